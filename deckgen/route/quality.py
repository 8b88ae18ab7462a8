"""How good a set of routes is: what nudging could not mend. Used to choose between ways of routing the same diagram."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.geometry import Point
from ..graph.routed import Route

SAME = 1.0  # pieces nearer than this are on one line
LONG = 2.0  # and share it if they do so for longer than this

Piece = tuple[bool, float, float, float]  # upright?, coordinate across, from, to


def pieces(route: Route) -> list[Piece]:
    """The straight pieces of a route."""
    found = []
    for a, b in zip(route.points, route.points[1:]):
        upright = abs(a.x - b.x) < abs(a.y - b.y)
        found.append(_piece(upright, a, b))
    return found


def _piece(upright: bool, a: Point, b: Point) -> Piece:
    at, low, high = ((a.x + b.x) / 2, a.y, b.y) if upright else ((a.y + b.y) / 2, a.x, b.x)
    return upright, at, min(low, high), max(low, high)


def quality(routes: Sequence[Route]) -> tuple[int, int]:
    """How often strangers are drawn as one line, and how often they cross."""
    shared = crossed = 0
    for _, _, ones, others in _strangers(routes):
        for a in ones:
            for b in others:
                shared += _shares(a, b)
                crossed += _crosses(a, b)
    return shared, crossed


def in_one_line(routes: Sequence[Route]) -> list[tuple[Route, Route]]:
    """Pairs of strangers that are drawn as one line somewhere."""
    return [(one, other) for one, other, ones, others in _strangers(routes) if any(_shares(a, b) for a in ones for b in others)]


def _strangers(routes: Sequence[Route]) -> Iterator[tuple[Route, Route, list[Piece], list[Piece]]]:
    """Every pair of routes that may not share a line, with their pieces."""
    lines = [(route, pieces(route)) for route in routes]
    for i, (one, ones) in enumerate(lines):
        for other, others in lines[i + 1 :]:
            if not one.edge.shares_line(other.edge):
                yield one, other, ones, others


def _shares(a: Piece, b: Piece) -> bool:
    return a[0] == b[0] and abs(a[1] - b[1]) < SAME and min(a[3], b[3]) - max(a[2], b[2]) > LONG


def _crosses(a: Piece, b: Piece) -> bool:
    return a[0] != b[0] and a[2] < b[1] < a[3] and b[2] < a[1] < b[3]
