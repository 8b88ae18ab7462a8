"""Phase 2 of the swimlanes: the order of the boxes within each cell.

In: ranks and cells. Out: the same with every cell sorted so that lines cross little: by where neighbours stand, hand-overs at the side
that they go to, `order` hints kept. Order across lanes is the lanes' own.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from ..free import FreeGraph, FreeHint
from .model import Cells

SWEEPS = 4
WIDE = 10.0  # a lane's width in the units of this phase


def ordered(
    graph: FreeGraph, ranks: Sequence[int], cells: dict[tuple[int, int], list[int]], rows: Sequence[tuple[int, int]]
) -> Cells:
    """Cells with their boxes from left to right; those of `rows` stand as they should."""
    members = {key: tuple(nodes) for key, nodes in sorted(cells.items())}
    near = _neighbours(graph)
    if any(len(nodes) > 1 for nodes in members.values()):
        for _ in range(SWEEPS):
            places = positions(members)
            for key, nodes in members.items():
                if len(nodes) > 1 and key not in rows:
                    members[key] = _sorted(nodes, key, places, near, ranks)
                    places |= _spread(key[0], members[key])
    members = {key: nodes if key in rows else _as_wished(nodes, graph.hints) for key, nodes in members.items()}
    return Cells(tuple(ranks), max(ranks, default=-1) + 1, members)


def positions(members: dict[tuple[int, int], tuple[int, ...]]) -> dict[int, float]:
    """Where boxes stand across, in tenths of lanes."""
    return {node: at for (lane, _), nodes in members.items() for node, at in _spread(lane, nodes).items()}


def _spread(lane: int, nodes: tuple[int, ...]) -> dict[int, float]:
    step = 6.0 / len(nodes)
    return {node: WIDE * (lane + 0.5) + (i - (len(nodes) - 1) / 2) * step for i, node in enumerate(nodes)}


def _neighbours(graph: FreeGraph) -> list[list[int]]:
    near: list[list[int]] = [[] for _ in graph.nodes]
    for edge in graph.edges:
        if edge.source != edge.target:
            near[edge.source].append(edge.target)
            near[edge.target].append(edge.source)
    return near


def _sorted(
    nodes: tuple[int, ...], key: tuple[int, int], places: dict[int, float], near: list[list[int]], ranks: Sequence[int]
) -> tuple[int, ...]:
    """By the mean place of neighbours outside the cell; those in the same rank pull hardest, so hand-overs stand at their side."""

    def pull(node: int) -> float:
        others = [other for other in near[node] if other not in nodes]
        level = [places[other] for other in others if ranks[other] == key[1]]
        if level:
            mean = fsum(level) / len(level)
            return mean + (1000 if mean > places[node] else -1000)
        return fsum(places[other] for other in others) / len(others) if others else places[node]

    return tuple(sorted(nodes, key=lambda node: (pull(node), nodes.index(node))))


def _as_wished(nodes: tuple[int, ...], hints: Sequence[FreeHint]) -> tuple[int, ...]:
    """The boxes that a hint orders exchange their places among themselves."""
    found = list(nodes)
    for hint in hints:
        named = [node for node in hint.nodes if node in nodes] if hint.kind in ("order", "pin") else []
        if len(named) < 2:
            continue
        if hint.kind == "pin":
            _beside(found, hint)
            continue
        places = sorted(found.index(node) for node in named)
        for place, node in zip(places, named):
            found[place] = node
    return tuple(found)


def _beside(found: list[int], hint: FreeHint) -> None:
    """Moves a pinned box directly beside the other."""
    if hint.side is None or hint.side.vertical:
        return
    found.remove(hint.nodes[0])
    found.insert(found.index(hint.nodes[1]) + (hint.side.sign > 0), hint.nodes[0])
