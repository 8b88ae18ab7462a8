"""Phase 5 of the swimlanes: in which order the lines of one gap or channel lie beside each other.

In: pieces that run along a channel, with where their ends go. Out: a track number for each, from 0. Numbers only; it works across for
channels and down for gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

COLLINEAR = 50.0
PASSES = 6


class Lie(NamedTuple):
    """A piece along a channel from `low` to `high`. `ends` are the places where it is left, each with the way the line goes from there:
    -1 towards lower tracks, +1 towards higher ones."""

    low: float
    high: float
    ends: tuple[tuple[float, int], tuple[float, int]]


def tracks(lies: Sequence[Lie], apart: float, track: float) -> tuple[int, ...]:
    """Tracks so that lines cross little. Pieces that come nearer than `apart` to each other along the channel take different ones; their
    ends should not face each other within a `track`."""
    order = sorted(range(len(lies)), key=lambda k: (_leaning(lies[k]), lies[k].low, lies[k].high, k))
    near = {
        (i, j): _toll(lies[i], lies[j], track)
        for i in order
        for j in order
        if i != j and lies[i].low < lies[j].high + apart and lies[j].low < lies[i].high + apart
    }
    for _ in range(PASSES):
        if not _improved(order, near):
            break
    found = [0] * len(lies)
    for place, k in enumerate(order):
        found[k] = max((found[j] + 1 for j in order[:place] if (j, k) in near), default=0)
    return tuple(found)


def _leaning(lie: Lie) -> int:
    return lie.ends[0][1] + lie.ends[1][1]


def _toll(first: Lie, second: Lie, track: float) -> float:
    """What it costs that `first` lies on a lower track than `second`: crossings, and lines that would lie on each other."""
    toll = float(crossings(first, second))
    for at, way in first.ends:
        for other, back in second.ends:
            if way > 0 > back and abs(at - other) < track:
                toll += COLLINEAR if abs(at - other) < 4.0 else 2.0
    return toll


def crossings(first: Lie, second: Lie) -> int:
    """How often two lines cross where `first` lies on a lower track than `second`."""
    count = 0
    low, high = first.low, first.high
    for at, way in second.ends:
        if way < 0 and low < at < high:
            count += 1
    low, high = second.low, second.high
    for at, way in first.ends:
        if way > 0 and low < at < high:
            count += 1
    return count


def _improved(order: list[int], near: dict[tuple[int, int], float]) -> bool:
    """Every piece tried at every place, as long as that pays."""
    better = False
    for k in list(order):
        at = order.index(k)
        gain, best, best_at = 0.0, 0.0, at
        for i in range(at - 1, -1, -1):
            other = order[i]
            gain += near.get((other, k), 0.0) - near.get((k, other), 0.0)
            if gain > best:
                best, best_at = gain, i
        gain = 0.0
        for i in range(at + 1, len(order)):
            other = order[i]
            gain += near.get((k, other), 0.0) - near.get((other, k), 0.0)
            if gain > best:
                best, best_at = gain, i
        if best_at != at:
            order.insert(best_at, order.pop(at))
            better = True
    return better
