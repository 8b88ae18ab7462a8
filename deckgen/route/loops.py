"""Ears: edges from a box to itself. In: the ground and the routes that are there already; out: a route for each, by edge number.

An ear leaves one side at an anchor and comes back at another. It takes the side that is asked for, or that a lane plans, else the one with
the most room: right first, then left, top, bottom. It moves nobody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..base.geometry import Point, Rect, Side, facing
from ..graph.placed import Lane, PlacedNode
from ..graph.routed import End, Route
from ..graph.styled import StyledEdge
from .index import RectIndex
from .lines import span
from .ports import straight_part
from .scene_map import HARD, Ground

OUT = (16.0, 12.0, 20.0, 9.0)  # how far an ear reaches out, in points, in the order of liking
HALF = 9.0  # half its height, where the side is long enough
ORDER = (Side.RIGHT, Side.LEFT, Side.TOP, Side.BOTTOM)
UNASKED = 500.0  # price of another side than the one that was asked for
MET = 60.0  # price of a line that is crossed, or of an end that it stands around
TIGHT = 25.0  # price of standing nearer to something than the clearance
LABEL = 15.0  # price of having no room for a label beside it


class Ear(NamedTuple):
    """A place for a loop: where it leaves, turns, turns, comes back."""

    price: float
    side: Side
    points: tuple[Point, Point, Point, Point]


def ears(ground: Ground, edges: tuple[StyledEdge, ...], fixed: Mapping[int, Route]) -> dict[int, Route]:
    """Routes for the loops that are not fixed already; one without any room is left out."""
    loops = [k for k, edge in enumerate(edges) if edge.source == edge.target and k not in fixed]
    if not loops:
        return {}
    setter = _Setter(ground, edges, fixed)
    return {k: route for k in loops if (route := setter.route(edges[k]))}


class _Setter:
    def __init__(self, ground: Ground, edges: tuple[StyledEdge, ...], fixed: Mapping[int, Route]) -> None:
        self.ground = ground
        self.clear = ground.placed.diagram.metrics.clearance
        self.lanes: dict[str, Lane] = {lane.edge: lane for lane in ground.placed.lanes}
        self.lines = RectIndex()
        self.ends: dict[tuple[str, Side], list[float]] = {}
        for route in fixed.values():
            self._note(route)
        self._expect(edges, fixed)

    def _note(self, route: Route) -> None:
        for a, b in zip(route.points, route.points[1:]):
            self.lines.add(span(a, b).grow(route.edge.width / 2))
        for end in (route.begin, route.end):
            self._note_end(end.node, end.side, end.point.x if end.side.vertical else end.point.y)

    def _note_end(self, node: str, side: Side, at: float) -> None:
        self.ends.setdefault((node, side), []).append(at)

    def _expect(self, edges: tuple[StyledEdge, ...], fixed: Mapping[int, Route]) -> None:
        """Where edges that are still to be routed will probably end: in the middle of the sides that are planned, or look at each other."""
        planned = {name: (begin, end) for name, begin, end in self.ground.placed.sides}
        planned |= {lane.edge: (lane.begin, lane.end) for lane in self.lanes.values()}
        for k, edge in enumerate(edges):
            if k in fixed or edge.source == edge.target:
                continue
            boxes = self.ground.boxes[edge.source].rect, self.ground.boxes[edge.target].rect
            for node, rect, side in zip((edge.source, edge.target), boxes, planned.get(edge.name) or facing(*boxes)):
                self._note_end(node, side, rect.cx if side.vertical else rect.cy)

    def route(self, edge: StyledEdge) -> Route | None:
        """The best ear for a loop."""
        best = min(self._places(edge), key=lambda ear: ear.price, default=None)
        if best is None:
            return None
        begin, end = (End(edge.source, best.side, point, True) for point in (best.points[0], best.points[-1]))
        route = Route(edge, begin, end, best.points)
        self._note(route)
        return route

    def _places(self, edge: StyledEdge) -> Iterator[Ear]:
        box, lane = self.ground.boxes[edge.source], self.lanes.get(edge.name)
        asked = edge.side if edge.side is not None or lane is None else lane.begin
        for liking, side in enumerate(ORDER):
            price = 2.0 * liking + (UNASKED if asked not in (None, side) else 0.0)
            reaches = [*OUT]
            if lane and lane.begin is side and lane.vertical is not side.vertical:
                reaches.insert(0, (lane.at - box.rect.edge(side)) * side.sign)
            for step, out in enumerate(reaches):
                if out < HARD:
                    continue
                for off, low, high in _spans(box, side):
                    points = _ear(box.rect, side, low, high, out)
                    extra = self._price(edge, side, points)
                    if extra is not None:
                        yield Ear(price + 3.0 * step + off + extra, side, points)

    def _price(self, edge: StyledEdge, side: Side, points: tuple[Point, Point, Point, Point]) -> float | None:
        """What speaks against an ear; None where it is not to be had."""
        outer = span(points[1], points[2])
        whole = span(points[0], points[2])
        if not self.ground.placed.room.contains(whole, 0.01):
            return None
        solid = [o for o in self.ground.solid_near(whole.grow(HARD), edge.source, edge.target) if o.path != edge.source or o.text]
        borders = [self.ground.boxes[path].rect for path in sorted(self.ground.open_for(edge.source, edge.target))]
        if solid or any(outer.grow(HARD).overlaps(rect) and not rect.contains(outer.grow(HARD)) for rect in borders):
            return None
        near = [o for o in self.ground.solid_near(outer.grow(self.clear), edge.source, edge.target) if o.path != edge.source]
        price = TIGHT * len(near) + MET * len(self.lines.meeting(whole.grow(HARD)))
        at = (points[0].x, points[3].x) if side.vertical else (points[0].y, points[3].y)
        low, high = min(at) - HARD, max(at) + HARD
        price += MET * sum(1 for end in self.ends.get((edge.source, side), ()) if low < end < high)
        if edge.label and not self._has_label_room(edge, side, outer):
            price += LABEL
        return price

    def _has_label_room(self, edge: StyledEdge, side: Side, outer: Rect) -> bool:
        """Whether a label of usual length could stand beyond the ear."""
        assert edge.label is not None
        size = edge.label.style.size
        wide = min(len(edge.label.words) * size * 0.5, 6 * size)
        gap = self.ground.placed.diagram.metrics.label_gap
        if side.vertical:
            edge_y = outer.y - gap - size if side is Side.TOP else outer.y + gap
            spot = Rect(outer.cx - wide / 2, edge_y, wide, size)
        else:
            spot = Rect(outer.x + gap if side is Side.RIGHT else outer.x - gap - wide, outer.cy - size / 2, wide, size)
        if not self.ground.placed.room.contains(spot):
            return False
        return not any(True for _ in self.ground.solid_near(spot, edge.source, edge.target)) and not self.lines.meeting(spot)


def _spans(box: PlacedNode, side: Side) -> Iterator[tuple[float, float, float]]:
    """Stretches of a side that an ear may stand on, with a price: about its middle, then at its ends."""
    low, high = straight_part(box, side)
    middle, length = (low + high) / 2, high - low
    half = max(min(HALF, length / 2), min(4.0, (box.rect.w if side.vertical else box.rect.h) / 2))
    yield 0.0, middle - half, middle + half
    if length > 4 * half:
        yield 4.0, high - 2 * half, high
        yield 5.0, low, low + 2 * half


def _ear(rect: Rect, side: Side, low: float, high: float, out: float) -> tuple[Point, Point, Point, Point]:
    border = rect.edge(side)
    far = border + side.sign * out
    if side.vertical:
        return Point(low, border), Point(low, far), Point(high, far), Point(high, border)
    return Point(border, low), Point(far, low), Point(far, high), Point(border, high)
