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

FIELD = "swim lanes"  # an id has no blank, so no node can be called so
RULE = 1.0  # points: thickness of what parts two lanes
FADED = 0.6  # how far a rule's colour goes from the muted text towards the page: lines that cross it must stand out


def backdrop(nodes: Sequence[PlacedNode], dark: bool) -> list[Item]:
    """Shapes to draw before everything else, on a `dark` page or a light one; none where there are no swimlanes."""
    lanes = [node for node in nodes if isinstance(node.node, StyledPanel) and node.node.lane]
    if not lanes:
        return []
    rects = [snap(lane.rect) for lane in lanes]
    left, top = min(r.x for r in rects), min(r.y for r in rects)
    field = EmuRect(left, top, max(r.right for r in rects) - left, max(r.bottom for r in rects) - top)
    outline = Stroke(ColorRef("tx2"), to_emu(RULE))
    items: list[Item] = [Shape(FIELD, "rect", field, ColorRef("bg1"), outline, decorative=True, span=lanes[0].node.span)]
    lying = len(rects) > 1 and rects[1].y >= rects[0].bottom
    rules = [_rule(before, after, field, lying) for before, after in zip(rects, rects[1:])]
    for number, lane in enumerate(lanes, 1):
        if isinstance(lane.content, PanelContent) and lane.content.head:
            beside = ([None, *rules][number - 1], [*rules, None][number - 1])
            strip = _strip(snap(lane.content.head), rects[number - 1], beside, lying)
            items.append(Shape(f"{FIELD}/strip-{number}", "rect", strip, lane.node.fill, decorative=True, span=lane.node.span))
    color = ColorRef("tx2", -FADED if dark else FADED)
    items += [Shape(f"{FIELD}/rule-{number}", "rect", rule, color, decorative=True) for number, rule in enumerate(rules, 1)]
    return items


def _rule(before: EmuRect, after: EmuRect, field: EmuRect, lying: bool) -> EmuRect:
    """A thin bar in the middle between two lanes."""
    thick = to_emu(RULE)
    if lying:
        return EmuRect(field.x, (before.bottom + after.y - thick) // 2, field.w, thick)
    return EmuRect((before.right + after.x - thick) // 2, field.y, thick, field.h)


def _strip(head: EmuRect, lane: EmuRect, beside: tuple[EmuRect | None, EmuRect | None], lying: bool) -> EmuRect:
    """The ground of a title: as far along the flow as the title's part of the lane, across it from rule to rule (`beside`: the one before the
    lane and the one after it), and never out of the field, whichever way lane and title were rounded."""
    before, after = beside
    left, top = max(head.x, lane.x), max(head.y, lane.y)
    right, bottom = min(head.right, lane.right), min(head.bottom, lane.bottom)
    if lying:
        top, bottom = before.bottom if before else lane.y, after.y if after else lane.bottom
    else:
        left, right = before.right if before else lane.x, after.x if after else lane.right
    return EmuRect(left, top, right - left, bottom - top)
