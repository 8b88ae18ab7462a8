"""How far the pen moves: advance widths in points. Takes a text and its style; never breaks lines and never draws."""

from __future__ import annotations

from math import fsum
from typing import Protocol

from .faces import resolve
from .shaping import ascii_advances, shape
from .style import ASCENT, TextStyle


class TextMeasurer(Protocol):
    """Answers that layout needs about text, so that tests can measure with squares. Hashable, since answers are remembered by it."""

    def __hash__(self) -> int: ...

    def advance(self, text: str, style: TextStyle) -> float:
        """Points that the pen moves over `text` on one line, trailing blanks included."""
        ...

    def ascent(self, style: TextStyle) -> float:
        """Points from a line's top, in its pitch of 1.2 times the size, down to the baseline."""
        ...


class HarfBuzzMeasurer:
    """Shaped widths from Arimo, the metric twin of Arial; other faces are Arimo times the factor of `faces.resolve`.

    A width is the larger of kerned and unkerned: whether a program kerns depends on the program and the size (see `text/__init__`).
    Widths scale with the size, so each text is shaped once, at 1 pt, and remembered in this object.
    """

    def __init__(self) -> None:
        self._units: dict[tuple[str, bool, bool], float] = {}

    def advance(self, text: str, style: TextStyle) -> float:
        key = (text, style.bold, style.italic)
        unit = self._units.get(key)
        if unit is None:
            unit = self._units[key] = _unit_width(text, style)
        return unit * style.size * resolve(style.faces).factor

    def ascent(self, style: TextStyle) -> float:
        return ASCENT * style.size


def _unit_width(text: str, style: TextStyle) -> float:
    if text.isascii() and text.isprintable():
        # No pair of ASCII characters is kerned apart in Arimo, so the unkerned sum is the larger; a test tries every pair.
        widths = ascii_advances(style.bold, style.italic)
        return fsum([widths[char] for char in text])
    return max(_pen(text, style, kern=True), _pen(text, style, kern=False))


def _pen(text: str, style: TextStyle, *, kern: bool) -> float:
    return fsum(glyph.advance for glyph in shape(text, style.bold, style.italic, kern))


class SquareMeasurer:
    """Every character half as wide as the size, the baseline as everywhere: for tests by mental arithmetic."""

    def advance(self, text: str, style: TextStyle) -> float:
        return len(text) * style.size * 0.5

    def ascent(self, style: TextStyle) -> float:
        return ASCENT * style.size
