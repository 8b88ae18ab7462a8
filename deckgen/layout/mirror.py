"""Flows that run up or to the left: the picture of one that runs down or to the right, mirrored in its frame.

In: a placed diagram. Out: another. Only top-level boxes change places: what a box holds keeps its order, so a panel's own flow still
reads as it was written. It measures nothing and changes no size.
"""

from __future__ import annotations

from ..base.geometry import Point, Rect, Side
from ..graph.placed import Lane, PlacedDiagram, ReservedWay, placed_boxes
from ..graph.styled import StyledDiagram
from .block import shifted, shifted_way


def mirrored(placed: PlacedDiagram, upright: bool) -> PlacedDiagram:
    """The diagram upside down (`upright`) or from right to left, about the middle of its frame. Lanes and ways come along; those of
    edges inside one top-level panel move with that panel."""
    turn = _Mirror(placed.frame, upright)
    moves: dict[str, tuple[float, float]] = {}
    nodes = []
    for node in placed.nodes:
        there = turn.rect(node.rect)
        by = (there.x - node.rect.x, there.y - node.rect.y)
        nodes.append(shifted(node, *by))
        moves |= {box.path: by for box in placed_boxes((node,))}
    inside = {e.name: moves[e.source] for e in placed.diagram.edges if _inside_one(e.source, e.target)}
    lanes = tuple(_moved_lane(lane, inside[lane.edge]) if lane.edge in inside else turn.lane(lane) for lane in placed.lanes)
    ways = tuple(shifted_way(way, *inside[way.edge]) if way.edge in inside else turn.way(way) for way in placed.ways)
    sides = tuple((e, a, b) if e in inside else (e, turn.side(a), turn.side(b)) for e, a, b in placed.sides)
    return placed._replace(nodes=tuple(nodes), lanes=lanes, sides=sides, ways=ways)


def before_mirror(diagram: StyledDiagram, upright: bool) -> StyledDiagram:
    """The diagram whose mirror image is wanted: sides that edges ask for are changed, so that the mirror puts them right."""
    turn = _Mirror(Rect(0.0, 0.0, 0.0, 0.0), upright)
    edges = tuple(
        e if e.side is None or _inside_one(e.source, e.target) else e._replace(side=turn.side(e.side)) for e in diagram.edges
    )
    return diagram._replace(edges=edges)


class _Mirror:
    """A mirror across the middle of a frame: upside down, or left for right."""

    def __init__(self, frame: Rect, upright: bool) -> None:
        self.upright = upright
        self.twice = 2 * (frame.cy if upright else frame.cx)

    def rect(self, rect: Rect) -> Rect:
        if self.upright:
            return rect._replace(y=self.twice - rect.bottom)
        return rect._replace(x=self.twice - rect.right)

    def side(self, side: Side) -> Side:
        return side.opposite if side.vertical is self.upright else side

    def lane(self, lane: Lane) -> Lane:
        at = lane.at if lane.vertical is self.upright else self.twice - lane.at
        label = None if lane.label_side is None else self.side(lane.label_side)
        return lane._replace(at=at, begin=self.side(lane.begin), end=self.side(lane.end), label_side=label)

    def way(self, way: ReservedWay) -> ReservedWay:
        points = tuple(Point(x, self.twice - y) if self.upright else Point(self.twice - x, y) for x, y in way.points)
        return way._replace(begin=self.side(way.begin), end=self.side(way.end), points=points)


def _inside_one(source: str, target: str) -> bool:
    """Whether an edge runs inside one top-level panel."""
    return source.partition("/")[0] == target.partition("/")[0] and "/" in source and "/" in target


def _moved_lane(lane: Lane, by: tuple[float, float]) -> Lane:
    return lane._replace(at=lane.at + (by[0] if lane.vertical else by[1]))
