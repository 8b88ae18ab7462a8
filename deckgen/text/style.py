"""What measuring needs to know of a text's look, and the constants that turn widths into boxes. Data only."""

from __future__ import annotations

from typing import NamedTuple

LINE_PITCH = 1.2
"""Baseline to baseline as a multiple of the type size, at 100 % spacing: the same for every font tried (OOXML-FINDINGS.md, 5)."""

ASCENT = 1.0
"""A line's top to its baseline, as a multiple of the type size. Measured with LibreOffice 7.4 on Arial, Carlito and DejaVu Sans:
1.0 of the pitch lies above the baseline and 0.2 below, whatever the font's own metrics; believed, not verified, of PowerPoint."""

SLACK = 1.02
"""Room that a line gets beyond its measured width: renderers differ from shaped widths by up to 2 % (OOXML-FINDINGS.md, 5)."""


class TextStyle(NamedTuple):
    """Faces in order of preference (the first is the one the file names), size in points, weight and slope."""

    faces: tuple[str, ...]
    size: float
    bold: bool = False
    italic: bool = False

    @property
    def line_height(self) -> float:
        """Points from one line's top to the next one's."""
        return LINE_PITCH * self.size
