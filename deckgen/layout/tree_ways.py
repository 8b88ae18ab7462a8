"""The ways of a tree's edges: forks with a bar, and spines of hanging lists.

In: rectangles, the heights of bars, lists. Out: ways. Edges of one look share a trunk from their parent on; each look has a port and a bar of
its own, so that no line suggests an edge that does not exist. It never moves a box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations
from math import fsum
from typing import NamedTuple

from ..base.geometry import Point, Rect, Side
from .forest import Forest
from .free import FreeGraph, FreeWay
from .hang import HangingList, spine_of, way_to
from .straight import NEAR, offsets
from .tree_lists import looks

MOST_ORDERS = 4  # looks at one parent for which all orders of bars are compared
STEP = 12.0  # a port leaves the middle of its side by so much to be right above a child
EPS = 1e-6


class Fork(NamedTuple):
    """Children of one look and the port they share, both by x."""

    children: tuple[int, ...]
    port: float
    tops: tuple[float, ...]

    @property
    def straight(self) -> bool:
        return all(abs(x - self.port) < EPS for x in self.tops)


def family_ways(
    graph: FreeGraph, found: Forest, lists: dict[int, HangingList], node: int, rects: Sequence[Rect], bars: dict[int, float]
) -> Iterator[FreeWay]:
    """The ways from one box to its children; `bars` gives the height of the first bar below every box that stands in a row."""
    groups = list(looks(graph, found, node).values())
    if node in lists:
        yield from _list_ways(graph, found, lists[node], node, groups, rects, bars)
        return
    for number, fork in enumerate(ordered(_forks(graph, node, groups, rects))):
        bar = bars[node] + number * graph.gaps.track
        for child, x in zip(fork.children, fork.tops):
            edge = graph.edges[found.edge[child]]
            if edge.side in (None, Side.TOP, Side.BOTTOM):
                start, end = Point(fork.port, rects[node].bottom), Point(x, rects[child].y)
                bend = () if abs(start.x - end.x) < EPS else (Point(start.x, bar), Point(end.x, bar))
                yield FreeWay(found.edge[child], Side.BOTTOM, Side.TOP, (start, *bend, end))


def _forks(graph: FreeGraph, node: int, groups: Sequence[Sequence[int]], rects: Sequence[Rect]) -> list[Fork]:
    """The groups from left to right, with ports about the middle of the parent's bottom, as many as have room there."""
    box, rect = graph.nodes[node], rects[node]
    groups = sorted(groups, key=lambda group: (fsum(rects[n].cx for n in group) / len(group), group[0]))
    half, step = box.w / 2 - box.inset, graph.gaps.track
    wished = [rect.cx + offset for offset in offsets(len(groups), half, step)]
    ports: dict[int, float] = {}
    if len(groups) == 1:  # a step of a few points in the middle of a fork looks like a mistake
        x = min((rects[child].cx for child in groups[0]), key=lambda x: abs(x - rect.cx))
        if EPS < abs(x - rect.cx) <= min(STEP, half):
            ports[0] = x
    for k, group in enumerate(groups):
        x = rects[group[0]].cx
        if len(group) == 1 and abs(x - rect.cx) <= half and all(abs(x - port) >= NEAR for port in ports.values()):
            ports[k] = x
    for k, wish in enumerate(wished):
        if k not in ports:
            places = [wish, *(port + away for port in ports.values() for away in (-step, step))]
            free = [at for at in places if abs(at - rect.cx) <= max(half, 0.0) and all(abs(at - p) >= NEAR for p in ports.values())]
            if free:
                ports[k] = min(free, key=lambda at: (abs(at - wish), at))
    return [Fork(tuple(groups[k]), ports[k], tuple(rects[child].cx for child in groups[k])) for k in sorted(ports)]


def ordered(forks: list[Fork]) -> list[Fork]:
    """The forks from the highest bar to the lowest, in the order with fewest crossings; those left out that would run on another's line."""
    if len(forks) < 2:
        return forks
    orders: Iterable[tuple[Fork, ...]] = permutations(forks) if len(forks) <= MOST_ORDERS else [tuple(forks)]
    best = min(orders, key=lambda order: (_count(order, _touch), _count(order, _cross)))
    return [fork for k, fork in enumerate(best) if not any(_touch(above, fork) for above in best[:k])]


def _count(order: Sequence[Fork], fault: Callable[[Fork, Fork], int]) -> int:
    return sum(fault(above, low) for k, above in enumerate(order) for low in order[k + 1 :])


def _touch(above: Fork, low: Fork) -> int:
    """Whether an upright from the higher bar runs along the line that comes down to the lower one."""
    return sum(abs(x - low.port) < NEAR for x in above.tops)


def _cross(above: Fork, low: Fork) -> int:
    """How often the two cross: the lower one's port meets the higher bar, uprights from the higher one meet the lower bar."""
    ends = (above.port, *above.tops)
    reach = (low.port, *low.tops)
    crossed = 0 if above.straight else int(min(ends) < low.port < max(ends))
    return crossed + (0 if low.straight else sum(min(reach) < x < max(reach) for x in above.tops))


def _list_ways(
    graph: FreeGraph,
    found: Forest,
    hung: HangingList,
    node: int,
    groups: list[list[int]],
    rects: Sequence[Rect],
    bars: dict[int, float],
) -> Iterator[FreeWay]:
    """Ways down the spines: one spine a look in a list of one column, the longest farthest left; several columns have room for one look."""
    rect = rects[node]
    places = {place.node: place for place in hung.places}
    single = len({place.spine for place in hung.places}) == 1 and hung.places[0].side is Side.LEFT
    groups = sorted(groups, key=lambda group: -max(places[n].y for n in group))
    for number, group in enumerate(groups if single and not hung.barred else groups[:1]):
        for child in group:
            if graph.edges[found.edge[child]].side is not None:
                continue
            place = places[child]
            spine = rect.cx + (spine_of(graph.nodes[node], number, graph.gaps) if single and not hung.barred else place.spine)
            start = Point(spine if single and not hung.barred else rect.cx, rect.bottom)
            yield way_to(found.edge[child], place, start, bars.get(node, rect.bottom), spine, rects[child])
