"""The ring: boxes clockwise around a free middle, in a top row, a right column, a bottom row and a left column.

In: sizes, edges by number, gaps, room. Out: a rectangle for every box, straight ways along the rows and columns of the ring and ways with one
bend around its corners. Edges through the middle are left to the router. It never changes a size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, log
from typing import NamedTuple

from ..base.geometry import Point, Rect, Side, Size
from .free import FreeDrawing, FreeGraph, FreeWay, Kind
from .ring_order import RingPlan, order_holds, ring_plan
from .spokes import spoke_ways
from .straight import Link, along, links, offsets, straights

MOST_CHORDS = 8  # lines for which the middle is kept free, at most
# costs of a ring's form, beside 1 for an aspect e times the room's: type e times smaller, and no box right at the top
SMALLER, NO_TOP = 6.0, 0.3
FINALISTS = 3  # forms that are set whole, with the room that lines and labels need
TOP, RIGHT, BOTTOM, LEFT = range(4)  # the parts of a ring, clockwise
# by which sides a line leaves a box of one part and enters the next one, of this part or another
SIDES = {
    (TOP, TOP): (Side.RIGHT, Side.LEFT),
    (TOP, RIGHT): (Side.RIGHT, Side.TOP),
    (TOP, BOTTOM): (Side.RIGHT, Side.TOP),
    (RIGHT, RIGHT): (Side.BOTTOM, Side.TOP),
    (RIGHT, BOTTOM): (Side.BOTTOM, Side.RIGHT),
    (BOTTOM, BOTTOM): (Side.LEFT, Side.RIGHT),
    (BOTTOM, LEFT): (Side.LEFT, Side.BOTTOM),
    (BOTTOM, TOP): (Side.TOP, Side.LEFT),
    (LEFT, LEFT): (Side.TOP, Side.BOTTOM),
    (LEFT, TOP): (Side.TOP, Side.LEFT),
}


class Form(NamedTuple):
    """How many boxes stand in the top row, in either column and in the bottom row."""

    top: int
    column: int
    bottom: int


class Pitch(NamedTuple):
    """Distances of a ring: the largest box, the gaps of rows and of columns, and how far the columns' axes are from the middle."""

    w: float
    h: float
    gx: float
    gy: float
    axis: float


def plan(graph: FreeGraph) -> RingPlan:
    """The order around the ring and what stands in its middle."""
    return ring_plan(graph)


def place(graph: FreeGraph, planned: RingPlan) -> FreeDrawing:
    """The ring in the form that lets the boxes stay largest in the room, then fits its aspect best."""
    if not graph.nodes:
        return FreeDrawing(Size(0.0, 0.0), ())
    joins = links(graph)
    forms = sorted(_forms(len(planned.ring)), key=lambda form: _cost(graph, form, _rough_size(graph, form)))
    drawn = [_Ring(graph, planned, form, joins) for form in forms[:FINALISTS]]
    ring = drawn[min((_cost(graph, ring.form, ring.size), k) for k, ring in enumerate(drawn))[1]]
    unmet = tuple(k for k, hint in enumerate(graph.hints) if not order_holds(hint, planned))
    return FreeDrawing(ring.size, ring.rects, tuple(sorted(ring.ways(), key=lambda way: way.edge)), (), unmet)


