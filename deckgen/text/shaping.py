"""Text to glyphs of Arimo at a unit size, and their contours. Knows no type sizes and no lines.

The one module that touches uharfbuzz and the font's files.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

# PowerPoint sets Latin text without ligatures, so an "fi" must measure as f and i. Kerning is the caller's choice.
_NO_LIGATURES = {"liga": False, "clig": False}

WIDE_EM, EMOJI_EM, OTHER_EM = 1.0, 1.3, 0.6
"""Estimated widths, in em, of characters that Arimo lacks: East Asian wide, emoji, all others (on the wide side)."""


class Glyph(NamedTuple):
    """A glyph (or, with `gid` 0, a character that Arimo lacks) and its place; lengths in em, x to the right, y upwards."""

    gid: int
    char: str
    advance: float
    dx: float = 0.0
    dy: float = 0.0


@lru_cache(maxsize=2)
def _face(italic: bool) -> Any:
    """An Arimo file; regular and bold are two settings of the same one."""
    import fontpkg_arimo  # late: only a command that measures text pays for them
    import uharfbuzz

    name = "Arimo-Italic[wght].ttf" if italic else "Arimo[wght].ttf"
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(fontpkg_arimo.ROOT / "files" / name)))


@lru_cache(maxsize=4)
def font(bold: bool, italic: bool) -> Any:
    """A `uharfbuzz.Font` of Arimo in units of its em (`units_per_em`). For this room only."""
    import uharfbuzz

    made = uharfbuzz.Font(_face(italic))
    made.set_variations({"wght": 700.0 if bold else 400.0})
    return made


@lru_cache(maxsize=2)
def units_per_em(italic: bool) -> int:
    return int(_face(italic).upem)


def shape(text: str, bold: bool, italic: bool, kern: bool) -> tuple[Glyph, ...]:
    """The glyphs of one line in drawing order (from left to right, also in a right-to-left script)."""
    if not text:  # HarfBuzz has no positions at all for an empty buffer
        return ()
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.CHARACTERS  # one character a cluster, to know which ones are missing
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font(bold, italic), buffer, {"kern": kern, **_NO_LIGATURES})
    em = units_per_em(italic)
    glyphs = []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions):
        char = text[info.cluster]
        if info.codepoint == 0:
            before = text[info.cluster - 1] if info.cluster else ""
            glyphs.append(Glyph(0, char, missing_width(char, before)))
        else:
            place = position.x_advance / em, position.x_offset / em, position.y_offset / em
            glyphs.append(Glyph(info.codepoint, char, *place))
    return tuple(glyphs)


@lru_cache(maxsize=4)
def ascii_advances(bold: bool, italic: bool) -> dict[str, float]:
    """Unkerned advance in em of each printable ASCII character; not to be changed."""
    return {glyph.char: glyph.advance for glyph in shape("".join(map(chr, range(0x20, 0x7F))), bold, italic, kern=False)}


Contour = tuple[str, tuple[float, ...]]
"""M, L, Q, C or Z with absolute coordinates in em, y upwards."""


@lru_cache(maxsize=4096)
def contours(gid: int, bold: bool, italic: bool) -> tuple[Contour, ...]:
    """A glyph's outline at the given weight, for the nonzero fill rule (parts of a variable font's glyph overlap)."""
    pen = _Pen(1 / units_per_em(italic))
    font(bold, italic).draw_glyph_with_pen(gid, pen)
    return tuple(pen.found)


class _Pen:
    """Takes an outline in font units, in the method names of fontTools' pens that uharfbuzz calls."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.found: list[Contour] = []

    def _add(self, op: str, *points: tuple[float, float]) -> None:
        self.found.append((op, tuple(value * self.scale for point in points for value in point)))

    def moveTo(self, point: tuple[float, float]) -> None:
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        self._add("L", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        self._add("Q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:
        self._add("C", *points)

    def closePath(self) -> None:
        self._add("Z")


def missing_width(char: str, before: str = "") -> float:
    """Estimated advance in em of a character that Arimo lacks, given the one `before` it (a joiner makes one emoji of two)."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp"):
        return 0.0
    if before == "\u200d" or "\U0001f3fb" <= char <= "\U0001f3ff":  # joined to the emoji before it; a skin tone
        return 0.0
    if "\U0001f1e6" <= char <= "\U0001f1ff":  # two regional indicators make one flag
        return EMOJI_EM / 2
    if "\U0001f000" <= char <= "\U0001faff" or (unicodedata.category(char) == "So" and unicodedata.east_asian_width(char) == "W"):
        return EMOJI_EM
    return WIDE_EM if unicodedata.east_asian_width(char) in ("W", "F") else OTHER_EM
