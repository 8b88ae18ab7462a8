"""What the phases of the swimlane layout hand to each other: lanes and ranks as numbers, no coordinates.

Lanes are columns from left to right, ranks are rows through all of them. A cell is one lane's share of one rank. Lines run in rows of cells
(where these are free), in gaps (gap g lies above rank g), and in two channels along each lane: channel 2l left of the boxes of lane l, 2l + 1
right of them.
"""

from __future__ import annotations

from typing import NamedTuple

from ...base.geometry import Side


class Arc(NamedTuple):
    """An edge that runs from an earlier rank to a later one, or stays in one; `flipped` if it was turned round to break a cycle."""

    edge: int
    tail: int
    head: int
    least: int
    flipped: bool


class Course(NamedTuple):
    """An edge's way in words of the grid: the sides it joins, and the gaps and channels it runs in between. A gap is (True, its number), a
    channel (False, its number). Without any, it is straight, or has one bend."""

    begin: Side
    end: Side
    runs: tuple[tuple[bool, int], ...] = ()

    @property
    def bends(self) -> int:
        return len(self.runs) + 1 if self.runs else int(self.begin.vertical != self.end.vertical)


class Cells(NamedTuple):
    """Where every box stands: its rank, how many ranks there are, and the boxes of each cell from left to right by (lane, rank)."""

    ranks: tuple[int, ...]
    rows: int
    members: dict[tuple[int, int], tuple[int, ...]]


class Arrangement(NamedTuple):
    """One answer: cells, a course for every edge (None for loops) and what they cost in crossings and bends."""

    cells: Cells
    courses: tuple[Course | None, ...]
    cost: float
