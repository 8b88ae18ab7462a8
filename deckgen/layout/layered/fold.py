"""Folding: the rows of an arrangement in several columns side by side, for a drawing that is higher than its room and much narrower."""

from __future__ import annotations

from ...base.cuts import cheapest_cut
from ..free import FreeGraph
from .model import Arrangement

EDGE = 0.25  # what an edge from one column to another costs, in columns that are once too high or empty
MOST_LINES = 8  # that a gutter keeps room for


def folded(graph: FreeGraph, arrangement: Arrangement, columns: int) -> tuple[list[Arrangement], list[int]]:
    """The arrangement in `columns` pieces (fewer if it has fewer rows), and how many edges pass each gutter. Edges from piece to piece have
    no path any more."""
    count = min(columns, len(arrangement.rows))
    if count < 2:
        return [arrangement], []
    marks = _marks(graph, arrangement, count)
    row = {v: r for r, vertices in enumerate(arrangement.rows) for v in vertices}
    column = {v: next(k for k in range(count) if r < marks[k + 1]) for v, r in row.items()}
    boxes = len(graph.nodes)
    pieces = []
    for k, (a, b) in enumerate(zip(marks, marks[1:])):
        paths = tuple(entry for entry in arrangement.paths if all(column[v] == k for v in (entry[1][0], entry[1][-1])))
        kept = {v for _, path in paths for v in path}
        rows = tuple(tuple(v for v in r if v < boxes or v in kept) for r in arrangement.rows[a:b])
        pieces.append(Arrangement(rows, paths, (), 0))
    passing = [sum(1 for _, path in arrangement.paths if column[path[0]] <= k < column[path[-1]]) for k in range(count - 1)]
    return pieces, passing


def gutter(graph: FreeGraph, lines: int) -> float:
    """Width of a gutter that so many lines pass."""
    return 2 * graph.gaps.stub + (min(lines, MOST_LINES) + 1) * graph.gaps.track


def _marks(graph: FreeGraph, arrangement: Arrangement, count: int) -> tuple[int, ...]:
    """The rows at which columns begin, and the end: about equally high columns with few edges between them. Dynamic programming."""
    boxes, n = len(graph.nodes), len(arrangement.rows)
    heights = [max((graph.nodes[v].h for v in row if v < boxes), default=0.0) + graph.gaps.rank for row in arrangement.rows]
    sums = [0.0]
    for height in heights:
        sums.append(sums[-1] + height)
    mean = sums[-1] / count
    row = {v: r for r, vertices in enumerate(arrangement.rows) for v in vertices}
    over = [0] * (n + 1)
    for _, path in arrangement.paths:
        for r in range(row[path[0]] + 1, row[path[-1]] + 1):
            over[r] += 1

    def price(a: int, b: int) -> float:
        full = (sums[b] - sums[a]) / mean - 1
        return (4 if full > 0 else 1) * full * full + (EDGE * over[b] if b < n else 0.0)

    return cheapest_cut(n, count, price)
