"""Ways of connectors: through shapes (C105) or text (C106), across (C107) or along (C108) another, into their own ends (C109)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..base.diagnostic import Diagnostic, Severity
from ..base.geometry import Point, Rect
from ..read.facts import ShapeFacts
from .ends import End, node_of
from .names import is_lane
from .segments import crossing, length_inside, segments_of, shared_length
from .view import SLACK, SlideView, core, is_anchor, is_drawn, label, meeting_pairs

_TOUCH = 0.5  # points: a line that ends this close to another one touches it
_ALONG = 4.0  # points: lines may meet that long side by side (an arrow's tip) without being read as one
_PIERCE = 2.0  # points that a connector may reach into its own end (sites of turned or rounded shapes, thick outlines)


@dataclass(frozen=True, slots=True)
class Route:
    """A visible connector: its path, its half width, and what its two ends belong to (None for a free end)."""

    shape: ShapeFacts
    points: tuple[Point, ...]
    half: float
    begin: ShapeFacts | None
    end: ShapeFacts | None

    @property
    def nodes(self) -> frozenset[int]:
        return frozenset(node.z for node in (self.begin, self.end) if node)


def routes_of(view: SlideView, ends: Sequence[tuple[End, End]]) -> tuple[Route, ...]:
    found = []
    for begin, end in ends:
        path, line = begin.connector.path, begin.connector.line
        if path is not None and line is not None:
            nodes = [node_of(view, one.shape) if one.shape else None for one in (begin, end)]
            found.append(Route(begin.connector, path.points, line.width / 2, nodes[0], nodes[1]))
    return tuple(found)


def judge_routes(view: SlideView, routes: Sequence[Route]) -> Iterator[Diagnostic]:
    obstacles = [shape for shape in view.shapes if is_drawn(shape) and not is_anchor(shape)]
    obstacles.sort(key=lambda shape: -shape.bounds.w * shape.bounds.h)
    for route in routes:
        hit = _own_ends_hit(view, route)
        for shape in hit:
            message = f"it runs through '{label(shape)}', to which it is tied itself"
            yield view.finding("C109", Severity.ERROR, route.shape, message, "let it leave or enter on the side that faces its way")
        strangers = _strangers_hit(route, obstacles, hit)
        for shape in strangers:
            solid = shape.kind != "freeform" or shape.fill.visible
            severity = Severity.ERROR if solid else Severity.WARNING
            yield view.finding("C105", severity, route.shape, f"it runs through '{label(shape)}'")
        yield from _judge_texts(view, route, (*hit, *strangers))


def _own_ends_hit(view: SlideView, route: Route) -> tuple[ShapeFacts, ...]:
    """The ends that the connector runs through before it reaches its site. Between a box and what lies in it, it has to."""
    found = []
    for node, other in ((route.begin, route.end), (route.end, route.begin)):
        if node is None or not is_drawn(node) or (other is not None and other is not node and _holds(node, other.bounds)):
            continue
        if length_inside(route.points, core(node).grow(-SLACK)) > _PIERCE and node not in found:
            found.append(node)
    return tuple(found)


def _holds(outer: ShapeFacts, inner: Rect) -> bool:
    return outer.bounds.contains(inner, SLACK)


def _strangers_hit(route: Route, obstacles: Sequence[ShapeFacts], hit: Sequence[ShapeFacts]) -> tuple[ShapeFacts, ...]:
    """Shapes on the connector's way that it does not belong to, outermost only: what lies in a shape that is hit goes without
    saying. What is around one of its ends is not in its way, and no swimlane is.
    """
    spots = [node.bounds for node in (route.begin, route.end) if node]
    if route.begin is None:
        spots.append(Rect(*route.points[0], 0, 0))
    if route.end is None:
        spots.append(Rect(*route.points[-1], 0, 0))
    found: list[ShapeFacts] = []
    for shape in obstacles:
        if shape.z in route.nodes or is_lane(shape) or any(_holds(shape, spot) for spot in spots):
            continue
        if any(_holds(outer, shape.bounds) for outer in (*hit, *found)):
            continue
        if length_inside(route.points, core(shape).grow(-SLACK)) > SLACK:
            found.append(shape)
    return tuple(found)


def _judge_texts(view: SlideView, route: Route, hit: Sequence[ShapeFacts]) -> Iterator[Diagnostic]:
    for z, text in view.texts.items():
        shape = view.facts.shapes[z]
        if any(shape is one or _holds(one, text.block) for one in hit) or (z in route.nodes and text.overflows):
            continue
        if any(length_inside(route.points, line.grow(route.half)) > _TOUCH for line in text.lines):
            words = " ".join(shape.text.text.split()) if shape.text else ""
            message = f"it runs through the text '{_short(words)}' of '{label(shape)}'"
            yield view.finding("C106", Severity.ERROR, route.shape, message)


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"


@dataclass(frozen=True, slots=True)
class Meeting:
    """How two connectors meet: the places where they cross, and the length along which they cannot be told apart."""

    one: Route
    other: Route
    crossings: tuple[Point, ...]
    along: float


def meetings_of(view: SlideView, routes: Sequence[Route]) -> tuple[Meeting, ...]:
    """Pairs of connectors that cross, or run along each other without an end in common."""
    by_z: Mapping[int, Route] = {route.shape.z: route for route in routes}
    boxes = [(route.shape.z, view.extents[route.shape.z].grow(1 + route.half)) for route in routes if route.shape.z in view.extents]
    found = []
    for first, second in meeting_pairs(boxes):
        one, other = by_z[first], by_z[second]
        related = bool(one.nodes & other.nodes)
        along = 0.0 if related else _along(one, other)
        places = () if along > _ALONG else _crossings(one, other, related)
        if places or along > _ALONG:
            found.append(Meeting(one, other, places, along))
    return tuple(found)


def _along(one: Route, other: Route) -> float:
    tolerance = max(1.5, one.half + other.half)
    return sum(shared_length(s, t, tolerance) for s in segments_of(one.points) for t in segments_of(other.points))


def _crossings(one: Route, other: Route, related: bool) -> tuple[Point, ...]:
    """Related connectors (an end in common) may touch where they part or merge; others may not, and lines have a width."""
    least = _TOUCH if related else -_TOUCH - max(one.half, other.half)
    found: dict[tuple[int, int], Point] = {}
    for s in segments_of(one.points):
        for t in segments_of(other.points):
            meeting = crossing(s, t)
            if meeting and meeting[1] > least:
                found.setdefault((round(meeting[0].x), round(meeting[0].y)), meeting[0])
    return tuple(found.values())


def judge_meetings(view: SlideView, meetings: Sequence[Meeting]) -> Iterator[Diagnostic]:
    for meeting in meetings:
        name = label(meeting.other.shape)
        if meeting.along > _ALONG:
            message = f"it runs along '{name}' for {meeting.along:.0f} pt, and they have no end in common"
            yield view.finding("C108", Severity.ERROR, meeting.one.shape, message)
        else:
            often = "" if len(meeting.crossings) == 1 else f" {len(meeting.crossings)} times"
            yield view.finding("C107", Severity.WARNING, meeting.one.shape, f"it crosses '{name}'{often}")
