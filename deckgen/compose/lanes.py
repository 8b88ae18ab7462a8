"""What is seen of swimlanes: one field behind all of them, a tinted strip for each title, rules between them. All of it is decoration.

The lanes themselves have neither fill nor outline: lines of others run through them, and a line through a filled shape reads as a line to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..base.geometry import EmuRect, snap
from ..base.units import to_emu
from ..graph.placed import PanelContent, PlacedNode
from ..graph.styled import StyledPanel
from ..scene import ColorRef, Item, Shape, Stroke

RULE = 1.0  # points: thickness of what parts two lanes


def backdrop(nodes: Sequence[PlacedNode]) -> list[Item]:
    """Shapes to draw before everything else; none where there are no swimlanes."""
    lanes = [node for node in nodes if isinstance(node.node, StyledPanel) and node.node.lane]
    if not lanes:
        return []
    rects = [snap(lane.rect) for lane in lanes]
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    field = EmuRect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)
    first = lanes[0].node
    items: list[Item] = [
        Shape("swimlanes", "rect", field, ColorRef("bg1"), Stroke(ColorRef("tx2"), to_emu(RULE)), decorative=True, span=first.span)
    ]
    for number, (lane, rect) in enumerate(zip(lanes, rects), 1):
        if isinstance(lane.content, PanelContent) and lane.content.head:
            strip = _within(snap(lane.content.head), rect)
            items.append(Shape(f"swimlanes/strip-{number}", "rect", strip, lane.node.fill, decorative=True, span=lane.node.span))
        if number > 1:
            items.append(_rule(number - 1, rects[number - 2], rect))
    return items


def _rule(number: int, before: EmuRect, after: EmuRect) -> Shape:
    """A thin bar at the end of the earlier lane."""
    thick = to_emu(RULE)
    if after.y >= before.bottom:
        rect = EmuRect(before.x, before.bottom - thick, before.w, thick)
    else:
        rect = EmuRect(before.right - thick, before.y, thick, before.h)
    return Shape(f"swimlanes/rule-{number}", "rect", rect, ColorRef("tx2", lum=0.5), decorative=True)


def _within(strip: EmuRect, lane: EmuRect) -> EmuRect:
    """A strip is part of its lane to the last EMU, whichever way the two were rounded."""
    left, top = max(strip.x, lane.x), max(strip.y, lane.y)
    return EmuRect(left, top, min(strip.right, lane.right) - left, min(strip.bottom, lane.bottom) - top)
