"""Fills and lines of a shape, resolved: its own, its placeholder's, its group's, or what its style reference takes from the
theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ..base.units import to_pt
from .colours import Palette, color_in
from .facts import ColorFacts, FillFacts, LineFacts
from .markup import a, child, p, whole
from .theme import Theme

NO_FILL = FillFacts()
DEFAULT_WIDTH = 9_525  # EMU, of a line that says no width (ECMA-376 part 1, 20.1.2.2.24)

_FILLS = frozenset(a(tag) for tag in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))


@dataclass(frozen=True)
class Look:
    """What colours and fonts on one slide mean: its theme, and its palette through the colour map in force."""

    theme: Theme
    palette: Palette


def fill_of(properties: Sequence[Element], style: Element | None, look: Look, group_fill: FillFacts = NO_FILL) -> FillFacts:
    """The fill of a shape. `properties` are `spPr` elements, its own first, then those of the placeholders it inherits from."""
    for one in properties:
        found = next((element for element in one if element.tag in _FILLS), None)
        if found is not None:
            return group_fill if found.tag == a("grpFill") else fill_in(found, look.palette)
    reference = child(style, a("fillRef"))
    if reference is None:
        return NO_FILL
    return referred_fill(reference, look)


def referred_fill(reference: Element, look: Look) -> FillFacts:
    """What a `fillRef` or a `bgRef` takes from the theme."""
    index = whole(reference, "idx")
    color = color_in(reference, look.palette)
    element = look.theme.fill_format(index)
    if index in (0, 1000):
        return NO_FILL
    if element is None:
        return FillFacts("solid", (color,)) if color else NO_FILL
    return fill_in(element, look.palette, color)


def fill_in(element: Element, palette: Palette, inherited: ColorFacts | None = None) -> FillFacts:
    """The fill of one fill element. BadValue for a colour that is none."""
    tag = element.tag.rpartition("}")[2]
    if tag == "solidFill":
        color = color_in(element, palette, inherited)
        return FillFacts("solid", (color,)) if color else NO_FILL
    if tag == "gradFill":
        stops = [color_in(stop, palette, inherited) for stop in element.iter(a("gs"))]
        return FillFacts("gradient", tuple(stop for stop in stops if stop))
    if tag == "pattFill":
        both = [color_in(element.find(a(which)), palette, inherited) for which in ("fgClr", "bgClr")]
        return FillFacts("pattern", tuple(color for color in both if color))
    return FillFacts("picture") if tag == "blipFill" else NO_FILL


def line_of(properties: Sequence[Element], style: Element | None, look: Look) -> LineFacts | None:
    """The line of a shape, or None if none is drawn. Each property comes from the nearest element that gives it."""
    found = [line for one in properties if (line := one.find(a("ln"))) is not None]
    reference = child(style, a("lnRef"))
    inherited = color_in(reference, look.palette)
    if reference is not None:
        themed = look.theme.line_format(whole(reference, "idx"))
        found += [themed] if themed is not None else []
    paint = next((element for line in found for element in line if element.tag in _FILLS), None)
    if paint is None:
        return None
    fill = fill_in(paint, look.palette, inherited)
    if not fill.visible or not fill.colors:
        return None
    width = next((whole(line, "w") for line in found if line.get("w")), DEFAULT_WIDTH)
    return LineFacts(fill.colors[0], to_pt(width), _dash(found), _arrow(found, "headEnd"), _arrow(found, "tailEnd"))


def _dash(lines: Sequence[Element]) -> str:
    for line in lines:
        if (dash := line.find(a("prstDash"))) is not None:
            return dash.get("val", "solid")
        if line.find(a("custDash")) is not None:
            return "custom"
    return "solid"


def _arrow(lines: Sequence[Element], end: str) -> str | None:
    for line in lines:
        if (arrow := line.find(a(end))) is not None:
            kind = arrow.get("type", "none")
            return None if kind == "none" else kind
    return None


def background_of(parts: Sequence[Element], look: Look) -> FillFacts:
    """The background of a slide: its own, else its slide layout's, else its master's, given in this order; white without any."""
    for part in parts:
        background = child(part, p("cSld"), p("bg"))
        if background is None:
            continue
        if (properties := background.find(p("bgPr"))) is not None:
            return fill_of([properties], None, look)
        if (reference := background.find(p("bgRef"))) is not None:
            return referred_fill(reference, look)
    return FillFacts("solid", (ColorFacts("FFFFFF"),))
