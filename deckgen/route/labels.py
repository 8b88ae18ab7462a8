"""Puts labels beside their lines on free ground: off every box, text, line and other label, and on the page.

Candidates are tried in the order in which a reader would like them: where layout kept room, stacked; else on one line in the middle of the
longest segment. The cheapest free one wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from ..base.diagnostic import DiagnosticBag
from ..base.geometry import Point, Rect, Side
from ..graph.placed import Lane, PlacedText
from ..graph.routed import PlacedLabel, Route
from ..graph.styled import Metrics, StyledCard, StyledText
from ..text import TextMeasurer, WrappedBlock
from ..text.stack import LINE_COST, stackings
from .scene_map import Ground

LINE_ROOM = 10.0  # a label stays this far from lines that are not its own, farther than from its own
TIGHT = 0.4  # share of the usual distances that a label keeps where there is no better place
CROWDED = 14.0  # price of standing near something, in points of distance from the wanted place
END_AIR = 3.0  # points between a box and the label at an end there
END_STEP, END_REACH = 3.0, 24.0  # steps by which it goes farther, and how far at least
SOURCE_SHARE = 0.34  # a lane's label stands this share of the way from the source


def place_labels(
    routes: Sequence[Route], ground: Ground, lanes: Mapping[str, Lane], measurer: TextMeasurer, bag: DiagnosticBag
) -> tuple[Route, ...]:
    """The routes with their labels placed. A label without free ground is reported (R201) and its route
    comes back without it."""
    finder = _Finder(routes, ground, measurer)
    placed: dict[str, Route] = {}
    for route in sorted((r for r in routes if r.edge.label), key=lambda r: r.edge.name not in lanes):
        label = finder.find(route, lanes.get(route.edge.name))
        if label is None:
            span = route.edge.label.span if route.edge.label else route.edge.span
            bag.error(
                "R201",
                f"no free ground for the label of '{route.edge.name}'",
                span,
                "shorten the label",
                "give the edge another side",
            )
            continue
        placed[route.edge.name] = route._replace(label=label)
        finder.block(label.text.rect)
    found = tuple(placed.get(route.edge.name, route) for route in routes)
    return tuple(_with_end_labels(route, finder, bag) for route in found)


def _with_end_labels(route: Route, finder: _Finder, bag: DiagnosticBag) -> Route:
    """The route with the labels of its two ends; one without free ground is reported (R201)."""
    ends = []
    for text, points in ((route.edge.tail_label, route.points), (route.edge.head_label, route.points[::-1])):
        if text is None:
            continue
        label = finder.find_end(route, text, points[0], points[1])
        if label is None:
            bag.error(
                "R201", f"no free ground for the label '{text.words}' at an end of '{route.edge.name}'", text.span, "shorten it"
            )
            continue
        ends.append(label)
        finder.block(label.text.rect)
    return route._replace(end_labels=tuple(ends)) if ends else route


class Spot(NamedTuple):
    """A place that a label could take."""

    price: float
    rect: Rect
    align: Literal["left", "center", "right"]
    block: WrappedBlock


class _Finder:
    def __init__(self, routes: Sequence[Route], ground: Ground, measurer: TextMeasurer) -> None:
        self.routes = routes
        self.ground = ground
        self.measurer = measurer
        self.metrics: Metrics = ground.placed.diagram.metrics
        self.page = ground.placed.room
        self.solid = [box.rect for box in ground.boxes.values() if isinstance(box.node, StyledCard)]
        self.solid += [o.rect for o in ground.obstacles if o.text]
        self.borders = [box.rect for box in ground.boxes.values() if not isinstance(box.node, StyledCard)]
        self.lines = [(r.edge.name, line) for r in routes for line in _line_rects(r)]
        self.taken: list[Rect] = []

    def block(self, rect: Rect) -> None:
        self.taken.append(rect)

    def find(self, route: Route, lane: Lane | None) -> PlacedLabel | None:
        text = route.edge.label
        assert text is not None
        for room, away in ((1.0, 0.0), (TIGHT, 0.0), (TIGHT, 12.0), (TIGHT, 26.0), (TIGHT, 44.0)):
            label = self._cheapest(route, lane, text, room, away)
            if label:
                return label
        return None

    def find_end(self, route: Route, text: StyledText, end: Point, after: Point) -> PlacedLabel | None:
        """A place beside the piece that begins at `end`, as near to the box there as it can be; farther along it where that is crowded."""
        for room in (1.0, TIGHT, 0.0):
            spots = [
                spot
                for block, width, price in self._variants(text, stacked=False)
                for spot in self._end_spots(route, end, after, price, block, width)
                if self._free(spot.rect, route.edge.name, room)
            ]
            if spots:
                best = min(spots, key=lambda spot: spot.price + self._crowding(spot.rect) / 4)
                return PlacedLabel(PlacedText((text,), best.block, best.rect), best.align)
        return None

    def _end_spots(self, route: Route, end: Point, after: Point, price: float, block: WrappedBlock, width: float) -> Iterator[Spot]:
        """Places on both sides of the piece from `end` to `after`, the nearest to the box first."""
        height, line = block.paragraphs[0].height, route.edge.width / 2
        upright = abs(end.x - after.x) < 0.01
        length = abs(after.y - end.y) if upright else abs(after.x - end.x)
        size, gap = (height, line + self.metrics.label_gap - 2) if upright else (width, line + 3.0)
        away = 0.0
        while away <= max(length, END_REACH):
            first = END_AIR + away
            if upright:
                top = end.y + first if after.y > end.y else end.y - first - size
                yield Spot(price + away, Rect(end.x + gap, top, width, height), "left", block)
                yield Spot(price + away + 3, Rect(end.x - gap - width, top, width, height), "right", block)
            else:
                left = end.x + first if after.x > end.x else end.x - first - size
                yield Spot(price + away, Rect(left, end.y - gap - height, width, height), "center", block)
                yield Spot(price + away + 3, Rect(left, end.y + gap, width, height), "center", block)
            away += END_STEP

    def _cheapest(self, route: Route, lane: Lane | None, text: StyledText, room: float, away: float) -> PlacedLabel | None:
        """The best candidate that keeps `room` of the usual distances, `away` farther from its line than usual."""
        best: Spot | None = None
        price = 1e9
        for spot in sorted(self._candidates(route, lane, text, away), key=lambda s: s.price):
            if spot.price >= price:
                break  # what follows is dearer even where nothing crowds it
            if self._free(spot.rect, route.edge.name, room):
                whole = spot.price + self._crowding(spot.rect)
                if whole < price:
                    best, price = spot, whole
        return PlacedLabel(PlacedText((text,), best.block, best.rect), best.align) if best else None

    def _candidates(self, route: Route, lane: Lane | None, text: StyledText, away: float) -> Iterator[Spot]:
        pieces = list(zip(route.points, route.points[1:]))
        lengths = [abs(a.x - b.x) + abs(a.y - b.y) for a, b in pieces]
        for block, width, price in self._variants(text, stacked=lane is not None and lane.vertical):
            for (a, b), length in zip(pieces, lengths):
                whole = price + 0.35 * (max(lengths) - length)
                if abs(a.x - b.x) < 0.01:
                    yield from self._upright(a, b, route.edge.width + 2 * away, lane, whole, block, width)
                else:
                    yield from self._level(a, b, route.edge.width + 2 * away, lane, whole, block, width)

    def _variants(self, text: StyledText, stacked: bool) -> list[tuple[WrappedBlock, float, float]]:
        """The label broken into one, two, … lines with a price; stacked ones are cheap in an upright lane."""
        found = {len(b.paragraphs[0].lines): (b, w) for b, w in stackings(text.words, text.style, self.measurer)}
        if not stacked:
            return [(block, width, 40.0 * (count - 1)) for count, (block, width) in found.items()]
        worth = {count: width + LINE_COST * count for count, (_, width) in found.items()}
        cheapest = min(worth.values())
        return [(block, width, 4 * (worth[count] - cheapest)) for count, (block, width) in found.items()]

    def _upright(
        self, a: Point, b: Point, line: float, lane: Lane | None, price: float, block: WrappedBlock, width: float
    ) -> Iterator[Spot]:
        """Places to the right and left of an upright piece."""
        height = block.paragraphs[0].height
        gap = self.metrics.label_gap + line / 2
        wanted = a.y + (b.y - a.y) * (SOURCE_SHARE if lane else 0.5) - height / 2
        over = max(0.0, line - 5)  # a label farther away may also stand beyond the ends of its piece
        low, high = min(a.y, b.y) + 2 - over, max(a.y, b.y) - 2 - height + over
        for side in (Side.RIGHT, Side.LEFT):
            extra = _side_price(side, lane, Side.RIGHT)
            left = a.x + gap if side is Side.RIGHT else a.x - gap - width
            align: Literal["left", "right"] = "left" if side is Side.RIGHT else "right"
            for top in _spread(wanted, low, high):
                yield Spot(price + extra + abs(top - wanted) * 0.6, Rect(left, top, width, height), align, block)

    def _level(
        self, a: Point, b: Point, line: float, lane: Lane | None, price: float, block: WrappedBlock, width: float
    ) -> Iterator[Spot]:
        """Places above and below a level piece."""
        height = block.paragraphs[0].height
        gap = 3.0 + line / 2
        wanted = (a.x + b.x) / 2 - width / 2
        over = max(0.0, line - 5)
        low, high = min(a.x, b.x) + 2 - over, max(a.x, b.x) - 2 - width + over
        for side in (Side.TOP, Side.BOTTOM):
            extra = _side_price(side, lane, Side.TOP)
            top = a.y - gap - height if side is Side.TOP else a.y + gap
            for left in _spread(wanted, low, high):
                yield Spot(price + extra + abs(left - wanted) * 0.6, Rect(left, top, width, height), "center", block)

    def _crowding(self, rect: Rect) -> float:
        """A price for standing closer to a box or label than twice the label gap."""
        room = rect.grow(2 * self.metrics.label_gap)
        return CROWDED * sum(room.overlaps(other) for other in (*self.solid, *self.borders, *self.taken))

    def _free(self, rect: Rect, name: str, share: float) -> bool:
        if not self.page.contains(rect):
            return False
        room = rect.grow(share * (self.metrics.label_gap - 2))
        if any(room.overlaps(box) for box in self.solid) or any(room.overlaps(label) for label in self.taken):
            return False
        if any(room.overlaps(box) and not box.contains(room) for box in self.borders):
            return False
        near, own = rect.grow(share * LINE_ROOM), rect.grow(share * 1.5)
        return not any((own if owner == name else near).overlaps(line) for owner, line in self.lines)


def _side_price(side: Side, lane: Lane | None, usual: Side) -> float:
    """A lane's label goes where room was kept, any other to the right of its line or above it."""
    if lane:
        return 0.0 if lane.label_side is side else 25.0
    return 0.0 if side is usual else 6.0


def _line_rects(route: Route) -> Iterator[Rect]:
    half = route.edge.width / 2
    for a, b in zip(route.points, route.points[1:]):
        yield Rect.of_edges(min(a.x, b.x) - half, min(a.y, b.y) - half, max(a.x, b.x) + half, max(a.y, b.y) + half)


def _spread(wanted: float, low: float, high: float, step: float = 4.0) -> Iterator[float]:
    """Positions in low..high, the nearest to `wanted` first."""
    if high < low:
        return
    start = min(max(wanted, low), high)
    yield start
    k = 1
    while start - k * step >= low or start + k * step <= high:
        if start + k * step <= high:
            yield start + k * step
        if start - k * step >= low:
            yield start - k * step
        k += 1
