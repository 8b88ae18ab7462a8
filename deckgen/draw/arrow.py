"""Arrowheads: the triangle at the end of a line, and the line cut back so that it stays inside its head. Points in, points out.

Sizes as PowerPoint draws them: w and len `sm`, `med`, `lg` are 2, 3, 5 line widths, the line counted as 2 pt at least
(LibreOffice's import filter, made to match, counts 0.7 mm). The tip lies on the line's end point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..base.geometry import Point
from ..scene import Arrow

WIDTHS = {"sm": 2, "med": 3, "lg": 5}
LEAST_WIDTH = 2.0


def head_length(arrow: Arrow, line_width: float) -> float:
    """Length and breadth of the triangle in points."""
    return WIDTHS[arrow.size] * max(line_width, LEAST_WIDTH)


def head(tip: Point, before: Point, length: float) -> tuple[Point, Point, Point]:
    """The triangle whose tip is reached from `before`: tip, then the two corners of its base."""
    distance = math.dist(before, tip)
    ux, uy = (tip.x - before.x) / distance, (tip.y - before.y) / distance
    base = Point(tip.x - ux * length, tip.y - uy * length)
    half = length / 2
    return tip, Point(base.x - uy * half, base.y + ux * half), Point(base.x + uy * half, base.y - ux * half)


def without_repeats(line: Sequence[Point]) -> tuple[Point, ...]:
    """The polyline without points that repeat the one before: a segment of no length has no direction."""
    return tuple(point for number, point in enumerate(line) if number == 0 or point != line[number - 1])


def cut_back(line: Sequence[Point], by: float) -> tuple[Point, ...]:
    """The polyline ending `by` points earlier; at its last bend if the last segment is shorter; whole if `by` is 0."""
    if by <= 0 or len(line) < 2:
        return tuple(line)
    before, end = line[-2], line[-1]
    length = math.dist(before, end)
    if by >= length:
        return tuple(line[:-1])
    share = by / length
    return (*line[:-1], Point(end.x + (before.x - end.x) * share, end.y + (before.y - end.y) * share))


def shaft(line: Sequence[Point], line_width: float, begin: Arrow | None, end: Arrow | None) -> tuple[Point, ...]:
    """What of the polyline is stroked. It ends inside its heads, halfway between where they are as wide as the line and their base:
    nothing sticks out beside the tip, and no seam shows at the base."""

    def cut(arrow: Arrow | None) -> float:
        return (line_width + head_length(arrow, line_width)) / 2 if arrow else 0.0

    kept = cut_back(line, cut(end))
    return cut_back(kept[::-1], cut(begin))[::-1]
