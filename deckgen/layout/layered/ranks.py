"""Phase 2, ranking: a rank for every box so that arcs run down and are short in total. Numbers in, numbers out."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Arc
from .push import pushed
from .tension import HARD, Tension

STRONG = 1000  # weight of a hint against that of arcs
STEPS = 400  # steps of the simplex a box and arc may take


def assign(count: int, arcs: Sequence[Arc], same: Sequence[tuple[int, ...]], steps: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Ranks from 0. `same` are boxes wished in one rank, `steps` pairs of which the second is wished right below the first."""
    tension = Tension(count)
    for arc in arcs:
        tension.add(arc.top, arc.bottom, (float(arc.min_length),), (-HARD, arc.weight))
    for group in same:
        for a, b in zip(group, group[1:]):
            tension.add(a, b, (0.0,), (-STRONG, STRONG))
    for above, below in steps:
        tension.add(above, below, (1.0,), (-STRONG, STRONG))
    size = count + len(arcs)
    ranks = [
        round(x)
        for x in tension.solve(
            pushed(count, ((arc.top, arc.bottom, arc.min_length) for arc in arcs)), STEPS * size * max(20, int(size**0.5))
        )
    ]
    ranks = _lifted(ranks, arcs)
    _even_out(ranks, count, arcs, [*same, *steps])
    return [rank - min(ranks) for rank in ranks]


def _lifted(ranks: list[int], arcs: Sequence[Arc]) -> list[int]:
    """The same ranks with every least distance kept, where a hint had been stronger or the steps ran out."""
    for _ in range(len(ranks)):
        moved = False
        for arc in arcs:
            if ranks[arc.bottom] - ranks[arc.top] < arc.min_length:
                ranks[arc.bottom] = ranks[arc.top] + arc.min_length
                moved = True
        if not moved:
            break
    return ranks


def _even_out(ranks: list[int], count: int, arcs: Sequence[Arc], tied: Sequence[tuple[int, ...]]) -> None:
    """Boxes that may stand in several ranks at one cost go to the emptiest of them, the uppermost on a tie."""
    fixed = {v for group in tied for v in group}
    above: list[list[Arc]] = [[] for _ in range(count)]
    below: list[list[Arc]] = [[] for _ in range(count)]
    for arc in arcs:
        above[arc.bottom].append(arc)
        below[arc.top].append(arc)
    crowd: dict[int, int] = {}
    for rank in ranks:
        crowd[rank] = crowd.get(rank, 0) + 1
    for v in range(count):
        if v in fixed or not above[v] or not below[v] or sum(a.weight for a in above[v]) != sum(a.weight for a in below[v]):
            continue
        low = max(ranks[a.top] + a.min_length for a in above[v])
        high = min(ranks[a.bottom] - a.min_length for a in below[v])
        best = min(range(low, high + 1), key=lambda r: (crowd.get(r, 0) - (r == ranks[v]), abs(r - low)))
        crowd[ranks[v]] -= 1
        crowd[best] = crowd.get(best, 0) + 1
        ranks[v] = best
