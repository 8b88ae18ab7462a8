"""A short text broken into one, two, three … lines, each time as narrow as so many lines can be: for labels in narrow channels."""

from __future__ import annotations

from functools import lru_cache

from .lines import min_width, natural_width
from .measure import TextMeasurer
from .style import SLACK, TextStyle
from .wrap import WrappedBlock, wrap_block

LINE_COST = 14.0
"""Points of width that one more line is worth: a label of three words then takes two lines, one of six takes five."""


@lru_cache(maxsize=512)
def stackings(text: str, style: TextStyle, measurer: TextMeasurer, most: int = 8) -> tuple[tuple[WrappedBlock, float], ...]:
    """The text in 1, 2, … lines (those counts that exist), each with the width in points that its box needs, slack included."""
    least = SLACK * min_width(text, style, measurer) + 0.1
    natural = SLACK * natural_width(text, style, measurer) + 0.1
    found: dict[int, tuple[WrappedBlock, float]] = {}
    for count in range(1, most + 1):
        block = _narrowest(text, style, measurer, least, natural, count)
        width = SLACK * block.widest + 0.5
        lines = len(block.paragraphs[0].lines)
        if lines not in found or width < found[lines][1]:
            found[lines] = (block, width)
        if lines < count:
            break
    return tuple(found[lines] for lines in sorted(found))


def _narrowest(text: str, style: TextStyle, measurer: TextMeasurer, least: float, natural: float, count: int) -> WrappedBlock:
    """The block of at most `count` lines in the narrowest area."""
    low, high = least, max(least, natural)
    best = wrap_block(((text, style),), high, measurer)
    if count == 1:
        return best
    for _ in range(9):
        middle = (low + high) / 2
        block = wrap_block(((text, style),), middle, measurer)
        if len(block.paragraphs[0].lines) <= count:
            best, high = block, middle
        else:
            low = middle
    return best


def best_stacking(text: str, style: TextStyle, measurer: TextMeasurer) -> tuple[WrappedBlock, float]:
    """The stacking whose width plus the worth of its lines is least."""
    return min(stackings(text, style, measurer), key=lambda s: s[1] + LINE_COST * len(s[0].paragraphs[0].lines))
