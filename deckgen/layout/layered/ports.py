"""Phase 5, ports: where every hop leaves its upper box and enters its lower one, slid along the sides until as many as can be are straight.

In: hops with their slides, x of all blocks. Out: the two x of every hop. The ports of one side keep their order and distance.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..free import FreeGraph
from .hops import Weave

EXACT = 1e-6


class _Port(NamedTuple):
    """An end of a hop, or both where it is straight: bounds and wish, absolute."""

    low: float
    wish: float
    high: float


def slide(graph: FreeGraph, woven: Weave, rows: Sequence[Sequence[int]], x: dict[int, float]) -> tuple[list[float], list[float]]:
    """x of the upper and of the lower end of every hop. `x` is by block."""
    tops, bottoms = [0.0] * len(woven.hops), [0.0] * len(woven.hops)
    for upper, lower in zip(rows, rows[1:]):
        _gap(graph, woven, upper, lower, x, tops, bottoms)
    return tops, bottoms


def _bounds(woven: Weave, x: dict[int, float], n: int, top: bool) -> _Port:
    hop = woven.hops[n]
    slide_ = woven.begins[n] if top else woven.ends[n]
    middle = x[woven.block[hop.top if top else hop.bottom]]
    return _Port(middle + slide_.low, middle + slide_.wish, middle + slide_.high)


def _shared(a: _Port, b: _Port) -> _Port | None:
    """Where a port can be for both ends at once: at the middle of a side where that is possible."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    if low > high + EXACT:
        return None
    middles = [p.wish for p in sorted((a, b), key=lambda p: p.high - p.low) if low - EXACT <= p.wish <= high + EXACT]
    wish = middles[0] if middles else (low + high) / 2
    return _Port(min(low, high), min(max(wish, low), high), max(low, high))


def _gap(
    graph: FreeGraph,
    woven: Weave,
    upper: Sequence[int],
    lower: Sequence[int],
    x: dict[int, float],
    tops: list[float],
    bottoms: list[float],
) -> None:
    numbers = [n for v in upper for n in woven.lower[v]]
    straight: dict[int, _Port] = {}
    for n in numbers:
        both = _shared(_bounds(woven, x, n, True), _bounds(woven, x, n, False))
        if both is not None:
            straight[n] = both
    while True:
        ends, ports, order = _ports(graph, woven, upper, lower, x, numbers, straight)
        places, culprit = _placed(ports, order)
        if culprit < 0:
            break
        del straight[_worst(culprit, ends, straight, woven)]
    for n in numbers:
        tops[n], bottoms[n] = places[ends[n][0]], places[ends[n][1]]


def _worst(port: int, ends: dict[int, tuple[int, int]], straight: dict[int, _Port], woven: Weave) -> int:
    """The straight hop to give up: that of the port itself, else the nearest to it."""
    return min(straight, key=lambda n: (abs(ends[n][0] - port), woven.hops[n].weight, n))


def _ports(
    graph: FreeGraph,
    woven: Weave,
    upper: Sequence[int],
    lower: Sequence[int],
    x: dict[int, float],
    numbers: Sequence[int],
    straight: dict[int, _Port],
) -> tuple[dict[int, tuple[int, int]], list[_Port], list[tuple[int, int, float]]]:
    """All ports of a gap, the two of every hop by number (one and the same if it is straight), and which stand how far before which."""
    ports: list[_Port] = []
    ends: dict[int, tuple[int, int]] = {}
    for n in numbers:
        if n in straight:
            ends[n] = (len(ports), len(ports))
            ports.append(straight[n])
        else:
            ends[n] = (len(ports), len(ports) + 1)
            ports += [_bounds(woven, x, n, True), _bounds(woven, x, n, False)]
    order: list[tuple[int, int, float]] = []
    for row, near, trunk, end in ((upper, woven.lower, woven.fan, 0), (lower, woven.upper, woven.merge, 1)):
        for v in row:
            if v < len(graph.nodes) and near[v] and trunk[near[v][0]] < 0:
                reach = max(0.0, graph.nodes[v].w / 2 - graph.nodes[v].inset)
                step = min(graph.gaps.track, 2 * reach / max(1, len(near[v]) - 1))
                order += [(ends[a][end], ends[b][end], step) for a, b in zip(near[v], near[v][1:])]
    return ends, ports, order


def _placed(ports: list[_Port], order: list[tuple[int, int, float]]) -> tuple[list[float], int]:
    """Every port as near to its wish as the others let it, pushed evenly from both sides; or the number of one that finds no place."""
    count = len(ports)
    after: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    before: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for a, b, step in order:
        after[a].append((b, step))
        before[b].append((a, step))
    line = _in_order(count, after, before)
    low, high = [p.low for p in ports], [p.high for p in ports]
    for p in line:
        for q, step in before[p]:
            low[p] = max(low[p], low[q] + step)
    for p in reversed(line):
        for q, step in after[p]:
            high[p] = min(high[p], high[q] - step)
    for p in range(count):
        if low[p] > high[p] + EXACT:
            return [], p
    right, left = [0.0] * count, [0.0] * count
    for p in line:
        right[p] = min(high[p], max([low[p], ports[p].wish, *(right[q] + step for q, step in before[p])]))
    for p in reversed(line):
        left[p] = max(low[p], min([high[p], ports[p].wish, *(left[q] - step for q, step in after[p])]))
    return [(a + b) / 2 for a, b in zip(left, right)], -1


def _in_order(count: int, after: list[list[tuple[int, float]]], before: list[list[tuple[int, float]]]) -> list[int]:
    waiting = [len(b) for b in before]
    line = [p for p in range(count) if not waiting[p]]
    for p in line:
        for q, _ in after[p]:
            waiting[q] -= 1
            if not waiting[q]:
                line.append(q)
    return line
