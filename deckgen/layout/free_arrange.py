"""Places containers whose layout is not flow: sizes their boxes, asks the kind for a drawing, and turns it back into placed nodes.

In: a styled diagram, a measurer, the frame. Out: a `PlacedDiagram` or by how much it is too large. Containers are laid out from the inside
outwards: what is inside a panel is one box for what is around it. How wide cards are and how near to each other boxes stand is tried from
comfortable to tight (`SQUEEZES`) until everything fits; the type size is not changed here. It never routes what a kind leaves unrouted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import fsum
from typing import Any, NamedTuple

from ..base.geometry import Rect, Side, Size
from ..graph.placed import PanelContent, PlacedDiagram, PlacedNode, PlacedText, ReservedWay
from ..graph.styled import (
    Direction,
    Hint,
    StyledCard,
    StyledDiagram,
    StyledNode,
    StyledPanel,
    StyledStack,
    StyledText,
    boxes,
)
from ..text import TextMeasurer
from ..text.stack import best_stacking
from .block import Block, moved
from .content import card_content
from .flow_block import flow_block
from .free import FreeDrawing, FreeEdge, FreeGraph, FreeHint, FreeNode, FreeWay, Gaps, Kind
from .kinds import free_kind
from .size import Sizer
from .turn import as_down, as_wanted, levelled
from .widths import ARROW_ROOM, Misfit

CORNER = 4.0  # lines stay so far from a rounded corner
EAR = 2.0  # clearances that a loop takes beside its box
EVEN = 1.5  # plain cards are made equally high while the tallest is at most this many times as high as the lowest
OUTLIER = 1.35  # a card's natural width counts up to this many times the median one
MANY = 60  # boxes from which on fewer ways of sizing are tried
SPARE = (1.75, 1.5, 1.25)  # factors by which gaps may grow on a page with room …
AIRY = (1.25, 1.12)  # … and, before them, cards
TITLE_ROOM = 120.0  # points that the title of a level swimlane is wide at most


class Squeeze(NamedTuple):
    """How tight: `width` is how far card widths go from the smallest (0) to the natural (1), `gap` the share of the preferred gaps. As a last
    resort every card has a width of its `own`."""

    width: float
    gap: float
    own: bool = False


SQUEEZES = (
    Squeeze(1, 1),
    Squeeze(0.7, 1),
    Squeeze(0.45, 0.9),
    Squeeze(0.3, 0.75),
    Squeeze(0.15, 0.75),
    Squeeze(0, 0.65),
    Squeeze(0, 0.5),
    Squeeze(0, 0.5, own=True),
)


class Grown(NamedTuple):
    """Factors by which the gaps from rank to rank, the gaps within a rank, and the cards are larger than they need be."""

    rank: float = 1.0
    node: float = 1.0
    card: float = 1.0


AS_NEEDED = Grown()
MISSING = Misfit("width", 0.0)  # of what is not tried


class Fitting(NamedTuple):
    """A container drawn: its block, the hints that do not hold, and how often its run goes on elsewhere."""

    block: Block
    unmet: tuple[Hint, ...] = ()
    folds: int = 0


class Member(NamedTuple):
    """One box of a free graph: its size, and how to place it in a rectangle of that size."""

    item: StyledNode
    w: float
    h: float
    lane: int
    place: Callable[[Rect], Block]


Plans = dict[tuple[tuple[str, ...], Direction], Any]
"""What kinds planned, by the boxes of a container and the direction: it does not depend on sizes, so it serves at every type step."""


def arrange_free(
    diagram: StyledDiagram,
    measurer: TextMeasurer,
    frame: Rect,
    roomy: frozenset[str] = frozenset(),
    plans: Plans | None = None,
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
    diagram: StyledDiagram, measurer: TextMeasurer, room: Size, roomy: frozenset[str], squeeze: Squeeze
) -> tuple[dict[int, Block], tuple[Hint, ...]] | Misfit:
    """Every container below the root that a flow cannot set itself, placed, by the identity of its stack; and the hints that do not hold."""
    try:
        return FreeArranger(diagram, measurer, room, roomy).blocks(diagram.root, squeeze)
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
        plans: Plans | None = None,
        may_fold: bool = True,
    ) -> None:
        self.diagram = diagram
        self.measurer = measurer
        self.metrics = diagram.metrics
        self.room = room
        self.roomy = roomy
        self.sizer = Sizer(diagram.metrics, measurer)
        self.may_fold = may_fold
        self._plans = {} if plans is None else plans

    # ---- choosing how tight

    def fitting(self, root: StyledStack) -> Fitting | Misfit:
        """The root at the most comfortable sizes that fit the room, its gaps grown where there is room to spare. If the tightest do not fit,
        nothing between is tried; of a large graph three are tried at most."""
        direction = _direction(root)
        many = len(list(boxes(root))) > MANY
        found = MISSING if many else self._fitting(root, SQUEEZES[0], direction)
        if isinstance(found, Fitting):
            return self._roomier(root, SQUEEZES[0], found, direction)
        tight = self._fitting(root, SQUEEZES[-1], direction)
        if isinstance(tight, Misfit):
            return tight
        for squeeze in (SQUEEZES[1], SQUEEZES[3]) if many else SQUEEZES[1:-1]:
            found = self._fitting(root, squeeze, direction)
            if isinstance(found, Fitting):
                return self._roomier(root, squeeze, found, direction)
        return self._roomier(root, SQUEEZES[-1], tight, direction)

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
        """Blocks for every panel's content below `root` that flow does not set; the innermost first, as those around hold them."""
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
        members = self._members(stack, squeeze, known, grown.card)
        hints = _hints(stack)
        graph = self._graph(stack, members, hints, squeeze, grown, turned)
        drawing = as_wanted(self._placed(stack, kind, as_down(graph, turned), turned), turned)
        block = self._block(stack, members, graph, drawing, turned)
        return Fitting(block, tuple(hints[k] for k in drawing.unmet), drawing.folds)

    def _placed(self, stack: StyledStack, kind: Kind, graph: FreeGraph, direction: Direction) -> FreeDrawing:
        turned: Direction = direction if graph.hints else "down"  # hints name sides; nothing else that is planned knows a direction
        key = (tuple(node.path for node in graph.nodes), turned)
        if key not in self._plans:
            self._plans[key] = kind.plan(graph)
        return kind.place(graph, self._plans[key])

    # ---- sizes

    def _members(self, stack: StyledStack, squeeze: Squeeze, known: dict[int, Block], airy: float) -> list[Member]:
        lanes = [item for item in stack.items if isinstance(item, StyledPanel) and item.lane]
        groups = [lane.content.items for lane in lanes] or [stack.items]
        cards = [item for group in groups for item in group if isinstance(item, StyledCard)]
        widths = dict.fromkeys((card.path for card in cards), airy * self._card_width(cards, squeeze))
        if squeeze.own:
            widths = {card.path: self._own_width(card, widths[card.path]) for card in cards}
        heights = {path: airy * height for path, height in self._card_heights(cards, widths, squeeze).items()}
        return [
            self._card(item, widths[item.path], heights[item.path], lane)
            if isinstance(item, StyledCard)
            else self._group(item, squeeze, known, lane)
            for lane, group in enumerate(groups)
            for item in group
        ]

    def _card_width(self, cards: Sequence[StyledCard], squeeze: Squeeze) -> float:
        """One width for all cards of a container; one with far longer words than the others has them broken."""
        if not cards:
            return 0.0
        widths = [self.sizer.card_widths(card) for card in cards]
        least = max(low for low, _ in widths)
        naturals = sorted(high for _, high in widths)
        natural = max(least, min(naturals[-1], OUTLIER * naturals[len(naturals) // 2]))
        return least + squeeze.width * (natural - least)

    def _own_width(self, card: StyledCard, most: float) -> float:
        """As wide as its words in one line, if that is less than what all cards would have."""
        wanted = self.sizer.natural_text(card.texts) + self.sizer.card_side(card)
        return min(most, max(self.sizer.card_widths(card)[0], wanted))

    def _card_heights(self, cards: Sequence[StyledCard], widths: dict[str, float], squeeze: Squeeze) -> dict[str, float]:
        """Heights at those widths: plain cards are equally high unless some would become far too high."""
        share = 1.0 if squeeze.gap > 0.7 else 0.3
        own = {card.path: self.sizer.card_height(card, widths[card.path]).at(share) for card in cards}
        plain = [own[card.path] for card in cards if not card.pills and not card.footer]
        tallest = max(plain, default=0.0)
        if plain and tallest <= EVEN * min(plain):
            own |= {card.path: tallest for card in cards if not card.pills and not card.footer}
        return own

    def _card(self, card: StyledCard, width: float, height: float, lane: int) -> Member:
        def place(rect: Rect) -> Block:
            return Block(rect.w, rect.h, (PlacedNode(card, rect, card_content(self.sizer, card, rect)),))

        return Member(card, width, height, lane, place)

    def _group(self, item: StyledNode, squeeze: Squeeze, known: dict[int, Block], lane: int) -> Member:
        """A panel or a row of boxes: set by the flow, one box from here on."""
        block = flow_block(self.diagram, item, self.measurer, self.roomy, known, squeeze.width)
        if isinstance(block, Misfit):
            raise TooNarrow(block)
        return Member(item, block.w, block.h, lane, lambda rect: moved(block, rect.x, rect.y))

    # ---- the graph

    def _graph(
        self,
        stack: StyledStack,
        members: Sequence[Member],
        hints: Sequence[Hint],
        squeeze: Squeeze,
        grown: Grown,
        direction: Direction,
    ) -> FreeGraph:
        number = {box.path: k for k, member in enumerate(members) for box in boxes(member.item)}
        edges = tuple(self._edges(members, number))
        loops = {edge.source: self._ear(edge) for edge in edges if edge.source == edge.target}
        nodes = tuple(FreeNode(_path(m.item), m.w, m.h, m.lane, _inset(m), loops.get(k, 0.0)) for k, m in enumerate(members))
        return FreeGraph(
            nodes=nodes,
            edges=edges,
            gaps=self._gaps(squeeze, grown),
            hints=tuple(FreeHint(h.kind, tuple(number[path] for path in h.nodes), h.at, h.side) for h in hints),
            room=self.room,
            columns=stack.layout.columns,
            lanes=self._lane_titles(stack, direction),
            may_fold=self.may_fold,
        )

    def _edges(self, members: Sequence[Member], number: dict[str, int]) -> Iterator[FreeEdge]:
        looks: dict[tuple[object, ...], int] = {}
        for edge in self.diagram.edges:
            if edge.source not in number or edge.target not in number:
                continue
            i, j = number[edge.source], number[edge.target]
            exact = _path(members[i].item) == edge.source and _path(members[j].item) == edge.target
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
            rank=m.step_gap[1] * gap * grown.rank,
            node=m.sibling_gap * (0.5 + gap / 2) * grown.node,
            track=m.clearance * gap,
            stub=ARROW_ROOM * (0.5 + gap / 2),
            label=m.label_gap * (0.5 + gap / 2),
        )

    # ---- swimlanes

    def _lane_titles(self, stack: StyledStack, direction: Direction) -> tuple[float, ...]:
        """Room that each lane's title takes at its beginning: its height where lanes stand, its width where they lie."""
        lanes = [item for item in stack.items if isinstance(item, StyledPanel) and item.lane]
        inset = 2 * self.metrics.panel_inset
        found = []
        for lane in lanes:
            icon = lane.icon.size + self.metrics.icon_gap if lane.icon else 0.0
            if levelled(direction):
                least, natural = self.sizer.least_text(lane.texts), self.sizer.natural_text(lane.texts)
                found.append(max(least, min(natural, TITLE_ROOM)) + icon + inset)
            else:
                height = fsum(t.style.size * 1.2 for t in lane.texts)
                found.append(max(height, lane.icon.size if lane.icon else 0.0) + inset)
        return (max(found),) * len(found) if found else ()

    def _lane_node(
        self, lane: StyledPanel, band: Rect, title: float, children: tuple[PlacedNode, ...], direction: Direction
    ) -> PlacedNode:
        inset = self.metrics.panel_inset
        size = lane.icon.size if lane.icon else 0.0
        side = size + self.metrics.icon_gap if lane.icon else 0.0
        head = Rect(band.x, band.y, title, band.h) if levelled(direction) else Rect(band.x, band.y, band.w, title)
        if direction == "left":
            head = Rect(band.right - title, band.y, title, band.h)
        elif direction == "up":
            head = Rect(band.x, band.bottom - title, band.w, title)
        text = icon = None
        block = self.sizer.block(lane.texts, head.w - 2 * inset - side)
        height = self.sizer.block_height(block)
        if block:
            text = PlacedText(
                lane.texts, block, Rect(head.x + inset + side, head.cy - height / 2, head.w - 2 * inset - side, height)
            )
        if lane.icon:
            icon = Rect(head.x + inset, head.cy - size / 2, size, size)
        return PlacedNode(
            lane, band, PanelContent(text, icon, None, not lane.icon and not levelled(direction), head=head), children
        )

    # ---- back from numbers

    def _block(
        self, stack: StyledStack, members: Sequence[Member], graph: FreeGraph, drawing: FreeDrawing, direction: Direction
    ) -> Block:
        pieces = [member.place(rect) for member, rect in zip(members, drawing.rects)]
        ways = [_reserved(way, graph) for way in drawing.ways]
        for piece in pieces:
            ways += piece.ways
        nodes: tuple[PlacedNode, ...]
        if drawing.bands:
            lanes = [item for item in stack.items if isinstance(item, StyledPanel)]
            nodes = tuple(
                self._lane_node(
                    lane, band, graph.lanes[k], tuple(n for m, p in zip(members, pieces) if m.lane == k for n in p.nodes), direction
                )
                for k, (lane, band) in enumerate(zip(lanes, drawing.bands))
            )
        else:
            nodes = tuple(node for piece in pieces for node in piece.nodes)
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


class TooNarrow(Exception):
    """A box inside cannot be made at all at this type size."""

    def __init__(self, misfit: Misfit) -> None:
        super().__init__()
        self.misfit = misfit


def _direction(stack: StyledStack) -> Direction:
    return "down" if stack.layout.direction == "auto" else stack.layout.direction


def _hints(stack: StyledStack) -> list[Hint]:
    """A container's hints; those of swimlanes are the whole's."""
    lanes = [item.content.layout.hints for item in stack.items if isinstance(item, StyledPanel) and item.lane]
    return [*stack.layout.hints, *(hint for hints in lanes for hint in hints)]


def _path(item: StyledNode) -> str:
    """A box's path; a row or column is known by its first box."""
    return next(boxes(item)).path if isinstance(item, StyledStack) else item.path


def _inset(member: Member) -> float:
    """How far from a box's corners lines must stay."""
    radius = 0.0 if isinstance(member.item, StyledStack) else member.item.radius
    return min(radius, member.w / 2, member.h / 2) + CORNER


def _reserved(way: FreeWay, graph: FreeGraph) -> ReservedWay:
    return ReservedWay(graph.edges[way.edge].name, way.begin, way.end, way.points)
