"""Page formats by name, in points. `16:9` and `4:3` are PowerPoint's own sizes (12192000 x 6858000 and 9144000 x 6858000 EMU)."""

from __future__ import annotations

import re

from ..base.geometry import Size
from ..base.units import EMU_PER_PT, POINTS_PER_UNIT, parse_length

_MM = POINTS_PER_UNIT["mm"]
PAGES: dict[str, Size] = {
    "portrait": Size(540.0, 12_192_000 / EMU_PER_PT),
    "16:9": Size(12_192_000 / EMU_PER_PT, 540.0),
    "4:3": Size(720.0, 540.0),
    "a4": Size(210 * _MM, 297 * _MM),
    "a4-landscape": Size(297 * _MM, 210 * _MM),
}
_CROSS = re.compile(r"(?<!p)x|×")  # not the x of px
SMALLEST, LARGEST = 72.0, 4032.0  # ST_SlideSizeCoordinate: 914,400 to 51,206,400 EMU


def page_size(words: str) -> Size | None:
    """Size of a page named `16:9`, or written as `20cm x 30cm` (also `20cmx30cm`); None if it is neither or out of range."""
    words = words.strip().lower()
    if words in PAGES:
        return PAGES[words]
    sides = _CROSS.split(words)
    return checked(parse_length(sides[0]), parse_length(sides[1])) if len(sides) == 2 else None


def checked(width: float | None, height: float | None) -> Size | None:
    """The size if PowerPoint can have it (1 to 56 inches a side)."""
    if width is None or height is None or not all(SMALLEST <= side <= LARGEST for side in (width, height)):
        return None
    return Size(width, height)
