"""Which box is whose child. In: boxes and edges by number. Out: a forest in declared order, with levels. It sees no sizes."""

from __future__ import annotations

from typing import NamedTuple

from .free import FreeGraph, FreeHint


class Forest(NamedTuple):
    """Parents by node (-1 for a root), the edge to each from its parent (-1), children in order, levels from 0, roots in order, every node
    after its parent, and the edges that are no part of the trees."""

    parent: tuple[int, ...]
    edge: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    level: tuple[int, ...]
    roots: tuple[int, ...]
    order: tuple[int, ...]
    extra: tuple[int, ...]


def forest(graph: FreeGraph) -> Forest:
    """The trees in a graph. A box that several edges reach belongs to the one of the highest priority, the first declared among equals;
    where edges run in a circle, the box from which the others were first reached is above them."""
    n = len(graph.nodes)
    back = _back_edges(graph)
    parent, edge = [-1] * n, [-1] * n
    for k in sorted(range(len(graph.edges)), key=lambda k: (-graph.edges[k].priority, k)):
        source, target = graph.edges[k].source, graph.edges[k].target
        if source != target and not back[k] and parent[target] < 0:
            parent[target], edge[target] = source, k
    lists: list[list[int]] = [[] for _ in range(n)]
    for k in sorted(edge[v] for v in range(n) if edge[v] >= 0):
        lists[graph.edges[k].source].append(graph.edges[k].target)
    roots = [v for v in range(n) if parent[v] < 0]
    for hint in graph.hints:
        if hint.kind == "order":
            for siblings in (roots, *lists):
                _reorder(siblings, hint.nodes)
    order = _downwards(roots, lists)
    level = _levels(graph, order, parent, edge)
    part = frozenset(edge)
    extra = tuple(k for k, e in enumerate(graph.edges) if e.source != e.target and k not in part)
    return Forest(tuple(parent), tuple(edge), tuple(map(tuple, lists)), tuple(level), tuple(roots), tuple(order), extra)


def _back_edges(graph: FreeGraph) -> list[bool]:
    """Which edges close a circle, as a walk in depth meets them: from boxes that no edge reaches, then from the first declared."""
    n = len(graph.nodes)
    out: list[list[int]] = [[] for _ in range(n)]
    reached = [False] * n
    for k, edge in enumerate(graph.edges):
        if edge.source != edge.target:
            out[edge.source].append(k)
            reached[edge.target] = True
    back = [False] * len(graph.edges)
    state = [0] * n  # 0 not seen, 1 on the walk's way, 2 left
    for start in sorted(range(n), key=lambda v: (reached[v], v)):
        if state[start]:
            continue
        state[start] = 1
        walk = [(start, iter(out[start]))]
        while walk:
            node, rest = walk[-1]
            for k in rest:
                target = graph.edges[k].target
                back[k] = state[target] == 1
                if not state[target]:
                    state[target] = 1
                    walk.append((target, iter(out[target])))
                    break
            else:
                state[node] = 2
                walk.pop()
    return back


def _reorder(siblings: list[int], wanted: tuple[int, ...]) -> None:
    """Put those siblings that a hint names into its order, in the places that they have together."""
    places = [k for k, node in enumerate(siblings) if node in wanted]
    for k, node in zip(places, [node for node in wanted if node in siblings]):
        siblings[k] = node


def _downwards(roots: list[int], lists: list[list[int]]) -> list[int]:
    """All nodes, one tree after the other, each after its parent."""
    order = []
    stack = list(reversed(roots))
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(reversed(lists[node]))
    return order


def _levels(graph: FreeGraph, order: list[int], parent: list[int], edge: list[int]) -> list[int]:
    """One level below the parent, or as many as the edge asks for; nodes of one rank go as deep as the deepest of them. A rank that a node
    would have to share with one below it is given up after as many rounds as there are such hints."""
    ranks = [hint.nodes for hint in graph.hints if hint.kind == "same_rank"]
    least = [0] * len(order)
    level = [0] * len(order)
    for _ in range(1 + len(ranks)):
        for node in order:
            above = parent[node]
            level[node] = max(least[node], level[above] + max(1, graph.edges[edge[node]].min_length) if above >= 0 else 0)
        for nodes in ranks:
            if not _kin(nodes, parent):
                deepest = max(level[node] for node in nodes)
                for node in nodes:
                    least[node] = max(least[node], deepest)
    return level


def _kin(nodes: tuple[int, ...], parent: list[int]) -> bool:
    """Whether one of the nodes lies below another."""
    for node in nodes:
        above = parent[node]
        while above >= 0:
            if above in nodes:
                return True
            above = parent[above]
    return False


def hint_holds(hint: FreeHint, found: Forest, rows: list[float]) -> bool:
    """Whether a hint holds in the drawing: siblings in the order asked, or the middles of one rank at one height (`rows`)."""
    if hint.kind == "order":
        if len({found.parent[node] for node in hint.nodes}) > 1:
            return False
        above = found.parent[hint.nodes[0]]
        siblings = found.roots if above < 0 else found.children[above]
        places = [siblings.index(node) for node in hint.nodes]
        return places == sorted(places)
    return hint.kind == "same_rank" and max(rows[node] for node in hint.nodes) - min(rows[node] for node in hint.nodes) < 0.01
