"""Connectors that share a trunk: the shared part is drawn once. Points in, points out.

Two equal lines on top of each other cover the pixels at their edges twice, so that the trunk comes out bolder than its branches.
Only for pixels: in SVG every connector keeps its whole line, so that it can be found and styled by its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..base.geometry import Point

Line = tuple[Point, ...]
Segment = tuple[Point, Point]


def undrawn(line: Line, drawn: Iterable[Line]) -> tuple[Line, ...]:
    """The parts of an orthogonal polyline that no upright or level segment of `drawn` covers, in order, joined at its bends."""
    others = [segment for other in drawn for segment in pairwise(other)]
    parts: list[list[Point]] = []
    for segment in pairwise(line):
        for start, end in _uncovered(segment, others):
            if parts and parts[-1][-1] == start:
                parts[-1].append(end)
            else:
                parts.append([start, end])
    return tuple(tuple(part) for part in parts)


def _uncovered(segment: Segment, others: Sequence[Segment]) -> list[Segment]:
    """What is left of a segment, in its own direction. A slanted one is left whole."""
    start, end = segment
    axis = 0 if start.y == end.y else 1  # the coordinate that runs
    still = 1 - axis
    if start[still] != end[still]:
        return [segment]
    left = [(min(start[axis], end[axis]), max(start[axis], end[axis]))]
    for one, two in others:
        if one[still] == two[still] == start[still]:
            low, high = min(one[axis], two[axis]), max(one[axis], two[axis])
            left = [piece for a, b in left for piece in ((a, min(b, low)), (max(a, high), b)) if piece[0] < piece[1]]
    backwards = start[axis] > end[axis]
    left.sort(reverse=backwards)
    ends = [(b, a) if backwards else (a, b) for a, b in left]
    return [(_on(axis, a, start), _on(axis, b, start)) for a, b in ends]


def _on(axis: int, value: float, like: Point) -> Point:
    return Point(like.x, value) if axis else Point(value, like.y)
