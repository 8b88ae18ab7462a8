"""Phase 4, coordinates across the flow: x of every box and line, so that most hops are straight and the rest short.

In: rows, hops, sizes. Out: x by block. A least-tension problem (`tension`): a hop costs nothing but a trifle while its ports can slide into
line, and its length beyond. Then what is free to move at no cost goes to the middle of what it is tied to.
"""

from __future__ import annotations

from math import fsum
from typing import NamedTuple

from ...base.union import groups
from ..free import FreeGraph
from .hops import Weave
from .model import Arrangement
from .push import pushed
from .tension import Tension

LONG = 40  # price of a point of a hop that cannot be straight
SHORT = 1  # price of a point by which the wished ports are out of line
LEAN = 60  # the same where a line is the only one on both its sides: chains stand in line
ALIGN = 1000  # weight of a hint against that of edges
ROUNDS = 4  # times that prices are set anew by how far from straight every hop is
FIRM = 4  # a hop that is straight then counts so many times as much
REACH = 15.0  # points from straight at which that is halved
BENT = 4000  # price of a bend, in the same coin, for what moves afterwards
ASKEW = 4500  # price of two boxes out of line that one line joins by their middles, if they were in line
SETTLINGS = 6  # times that groups are moved to the middle of what they are tied to
FAR = 1e9  # farther than anything
BUDGET = 3000  # steps of the simplex a vertex may take


class Tie(NamedTuple):
    """A hop as a wish on two blocks: the lower one's x less the upper one's is best at `middle`, straight from `low` to `high`. `trunk` tells
    that it shares its port, `lone` that it is the only one on both sides."""

    top: int
    bottom: int
    low: float
    middle: float
    high: float
    weight: int
    trunk: bool = False
    lone: bool = False


class Apart(NamedTuple):
    left: int
    right: int
    distance: float


def _tie(woven: Weave, n: int) -> Tie:
    """The wish of hop n."""
    hop, begin, end = woven.hops[n], woven.begins[n], woven.ends[n]
    low, high = begin.low - end.high, begin.high - end.low
    return Tie(
        top=woven.block[hop.top],
        bottom=woven.block[hop.bottom],
        low=low,
        middle=min(max(begin.wish - end.wish, low), high),
        high=high,
        weight=hop.weight,
        trunk=max(woven.fan[n], woven.merge[n]) >= 0,
        lone=len(woven.lower[hop.top]) == len(woven.upper[hop.bottom]) == 1,
    )


def across(graph: FreeGraph, arrangement: Arrangement, woven: Weave, extra: dict[int, float]) -> dict[int, float]:
    """x of every block's middle. `extra` is room right of a line vertex for a label."""
    aparts = separations(graph, arrangement, woven, extra)
    ties = [t for t in (_tie(woven, n) for n in range(len(woven.hops))) if t.top != t.bottom]
    blocks = sorted(set(woven.block.values()))
    number = {b: i for i, b in enumerate(blocks)}
    ties += _aligned(graph, woven)
    ties = [t._replace(top=number[t.top], bottom=number[t.bottom]) for t in ties]
    aparts = [Apart(number[a.left], number[a.right], a.distance) for a in aparts]
    x = _least_tension(len(blocks), ties, aparts)
    x = _centred(x, ties, aparts)
    return {b: x[number[b]] for b in blocks}


def _aligned(graph: FreeGraph, woven: Weave) -> list[Tie]:
    """Wishes that boxes stand in one line along the flow: those of `align`, and of a pin above or below."""
    wished = [
        hint.nodes for hint in graph.hints if hint.kind == "align" or (hint.kind == "pin" and hint.side and hint.side.vertical)
    ]
    pairs = [pair for nodes in wished for pair in zip(nodes, nodes[1:])]
    return [Tie(woven.block[a], woven.block[b], 0.0, 0.0, 0.0, ALIGN) for a, b in pairs if a in woven.block and b in woven.block]


def separations(graph: FreeGraph, arrangement: Arrangement, woven: Weave, extra: dict[int, float]) -> list[Apart]:
    """How far neighbours of a row must stand apart, middle to middle; the greatest distance of every pair of blocks."""
    found: dict[tuple[int, int], float] = {}
    boxes, gaps = len(graph.nodes), graph.gaps
    for row in arrangement.rows:
        for a, b in zip(row, row[1:]):
            left = graph.nodes[a].w / 2 + graph.nodes[a].loop if a < boxes else extra.get(a, 0.0)
            right = graph.nodes[b].w / 2 if b < boxes else 0.0
            gap = gaps.node if a < boxes and b < boxes else gaps.track if a >= boxes and b >= boxes else gaps.stub
            pair = woven.block[a], woven.block[b]
            found[pair] = max(found.get(pair, 0.0), left + gap + right)
    return [Apart(a, b, distance) for (a, b), distance in found.items()]


