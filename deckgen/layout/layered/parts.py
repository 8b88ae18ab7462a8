"""A connected part of the graph, and its rows: the plain ones, and ones in which no row holds more than so many boxes."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Arc, Arrangement
from .order import Orderer
from .rows import Rows

STEPS = 10_000  # budget of ordering for each vertex
CAPPED = 8  # by which it is divided for rows with fewer boxes: those are many, and seldom taken
MOST = 12_000_000  # and for a whole part


class Part:
    """Boxes, arcs and ranks of one part. Its arrangements are found when they are asked for, and remembered: most graphs need only the first.

    `nodes` are the graph's numbers of the boxes 0, 1, … here; `groups` boxes that should share a rank, `before` pairs that should stand in
    that order, `bundles` the bundle of every arc (-1: none).
    """

    def __init__(
        self,
        nodes: Sequence[int],
        arcs: Sequence[Arc],
        ranks: Sequence[int],
        boxes: int,
        groups: Sequence[tuple[int, ...]] = (),
        before: Sequence[tuple[int, int]] = (),
        bundles: Sequence[int] = (),
    ) -> None:
        self.nodes = tuple(nodes)
        self.arcs = arcs
        self.ranks = ranks
        self.boxes = boxes
        self.groups = groups
        self.before = before
        self.bundles = bundles
        self._known: dict[int, Arrangement] = {}

    def row_boxes(self, cap: int) -> list[list[int]]:
        """The graph's numbers of the boxes of every row, in no order; nothing is arranged for it but the plain rows."""
        ranks = self._capped(cap) if cap else self.ranks
        rows: list[list[int]] = [[] for _ in range(max(ranks, default=-1) + 1)]
        for v, rank in zip(self.nodes, ranks):
            rows[rank].append(v)
        return rows

    @property
    def widest(self) -> int:
        """How many boxes the fullest rank has."""
        counts = [0] * (max(self.ranks, default=0) + 1)
        for rank in self.ranks:
            counts[rank] += 1
        return max(counts)

    def arrangement(self, cap: int = 0) -> Arrangement:
        """The rows, with at most `cap` boxes in each if it is not 0."""
        if cap not in self._known:
            ranks = self._capped(cap) if cap else self.ranks
            self._known[cap] = self._arranged(ranks, bundled=cap > 0)
        return self._known[cap]

    def _arranged(self, ranks: Sequence[int], bundled: bool) -> Arrangement:
        rows = Rows(len(self.nodes), ranks, self.arcs, self.bundles if bundled else ())
        budget = min(MOST, STEPS * len(rows.rank)) // (CAPPED if bundled else 1)
        crossings = Orderer(rows, self.before, budget).run()

        def name(v: int) -> int:
            return self.nodes[v] if v < len(self.nodes) else self.boxes + v - len(self.nodes)

        paths = tuple((arc.edge, tuple(name(v) for v in path)) for arc, path in zip(self.arcs, rows.paths))
        return Arrangement(tuple(tuple(name(v) for v in row) for row in rows.rows), paths, (), crossings)

    def _capped(self, cap: int) -> list[int]:
        """Ranks of which each is cut into as many as it takes, evenly filled. Every family is spread over them, so that it stays below (or
        above) its kin: first the boxes with no more below them than above, so that lines pass through as few rows as may be."""
        number = {v: i for i, v in enumerate(self.nodes)}
        above: list[list[int]] = [[] for _ in self.nodes]
        below: list[list[int]] = [[] for _ in self.nodes]
        for arc in self.arcs:
            above[arc.bottom].append(arc.top)
            below[arc.top].append(arc.bottom)
        found = [0] * len(self.nodes)
        next_rank = 0
        for row in self.arrangement().rows:
            families: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
            for unit in self._units([number[v] for v in row if v in number]):
                kin = sorted(w for v in unit for w in above[v]) or sorted(w for v in unit for w in below[v])
                families.setdefault(tuple(kin), []).append(unit)
            for family in families.values():
                family.sort(key=lambda unit: sum(len(below[v]) > len(above[v]) for v in unit))
            chunks = _chunks(list(families.values()), cap)
            for chunk in chunks:
                for v in chunk:
                    found[v] = next_rank
                next_rank += 1
        return found

    def _units(self, members: Sequence[int]) -> list[tuple[int, ...]]:
        """Boxes of one rank, those that belong together as one."""
        group = {v: tuple(g) for g in self.groups for v in g}
        units: dict[tuple[int, ...], None] = {}
        for v in members:
            units[tuple(w for w in group.get(v, (v,)) if w in members)] = None
        return list(units)


def _chunks(families: Sequence[Sequence[tuple[int, ...]]], cap: int) -> list[list[int]]:
    """As many rows as the boxes need, at most `cap` to a row; every family's units are spread over them so that rows are even."""
    pieces = -(-sum(len(unit) for family in families for unit in family) // cap)
    load = [0] * pieces
    chunks: list[list[int]] = [[] for _ in range(pieces)]
    for family in families:
        counts = [0] * pieces
        for unit in family:
            row = load.index(min(load))
            load[row] += len(unit)
            counts[row] += 1
        units = iter(family)
        for row, count in enumerate(counts):
            for _ in range(count):
                chunks[row] += next(units)
    return [chunk for chunk in chunks if chunk]
