"""Plane geometry of straight segments: how far one runs inside a box, where two cross, how far they run along each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..base.geometry import Point, Rect


class Segment(NamedTuple):
    a: Point
    b: Point

    @property
    def length(self) -> float:
        return math.dist(self.a, self.b)

    @property
    def middle(self) -> Point:
        return Point((self.a.x + self.b.x) / 2, (self.a.y + self.b.y) / 2)

    @property
    def box(self) -> Rect:
        return Rect.of_edges(
            min(self.a.x, self.b.x), min(self.a.y, self.b.y), max(self.a.x, self.b.x), max(self.a.y, self.b.y)
        )  # fmt: skip


def segments_of(points: Sequence[Point]) -> Iterator[Segment]:
    """The straight pieces of a path; pieces without length are left out."""
    for a, b in pairwise(points):
        if a != b:
            yield Segment(a, b)


def length_inside(points: Sequence[Point], rect: Rect) -> float:
    """Points of a path's length that lie inside `rect`."""
    return sum(_clipped(segment, rect) for segment in segments_of(points)) if rect.w > 0 and rect.h > 0 else 0.0


def _clipped(segment: Segment, rect: Rect) -> float:
    """Length of a segment inside a box (Liang and Barsky, 1984)."""
    first, last = 0.0, 1.0
    for start, end, low, high in (
        (segment.a.x, segment.b.x, rect.x, rect.right),
        (segment.a.y, segment.b.y, rect.y, rect.bottom),
    ):
        delta = end - start
        if abs(delta) < 1e-9:
            if not low < start < high:
                return 0.0
            continue
        enter, leave = sorted(((low - start) / delta, (high - start) / delta))
        first, last = max(first, enter), min(last, leave)
    return max(0.0, last - first) * segment.length


def crossing(one: Segment, other: Segment) -> tuple[Point, float] | None:
    """Where two segments that are not parallel meet, and by how many points each goes on beyond that place on both sides.

    The second value is negative by as much as one falls short. None for (nearly) parallel segments.
    """
    ux, uy, vx, vy = one.b.x - one.a.x, one.b.y - one.a.y, other.b.x - other.a.x, other.b.y - other.a.y
    cross = ux * vy - uy * vx
    if abs(cross) < 0.01 * one.length * other.length:
        return None
    dx, dy = other.a.x - one.a.x, other.a.y - one.a.y
    t, u = (dx * vy - dy * vx) / cross, (dx * uy - dy * ux) / cross
    beyond = min(t * one.length, (1 - t) * one.length, u * other.length, (1 - u) * other.length)
    return Point(one.a.x + t * ux, one.a.y + t * uy), beyond


def shared_length(one: Segment, other: Segment, tolerance: float) -> float:
    """Points for which two segments run along each other, no further apart than `tolerance`; 0 unless (nearly) parallel."""
    length = one.length
    ux, uy = (one.b.x - one.a.x) / length, (one.b.y - one.a.y) / length
    places = []
    for end in other:
        dx, dy = end.x - one.a.x, end.y - one.a.y
        if abs(dx * uy - dy * ux) > tolerance:
            return 0.0
        places.append(dx * ux + dy * uy)
    return max(0.0, min(length, max(places)) - max(0.0, min(places)))
