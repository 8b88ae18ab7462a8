"""How much room the gaps and channels of the swimlanes need: for their lines, and for the labels beside these.

In: courses and their tracks. Out: widths and heights in points. It places nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import fsum

from ...base.geometry import Side
from ..free import FreeGraph
from .model import Cells, Course

BETWEEN = 6.0  # points between two lanes
TIGHT = 6.0  # points from a box to its lane's border where no line meets it and room is short

Tracks = dict[tuple[bool, int], dict[int, int]]  # by gap or channel: the track of every edge that runs in it


class Room:
    """Asked for a channel or gap once its tracks are known."""

    def __init__(self, graph: FreeGraph, cells: Cells, courses: Sequence[Course | None], tracks: Tracks) -> None:
        self.graph = graph
        self.gaps = graph.gaps
        self.cells = cells
        self.courses = courses
        self.tracks = tracks

    def channel(self, channel: int, tight: bool) -> float:
        """Width of a channel: its lines keep a track from the lane's border and a stub from the boxes. `tight` leaves out what is only for
        the look."""
        used, gaps = self.tracks[False, channel], self.gaps
        side = Side.RIGHT if channel % 2 else Side.LEFT
        meeting = any(lane == channel // 2 and at is side for lane, at in self._ends())
        least = gaps.stub - BETWEEN / 2 if meeting else TIGHT
        plain = least if tight else max(gaps.stub, 0.75 * gaps.node)
        lines = gaps.track * (0.6 if tight else 1.0) + gaps.stub + max(used.values()) * gaps.track if used else 0.0
        label = max((self._label_width(k) for k in self._labelled(channel)), default=0.0)
        return max(plain, lines) + label if used else max(plain, label + 2 * gaps.label if label else 0.0)

    def _ends(self) -> Iterator[tuple[int, Side]]:
        """The lane and side of every end."""
        for edge, course in zip(self.graph.edges, self.courses):
            if course is not None:
                yield self.graph.nodes[edge.source].lane, course.begin
                yield self.graph.nodes[edge.target].lane, course.end

    def _labelled(self, channel: int) -> Iterator[int]:
        """Edges whose label finds its place in this channel only: they run in it and touch no gap, or cross it as a hand-over that begins
        there."""
        side = Side.RIGHT if channel % 2 else Side.LEFT
        for k, course in enumerate(self.courses):
            if course is None or any(level for level, _ in course.runs):
                continue
            level = course.begin is side and course.end is side.opposite and not course.runs
            if (False, channel) in course.runs or (level and self.graph.nodes[self.graph.edges[k].source].lane == channel // 2):
                yield k

    def _label_width(self, k: int) -> float:
        return max((label[0] + self.gaps.label for label in self._texts(k)), default=0.0)

    def gap(self, gap: int) -> float:
        """Height of a gap between two ranks, or outside of them."""
        gaps, used = self.gaps, self.tracks[True, gap]
        outer = gap in (0, self.cells.rows)
        least = max(0.75 * gaps.node, gaps.stub) if outer else gaps.rank
        lines = (2 * gaps.stub + max(used.values()) * gaps.track) if used else 0.0
        beside = max((label[1] + gaps.label for k in used for label in self._texts(k)), default=0.0)
        passing = max((self._stacked(k) + gaps.label for k in self._passing(gap)), default=0.0)
        return max(least, lines + beside, passing)

    def _stacked(self, k: int) -> float:
        """Height of an edge's labels one above the other beside it."""
        return fsum(label[1] + self.gaps.label for label in self._texts(k))

    def _texts(self, k: int) -> list[tuple[float, float]]:
        edge = self.graph.edges[k]
        return [label for label in (edge.label, edge.tail, edge.head) if label]

    def _passing(self, gap: int) -> Iterator[int]:
        """Edges that stand upright in a gap beside a box of theirs, without a turn in it."""
        for k, course in enumerate(self.courses):
            if course is not None and not course.runs:
                source, target = self.graph.edges[k].source, self.graph.edges[k].target
                tops = [node for node, side in ((source, course.begin), (target, course.end)) if side is Side.TOP]
                lows = [node for node, side in ((source, course.begin), (target, course.end)) if side is Side.BOTTOM]
                if any(self.cells.ranks[n] == gap for n in tops) or any(self.cells.ranks[n] + 1 == gap for n in lows):
                    yield k
