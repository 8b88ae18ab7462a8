"""The slide's own title: its place at the top of the page, and what it leaves for the rest."""

from __future__ import annotations

from ..base.geometry import Rect, Size
from ..graph.placed import PlacedText
from ..graph.styled import StyledText
from ..text import LINE_PITCH, TextMeasurer, wrap_block

TOP = 0.85  # the title starts a little above the content's margin: letters carry their own air
EDGE = 12.0  # points that no line comes nearer to the page's edge
BELOW = 0.85  # air between title and content, as a share of the title's type size


def title_area(page: Size, margin: float, size: float, lines: int = 1) -> Rect:
    """Where a title of so many lines stands, in points."""
    return Rect(margin, margin * TOP, page.w - 2 * margin, lines * size * LINE_PITCH)


def place_title(text: StyledText, page: Size, margin: float, measurer: TextMeasurer) -> PlacedText:
    """The title wrapped over the page's width less its margins."""
    block = wrap_block(((text.words, text.style),), page.w - 2 * margin, measurer)
    return PlacedText((text,), block, title_area(page, margin, text.style.size, len(block.paragraphs[0].lines)))


def content_frame(page: Size, margin: float, title: PlacedText | None) -> Rect:
    """What the title leaves of the page."""
    top = margin if title is None else title.rect.bottom + title.texts[0].style.size * BELOW
    return Rect.of_edges(margin, top, page.w - margin, page.h - margin)


def line_bounds(page: Size, title: PlacedText | None) -> Rect:
    """Where lines and labels may run: nearer to the page's edge than boxes, but off the title."""
    top = EDGE if title is None else title.rect.bottom + EDGE / 2
    return Rect.of_edges(EDGE, top, page.w - EDGE, page.h - EDGE)
