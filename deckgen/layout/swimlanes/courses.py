"""Phase 3 of the swimlanes: which way every edge goes, in words of the grid.

In: cells. Out: a `Course` for every edge, chosen among the few that bend four times at most, by crossings, bends and length, with all others
known. It knows no sizes but how many ends a side can take.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from ...base.geometry import Side
from ..free import FreeEdge, FreeGraph
from .grid import Grid, Piece, Sketch
from .model import Cells, Course
from .tracks import crossings

# prices: a bend, a crossing, lines on each other, an end too many for its side, another side than asked for, a channel for a forward edge,
# an arrowhead that points against the flow, length (a tenth of a lane or rank)
BEND, CROSSING, CONFLICT, FULL, ASIDE, CHANNEL, AGAINST, LENGTH = 2.0, 6.0, 100.0, 30.0, 40.0, 0.7, 1.0, 0.03
PASSING = (
    5.0  # for an arrangement: a forward edge that must pass a box of its lane (two branches of a fork set one under the other)
)
ROUNDS = 3
BUDGET = 200_000  # comparisons of two courses; beyond it edges keep their first course


class Option(NamedTuple):
    course: Course
    sketch: Sketch
    cost: float


class Courses:
    """Chooses the courses of one arrangement."""

    def __init__(self, graph: FreeGraph, cells: Cells) -> None:
        self.graph = graph
        self.cells = cells
        self.grid = Grid(graph, cells)
        self.spent = 0
        self.load: dict[tuple[int, Side], int] = {}
        self.drawn: list[Sketch | None] = [None] * len(graph.edges)
        self.room = [self._capacity(k) for k in range(len(graph.nodes))]

    def choose(self) -> tuple[tuple[Course | None, ...], float]:
        """A course for every edge but loops, and the cost of all."""
        edges = self.graph.edges
        order = sorted((k for k, e in enumerate(edges) if e.source != e.target), key=self._reach)
        options = {k: [self._option(edges[k], course) for course in self.grid.courses(edges[k])] for k in order}
        found: list[Course | None] = [None] * len(edges)
        for turn in range(ROUNDS):
            changed = False
            for k in order:
                if turn and self.spent > BUDGET:
                    break
                before = found[k]
                self._take(k, before, -1)
                self.drawn[k] = None
                best = self._best(k, options[k])
                found[k], self.drawn[k] = best.course, best.sketch
                changed |= best.course != before
                self._take(k, best.course, 1)
            if not changed:
                break
        return tuple(found), self._total(found)

    def _total(self, found: Sequence[Course | None]) -> float:
        taken = [(edge, course) for edge, course in zip(self.graph.edges, found) if course is not None]
        total = fsum(BEND * course.bends for _, course in taken)
        total += PASSING * sum(self._down(edge) > 0 and any(not level for level, _ in course.runs) for edge, course in taken)
        for k, one in enumerate(self.drawn):
            total += fsum(self._against(one, other) for other in self.drawn[:k] if one and other)
        return total

    def _reach(self, k: int) -> tuple[int, int, int]:
        edge = self.graph.edges[k]
        a, b = edge.source, edge.target
        span = abs(self.cells.ranks[a] - self.cells.ranks[b])
        return span + abs(self.graph.nodes[a].lane - self.graph.nodes[b].lane), -edge.priority, k

    def _capacity(self, k: int) -> tuple[int, int]:
        """Ends that a level and an upright side can take a track apart."""
        node, track = self.graph.nodes[k], self.graph.gaps.track
        return tuple(1 + max(0, int((side - 2 * node.inset) / track)) for side in (node.w, node.h))  # type: ignore[return-value]

    def _take(self, k: int, course: Course | None, by: int) -> None:
        if course is not None:
            edge = self.graph.edges[k]
            for key in ((edge.source, course.begin), (edge.target, course.end)):
                self.load[key] = self.load.get(key, 0) + by

    # ---- what it costs

    def _best(self, k: int, options: Sequence[Option]) -> Option:
        """The cheapest course; the first of equals. What is dear by itself is not held against the others."""
        alone = sorted((option.cost + self._crowd(k, option.course), i) for i, option in enumerate(options))
        best, least = alone[0][1], float("inf")
        for cost, i in alone:
            if cost >= least:
                break
            for other in self.drawn:
                if other:
                    cost += self._against(options[i].sketch, other)
                    if cost >= least:
                        break
            if cost < least:
                best, least = i, cost
        return options[best]

    def _option(self, edge: FreeEdge, course: Course) -> Option:
        """A course with what it costs by itself: bends, length, a side that was not asked for, an arrow against the flow."""
        sketch = self.grid.sketch(edge, course)
        cost = BEND * course.bends + LENGTH * fsum(piece.high - piece.low for piece in sketch.pieces)
        if edge.side is not None and edge.side not in (course.begin, course.end):
            cost += ASIDE
        down = self._down(edge)
        if down < 0 and course.end is Side.BOTTOM:
            cost += AGAINST
        if down > 0:
            cost += CHANNEL * sum(not level for level, _ in course.runs)
        return Option(course, sketch, cost)

    def _down(self, edge: FreeEdge) -> int:
        return self.cells.ranks[edge.target] - self.cells.ranks[edge.source]

    def _crowd(self, k: int, course: Course) -> float:
        """What a course costs where its sides have other ends already."""
        edge, cost = self.graph.edges[k], 0.0
        for node, side in ((edge.source, course.begin), (edge.target, course.end)):
            load, room = self.load.get((node, side), 0), self.room[node][0 if side.vertical else 1]
            cost += FULL * max(0, load + 1 - room) + 0.2 * load
        return cost

    def _against(self, one: Sketch, other: Sketch) -> float:
        """Crossings of two courses, and boxes' own pieces that would lie on each other."""
        if one.right < other.left or other.right < one.left or one.bottom < other.top or other.bottom < one.top:
            return 0.0
        self.spent += 1
        cost = 0.0
        for uprights, levels in ((one.uprights, other.levels), (other.uprights, one.levels)):
            for _, x, top, bottom, _, _ in uprights:
                for _, y, left, right, _, _ in levels:
                    if left < x < right and top < y < bottom:
                        cost += CROSSING
        for mine, others in ((one.uprights, other.uprights), (one.levels, other.levels)):
            for a in mine:
                for b in others:
                    if -0.5 < a.at - b.at < 0.5 and a.low < b.high and b.low < a.high:
                        cost += _beside(a, b)
        return cost


def _beside(a: Piece, b: Piece) -> float:
    """What two pieces along the same line cost: in a gap or channel the crossings of the better order, elsewhere they lie on each other."""
    if a.lie and b.lie:
        return CROSSING * min(crossings(a.lie, b.lie), crossings(b.lie, a.lie))
    if not (a.boxes and b.boxes) or min(a.high, b.high) - max(a.low, b.low) <= 1.0:
        return 0.0
    return 0.0 if any(box in b.boxes for box in a.boxes) else CONFLICT
