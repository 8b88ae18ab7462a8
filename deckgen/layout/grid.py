"""The grid: boxes in declared order, one column after the other, columns and rows centred on common lines.

In: sizes, edges by number, gaps, and the columns (or, turned, the rows) that the person asked for. Out: a rectangle for every box, straight
ways between direct neighbours, and gaps wide enough for the lines that have to run in them. It never changes a size and never routes an
edge between boxes that are no neighbours.
"""

from __future__ import annotations

from itertools import accumulate
from math import fsum
from typing import NamedTuple

from ..base.geometry import Rect, Size
from .free import FreeDrawing, FreeEdge, FreeGraph, Gaps, Kind
from .grid_shape import Cell, GridPlan, Shape, cost, neighbours, pin_holds, rough_size, shapes
from .straight import along, links, straights

MOST_TRACKS = 8  # a gap is not made wider than for so many lines: more find other gaps
FINALISTS = 3  # shapes laid out whole, with the lines they need
EVEN = 1.6  # gaps that differ by less than this factor are made equal where there is room


class Need(NamedTuple):
    """What one gap must hold: lines along it, a label beside those, and lines straight across it with what stands on them."""

    lines: int
    label: float
    across: float


def plan(graph: FreeGraph) -> GridPlan:
    """The pairs of boxes that edges join."""
    found = links(graph)
    last = len(graph.nodes) - 1
    return GridPlan(found, all(last not in (link.a, link.b) for link in found))


def place(graph: FreeGraph, planned: GridPlan) -> FreeDrawing:
    """Rectangles and straight ways in the shape that lets the boxes stay largest in the room, and then fits its aspect."""
    if not graph.nodes:
        return FreeDrawing(Size(0.0, 0.0), ())
    found = shapes(graph, planned)
    if len(found) > 1:
        rough = [(cost(graph, planned, shape, rough_size(graph, shape)), k) for k, shape in enumerate(found)]
        found = [found[k] for _, k in sorted(rough)[:FINALISTS]]
    drawn = [(shape, _draw(graph, planned, shape)) for shape in found]
    costs = [(cost(graph, planned, shape, drawing.size), k) for k, (shape, drawing) in enumerate(drawn)]
    return drawn[min(costs)[1]][1]


def _draw(graph: FreeGraph, planned: GridPlan, shape: Shape) -> FreeDrawing:
    upright, level = _needs(graph, planned, shape)
    left, right, half = [0.0] * shape.columns, [0.0] * shape.columns, [0.0] * shape.rows
    for node, (c, r) in zip(graph.nodes, shape.cells):
        left[c], right[c] = max(left[c], node.w / 2), max(right[c], node.w / 2 + node.loop)
        half[r] = max(half[r], node.h / 2)
    gaps, room = graph.gaps, graph.room
    columns = _evened(_widths(upright, gaps, gaps.node), fsum(left) + fsum(right), room.w if room else None, gaps.rank)
    rows = _evened(_widths(level, gaps, gaps.rank), 2 * fsum(half), room.h if room else None, gaps.rank)
    xs, w = _centres(left, right, columns)
    ys, h = _centres(half, half, rows)
    rects = tuple(Rect(xs[c] - n.w / 2, ys[r] - n.h / 2, n.w, n.h) for n, (c, r) in zip(graph.nodes, shape.cells))
    ways = [
        way
        for link in planned.links
        if neighbours(shape.cells[link.a], shape.cells[link.b])
        for way in straights(graph, link, rects)
    ]
    unmet = (
        k for k, hint in enumerate(graph.hints) if hint.kind != "pin" or not pin_holds(hint, shape.cells, shape.columns, shape.rows)
    )
    return FreeDrawing(Size(w, h), rects, tuple(sorted(ways, key=lambda way: way.edge)), (), tuple(unmet))


def _centres(before: list[float], after: list[float], gaps: list[float]) -> tuple[list[float], float]:
    """Where the centre lines of the columns or rows lie, and the whole extent."""
    centres, at = [], gaps[0]
    for low, high, gap in zip(before, after, gaps[1:]):
        centres.append(at + low)
        at += low + high + gap
    return centres, at


