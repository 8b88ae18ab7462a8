"""Puts labels beside their lines on free ground: off every box, text, line and other label, and on the page.

Candidates are tried in the order in which a reader would like them: where layout kept room, stacked; else on one line in the middle of the
longest segment. The cheapest free one wins; beside a trunk only where there is none beside what is an edge's own. Labels at the ends come
first: they have the fewest places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..base.diagnostic import DiagnosticBag
from ..base.geometry import Point, Rect
from ..graph.placed import Lane, PlacedText
from ..graph.routed import PlacedLabel, Route
from ..graph.styled import Metrics, StyledCard, StyledText
from ..text import TextMeasurer
from .index import RectIndex
from .label_places import Spot, end_spots, middle_spots
from .lines import span
from .scene_map import Ground

LINE_ROOM = 10.0  # a label stays this far from lines that are not its own, farther than from its own
TIGHT, TIGHTEST = 0.4, 0.15  # share of the usual distances that a label keeps where there is no better place
TRIES = ((1.0, 0.0), (TIGHT, 0.0), (TIGHT, 12.0), (TIGHTEST, 0.0), (TIGHT, 26.0), (TIGHTEST, 26.0), (TIGHT, 44.0))
END_TRIES = (1.0, TIGHT, 0.0)
LEAST = 6.0  # shorter stretches count for nothing
CROWDED = 14.0  # price of standing near something, in points of distance from the wanted place

Piece = tuple[Point, Point]


def place_labels(
    routes: Sequence[Route], ground: Ground, lanes: Mapping[str, Lane], measurer: TextMeasurer, bag: DiagnosticBag
) -> tuple[Route, ...]:
    """The routes with their labels placed. A label without free ground is reported (R201) and its route
    comes back without it."""
    if not any(r.edge.label or r.edge.tail_label or r.edge.head_label for r in routes):
        return tuple(routes)
    finder = _Finder(routes, ground, measurer)
    ends = {route.edge.name: tuple(finder.ends(route, bag)) for route in routes}
    placed: dict[str, PlacedLabel] = {}
    for route in sorted((r for r in routes if r.edge.label), key=lambda r: r.edge.name not in lanes):
        label = finder.middle(route, lanes.get(route.edge.name))
        if label:
            placed[route.edge.name] = label
        elif route.edge.label:
            message = f"no free ground for the label of '{route.edge.name}'"
            bag.error("R201", message, route.edge.label.span, "shorten the label", "give the edge another side")
    return tuple(r._replace(label=placed.get(r.edge.name), end_labels=ends[r.edge.name]) for r in routes)


class _Finder:
    def __init__(self, routes: Sequence[Route], ground: Ground, measurer: TextMeasurer) -> None:
        self.measurer = measurer
        self.metrics: Metrics = ground.placed.diagram.metrics
        self.page = ground.placed.room
        solid = [box.rect for box in ground.boxes.values() if isinstance(box.node, StyledCard)]
        self.solid = RectIndex([*solid, *(o.rect for o in ground.obstacles if o.text)])
        self.borders = RectIndex(box.rect for box in ground.boxes.values() if not isinstance(box.node, StyledCard))
        self.owners = [r.edge.name for r in routes for _ in zip(r.points, r.points[1:])]
        self.lines = RectIndex(line for r in routes for line in _line_rects(r))
        self.taken = RectIndex()

    def ends(self, route: Route, bag: DiagnosticBag) -> Iterator[PlacedLabel]:
        """Labels near the two ends, those that the edge has."""
        for text, head in ((route.edge.tail_label, False), (route.edge.head_label, True)):
            if text is None:
                continue
            for room in END_TRIES:
                spots = end_spots(route, head, text, self.metrics.label_gap, self.measurer)
                label = self._cheapest(spots, route, text, room, 0.25)
                if label:
                    yield label
                    break
            else:
                message = f"no free ground for the label '{text.words}' at an end of '{route.edge.name}'"
                bag.error("R201", message, text.span, "shorten it")

    def middle(self, route: Route, lane: Lane | None) -> PlacedLabel | None:
        """A place for an edge's label."""
        text = route.edge.label
        assert text is not None
        pieces = list(zip(route.points, route.points[1:]))
        own = self._own(route.edge.name, pieces)
        tries = [(own, *one) for one in TRIES if own != pieces and not one[1]] + [(pieces, *one) for one in TRIES]
        for where, room, away in tries:
            line = route.edge.width + 2 * away
            spots = middle_spots(where, line, lane, text, self.metrics.label_gap, self.measurer)
            label = self._cheapest(spots, route, text, room)
            if label:
                return label
        return None

    def _own(self, name: str, pieces: Sequence[Piece]) -> list[Piece]:
        """The stretches on which no other route lies. Beside a trunk nobody could tell whose a label is."""
        found: list[Piece] = []
        for a, b in pieces:
            upright, rest = abs(a.x - b.x) < 0.01, [span(a, b)]
            for k in self.lines.meeting(rest[0].grow(0.5)):
                other = self.lines.rects[k]
                if self.owners[k] != name and (other.h > other.w) is upright:
                    rest = [part for one in rest for part in _without(one, other, upright)]
            found += [_directed(part, a, b) for part in rest] if rest != [span(a, b)] else [(a, b)]
        return found

    def _cheapest(
        self, spots: Iterable[Spot], route: Route, text: StyledText, room: float, crowded: float = 1.0
    ) -> PlacedLabel | None:
        """The best spot that keeps `room` of the usual distances; it is taken. `crowded` is how much standing near something counts."""
        best: Spot | None = None
        price = 1e9
        for spot in sorted(spots, key=lambda s: s.price):
            if spot.price >= price:
                break  # what follows is dearer even where nothing crowds it
            if self._free(spot.rect, route.edge.name, room):
                whole = spot.price + crowded * self._crowding(spot.rect)
                if whole < price:
                    best, price = spot, whole
        if best is None:
            return None
        self.taken.add(best.rect)
        return PlacedLabel(PlacedText((text,), best.block, best.rect), best.align)

    def _crowding(self, rect: Rect) -> float:
        """A price for standing closer to a box or label than twice the label gap."""
        room = rect.grow(2 * self.metrics.label_gap)
        return CROWDED * sum(len(rects.meeting(room)) for rects in (self.solid, self.borders, self.taken))

    def _free(self, rect: Rect, name: str, share: float) -> bool:
        if not self.page.contains(rect):
            return False
        room = rect.grow(share * (self.metrics.label_gap - 2))
        if self.solid.meeting(room) or self.taken.meeting(room):
            return False
        if any(not self.borders.rects[k].contains(room) for k in self.borders.meeting(room)):
            return False
        own = rect.grow(share * 1.5)
        near = self.lines.meeting(rect.grow(share * LINE_ROOM))
        return not any(self.owners[k] != name or own.overlaps(self.lines.rects[k]) for k in near)


def _without(line: Rect, other: Rect, upright: bool) -> list[Rect]:
    """What is left of a line where another one lies on it; nothing shorter than a letter."""
    low, high = (line.y, line.bottom) if upright else (line.x, line.right)
    start, end = (other.y, other.bottom) if upright else (other.x, other.right)
    left = [(low, min(high, start)), (max(low, end), high)] if min(high, end) - max(low, start) > LEAST else [(low, high)]
    kept = [(a, b) for a, b in left if b - a > LEAST or (a, b) == (low, high)]
    return [Rect(line.x, a, 0.0, b - a) if upright else Rect(a, line.y, b - a, 0.0) for a, b in kept]


def _directed(line: Rect, a: Point, b: Point) -> Piece:
    """A stretch of the piece from `a` to `b`, in its direction."""
    ends = Point(line.x, line.y), Point(line.right, line.bottom)
    return ends if a.x + a.y <= b.x + b.y else ends[::-1]


def _line_rects(route: Route) -> Iterator[Rect]:
    half = route.edge.width / 2
    for a, b in zip(route.points, route.points[1:]):
        yield Rect.of_edges(min(a.x, b.x) - half, min(a.y, b.y) - half, max(a.x, b.x) + half, max(a.y, b.y) + half)
