"""The last look at the ways of a drawing: a way that lies on a stranger's is not promised, so that the router finds it another.

In: ways from the engine. Out: those that stay. Two edges may share a piece only where they have one source, or one target, and one look.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..free import FreeGraph, FreeWay

APART = 2.5  # points between parallel lines, less than which they look like one
LONG = 1.0  # and for how long

Piece = tuple[bool, float, float, float, int]  # upright, at, low, high, number of the way


def clear_ways(graph: FreeGraph, ways: Sequence[FreeWay]) -> tuple[FreeWay, ...]:
    """Of two ways that lie on each other without a right to, the later one goes."""
    dropped: set[int] = set()
    pieces = sorted(_pieces(ways))
    for i, (upright, at, low, high, k) in enumerate(pieces):
        for other in pieces[i + 1 :]:
            if other[0] != upright or other[1] - at >= APART:
                break
            if min(high, other[3]) - max(low, other[2]) > LONG and other[4] != k and not _related(graph, ways[k], ways[other[4]]):
                if k not in dropped and other[4] not in dropped:
                    dropped.add(max(k, other[4]))
    return tuple(way for k, way in enumerate(ways) if k not in dropped)


def _pieces(ways: Sequence[FreeWay]) -> list[Piece]:
    found = []
    for k, way in enumerate(ways):
        for a, b in zip(way.points, way.points[1:]):
            upright = abs(a.x - b.x) < abs(a.y - b.y)
            ends = sorted((a.y, b.y) if upright else (a.x, b.x))
            found.append((upright, a.x if upright else a.y, ends[0], ends[1], k))
    return found


def _related(graph: FreeGraph, one: FreeWay, other: FreeWay) -> bool:
    a, b = graph.edges[one.edge], graph.edges[other.edge]
    return (a.source == b.source) != (a.target == b.target) and a.look == b.look
