"""Breaking paragraphs that share one text area. Texts and a width in; out come the area's width and the lines PowerPoint will make.

In PowerPoint the paragraphs of a shape have one right edge, and each is wrapped greedily at it. So there are two ways to the lines
that we want: an area just wide enough (the text stays plain), or, where the paragraphs disagree, a forced break. Words stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import fsum
from typing import NamedTuple

from .breaks import FORCED, pieces
from .lines import EPSILON, WrappedLine, balanced
from .measure import TextMeasurer
from .style import SLACK, TextStyle

TIGHT = 2 - SLACK
"""A break that comes by width must come even where a program sets text this much narrower than measured."""


class WrappedParagraph(NamedTuple):
    """A paragraph's final text (a vertical tab where a break is forced), its style, and its lines as offsets in that text."""

    text: str
    style: TextStyle
    lines: tuple[WrappedLine, ...]

    @property
    def height(self) -> float:
        """Points from the first line's top to the last one's bottom."""
        return len(self.lines) * self.style.line_height


class WrappedBlock(NamedTuple):
    """Paragraphs of one text area. `width` is what the area must be given, in points, for these lines to come out.

    `fits` is False when a piece is wider than the width asked for, by `overflow_pt` (slack included); its lines then stick out.
    """

    width: float
    paragraphs: tuple[WrappedParagraph, ...]
    fits: bool = True
    overflow_pt: float = 0.0

    @property
    def height(self) -> float:
        """Height of all lines in points, without space between paragraphs."""
        return fsum(paragraph.height for paragraph in self.paragraphs)

    @property
    def widest(self) -> float:
        """Width of the widest line in points, without slack."""
        return max((line.width for paragraph in self.paragraphs for line in paragraph.lines), default=0.0)


class _Wanted(NamedTuple):
    """A paragraph with the lines it should get; `limits[i]` is the widest area at which line i still ends by itself.

    The limit is None after a line that ends anyway: at a forced break, or with the paragraph.
    """

    text: str
    style: TextStyle
    lines: tuple[WrappedLine, ...]
    limits: tuple[float | None, ...]

    @property
    def limit(self) -> float | None:
        return min((limit for limit in self.limits if limit is not None), default=None)


def wrap_block(texts: Sequence[tuple[str, TextStyle]], width: float, m: TextMeasurer) -> WrappedBlock:
    """Break paragraphs that share an area at most `width` points wide (insets taken off), each into its balanced lines.

    The area is made 2 % wider than every line and 2 % narrower than any line with its next piece, in the middle of what that
    leaves; breaks for which this cannot be had are forced. Where no break comes by width, the area keeps the full `width`.
    """
    wanted = [_wanted(_plain(text), style, width / SLACK, m) for text, style in texts]
    least = SLACK * max((line.width for paragraph in wanted for line in paragraph.lines), default=0.0)
    # The narrowest area that holds every line also meets as many upper limits as any: so those it meets are all that can be met.
    limits = [p.limit for p in wanted if p.limit is not None and p.limit >= least]
    area = min(width, (least + min(limits)) / 2) if limits else width
    overflow = least - width
    fits = overflow <= EPSILON
    paragraphs = tuple(_forced(paragraph, area) for paragraph in wanted)
    return WrappedBlock(area, paragraphs, fits, 0.0 if fits else overflow)


def _plain(text: str) -> str:
    """Every line end as a vertical tab; a tab as a blank, since a tab stop would move what follows."""
    return re.sub(r"\r\n|[\r\n\u2028\u2029]", FORCED, text).replace("\t", " ")


def _wanted(text: str, style: TextStyle, width: float, m: TextMeasurer) -> _Wanted:
    lines = balanced(text, style, width, m)
    following = {piece.start: piece for piece in pieces(text)}
    limits: list[float | None] = []
    for line, after in pairwise(lines):
        if FORCED in text[line.end : after.start]:
            limits.append(None)
        else:
            limits.append(TIGHT * m.advance(text[line.start : following[after.start].earliest], style))
    return _Wanted(text, style, lines, (*limits, None))


def _forced(paragraph: _Wanted, area: float) -> WrappedParagraph:
    """The paragraph with a forced break wherever an area of that width would not end the line by itself."""
    text, lines = "", []
    bounds = [line.start for line in paragraph.lines[1:]] + [len(paragraph.text)]
    for line, limit, following in zip(paragraph.lines, paragraph.limits, bounds):
        start = len(text)
        text += paragraph.text[line.start : line.end]
        lines.append(WrappedLine(start, len(text), line.width))
        text += FORCED if limit is not None and area > limit else paragraph.text[line.end : following]
    return WrappedParagraph(text, paragraph.style, tuple(lines))