def _forms(count: int) -> list[Form]:
    """Forms that are mirrored about the upright axis: as many boxes at the left as at the right, at most one more below than above."""
    if count == 1:
        return [Form(1, 0, 0)]
    if count == 2:
        return [Form(1, 0, 1), Form(2, 0, 0)]
    if count == 3:
        return [Form(1, 0, 2)]
    return [Form((count - 2 * k) // 2, k, (count - 2 * k + 1) // 2) for k in range(1, (count - 2) // 2 + 1)]


def _rough_size(graph: FreeGraph, form: Form) -> Size:
    """The size with the least gaps everywhere, the columns outside the rows if there is room for that."""
    w, h = max(node.w for node in graph.nodes), max(node.h for node in graph.nodes)
    row, gap = max(form.top, form.bottom), graph.gaps.rank
    width, height = row * w + (row - 1) * gap, (form.column + 2) * h + (form.column + 1) * gap
    if not form.column:
        return Size(width, height)
    least, wish = width + w + 2 * max(2 * graph.gaps.stub, gap), width + 2 * w + gap
    return Size(wish if graph.room is None else max(least, min(wish, graph.room.w)), height)


def _cost(graph: FreeGraph, form: Form, size: Size) -> float:
    """How bad a form is: smaller type, another aspect than the room's, no box at the very top."""
    room = graph.room or Size(max(size), max(size))
    smaller = max(0.0, log(size.w / room.w), log(size.h / room.h))
    aspect = abs(log((size.w / size.h) / (room.w / room.h)))
    return round(SMALLER * smaller + aspect + NO_TOP * (form.top % 2 == 0), 9)


class _Ring:
    """One form of a ring, set."""

    def __init__(self, graph: FreeGraph, planned: RingPlan, form: Form, joins: Sequence[Link]) -> None:
        self.graph = graph
        self.planned = planned
        self.form = form
        parts = [TOP] * form.top + [RIGHT] * form.column + [BOTTOM] * form.bottom + [LEFT] * form.column
        first = (form.top - 1) // 2
        self.slots = [(first + k) % len(parts) for k in range(len(parts))]
        self.parts = [parts[slot] for slot in self.slots]
        self.links = joins
        self.steps = list(self._steps())
        self.chords = self._chords()
        self.pitch = self._pitch()
        self.rects = self._rects()
        right = max(rect.right + node.loop for rect, node in zip(self.rects, graph.nodes))
        self.size = Size(right, max(rect.bottom for rect in self.rects))

    # ---- distances

    def _chords(self) -> int:
        """How many lines run through the middle, the hub's left out."""
        steps = {(link.a, link.b) for link, _ in self.steps}
        hub = self.planned.hub
        found = sum(len(link.edges) for link in self.links if (link.a, link.b) not in steps and hub not in (link.a, link.b))
        return min(found, MOST_CHORDS)

    def _tracks(self, lines: int) -> float:
        """Room for so many lines beside each other."""
        return 2 * self.graph.gaps.stub + (lines - 1) * self.graph.gaps.track if lines else 0.0

    def _pitch(self) -> Pitch:
        graph, ring, form = self.graph, self.planned.ring, self.form
        gaps = graph.gaps
        nodes = [graph.nodes[n] for n in ring]
        w, h = max(node.w for node in nodes), max(node.h for node in nodes)
        gx, gy = self._label_gaps()
        loop = max((graph.nodes[n].loop for n, part in zip(ring, self.parts) if part in (TOP, BOTTOM)), default=0.0)
        gx += loop
        free_w, free_h = self._middle()
        gy = max(gy, self._tracks(ceil(self.chords / (form.column + 1))))
        gy = max(gy, (free_h - form.column * h) / (form.column + 1) if len(ring) > 2 else 0.0)
        row = max(form.top, form.bottom) if form.column else form.top
        end = (row * w + (row - 1) * gx) / 2
        least = max(end + max(2 * gaps.stub, gaps.rank) + loop, (free_w + w) / 2, (w + gx) / 2)
        room = graph.room.w if graph.room else None
        wish = end + (w + gx) / 2 if form.column else least
        return Pitch(w, h, gx, gy, max(least, wish if room is None else min(wish, (room - w) / 2)))

    def _label_gaps(self) -> tuple[float, float]:
        """Gaps of rows and columns: the least of ranks, or as long as the labels of the edges in them ask for."""
        gaps = self.graph.gaps
        gx = gy = gaps.rank
        for link, (a, b) in self.steps:
            for k in link.edges:
                edge = self.graph.edges[k]
                begin, end = SIDES[self.parts[a], self.parts[b]]
                if begin.vertical or end.vertical:
                    bend = begin.vertical != end.vertical
                    tallest = max((size[1] for size in (edge.label, edge.tail, edge.head) if size), default=-2 * gaps.label)
                    gy = max(gy, tallest + 2 * gaps.label if bend else along(edge, gaps, 1))
                else:
                    gx = max(gx, along(edge, gaps, 0))
        return gx, gy

    def _middle(self) -> tuple[float, float]:
        """How wide and high the middle must be for the hub and for the lines that run through it."""
        graph, hub, gaps = self.graph, self.planned.hub, self.graph.gaps
        lines = self._tracks(self.chords)
        if hub is None:
            return lines, lines
        edges = [edge for edge in graph.edges if hub in (edge.source, edge.target) and edge.source != edge.target]
        beside = max([gaps.rank, lines, *(along(edge, gaps, 0) for edge in edges)])
        above = max([gaps.rank, lines, *(along(edge, gaps, 1) for edge in edges)])
        box = graph.nodes[hub]
        return box.w + 2 * (beside + box.loop), box.h + 2 * above

    def _steps(self) -> Iterator[tuple[Link, tuple[int, int]]]:
        """The links between neighbours on the ring, with the places of both on it, clockwise."""
        ring = self.planned.ring
        places = {node: k for k, node in enumerate(ring)}
        for link in self.links:
            if link.a in places and link.b in places:
                a, b = places[link.a], places[link.b]
                if (a + 1) % len(ring) == b:
                    yield link, (a, b)
                elif (b + 1) % len(ring) == a:
                    yield link, (b, a)

    # ---- places

    def _rects(self) -> tuple[Rect, ...]:
        graph, hub = self.graph, self.planned.hub
        centres = [self._centre(slot) for slot in self.slots]
        rects = [Rect(0.0, 0.0, node.w, node.h) for node in graph.nodes]
        for n, centre in zip(self.planned.ring, centres):
            rects[n] = _around(centre, rects[n])
        if hub is not None:
            low, high = (pick(centre.y for centre in centres) for pick in (min, max))
            rects[hub] = _around(Point(0.0, (low + high) / 2), rects[hub])
        left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
        return tuple(rect._replace(x=rect.x - left, y=rect.y - top) for rect in rects)

    def _centre(self, slot: int) -> Point:
        """The middle of a place, counted clockwise from the left end of the top row; x from the ring's axis, y from the top row."""
        form, pitch = self.form, self.pitch
        level = pitch.h + pitch.gy
        if slot < form.top:
            return Point((slot - (form.top - 1) / 2) * (pitch.w + pitch.gx), 0.0)
        slot -= form.top
        if slot < form.column:
            return Point(pitch.axis, (slot + 1) * level)
        slot -= form.column
        if slot < form.bottom:
            x = ((form.bottom - 1) / 2 - slot) * (pitch.w + pitch.gx)
            if not form.column and form.bottom == 2:
                x = pitch.axis if slot == 0 else -pitch.axis
            return Point(x, (form.column + 1) * level)
        return Point(-pitch.axis, (form.column - (slot - form.bottom)) * level)

    # ---- ways

    def ways(self) -> Iterator[FreeWay]:
        """Ways along the ring, and spokes to the hub."""
        graph = self.graph
        if len(self.planned.ring) == 2:
            for link in self.links:
                side = self.pitch.h if self.form.top == 2 else self.pitch.w
                yield from straights(graph, link, self.rects, max(graph.gaps.track, side / 4))
            return
        for link, (a, b) in self.steps:
            yield from self._step_ways(link, a, b)
        hub = self.planned.hub
        if hub is not None:
            spokes = [link for link in self.links if hub in (link.a, link.b)]
            rows = frozenset(node for node, part in zip(self.planned.ring, self.parts) if part in (TOP, BOTTOM))
            yield from spoke_ways(graph, hub, spokes, rows, self.rects)

    def _step_ways(self, link: Link, a: int, b: int) -> Iterator[FreeWay]:
        """The edges between two neighbours, side by side; those that run clockwise farther out."""
        graph, ring = self.graph, self.planned.ring
        ends = (ring[a], ring[b])
        sides = SIDES[self.parts[a], self.parts[b]]
        edges = [k for k in link.edges if graph.edges[k].exact and graph.edges[k].side in (None, *sides)]
        edges.sort(key=lambda k: graph.edges[k].source == ends[0])
        half = min(_half(graph, node, side) for node, side in zip(ends, sides))
        for k, out in zip(edges, offsets(len(edges), half, graph.gaps.track)):
            points = _corner_way([self.rects[node] for node in ends], sides, out, self.size.w / 2)
            forward = graph.edges[k].source == ends[0]
            begin, end = sides if forward else sides[::-1]
            yield FreeWay(k, begin, end, points if forward else points[::-1])


def _half(graph: FreeGraph, node: int, side: Side) -> float:
    """Half the straight part of a side."""
    box = graph.nodes[node]
    return (box.w if side.vertical else box.h) / 2 - box.inset


def _around(centre: Point, rect: Rect) -> Rect:
    return Rect(centre.x - rect.w / 2, centre.y - rect.h / 2, rect.w, rect.h)


def _corner_way(rects: Sequence[Rect], sides: tuple[Side, Side], out: float, middle: float) -> tuple[Point, ...]:
    """From one side to the other, straight or with one bend; `out` is how far it runs from the middles, away from the ring's middle."""
    a, b = rects
    first, last = sides
    if first.vertical == last.vertical:
        if first.vertical:
            x = a.cx + (out if a.cx > middle else -out)
            return Point(x, a.edge(first)), Point(x, b.edge(last))
        y = a.cy + (out if first is Side.LEFT else -out)
        return Point(a.edge(first), y), Point(b.edge(last), y)
    upright, level = (a, b) if first.vertical else (b, a)
    x = upright.cx + (out if upright.cx > middle else -out)
    y = level.cy + (out if level.cy > upright.cy else -out)
    ends = [Point(rect.edge(side), y) if not side.vertical else Point(x, rect.edge(side)) for rect, side in zip(rects, sides)]
    return ends[0], Point(x, y), ends[1]


CYCLE = Kind("cycle", plan, place, frozenset({"order", "loops"}), turns=False)
