"""Phase 1 of the swimlanes: the rank of every box, over all lanes at once.

In: boxes with their lanes, edges, hints. Out: ranks and cells. A work step comes after what leads to it; a hand-over to another lane may stay
in its rank (one straight line across) where nothing stands between the two. It knows no sizes.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...base.geometry import Side
from ..free import FreeGraph, FreeHint
from ..layered.cycles import feedback
from .model import Arc

PINNED = 1000  # edges that a pin outweighs


class Units(NamedTuple):
    """Boxes that must share a rank are one unit. `of` is the unit of every box, `arcs` run between units without a cycle (their ends are
    boxes). Units are numbered in the order in which the edges mention them."""

    of: tuple[int, ...]
    members: tuple[tuple[int, ...], ...]
    arcs: tuple[Arc, ...]


def units_of(graph: FreeGraph) -> Units:
    """Boxes joined by `same_rank` and pins, and edges turned so that none runs in a circle."""
    mentioned = _mentions(graph)
    hints = [k for k, hint in enumerate(graph.hints) if _joins(hint)]
    unit = list(range(len(graph.nodes)))
    for k in hints:
        nodes = [unit[node] for node in graph.hints[k].nodes]
        unit = [min(nodes) if u in nodes else u for u in unit]
    numbers = {u: i for i, u in enumerate(dict.fromkeys(unit[node] for node in mentioned))}
    of = tuple(numbers[u] for u in unit)
    members = tuple(tuple(node for node in mentioned if of[node] == i) for i in range(len(numbers)))
    return Units(of, members, _arcs(graph, of, len(numbers)))


def _joins(hint: FreeHint) -> bool:
    return hint.kind == "same_rank" or (hint.kind == "pin" and hint.side in (Side.LEFT, Side.RIGHT))


def _mentions(graph: FreeGraph) -> list[int]:
    """Boxes in the order in which the edges name them, which is that of the story; lane by lane says nothing across lanes."""
    ends = (end for edge in graph.edges for end in (edge.source, edge.target))
    return list(dict.fromkeys((*ends, *range(len(graph.nodes)))))


def _arcs(graph: FreeGraph, of: Sequence[int], count: int) -> tuple[Arc, ...]:
    upright = [hint for hint in graph.hints if hint.kind == "pin" and hint.side in (Side.TOP, Side.BOTTOM)]
    below = [hint.nodes if hint.side is Side.TOP else hint.nodes[::-1] for hint in upright]
    links = [(of[edge.source], of[edge.target], edge.priority) for edge in graph.edges]
    links += [(of[first], of[second], PINNED) for first, second in below]
    turned = feedback(count, links)
    arcs = []
    for k, edge in enumerate(graph.edges):
        if of[edge.source] != of[edge.target]:
            ends = (edge.target, edge.source) if turned[k] else (edge.source, edge.target)
            arcs.append(Arc(k, *ends, edge.min_length, turned[k]))
    for k, (first, second) in enumerate(below, len(graph.edges)):
        if of[first] != of[second] and not turned[k]:
            arcs.append(Arc(-1, first, second, 1, False))
    return tuple(arcs)


class Manner(NamedTuple):
    """How dense: `across` lets hand-overs stay in their rank, `labelled` those with labels too; `most` is how many boxes may stand side by
    side in a cell. In the `wide` lanes as many steps may follow each other within a rank; if there are any, the other lanes keep to one."""

    across: bool
    labelled: bool
    most: int
    wide: tuple[int, ...] = ()

    def abreast(self, lane: int) -> int:
        """How many boxes may stand side by side in a lane."""
        return self.most if not self.wide or lane in self.wide else 1


class Ranking:
    """Gives units ranks one after the other, each the first that it can have."""

    def __init__(self, graph: FreeGraph, units: Units, manner: Manner) -> None:
        self.graph = graph
        self.units = units
        self.manner = manner
        self.lanes = [node.lane for node in graph.nodes]
        self.rank = [-1] * len(graph.nodes)
        self.cells: dict[tuple[int, int], list[int]] = {}
        self.crossed: dict[tuple[int, int], int] = {}  # hand-overs that pass a cell
        self.exposed: dict[tuple[int, int, bool], list[int]] = {}  # boxes that hand over to the right (True) or left of their cell
        self.rows: dict[tuple[int, int], bool] = {}  # cells whose boxes follow each other from left to right
        count = len(units.members)
        self.into: list[list[Arc]] = [[] for _ in range(count)]
        self.out: list[list[Arc]] = [[] for _ in range(count)]
        for arc in units.arcs:
            self.into[units.of[arc.head]].append(arc)
            self.out[units.of[arc.tail]].append(arc)

    def run(self) -> tuple[list[int], dict[tuple[int, int], list[int]], tuple[tuple[int, int], ...]]:
        """Ranks by box, from 0 without holes; the boxes of each cell; the cells whose boxes stand in their order already."""
        lonely = []
        for unit in self._topological():
            if self.into[unit] or self.out[unit]:
                self._settle(unit, self._base(unit))
            else:
                lonely.append(unit)
        for unit in range(len(self.units.members)):
            if not self.into[unit] and self.out[unit]:
                self._late(unit)
        for unit in lonely:
            self._settle(unit, 0, alone=True)
        used = sorted(set(self.rank))
        dense = {r: i for i, r in enumerate(used)}
        self.rank = [dense[r] for r in self.rank]
        cells = {(lane, dense[r]): nodes for (lane, r), nodes in self.cells.items() if nodes}
        return self.rank, cells, tuple((lane, dense[r]) for lane, r in self.rows)

    def _topological(self) -> Iterator[int]:
        """Units in the order of mention, but each after those that lead to it."""
        waiting = [len(arcs) for arcs in self.into]
        ready = [unit for unit, left in enumerate(waiting) if not left]
        heapq.heapify(ready)
        while ready:
            unit = heapq.heappop(ready)
            yield unit
            for arc in self.out[unit]:
                head = self.units.of[arc.head]
                waiting[head] -= 1
                if not waiting[head]:
                    heapq.heappush(ready, head)

    def _least(self, arc: Arc) -> int:
        """How many ranks an arc spans at least: a hand-over may span none, a step within its lane too where boxes may stand abreast."""
        own = self.lanes[arc.tail] == self.lanes[arc.head]
        if arc.edge < 0 or arc.flipped or not (self.lanes[arc.tail] in self.manner.wide if own else self.manner.across):
            return arc.least
        edge = self.graph.edges[arc.edge]
        if (edge.label or edge.tail or edge.head) and (own or not self.manner.labelled):
            return arc.least
        return 0 if arc.least == 1 else arc.least

    def _base(self, unit: int) -> int:
        return max((self.rank[arc.tail] + self._least(arc) for arc in self.into[unit]), default=0)

    def _settle(self, unit: int, base: int, alone: bool = False) -> None:
        rank = base
        while not self._fits(unit, rank, alone):
            rank += 1
        self._put(unit, rank)

    def _fits(self, unit: int, rank: int, alone: bool = False) -> bool:
        """Whether a unit can stand in a rank; `alone`: only in empty cells."""
        here: dict[int, int] = {}
        for node in self.units.members[unit]:
            here[self.lanes[node]] = here.get(self.lanes[node], 0) + 1
        for lane, more in here.items():
            cell = self.cells.get((lane, rank), ())
            if self.crossed.get((lane, rank)) or (cell and (alone or len(cell) + more > self.manner.abreast(lane))):
                return False
            if self.rows.get((lane, rank)) and not any(self.lanes[arc.tail] == lane for arc in self._level(unit, rank)):
                return False
            left, right = self.exposed.get((lane, rank, False), ()), self.exposed.get((lane, rank, True), ())
            if any(node in right for node in left):
                return False
        level = self._level(unit, rank)
        own = sum(self.lanes[arc.tail] == self.lanes[arc.head] for arc in level)
        if own and (len(level) > 1 or len(self.units.members[unit]) > 1 or self.rank[level[0].head] == rank):
            return False
        return all(self._free(arc, rank) for arc in level)

    def _level(self, unit: int, rank: int) -> list[Arc]:
        """Arcs between the unit at this rank and others that are there already."""
        into = [arc for arc in self.into[unit] if self.rank[arc.tail] == rank]
        return into + [arc for arc in self.out[unit] if self.rank[arc.head] == rank]

    def _free(self, arc: Arc, rank: int) -> bool:
        """Whether a hand-over can run straight across: empty cells between, and both boxes the outermost of theirs."""
        a, b = self.lanes[arc.tail], self.lanes[arc.head]
        if a == b:
            return self._follows(arc, rank)
        if any(self.cells.get((lane, rank)) for lane in range(min(a, b) + 1, max(a, b))):
            return False
        for node, lane, right in ((arc.tail, a, b > a), (arc.head, b, a > b)):
            cell = self.cells.get((lane, rank), [])
            if any(other != node for other in self.exposed.get((lane, rank, right), ())):
                return False
            if self.rows.get((lane, rank)) and node in cell and cell[-1 if right else 0] != node:
                return False
            opposite = self.exposed.get((lane, rank, not right), ())
            if node in opposite and len(cell) > (node in cell):
                return False
        return True

    def _follows(self, arc: Arc, rank: int) -> bool:
        """Whether a step within a lane can go to the right of the box before it."""
        cell = self.cells.get((self.lanes[arc.tail], rank), [])
        row = len(cell) == 1 or self.rows.get((self.lanes[arc.tail], rank), False)
        return row and cell[-1] == arc.tail and not self.exposed.get((self.lanes[arc.tail], rank, True))

    def _put(self, unit: int, rank: int) -> None:
        level = self._level(unit, rank)
        for node in self.units.members[unit]:
            self.rank[node] = rank
            self.cells.setdefault((self.lanes[node], rank), []).append(node)
        self._mark(level, rank, 1)

    def _mark(self, level: Sequence[Arc], rank: int, by: int) -> None:
        for arc in level:
            a, b = self.lanes[arc.tail], self.lanes[arc.head]
            if a == b:
                self.rows[a, rank] = True
                continue
            for lane in range(min(a, b) + 1, max(a, b)):
                self.crossed[lane, rank] = self.crossed.get((lane, rank), 0) + by
            for node, lane, right in ((arc.tail, a, b > a), (arc.head, b, a > b)):
                there = self.exposed.setdefault((lane, rank, right), [])
                if by > 0:
                    there.append(node)
                else:
                    there.remove(node)

    def _late(self, unit: int) -> None:
        """A beginning that is only needed later moves down to where it is needed."""
        now = self.rank[self.units.members[unit][0]]
        latest = min(self.rank[arc.head] - self._least(arc) for arc in self.out[unit])
        if latest <= now:
            return
        if any(self.rows.get((self.lanes[node], now)) for node in self.units.members[unit]):
            return
        self._mark(self._level(unit, now), now, -1)
        for node in self.units.members[unit]:
            self.cells[self.lanes[node], now].remove(node)
            self.rank[node] = -1
        rank = latest
        while rank > now and not self._fits(unit, rank, alone=True):
            rank -= 1
        self._put(unit, rank)
