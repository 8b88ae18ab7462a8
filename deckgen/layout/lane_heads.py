"""The heads of swimlanes: how much room their titles take, and where the words stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..base.geometry import Rect
from ..graph.placed import PanelContent, PlacedNode, PlacedText
from ..graph.styled import Direction, StyledPanel, StyledStack
from .size import Sizer
from .turn import levelled

ONCE_BROKEN = 0.62  # of its natural width is enough for a title in two lines
TITLE_ROOM = 120.0  # points that the title of a level swimlane is wide at most


def lanes_of(stack: StyledStack) -> list[StyledPanel]:
    """The swimlanes of a container: all of its items, or none."""
    return [item for item in stack.items if isinstance(item, StyledPanel) and item.lane]


class LaneRoom(NamedTuple):
    """What titles ask for: `along` the flow, the same for all lanes, and across it, for each lane at least."""

    along: float
    across: tuple[float, ...]


def lane_room(sizer: Sizer, lanes: Sequence[StyledPanel], direction: Direction) -> LaneRoom:
    """Room that titles need. In lanes that stand they may be broken once; in lanes that lie they are as wide as `TITLE_ROOM` at most."""
    inset = 2 * sizer.metrics.panel_inset
    sides = [inset + (lane.icon.size + sizer.metrics.icon_gap if lane.icon else 0.0) for lane in lanes]
    least = [sizer.least_text(lane.texts) for lane in lanes]
    natural = [sizer.natural_text(lane.texts) for lane in lanes]
    if levelled(direction):
        along = max((max(low, min(high, TITLE_ROOM)) + side for low, high, side in zip(least, natural, sides)), default=0.0)
        return LaneRoom(along, tuple(_height(sizer, lane, along - side) + inset for lane, side in zip(lanes, sides)))
    across = tuple(max(low, min(high, ONCE_BROKEN * high)) + side for low, high, side in zip(least, natural, sides))
    return LaneRoom(standing_room(sizer, lanes, across), across)


def standing_room(sizer: Sizer, lanes: Sequence[StyledPanel], widths: Sequence[float]) -> float:
    """Height that the titles of standing lanes of such widths take."""
    inset = 2 * sizer.metrics.panel_inset
    sides = [inset + (lane.icon.size + sizer.metrics.icon_gap if lane.icon else 0.0) for lane in lanes]
    return max((_height(sizer, lane, w - side) + inset for lane, w, side in zip(lanes, widths, sides)), default=0.0)


def _height(sizer: Sizer, lane: StyledPanel, width: float) -> float:
    return max(sizer.block_height(sizer.block(lane.texts, width)), lane.icon.size if lane.icon else 0.0)


def lane_node(
    sizer: Sizer, lane: StyledPanel, band: Rect, title: float, children: tuple[PlacedNode, ...], direction: Direction
) -> PlacedNode:
    """A lane on its `band`, `title` points of it for its words."""
    inset = sizer.metrics.panel_inset
    size = lane.icon.size if lane.icon else 0.0
    side = size + sizer.metrics.icon_gap if lane.icon else 0.0
    head = Rect(band.x, band.y, title, band.h) if levelled(direction) else Rect(band.x, band.y, band.w, title)
    if direction == "left":
        head = Rect(band.right - title, band.y, title, band.h)
    elif direction == "up":
        head = Rect(band.x, band.bottom - title, band.w, title)
    text = icon = None
    block = sizer.block(lane.texts, head.w - 2 * inset - side)
    height = sizer.block_height(block)
    if block:
        text = PlacedText(lane.texts, block, Rect(head.x + inset + side, head.cy - height / 2, head.w - 2 * inset - side, height))
    if lane.icon:
        icon = Rect(head.x + inset, head.cy - size / 2, size, size)
    return PlacedNode(lane, band, PanelContent(text, icon, None, not lane.icon and not levelled(direction), head=head), children)
