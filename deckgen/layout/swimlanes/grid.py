"""The swimlanes' grid: which courses an edge could take, and what they look like.

In: cells. Out: for an edge every course that bends four times at most and runs only through empty cells, gaps and channels; a sketch of a
course, lanes and ranks ten apart. It chooses nothing and knows no sizes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...base.geometry import Side
from ..free import FreeEdge, FreeGraph
from .cells import WIDE, positions
from .model import Cells, Course
from .tracks import Lie

XY = tuple[float, float]
T, L, B, R = Side.TOP, Side.LEFT, Side.BOTTOM, Side.RIGHT
_SIGNED = {True: R, False: L}


class Piece(NamedTuple):
    """A straight piece in the grid: at `at` from `low` to `high`. `boxes` are those it touches; one that runs along a gap or channel has a
    `lie`."""

    upright: bool
    at: float
    low: float
    high: float
    boxes: tuple[int, ...]
    lie: Lie | None = None


class Sketch(NamedTuple):
    """A course drawn in the grid: its pieces from beginning to end, what they span, and the same pieces by direction."""

    pieces: tuple[Piece, ...]
    left: float
    right: float
    top: float
    bottom: float
    uprights: tuple[Piece, ...]
    levels: tuple[Piece, ...]


def channel_at(channel: int) -> float:
    return WIDE * (channel // 2) + (9.0 if channel % 2 else 1.0)


class Grid:
    """The cells of one arrangement, and what an edge can do in them."""

    def __init__(self, graph: FreeGraph, cells: Cells) -> None:
        self.graph = graph
        self.cells = cells
        self.x = positions(cells.members)
        self.lanes = len(graph.lanes) or max((node.lane for node in graph.nodes), default=0) + 1

    def courses(self, edge: FreeEdge) -> Iterator[Course]:
        """Straight ones first, then by gaps, then by channels."""
        s, t = edge.source, edge.target
        rs, rt = self.cells.ranks[s], self.cells.ranks[t]
        yield from self._direct(s, t, rs, rt)
        if rt > rs:
            for gap in range(rs + 1, rt + 1):
                if self.x[s] != self.x[t] and self._clear(s, rs, gap) and self._clear(t, rt, gap):
                    yield Course(B, T, ((True, gap),))
        elif rt == rs:
            yield Course(B, B, ((True, rs + 1),))
            yield Course(T, T, ((True, rs),))
        for channel in self._channels(s, t):
            out, into = self._side(s, rs, channel), self._side(t, rt, channel)
            if out is not None and into is not None and rs != rt:
                yield Course(out, into, ((False, channel),))
            if out is not None and rt != rs:
                yield Course(out, T, ((False, channel), (True, rt)))
            if into is not None and rt != rs:
                yield Course(B, into, ((True, rs + 1), (False, channel)))
            if rt not in (rs, rs + 1):
                yield Course(B, T, ((True, rs + 1), (False, channel), (True, rt)))

    def _direct(self, s: int, t: int, rs: int, rt: int) -> Iterator[Course]:
        """Courses with no bend or one: across or down through empty cells."""
        nodes = self.graph.nodes
        right = self.x[t] > self.x[s]
        if rs == rt:
            if self._between(s, t, rs):
                yield Course(_SIGNED[right], _SIGNED[not right])
            return
        if self._aligned(s, t) and rt > rs and self._clear(s, rs, rt):
            yield Course(B, T)
        if nodes[s].lane == nodes[t].lane:
            return
        down = rt > rs
        if self._outermost(s, rs, right) and self._lanes_free(s, t, rs, True) and self._clear(t, rt, rs + down):
            yield Course(_SIGNED[right], T if down else B)
        if self._outermost(t, rt, not right) and self._lanes_free(t, s, rt, True) and self._clear(s, rs, rt + (not down)):
            yield Course(B if down else T, _SIGNED[not right])

    def _channels(self, s: int, t: int) -> Iterator[int]:
        """Those of both lanes and all between, and the next one outside."""
        a, b = sorted((self.graph.nodes[s].lane, self.graph.nodes[t].lane))
        yield from range(max(0, 2 * a - 1), min(2 * self.lanes, 2 * b + 3))

    def _cell(self, lane: int, rank: int) -> tuple[int, ...]:
        return self.cells.members.get((lane, rank), ())

    def _outermost(self, node: int, rank: int, right: bool) -> bool:
        return self._cell(self.graph.nodes[node].lane, rank)[-1 if right else 0] == node

    def _between(self, s: int, t: int, rank: int) -> bool:
        """Whether nothing stands between two boxes of one rank."""
        a, b = self.graph.nodes[s].lane, self.graph.nodes[t].lane
        if a == b:
            cell = self._cell(a, rank)
            return abs(cell.index(s) - cell.index(t)) == 1
        right = b > a
        return self._outermost(s, rank, right) and self._outermost(t, rank, not right) and self._lanes_free(s, t, rank, False)

    def _lanes_free(self, s: int, t: int, rank: int, last: bool) -> bool:
        """Whether the cells of a rank from the lane of s to that of t are empty, that of t too if `last`."""
        a, b = self.graph.nodes[s].lane, self.graph.nodes[t].lane
        step = 1 if b > a else -1
        return not any(self._cell(lane, rank) for lane in range(a + step, b + (step if last else 0), step))

    def _clear(self, node: int, rank: int, gap: int) -> bool:
        """Whether a line can run straight from a box to a gap: only empty cells of its lane on the way."""
        ranks = range(rank + 1, gap) if gap > rank else range(gap, rank)
        return not any(self._cell(self.graph.nodes[node].lane, r) for r in ranks)

    def _aligned(self, s: int, t: int) -> bool:
        """Whether two boxes of a lane have their middles on one line whatever their sizes."""
        a, b = self.graph.nodes[s], self.graph.nodes[t]
        here, there = self._cell(a.lane, self.cells.ranks[s]), self._cell(b.lane, self.cells.ranks[t])
        if a.lane != b.lane or len(here) != len(there) or here.index(s) != there.index(t):
            return False
        return len(here) == 1 or all(self.graph.nodes[i].w == self.graph.nodes[j].w for i, j in zip(here, there))

    def _side(self, node: int, rank: int, channel: int) -> Side | None:
        """The side by which a box reaches a channel straight across; None where something stands in the way."""
        lane = self.graph.nodes[node].lane
        right = channel_at(channel) > self.x[node]
        if not self._outermost(node, rank, right):
            return None
        other = channel // 2
        lanes = range(lane + 1, other + channel % 2) if right else range(other + channel % 2, lane)
        return None if any(self._cell(x, rank) for x in lanes) else _SIGNED[right]

    def sketch(self, edge: FreeEdge, course: Course) -> Sketch:
        """The course drawn in the grid, ranks and lanes ten apart."""
        pieces = self._pieces(edge, course)
        uprights, levels = tuple(p for p in pieces if p.upright), tuple(p for p in pieces if not p.upright)
        xs = [p.at for p in uprights] + [x for p in levels for x in (p.low, p.high)]
        ys = [p.at for p in levels] + [y for p in uprights for y in (p.low, p.high)]
        return Sketch(pieces, min(xs), max(xs), min(ys), max(ys), uprights, levels)

    def _pieces(self, edge: FreeEdge, course: Course) -> tuple[Piece, ...]:
        s, t = edge.source, edge.target
        xs, xt = self.x[s], self.x[t]
        ys, yt = (10.0 * self.cells.ranks[node] + 5 for node in (s, t))
        points = [(xs, ys)]
        for level, number in course.runs:
            last = points[-1]
            points.append((last[0], 10.0 * number) if level else (channel_at(number), last[1]))
        if course.runs:
            points.append((xt, points[-1][1]) if course.runs[-1][0] else (points[-1][0], yt))
        elif course.bends:
            points.append((xt, ys) if course.end.vertical else (xs, yt))
        points.append((xt, yt))
        final = len(points) - 2
        return tuple(
            _piece(
                a,
                b,
                (*((s,) if i == 0 else ()), *((t,) if i == final else ())),
                (points[i - 1], points[i + 2]) if 0 < i < final else None,
            )
            for i, (a, b) in enumerate(zip(points, points[1:]))
        )


def _piece(a: XY, b: XY, boxes: tuple[int, ...], around: tuple[XY, XY] | None) -> Piece:
    """A piece from a to b; `around` are the points before and after, if there are both."""
    axis = 0 if a[0] == b[0] else 1
    low, high = sorted((a[1 - axis], b[1 - axis]))
    lie = None
    if around is not None:
        ends = tuple((p[1 - axis], 1 if q[axis] > p[axis] else -1) for p, q in zip((a, b), around))
        lie = Lie(low, high, (ends[0], ends[1]))
    return Piece(axis == 0, a[axis], low, high, boxes, lie)
