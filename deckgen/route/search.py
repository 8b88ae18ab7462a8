"""Shortest orthogonal ways over a grid, where length, bends, crossings and lines already drawn all have a price.

A state is a vertex and a direction of travel. The search is A*: what is ahead at least is the distance to the nearest goals and the bends
that turning into them takes. In: a grid and gates; out: the cheapest way. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from .grid import Favour, Gate, Grid, Window

BEND = 40.0
TOUCH = 130.0  # crossing or touching a stranger's line
ALONG_LOW, ALONG_HIGH = 0.15, 3.0  # extra price a point of running on a stranger's line: moved apart later, or not to be had
SHARED = 0.55  # price per point on a line of the same source or target
BUDGET = 60_000  # states
NEVER = 1e18


class Found(NamedTuple):
    """A way: from which gate to which, the vertices it passes, its price, and how many states were looked at to find it."""

    begin: Gate
    end: Gate
    cells: list[tuple[int, int]]
    price: float
    states: int


class Prices(NamedTuple):
    """What the search may vary: how dear a bend is, a point on a stranger's line, and crossing one."""

    bend: float = BEND
    along: float = ALONG_LOW
    touch: float = TOUCH


USUAL = Prices()


class Search:
    """One search on a grid. `friends` are the routes whose lines may be shared."""

    def __init__(
        self,
        grid: Grid,
        friends: frozenset[int],
        favour: Favour | None = None,
        prices: Prices = USUAL,
        window: Window | None = None,
    ) -> None:
        self.grid = grid
        self.friends = friends
        self.favour = favour or Favour()
        self.prices = prices
        self.window = window or grid.whole
        self.states = 0

    def run(self, starts: Sequence[Gate], goals: Sequence[Gate], budget: int = BUDGET) -> Found | None:
        """Cheapest way from a start gate to a goal gate; None if there is none within `budget` states."""
        starts, goals = self._inside(starts), self._inside(goals)
        if not starts or not goals:
            return None
        grid, friends, bend = self.grid, self.friends, self.prices.bend
        xs, ys, nx = grid.xs, grid.ys, grid.nx
        left, top, right, bottom = self.window
        rows, columns = self.favour.rows, self.favour.columns
        right_shut, down_shut, right_near, down_near = grid.right_shut, grid.down_shut, grid.right_near, grid.down_near
        right_used, down_used, used = grid.right_used, grid.down_used, grid.used
        right_crossed, down_crossed = grid.right_crossed, grid.down_crossed
        goal_at: dict[int, list[tuple[Gate, float]]] = {}
        for gate in goals:
            goal_at.setdefault(gate.iy * nx + gate.ix, []).append((gate, gate.price + busy(grid, gate, friends)))
        ahead = self._ahead(goal_at)
        best: dict[int, float] = {}
        came: dict[int, int] = {}
        first: dict[int, Gate] = {}
        queue: list[tuple[float, int, int]] = []
        order = 0
        for gate in starts:
            state = (gate.iy * nx + gate.ix) * 4 + int(gate.out)
            price = gate.price + busy(grid, gate, friends)
            if price < best.get(state, NEVER):
                best[state], first[state] = price, gate
                order += 1
                heappush(queue, (price + ahead(xs[gate.ix], ys[gate.iy], state & 3), order, state))
        finish, last, goal = NEVER, -1, goals[0]
        done: set[int] = set()
        while queue and len(done) < budget:
            total, _, state = heappop(queue)
            if total >= finish:
                break
            if state in done:
                continue
            done.add(state)
            vertex, way = state >> 2, state & 3
            price = best[state]
            if vertex in goal_at:
                for gate, entry in goal_at[vertex]:
                    into = (int(gate.out) + 2) & 3
                    whole = price + entry + (0.0 if into == way else bend)
                    if into ^ way != 2 and whole < finish:
                        finish, last, goal = whole, state, gate
            iy, ix = divmod(vertex, nx)
            for side in range(4):
                if side ^ way == 2:  # straight back
                    continue
                if side & 1:
                    if side == 1:
                        if ix <= left:
                            continue
                        after, jx = vertex - 1, ix - 1
                        step = after
                        length = xs[ix] - xs[jx]
                    else:
                        if ix >= right:
                            continue
                        after, jx = vertex + 1, ix + 1
                        step = vertex
                        length = xs[jx] - xs[ix]
                    if right_shut[step]:
                        continue
                    jy = iy
                    factor = rows.get(iy, 1.0) + right_near[step]
                    if step in right_used or after in used or step in right_crossed:
                        cost = self._used_step(step, after, length, factor, right_used, right_crossed, down_used, nx)
                    else:
                        cost = length * factor
                else:
                    if side == 0:
                        if iy <= top:
                            continue
                        after, jy = vertex - nx, iy - 1
                        step = after
                        length = ys[iy] - ys[jy]
                    else:
                        if iy >= bottom:
                            continue
                        after, jy = vertex + nx, iy + 1
                        step = vertex
                        length = ys[jy] - ys[iy]
                    if down_shut[step]:
                        continue
                    jx = ix
                    factor = columns.get(ix, 1.0) + down_near[step]
                    if step in down_used or after in used or step in down_crossed:
                        cost = self._used_step(step, after, length, factor, down_used, down_crossed, right_used, 1)
                    else:
                        cost = length * factor
                new = price + cost + (0.0 if side == way else bend)
                key = after * 4 + side
                if new < best.get(key, NEVER) - 1e-9:
                    best[key] = new
                    came[key] = state
                    order += 1
                    heappush(queue, (new + ahead(xs[jx], ys[jy], side), order, key))
        self.states += len(done)
        if last < 0:
            return None
        begin, cells = self._trace(last, came, first)
        return Found(begin, goal, cells, finish, len(done))

    def _inside(self, gates: Sequence[Gate]) -> list[Gate]:
        left, top, right, bottom = self.window
        return [gate for gate in gates if left <= gate.ix <= right and top <= gate.iy <= bottom]

    def _used_step(
        self,
        step: int,
        after: int,
        length: float,
        factor: float,
        runs: dict[int, list[int]],
        crossed: dict[int, list[int]],
        others: dict[int, list[int]],
        before: int,
    ) -> float:
        """The price of a step on, or across, lines already drawn: `runs` those along it, `others` those that stand across its end."""
        friends = self.friends
        cost = length * factor
        along = runs.get(step)
        if along:
            if all(owner in friends for owner in along):
                return length * SHARED * min(1.0, factor)
            moved = not self.grid.fixed or not any(owner in self.grid.fixed for owner in along)
            cost += (self.prices.along if moved else ALONG_HIGH) * (20 + length)
        if step in crossed:
            cost += self.prices.touch * sum(1 for owner in crossed[step] if owner not in friends)
        if after in self.grid.used:
            for key in (after, after - before):
                if any(owner not in friends for owner in others.get(key, ())):
                    return cost + self.prices.touch
        return cost

    def _ahead(self, goal_at: dict[int, list[tuple[Gate, float]]]) -> Callable[[float, float, int], float]:
        """What is ahead at least of a place and a direction: distance, bends and price, for the goals of each side together."""
        grid, bend = self.grid, self.prices.bend
        groups: dict[int, list[tuple[Gate, float]]] = {}
        for gates in goal_at.values():
            for gate, price in gates:
                groups.setdefault(int(gate.out.opposite), []).append((gate, price))
        goals = []
        for into, members in groups.items():
            xs, ys = [grid.xs[g.ix] for g, _ in members], [grid.ys[g.iy] for g, _ in members]
            goals.append((into, min(xs), max(xs), min(ys), max(ys), min(p for _, p in members)))
        factors = [1.0, *self.favour.columns.values(), *self.favour.rows.values()]
        cheapest = (SHARED if self.friends else 1.0) * min(factors)

        def ahead(x: float, y: float, way: int) -> float:
            least = NEVER
            for into, x0, x1, y0, y1, price in goals:
                dx = x0 - x if x < x0 else x1 - x if x > x1 else 0.0
                dy = y0 - y if y < y0 else y1 - y if y > y1 else 0.0
                on, off = (dx, dy) if into & 1 else (dy, dx)
                if into < 2:
                    on = -on
                if way == into:
                    bends = 0 if off == 0.0 and on >= 0.0 else 2 if on >= 0.0 else 4
                elif way ^ into == 2:
                    bends = 2
                else:
                    bends = 1 if on >= 0.0 and (off >= 0.0 if way > 1 else off <= 0.0) else 3
                value = cheapest * (abs(dx) + abs(dy)) + bend * bends + price
                if value < least:
                    least = value
            return least

        return ahead

    def _trace(self, state: int, came: dict[int, int], first: dict[int, Gate]) -> tuple[Gate, list[tuple[int, int]]]:
        states = [state]
        while states[-1] in came:
            states.append(came[states[-1]])
        states.reverse()
        nx = self.grid.nx
        return first[states[0]], [((s >> 2) % nx, (s >> 2) // nx) for s in states]


def busy(grid: Grid, gate: Gate, friends: frozenset[int]) -> float:
    """What it costs that a stranger's line passes just outside a gate: the stub to the border would lie on it."""
    return TOUCH if any(owner not in friends for owner in grid.used.get(gate.iy * grid.nx + gate.ix, ())) else 0.0
