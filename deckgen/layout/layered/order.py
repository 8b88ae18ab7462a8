"""Phase 3b, ordering: the order of every row, so that few arcs cross.

Sweeps by barycentre from several beginnings, then every vertex tried at every place of its row, then small upsets from which that is done
again. Lines never cross each other between their ends, so each can be drawn as one upright line. Budgets are steps.
"""

from __future__ import annotations

from collections.abc import Sequence

from .rows import Rows

PATIENCE = 4_000  # steps of upsets for each vertex that are tried in any case …
WAIT = 4.0  # … and then up to so many times the steps that the last gain took
NEVER = 10_000  # price of two long lines that cross between their ends


class Orderer:
    """Orders `rows` in place. `before` holds for pairs of one row that the first stands left of the second."""

    def __init__(self, rows: Rows, before: Sequence[tuple[int, int]] = (), budget: int = 200_000) -> None:
        self.rows = rows
        self.left_of: dict[int, list[int]] = {}
        for a, b in before:
            self.left_of.setdefault(a, []).append(b)
        self.budget = budget
        self.spent = 0
        self.seed = 12345
        self.undo: dict[int, list[int]] = {}  # rows as they were before an upset

    def run(self) -> int:
        """Leaves the best order found in `rows` and gives its crossings."""
        rows = self.rows
        best, best_cost = rows.order(), None
        for start in self._starts():
            rows.put(start)
            self._sweeps()
            self._untangle()
            self._descend(range(len(rows.rows)))
            cost = self._cost()
            if best_cost is None or cost < best_cost:
                best, best_cost = rows.order(), cost
            if not best_cost or self.spent > self.budget // 2:
                break
        rows.put(best)
        best_cost = best_cost or 0
        if best_cost:
            best_cost = self._upset(best_cost)
        self._centre()
        return best_cost

    def _cost(self) -> int:
        return self.rows.crossings() + NEVER * self._tangles()

    def _centre(self) -> None:
        """Lines of bundles go to the middle of the family that they leave or reach in their row, where they cross no more there."""
        rows = self.rows
        self.undo = {}
        for v in rows.bundled:
            kin = [*(o for w in rows.above[v] for o in rows.below[w]), *(o for w in rows.below[v] for o in rows.above[w])]
            family = [rows.at[o] - (rows.at[o] > rows.at[v]) for o in kin if o != v]
            if family:
                gains, at = self._gains(v), rows.at[v]
                costs = [sum(gains[i:at]) if i < at else -sum(gains[at + 1 : i + 1]) for i in range(len(gains))]
                skew = [abs(sum(2 * (o < i) - 1 for o in family)) for i in range(len(gains))]
                self._move(v, min(range(len(gains)), key=lambda i: (costs[i], skew[i], i)), gains)

    # beginnings

    def _starts(self) -> list[list[list[int]]]:
        rows = self.rows
        plain = rows.order()
        starts = [self._walked(1), self._walked(-1), plain, self._walked(1, deep=False)]
        for _ in range(4):
            starts.append([self._shuffled(row) for row in plain])
        return starts

    def _walked(self, step: int, deep: bool = True) -> list[list[int]]:
        """Rows filled in the order of a walk along the arcs, from the first box (or the last) on."""
        rows = self.rows
        order: list[list[int]] = [[] for _ in rows.rows]
        seen = [False] * len(rows.rank)
        for root in [v for row in rows.rows for v in row][::step]:
            stack = [root]
            while stack:
                v = stack.pop() if deep else stack.pop(0)
                if seen[v]:
                    continue
                seen[v] = True
                order[rows.rank[v]].append(v)
                near = [w for w in rows.below[v][::step] + rows.above[v][::step] if not seen[w]]
                stack.extend(near[::-1] if deep else near)
        return order if step > 0 else [row[::-1] for row in order]

    def _random(self, below: int) -> int:
        self.seed = (self.seed * 1103515245 + 12345) % 2**31
        return (self.seed >> 8) % below

    def _shuffled(self, row: Sequence[int]) -> list[int]:
        row = list(row)
        for i in range(len(row) - 1, 0, -1):
            j = self._random(i + 1)
            row[i], row[j] = row[j], row[i]
        return row

    # sweeps

    def _sweeps(self) -> None:
        rows = self.rows
        best, best_cost = rows.order(), rows.crossings()
        stale = 0
        for turn in range(12):
            down = turn % 2 == 0
            span = range(1, len(rows.rows)) if down else range(len(rows.rows) - 2, -1, -1)
            for r in span:
                self._by_barycentre(r, rows.above if down else rows.below, turn % 4 > 1)
            cost = rows.crossings()
            if cost < best_cost:
                best, best_cost, stale = rows.order(), cost, 0
            else:
                stale += 1
                if stale > 3 or not best_cost:
                    break
        rows.put(best)

    def _by_barycentre(self, r: int, near: list[list[int]], turned: bool) -> None:
        rows, at = self.rows, self.rows.at
        row = rows.rows[r]
        self.spent += len(row)
        keys = {v: sum([at[w] for w in near[v]]) / len(near[v]) for v in row if near[v]}
        moved = iter(sorted((v for v in (row[::-1] if turned else row) if v in keys), key=lambda v: keys[v]))
        rows.rows[r] = [next(moved) if v in keys else v for v in row]
        for i, v in enumerate(rows.rows[r]):
            at[v] = i

    # no line crosses another between their ends

    def _tangles(self) -> int:
        rows, total = self.rows, 0
        for r in range(len(rows.rows) - 1):
            ends = [rows.at[rows.below[v][0]] for v in rows.rows[r] if rows.line(v) and rows.line(rows.below[v][0])]
            total += sum(a > b for i, a in enumerate(ends) for b in ends[i + 1 :])
        return total

    def _untangle(self) -> None:
        """Lines that go on from one row to the next keep their order there."""
        rows = self.rows
        for r in range(1, len(rows.rows)):
            row = rows.rows[r]
            places = [i for i, v in enumerate(row) if rows.line(v) and rows.line(rows.above[v][0])]
            lines = sorted((row[i] for i in places), key=lambda v: rows.at[rows.above[v][0]])
            for i, v in zip(places, lines):
                row[i] = v
                rows.at[v] = i

    # every vertex at every place of its row

    def _descend(self, which: Sequence[int]) -> None:
        """Sift rows until none gets better; a row that changed wakes its neighbours."""
        count = len(self.rows.rows)
        waiting = [False] * count
        for r in which:
            waiting[r] = True
        queue = list(which)
        for r in queue:
            waiting[r] = False
            if self._sift(r):
                for near in (r - 1, r + 1):
                    if 0 <= near < count and not waiting[near]:
                        waiting[near] = True
                        queue.append(near)
            if self.spent > self.budget:
                return

    def _prices(self, row: list[int]) -> list[list[int]]:
        """What it costs that row[i] stands left of row[j]."""
        rows, at = self.rows, self.rows.at
        self.spent += len(row) * len(row)
        prices = [[0] * len(row) for _ in row]
        for near in (rows.above, rows.below):
            ends = [sorted([at[w] for w in near[v]]) for v in row]
            for i, mine in enumerate(ends):
                if not mine:
                    continue
                line = prices[i]
                first, last, one = mine[0], mine[-1], len(mine) == 1
                for j, others in enumerate(ends):
                    if not others or last <= others[0]:
                        continue
                    if first > others[-1]:
                        line[j] += len(mine) * len(others)
                    elif one:
                        line[j] += sum([first > o for o in others])
                    else:
                        line[j] += sum([m > o for m in mine for o in others])
            inner = [i for i, v in enumerate(row) if rows.line(v) and rows.line(near[v][0])]
            for i in inner:
                for j in inner:
                    if ends[i][0] > ends[j][0]:
                        prices[i][j] += NEVER
        if self.left_of:
            index = {v: i for i, v in enumerate(row)}
            for v in row:
                for w in self.left_of.get(v, ()):
                    if w in index:
                        prices[index[w]][index[v]] += NEVER * 10
        return prices

    def _sift(self, r: int) -> bool:
        row = self.rows.rows[r]
        n = len(row)
        if n < 2:
            return False
        prices = self._prices(row)
        order = list(range(n))
        changed, better = False, True
        while better:
            better = False
            for v in range(n):
                at = order.index(v)
                mine = prices[v]
                best, best_at, gain = 0, at, 0
                for i in range(at - 1, -1, -1):
                    o = order[i]
                    gain += prices[o][v] - mine[o]
                    if gain > best:
                        best, best_at = gain, i
                gain = 0
                for i in range(at + 1, n):
                    o = order[i]
                    gain += mine[o] - prices[o][v]
                    if gain > best:
                        best, best_at = gain, i
                if best:
                    order.pop(at)
                    order.insert(best_at, v)
                    better = changed = True
            self.spent += n * n
        if changed:
            self.rows.rows[r] = [row[i] for i in order]
            for i, v in enumerate(self.rows.rows[r]):
                self.rows.at[v] = i
        return changed

    # upsets

    def _upset(self, cost: int) -> int:
        """Small changes at random (of a fixed seed), each mended around it; kept where nothing got worse."""
        rows = self.rows
        best, best_cost = rows.order(), cost
        wide = [v for row in rows.rows if len(row) > 1 for v in row]
        fresh = self.spent
        while self.spent < min(self.budget, max(PATIENCE * len(rows.rank), int(WAIT * fresh))) and best_cost and wide:
            self.undo = {}
            delta = self._kick(wide[self._random(len(wide))])
            if delta > 0:
                for r, row in self.undo.items():
                    self._set(r, row)
                continue
            cost += delta
            if cost < best_cost:
                best, best_cost, fresh = rows.order(), cost, self.spent
        rows.put(best)
        return best_cost

    def _set(self, r: int, row: list[int]) -> None:
        self.rows.rows[r] = row
        at = self.rows.at
        for i, v in enumerate(row):
            at[v] = i

    def _kick(self, v: int) -> int:
        """Move a vertex (or the whole thread it is on) elsewhere, then let all that it touches find better places."""
        rows = self.rows
        thread = self._thread(v) if self._random(2) else [v]
        delta = 0
        share = self._random(1000) / 1000
        for w in thread:
            n = len(rows.rows[rows.rank[w]])
            delta += self._move(w, min(n - 1, int(share * n)), self._gains(w))
        queue = [u for w in thread for u in (*rows.above[w], *rows.below[w])] + thread
        waiting = set(queue)
        tries = 0
        while queue and tries < 60:
            w = queue.pop(0)
            waiting.discard(w)
            tries += 1
            gained = self._settle(w)
            if gained:
                delta -= gained
                for u in (*rows.above[w], *rows.below[w]):
                    if u not in waiting:
                        waiting.add(u)
                        queue.append(u)
        return delta

    def _thread(self, v: int) -> list[int]:
        """The vertices up and down from v that have just one neighbour each way."""
        rows, found = self.rows, [v]
        for near, back in ((rows.below, rows.above), (rows.above, rows.below)):
            w = v
            while len(near[w]) == 1 and len(back[near[w][0]]) == 1:
                w = near[w][0]
                found.append(w)
        return found

    def _gains(self, v: int) -> list[int]:
        """For every vertex of v's row: crossings of v left of it less crossings of v right of it."""
        rows, at = self.rows, self.rows.at
        r = rows.rank[v]
        row = rows.rows[r]
        self.spent += 4 * len(row)
        total = [0] * len(row)
        for near, s in ((rows.above, r - 1), (rows.below, r + 1)):
            mine = near[v]
            if not mine:
                continue
            sign: list[int] = []
            places = sorted([at[w] for w in mine])
            n, passed, last = len(places), 0, -1
            for p in places:
                sign += [n - 2 * passed] * (p - last - 1)
                if p != last:
                    many = places.count(p)
                    sign.append(n - 2 * passed - many)
                    passed += many
                    last = p
            sign += [-n] * (len(rows.rows[s]) - last - 1)
            total = [t + sum([sign[at[w]] for w in near[o]]) for t, o in zip(total, row)]
            if rows.line(v) and rows.line(mine[0]):
                for i, o in enumerate(row):
                    if o != v and rows.line(o) and rows.line(near[o][0]):
                        total[i] += NEVER if at[near[o][0]] < places[0] else -NEVER
        if self.left_of:
            for i, o in enumerate(row):
                if o in self.left_of.get(v, ()):
                    total[i] -= 10 * NEVER
                if v in self.left_of.get(o, ()):
                    total[i] += 10 * NEVER
        return total

    def _move(self, v: int, to: int, gains: list[int]) -> int:
        """Put v at a place of its row; what that costs."""
        r = self.rows.rank[v]
        row = self.rows.rows[r]
        at = self.rows.at[v]
        if to == at:
            return 0
        self.undo.setdefault(r, row)
        cost = sum(gains[to:at]) if to < at else -sum(gains[at + 1 : to + 1])
        row = row[:at] + row[at + 1 :]
        row.insert(to, v)
        self._set(r, row)
        return cost

    def _settle(self, v: int) -> int:
        """Move v to the best place of its row; what was gained."""
        gains = self._gains(v)
        at = self.rows.at[v]
        best, best_at, gain = 0, at, 0
        for i in range(at - 1, -1, -1):
            gain -= gains[i]
            if gain > best:
                best, best_at = gain, i
        gain = 0
        for i in range(at + 1, len(gains)):
            gain += gains[i]
            if gain > best:
                best, best_at = gain, i
        if best:
            self._move(v, best_at, gains)
        return best
