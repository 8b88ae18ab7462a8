"""Other ways to set a diagram that is too long for its page: turned to the right, or its run folded into neighbouring columns.

Only the tree of stacks changes; names, texts and edges stay. Which one is taken is decided by whoever tries them (`fit`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ..graph.styled import StyledCard, StyledDiagram, StyledNode, StyledPanel, StyledStack

MOST_COLUMNS = 4
TRIES = 3  # cuts tried for each number of columns, the most even first
MIXED = 2.5  # in cards: branches read best in a column of their own, turned with the flow
CARD, PILLS, HEAD = 1.0, 0.5, 0.6  # heights to compare cuts by: a card, its pills, a panel's head and foot


def alternatives(diagram: StyledDiagram) -> Iterator[StyledDiagram]:
    """The diagram turned, then folded into two, three and four columns; most even cuts first."""
    root = diagram.root
    if len(root.items) < 2:
        return
    yield turned_right(diagram)
    for columns in range(2, min(MOST_COLUMNS, len(root.items)) + 1):
        for cut in _cuts(root.items, columns)[:TRIES]:
            yield diagram._replace(root=root._replace(axis="x", items=tuple(_column(p, root) for p in cut), folded=True))


def turned_right(diagram: StyledDiagram) -> StyledDiagram:
    """The diagram with its flow from left to right, branches one above the other."""
    root = diagram.root
    items = tuple(_column((item,), root) for item in root.items)
    return diagram._replace(root=root._replace(axis="x", items=items, folded=True))


def _turned(item: StyledNode) -> StyledNode:
    """Branches run across the flow: when the flow turns, they turn with it. Rows and columns are geometric and stay."""
    if isinstance(item, StyledStack) and item.branches:
        return item._replace(axis="y" if item.axis == "x" else "x")
    return item


def _column(piece: Sequence[StyledNode], root: StyledStack) -> StyledNode:
    if len(piece) == 1 and _branches(piece[0]):
        return _turned(piece[0])
    return StyledStack(
        "y", tuple(piece), root.span, root.level
    )  # also for one box: alone it would be stretched to the page's height


def _cuts(items: Sequence[StyledNode], columns: int) -> list[list[Sequence[StyledNode]]]:
    """Every way to cut the run into so many pieces, those with branches in a column of their own and a low tallest piece first."""
    found = []
    for marks in combinations(range(1, len(items)), columns - 1):
        pieces = [items[a:b] for a, b in zip((0, *marks), (*marks, len(items)))]
        heights = [_piece_height(piece) for piece in pieces]
        mixed = sum(1 for piece in pieces if len(piece) > 1 and any(_branches(item) for item in piece))
        found.append(((max(heights) + MIXED * mixed, max(heights) - min(heights), marks), pieces))
    return [pieces for _, pieces in sorted(found, key=lambda entry: entry[0])]


def _branches(item: StyledNode) -> bool:
    return isinstance(item, StyledStack) and item.branches


def _piece_height(piece: Sequence[StyledNode]) -> float:
    if len(piece) == 1:
        return _height(_turned(piece[0]))
    return sum(_height(item) for item in piece) + 0.4 * (len(piece) - 1)


def _height(item: StyledNode) -> float:
    """Rough height of a node in cards."""
    if isinstance(item, StyledCard):
        return CARD + (PILLS if item.pills else 0.0)
    if isinstance(item, StyledPanel):
        return HEAD + _height(item.content)
    heights = [_height(child) for child in item.items]
    return max(heights) if item.axis == "x" else sum(heights) + 0.3 * (len(heights) - 1)
