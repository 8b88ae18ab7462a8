"""What is decided before anything has a size: which stack each edge belongs to, and the lanes of every stack."""

from __future__ import annotations

from collections.abc import Mapping

from ..base.geometry import Side
from ..graph.placed import placed_boxes
from ..graph.styled import StyledCard, StyledDiagram, StyledEdge, StyledPanel, StyledStack, StyledText, boxes
from ..text import TextMeasurer
from ..text.stack import best_stacking
from .block import Block
from .lanes import LanePlan, SideUse, Where, lane_distances, needs_lane, plan_lanes
from .size import Sizer
from .ties import Inward, Ties, stacks

INWARD_ROOM = 20.0  # beside a box that its own panel is joined to, more than the panel's inset: an arrow's shaft and head


class Plans:
    """The ties and lanes of one diagram. `lanes` and `blocks` are by the identity of a stack; `roomy` names edges whose labels need more
    room. What lies in a block is settled already: it has ties, and no lanes from here."""

    def __init__(
        self, diagram: StyledDiagram, measurer: TextMeasurer, roomy: frozenset[str], blocks: Mapping[int, Block] | None = None
    ) -> None:
        self.diagram = diagram
        self.blocks = blocks or {}
        self.roomy = roomy
        self.centred_heads = not any(_enters_a_panel(edge) for edge in diagram.edges)
        self.sizer = Sizer(diagram.metrics, measurer, self.centred_heads)
        self.metrics = diagram.metrics
        self.ties = Ties(diagram)
        self.stack_of = {self.ties.numbers[id(s)]: s for s in stacks(diagram.root)}
        self.panel_of = {id(box.content): box for box in boxes(diagram.root) if isinstance(box, StyledPanel)}
        self.rigid = {id(s) for b in stacks(diagram.root) if id(b) in self.blocks for s in stacks(b)}  # asked, never gone through
        self.use = SideUse()
        self._use_in_blocks()
        self.lanes = {id(s): self._plan(s) for s in stacks(diagram.root)}

    def sides(self) -> tuple[tuple[str, Side, Side], ...]:
        """Edges in the gaps of a row go from column to column, however their boxes lie to each other."""
        found = []
        for stack in self.stack_of.values():
            for tie in self.ties.of(stack) if stack.axis == "x" and id(stack) not in self.rigid else ():
                if not tie.loop and not needs_lane(tie, False, stack.folded):
                    begin = Side.RIGHT if tie.forward else Side.LEFT
                    found.append((tie.edge.name, begin, begin.opposite))
        return tuple(found)

    def _use_in_blocks(self) -> None:
        """Sides that the ways of the blocks take already."""
        edges = {edge.name: edge for edge in self.diagram.edges}
        for way in (way for block in self.blocks.values() for way in block.ways):
            edge = edges.get(way.edge)
            if edge is None:  # the block belongs to another part of the diagram
                continue
            self.use.take(edge.source, way.begin, edge, True)
            self.use.take(edge.target, way.end, edge, False)

    def _plan(self, stack: StyledStack) -> tuple[LanePlan, ...]:
        if id(stack) in self.rigid:
            return ()
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
            self.end_width if vertical else self.end_height,
        )

    def _where(self, stack: StyledStack, path: str) -> Where:
        along, across = (stack.axis, "x" if stack.axis == "y" else "y")
        steps = self.ties.way_below(stack, path)
        outer, lean, opened = {-1: True, 1: True}, 0.0, True
        for number, index in steps[1:]:
            inner = self.stack_of[number]
            if id(inner) in self.blocks:
                shut, lean = _in_block(self.blocks[id(inner)], path, along == "y")
                outer, opened = {-1: outer[-1] and not shut[0], 1: outer[1] and not shut[1]}, False
                break
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

    def end_width(self, label: StyledText | None) -> float:
        """Width of a label at an edge's end, stacked as narrow as reads well; 0 without one."""
        return best_stacking(label.words, label.style, self.sizer.measurer)[1] if label else 0.0

    def end_height(self, label: StyledText | None) -> float:
        """Height of the same label."""
        return best_stacking(label.words, label.style, self.sizer.measurer)[0].paragraphs[0].height if label else 0.0

    def extents(self, stack: StyledStack, halves: list[float]) -> tuple[float, float]:
        """How far a stack reaches from its axis on the near and the far side, lanes and their labels included, in points."""
        plans = self.lanes[id(stack)]
        near = lane_distances([p for p in plans if p.near < 0], halves, self.metrics)[1]
        far = lane_distances([p for p in plans if p.near > 0], halves, self.metrics)[1]
        inwards = [halves[i.member] for i in self.ties.inwards(stack) if self.inward_side(stack, i) is Side.RIGHT]
        return near, max(far, max(inwards, default=0.0) + INWARD_ROOM if inwards else 0.0)

    def inward_side(self, stack: StyledStack, inward: Inward) -> Side | None:
        """By which side of a panel's content an edge from the panel comes in: past the first or the last member where no words of the
        panel stand in its way, else from the right. None where the stack is no panel's content: its gaps are for others."""
        panel = self.panel_of.get(id(stack))
        if panel is None:
            return None
        if inward.member == 0 and not panel.texts and panel.icon is None:
            return Side.TOP
        if inward.member == len(stack.items) - 1 and panel.footer is None:
            return Side.BOTTOM
        return Side.RIGHT


def _in_block(block: Block, path: str, vertical: bool) -> tuple[tuple[bool, bool], float]:
    """Whether other boxes of the block stand between a box and the block's near and far side across the flow; and where it stands
    across it, -1..+1."""
    box = next(node for node in placed_boxes(block.nodes) if node.path == path).rect
    others = [node.rect for node in placed_boxes(block.nodes) if not f"{path}/".startswith(f"{node.path}/")]
    if vertical:
        level = [other for other in others if other.y < box.bottom and box.y < other.bottom]
        return (any(o.x < box.x for o in level), any(o.x > box.x for o in level)), 2 * box.cx / block.w - 1
    level = [other for other in others if other.x < box.right and box.x < other.right]
    return (any(o.y < box.y for o in level), any(o.y > box.y for o in level)), 2 * box.cy / block.h - 1


def _enters_a_panel(edge: StyledEdge) -> bool:
    """Whether an edge crosses a panel's border: heads that stand in the middle would then be in its way."""
    inside, other = edge.source.rpartition("/")[0], edge.target.rpartition("/")[0]
    return inside != other
