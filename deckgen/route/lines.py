"""Small truths about polylines."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.geometry import Point, Rect

EPS = 1e-6
MOST_BENDS = 4  # bentConnector5 draws no more


def straightened(points: Sequence[Point]) -> tuple[Point, ...]:
    """The same line without repeated points and without points in the middle of a straight stretch."""
    kept: list[Point] = []
    for p in points:
        if kept and abs(kept[-1].x - p.x) < EPS and abs(kept[-1].y - p.y) < EPS:
            continue
        if len(kept) > 1 and _in_line(kept[-2], kept[-1], p):
            kept[-1] = p
        else:
            kept.append(p)
    return tuple(kept)


def _in_line(a: Point, b: Point, c: Point) -> bool:
    return (abs(a.x - b.x) < EPS and abs(b.x - c.x) < EPS) or (abs(a.y - b.y) < EPS and abs(b.y - c.y) < EPS)


def span(a: Point, b: Point) -> Rect:
    """The rectangle with two points as its corners: of no width where they are above each other."""
    return Rect.of_edges(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))
