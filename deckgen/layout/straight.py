"""Straight ways between two boxes that face each other, and the room that their labels take. Shared by the layouts that draw them.

In: boxes and edges by number, rectangles. Out: ways. It never moves a box.
"""

from __future__ import annotations

from math import floor, fsum
from typing import NamedTuple

from ..base.geometry import Point, Rect, Side
from .free import FreeEdge, FreeGraph, FreeWay, Gaps

NEAR = 8.0  # parallel straight lines come no nearer than this, in points


class Link(NamedTuple):
    """Two boxes, the lower number first, and the edges between them in the order of the spec."""

    a: int
    b: int
    edges: tuple[int, ...]


def links(graph: FreeGraph) -> tuple[Link, ...]:
    """The edges of a graph by the pairs that they join, in the order of the spec; edges from a box to itself are left out."""
    pairs: dict[tuple[int, int], list[int]] = {}
    for k, edge in enumerate(graph.edges):
        if edge.source != edge.target:
            pairs.setdefault((min(edge.source, edge.target), max(edge.source, edge.target)), []).append(k)
    return tuple(Link(a, b, tuple(edges)) for (a, b), edges in pairs.items())


def along(edge: FreeEdge, gaps: Gaps, axis: int) -> float:
    """How long a straight line must be for the labels that stand beside it, along x (0) or y (1)."""
    sizes = [label[axis] for label in (edge.tail, edge.label, edge.head) if label]
    return fsum(sizes) + gaps.label * (len(sizes) + 1) if sizes else 0.0


def straights(graph: FreeGraph, link: Link, rects: tuple[Rect, ...], step: float | None = None) -> list[FreeWay]:
    """Straight ways for the edges between two boxes that face each other on one centre line: one at the middle, more beside each other in
    equal steps, as many as the straight parts of both sides hold."""
    a, b = rects[link.a], rects[link.b]
    level = abs(a.cy - b.cy) < abs(a.cx - b.cx)
    towards = (Side.RIGHT if a.cx < b.cx else Side.LEFT) if level else (Side.BOTTOM if a.cy < b.cy else Side.TOP)
    edges = [k for k in link.edges if graph.edges[k].exact and graph.edges[k].side in (None, towards, towards.opposite)]
    half = min((rects[n].h if level else rects[n].w) / 2 - graph.nodes[n].inset for n in (link.a, link.b))
    ways = []
    for k, offset in zip(edges, offsets(len(edges), half, step or graph.gaps.track)):
        at = (a.cy if level else a.cx) + offset
        ends = [Point(r.edge(s), at) if level else Point(at, r.edge(s)) for r, s in ((a, towards), (b, towards.opposite))]
        forward = graph.edges[k].source == link.a
        begin = towards if forward else towards.opposite
        ways.append(FreeWay(k, begin, begin.opposite, tuple(ends if forward else ends[::-1])))
    return ways


def offsets(count: int, half: float, step: float) -> list[float]:
    """Distances from the middle of a side for so many lines, `half` the way to its corners; fewer where they would come too near."""
    count = min(count, 1 + max(0, floor(2 * half / NEAR + 1e-9)))
    if count < 2:
        return [0.0] * count
    step = min(step, 2 * half / (count - 1))
    return [(k - (count - 1) / 2) * step for k in range(count)]
