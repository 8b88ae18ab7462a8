"""Ways between a ring's hub and the boxes around it: straight where they face each other, else with one bend where that is free.

In: rectangles and the links of the hub. Out: ways. What has neither is left to the router.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..base.geometry import Point, Rect, Side
from .free import FreeGraph, FreeWay
from .straight import NEAR, Link, offsets


class Corner(NamedTuple):
    """A quarter of the ring as its hub sees it."""

    side: Side
    above: bool


def spoke_ways(
    graph: FreeGraph, hub: int, spokes: Sequence[Link], rows: frozenset[int], rects: Sequence[Rect]
) -> Iterator[FreeWay]:
    """Ways for the edges of a hub. `rows` are the boxes of the ring's top and bottom row. In a quarter of the ring where a row's box needs a
    bend, one does; else the columns' boxes do, nested so that none crosses another."""
    corners: dict[Corner, list[Link]] = {}
    used: list[Point] = []
    for link in spokes:
        other = _other(link, hub)
        side = _facing(graph, hub, other, rects)
        if side is None:
            corners.setdefault(_corner(rects[hub], rects[other]), []).append(link)
            continue
        ways = list(_straight(graph, hub, other, link, rects, side))
        used += [way.points[0 if graph.edges[way.edge].source == hub else 1] for way in ways]
        yield from ways
    for corner, found in corners.items():
        of_rows = [link for link in found if _other(link, hub) in rows]
        if of_rows:
            nearest = min(of_rows, key=lambda link: abs(rects[_other(link, hub)].cx - rects[hub].cx))
            yield from _from_row(graph, hub, nearest, rects, corner, used)
        else:
            yield from _from_column(graph, hub, found, rects, corner, used)


def _other(link: Link, hub: int) -> int:
    return link.b if link.a == hub else link.a


def _corner(hub: Rect, other: Rect) -> Corner:
    return Corner(Side.RIGHT if other.cx > hub.cx else Side.LEFT, other.cy < hub.cy)


def _facing(graph: FreeGraph, hub: int, other: int, rects: Sequence[Rect]) -> Side | None:
    """The hub's side from whose straight part a line goes to the middle of the other box."""
    a, b = rects[hub], rects[other]
    inset = graph.nodes[hub].inset
    if (b.bottom < a.y or b.y > a.bottom) and abs(b.cx - a.cx) <= max(a.w / 2 - inset, 0.01):
        return Side.TOP if b.cy < a.cy else Side.BOTTOM
    if (b.right < a.x or b.x > a.right) and abs(b.cy - a.cy) <= max(a.h / 2 - inset, 0.01):
        return Side.LEFT if b.cx < a.cx else Side.RIGHT
    return None


def _straight(graph: FreeGraph, hub: int, other: int, link: Link, rects: Sequence[Rect], side: Side) -> Iterator[FreeWay]:
    a, b = rects[hub], rects[other]
    edges = [k for k in link.edges if graph.edges[k].exact and graph.edges[k].side in (None, side, side.opposite)]
    away = abs(b.cx - a.cx) if side.vertical else abs(b.cy - a.cy)
    sizes = (a.w, b.w) if side.vertical else (a.h, b.h)
    half = min(sizes[0] / 2 - graph.nodes[hub].inset - away, sizes[1] / 2 - graph.nodes[other].inset)
    for k, offset in zip(edges, offsets(len(edges), half, graph.gaps.track)):
        at = (b.cx if side.vertical else b.cy) + offset
        ends = [Point(at, r.edge(s)) if side.vertical else Point(r.edge(s), at) for r, s in ((a, side), (b, side.opposite))]
        out = graph.edges[k].source == hub
        begin = side if out else side.opposite
        yield FreeWay(k, begin, begin.opposite, tuple(ends if out else ends[::-1]))


