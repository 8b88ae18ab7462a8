"""Phase 3a: boxes and lines in rows: every arc gets a line vertex in each row between its boxes."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence

from .model import Arc


class Rows:
    """The rows while their order is sought. `above` and `below` are a vertex' neighbours in the next rows, once for each arc."""

    def __init__(self, boxes: int, ranks: Sequence[int], arcs: Sequence[Arc], bundles: Sequence[int] = ()) -> None:
        self.boxes = boxes
        self.rank = list(ranks)
        self.rows: list[list[int]] = [[] for _ in range(max(ranks, default=-1) + 1)]
        self.above: list[list[int]] = [[] for _ in range(boxes)]
        self.below: list[list[int]] = [[] for _ in range(boxes)]
        self.paths: list[tuple[int, ...]] = []
        for v in range(boxes):
            self.rows[ranks[v]].append(v)
        self.arcs = arcs
        shared: dict[tuple[int, int], int] = {}
        for k, arc in enumerate(arcs):
            self.paths.append(self._path(arc, bundles[k] if bundles else -1, shared))
        for v in range(boxes, len(self.rank)):  # a line's own way on comes before what leaves it
            self.above[v].sort(key=self.line, reverse=True)
            self.below[v].sort(key=self.line, reverse=True)
        self.bundled = sorted(shared.values())
        self.at = [0] * len(self.rank)
        self.number()

    def _path(self, arc: Arc, bundle: int, shared: dict[tuple[int, int], int]) -> tuple[int, ...]:
        """The arc's vertices; arcs of one bundle pass through a row by one line."""
        path = [arc.top]
        for rank in range(self.rank[arc.top] + 1, self.rank[arc.bottom]):
            known = shared.get((bundle, rank)) if bundle >= 0 else None
            path.append(len(self.rank) if known is None else known)
            if known is not None:
                continue
            if bundle >= 0:
                shared[bundle, rank] = path[-1]
            self.rank.append(rank)
            self.above.append([])
            self.below.append([])
            self.rows[rank].append(path[-1])
        path.append(arc.bottom)
        for a, b in zip(path, path[1:]):
            if b not in self.below[a] or (a < self.boxes and b < self.boxes):
                self.below[a].append(b)
                self.above[b].append(a)
        return tuple(path)

    def number(self) -> None:
        """Write down every vertex' place in its row."""
        for row in self.rows:
            for i, v in enumerate(row):
                self.at[v] = i

    def line(self, v: int) -> bool:
        return v >= self.boxes

    def order(self) -> list[list[int]]:
        return [list(row) for row in self.rows]

    def put(self, order: Sequence[Sequence[int]]) -> None:
        self.rows = [list(row) for row in order]
        self.number()

    def crossings(self) -> int:
        return sum(self.between(r) for r in range(len(self.rows) - 1))

    def between(self, r: int) -> int:
        """How often the arcs between row r and the next cross."""
        at, total = self.at, 0
        seen: list[int] = []
        for v in self.rows[r]:
            ends = sorted(at[w] for w in self.below[v])
            for end in ends:
                total += len(seen) - bisect_right(seen, end)
            for end in ends:
                insort(seen, end)
        return total
