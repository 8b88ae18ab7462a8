"""The last look at the ways of the swimlanes: only those without a fault are promised.

In: ways, rectangles. Out: the ways that are orthogonal, keep off strangers' boxes and do not lie on each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...base.geometry import Point, Rect
from ..free import FreeGraph, FreeWay

OFF = 5.0  # points that lines keep from boxes of others
APART = 4.0  # points between parallel lines at least
NEAR = 0.01

Piece = tuple[bool, float, float, float]  # upright, at, low, high


def good_ways(ways: Sequence[FreeWay], rects: tuple[Rect, ...], graph: FreeGraph) -> tuple[FreeWay, ...]:
    """The first of two ways that lie on each other stays."""
    good: list[FreeWay] = []
    pieces: list[tuple[Piece, ...]] = []
    for way in ways:
        own = _pieces(way.points)
        edge = graph.edges[way.edge]
        if own is None or any(_hits(piece, rects, edge.source, edge.target) for piece in own):
            continue
        if any(_together(a, b) for other in pieces for a in own for b in other):
            continue
        good.append(way)
        pieces.append(own)
    return tuple(good)


def _pieces(points: tuple[Point, ...]) -> tuple[Piece, ...] | None:
    """The straight pieces; None where one is slanting."""
    found = []
    for a, b in zip(points, points[1:]):
        if abs(a.x - b.x) <= NEAR:
            found.append((True, a.x, min(a.y, b.y), max(a.y, b.y)))
        elif abs(a.y - b.y) <= NEAR:
            found.append((False, a.y, min(a.x, b.x), max(a.x, b.x)))
        else:
            return None
    return tuple(found)


def _hits(piece: Piece, rects: tuple[Rect, ...], source: int, target: int) -> bool:
    upright, at, low, high = piece
    for k, rect in enumerate(rects):
        off = -NEAR if k in (source, target) else OFF - NEAR
        left, right, top, bottom = rect.x - off, rect.right + off, rect.y - off, rect.bottom + off
        if upright and left < at < right and low < bottom and high > top:
            return True
        if not upright and top < at < bottom and low < right and high > left:
            return True
    return False


def _together(a: Piece, b: Piece) -> bool:
    return a[0] == b[0] and abs(a[1] - b[1]) < APART - NEAR and min(a[3], b[3]) - max(a[2], b[2]) > -NEAR
