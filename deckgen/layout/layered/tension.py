"""Least tension: numbers on a line so that the sum of convex, piecewise linear costs of their differences is least.

Ranking and coordinates are both this problem. It is solved exactly by a simplex over spanning trees (as in Gansner, Koutsofios, North and Vo,
"A technique for drawing directed graphs", 1993), here with more than one kink in a cost and with steps that run on past kinks as long as
that pays. Costs are whole numbers, so no comparison of slopes suffers from rounding.
"""

from __future__ import annotations

from collections.abc import Sequence

HARD = 10**7  # slope on the forbidden side of a least distance
NEAR = 1e-9


class Tension:
    """Costs are added by `add`; `solve` gives the numbers. Vertex numbers are 0 to count - 1."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.tail: list[int] = []
        self.head: list[int] = []
        self.kinks: list[tuple[float, ...]] = []
        self.slopes: list[tuple[int, ...]] = []
        self.at: list[list[int]] = [[] for _ in range(count)]

    def add(self, tail: int, head: int, kinks: tuple[float, ...], slopes: tuple[int, ...]) -> None:
        """A cost of x[head] - x[tail]: `slopes` rise and are one more than the `kinks` between them."""
        number = len(self.tail)
        self.tail.append(tail)
        self.head.append(head)
        self.kinks.append(kinks)
        self.slopes.append(slopes)
        self.at[tail].append(number)
        self.at[head].append(number)

    def apart(self, tail: int, head: int, distance: float) -> None:
        """`head` at least `distance` after `tail`."""
        self.add(tail, head, (distance,), (-HARD, 0))

    def solve(self, start: Sequence[float], budget: int) -> list[float]:
        """The numbers, from `start`; `budget` bounds the steps (moved vertices and looked-at costs)."""
        return _Simplex(self, list(start)).run(budget)


class _Simplex:
    """The tree hangs from a root that is no vertex of the problem; at first every vertex hangs there by a link of no cost."""

    def __init__(self, costs: Tension, x: list[float]) -> None:
        self.costs, self.x = costs, x
        n = costs.count
        self.parent = [n] * n
        self.link = [-1] * n  # the cost by which a vertex hangs on its parent; -1: the link of no cost
        self.kink = [0] * n  # at which of its kinks that cost is
        self.kids: list[list[int]] = [[] for _ in range(n)]
        self.piece = [_piece(costs.kinks[e], x[costs.head[e]] - x[costs.tail[e]]) for e in range(len(costs.tail))]
        self.force = [0] * n  # slope of all costs outside the tree, when the vertex moves up
        for e, piece in enumerate(self.piece):
            self.force[costs.head[e]] += costs.slopes[e][piece]
            self.force[costs.tail[e]] -= costs.slopes[e][piece]
        self.pull = list(self.force)  # the same of everything that hangs below
        self.spent = 0

    def run(self, budget: int) -> list[float]:
        moved = True
        while moved and self.spent < budget:
            moved = False
            for v in range(self.costs.count):
                while self.spent < budget:
                    direction = self._direction(v)
                    if not direction or not self._pivot(v, direction):
                        break
                    moved = True
        return self.x

    def _direction(self, v: int) -> int:
        """+1 or -1 where moving all that hangs at v pays, else 0."""
        e, pull = self.link[v], self.pull[v]
        if e < 0:
            return 1 if pull < 0 else -1 if pull > 0 else 0
        slopes, k = self.costs.slopes[e], self.kink[v]
        if self.costs.head[e] == v:
            return 1 if pull + slopes[k + 1] < 0 else -1 if pull + slopes[k] > 0 else 0
        return 1 if pull - slopes[k] < 0 else -1 if pull - slopes[k + 1] > 0 else 0

    def _pivot(self, v: int, direction: int) -> bool:
        below = self._below(v)
        inside = set(below)
        e0 = self.link[v]
        gain = direction * self.pull[v]
        piece0 = 0
        if e0 >= 0:
            wider = (self.costs.head[e0] == v) == (direction > 0)
            piece0 = self.kink[v] + 1 if wider else self.kink[v]
            gain += self.costs.slopes[e0][piece0] * (1 if wider else -1)
        if e0 >= 0:
            self.piece[e0] = piece0  # it comes to its next kink like any other
        events = self._events(below, inside, direction)
        for index, (distance, e, kink, rise) in enumerate(events):
            gain += rise
            if gain >= 0:
                self._exchange(v, below, direction * distance, [x[1:3] for x in events[:index]], e, kink, e0, piece0, direction)
                return True
        return False

    def _below(self, v: int) -> list[int]:
        found = [v]
        for w in found:
            found.extend(self.kids[w])
        self.spent += len(found)
        return found

    def _events(self, below: list[int], inside: set[int], direction: int) -> list[tuple[float, int, int, int]]:
        """The kinks that costs between `below` and the rest meet on the way: (distance, cost, kink, rise of the slope)."""
        costs, x, piece = self.costs, self.x, self.piece
        found = []
        for w in below:
            for e in costs.at[w]:
                tail, head = costs.tail[e], costs.head[e]
                if tail in inside and head in inside:
                    continue
                kinks, slopes = costs.kinks[e], costs.slopes[e]
                d = x[head] - x[tail]
                if (head == w) == (direction > 0):
                    for k in range(piece[e], len(kinks)):
                        found.append((max(0.0, kinks[k] - d), e, k, slopes[k + 1] - slopes[k]))
                else:
                    for k in range(piece[e] - 1, -1, -1):
                        found.append((max(0.0, d - kinks[k]), e, k, slopes[k + 1] - slopes[k]))
            self.spent += len(costs.at[w])
        found.sort()
        return found

    def _exchange(
        self,
        v: int,
        below: list[int],
        shift: float,
        passed: list[tuple[int, int]],
        e1: int,
        kink: int,
        e0: int,
        piece0: int,
        direction: int,
    ) -> None:
        costs = self.costs
        old_parent, old_pull = self.parent[v], self.pull[v]
        if shift:
            for w in below:
                self.x[w] += shift
        changed: list[tuple[int, int]] = []
        inside = set(below)
        for e, k in passed:
            old = self.piece[e]
            up = (costs.head[e] in inside) == (direction > 0)
            self.piece[e] = k + 1 if up else k
            changed.append((e, costs.slopes[e][self.piece[e]] - costs.slopes[e][old]))
        changed.append((e1, -costs.slopes[e1][self.piece[e1]]))
        if e0 >= 0:
            changed.append((e0, costs.slopes[e0][piece0]))
        outer: list[tuple[int, int]] = []
        for e, delta in changed:
            for w, d in ((costs.head[e], delta), (costs.tail[e], -delta)):
                self.force[w] += d
                if w not in inside:
                    outer.append((w, d))
        self._hang(v, inside, e1, kink)
        root = costs.tail[e1] if costs.tail[e1] in inside else costs.head[e1]
        self._sum(root)
        self._carry(old_parent, -old_pull)
        for w, d in outer:
            self._carry(w, d)
        self._carry(self.parent[root], self.pull[root])

    def _hang(self, v: int, inside: set[int], e1: int, kink: int) -> None:
        """Hang what was at v by e1: parents turn round on the way from e1's end to v."""
        n = self.costs.count
        if self.parent[v] < n:
            self.kids[self.parent[v]].remove(v)
        tail, head = self.costs.tail[e1], self.costs.head[e1]
        node, parent = (tail, head) if tail in inside else (head, tail)
        link, at = e1, kink
        while True:
            above, old_link, old_at = self.parent[node], self.link[node], self.kink[node]
            self.parent[node], self.link[node], self.kink[node] = parent, link, at
            self.kids[parent].append(node)
            if node == v:
                return
            self.kids[above].remove(node)
            node, parent, link, at = above, node, old_link, old_at

    def _sum(self, root: int) -> None:
        order = [root]
        for w in order:
            order.extend(self.kids[w])
        for w in reversed(order):
            total = self.force[w]
            for kid in self.kids[w]:
                total += self.pull[kid]
            self.pull[w] = total

    def _carry(self, w: int, delta: int) -> None:
        n = self.costs.count
        if delta:
            while w < n:
                self.pull[w] += delta
                w = self.parent[w]


def _piece(kinks: tuple[float, ...], d: float) -> int:
    for i, kink in enumerate(kinks):
        if d < kink - NEAR:
            return i
    return len(kinks)
