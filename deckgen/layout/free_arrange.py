"""Places containers whose layout is not flow: sizes their boxes, asks the kind for a drawing, and turns it back into placed nodes.

In: a styled diagram, a measurer, the frame. Out: a `PlacedDiagram` or by how much it is too large. Containers are laid out from the inside
outwards: what is inside a panel is one box for what is around it. How wide cards are and how near to each other boxes stand is tried from
comfortable to tight (`SQUEEZES`) until everything fits; the type size is not changed here. It never routes what a kind leaves unrouted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ..base.geometry import Rect, Side, Size
from ..graph.placed import PlacedDiagram, ReservedWay
from ..graph.styled import Direction, Hint, StyledDiagram, StyledNode, StyledPanel, StyledStack, boxes
from ..text import TextMeasurer
from .block import Block, moved
from .flow_block import flow_block
from .free import FreeDrawing, FreeGraph, FreeWay, Kind
from .free_graph import FreeGraphs
from .kinds import free_kind
from .lane_heads import lane_node, lane_room, lanes_of, standing_room
from .members import AS_NEEDED, SQUEEZES, Grown, Member, Members, Squeeze, TooNarrow
from .turn import as_down, as_wanted, levelled
from .widths import Misfit

MANY = 60  # boxes from which on fewer ways of sizing are tried
SPARE = (1.75, 1.5, 1.25)  # factors by which gaps may grow on a page with room …
AIRY = (1.25, 1.12)  # … and, before them, cards


class Fitting(NamedTuple):
    """A container drawn: its block, the hints that do not hold, and how often its run goes on elsewhere."""

    block: Block
    unmet: tuple[Hint, ...] = ()
    folds: int = 0


KindPlans = dict[tuple[tuple[str, ...], Direction], Any]
"""What kinds planned, by the boxes of a container and the direction: it does not depend on sizes, so it serves at every type step."""


def arrange_free(
    diagram: StyledDiagram,
    measurer: TextMeasurer,
    frame: Rect,
    roomy: frozenset[str] = frozenset(),
    plans: KindPlans | None = None,
    may_fold: bool = True,
) -> PlacedDiagram | Misfit:
    """Place a diagram whose root has a layout other than flow in `frame` (points), its direction given (auto counts as down)."""
    arranger = FreeArranger(diagram, measurer, Size(frame.w, frame.h), roomy, plans, may_fold)
    found = arranger.fitting(diagram.root)
    if isinstance(found, Misfit):
        return found
    block, unmet, folds = found
    at = moved(block, frame.x + (frame.w - block.w) / 2, frame.y + (frame.h - block.h) / 2)
    return PlacedDiagram(diagram, frame, at.nodes, at.lanes, at.sides, ways=at.ways, unmet=unmet, folds=folds)


def blocks_of(
    diagram: StyledDiagram,
    measurer: TextMeasurer,
    room: Size,
    roomy: frozenset[str],
    squeeze: Squeeze,
    plans: KindPlans | None = None,
) -> tuple[dict[int, Block], tuple[Hint, ...]] | Misfit:
    """Every container below the root that a flow cannot set itself, placed, by the identity of its stack; and the hints that do not hold."""
    try:
        return FreeArranger(diagram, measurer, room, roomy, plans).blocks(diagram.root, squeeze)
    except TooNarrow as error:
        return error.misfit


class FreeArranger:
    """Places the free containers of one diagram; remembers plans, since the same graph is placed at several sizes."""

    def __init__(
        self,
        diagram: StyledDiagram,
        measurer: TextMeasurer,
        room: Size,
        roomy: frozenset[str],
        plans: KindPlans | None = None,
        may_fold: bool = True,
    ) -> None:
        self.diagram = diagram
        self.measurer = measurer
        self.room = room
        self.roomy = roomy
        self.members = Members(diagram, measurer, roomy)
        self.graphs = FreeGraphs(diagram, measurer, roomy, room)
        self.may_fold = may_fold
        self._plans = {} if plans is None else plans
        self._blocks: dict[Squeeze, tuple[dict[int, Block], tuple[Hint, ...]]] = {}

    # ---- choosing how tight

    def fitting(self, root: StyledStack) -> Fitting | Misfit:
        """The root at the most comfortable sizes that fit the room, its gaps grown where there is room to spare. If the tightest do not fit,
        nothing between is tried; of a large graph three are tried at most."""
        direction = _direction(root)
        many = len(list(boxes(root))) > MANY
        comfortable = None if many else self._fitting(root, SQUEEZES[0], direction)
        if isinstance(comfortable, Fitting):
            return self._roomier(root, SQUEEZES[0], comfortable, direction)
        last = SQUEEZES[-1] if self.may_fold else SQUEEZES[-2]  # cards of many widths are a last resort, like folds
        tight = self._fitting(root, last, direction)
        if isinstance(tight, Misfit):
            return tight
        for squeeze in (SQUEEZES[1], SQUEEZES[3]) if many else SQUEEZES[1 : SQUEEZES.index(last)]:
            found = self._fitting(root, squeeze, direction)
            if isinstance(found, Fitting):
                return self._roomier(root, squeeze, found, direction)
        return self._roomier(root, last, tight, direction)

    def _fitting(self, root: StyledStack, squeeze: Squeeze, direction: Direction, grown: Grown = AS_NEEDED) -> Fitting | Misfit:
        drawn = self._drawn(root, squeeze, direction, grown)
        return drawn if isinstance(drawn, Misfit) else self._lack(drawn.block) or drawn

    def _lack(self, block: Block) -> Misfit | None:
        over_w, over_h = block.w - self.room.w, block.h - self.room.h
        if max(over_w, over_h) <= 0.01:
            return None
        return Misfit("width", over_w) if over_w > over_h else Misfit("height", over_h)

    def _roomier(self, root: StyledStack, squeeze: Squeeze, fitting: Fitting, direction: Direction) -> Fitting:
        """The same with larger cards, then larger gaps along and across, as far as the room goes."""
        if len(root.items) > MANY:
            return fitting
        grown = AS_NEEDED
        for field, factors in (("card", AIRY if squeeze is SQUEEZES[0] else ()), ("rank", SPARE), ("node", SPARE)):
            for factor in factors:
                trial = grown._replace(**{field: factor})
                found = self._fitting(root, squeeze, direction, trial)
                if isinstance(found, Fitting) and _shape(found.block) == _shape(fitting.block):
                    grown, fitting = trial, found
                    break
        return fitting

    # ---- containers inside

    def blocks(self, root: StyledNode, squeeze: Squeeze) -> tuple[dict[int, Block], tuple[Hint, ...]]:
        """Blocks for every panel's content below `root` that flow does not set; the innermost first, as those around hold them. They do not
        depend on how far gaps around them grow, so they are kept."""
        if squeeze not in self._blocks:
            self._blocks[squeeze] = self._all_blocks(root, squeeze)
        return self._blocks[squeeze]

    def _all_blocks(self, root: StyledNode, squeeze: Squeeze) -> tuple[dict[int, Block], tuple[Hint, ...]]:
        found: dict[int, Block] = {}
        unmet: list[Hint] = []
        for panel in reversed([box for box in boxes(root) if isinstance(box, StyledPanel)]):
            stack = panel.content
            if not is_block(panel):
                continue
            if stack.layout.kind == "flow":
                found[id(stack)] = self._reversed(stack, squeeze, found)
                continue
            block, missed = self._inner(stack, squeeze, found)
            found[id(stack)] = block
            unmet += missed
        return found, tuple(unmet)

    def _inner(self, stack: StyledStack, squeeze: Squeeze, known: dict[int, Block]) -> tuple[Block, tuple[Hint, ...]]:
        """A container's content in the direction that takes the smaller share of the room."""
        auto = stack.layout.direction == "auto" and free_kind(stack.layout.kind).turns
        directions: tuple[Direction, ...] = ("down", "right") if auto else (_direction(stack),)
        drawn = [self._free(stack, squeeze, direction, AS_NEEDED, known) for direction in directions]
        block, unmet, _ = min(drawn, key=lambda found: max(found.block.w / self.room.w, found.block.h / self.room.h))
        return block, unmet

    def _reversed(self, stack: StyledStack, squeeze: Squeeze, known: dict[int, Block]) -> Block:
        """A container's flow that runs against the way of reading, set on its own."""
        block = flow_block(self.diagram, stack, self.measurer, self.roomy, known, squeeze.width, stack.layout.direction)
        if isinstance(block, Misfit):
            raise TooNarrow(block)
        return block

    # ---- one container

    def _drawn(self, root: StyledStack, squeeze: Squeeze, direction: Direction, grown: Grown) -> Fitting | Misfit:
        try:
            known, unmet = self.blocks(root, squeeze)
            found = self._free(root, squeeze, direction, grown, known)
        except TooNarrow as error:
            return error.misfit
        return found._replace(unmet=(*unmet, *found.unmet))

    def _free(self, stack: StyledStack, squeeze: Squeeze, direction: Direction, grown: Grown, known: dict[int, Block]) -> Fitting:
        kind = free_kind(stack.layout.kind)
        turned: Direction = direction if kind.turns else "down"
        members = self.members.of(stack, squeeze, known, grown.card)
        lanes = lanes_of(stack)
        room = lane_room(self.members.sizer, lanes, turned)
        graph = self.graphs.graph(stack, members, squeeze, grown, room, self.may_fold)
        drawing = as_wanted(self._placed(kind, as_down(graph, turned), turned), turned)
        if lanes and not levelled(turned):  # lanes are often wider than titles need: these take less height then
            height = standing_room(self.members.sizer, lanes, [band.w for band in drawing.bands])
            graph = graph._replace(lanes=(height,) * len(lanes))
            drawing = as_wanted(self._placed(kind, as_down(graph, turned), turned), turned)
        block = self._block(stack, members, graph, drawing, turned)
        return Fitting(block, tuple(stack.layout.hints[k] for k in drawing.unmet), drawing.folds)

    def _placed(self, kind: Kind, graph: FreeGraph, direction: Direction) -> FreeDrawing:
        turned: Direction = "down" if kind.plans_alike and not graph.hints else direction
        key = (tuple(node.path for node in graph.nodes), turned)
        if key not in self._plans:
            self._plans[key] = kind.plan(graph)
        return kind.place(graph, self._plans[key])

    # ---- back from numbers

    def _block(
        self, stack: StyledStack, members: Sequence[Member], graph: FreeGraph, drawing: FreeDrawing, direction: Direction
    ) -> Block:
        pieces = [member.place(rect) for member, rect in zip(members, drawing.rects)]
        sides = [edge.side for edge in graph.edges]  # a way by another side than was asked for is no use: the router finds one
        ways = [_reserved(way, graph) for way in drawing.ways if sides[way.edge] in (None, way.begin, way.end)]
        for piece in pieces:
            ways += piece.ways
        nodes = tuple(node for piece in pieces for node in piece.nodes)
        if drawing.bands:
            inside = [tuple(n for m, p in zip(members, pieces) if m.lane == k for n in p.nodes) for k in range(len(drawing.bands))]
            nodes = tuple(
                lane_node(self.members.sizer, lane, band, title, children, direction)
                for lane, band, title, children in zip(lanes_of(stack), drawing.bands, graph.lanes, inside)
            )
        return Block(
            drawing.size.w,
            drawing.size.h,
            nodes,
            tuple(ways),
            tuple(lane for piece in pieces for lane in piece.lanes),
            tuple(side for piece in pieces for side in piece.sides),
        )


def is_block(panel: StyledPanel) -> bool:
    """Whether a flow around it cannot set what is in the panel: it has a layout of its own, or runs against the way of reading."""
    layout = panel.content.layout
    return not panel.lane and (layout.kind != "flow" or layout.direction in ("up", "left"))


def _shape(block: Block) -> list[tuple[str, Side, Side, int]]:
    """How the ways of a drawing run: larger gaps must not make another drawing of it."""
    return [(way.edge, way.begin, way.end, len(way.points)) for way in block.ways]


def _direction(stack: StyledStack) -> Direction:
    return "down" if stack.layout.direction == "auto" else stack.layout.direction


def _reserved(way: FreeWay, graph: FreeGraph) -> ReservedWay:
    return ReservedWay(graph.edges[way.edge].name, way.begin, way.end, way.points)
