"""Places that a label could take beside its line, with what speaks against each. In: a route and a text; out: spots. It sees no obstacle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ..base.geometry import Point, Rect, Side
from ..graph.placed import Lane
from ..graph.routed import Route
from ..graph.styled import StyledText
from ..text import TextMeasurer, WrappedBlock
from ..text.stack import LINE_COST, stackings

SOURCE_SHARE = 0.34  # a lane's label stands this share of the way from the source
LEVEL_GAP = 3.0  # above and below level pieces, which letters do not reach anyway
END_AIR = 3.0  # points between a box and the label at an end there
END_STEP, END_REACH = 3.0, 24.0  # steps by which it goes farther, and how far at least
NEXT = 20.0  # price of standing beside the second piece rather than the first
BEYOND = 30.0  # price of a label that is longer than the piece it stands beside
STEP = 4.0

Align = Literal["left", "center", "right"]
Variant = tuple[WrappedBlock, float, float]  # broken words, their width, what speaks against breaking them so


class Spot(NamedTuple):
    """A place that a label could take."""

    price: float
    rect: Rect
    align: Align
    block: WrappedBlock


def middle_spots(
    pieces: Sequence[tuple[Point, Point]],
    line: float,
    lane: Lane | None,
    text: StyledText,
    gap: float,
    measurer: TextMeasurer,
) -> Iterator[Spot]:
    """Beside every piece of a line that is taken for `line` wide, on both sides, anywhere along it."""
    lengths = [abs(a.x - b.x) + abs(a.y - b.y) for a, b in pieces]
    for block, width, price in _variants(text, lane is not None and lane.vertical, measurer):
        for (a, b), length in zip(pieces, lengths):
            whole = price + 0.35 * (max(lengths) - length)
            if abs(a.x - b.x) < 0.01:
                yield from _upright(a, b, line, lane, whole, block, width, gap)
            else:
                yield from _level(a, b, line, lane, whole, block, width)


def end_spots(route: Route, head: bool, text: StyledText, gap: float, measurer: TextMeasurer) -> Iterator[Spot]:
    """Beside the last (`head`) or first piece, near the box; or beside the next one, near the corner."""
    points = route.points[::-1] if head else route.points
    for block, width, price in _variants(text, False, measurer):
        for number, (a, b) in enumerate(zip(points[:2], points[1:3])):
            yield from _near(a, b, route.edge.width, price + NEXT * number, block, width, gap)


def _near(a: Point, b: Point, line: float, price: float, block: WrappedBlock, width: float, label_gap: float) -> Iterator[Spot]:
    """Places beside a piece, near its beginning `a`."""
    height, length = block.paragraphs[0].height, abs(a.x - b.x) + abs(a.y - b.y)
    upright = abs(a.x - b.x) < 0.01
    off = END_AIR
    while off <= max(length, END_REACH) + END_AIR:
        whole = price + off - END_AIR
        if upright:
            gap = label_gap - 2 + line / 2
            top = a.y + off if b.y > a.y else a.y - off - height
            yield Spot(whole, Rect(a.x + gap, top, width, height), "left", block)
            yield Spot(whole + 3, Rect(a.x - gap - width, top, width, height), "right", block)
        else:
            gap = LEVEL_GAP + line / 2
            left = a.x + off if b.x > a.x else a.x - off - width
            yield Spot(whole, Rect(left, a.y - gap - height, width, height), "center", block)
            yield Spot(whole + 3, Rect(left, a.y + gap, width, height), "center", block)
        off += END_STEP


def _variants(text: StyledText, stacked: bool, measurer: TextMeasurer) -> list[Variant]:
    """The label broken into one, two, … lines with a price; stacked ones are cheap in an upright lane."""
    found = {len(b.paragraphs[0].lines): (b, w) for b, w in stackings(text.words, text.style, measurer)}
    if not stacked:
        return [(block, width, 40.0 * (count - 1)) for count, (block, width) in found.items()]
    worth = {count: width + LINE_COST * count for count, (_, width) in found.items()}
    cheapest = min(worth.values())
    return [(block, width, 4 * (worth[count] - cheapest)) for count, (block, width) in found.items()]


def _upright(
    a: Point, b: Point, line: float, lane: Lane | None, price: float, block: WrappedBlock, width: float, label_gap: float
) -> Iterator[Spot]:
    """Places to the right and left of an upright piece."""
    height = block.paragraphs[0].height
    gap = label_gap + line / 2
    wanted = a.y + (b.y - a.y) * (SOURCE_SHARE if lane else 0.5) - height / 2
    over = max(0.0, line - 5)  # a label farther away may also stand beyond the ends of its piece
    low, high = min(a.y, b.y) + 2 - over, max(a.y, b.y) - 2 - height + over
    for side in (Side.RIGHT, Side.LEFT):
        extra = _side_price(side, lane, Side.RIGHT)
        left = a.x + gap if side is Side.RIGHT else a.x - gap - width
        align: Align = "left" if side is Side.RIGHT else "right"
        for top, beyond in _along(wanted, low, high):
            yield Spot(price + extra + beyond + abs(top - wanted) * 0.6, Rect(left, top, width, height), align, block)


def _level(a: Point, b: Point, line: float, lane: Lane | None, price: float, block: WrappedBlock, width: float) -> Iterator[Spot]:
    """Places above and below a level piece."""
    height = block.paragraphs[0].height
    gap = LEVEL_GAP + line / 2
    wanted = (a.x + b.x) / 2 - width / 2
    over = max(0.0, line - 5)
    low, high = min(a.x, b.x) + 2 - over, max(a.x, b.x) - 2 - width + over
    for side in (Side.TOP, Side.BOTTOM):
        extra = _side_price(side, lane, Side.TOP)
        top = a.y - gap - height if side is Side.TOP else a.y + gap
        for left, beyond in _along(wanted, low, high):
            yield Spot(price + extra + beyond + abs(left - wanted) * 0.6, Rect(left, top, width, height), "center", block)


def _along(wanted: float, low: float, high: float) -> Iterator[tuple[float, float]]:
    """Positions in low..high, the nearest to `wanted` first, and a price; for a label longer than its piece, those that cover the piece."""
    if high >= low:
        yield from ((at, 0.0) for at in _spread(wanted, low, high))
    else:
        yield from ((at, BEYOND) for at in _spread((low + high) / 2, high, low))


def _side_price(side: Side, lane: Lane | None, usual: Side) -> float:
    """A lane's label goes where room was kept, any other to the right of its line or above it."""
    if lane:
        return 0.0 if lane.label_side is side else 25.0
    return 0.0 if side is usual else 6.0


def _spread(wanted: float, low: float, high: float, step: float = STEP) -> Iterator[float]:
    """Positions in low..high, the nearest to `wanted` first."""
    start = min(max(wanted, low), high)
    yield start
    k = 1
    while start - k * step >= low or start + k * step <= high:
        if start + k * step <= high:
            yield start + k * step
        if start - k * step >= low:
            yield start - k * step
        k += 1
