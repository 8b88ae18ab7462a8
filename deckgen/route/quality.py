"""How good a set of routes is: what nudging could not mend. Used to choose between ways of routing the same diagram.

Pieces are compared along sweeps: parallel ones within a narrow window, upright ones with the level ones they pass.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..base.geometry import Point
from ..base.union import groups
from ..graph.routed import Route
from ..graph.styled import StyledEdge

SAME = 2.0  # pieces nearer than this (from middle to middle) look like one line: lines are 1.75 wide
LONG = 2.0  # and share it if they do so for longer than this


class Piece(NamedTuple):
    """A straight piece of a route: whether it is upright, its coordinate across, from where to where it goes, its route's number."""

    upright: bool
    at: float
    low: float
    high: float
    route: int = 0


def pieces(route: Route, number: int = 0) -> list[Piece]:
    """The straight pieces of a route."""
    found = []
    for a, b in zip(route.points, route.points[1:]):
        upright = abs(a.x - b.x) < abs(a.y - b.y)
        found.append(_piece(upright, a, b, number))
    return found


def _piece(upright: bool, a: Point, b: Point, number: int) -> Piece:
    at, low, high = ((a.x + b.x) / 2, a.y, b.y) if upright else ((a.y + b.y) / 2, a.x, b.x)
    return Piece(upright, at, min(low, high), max(low, high), number)


def quality(routes: Sequence[Route]) -> tuple[int, int]:
    """How often strangers are drawn as one line, and how often they cross."""
    edges = [route.edge for route in routes]
    drawn = [piece for k, route in enumerate(routes) for piece in pieces(route, k)]
    shared = sum(1 for i, j in _alongside(drawn) if not edges[i].shares_line(edges[j]))
    crossed = sum(1 for i, j in crossing_pairs(drawn) if not edges[i].shares_line(edges[j]))
    return shared, crossed


def in_one_line(routes: Sequence[Route]) -> list[tuple[Route, Route]]:
    """Pairs of strangers that are drawn as one line somewhere."""
    return [(routes[i], routes[j]) for i, j in _pairs(routes) if not routes[i].edge.shares_line(routes[j].edge)]


def trunk_pairs(routes: Sequence[Route]) -> list[tuple[int, int]]:
    """Pairs of friends, by number, that are drawn as one line somewhere."""
    return [(i, j) for i, j in _pairs(routes) if routes[i].edge.shares_line(routes[j].edge)]


def false_trunks(routes: Sequence[Route]) -> list[tuple[Route, Route]]:
    """Pairs of routes whose lines are joined although no edge goes from the first one's source to the second one's target.

    Routes that have a piece of their lines in common form a network, and so do those joined by others. A reader may follow it from every
    source to every target in it; where no such edge exists, the drawing tells an untruth.
    """
    known = readings([route.edge for route in routes])
    found = []
    for network in (g for g in groups(len(routes), trunk_pairs(routes)) if len(g) > 1):
        ways = [reading(routes[k].edge) for k in network]
        firsts = [(i, j) for i in _firsts(network, [s for s, _ in ways]) for j in _firsts(network, [t for _, t in ways])]
        for i, j in firsts:
            source, target = reading(routes[i].edge)[0], reading(routes[j].edge)[1]
            if source != target and (source, target) not in known:
                found.append((routes[i], routes[j]))
    return found


def reading(edge: StyledEdge) -> tuple[str, str]:
    """Source and target as a reader takes them: against the spec where the only arrow is at the begin."""
    return (edge.target, edge.source) if edge.begin_arrow and not edge.end_arrow else (edge.source, edge.target)


def readings(edges: Iterable[StyledEdge]) -> frozenset[tuple[str, str]]:
    """All ways in which edges can be read: one with arrows at both ends, or at none, goes both ways."""
    found = []
    for edge in edges:
        one = reading(edge)
        found += [one] if bool(edge.begin_arrow) != bool(edge.end_arrow) else [one, (one[1], one[0])]
    return frozenset(found)


def is_complete(edges: Sequence[StyledEdge], known: frozenset[tuple[str, str]]) -> bool:
    """Whether an edge (one of `known`) goes from every source to every target of these: then they may run as one trunk."""
    ways = [reading(edge) for edge in edges]
    sources, targets = dict.fromkeys(s for s, _ in ways), dict.fromkeys(t for _, t in ways)
    return all(s == t or (s, t) in known for s in sources for t in targets)


def _firsts(network: Sequence[int], ends: Sequence[str]) -> list[int]:
    """The first route of a network for each of the ends."""
    first: dict[str, int] = {}
    for number, end in zip(network, ends):
        first.setdefault(end, number)
    return list(first.values())


# ---- sweeps


def _pairs(routes: Sequence[Route]) -> list[tuple[int, int]]:
    """Routes that share a line somewhere, each pair once, in order."""
    drawn = [piece for k, route in enumerate(routes) for piece in pieces(route, k)]
    return sorted(dict.fromkeys((min(i, j), max(i, j)) for i, j in _alongside(drawn)))


def _alongside(drawn: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Route numbers of every two pieces of different routes that lie on one line for a while."""
    for upright in (False, True):
        lines = sorted((p for p in drawn if p.upright is upright), key=lambda p: (p.at, p.low, p.route))
        ats = [p.at for p in lines]
        for k, a in enumerate(lines):
            for b in lines[k + 1 : bisect_left(ats, a.at + SAME, k + 1)]:
                if a.route != b.route and min(a.high, b.high) - max(a.low, b.low) > LONG:
                    yield a.route, b.route


def crossing_pairs(drawn: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Route numbers of every two pieces of different routes that cross; where one only ends on the other, they do not."""
    levels = sorted((p for p in drawn if not p.upright), key=lambda p: (p.at, p.low, p.route))
    ats = [p.at for p in levels]
    for up in drawn:
        if up.upright:
            for level in levels[bisect_right(ats, up.low) : bisect_left(ats, up.high)]:
                if level.low < up.at < level.high and level.route != up.route:
                    yield up.route, level.route
