"""Tall drawings: the rows of a part cut into columns that stand side by side, each running down.

In: an arrangement and where its rows lie when they are drawn in one. Out: the same boxes in columns. Edges from one column to another get no
way here: the router leads them through the gutters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from ...base.geometry import Point, Rect
from ..free import FreeGraph, FreeWay
from .draw import Drawn, drawn
from .model import Arrangement

CUT_EDGE = 0.02  # what an edge costs that a cut sends into another column, beyond the first; an even share of the height is 1
OVER = 100.0  # price of a column that is higher than the room
WIDE = 0.5  # price of a column's width, in shares of the room's


def folded(
    graph: FreeGraph,
    whole: Arrangement,
    flat: Drawn,
    count: int,
    room: tuple[float, float],
    weights: Sequence[int],
    flipped: Sequence[bool],
) -> Drawn | None:
    """A part's rows in `count` columns; None where there are too few of them. `flat` is its drawing in one column."""
    if count > len(whole.rows):
        return None
    over = _edges_over(whole)
    marks = _cuts(flat.rows, _widths(graph, whole), over, count, room)
    columns = [drawn(graph, _column(whole, len(graph.nodes), a, b), weights, flipped) for a, b in zip(marks, marks[1:])]
    gaps = graph.gaps
    x = width = 0.0
    rects: dict[int, Rect] = {}
    ways: list[FreeWay] = []
    rows: list[tuple[float, float]] = []
    for column, mark in zip(columns, marks[1:]):
        rects.update({v: rect._replace(x=rect.x + x) for v, rect in column.rects.items()})
        ways += [way._replace(points=tuple(Point(p.x + x, p.y) for p in way.points)) for way in column.ways]
        rows += column.rows
        width = x + column.w
        x = width + max(gaps.node, 2 * gaps.stub + (over[mark] + 1) * gaps.track)
    return Drawn(width, max(c.h for c in columns), rects, tuple(ways), tuple(rows))


def _edges_over(whole: Arrangement) -> list[int]:
    """How many edges pass from the rows above each row to it or those below; before the first none."""
    rank = {v: r for r, row in enumerate(whole.rows) for v in row}
    change = [0] * (len(whole.rows) + 1)
    for _, path in whole.paths:
        change[rank[path[0]] + 1] += 1
        change[rank[path[-1]] + 1] -= 1
    return list(accumulate(change))


def _widths(graph: FreeGraph, whole: Arrangement) -> list[float]:
    """The least width of every row's boxes."""
    boxes, gap = graph.nodes, graph.gaps.node
    return [sum([boxes[v].w + boxes[v].loop + gap for v in row if v < len(boxes)]) for row in whole.rows]


def _cuts(
    rows: Sequence[tuple[float, float]], widths: Sequence[float], over: Sequence[int], count: int, room: tuple[float, float]
) -> list[int]:
    """Marks from 0 to the count of rows: columns of even height, not higher than the room, few edges across; by dynamic programming."""
    n = len(rows)
    even = (rows[-1][1] - rows[0][0]) / count or 1.0

    def price(a: int, b: int) -> float:
        high = rows[b - 1][1] - rows[a][0]
        over_edges = CUT_EDGE * max(0, over[a] - 1) if a else 0.0
        return ((high - even) / even) ** 2 + OVER * max(0.0, high - room[1]) / even + over_edges + WIDE * max(widths[a:b]) / room[0]

    best: list[list[tuple[float, list[int]]]] = [[(0.0, [0])] + [(float("inf"), [])] * n]
    for k in range(1, count + 1):
        line: list[tuple[float, list[int]]] = [(float("inf"), [])] * (n + 1)
        for b in range(k, n + 1):
            for a in range(k - 1, b):
                if best[-1][a][1]:
                    cost = best[-1][a][0] + price(a, b)
                    if cost < line[b][0] - 1e-9:
                        line[b] = (cost, [*best[-1][a][1], b])
        best.append(line)
    return best[-1][n][1]


def _column(whole: Arrangement, boxes: int, a: int, b: int) -> Arrangement:
    """Rows a to b - 1 with the edges that run within them, and no other lines."""
    inside = {v for row in whole.rows[a:b] for v in row}
    paths = tuple((edge, path) for edge, path in whole.paths if path[0] in inside and path[-1] in inside)
    kept = {v for _, path in paths for v in path}
    rows = tuple(tuple(v for v in row if v < boxes or v in kept) for row in whole.rows[a:b])
    return Arrangement(rows, paths, (), 0)
