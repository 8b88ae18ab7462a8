"""From members and edges to the numbers that a kind knows.

In: a container's members, the diagram's edges and lengths. Out: a `FreeGraph`, not yet turned. It places nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..base.geometry import Size
from ..graph.styled import Metrics, StyledDiagram, StyledEdge, StyledStack, StyledText, boxes
from ..text import TextMeasurer
from ..text.stack import best_stacking
from .free import FreeEdge, FreeGraph, FreeHint, FreeNode, Gaps
from .lane_heads import LaneRoom
from .members import Grown, Member, Squeeze
from .widths import ARROW_ROOM

HEADS = {"sm": 2.0, "med": 3.0, "lg": 5.0}
SHAFT = 8.0  # points between two heads
EAR = 2.0  # clearances that a loop takes beside its box


class FreeGraphs:
    """Makes the graphs of one diagram's containers. `roomy` names edges whose labels found no place before."""

    def __init__(self, diagram: StyledDiagram, measurer: TextMeasurer, roomy: frozenset[str], room: Size) -> None:
        self.diagram = diagram
        self.measurer = measurer
        self.metrics: Metrics = diagram.metrics
        self.roomy = roomy
        self.room = room
        self.heads = max((_two_heads(edge) for edge in diagram.edges), default=0.0)

    def graph(
        self,
        stack: StyledStack,
        members: Sequence[Member],
        squeeze: Squeeze,
        grown: Grown,
        lanes: LaneRoom,
        may_fold: bool,
    ) -> FreeGraph:
        number = {box.path: k for k, member in enumerate(members) for box in boxes(member.item)}
        edges = tuple(self._edges(members, number))
        loops = {edge.source: self._ear(edge) for edge in edges if edge.source == edge.target}
        return FreeGraph(
            nodes=tuple(FreeNode(m.path, m.w, m.h, m.lane, m.inset, loops.get(k, 0.0)) for k, m in enumerate(members)),
            edges=edges,
            gaps=self._gaps(squeeze, grown),
            hints=tuple(FreeHint(h.kind, tuple(number[path] for path in h.nodes), h.at, h.side) for h in stack.layout.hints),
            room=self.room,
            columns=stack.layout.columns,
            lanes=(lanes.along,) * len(lanes.across),
            lane_least=lanes.across,
            may_fold=may_fold,
        )

    def _edges(self, members: Sequence[Member], number: Mapping[str, int]) -> Iterator[FreeEdge]:
        looks: dict[tuple[object, ...], int] = {}
        for edge in self.diagram.edges:
            if edge.source not in number or edge.target not in number:
                continue
            i, j = number[edge.source], number[edge.target]
            exact = members[i].path == edge.source and members[j].path == edge.target
            if i == j and not (exact and edge.source == edge.target):
                continue
            yield FreeEdge(
                name=edge.name,
                source=i,
                target=j,
                exact=exact,
                look=looks.setdefault(edge.look, len(looks)),
                width=edge.width,
                label=self._label(edge.label, edge.name in self.roomy),
                tail=self._label(edge.tail_label),
                head=self._label(edge.head_label),
                side=edge.side,
                min_length=edge.min_length,
                priority=edge.priority,
            )

    def _label(self, text: StyledText | None, roomy: bool = False) -> tuple[float, float] | None:
        """Width and height of a label, stacked as narrow as reads well; with room to spare where it found no place before."""
        if text is None:
            return None
        block, width = best_stacking(text.words, text.style, self.measurer)
        more = 2 * self.metrics.label_gap if roomy else 0.0
        return width + more, block.paragraphs[0].height + more

    def _ear(self, edge: FreeEdge) -> float:
        label = edge.label[0] + self.metrics.label_gap if edge.label else 0.0
        return EAR * self.metrics.clearance + label

    def _gaps(self, squeeze: Squeeze, grown: Grown) -> Gaps:
        m, gap = self.metrics, squeeze.gap
        return Gaps(
            rank=max(m.step_gap[1] * gap * grown.rank, self.heads),
            node=m.sibling_gap * (0.5 + gap / 2) * grown.node,
            track=m.clearance * gap,
            stub=ARROW_ROOM * (0.5 + gap / 2),
            label=m.label_gap * (0.5 + gap / 2),
        )


def _two_heads(edge: StyledEdge) -> float:
    """Points that a line needs for arrowheads at both ends with a little shaft between; 0 where it has one at most. A head is 3 or 5 times as
    long as its line is wide (ECMA-376, ST_LineEndLength)."""
    if edge.begin_arrow is None or edge.end_arrow is None:
        return 0.0
    return edge.width * (HEADS[edge.begin_arrow] + HEADS[edge.end_arrow]) + SHAFT
