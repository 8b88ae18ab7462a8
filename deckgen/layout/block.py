"""A rigid block: a group that another layout has placed already, moved as one piece by the flow around it.

In: placed nodes and ways. Out: the same, shifted. It changes no size and knows nothing of what it moves.
"""

from __future__ import annotations

from typing import NamedTuple

from ..base.geometry import Point, Rect, Side
from ..graph.placed import CardContent, Lane, PanelContent, PlacedNode, PlacedText, ReservedWay


class Block(NamedTuple):
    """A stack whose content is placed from (0, 0) on: its size in points, its boxes, and the ways of the edges inside.

    `lanes` and `sides` are what flows further inside reserved, as in `PlacedDiagram`.
    """

    w: float
    h: float
    nodes: tuple[PlacedNode, ...]
    ways: tuple[ReservedWay, ...] = ()
    lanes: tuple[Lane, ...] = ()
    sides: tuple[tuple[str, Side, Side], ...] = ()


def moved(block: Block, dx: float, dy: float) -> Block:
    """The block with everything in it shifted; its size stays."""
    nodes = tuple(shifted(node, dx, dy) for node in block.nodes)
    ways = tuple(shifted_way(way, dx, dy) for way in block.ways)
    lanes = tuple(lane._replace(at=lane.at + (dx if lane.vertical else dy)) for lane in block.lanes)
    return Block(block.w, block.h, nodes, ways, lanes, block.sides)


def shifted(node: PlacedNode, dx: float, dy: float) -> PlacedNode:
    """A placed node with all that it holds (texts, icons, pills, children) shifted by so many points."""
    content = node.content
    text, icon, footer = _text(content.text, dx, dy), _rect(content.icon, dx, dy), _text(content.footer, dx, dy)
    there: CardContent | PanelContent
    if isinstance(content, PanelContent):
        there = content._replace(text=text, icon=icon, footer=footer, head=_rect(content.head, dx, dy))
    else:
        pills = tuple(pill._replace(rect=_there(pill.rect, dx, dy)) for pill in content.pills)
        there = content._replace(text=text, icon=icon, pills=pills, footer=footer)
    children = tuple(shifted(child, dx, dy) for child in node.children)
    return PlacedNode(node.node, _there(node.rect, dx, dy), there, children)


def shifted_way(way: ReservedWay, dx: float, dy: float) -> ReservedWay:
    return way._replace(points=tuple(Point(x + dx, y + dy) for x, y in way.points))


def _text(text: PlacedText | None, dx: float, dy: float) -> PlacedText | None:
    return None if text is None else text._replace(rect=_there(text.rect, dx, dy))


def _rect(rect: Rect | None, dx: float, dy: float) -> Rect | None:
    return None if rect is None else _there(rect, dx, dy)


def _there(rect: Rect, dx: float, dy: float) -> Rect:
    return Rect(rect.x + dx, rect.y + dy, rect.w, rect.h)
