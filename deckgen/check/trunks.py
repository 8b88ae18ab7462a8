"""Lines that run together: a trunk that suggests an edge that is not there (C111), a line that hides another (C112), a trunk of lines
that look different (C113); and ways with more bends than a connector of the presets can have (C110).

A trunk is read as a network: who follows a line into it may leave it by any other. So every pair of a source and a target in it must be a
connector of the slide. Lines without an end in common are C108's business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..base.diagnostic import Diagnostic, Severity
from ..base.geometry import Point, Rect
from ..base.union import groups
from ..read.facts import LineFacts, ShapeFacts
from .routes import Route
from .segments import segments_of, shared_length
from .view import SLACK, SlideView, label, meeting_pairs

MOST_BENDS = 4
_LINE = 1.0  # points: pieces no further apart are one line to the eye

Arrow = tuple[ShapeFacts, ShapeFacts]


def bends_of(points: Sequence[Point]) -> int:
    """Corners of a path: places where it turns by more than a degree. A step of under half a point is no corner."""
    pieces = [piece for piece in segments_of(points) if piece.length > 0.5]
    return sum(1 for one, other in pairwise(pieces) if _turns((one.a, one.b), (other.a, other.b)))


def _turns(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    ux, uy = one[1].x - one[0].x, one[1].y - one[0].y
    vx, vy = other[1].x - other[0].x, other[1].y - other[0].y
    cross, along = ux * vy - uy * vx, ux * vx + uy * vy
    return abs(cross) > 0.0175 * along


def judge_bends(view: SlideView, routes: Sequence[Route]) -> Iterator[Diagnostic]:
    for route in routes:
        if (bends := bends_of(route.points)) > MOST_BENDS:
            message = f"it has {bends} bends, and more than {MOST_BENDS} are hard to follow"
            yield view.finding("C110", Severity.ERROR, route.shape, message, "move what is in its way, or tie it to other sides")


def judge_trunks(view: SlideView, routes: Sequence[Route]) -> Iterator[Diagnostic]:
    tied = [route for route in routes if route.begin is not None and route.end is not None]
    drawn = {(source.z, target.z) for route in tied for source, target in _readings(route)}
    pairs = list(_together(tied))
    for first, second, length in pairs:
        one, other = tied[first], tied[second]
        if _ends(one) == _ends(other) and length > min(_length(one), _length(other)) - 2 * SLACK:
            message = f"it lies on '{label(one.shape)}', which joins the same two shapes: only one of them is seen"
            yield view.finding("C112", Severity.ERROR, other.shape, message, "tie one of them to other sides")
        elif _look(one.shape.line) != _look(other.shape.line):
            message = f"it shares {length:.0f} pt of line with '{label(one.shape)}', which looks different: there only one of them is seen"
            yield view.finding("C113", Severity.WARNING, other.shape, message, "draw them alike, or end one of them elsewhere")
    for network in (g for g in groups(len(tied), [(first, second) for first, second, _ in pairs]) if len(g) > 1):
        yield from _judge_network(view, [tied[number] for number in network], drawn)


def _judge_network(view: SlideView, network: Sequence[Route], drawn: set[tuple[int, int]]) -> Iterator[Diagnostic]:
    """One finding for a network, at the first line that leads into it and nowhere that it should."""
    ways = [_reading(route) for route in network]
    targets = {target.z: target for _, target in ways}
    missing: list[tuple[Route, ShapeFacts, ShapeFacts]] = []
    told: set[tuple[int, int]] = set()
    for route, (source, _) in zip(network, ways):
        for target in targets.values():
            pair = (source.z, target.z)
            if source is not target and pair not in drawn and pair not in told:
                told.add(pair)
                missing.append((route, source, target))
    if missing:
        route, source, target = missing[0]
        more = f" ({len(missing) - 1} more like this)" if len(missing) > 1 else ""
        message = (
            f"the lines it runs together with suggest an edge from '{label(source)}' to '{label(target)}', which is not there{more}"
        )
        yield view.finding("C111", Severity.ERROR, route.shape, message, "end one of the lines elsewhere, so that they part")


def _together(routes: Sequence[Route]) -> Iterator[tuple[int, int, float]]:
    """Pairs of routes with an end in common that share a piece of line, and its length; each pair once."""
    boxes = [(number, _bounds(route.points).grow(_LINE)) for number, route in enumerate(routes)]
    for first, second in meeting_pairs(boxes):
        one, other = routes[first], routes[second]
        if one.nodes & other.nodes:
            length = sum(shared_length(s, t, _LINE) for s in segments_of(one.points) for t in segments_of(other.points))
            if length > SLACK:
                yield first, second, length


def _reading(route: Route) -> Arrow:
    """Source and target as a reader takes them: against the drawing where the only arrow is at the begin."""
    begin, end, line = route.begin, route.end, route.shape.line
    assert begin is not None and end is not None
    return (end, begin) if line and line.begin_arrow and not line.end_arrow else (begin, end)


def _readings(route: Route) -> tuple[Arrow, ...]:
    """All ways in which a line can be read: one with arrows at both ends, or at none, goes both ways."""
    line = route.shape.line
    one = _reading(route)
    one_way = line is not None and bool(line.begin_arrow) != bool(line.end_arrow)
    return (one,) if one_way else (one, (one[1], one[0]))


def _look(line: LineFacts | None) -> tuple[str, str, float] | None:
    """What tells one line from another along its length."""
    return (line.color.rgb, line.dash, round(line.width, 1)) if line else None


def _ends(route: Route) -> tuple[int, ...]:
    return tuple(node.z for node in _reading(route))


def _length(route: Route) -> float:
    return sum(piece.length for piece in segments_of(route.points))


def _bounds(points: Sequence[Point]) -> Rect:
    xs, ys = [point.x for point in points], [point.y for point in points]
    return Rect.of_edges(min(xs), min(ys), max(xs), max(ys))
