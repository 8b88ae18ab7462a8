"""Graphs for the benchmark: seeded, the same on every machine. Nodes are sizes in points, edges pairs of numbers in declared order.

A slide-like graph is what a person draws: a chain, a tree or branches, declared along the flow, with some edges that skip ahead and some
(10 to 20 % of all) that lead back; one to 1.6 edges a node. The large ones are layered graphs: most edges go to the next rank or two.
"""

from __future__ import annotations

import random
from typing import NamedTuple


class Graph(NamedTuple):
    """`nodes` are (width, height), `edges` (source, target); no edge twice, none from a node to itself."""

    name: str
    nodes: tuple[tuple[float, float], ...]
    edges: tuple[tuple[int, int], ...]


def slide_graphs(count: int = 100) -> list[Graph]:
    """Graphs of 3 to 25 nodes, the sizes evenly spread."""
    return [slide_graph(number, 3 + number * 23 // count) for number in range(count)]


def slide_graph(seed: int, nodes: int) -> Graph:
    chance = random.Random(7_919 * seed + nodes)
    parent = (_chain, _tree, _branches)[seed % 3]
    edges = [(parent(chance, node), node) for node in range(1, nodes)]
    _extend(chance, nodes, edges, round(nodes * chance.uniform(1.0, 1.6)), chance.uniform(0.1, 0.2))
    return Graph(f"slide-{seed}", _sizes(chance, nodes), tuple(edges))


def layered_graph(seed: int, nodes: int) -> Graph:
    """A graph of half as many edges again as nodes, in about sqrt(nodes) ranks; one edge in ten leads back."""
    chance = random.Random(104_729 * seed + nodes)
    ranks = max(3, round(nodes**0.5))
    rank = sorted(chance.randrange(ranks) for _ in range(nodes))
    members = [[node for node in range(nodes) if rank[node] == number] for number in range(ranks)]
    edges: list[tuple[int, int]] = []
    for node in range(nodes):  # everything hangs on something of the rank before
        if rank[node] > rank[0]:
            before = next(members[number] for number in range(rank[node] - 1, -1, -1) if members[number])
            edges.append((chance.choice(before), node))
    while len(edges) < nodes * 3 // 2:
        source, target = chance.randrange(nodes), chance.randrange(nodes)
        if 1 <= rank[target] - rank[source] <= (1 if chance.random() < 0.7 else 3):
            pair = (target, source) if chance.random() < 0.1 else (source, target)
            if pair not in edges and pair[::-1] not in edges:
                edges.append(pair)
    return Graph(f"layered-{nodes}-{seed}", _sizes(chance, nodes), tuple(edges))


def _chain(chance: random.Random, node: int) -> int:
    return node - 1 if chance.random() < 0.75 else chance.randrange(max(0, node - 4), node)


def _tree(chance: random.Random, node: int) -> int:
    return chance.randrange(max(0, node // 2 - 1), node)


def _branches(chance: random.Random, node: int) -> int:
    """Forks of two to four that start anew from one of the last few nodes."""
    return max(0, node - 1 - node % 3 - (chance.random() < 0.3))


def _extend(chance: random.Random, nodes: int, edges: list[tuple[int, int]], wanted: int, back: float) -> None:
    """Skips ahead and edges back, until there are `wanted` edges, a share `back` of them leading back."""
    backward = min(round(wanted * back), max(0, wanted - len(edges))) if nodes > 3 else 0
    for _ in range(60 * nodes):
        if len(edges) >= wanted:
            return
        low = chance.randrange(nodes - 1)
        high = min(nodes - 1, low + 1 + min(int(chance.expovariate(0.4)), nodes // 2))
        pair = (high, low) if backward else (low, high)
        if pair not in edges and pair[::-1] not in edges:
            edges.append(pair)
            backward -= backward > 0


def _sizes(chance: random.Random, nodes: int) -> tuple[tuple[float, float], ...]:
    """Boxes of one or two lines of text: 90 to 160 wide, 36 or 52 high."""
    return tuple((float(chance.randrange(90, 161, 2)), chance.choice((36.0, 36.0, 52.0))) for _ in range(nodes))