def _least_tension(count: int, ties: list[Tie], aparts: list[Apart]) -> list[float]:
    """Solved again with other prices: a bend is one bend however far the line goes aside, so what is nearly straight counts more."""
    x = pushed(count, aparts)
    for turn in range(ROUNDS + 1):
        tension = Tension(count)
        for a in aparts:
            tension.apart(a.left, a.right, a.distance)
        for t in ties:
            far = _worth(t, x[t.bottom] - x[t.top]) if turn and not t.trunk else LONG
            near = (LEAN if t.lone else SHORT) * t.weight
            far = near + far * t.weight
            if t.high - t.low < 1e-9:
                tension.add(t.top, t.bottom, (t.middle,), (-far, far))
            else:
                tension.add(t.top, t.bottom, (t.low, t.middle, t.high), (-far, -near, near, far))
        x = tension.solve(x, BUDGET * count)
    return x


def _worth(t: Tie, d: float) -> int:
    aside = max(0.0, t.low - d, d - t.high)
    return max(LONG // 8, round(FIRM * LONG / (1.0 + aside / REACH)))


def _price(t: Tie, d: float) -> float:
    aside = max(0.0, t.low - d, d - t.high)
    step = 0.0
    if aside > 0.01 and not t.trunk:
        step = BENT
    elif t.lone and abs(d - t.middle) > 0.01:
        step = ASKEW
    return t.weight * (SHORT * abs(d - t.middle) + LONG * aside + step)


def _centred(x: list[float], ties: list[Tie], aparts: list[Apart]) -> list[float]:
    """Groups that hang together straight, or stand side by side, move to the mean of their wishes where that costs nothing."""
    count = len(x)
    near: list[list[Tie]] = [[] for _ in range(count)]
    for t in ties:
        near[t.top].append(t)
        near[t.bottom].append(t)
    left: list[list[Apart]] = [[] for _ in range(count)]
    right: list[list[Apart]] = [[] for _ in range(count)]
    for a in aparts:
        right[a.left].append(a)
        left[a.right].append(a)
    in_line = [(t.top, t.bottom, t.middle) for t in ties]
    touching = [(a.left, a.right, a.distance) for a in aparts]
    for _ in range(SETTLINGS):
        moved = False
        for group in [*_groups(x, in_line, count), *_groups(x, touching, count)]:
            shift = _free_shift(x, group, near, left, right)
            if abs(shift) > 0.01:
                moved = True
                for b in group:
                    x[b] += shift
        if not moved:
            break
    return x


def _groups(x: list[float], pairs: list[tuple[int, int, float]], count: int) -> list[list[int]]:
    """Blocks that hang together by pairs whose distance is just the given one."""
    return groups(count, ((one, other) for one, other, distance in pairs if abs(x[other] - x[one] - distance) < 0.01))


def _free_shift(
    x: list[float], group: list[int], near: list[list[Tie]], left: list[list[Apart]], right: list[list[Apart]]
) -> float:
    """By how much a group had best move: to the mean of its wishes, or to where one more of its hops is straight."""
    inside = set(group)
    outer = [t for b in group for t in near[b] if (t.top in inside) != (t.bottom in inside)]
    if not outer:
        return 0.0
    low = max((x[a.left] + a.distance - x[b] for b in group for a in left[b] if a.left not in inside), default=-FAR)
    high = min((x[a.right] - a.distance - x[b] for b in group for a in right[b] if a.right not in inside), default=FAR)
    low, high = min(low, 0.0), max(high, 0.0)
    wishes, shifts = [], []
    for t in outer:
        sign, d = (1 if t.bottom in inside else -1), x[t.bottom] - x[t.top]
        wishes.append(sign * (t.middle - d))
        if not t.trunk and not t.low <= d <= t.high:
            shifts.append(sign * ((t.low if d < t.low else t.high) - d))
    mean = min(max(fsum(wishes) / len(wishes), low), high)
    now = _cost(x, outer, inside, 0.0)
    best, best_cost = 0.0, now - 0.01
    for shift, worth in ((mean, 0.02), (mean / 2, 0.02), *((shift, 0.0) for shift in sorted(set(shifts)))):
        if low <= shift <= high and abs(shift) > 0.01:
            cost = _cost(x, outer, inside, shift) - worth  # the middle is taken at the same cost, too
            if cost < best_cost:
                best, best_cost = shift, cost
    return best


def _cost(x: list[float], ties: list[Tie], inside: set[int], shift: float) -> float:
    return fsum(_price(t, x[t.bottom] - x[t.top] + (shift if t.bottom in inside else -shift)) for t in ties)
