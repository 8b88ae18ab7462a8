"""`plan`: ranks and orders of every connected part. It knows numbers and sizes, but gives no coordinates."""

from __future__ import annotations

from collections.abc import Sequence

from ..free import FreeEdge, FreeGraph
from .cycles import feedback
from .model import Arc, Arrangement, LayeredPlan, Part
from .order import Orderer
from .ranks import assign
from .rows import Rows

DOWN, BACK = 2, 1  # weights: an edge that runs back counts less
STEPS = 10_000  # budget of ordering for each vertex
MOST = 2_500_000  # and for a whole part


def plan(graph: FreeGraph) -> LayeredPlan:
    """The plan of a graph: parts in declared order, each with its rows."""
    flipped = [False] * len(graph.edges)
    parts = []
    for nodes in _parts(graph):
        number = {v: i for i, v in enumerate(nodes)}
        edges = [i for i, e in enumerate(graph.edges) if e.source in number and e.source != e.target]
        links = [(number[graph.edges[i].source], number[graph.edges[i].target], graph.edges[i].priority) for i in edges]
        for i, turned in zip(edges, feedback(len(nodes), links)):
            flipped[i] = turned
        arcs = [_arc(i, graph.edges[i], number, flipped[i]) for i in edges]
        ranks = assign(len(nodes), arcs, [])
        parts.append(Part(tuple(nodes), (_arranged(nodes, ranks, arcs, len(graph.nodes)),)))
    return LayeredPlan(tuple(parts), tuple(flipped))


def _arc(i: int, edge: FreeEdge, number: dict[int, int], flipped: bool) -> Arc:
    source, target = number[edge.source], number[edge.target]
    weight = edge.priority * (BACK if flipped else DOWN)
    return Arc(i, target, source, 1, weight, True) if flipped else Arc(i, source, target, edge.min_length, weight, False)


def _arranged(nodes: Sequence[int], ranks: Sequence[int], arcs: Sequence[Arc], boxes: int) -> Arrangement:
    rows = Rows(len(nodes), ranks, arcs)
    budget = min(MOST, STEPS * len(rows.rank))
    crossings = Orderer(rows, (), budget).run()

    def name(v: int) -> int:
        return nodes[v] if v < len(nodes) else boxes + v - len(nodes)

    paths = tuple((arc.edge, tuple(name(v) for v in path)) for arc, path in zip(arcs, rows.paths))
    return Arrangement(tuple(tuple(name(v) for v in row) for row in rows.rows), paths, (), crossings)


def _parts(graph: FreeGraph) -> list[list[int]]:
    """Connected boxes, in declared order of their first ones."""
    near: list[list[int]] = [[] for _ in graph.nodes]
    for e in graph.edges:
        near[e.source].append(e.target)
        near[e.target].append(e.source)
    seen = [False] * len(graph.nodes)
    parts = []
    for root in range(len(graph.nodes)):
        if seen[root]:
            continue
        seen[root] = True
        part = [root]
        for v in part:
            for w in near[v]:
                if not seen[w]:
                    seen[w] = True
                    part.append(w)
        parts.append(sorted(part))
    return parts
