"""Puts labels beside their lines on free ground: off every box, text, line and other label, and on the page.

Candidates are tried in the order in which a reader would like them: where layout kept room, stacked; else on one line in the middle of the
longest segment. The cheapest free one wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..base.diagnostic import DiagnosticBag
from ..base.geometry import Rect, Side
from ..graph.placed import Lane, PlacedDiagram, PlacedText
from ..graph.routed import PlacedLabel, Route
from ..graph.styled import Metrics, StyledCard, StyledText
from ..text import TextMeasurer, WrappedBlock
from ..text.stack import LINE_COST, stackings
from .scene_map import Ground

LINE_ROOM = 4.0  # a label stays this far from lines that are not its own
TIGHT = 0.4  # share of the usual distances that a label keeps where there is no better place
CROWDED = 14.0  # price of standing near something, in points of distance from the wanted place
SOURCE_SHARE = 0.34  # a lane's label stands this share of the way from the source


def place_labels(
    routes: Sequence[Route], ground: Ground, lanes: Mapping[str, Lane], measurer: TextMeasurer, bag: DiagnosticBag
) -> tuple[Route, ...]:
    """The routes with their labels placed. A label without free ground is reported (R201) and put where it disturbs least."""
    finder = _Finder(routes, ground, measurer)
    placed: dict[str, Route] = {}
    for route in sorted((r for r in routes if r.edge.label), key=lambda r: r.edge.name not in lanes):
        label = finder.find(route, lanes.get(route.edge.name))
        if label is None:
            span = route.edge.label.span if route.edge.label else route.edge.span
            bag.error("R201", f"no free ground for the label of '{route.edge.name}'", span, "shorten the label", "give the edge another side")
            continue
        placed[route.edge.name] = replace(route, label=label)
        finder.block(label.text.rect)
    return tuple(placed.get(route.edge.name, route) for route in routes)


class _Finder:
    def __init__(self, routes: Sequence[Route], ground: Ground, measurer: TextMeasurer) -> None:
        self.routes = routes
        self.ground = ground
        self.measurer = measurer
        self.metrics: Metrics = ground.placed.diagram.metrics
        self.page = page_of(ground.placed)
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
        return self._cheapest(route, lane, text, 1.0) or self._cheapest(route, lane, text, TIGHT)

    def _cheapest(self, route: Route, lane: Lane | None, text: StyledText, room: float) -> PlacedLabel | None:
        """The best candidate that keeps `room` of the usual distances."""
        best: tuple[float, PlacedLabel] | None = None
        for price, label in self._candidates(route, lane, text):
            if best is not None and price >= best[0]:
                continue
            if not self._free(label.text.rect, route.edge.name, room):
                continue
            price += self._crowding(label.text.rect)
            if best is None or price < best[0]:
                best = (price, label)
        return best[1] if best else None

    def _candidates(self, route: Route, lane: Lane | None, text: StyledText) -> Iterator[tuple[float, PlacedLabel]]:
        pieces = list(zip(route.points, route.points[1:]))
        lengths = [abs(a.x - b.x) + abs(a.y - b.y) for a, b in pieces]
        for block, width, price in self._variants(text, stacked=lane is not None and lane.vertical):
            for (a, b), length in zip(pieces, lengths):
                shorter = 0.35 * (max(lengths) - length)
                if abs(a.x - b.x) < 0.01:
                    found = self._upright(a.x, a.y, b.y, route, lane, text, block, width)
                else:
                    found = self._level(a.y, a.x, b.x, route, lane, text, block, width)
                for extra, label in found:
                    yield price + shorter + extra, label

    def _variants(self, text: StyledText, stacked: bool) -> list[tuple[WrappedBlock, float, float]]:
        """The label broken into one, two, … lines with a price; stacked ones are cheap in an upright lane."""
        found = {len(b.paragraphs[0].lines): (b, w) for b, w in stackings(text.words, text.style, self.measurer)}
        if not stacked:
            return [(block, width, 40.0 * (count - 1)) for count, (block, width) in found.items()]
        worth = {count: width + LINE_COST * count for count, (_, width) in found.items()}
        cheapest = min(worth.values())
        return [(block, width, 4 * (worth[count] - cheapest)) for count, (block, width) in found.items()]

    def _upright(
        self, x: float, y0: float, y1: float, route: Route, lane: Lane | None, text: StyledText, block: WrappedBlock, width: float
    ) -> Iterator[tuple[float, PlacedLabel]]:
        height = block.paragraphs[0].height
        gap = self.metrics.label_gap + route.edge.width / 2
        share = SOURCE_SHARE if lane else 0.5
        wanted = y0 + (y1 - y0) * share - height / 2
        low, high = min(y0, y1) + 2, max(y0, y1) - 2 - height
        for side in (Side.RIGHT, Side.LEFT):
            price = 0.0 if lane and lane.label_side is side else 25.0 if lane else 0.0 if side is Side.RIGHT else 6.0
            left = x + gap if side is Side.RIGHT else x - gap - width
            for top in _spread(wanted, low, high):
                rect = Rect(left, top, width, height)
                align = "left" if side is Side.RIGHT else "right"
                yield price + abs(top - wanted) * 0.6, PlacedLabel(PlacedText((text,), block, rect), align)

    def _level(
        self, y: float, x0: float, x1: float, route: Route, lane: Lane | None, text: StyledText, block: WrappedBlock, width: float
    ) -> Iterator[tuple[float, PlacedLabel]]:
        height = block.paragraphs[0].height
        gap = 3.0 + route.edge.width / 2
        wanted = (x0 + x1) / 2 - width / 2
        low, high = min(x0, x1) + 2, max(x0, x1) - 2 - width
        for side in (Side.TOP, Side.BOTTOM):
            price = 0.0 if lane and lane.label_side is side else 25.0 if lane else 0.0 if side is Side.TOP else 6.0
            top = y - gap - height if side is Side.TOP else y + gap
            for left in _spread(wanted, low, high):
                yield price + abs(left - wanted) * 0.6, PlacedLabel(PlacedText((text,), block, Rect(left, top, width, height)), "center")

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


def page_of(placed: PlacedDiagram) -> Rect:
    """The part of the page that labels and routes may use: the frame and what the margin leaves outside it."""
    metrics = placed.diagram.metrics
    return placed.frame.grow(metrics.margin - metrics.smallest_margin)


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
