"""Phase 6, tracks: every level piece of a gap between two rows gets a track, so that lines cross as seldom as the order demands and no two
of them lie on one another.

In: the x of all hops' ends. Out: track numbers from the top, by hop. Hops of one trunk are one net.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

ON_LINE = 1000  # price of an upright piece on another one


class Net(NamedTuple):
    """Hops that share a level piece: where it is met from above and from below."""

    hops: tuple[int, ...]
    tops: tuple[float, ...]
    bottoms: tuple[float, ...]
    low: float
    high: float


def nets(numbers: Sequence[int], trunk: Sequence[int], tops: Sequence[float], bottoms: Sequence[float]) -> list[Net]:
    """The nets of one gap that need a level piece; `trunk` is the number of a hop's trunk or its own."""
    groups: dict[int, list[int]] = {}
    for n in numbers:
        groups.setdefault(trunk[n], []).append(n)
    found = []
    for group in groups.values():
        if any(abs(tops[n] - bottoms[n]) > 1e-6 for n in group):
            above, below = tuple(sorted({tops[n] for n in group})), tuple(sorted({bottoms[n] for n in group}))
            found.append(Net(tuple(group), above, below, min(above + below), max(above + below)))
    return found


class Tracks(NamedTuple):
    """The track of every net, from 0 at the top, and the pairs (upper net, lower net) of which uprights still lie on one another."""

    track: list[int]
    clashes: list[tuple[int, int]]


def assign(found: list[Net], room: float) -> Tracks:
    """`room` is the least distance of lines."""
    order = sorted(range(len(found)), key=lambda i: _first(found[i]))
    price = _prices(found, room)
    _sift(order, price)
    track = [0] * len(found)
    for place, i in enumerate(order):
        track[i] = max((track[j] + 1 for j in order[:place] if _meet(found[i], found[j], room)), default=0)
    clashes = [(i, j) for k, i in enumerate(order) for j in order[k + 1 :] if price[i][j] >= ON_LINE]
    return Tracks(track, clashes)


def _first(net: Net) -> tuple[int, float]:
    """Lines to the right: the rightmost uppermost; lines to the left: the leftmost uppermost."""
    rightward = sum(net.bottoms) / len(net.bottoms) >= sum(net.tops) / len(net.tops)
    return (0, -net.low) if rightward else (1, net.low)


def _meet(a: Net, b: Net, room: float) -> bool:
    return a.low < b.high + room - 1e-6 and b.low < a.high + room - 1e-6


def _prices(found: list[Net], room: float) -> list[list[int]]:
    """What it costs that one net lies above another."""
    count = len(found)
    price = [[0] * count for _ in range(count)]
    for i, a in enumerate(found):
        for j, b in enumerate(found):
            if i != j and _meet(a, b, room):
                cost = sum([b.low < p < b.high for p in a.bottoms]) + sum([a.low < p < a.high for p in b.tops])
                price[i][j] = cost + ON_LINE * sum([abs(p - q) < room - 1e-6 for p in a.bottoms for q in b.tops])
    return price


def _sift(order: list[int], price: list[list[int]]) -> None:
    for _ in range(len(order) + 2):
        better = False
        for net in list(order):
            at = order.index(net)
            best, best_at, gain = 0, at, 0
            for i in range(at - 1, -1, -1):
                gain += price[order[i]][net] - price[net][order[i]]
                if gain > best:
                    best, best_at = gain, i
            gain = 0
            for i in range(at + 1, len(order)):
                gain += price[net][order[i]] - price[order[i]][net]
                if gain > best:
                    best, best_at = gain, i
            if best:
                order.pop(at)
                order.insert(best_at, net)
                better = True
        if not better:
            return
