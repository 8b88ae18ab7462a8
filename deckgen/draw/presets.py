"""Preset autoshapes -> SVG elements and the rectangle that their text gets. Which presets and shares: `base.text_area`."""

from __future__ import annotations

from ..base.geometry import Rect
from ..base.text_area import corner_radius, text_margin
from ..base.units import to_pt
from ..scene import Shape
from .markup import decimal


def rect_pt(shape: Shape) -> Rect:
    """The shape's frame in points."""
    return Rect(*(to_pt(value) for value in shape.rect))


def text_area(shape: Shape) -> Rect:
    """Where the preset lets text stand, before insets, in points."""
    rect = rect_pt(shape)
    across, down = text_margin(shape.preset, rect.w, rect.h, shape.adjust)
    return Rect(rect.x + across, rect.y + down, rect.w - 2 * across, rect.h - 2 * down)


def outline_element(shape: Shape, attributes: str) -> str:
    """The shape's outline as one element. ValueError for a preset that is not drawn here."""
    rect = rect_pt(shape)
    x, y, w, h, cx, cy = map(decimal, (rect.x, rect.y, rect.w, rect.h, rect.cx, rect.cy))
    if shape.preset == "rect":
        return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" {attributes}/>'
    if shape.preset == "roundRect":
        radius = decimal(corner_radius(rect.w, rect.h, shape.adjust))
        return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{radius}" {attributes}/>'
    if shape.preset == "ellipse":
        return f'<ellipse cx="{cx}" cy="{cy}" rx="{decimal(rect.w / 2)}" ry="{decimal(rect.h / 2)}" {attributes}/>'
    if shape.preset == "diamond":
        right, bottom = decimal(rect.right), decimal(rect.bottom)
        return f'<polygon points="{cx},{y} {right},{cy} {cx},{bottom} {x},{cy}" {attributes}/>'
    raise ValueError(f"{shape.name!r}: preset {shape.preset!r} cannot be drawn")
