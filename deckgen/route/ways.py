"""Found ways as routes: from gates and grid vertices to ends and points. In: a way and its grid; out: a route. It chooses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..base.geometry import Point, Rect
from ..graph.routed import End, Route
from ..graph.styled import StyledEdge
from .grid import Gate, Grid
from .lines import straightened
from .scene_map import Ground

Cells = Sequence[tuple[int, int]]


class Way(NamedTuple):
    """A found way: its gates, the grid vertices between them, and what the search made of it."""

    begin: Gate
    end: Gate
    cells: tuple[tuple[int, int], ...]
    price: float = 0.0


def bends(cells: Cells, begin: Gate, end: Gate) -> int:
    """Corners of a way with its stubs."""
    ways = [begin.side.vertical]
    ways += [a[0] == b[0] for a, b in zip(cells, cells[1:])]
    ways.append(end.side.vertical)
    return sum(1 for a, b in zip(ways, ways[1:]) if a != b)


def route_of(edge: StyledEdge, way: Way, grid: Grid, ground: Ground) -> Route:
    """The route that a way stands for, with its ends on the borders."""
    begin, end = _end(edge.source, way.begin, ground), _end(edge.target, way.end, ground)
    corners = [Point(grid.xs[ix], grid.ys[iy]) for ix, iy in way.cells]
    if bends(way.cells, way.begin, way.end) == 0:
        return Route(edge, begin, end, (begin.point, end.point))
    points = straightened([begin.point, *_aligned(way.cells, corners, begin, end), end.point])
    return Route(edge, begin, end, points)


def _end(path: str, gate: Gate, ground: Ground) -> End:
    rect: Rect = ground.boxes[path].rect
    if not gate.anchor:
        return End(path, gate.side, rect.middle(gate.side))
    border = rect.edge(gate.side)
    point = Point(gate.at, border) if gate.side.vertical else Point(border, gate.at)
    return End(path, gate.side, point, True)


def _aligned(cells: Cells, corners: list[Point], begin: End, end: End) -> list[Point]:
    """Corners with those in line with a port moved exactly onto its line: grid lines may differ from it by a hair."""
    moved = list(corners)
    for port, order in ((begin, range(len(cells))), (end, range(len(cells) - 1, -1, -1))):
        axis = 0 if port.side.vertical else 1
        line = cells[order[0]][axis]
        for k in order:
            if cells[k][axis] != line:
                break
            moved[k] = Point(port.point.x, moved[k].y) if port.side.vertical else Point(moved[k].x, port.point.y)
    return moved