def _widths(needs: list[Need], gaps: Gaps, least: float) -> list[float]:
    """Widths of gaps, the outermost first and last: those are nothing unless lines run there."""
    result = []
    for k, need in enumerate(needs):
        tracks = (min(need.lines, MOST_TRACKS) - 1) * gaps.track
        if k in (0, len(needs) - 1):
            result.append(gaps.stub + tracks + need.label if need.lines else 0.0)
        else:
            result.append(max(least, need.across, 2 * gaps.stub + tracks + need.label if need.lines else 0.0))
    return result


def _evened(widths: list[float], boxes: float, room: float | None, wish: float) -> list[float]:
    """Inner gaps made equal where they differ little, and as wide as `wish`, if there is room for it."""
    inner = widths[1:-1]
    if not inner or room is None:
        return widths
    most = max(max(inner), wish)
    if most > EVEN * min(inner) and min(inner) >= wish:
        return widths
    spare = room - boxes - widths[0] - widths[-1]
    if most <= EVEN * max(wish, min(inner)) and most * len(inner) <= spare:
        return [widths[0], *[most] * len(inner), widths[-1]]
    raised = [max(width, wish) for width in inner]
    return [widths[0], *raised, widths[-1]] if fsum(raised) <= spare else widths


class _Channels:
    """The gaps of one direction: which stretches of them lines take. `ends` is the number of columns or rows along a gap."""

    def __init__(self, count: int, ends: int) -> None:
        self.steps = [[0] * (ends + 2) for _ in range(count + 1)]
        self.label = [0.0] * (count + 1)
        self.across = [0.0] * (count + 1)

    def load(self, gap: int, low: int, high: int) -> int:
        """How many lines lie beside each other at most between two columns or rows."""
        return max(list(accumulate(self.steps[gap]))[low : high + 1])

    def add(self, gap: int, low: int, high: int, label: float) -> None:
        self.steps[gap][low] += 1
        self.steps[gap][high + 1] -= 1
        self.label[gap] = max(self.label[gap], label)

    def cross(self, gap: int, room: float) -> None:
        self.across[gap] = max(self.across[gap], room)

    def needs(self) -> list[Need]:
        return [Need(max(accumulate(s)), label, across) for s, label, across in zip(self.steps, self.label, self.across)]


def _needs(graph: FreeGraph, planned: GridPlan, shape: Shape) -> tuple[list[Need], list[Need]]:
    """What the gaps between columns and those between rows must hold, by a guess at the way of every edge."""
    upright, level = _Channels(shape.columns, shape.rows), _Channels(shape.rows, shape.columns)
    for link in planned.links:
        for k in link.edges:
            edge = graph.edges[k]
            _reserve(edge, shape.cells[edge.source], shape.cells[edge.target], graph.gaps, upright, level)
    return upright.needs(), level.needs()


def _reserve(edge: FreeEdge, a: Cell, b: Cell, gaps: Gaps, upright: _Channels, level: _Channels) -> None:
    """Room for one edge: straight across a gap, along the gap beside a common column or row, or along a gap between the rows and then, if
    there are rows between the two, along one between the columns."""
    (c1, r1), (c2, r2) = a, b
    w, h = (edge.label[0] + gaps.label, edge.label[1] + gaps.label) if edge.label else (0.0, 0.0)
    if neighbours(a, b):
        if r1 == r2:
            upright.cross(max(c1, c2), max(gaps.rank, along(edge, gaps, 0)))
        else:
            level.cross(max(r1, r2), max(gaps.rank, along(edge, gaps, 1)))
    elif c1 == c2:
        low, high = sorted((r1, r2))
        upright.add(_lighter(upright, c1, low, high), low, high, w)
    elif r1 == r2:
        low, high = sorted((c1, c2))
        level.add(_lighter(level, r1, low, high), low, high, h)
    else:
        level.add(r1 + 1 if r2 > r1 else r1, min(c1, c2), max(c1, c2), h)
        if abs(r1 - r2) > 1:
            upright.add(c2 if c2 > c1 else c2 + 1, min(r1, r2), max(r1, r2), 0.0)


def _lighter(channels: _Channels, line: int, low: int, high: int) -> int:
    """The gap before or after a column or row that holds fewer lines; inner ones first, as outer ones cost room."""
    last = len(channels.steps) - 1
    return min((line + 1, line), key=lambda gap: channels.load(gap, low, high) + 2 * (gap in (0, last)))


GRID = Kind("grid", plan, place, frozenset({"columns", "pin", "loops"}))
