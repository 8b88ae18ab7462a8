"""Colours, fills and lines as DrawingML. Pure functions of scene values, cached because a deck uses few of them very often."""

from __future__ import annotations

from functools import lru_cache

from ..base.geometry import EmuRect
from ..scene import Arrow, ColorRef, Fill, Stroke

# ST_PresetLineDashVal (ECMA-376 part 1, 20.1.10.49): `dash` is 4:3 line widths, `sysDot` 1:1
_DASH = {"solid": "solid", "dash": "dash", "dot": "sysDot"}

NO_FILL = "<a:noFill/>"
NO_LINE = "<a:ln><a:noFill/></a:ln>"


@lru_cache(maxsize=1024)
def color_xml(color: ColorRef) -> str:
    """`schemeClr` with lumMod and lumOff, or `srgbClr` for a fixed colour."""
    if color.rgb is not None or color.slot is None:
        return f'<a:srgbClr val="{color.rgb or "000000"}"/>'
    if color.lum == 0:
        return f'<a:schemeClr val="{color.slot}"/>'
    # the arithmetic of base.colour.apply_lum: ECMA-376 part 1, 20.1.2.3.20-21
    mod = f'<a:lumMod val="{round((1 - abs(color.lum)) * 100_000)}"/>'
    off = f'<a:lumOff val="{round(color.lum * 100_000)}"/>' if color.lum > 0 else ""
    return f'<a:schemeClr val="{color.slot}">{mod}{off}</a:schemeClr>'


@lru_cache(maxsize=1024)
def fill_xml(fill: Fill) -> str:
    """`solidFill`, or `noFill` for None."""
    return NO_FILL if fill is None else f"<a:solidFill>{color_xml(fill)}</a:solidFill>"


@lru_cache(maxsize=1024)
def line_xml(stroke: Stroke | None) -> str:
    """`a:ln` with its dash, join and ends; without a line for None."""
    if stroke is None:
        return NO_LINE
    cap, join = ("rnd", "<a:round/>") if stroke.round_cap else ("flat", '<a:miter lim="800000"/>')
    return (
        f'<a:ln w="{stroke.width}" cap="{cap}">{fill_xml(stroke.color)}<a:prstDash val="{_DASH[stroke.dash]}"/>{join}'
        f"{_end_xml('headEnd', stroke.begin)}{_end_xml('tailEnd', stroke.end)}</a:ln>"
    )


def _end_xml(tag: str, arrow: Arrow | None) -> str:
    """XML calls the begin of a line its head (ECMA-376 part 1, 20.1.8.38): begin arrow `headEnd`, end arrow `tailEnd`."""
    return f'<a:{tag} type="triangle" w="{arrow.size}" len="{arrow.size}"/>' if arrow else ""


def frame_xml(rect: EmuRect, attributes: str = "") -> str:
    """`a:xfrm` of a shape; `attributes` are its rotation and flips."""
    x, y, w, h = rect
    return f'<a:xfrm{attributes}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
