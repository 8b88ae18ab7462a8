"""Turns a free graph and its drawing: kinds are written for a flow that runs down; right, up and left are mirror images of that.

In: a graph with a direction, or a drawing. Out: the graph as if it ran down, or the drawing as it is wanted. Numbers only.
"""

from __future__ import annotations

from ..base.geometry import Point, Rect, Side, Size
from ..graph.styled import Direction
from .free import FreeDrawing, FreeEdge, FreeGraph, FreeHint, FreeWay

_DIAGONAL = {Side.TOP: Side.LEFT, Side.LEFT: Side.TOP, Side.BOTTOM: Side.RIGHT, Side.RIGHT: Side.BOTTOM}


def levelled(direction: Direction) -> bool:
    """Whether the flow runs along x: width and height are then exchanged."""
    return direction in ("right", "left")


def reversed_flow(direction: Direction) -> bool:
    """Whether the flow runs against the way of reading."""
    return direction in ("up", "left")


def as_down(graph: FreeGraph, direction: Direction) -> FreeGraph:
    """The graph as it looks to a kind that only knows down."""
    if reversed_flow(direction):
        graph = graph._replace(
            edges=tuple(edge._replace(side=_flipped(edge.side, direction)) for edge in graph.edges),
            hints=tuple(_flipped_hint(hint, direction) for hint in graph.hints),
        )
    if not levelled(direction):
        return graph
    return graph._replace(
        nodes=tuple(node._replace(w=node.h, h=node.w) for node in graph.nodes),
        edges=tuple(_exchanged_edge(edge) for edge in graph.edges),
        hints=tuple(_exchanged_hint(hint) for hint in graph.hints),
        room=Size(graph.room.h, graph.room.w) if graph.room else None,
        columns=graph.rows,
        rows=graph.columns,
    )


def as_wanted(drawing: FreeDrawing, direction: Direction) -> FreeDrawing:
    """A drawing that runs down, turned to run in `direction`."""
    if levelled(direction):
        drawing = drawing._replace(
            size=Size(drawing.size.h, drawing.size.w),
            rects=tuple(_exchanged(rect) for rect in drawing.rects),
            bands=tuple(_exchanged(rect) for rect in drawing.bands),
            ways=tuple(
                FreeWay(way.edge, _DIAGONAL[way.begin], _DIAGONAL[way.end], tuple(Point(p.y, p.x) for p in way.points))
                for way in drawing.ways
            ),
        )
    return _mirrored(drawing, levelled(direction)) if reversed_flow(direction) else drawing


def _mirrored(drawing: FreeDrawing, along_x: bool) -> FreeDrawing:
    w, h = drawing.size

    def rect(r: Rect) -> Rect:
        return Rect(w - r.right, r.y, r.w, r.h) if along_x else Rect(r.x, h - r.bottom, r.w, r.h)

    def way(one: FreeWay) -> FreeWay:
        points = tuple(Point(w - p.x, p.y) if along_x else Point(p.x, h - p.y) for p in one.points)
        begin, end = ((side.opposite if side.vertical != along_x else side) for side in (one.begin, one.end))
        return FreeWay(one.edge, begin, end, points)

    return drawing._replace(
        rects=tuple(rect(r) for r in drawing.rects),
        bands=tuple(rect(r) for r in drawing.bands),
        ways=tuple(way(one) for one in drawing.ways),
    )


def _flipped(side: Side | None, direction: Direction) -> Side | None:
    if side is None or side.vertical == levelled(direction):
        return side
    return side.opposite


def _flipped_hint(hint: FreeHint, direction: Direction) -> FreeHint:
    at = hint.at
    if at:
        at = (1 - at[0], at[1]) if levelled(direction) else (at[0], 1 - at[1])
    return hint._replace(side=_flipped(hint.side, direction), at=at)


def _exchanged(rect: Rect) -> Rect:
    return Rect(rect.y, rect.x, rect.h, rect.w)


def _exchanged_edge(edge: FreeEdge) -> FreeEdge:
    label, tail, head = ((size[1], size[0]) if size else None for size in (edge.label, edge.tail, edge.head))
    side = _DIAGONAL[edge.side] if edge.side is not None else None
    return edge._replace(label=label, tail=tail, head=head, side=side)


def _exchanged_hint(hint: FreeHint) -> FreeHint:
    side = _DIAGONAL[hint.side] if hint.side is not None else None
    return hint._replace(side=side, at=(hint.at[1], hint.at[0]) if hint.at else None)
