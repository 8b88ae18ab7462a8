"""`place`: coordinates for a plan."""

from __future__ import annotations

from ...base.geometry import Point, Rect, Size
from ..free import FreeDrawing, FreeGraph, FreeWay
from .draw import drawn
from .model import LayeredPlan
from .plan import BACK, DOWN


def place(graph: FreeGraph, planned: LayeredPlan) -> FreeDrawing:
    weights = [e.priority * (BACK if f else DOWN) for e, f in zip(graph.edges, planned.flipped)]
    rects: list[Rect] = [Rect(0, 0, 0, 0)] * len(graph.nodes)
    ways: list[FreeWay] = []
    x, bottom = 0.0, 0.0
    for part in planned.parts:
        got = drawn(graph, part.choices[0], weights, planned.flipped)
        for v, rect in got.rects.items():
            rects[v] = rect._replace(x=rect.x + x)
        ways += [w._replace(points=tuple(Point(p.x + x, p.y) for p in w.points)) for w in got.ways]
        x += got.w + graph.gaps.node * 2
        bottom = max(bottom, got.h)
    return FreeDrawing(Size(max(0.0, x - graph.gaps.node * 2), bottom), tuple(rects), tuple(sorted(ways)))
