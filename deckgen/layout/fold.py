"""Other ways to set a run that does not suit its page: turned to the right, or folded into neighbouring columns or rows.

In: a styled diagram. Out: diagrams whose tree of stacks differs; names, texts and edges stay. Which of them is taken is decided by whoever
tries them (`arrangements`); nothing is measured here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from ..graph.styled import StyledCard, StyledDiagram, StyledNode, StyledPanel, StyledStack, boxes

MOST_PIECES = 8  # columns that a wide page holds of cards with a few words; rows may be more: they are lower
MOST_ROWS = 12
TRIES = 3  # cuts kept for each number of pieces, the best first
MIXED = 2.5  # in cards: branches read best in a piece of their own, turned with the flow
CUT_EDGE = 0.15  # in cards: what an edge costs that a cut sends around a corner, beyond the one that carries the run on
TOO_LONG = 2.5  # no piece is tried that is so many times longer than an even share
CARD, PILLS, HEAD = 1.0, 0.5, 0.6  # heights to compare cuts by: a card, its pills, a panel's head and foot
GAP = 0.4  # and a gap


def alternatives(diagram: StyledDiagram) -> Iterator[StyledDiagram]:
    """Every other way worth trying, in the diagram's direction: folded into 2, 3, … columns if it runs down or up, into rows if it runs
    right or left; and if the direction is free, turned, then both. The best cuts of each number of pieces come first."""
    root = diagram.root
    if len(root.items) < 2:
        return
    if diagram.direction == "auto":
        yield turned_right(diagram)
    if diagram.direction in ("auto", "down", "up"):
        yield from _folded(diagram, "x", MOST_PIECES)
    if diagram.direction in ("auto", "right", "left"):
        yield from _folded(diagram, "y", MOST_ROWS)


def turned_right(diagram: StyledDiagram) -> StyledDiagram:
    """The diagram with its flow from left to right, branches one above the other."""
    root = diagram.root
    items = tuple(_column((item,), root) for item in root.items)
    return diagram._replace(root=root._replace(axis="x", items=items, folded=True))


def _folded(diagram: StyledDiagram, axis: Literal["x", "y"], most: int) -> Iterator[StyledDiagram]:
    """Folded into 2..most pieces that stand one after the other along `axis`."""
    root = diagram.root
    size, piece = (_height, _column) if axis == "x" else (_width, _row)
    run = _Run(root.items, size, _edges_over(diagram))
    for count in range(2, min(most, len(root.items) - (axis == "y")) + 1):
        for cut in run.cuts(count):
            items = tuple(piece(part, root) for part in cut)
            yield diagram._replace(root=root._replace(axis=axis, items=items, folded=True))


def turned(item: StyledNode) -> StyledNode:
    """Branches run across the flow: when the flow turns, they turn with it. Rows and columns are geometric and stay."""
    if isinstance(item, StyledStack) and item.branches:
        return item._replace(axis="y" if item.axis == "x" else "x")
    return item


def _column(piece: Sequence[StyledNode], root: StyledStack) -> StyledNode:
    if len(piece) == 1 and _branches(piece[0]):
        return turned(piece[0])
    return StyledStack(
        "y", tuple(piece), root.span, root.level
    )  # also for one box: alone it would be stretched to the page's height


def _row(piece: Sequence[StyledNode], root: StyledStack) -> StyledNode:
    return StyledStack("x", tuple(map(turned, piece)), root.span, root.level)


class _Cut(NamedTuple):
    """A partial cut: what it costs, where the pieces so far begin and end."""

    cost: float
    marks: tuple[int, ...]


class _Run:
    """A run to be cut into pieces of even length, branches in pieces of their own, few edges around corners.

    The best cuts are found by dynamic programming over (pieces so far, items so far), keeping the best few of each: all cuts of 60 items
    into 6 pieces would be five million.
    """

    def __init__(self, items: Sequence[StyledNode], size: Callable[[StyledNode], float], over: Sequence[int]) -> None:
        self.items = items
        self.over = over
        self.turned = [size(turned(item)) for item in items]
        self.mixed = [0, *accumulate(int(_branches(item)) for item in items)]
        self.sums = [0.0, *accumulate(size(item) for item in items)]

    def cuts(self, count: int) -> list[list[Sequence[StyledNode]]]:
        """The best ways to cut the run into so many pieces, the best first."""
        n, even = len(self.items), self._length(0, len(self.items)) / count
        table: list[list[_Cut]] = [[_Cut(0.0, (0,))], *([] for _ in range(n))]
        for left in range(count - 1, -1, -1):
            grown: list[list[_Cut]] = [[] for _ in range(n + 1)]
            for end in range(1, n - left + 1) if left else (n,):
                found = []
                for start in range(end - 1, -1, -1):
                    length = self._length(start, end)
                    if length > TOO_LONG * even and end - start > 1:
                        break
                    if table[start]:
                        more = self._cost(start, end, length, even)
                        found += [_Cut(cut.cost + more, (*cut.marks, end)) for cut in table[start]]
                grown[end] = sorted(found)[:TRIES]
            table = grown
        return [[self.items[a:b] for a, b in zip(cut.marks, cut.marks[1:])] for cut in table[n]]

    def _length(self, start: int, end: int) -> float:
        if end - start == 1:
            return self.turned[start]
        return self.sums[end] - self.sums[start] + GAP * (end - start - 1)

    def _cost(self, start: int, end: int, length: float, even: float) -> float:
        mixed = self.mixed[end] - self.mixed[start] if end - start > 1 else 0
        return (length - even) ** 2 + MIXED**2 * mixed + CUT_EDGE * max(0, self.over[start] - 1)


def _edges_over(diagram: StyledDiagram) -> list[int]:
    """How many edges go over each place between two members of the run (before the first: none)."""
    member = {box.path: k for k, item in enumerate(diagram.root.items) for box in boxes(item)}
    change = [0] * (len(diagram.root.items) + 2)
    for edge in diagram.edges:
        low, high = sorted((member[edge.source], member[edge.target]))
        change[low + 1] += 1
        change[high + 1] -= 1
    return list(accumulate(change))[:-1]


def _branches(item: StyledNode) -> bool:
    return isinstance(item, StyledStack) and item.branches


def _height(item: StyledNode) -> float:
    """Rough height of a node in cards."""
    if isinstance(item, StyledCard):
        return CARD + (PILLS if item.pills else 0.0)
    if isinstance(item, StyledPanel):
        return HEAD + _height(item.content)
    heights = [_height(child) for child in item.items]
    return max(heights) if item.axis == "x" else sum(heights) + 0.3 * (len(heights) - 1)


def _width(item: StyledNode) -> float:
    """Rough width of a node in cards."""
    if isinstance(item, StyledCard):
        return CARD
    if isinstance(item, StyledPanel):
        return 0.2 + _width(item.content)
    widths = [_width(child) for child in item.items]
    return max(widths) if item.axis == "y" else sum(widths) + 0.2 * (len(widths) - 1)
