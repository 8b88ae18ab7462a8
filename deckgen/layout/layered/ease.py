"""After the tracks: where two lines would lie on one another, whichever of them turns first, an end slides along its side.

In: hops, the x of their ends, pairs of nets that clash. Out: the x of the ends, changed in place. Never moves a straight hop or a trunk.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..free import FreeGraph
from .hops import Weave
from .tracks import Net

CLOSE = 4.0  # lines are never nearer than this
EXACT = 1e-6


class _End(NamedTuple):
    hop: int
    top: bool


class Ends:
    """The ends of one gap's hops, `tops` and `bottoms`, by hop; `x` is by block."""

    def __init__(
        self, graph: FreeGraph, woven: Weave, x: dict[int, float], numbers: Sequence[int], tops: list[float], bottoms: list[float]
    ) -> None:
        self.graph, self.woven, self.x = graph, woven, x
        self.numbers, self.tops, self.bottoms = numbers, tops, bottoms

    def apart(self, upper: Net, lower: Net) -> bool:
        """Slide one end of those that clash: the lower ends of `upper` lie under the upper ends of `lower`. Whether that could be done."""
        track = self.graph.gaps.track
        for n in upper.hops:
            for m in lower.hops:
                if abs(self.bottoms[n] - self.tops[m]) < track - EXACT:
                    return any(self._slid(n, m, room) for room in (track, max(CLOSE, track / 2), CLOSE))
        return False

    def _slid(self, n: int, m: int, room: float) -> bool:
        """The lower end of hop n or the upper one of hop m moved, as little as may be."""
        p, q = self.bottoms[n], self.tops[m]
        moves = [(_End(n, False), q - room), (_End(n, False), q + room), (_End(m, True), p - room), (_End(m, True), p + room)]
        moves.sort(key=lambda move: abs(move[1] - self._at(move[0])))
        for end, place in moves:
            if self._free(end, place, room):
                (self.tops if end.top else self.bottoms)[end.hop] = place
                return True
        return False

    def _at(self, end: _End) -> float:
        return (self.tops if end.top else self.bottoms)[end.hop]

    def _free(self, end: _End, place: float, room: float) -> bool:
        hop = self.woven.hops[end.hop]
        v = hop.top if end.top else hop.bottom
        near, trunk = (self.woven.lower, self.woven.fan) if end.top else (self.woven.upper, self.woven.merge)
        if v >= len(self.graph.nodes) or trunk[end.hop] >= 0 or abs(self.tops[end.hop] - self.bottoms[end.hop]) < EXACT:
            return False
        node = self.graph.nodes[v]
        if abs(place - self.x[self.woven.block[v]]) > node.w / 2 - node.inset + EXACT:
            return False
        side = near[v]
        i = side.index(end.hop)
        if i and place < self._at(_End(side[i - 1], end.top)) + room - EXACT:
            return False
        if i + 1 < len(side) and place > self._at(_End(side[i + 1], end.top)) - room + EXACT:
            return False
        return all(abs(other - place) >= room - EXACT for other in self._opposite(end))

    def _opposite(self, end: _End) -> Iterator[float]:
        """The ends on the other side of the gap of the lines that turn in it."""
        ends = self.bottoms if end.top else self.tops
        for n in self.numbers:
            if n != end.hop and abs(self.tops[n] - self.bottoms[n]) > EXACT:
                yield ends[n]
