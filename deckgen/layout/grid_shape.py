"""How many columns a grid gets and which box stands in which cell.

In: sizes, the room, the person's columns and pins. Out: shapes to choose from and what speaks against each. It gives no coordinates.
"""

from __future__ import annotations

from math import ceil, floor, fsum, log, sqrt
from typing import NamedTuple

from ..base.geometry import Side, Size
from .free import FreeGraph, FreeHint
from .straight import Link

MOST_SHAPES = 40  # numbers of columns that are compared
# costs of a shape, beside 1 for an aspect e times the room's: type e times smaller, a column of empty cells, one column or row for all, a
# last box alone; and what it is worth if every edge is straight
SMALLER, HOLES, LINE, LONE, STRAIGHT = 4.0, 0.6, 1.5, 0.3, 0.5

Cell = tuple[int, int]  # column, row


class GridPlan(NamedTuple):
    """What joins what; and whether the last box stands for itself, so that it may leave the order of reading."""

    links: tuple[Link, ...]
    free_last: bool


class Shape(NamedTuple):
    """How many columns and rows there are, and the cell of every box by its number."""

    columns: int
    rows: int
    cells: tuple[Cell, ...]


def shapes(graph: FreeGraph, planned: GridPlan) -> list[Shape]:
    """The shapes to choose from: one if the person chose."""
    n = len(graph.nodes)
    if graph.columns is not None:
        return [_shape(graph, planned, min(graph.columns, n), ceil(n / min(graph.columns, n)))]
    if graph.rows is not None:
        rows = min(graph.rows, n)
        return [_shape(graph, planned, ceil(n / rows), rows)]
    usual = sorted({ceil(n / rows) for rows in range(1, n + 1)})
    if len(usual) > MOST_SHAPES:
        wanted = _usual_columns(graph)
        usual = sorted(sorted(usual, key=lambda columns: (abs(log(columns / wanted)), columns))[:MOST_SHAPES])
    return [_shape(graph, planned, columns, ceil(n / columns)) for columns in usual]


def _usual_columns(graph: FreeGraph) -> float:
    """How many columns would fill the room's aspect."""
    w = max(node.w for node in graph.nodes) + graph.gaps.node
    h = max(node.h for node in graph.nodes) + graph.gaps.rank
    aspect = graph.room.w / graph.room.h if graph.room else 1.0
    return max(1.0, sqrt(len(graph.nodes) * aspect * h / w))


def _shape(graph: FreeGraph, planned: GridPlan, columns: int, rows: int) -> Shape:
    """Boxes down one column after the other. The last column begins at the top; a single box there that nothing joins to the others stands
    in the middle. Where full columns would leave some of the wished ones empty, the boxes are dealt out evenly."""
    n = len(graph.nodes)
    if (columns - 1) * rows < n:
        cells = [(k // rows, k % rows) for k in range(n)]
        if n > 1 and n == (columns - 1) * rows + 1 and rows % 2 and planned.free_last:
            cells[-1] = (columns - 1, rows // 2)
    else:
        share, more = divmod(n, columns)
        cells = [(c, r) for c in range(columns) for r in range(share + (c < more))]
    return Shape(columns, rows, _pinned(graph.hints, cells, columns, rows))


def _pinned(hints: tuple[FreeHint, ...], cells: list[Cell], columns: int, rows: int) -> tuple[Cell, ...]:
    """The cells with boxes swapped until as many pins hold as can: first as asked, then the other box moves to where there is room."""
    done: list[FreeHint] = []
    for hint in hints:
        if hint.kind != "pin":
            continue
        done.append(hint)
        for tried in (list(cells), *_swaps(hint, cells, columns, rows)):
            if all(pin_holds(pin, tried, columns, rows) for pin in done):
                cells = tried
                break
        else:
            done.pop()
    return tuple(cells)


def _swaps(hint: FreeHint, cells: list[Cell], columns: int, rows: int) -> list[list[Cell]]:
    """The cells with one pin fulfilled, or not where that cannot be, by one or two swaps."""
    who = hint.nodes[0]
    if hint.at is not None:
        return [_swapped(cells, who, _cell_at(hint.at, columns, rows))]
    if hint.side is None or len(hint.nodes) < 2:
        return []
    whom = hint.nodes[1]
    tries = [_swapped(cells, who, _beside(cells[whom], hint.side)), _swapped(cells, whom, _beside(cells[who], hint.side.opposite))]
    x, y = cells[whom]
    for cell in sorted(cells, key=lambda cell: (abs(cell[0] - x) + abs(cell[1] - y), cell)):
        moved = _swapped(cells, whom, cell)
        tries.append(_swapped(moved, who, _beside(cell, hint.side)))
    return tries


def _swapped(cells: list[Cell], node: int, cell: Cell) -> list[Cell]:
    """The cells with a box in another one's place; nothing changes where nobody stands."""
    if cell not in cells:
        return cells
    other = cells.index(cell)
    result = list(cells)
    result[node], result[other] = cell, cells[node]
    return result


def _beside(cell: Cell, side: Side) -> Cell:
    return (cell[0], cell[1] + side.sign) if side.vertical else (cell[0] + side.sign, cell[1])


def _cell_at(at: tuple[float, float], columns: int, rows: int) -> Cell:
    return min(columns - 1, max(0, floor(at[0] * columns))), min(rows - 1, max(0, floor(at[1] * rows)))


def pin_holds(hint: FreeHint, cells: list[Cell] | tuple[Cell, ...], columns: int, rows: int) -> bool:
    if hint.at is not None:
        return cells[hint.nodes[0]] == _cell_at(hint.at, columns, rows)
    return hint.side is not None and len(hint.nodes) > 1 and cells[hint.nodes[0]] == _beside(cells[hint.nodes[1]], hint.side)


def cost(graph: FreeGraph, planned: GridPlan, shape: Shape, size: Size) -> float:
    """How bad a shape is: smaller type, another aspect than the room's, empty cells, a last box alone, one line, edges that bend."""
    room = graph.room or Size(max(size), max(size))
    smaller = max(0.0, log(size.w / room.w), log(size.h / room.h))
    aspect = abs(log((size.w / size.h) / (room.w / room.h)))
    holes = (shape.columns * shape.rows - len(shape.cells)) / shape.rows
    lone = shape.rows > 1 and len(shape.cells) % shape.rows == 1
    line = len(shape.cells) > 3 and 1 in (shape.columns, shape.rows)
    straight = sum(neighbours(shape.cells[link.a], shape.cells[link.b]) for link in planned.links) / max(1, len(planned.links))
    return round(SMALLER * smaller + aspect + HOLES * holes + LONE * lone + LINE * line - STRAIGHT * straight, 9)


def rough_size(graph: FreeGraph, shape: Shape) -> Size:
    """The size with the least gaps everywhere."""
    widths, heights = [0.0] * shape.columns, [0.0] * shape.rows
    for node, (c, r) in zip(graph.nodes, shape.cells):
        widths[c] = max(widths[c], node.w + node.loop)
        heights[r] = max(heights[r], node.h)
    w = fsum(widths) + graph.gaps.node * (shape.columns - 1)
    return Size(w, fsum(heights) + graph.gaps.rank * (shape.rows - 1))


def neighbours(a: Cell, b: Cell) -> bool:
    return abs(a[0] - b[0]) + abs(a[1] - b[1]) == 1
