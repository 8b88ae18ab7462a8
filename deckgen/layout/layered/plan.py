"""`plan`: ranks and orders of every connected part. It knows numbers and sizes, but gives no coordinates."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.geometry import Side
from ..free import FreeEdge, FreeGraph
from .cycles import feedback
from .model import Arc, LayeredPlan
from .parts import Part
from .ranks import assign

DOWN, BACK = 2, 1  # weights: an edge that runs back counts less


def plan(graph: FreeGraph) -> LayeredPlan:
    """The plan of a graph: its parts in declared order."""
    flipped = [False] * len(graph.edges)
    parts = []
    for nodes in _parts(graph):
        number = {v: i for i, v in enumerate(nodes)}
        edges = [i for i, e in enumerate(graph.edges) if e.source in number and e.source != e.target]
        links = [(number[graph.edges[i].source], number[graph.edges[i].target], graph.edges[i].priority) for i in edges]
        for i, turned in zip(edges, feedback(len(nodes), links)):
            flipped[i] = turned
        arcs = [_arc(i, graph.edges[i], number, flipped[i]) for i in edges]
        groups, before, steps = _hints(graph, number)
        arcs = [arc for arc in arcs if not any(arc.top in g and arc.bottom in g for g in groups)]  # within one rank: the router's
        ranks = assign(len(nodes), arcs, groups, steps)
        parts.append(Part(nodes, arcs, ranks, len(graph.nodes), groups, before, _bundles(graph, arcs)))
    return LayeredPlan(tuple(parts), tuple(flipped))


def _arc(i: int, edge: FreeEdge, number: dict[int, int], flipped: bool) -> Arc:
    source, target = number[edge.source], number[edge.target]
    weight = edge.priority * (BACK if flipped else DOWN)
    return Arc(i, target, source, 1, weight, True) if flipped else Arc(i, source, target, edge.min_length, weight, False)


def _hints(graph: FreeGraph, number: dict[int, int]) -> tuple[list[tuple[int, ...]], list[tuple[int, int]], list[tuple[int, int]]]:
    """What hints ask of one part: boxes in one rank, pairs from left to right, pairs one below the other."""
    groups, before, steps = [], [], []
    for hint in graph.hints:
        nodes = tuple(number[v] for v in hint.nodes if v in number)
        if len(nodes) < 2:
            continue
        if hint.kind == "same_rank":
            groups.append(nodes)
        elif hint.kind == "order":
            before += list(zip(nodes, nodes[1:]))
        elif hint.kind == "pin" and hint.side in (Side.LEFT, Side.RIGHT):
            groups.append(nodes)
            before.append(nodes if hint.side is Side.LEFT else nodes[::-1])  # type: ignore[arg-type]
        elif hint.kind == "pin" and hint.side is not None:
            steps.append(nodes if hint.side is Side.TOP else nodes[::-1])
    return groups, before, steps  # type: ignore[return-value]


def _bundles(graph: FreeGraph, arcs: Sequence[Arc]) -> list[int]:
    """Arcs that may share a line: a pure fan, whose targets have no other arc above them, or a pure merge. By the number of its box, merges
    after all fans; -1 for the others."""
    out: dict[int, int] = {}
    into: dict[int, int] = {}
    for arc in arcs:
        out[arc.top] = out.get(arc.top, 0) + 1
        into[arc.bottom] = into.get(arc.bottom, 0) + 1
    count = max((max(arc.top, arc.bottom) for arc in arcs), default=0) + 1
    found = [-1] * len(arcs)
    for ends, alone, offset in (("top", into, 0), ("bottom", out, count)):
        families: dict[int, list[int]] = {}
        for k, arc in enumerate(arcs):
            families.setdefault(getattr(arc, ends), []).append(k)
        for box, family in families.items():
            edges = [graph.edges[arcs[k].edge] for k in family]
            other = "bottom" if ends == "top" else "top"
            pure = all(alone[getattr(arcs[k], other)] == 1 and not arcs[k].flipped for k in family)
            if len(family) > 1 and pure and len({e.look for e in edges}) == 1 and all(e.exact and not e.label for e in edges):
                for k in family:
                    found[k] = box + offset
    return found


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
