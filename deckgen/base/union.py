"""Groups of numbers that hang together by pairs: the parts of a graph, lines on one line, boxes that move as one."""

from __future__ import annotations

from collections.abc import Iterable


def groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers 0..count-1 in groups, joined directly or through others; each group ascending, in the order of their first members."""
    home = list(range(count))

    def root(k: int) -> int:
        while home[k] != k:
            home[k] = home[home[k]]
            k = home[k]
        return k

    for i, j in pairs:
        a, b = root(i), root(j)
        home[max(a, b)] = min(a, b)
    found: dict[int, list[int]] = {}
    for k in range(count):
        found.setdefault(root(k), []).append(k)
    return list(found.values())
