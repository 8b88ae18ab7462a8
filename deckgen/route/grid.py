"""Shortest orthogonal ways over a sparse grid, where length, bends, crossings and lines already drawn all have a price.

The grid's lines are the coordinates that `Ground.coordinates` proposes, so a way found here never has a point that means nothing. A state
is a vertex and a direction of travel; the search is A* with the Manhattan distance to the nearest goal.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import NamedTuple

from ..base.geometry import Rect, Side
from .scene_map import HARD

BEND = 40.0
TOUCH = 130.0  # crossing or touching a stranger's line
ALONG_LOW, ALONG_HIGH = 0.15, 3.0  # extra price a point of running on a stranger's line: moved apart later, or not to be had
NEAR = 0.8  # extra price per point within the clearance of a border
SHARED = 0.55  # price per point on a line of the same source or target
STEPS = ((0, -1), (-1, 0), (0, 1), (1, 0))  # by Side: top, left, bottom, right


class Gate(NamedTuple):
    """A way out of (or into) a box: grid vertex just outside, the side it belongs to, its price."""

    ix: int
    iy: int
    side: Side
    price: float
    at: float
    anchor: bool


@dataclass(slots=True)
class Favour:
    """Grid lines that a search should prefer or avoid: price factors by column and row."""

    columns: dict[int, float] = field(default_factory=dict)
    rows: dict[int, float] = field(default_factory=dict)


class Grid:
    """Coordinates, what is solid between them, and which routes lie where."""

    def __init__(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        self.xs, self.ys = list(xs), list(ys)
        self.nx, self.ny = len(xs), len(ys)
        size = self.nx * self.ny
        self.right_shut = [0] * size  # strangers that shut the step from a vertex to the right
        self.down_shut = [0] * size
        self.right_near = [0.0] * size  # extra price of that step for running along a border
        self.down_near = [0.0] * size
        self.along = ALONG_LOW
        self.right_used: dict[int, list[int]] = {}
        self.down_used: dict[int, list[int]] = {}
        self.used: dict[int, list[int]] = {}

    # ---- solid things

    def shut(self, rect: Rect, by: int = 1) -> None:
        """Close (by=1) or open again (by=-1) every step that would come within HARD of `rect`."""
        xs, ys, nx = self.xs, self.ys, self.nx
        x0, x1, y0, y1 = rect.x - HARD, rect.right + HARD, rect.y - HARD, rect.bottom + HARD
        columns = range(bisect_right(xs, x0), bisect_left(xs, x1))
        rows = range(bisect_right(ys, y0), bisect_left(ys, y1))
        steps_x = range(max(0, bisect_right(xs, x0) - 1), min(self.nx - 1, bisect_left(xs, x1)))
        steps_y = range(max(0, bisect_right(ys, y0) - 1), min(self.ny - 1, bisect_left(ys, y1)))
        for iy in rows:
            for ix in steps_x:
                self.right_shut[iy * nx + ix] += by
        for iy in steps_y:
            for ix in columns:
                self.down_shut[iy * nx + ix] += by

    def price_near(self, rect: Rect, clear: float) -> None:
        """Make steps that run along a border within `clear` dearer."""
        xs, ys, nx = self.xs, self.ys, self.nx
        steps_x = range(max(0, bisect_right(xs, rect.x) - 1), min(nx - 1, bisect_left(xs, rect.right)))
        steps_y = range(max(0, bisect_right(ys, rect.y) - 1), min(self.ny - 1, bisect_left(ys, rect.bottom)))
        for iy, y in enumerate(ys):
            if min(abs(y - rect.y), abs(y - rect.bottom)) < clear - 0.5:
                for ix in steps_x:
                    self.right_near[iy * nx + ix] = NEAR
        for ix, x in enumerate(xs):
            if min(abs(x - rect.x), abs(x - rect.right)) < clear - 0.5:
                for iy in steps_y:
                    self.down_near[iy * nx + ix] = NEAR

    # ---- lines already drawn

    def vertices(self, path: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
        """Every grid vertex on a path of corners."""
        yield path[0]
        for (ax, ay), (bx, by) in zip(path, path[1:]):
            dx, dy = (bx > ax) - (bx < ax), (by > ay) - (by < ay)
            while (ax, ay) != (bx, by):
                ax, ay = ax + dx, ay + dy
                yield ax, ay

    def draw(self, path: Sequence[tuple[int, int]], owner: int, add: bool = True) -> None:
        """Note (or take back) that route `owner` runs along a path of grid vertices."""
        nx = self.nx
        cells = list(self.vertices(path))
        for ix, iy in cells:
            _note(self.used, iy * nx + ix, owner, add)
        for (ax, ay), (bx, by) in zip(cells, cells[1:]):
            if ay == by:
                _note(self.right_used, ay * nx + min(ax, bx), owner, add)
            else:
                _note(self.down_used, min(ay, by) * nx + ax, owner, add)

    def forget(self) -> None:
        """Take back every line that was drawn."""
        for table in (self.right_used, self.down_used, self.used):
            table.clear()

    # ---- search

    def search(
        self,
        starts: Sequence[Gate],
        goals: Sequence[Gate],
        friends: frozenset[int],
        favour: Favour,
        budget: int = 60_000,
        bend: float = BEND,
    ) -> tuple[Gate, Gate, list[tuple[int, int]]] | None:
        """Cheapest way from a start gate to a goal gate, as the corners it turns at; None if there is none within `budget` states."""
        if not starts or not goals:
            return None
        xs, ys, nx = self.xs, self.ys, self.nx
        goal_at: dict[int, list[tuple[Gate, float]]] = {}
        for gate in goals:
            goal_at.setdefault(gate.iy * nx + gate.ix, []).append((gate, gate.price + self.busy(gate, friends)))
        gx0, gx1 = min(xs[g.ix] for g in goals), max(xs[g.ix] for g in goals)
        gy0, gy1 = min(ys[g.iy] for g in goals), max(ys[g.iy] for g in goals)
        cheapest = SHARED * min([1.0, *favour.columns.values(), *favour.rows.values()])

        def ahead(ix: int, iy: int) -> float:
            x, y = xs[ix], ys[iy]
            return cheapest * (max(gx0 - x, 0.0, x - gx1) + max(gy0 - y, 0.0, y - gy1))

        best: dict[int, float] = {}
        came: dict[int, int] = {}
        queue: list[tuple[float, int, int]] = []
        order = 0
        first: dict[int, Gate] = {}
        for gate in starts:
            state = (gate.iy * nx + gate.ix) * 4 + int(gate.side)
            price = gate.price + self.busy(gate, friends)
            if price < best.get(state, 1e18):
                best[state], first[state] = price, gate
                order += 1
                heappush(queue, (price + ahead(gate.ix, gate.iy), order, state))
        finish: tuple[float, int, Gate] | None = None
        done: set[int] = set()
        while queue and budget:
            total, _, state = heappop(queue)
            if finish and total >= finish[0]:
                break
            if state in done:
                continue
            done.add(state)
            budget -= 1
            vertex, way = divmod(state, 4)
            price = best[state]
            for gate, entry in goal_at.get(vertex, ()):
                into = int(gate.side.opposite)
                turn = 0.0 if into == way else bend if (into ^ way) & 1 else 1e9
                whole = price + entry + turn
                if turn < 1e9 and (finish is None or whole < finish[0]):
                    finish = (whole, state, gate)
            iy, ix = divmod(vertex, nx)
            for side in range(4):
                if (side ^ way) == 2:  # straight back
                    continue
                step = self._step(ix, iy, side, friends, favour)
                if step is None:
                    continue
                after, cost = step
                turned = bend if side != way else 0.0
                new = price + cost + turned
                key = after * 4 + side
                if new < best.get(key, 1e18) - 1e-9:
                    best[key] = new
                    came[key] = state
                    order += 1
                    jy, jx = divmod(after, nx)
                    heappush(queue, (new + ahead(jx, jy), order, key))
        if finish is None:
            return None
        return self._trace(finish, came, first)

    def _step(self, ix: int, iy: int, side: int, friends: frozenset[int], favour: Favour) -> tuple[int, float] | None:
        """The vertex one step to `side`, and the price of going there."""
        nx = self.nx
        dx, dy = STEPS[side]
        jx, jy = ix + dx, iy + dy
        if not (0 <= jx < nx and 0 <= jy < self.ny):
            return None
        after = jy * nx + jx
        if dy == 0:
            edge = iy * nx + min(ix, jx)
            if self.right_shut[edge]:
                return None
            length = abs(self.xs[jx] - self.xs[ix])
            factor = favour.rows.get(iy, 1.0) + self.right_near[edge]
            along = self.right_used.get(edge)
        else:
            edge = min(iy, jy) * nx + ix
            if self.down_shut[edge]:
                return None
            length = abs(self.ys[jy] - self.ys[iy])
            factor = favour.columns.get(ix, 1.0) + self.down_near[edge]
            along = self.down_used.get(edge)
        cost = length * factor
        if along:
            if all(owner in friends for owner in along):
                return after, length * SHARED * min(1.0, factor)
            cost += 20 * self.along + self.along * length
        if after in self.used and self._crosses(after, dy == 0, friends):
            cost += TOUCH
        return after, cost

    def _crosses(self, vertex: int, level: bool, friends: frozenset[int]) -> bool:
        """Whether a stranger's line stands across a move through `vertex`."""
        table, before = (self.down_used, vertex - self.nx) if level else (self.right_used, vertex - 1)
        return any(owner not in friends for key in (vertex, before) for owner in table.get(key, ()))

    def busy(self, gate: Gate, friends: frozenset[int]) -> float:
        """What it costs that a stranger's line passes just outside a gate: the stub to the border would lie on it."""
        return TOUCH if any(owner not in friends for owner in self.used.get(gate.iy * self.nx + gate.ix, ())) else 0.0

    def _trace(
        self, finish: tuple[float, int, Gate], came: dict[int, int], first: dict[int, Gate]
    ) -> tuple[Gate, Gate, list[tuple[int, int]]]:
        _, state, goal = finish
        states = [state]
        while states[-1] in came:
            states.append(came[states[-1]])
        states.reverse()
        cells = [divmod(s // 4, self.nx)[::-1] for s in states]
        return first[states[0]], goal, cells


def _note(table: dict[int, list[int]], key: int, owner: int, add: bool) -> None:
    owners = table.setdefault(key, [])
    if add:
        owners.append(owner)
        return
    owners.remove(owner)
    if not owners:
        del table[key]
