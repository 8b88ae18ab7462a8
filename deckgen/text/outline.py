"""Text as outlines, to draw it on a machine without fonts. A line and its style in, SVG path data out; places nothing on a page."""

from __future__ import annotations

from typing import NamedTuple

from .faces import resolve
from .shaping import Contour, Glyph, contours, shape
from .style import TextStyle

# The box drawn for a missing character, in em: its height is that of Arimo's capitals.
_BOX_HEIGHT = 0.69
_BOX_SIDE = 0.07
_BOX_STROKE = 0.05


class OutlinedText(NamedTuple):
    """`path` is SVG path data in points for the nonzero fill rule: baseline at y = 0, x from 0, y downwards.

    `advance` is where the pen ends, in points; `missing` lists, once each, the characters drawn as empty boxes.
    """

    path: str
    advance: float
    missing: tuple[str, ...] = ()


def outline(text: str, style: TextStyle) -> OutlinedText:
    """Outlines of one line of text, kerned, as deckgen's files ask of PowerPoint at every size.

    The glyphs are Arimo's. For a face that is only estimated they are stretched to the estimated width, so that a picture shows
    how much room the text was given.
    """
    across, up = style.size * resolve(style.faces).factor, style.size
    pen, drawn = 0.0, []
    missing: dict[str, None] = {}
    for glyph in shape(text, style.bold, style.italic, kern=True):
        if glyph.gid:
            drawn += _placed(contours(glyph.gid, style.bold, style.italic), pen + glyph.dx, glyph.dy, across, up)
        elif glyph.advance:
            missing.setdefault(glyph.char)
            drawn += _placed(_box(glyph), pen, 0.0, across, up)
        pen += glyph.advance
    return OutlinedText("".join(drawn), pen * across, tuple(missing))


def _placed(outlines: tuple[Contour, ...], x: float, y: float, across: float, up: float) -> list[str]:
    """Path data of outlines in em, moved to (x, y) em and scaled to points. Two decimals are 1/7200 inch."""
    parts = []
    for op, values in outlines:
        pairs = zip(values[::2], values[1::2])
        parts.append(op + " ".join([f"{(x + px) * across:.2f} {-(y + py) * up:.2f}" for px, py in pairs]))
    return parts


def _box(glyph: Glyph) -> tuple[Contour, ...]:
    """A hollow box within the glyph's width: the inner rectangle runs the other way round."""
    left, right, top = _BOX_SIDE, glyph.advance - _BOX_SIDE, _BOX_HEIGHT
    inner = left + _BOX_STROKE, right - _BOX_STROKE, top - _BOX_STROKE
    return (
        *_rectangle((left, 0.0), (left, top), (right, top), (right, 0.0)),
        *_rectangle((inner[0], _BOX_STROKE), (inner[1], _BOX_STROKE), (inner[1], inner[2]), (inner[0], inner[2])),
    )


def _rectangle(*corners: tuple[float, float]) -> tuple[Contour, ...]:
    return (("M", corners[0]), *(("L", corner) for corner in corners[1:]), ("Z", ()))
