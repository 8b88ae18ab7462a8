"""What is decided before anything has a size: which stack each edge belongs to, and the lanes of every stack."""

from __future__ import annotations

from ..base.geometry import Side
from ..graph.styled import StyledCard, StyledDiagram, StyledEdge, StyledPanel, StyledStack, boxes
from ..text import TextMeasurer
from ..text.stack import best_stacking
from .lanes import LanePlan, SideUse, Where, lane_distances, needs_lane, plan_lanes
from .size import Sizer
from .ties import Ties, stacks


class Plans:
    """The ties and lanes of one diagram. `lanes` is by the identity of a stack; `roomy` names edges whose labels need more room."""

    def __init__(self, diagram: StyledDiagram, measurer: TextMeasurer, roomy: frozenset[str]) -> None:
        self.diagram = diagram
        self.roomy = roomy
        self.centred_heads = not any(_enters_a_panel(edge) for edge in diagram.edges)
        self.sizer = Sizer(diagram.metrics, measurer, self.centred_heads)
        self.metrics = diagram.metrics
        self.ties = Ties(diagram)
        self.stack_of = {self.ties.numbers[id(s)]: s for s in stacks(diagram.root)}
        self.use = SideUse()
        self.lanes = {id(s): self._plan(s) for s in stacks(diagram.root)}

    def sides(self) -> tuple[tuple[str, Side, Side], ...]:
        """Edges in the gaps of a row go from column to column, however their boxes lie to each other."""
        found = []
        for stack in self.stack_of.values():
            for tie in self.ties.of(stack) if stack.axis == "x" else ():
                if not needs_lane(tie, False, stack.folded):
                    begin = Side.RIGHT if tie.forward else Side.LEFT
                    found.append((tie.edge.name, begin, begin.opposite))
        return tuple(found)

    def _plan(self, stack: StyledStack) -> tuple[LanePlan, ...]:
        vertical = stack.axis == "y"
        wide = [not isinstance(item, StyledCard) for item in stack.items] if vertical else [False] * len(stack.items)
        return plan_lanes(
            self.ties.of(stack),
            lambda path: self._where(stack, path),
            vertical,
            self.lane_label if vertical else self.line_label,
            wide,
            self.use,
            stack.folded,
        )

    def _where(self, stack: StyledStack, path: str) -> Where:
        along, across = (stack.axis, "x" if stack.axis == "y" else "y")
        steps = self.ties.way_below(stack, path)
        outer, lean, opened = {-1: True, 1: True}, 0.0, True
        for number, index in steps[1:]:
            inner = self.stack_of[number]
            last = len(inner.items) - 1
            if inner.axis == across:
                outer = {-1: outer[-1] and index == 0, 1: outer[1] and index == last}
                lean = lean or ((2 * index + 1) / (last + 1) - 1)
            elif inner.axis == along and last > 0:
                opened = False
        item = stack.items[steps[0][1]]
        inside = (isinstance(item, StyledPanel) and item.path != path) or path.count("/") > self._depth(stack)
        return Where(steps[0][1], outer, opened and not inside, lean, not isinstance(item, StyledCard))

    def _depth(self, stack: StyledStack) -> int:
        first = next(iter(boxes(stack)))
        number = self.ties.numbers[id(stack)]
        way = self.ties.ways[first.path]
        here = next(k for k, (s, _) in enumerate(way) if s == number)
        return sum(1 for k in range(here) if isinstance(self.stack_of[way[k][0]].items[way[k][1]], StyledPanel))

    def lane_label(self, edge: StyledEdge) -> tuple[float, float] | None:
        """Width and height of a label beside an upright lane: stacked as narrow as reads well."""
        if edge.label is None:
            return None
        block, width = best_stacking(edge.label.words, edge.label.style, self.sizer.measurer)
        return width, block.paragraphs[0].height

    def line_label(self, edge: StyledEdge) -> tuple[float, float] | None:
        """Height and width (across a level lane first) of a label on one line."""
        if edge.label is None:
            return None
        return edge.label.style.size * 1.2, self.sizer.natural_text((edge.label,))

    def extents(self, stack: StyledStack, halves: list[float]) -> tuple[float, float]:
        """How far a stack reaches from its axis on the near and the far side, lanes and their labels included, in points."""
        plans = self.lanes[id(stack)]
        near = lane_distances([p for p in plans if p.near < 0], halves, self.metrics)[1]
        far = lane_distances([p for p in plans if p.near > 0], halves, self.metrics)[1]
        return near, far


def _enters_a_panel(edge: StyledEdge) -> bool:
    """Whether an edge crosses a panel's border: heads that stand in the middle would then be in its way."""
    inside, other = edge.source.rpartition("/")[0], edge.target.rpartition("/")[0]
    return inside != other
