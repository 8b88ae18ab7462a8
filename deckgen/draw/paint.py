"""Fills, strokes and dashes as SVG attributes. The same decisions as in `emit`, so that both writers show one picture."""

from __future__ import annotations

from ..scene import Fill, SceneTheme, Stroke
from .markup import decimal, points

# ST_PresetLineDashVal (ECMA-376 part 1, 20.1.10.49) in line widths, on and off: `dash` is 4:3, `sysDot` 1:1
_DASH = {"dash": (4, 3), "dot": (1, 1)}


def fill_attribute(fill: Fill, theme: SceneTheme) -> str:
    return f'fill="#{theme.rgb(fill)}"' if fill else 'fill="none"'


def stroke_attributes(stroke: Stroke, theme: SceneTheme) -> str:
    """Colour, width, cap, join and dashes. Joins as the file has them: round with round caps, else a mitre (limit 800 %)."""
    ends = 'stroke-linecap="round" stroke-linejoin="round"' if stroke.round_cap else 'stroke-miterlimit="8"'
    return f'stroke="#{theme.rgb(stroke.color)}" stroke-width="{points(stroke.width)}" {ends}{_dash_attribute(stroke)}'


def _dash_attribute(stroke: Stroke) -> str:
    """Office counts a round cap as part of its dash, SVG adds it: without the correction round dots would run into a solid line."""
    if stroke.dash == "solid":
        return ""
    on, off = _DASH[stroke.dash]
    if stroke.round_cap:
        on, off = on - 1, off + 1
    return f' stroke-dasharray="{points(on * stroke.width) if on else decimal(0.01)} {points(off * stroke.width)}"'
