"""Preset autoshapes -> SVG elements and the rectangle that their text gets.

Source: ECMA-376 part 1, presetShapeDefinitions.xml (`gdLst`, `rect` of each preset). Only what deckgen draws is listed.
"""

from __future__ import annotations

import math

from ..base.geometry import Rect
from ..base.units import to_pt
from ..scene import Shape
from .markup import decimal

DEFAULT_ADJ = 16_667
_CORNER_SHARE = 1 - math.sqrt(0.5)  # from a rounded corner's box to its arc's middle, in radii


def rect_pt(shape: Shape) -> Rect:
    """The shape's frame in points."""
    return Rect(*(to_pt(value) for value in shape.rect))


def corner_radius(shape: Shape) -> float:
    """Radius of a rounded rectangle in points; the adjust value counts the shorter side, pinned to its half."""
    adj = dict(shape.adjust).get("adj", DEFAULT_ADJ)
    return to_pt(min(shape.rect.w, shape.rect.h)) * min(max(adj, 0), 50_000) / 100_000


def text_area(shape: Shape) -> Rect:
    """Where the preset lets text stand, before insets: inside a corner's arc, the oval's or the diamond's inner rectangle."""
    rect = rect_pt(shape)
    if shape.preset == "roundRect":
        return rect.grow(-_CORNER_SHARE * corner_radius(shape))
    share = {"ellipse": _CORNER_SHARE / 2, "diamond": 0.25}.get(shape.preset, 0.0)
    return Rect(rect.x + share * rect.w, rect.y + share * rect.h, rect.w * (1 - 2 * share), rect.h * (1 - 2 * share))


def outline_element(shape: Shape, attributes: str) -> str:
    """The shape's outline as one element. ValueError for a preset that is not drawn here."""
    rect = rect_pt(shape)
    x, y, w, h, cx, cy = map(decimal, (rect.x, rect.y, rect.w, rect.h, rect.cx, rect.cy))
    if shape.preset == "rect":
        return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" {attributes}/>'
    if shape.preset == "roundRect":
        return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{decimal(corner_radius(shape))}" {attributes}/>'
    if shape.preset == "ellipse":
        return f'<ellipse cx="{cx}" cy="{cy}" rx="{decimal(rect.w / 2)}" ry="{decimal(rect.h / 2)}" {attributes}/>'
    if shape.preset == "diamond":
        right, bottom = decimal(rect.right), decimal(rect.bottom)
        return f'<polygon points="{cx},{y} {right},{cy} {cx},{bottom} {x},{cy}" {attributes}/>'
    raise ValueError(f"{shape.name!r}: preset {shape.preset!r} cannot be drawn")
