"""The order of a ring. In: edges by number. Out: the boxes on the ring, in order clockwise, and the hub in its middle, if any."""

from __future__ import annotations

from typing import NamedTuple

from .free import FreeGraph, FreeHint

STEPS = 24000  # of the search for the longest circle, shared out among the boxes that it starts from
SHARE = 0.5  # a circle of more than this share of the boxes decides the order


class RingPlan(NamedTuple):
    """Boxes clockwise from the top, and the box in the middle."""

    ring: tuple[int, ...]
    hub: int | None


def ring_plan(graph: FreeGraph) -> RingPlan:
    """The boxes in declared order, or in that of the longest circle of edges where that joins more neighbours; a box that most others are
    joined to, but that no ring needs, is the hub."""
    n = len(graph.nodes)
    near = _neighbours(graph)
    everyone = list(range(n))
    ring = _best_order(graph, everyone)
    hub = _hub(graph, near, ring)
    if hub is not None:
        ring = _best_order(graph, [node for node in everyone if node != hub])
    for hint in graph.hints:
        if hint.kind == "order":
            _reorder(ring, hint.nodes)
    return RingPlan(tuple(ring), hub)


def _neighbours(graph: FreeGraph) -> list[list[int]]:
    """Who is joined to whom, each once, in the order of the edges."""
    near: list[dict[int, None]] = [{} for _ in graph.nodes]
    for edge in graph.edges:
        if edge.source != edge.target:
            near[edge.source][edge.target] = near[edge.target][edge.source] = None
    return [list(found) for found in near]


def _hub(graph: FreeGraph, near: list[list[int]], ring: list[int]) -> int | None:
    """The one box that most of the others are joined to, if the others make a whole ring without it; or if nobody else is as busy and it is
    no member of the ring that edges make."""
    n = len(graph.nodes)
    busy = sorted((node for node in range(n) if 2 * len(near[node]) > n - 1), key=lambda node: -len(near[node]))
    if n < 4 or not busy or (len(busy) > 1 and len(near[busy[0]]) == len(near[busy[1]])):
        return None
    hub = busy[0]
    rest = [node for node in range(n) if node != hub]
    if _closed(graph, _best_order(graph, rest)) == n - 1:
        return hub
    at, joined = ring.index(hub), _joined(graph)
    member = (ring[at - 1], hub) in joined and (hub, ring[(at + 1) % n]) in joined and _closed(graph, ring) >= n - 1
    return hub if len(busy) == 1 and not member else None


def _joined(graph: FreeGraph) -> frozenset[tuple[int, int]]:
    return frozenset((edge.source, edge.target) for edge in graph.edges)


def _closed(graph: FreeGraph, ring: list[int]) -> int:
    """How many neighbours on a ring an edge joins, either way."""
    joined = _joined(graph)
    return sum((a, b) in joined or (b, a) in joined for a, b in zip(ring, ring[1:] + ring[:1]))


def _best_order(graph: FreeGraph, members: list[int]) -> list[int]:
    """Declared order, unless the longest circle, the other members set in where they break least, joins more neighbours."""
    if len(members) < 4:
        circle = _longest_circle(graph, members)
        return circle if len(circle) == len(members) else members
    circle = _longest_circle(graph, members)
    if len(circle) <= SHARE * len(members):
        return members
    found = _with_others(graph, circle, members)
    return found if _score(graph, found) > _score(graph, members) else members


def _score(graph: FreeGraph, ring: list[int]) -> tuple[int, int]:
    """Edges that join neighbours, and those of them that run clockwise."""
    joined = _joined(graph)
    return _closed(graph, ring), sum((a, b) in joined for a, b in zip(ring, ring[1:] + ring[:1]))


def _longest_circle(graph: FreeGraph, members: list[int]) -> list[int]:
    """The longest circle that edges make among the members, from its first declared box on, as far as a search of so many steps finds one;
    nearer successors in declared order first."""
    inside = frozenset(members)
    after: dict[int, list[int]] = {node: [] for node in members}
    for edge in graph.edges:
        if edge.source in inside and edge.target in inside and edge.target not in (edge.source, *after[edge.source]):
            after[edge.source].append(edge.target)
    n = len(graph.nodes)
    for node, targets in after.items():
        targets.sort(key=lambda target, node=node: (target - node) % n)  # type: ignore[misc]
    best: list[int] = []
    for start in members:
        found = _circle_from(start, after, len(members))
        if len(found) > len(best):
            best = found
        if len(best) == len(members):
            break
    return best


def _circle_from(start: int, after: dict[int, list[int]], most: int) -> list[int]:
    """The longest circle through one box among those declared from it on."""
    best: list[int] = []
    way, on_way, rest = [start], {start}, [iter(after[start])]
    for _ in range(STEPS // len(after)):
        if not rest:
            break
        node = next(rest[-1], None)
        if node is None:
            rest.pop()
            on_way.discard(way.pop())
        elif node == start:
            if len(way) > max(1, len(best)):
                best = list(way)
                if len(best) == most:
                    break
        elif node not in on_way and node > start:
            way.append(node)
            on_way.add(node)
            rest.append(iter(after[node]))
    return best


def _with_others(graph: FreeGraph, circle: list[int], members: list[int]) -> list[int]:
    """The circle with the other members: each where it keeps most edges between neighbours, behind the one declared before it at best."""
    joined = _joined(graph)

    def join(a: int, b: int) -> int:
        return (a, b) in joined or (b, a) in joined

    ring = list(circle)
    for node in members:
        if node not in circle:
            pairs = zip(ring, ring[1:] + ring[:1])
            gains = [(join(a, node) + join(node, b) - join(a, b), a == node - 1, -k) for k, (a, b) in enumerate(pairs)]
            ring.insert(1 - max(gains)[2], node)
    return ring


def _reorder(ring: list[int], wanted: tuple[int, ...]) -> None:
    """Put the boxes that a hint names into its order, in the places that they have together."""
    places = [k for k, node in enumerate(ring) if node in wanted]
    for k, node in zip(places, [node for node in wanted if node in ring]):
        ring[k] = node


def order_holds(hint: FreeHint, planned: RingPlan) -> bool:
    """Whether boxes come in the order of a hint clockwise, wherever one begins."""
    if hint.kind != "order" or any(node not in planned.ring for node in hint.nodes):
        return False
    places = [planned.ring.index(node) for node in hint.nodes]
    return sum(a > b for a, b in zip(places, places[1:] + places[:1])) <= 1
