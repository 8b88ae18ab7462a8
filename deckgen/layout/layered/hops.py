"""Between order and coordinates: the hops from row to row, their places along the sides, and which of them share a port.

In: an arrangement and the graph. Out: a `Weave`. Still no coordinates, but sizes: how far a port may slide along its side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..free import FreeGraph
from .model import Arrangement


class Hop(NamedTuple):
    """A line from a vertex to one in the next row. `edges` run through it (several where lines are bundled)."""

    top: int
    bottom: int
    edges: tuple[int, ...]
    weight: int


class Slide(NamedTuple):
    """Where a port may be along its side, from the side's middle: bounds that leave room for the other ports, and the wish."""

    low: float
    wish: float
    high: float


class Weave(NamedTuple):
    """Hops by number; `lower` and `upper` the hops below and above every vertex from left to right; `begins` and `ends` the slide of every
    hop's upper and lower end; `fan` and `merge` tell which hops leave by, or end in, one trunk (the number of its first hop, else -1);
    `block` the upright line or box that a vertex belongs to."""

    hops: tuple[Hop, ...]
    lower: dict[int, list[int]]
    upper: dict[int, list[int]]
    begins: tuple[Slide, ...]
    ends: tuple[Slide, ...]
    fan: tuple[int, ...]
    merge: tuple[int, ...]
    block: dict[int, int]


def weave(graph: FreeGraph, arrangement: Arrangement, weights: Sequence[int]) -> Weave:
    """The hops of an arrangement; `weights` by edge."""
    boxes = len(graph.nodes)
    at = {v: i for row in arrangement.rows for i, v in enumerate(row)}
    hops = _hops(arrangement, boxes, weights)
    lower: dict[int, list[int]] = {v: [] for v in at}
    upper: dict[int, list[int]] = {v: [] for v in at}
    for number, hop in enumerate(hops):
        lower[hop.top].append(number)
        upper[hop.bottom].append(number)
    for v in at:
        lower[v].sort(key=lambda n: (at[hops[n].bottom], n))
        upper[v].sort(key=lambda n: (at[hops[n].top], n))
    fan, merge = _trunks(graph, hops, lower, upper)
    begins = _slides(graph, lower, fan, len(hops))
    ends = _slides(graph, upper, merge, len(hops))
    return Weave(tuple(hops), lower, upper, begins, ends, fan, merge, _blocks(hops, boxes, at))


def _hops(arrangement: Arrangement, boxes: int, weights: Sequence[int]) -> list[Hop]:
    found: dict[tuple[int, int, int], list[int]] = {}
    for edge, path in arrangement.paths:
        for a, b in zip(path, path[1:]):
            alone = edge if a < boxes and b < boxes else -1
            found.setdefault((a, b, alone), []).append(edge)
    return [Hop(a, b, tuple(edges), max(weights[e] for e in edges)) for (a, b, _), edges in found.items()]


def _blocks(hops: Sequence[Hop], boxes: int, at: dict[int, int]) -> dict[int, int]:
    block = {v: v for v in at}
    for hop in hops:  # paths are written downwards, so the upper vertex is known
        if hop.top >= boxes and hop.bottom >= boxes:
            block[hop.bottom] = block[hop.top]
    return block


def _trunks(
    graph: FreeGraph, hops: Sequence[Hop], lower: dict[int, list[int]], upper: dict[int, list[int]]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Pure fans and merges: all edges of a side from (or to) one box, of one look, and the only ones of their side at the other end.

    Then no piece of line can suggest an edge that is not there.
    """
    fan, merge = [-1] * len(hops), [-1] * len(hops)
    boxes = len(graph.nodes)
    lonely_top, lonely_bottom = _lonely(hops, upper, boxes, True), _lonely(hops, lower, boxes, False)
    for v in lower:
        for numbers, trunk, lonely in ((lower[v], fan, lonely_top), (upper[v], merge, lonely_bottom)):
            if len(numbers) > 1 and (v >= boxes or _one_trunk(graph, [hops[n] for n in numbers], v, lonely)):
                for n in numbers:
                    trunk[n] = numbers[0]
    return tuple(fan), tuple(merge)


def _lonely(hops: Sequence[Hop], near: dict[int, list[int]], boxes: int, top: bool) -> set[int]:
    """Edges that are the only one on the side of their lower (`top`: its top side) or upper box."""
    found = set()
    for v, numbers in near.items():
        if v < boxes and len(numbers) == 1 and len(hops[numbers[0]].edges) == 1:
            found.add(hops[numbers[0]].edges[0])
    return found


def _one_trunk(graph: FreeGraph, hops: Sequence[Hop], v: int, lonely: set[int]) -> bool:
    edges = [graph.edges[e] for hop in hops for e in hop.edges]
    if len({e.look for e in edges}) > 1 or not all(e.exact for e in edges):
        return False
    if not (all(e.source == v for e in edges) or all(e.target == v for e in edges)):
        return False
    return all(e in lonely for hop in hops for e in hop.edges)


def _slides(graph: FreeGraph, near: dict[int, list[int]], trunk: Sequence[int], count: int) -> tuple[Slide, ...]:
    slides = [Slide(0.0, 0.0, 0.0)] * count
    for v, numbers in near.items():
        if v >= len(graph.nodes):
            continue
        node = graph.nodes[v]
        reach = max(0.0, node.w / 2 - node.inset)
        ports = len(numbers)
        if ports > 1 and trunk[numbers[0]] >= 0:
            continue
        step = min(graph.gaps.track, 2 * reach / (ports - 1)) if ports > 1 else 0.0
        wide = min(2 * graph.gaps.track, 2 * reach / (ports - 1)) if ports > 1 else 0.0
        for i, n in enumerate(numbers):
            slides[n] = Slide(i * step - reach, (i - (ports - 1) / 2) * wide, reach - (ports - 1 - i) * step)
    return tuple(slides)
