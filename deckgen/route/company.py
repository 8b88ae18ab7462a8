"""Who may run on whose line. In: the edges; out: for each, those whose line it may share as things are drawn now.

Friends have one source or one target and look alike. Sharing with some rules out sharing with others: a trunk must not suggest an edge that
does not exist (`quality.false_trunks`). It knows no coordinates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..graph.styled import StyledEdge
from .quality import is_complete, readings


class Company:
    """Friends by edge number, and who of them share a line as drawn."""

    def __init__(self, edges: Sequence[StyledEdge]) -> None:
        self.edges = edges
        self.friends = friends_of(edges)
        self._known = readings(edges)
        self._mates: dict[int, list[int]] = {}

    def forget(self) -> None:
        self._mates.clear()

    def join(self, k: int, others: Iterable[int]) -> None:
        """Note that an edge is drawn, on one line somewhere with those others."""
        mates = self._mates.setdefault(k, [])
        for other in others:
            if other not in mates:
                mates.append(other)
                self._mates[other].append(k)

    def leave(self, k: int) -> None:
        """Note that an edge is taken back."""
        for other in self._mates.pop(k, ()):
            self._mates[other].remove(k)

    def network(self, start: Iterable[int]) -> list[int]:
        """Everyone who is joined with these edges, directly or through others; they too."""
        found = dict.fromkeys(start)
        waiting = list(found)
        while waiting:
            for other in self._mates.get(waiting.pop(), ()):
                if other not in found:
                    found[other] = None
                    waiting.append(other)
        return sorted(found)

    def allowed(self, k: int) -> frozenset[int]:
        """Friends that are drawn and whose line an edge may share, each for itself."""
        drawn = [f for f in sorted(self.friends[k]) if f != k and f in self._mates]
        return frozenset(f for f in drawn if self.may_join(k, (f,)))

    def may_join(self, k: int, others: Iterable[int]) -> bool:
        """Whether an edge may share a line with all of those at once."""
        return is_complete([self.edges[i] for i in self.network((k, *others))], self._known)

    def networks(self) -> list[int]:
        """For every edge the number of its network."""
        home = [-1] * len(self.edges)
        for k in range(len(self.edges)):
            if home[k] < 0:
                for member in self.network((k,)):
                    home[member] = k
        return home


def friends_of(edges: Sequence[StyledEdge]) -> list[frozenset[int]]:
    """For each edge those with which it may share a line (of its source, or of its target), and itself."""
    by_end: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for k, edge in enumerate(edges):
        by_end[True, edge.source].append(k)
        by_end[False, edge.target].append(k)
    return [
        frozenset(i for i in (*by_end[True, e.source], *by_end[False, e.target]) if i == k or e.shares_line(edges[i]))
        for k, e in enumerate(edges)
    ]
