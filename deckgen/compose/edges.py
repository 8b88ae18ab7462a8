"""Routes to connectors: glue to sites or anchors, endpoints exactly on them, orthogonal to the last EMU."""

from __future__ import annotations

from collections import Counter

from ..base.connector import frame_of
from ..base.geometry import EmuPoint, EmuRect, Side, snap, snap_point
from ..base.sites import side_site
from ..base.units import to_emu
from ..graph.placed import PlacedNode
from ..graph.routed import End, Route
from ..scene import Arrow, Connector, Glue, Shape, Stroke
from .nodes import box_name, title_of
from .text import loose_text

ANCHOR = 25_400  # an anchor is a circle of 2 pt: docs/decisions/anchors.md
THIN = (
    6_000  # … but where a line leaves it inwards, under 0.5 pt: less than half an outline, so that the panel's group hardly grows
)


class Edges:
    """Turns the routes of one diagram into connectors and labels, and collects the anchors they need."""

    def __init__(self, boxes: dict[str, PlacedNode]) -> None:
        self.boxes = boxes
        self.anchors: dict[str, list[Shape]] = {}
        self._anchor_at: dict[tuple[str, Side, EmuPoint, bool], str] = {}
        self._counts: Counter[str] = Counter()

    def connector(self, route: Route) -> list[Connector | Shape]:
        """The connector, and its label if it has one."""
        edge = route.edge
        begin_glue, first = self._glue(route.begin, inwards=edge.target.startswith(f"{edge.source}/"))
        end_glue, last = self._glue(route.end, inwards=edge.source.startswith(f"{edge.target}/"))
        points = _orthogonal(route, first, last)
        stroke = Stroke(
            edge.color,
            to_emu(edge.width),
            edge.dash,
            begin=Arrow(edge.begin_arrow) if edge.begin_arrow else None,
            end=Arrow(edge.end_arrow) if edge.end_arrow else None,
        )
        alt = f"{title_of(self.boxes[edge.source])} to {title_of(self.boxes[edge.target])}"
        if edge.label:
            alt += f": {edge.label.words}"
        items: list[Connector | Shape] = [
            Connector(edge.name, points, frame_of(points), stroke, begin_glue, end_glue, alt, span=edge.span)
        ]
        if route.label:
            items.append(loose_text(f"{edge.name}/label", route.label.text, route.label.align))
        for label in route.end_labels:
            items.append(loose_text(f"{edge.name}/{label.text.texts[0].key.replace('_', '-')}", label.text, label.align))
        return items

    def _glue(self, end: End, inwards: bool) -> tuple[Glue, EmuPoint]:
        """What an end is tied to, and where. A line that runs `inwards`, to what the panel holds, leaves the anchor on its inner side."""
        if not end.anchor and not inwards:
            site = side_site("roundRect", end.side)
            return Glue(box_name(self.boxes[end.node]), site), _middle(snap(self.boxes[end.node].rect), end.side)
        point = self._on_border(end)
        key = (end.node, end.side, point, inwards)
        if key not in self._anchor_at:
            self._counts[end.node] += 1
            name = f"{end.node}/anchor-{self._counts[end.node]}"
            self._anchor_at[key] = name
            place = _astride(point, end.side) if inwards else _inside(point, end.side)
            self.anchors.setdefault(end.node, []).append(Shape(name, "ellipse", place, decorative=True))
        return Glue(self._anchor_at[key], side_site("ellipse", end.side.opposite if inwards else end.side)), point

    def _on_border(self, end: End) -> EmuPoint:
        rect, point = snap(self.boxes[end.node].rect), snap_point(end.point)
        middle = _middle(rect, end.side)
        return EmuPoint(point.x, middle.y) if end.side.vertical else EmuPoint(middle.x, point.y)


def _middle(rect: EmuRect, side: Side) -> EmuPoint:
    if side.vertical:
        return EmuPoint(rect.x + rect.w // 2, rect.y if side is Side.TOP else rect.bottom)
    return EmuPoint(rect.x if side is Side.LEFT else rect.right, rect.y + rect.h // 2)


def _inside(point: EmuPoint, side: Side) -> EmuRect:
    """The anchor's box: inside the node, its outer site on the border at `point`."""
    half = ANCHOR // 2
    x = point.x - half if side.vertical else point.x - (ANCHOR if side is Side.RIGHT else 0)
    y = point.y - half if not side.vertical else point.y - (ANCHOR if side is Side.BOTTOM else 0)
    return EmuRect(x, y, ANCHOR, ANCHOR)


def _astride(point: EmuPoint, side: Side) -> EmuRect:
    """The box of an anchor for a line that runs inwards: flat, just outside, its inner site on the border at `point`.

    A site points away from its shape, and PowerPoint lets a connector leave that way when it draws it anew: so the site must point inwards.
    """
    half = ANCHOR // 2
    if side.vertical:
        return EmuRect(point.x - half, point.y - (THIN if side is Side.TOP else 0), ANCHOR, THIN)
    return EmuRect(point.x - (THIN if side is Side.LEFT else 0), point.y - half, THIN, ANCHOR)


def _orthogonal(route: Route, first: EmuPoint, last: EmuPoint) -> tuple[EmuPoint, ...]:
    """Snapped points with both ends on their sites and every piece exactly level or upright."""
    floats = route.points
    points = [first, *(snap_point(p) for p in floats[1:-1]), last]
    if len(points) == 2:
        return tuple(points)
    for k in range(1, len(points) - 1):
        upright = abs(floats[k].x - floats[k - 1].x) < abs(floats[k].y - floats[k - 1].y)
        before = points[k - 1]
        points[k] = EmuPoint(before.x, points[k].y) if upright else EmuPoint(points[k].x, before.y)
    upright = abs(floats[-1].x - floats[-2].x) < abs(floats[-1].y - floats[-2].y)
    corner = points[-2]
    points[-2] = EmuPoint(last.x, corner.y) if upright else EmuPoint(corner.x, last.y)
    return tuple(points)