def _from_row(
    graph: FreeGraph, hub: int, link: Link, rects: Sequence[Rect], corner: Corner, used: Sequence[Point]
) -> Iterator[FreeWay]:
    """From a box of the top or bottom row down or up, then level to the hub's side, beside its middle."""
    a, b = rects[hub], rects[_other(link, hub)]
    off = min(graph.gaps.track, a.h / 2 - graph.nodes[hub].inset)
    meets = Side.BOTTOM if corner.above else Side.TOP
    y = a.cy - off if corner.above else a.cy + off
    beyond = (b.cx - a.edge(corner.side)) * corner.side.sign
    if off >= NEAR / 2 and beyond >= graph.gaps.stub and _free(a.edge(corner.side), y, used):
        points = (Point(a.edge(corner.side), y), Point(b.cx, y), Point(b.cx, b.edge(meets)))
        yield from _bent(graph, hub, link.edges[0], points, corner.side, meets)


def _from_column(
    graph: FreeGraph, hub: int, found: Sequence[Link], rects: Sequence[Rect], corner: Corner, used: Sequence[Point]
) -> Iterator[FreeWay]:
    """From the boxes of a column level towards the hub, then down or up to it: the farther a box is, the nearer to the hub's middle."""
    a = rects[hub]
    sign = corner.side.sign
    meets = Side.TOP if corner.above else Side.BOTTOM
    inner = max([0.0, *(sign * (point.x - a.cx) for point in used if point.y == a.edge(meets))])
    outer = a.w / 2 - graph.nodes[hub].inset
    step = (outer - inner) / (len(found) + 0.5)
    if len(found) == 1 and abs(rects[_other(found[0], hub)].cy - a.edge(meets)) < NEAR + graph.gaps.stub / 2:
        yield from _from_beside(graph, hub, found[0], rects, corner, used)
        return
    if step < NEAR:
        return
    for k, link in enumerate(sorted(found, key=lambda link: -abs(rects[_other(link, hub)].cy - a.cy))):
        b = rects[_other(link, hub)]
        x = a.cx + sign * (inner + (k + 1) * step)
        if abs(b.cy - a.edge(meets)) >= NEAR + graph.gaps.stub / 2:
            points = (Point(x, a.edge(meets)), Point(x, b.cy), Point(b.edge(corner.side.opposite), b.cy))
            yield from _bent(graph, hub, link.edges[0], points, meets, corner.side.opposite)


def _from_beside(
    graph: FreeGraph, hub: int, link: Link, rects: Sequence[Rect], corner: Corner, used: Sequence[Point]
) -> Iterator[FreeWay]:
    """From a box that is a little higher or lower than the hub to the hub's side, beside its middle, with a step halfway."""
    a, b = rects[hub], rects[_other(link, hub)]
    off = min(graph.gaps.track, a.h / 2 - graph.nodes[hub].inset)
    start, end = a.edge(corner.side), b.edge(corner.side.opposite)
    y, x = a.cy - off if corner.above else a.cy + off, (start + end) / 2
    if off >= NEAR / 2 and (end - start) * corner.side.sign >= 2 * NEAR and _free(start, y, used):
        points = (Point(start, y), Point(x, y), Point(x, b.cy), Point(end, b.cy))
        yield from _bent(graph, hub, link.edges[0], points, corner.side, corner.side.opposite)


def _free(x: float, y: float, used: Sequence[Point]) -> bool:
    """Whether no line yet meets the hub near a point of its left or right side."""
    return all(point.x != x or abs(point.y - y) >= NEAR / 2 for point in used)


def _bent(graph: FreeGraph, hub: int, number: int, points: tuple[Point, ...], at_hub: Side, at_other: Side) -> Iterator[FreeWay]:
    """The way of an edge by its points from the hub outwards, where the edge may have it."""
    edge = graph.edges[number]
    if edge.exact and edge.side in (None, at_hub, at_other):
        out = edge.source == hub
        sides = (at_hub, at_other) if out else (at_other, at_hub)
        yield FreeWay(number, *sides, points if out else points[::-1])
