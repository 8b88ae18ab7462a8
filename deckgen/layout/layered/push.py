"""The least places that distances allow: everything as far up, or as far left, as it can be."""

from __future__ import annotations

from collections.abc import Iterable


def pushed(count: int, distances: Iterable[tuple[int, int, float]]) -> list[float]:
    """For 0..count-1 the least places from 0 on so that for every (first, second, distance) the second is at least that far beyond the first.
    The pairs must form no cycle: what a cycle holds would stay at 0."""
    after: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    waiting = [0] * count
    for first, second, distance in distances:
        after[first].append((second, distance))
        waiting[second] += 1
    place = [0.0] * count
    queue = [v for v in range(count) if not waiting[v]]
    for v in queue:
        for other, distance in after[v]:
            place[other] = max(place[other], place[v] + distance)
            waiting[other] -= 1
            if not waiting[other]:
                queue.append(other)
    return place
