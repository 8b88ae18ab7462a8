"""Ways that layouts planned whole: kept where nothing is in the way. In: reserved ways and the ground; out: routes, by edge number.

A way that meets a stranger's box or a text, turns too often, or does not start and finish on its boxes is left to the search. No way is
mended here.
"""

from __future__ import annotations

from ..base.geometry import Point, Rect, Side
from ..graph.placed import ReservedWay
from ..graph.routed import End, Route
from ..graph.styled import StyledEdge
from .lines import MOST_BENDS, span, straightened
from .scene_map import EXACT, Ground, is_within

NEAR = 2.0  # a planned line may come this near to a stranger, in points: layouts keep more where they have room
ON = 0.6  # how far from its box's border a planned end may lie, in points


def kept_ways(ground: Ground, edges: tuple[StyledEdge, ...]) -> dict[int, Route]:
    """Routes for the edges whose reserved way holds, by edge number."""
    ways = {way.edge: way for way in ground.placed.ways}
    found = {}
    for k, edge in enumerate(edges):
        way = ways.get(edge.name)
        route = _route(edge, way, ground) if way else None
        if route and _is_free(route, ground):
            found[k] = route
    return found


def _route(edge: StyledEdge, way: ReservedWay, ground: Ground) -> Route | None:
    """The way as a route, its ends exactly on the borders; None if it is no way from the one box to the other."""
    points = straightened(way.points)
    if len(points) < 2 or len(points) - 2 > MOST_BENDS or not all(_is_level(a, b) for a, b in zip(points, points[1:])):
        return None
    begin = _end(edge.source, way.begin, points[0], points[1], is_within(edge.target, edge.source), ground)
    end = _end(edge.target, way.end, points[-1], points[-2], is_within(edge.source, edge.target), ground)
    if begin is None or end is None:
        return None
    return Route(edge, begin, end, (begin.point, *points[1:-1], end.point))


def _is_level(a: Point, b: Point) -> bool:
    return abs(a.x - b.x) < EXACT or abs(a.y - b.y) < EXACT


def _end(path: str, side: Side, point: Point, following: Point, inner: bool, ground: Ground) -> End | None:
    """An end on its side's border, from which the line leaves outwards (inwards, to what the box holds)."""
    rect = ground.boxes[path].rect
    across, along = (1, 0) if side.vertical else (0, 1)
    low, high = (rect.x, rect.right) if side.vertical else (rect.y, rect.bottom)
    border = rect.edge(side)
    away = (following[across] - border) * side.sign * (-1 if inner else 1)
    if abs(point[across] - border) > ON or not low <= point[along] <= high or away < EXACT:
        return None
    anchor = inner or abs(point[along] - (low + high) / 2) > EXACT
    return End(path, side, Point(point.x, border) if side.vertical else Point(border, point.y), anchor)


def _is_free(route: Route, ground: Ground) -> bool:
    """Whether it stays on the page and meets neither strangers nor texts nor the insides of its own boxes."""
    edge, room = route.edge, ground.placed.room
    for a, b in zip(route.points, route.points[1:]):
        piece = span(a, b)
        if not room.contains(piece, ON):
            return False
        for obstacle in ground.solid_near(piece.grow(NEAR), edge.source, edge.target):
            own = obstacle.path in (edge.source, edge.target) and not obstacle.text
            if not own or _inside(piece, obstacle.rect):
                return False
    return True


def _inside(piece: Rect, rect: Rect) -> bool:
    return piece.grow(EXACT).overlaps(rect, 2 * EXACT)
