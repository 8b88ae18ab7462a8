"""Phase 1, cycle breaking: which edges are turned round so that the rest runs down.

Numbers in, numbers out. Declared order is the judge: an edge is only turned if it lies in a cycle, and among orders with equally few turned
edges the one nearest to the spec's wins.
"""

from __future__ import annotations

from collections.abc import Sequence

Link = tuple[int, int, int]  # source, target, weight

SIFTED = 160  # boxes of a tangle beyond which its order is not improved by trying every place


def feedback(count: int, links: Sequence[Link]) -> list[bool]:
    """For every link whether it is turned round; `count` boxes in declared order."""
    component = _components(count, links)
    turned = [False] * len(links)
    members: dict[int, list[int]] = {}
    for node in range(count):
        members.setdefault(component[node], []).append(node)
    inner: dict[int, list[int]] = {}
    for number, (source, target, _) in enumerate(links):
        if component[source] == component[target] and source != target:
            inner.setdefault(component[source], []).append(number)
    for key, numbers in inner.items():
        for number in _turned(members[key], numbers, links):
            turned[number] = True
    return turned


def _turned(nodes: list[int], numbers: list[int], links: Sequence[Link]) -> list[int]:
    """The links of one tangle that run against its best order, less those that need not be turned."""
    orders = [list(nodes), _depth_first(nodes, numbers, links)]
    if len(nodes) <= SIFTED:
        orders = [_sifted(order, numbers, links) for order in orders]
    places = {node: i for i, node in enumerate(nodes)}
    best = min(orders, key=lambda order: (_against(order, numbers, links), [places[v] for v in order]))
    place = {node: i for i, node in enumerate(best)}
    against = [n for n in numbers if place[links[n][0]] > place[links[n][1]]]
    below: dict[int, list[int]] = {node: [] for node in nodes}
    for n in numbers:
        if n not in set(against):
            below[links[n][0]].append(links[n][1])
    kept = []
    for n in against:
        source, target, _ = links[n]
        if _reaches(below, target, source):
            kept.append(n)
        else:
            below[source].append(target)
    return kept


def _against(order: list[int], numbers: list[int], links: Sequence[Link]) -> int:
    place = {node: i for i, node in enumerate(order)}
    return sum(links[n][2] for n in numbers if place[links[n][0]] > place[links[n][1]])


def _reaches(below: dict[int, list[int]], start: int, goal: int) -> bool:
    seen, stack = {start}, [start]
    while stack:
        node = stack.pop()
        if node == goal:
            return True
        for other in below[node]:
            if other not in seen:
                seen.add(other)
                stack.append(other)
    return False


def _sifted(order: list[int], numbers: list[int], links: Sequence[Link]) -> list[int]:
    """Every box tried at every place, as long as that turns fewer links."""
    out: dict[int, dict[int, int]] = {node: {} for node in order}
    for n in numbers:
        source, target, weight = links[n]
        out[source][target] = out[source].get(target, 0) + weight
        out[target][source] = out[target].get(source, 0) - weight
    # out[a][b]: what is gained when a stands before b instead of after it
    better = True
    while better:
        better = False
        for node in list(order):
            at = order.index(node)
            best, best_at, gain = 0, at, 0
            for i in range(at - 1, -1, -1):
                gain += out[node].get(order[i], 0)
                if gain > best:
                    best, best_at = gain, i
            gain = 0
            for i in range(at + 1, len(order)):
                gain -= out[node].get(order[i], 0)
                if gain > best:
                    best, best_at = gain, i
            if best > 0:
                order.pop(at)
                order.insert(best_at, node)
                better = True
    return order


def _depth_first(nodes: list[int], numbers: list[int], links: Sequence[Link]) -> list[int]:
    """Reversed order of finishing: links to boxes still open are the back edges."""
    below: dict[int, list[int]] = {node: [] for node in nodes}
    for n in numbers:
        below[links[n][0]].append(links[n][1])
    seen: set[int] = set()
    done: list[int] = []
    for root in nodes:
        stack = [(root, 0)] if root not in seen else []
        seen.add(root)
        while stack:
            node, i = stack.pop()
            if i < len(below[node]):
                stack.append((node, i + 1))
                child = below[node][-1 - i]
                if child not in seen:
                    seen.add(child)
                    stack.append((child, 0))
            else:
                done.append(node)
    return done[::-1]


def _components(count: int, links: Sequence[Link]) -> list[int]:
    """The strongly connected component of every box, by Tarjan's algorithm without recursion."""
    below: list[list[int]] = [[] for _ in range(count)]
    for source, target, _ in links:
        below[source].append(target)
    index, low, component = [-1] * count, [0] * count, [-1] * count
    path: list[int] = []
    clock = 0
    for root in range(count):
        work = [(root, 0)] if index[root] < 0 else []
        while work:
            node, i = work.pop()
            if i == 0:
                index[node] = low[node] = clock
                clock += 1
                path.append(node)
            if i < len(below[node]):
                work.append((node, i + 1))
                child = below[node][i]
                if index[child] < 0:
                    work.append((child, 0))
                elif component[child] < 0:
                    low[node] = min(low[node], index[child])
                continue
            for child in below[node]:
                if component[child] < 0:
                    low[node] = min(low[node], low[child])
            if low[node] == index[node]:
                while True:
                    other = path.pop()
                    component[other] = node
                    if other == node:
                        break
    return component
