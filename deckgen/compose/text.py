"""Measured text to text bodies: insets that make PowerPoint break where we did."""

from __future__ import annotations

from typing import Literal

from ..base.geometry import Rect, snap
from ..base.units import to_emu
from ..graph.placed import PlacedText
from ..scene import Line, Paragraph, Run, Shape, TextBody

Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
EASE = 3.0  # points of air above and below a text inside its insets
EVEN = 7.0  # inset above and below a text in the middle of its shape, where there is room: a person may add a line


def paragraphs(placed: PlacedText, align: Align, gap: float) -> tuple[Paragraph, ...]:
    """The block's paragraphs, `gap` points apart."""
    result = []
    for number, (text, wrapped) in enumerate(zip(placed.texts, placed.block.paragraphs)):
        style = text.style
        run = Run(wrapped.text, style.size, text.color, style.bold, style.italic, text.face)
        lines = tuple(Line(line.start, line.end, to_emu(line.width)) for line in wrapped.lines)
        result.append(Paragraph((run,), lines, align, to_emu(gap) if number else 0))
    return tuple(result)


def body(placed: PlacedText, box: Rect, margin: float, align: Align, anchor: Anchor, gap: float) -> TextBody:
    """Text inside a shape that fills `box`: the insets leave it the area that layout gave it, as wide as its lines were broken for.

    `margin` is what the preset itself keeps clear inside its outline (base.text_area).
    """
    area, width = placed.rect, min(placed.block.width, placed.rect.w)
    before = {"left": area.x, "center": area.cx - width / 2, "right": area.right - width}[align] - box.x
    after = box.w - before - width
    top, bottom = area.y - box.y, box.bottom - area.bottom
    if anchor == "middle":
        even = abs(top - bottom) < 0.5
        top, bottom = (min(top, EVEN), min(bottom, EVEN)) if even else (top - EASE, bottom - EASE)
    elif anchor == "top":
        bottom = min(bottom, EASE)
    else:
        top = min(top, EASE)
    left, top, right, bottom = (to_emu(max(0.0, inset - margin)) for inset in (before, top, after, bottom))
    return TextBody(paragraphs(placed, align, gap), (left, top, right, bottom), anchor)


def box_of(placed: PlacedText, align: Align) -> Rect:
    """The rectangle of a text box of its own around a placed text."""
    area, width = placed.rect, min(placed.width, placed.rect.w)
    left = {"left": area.x, "center": area.cx - width / 2, "right": area.right - width}[align]
    return Rect(left, area.y, width, area.h)


def loose_text(name: str, placed: PlacedText, align: Align) -> Shape:
    """A text box of its own, exactly around the text, without insets."""
    text = TextBody(paragraphs(placed, align, 0.0), (0, 0, 0, 0), "middle")
    return Shape(name, "rect", snap(box_of(placed, align)), text=text, text_box=True, span=placed.texts[0].span)
