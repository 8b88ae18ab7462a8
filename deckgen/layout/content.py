"""Where the parts of a box lie in it: text, icon, pills and footer. In: a box, its measures, its rectangle. Out: rectangles on the slide."""

from __future__ import annotations

from ..base.geometry import Rect
from ..graph.placed import CardContent, PlacedText
from ..graph.styled import StyledCard
from .size import Sizer


def card_content(sizer: Sizer, card: StyledCard, rect: Rect) -> CardContent:
    """A card's parts: icon and text side by side in the middle, pills and footer below them."""
    metrics, parts = sizer.metrics, sizer.card_parts(card, rect.w)
    inset, left = metrics.card_inset, rect.x + metrics.card_inset
    icon_size = card.icon.size if card.icon else 0.0
    side = icon_size + metrics.icon_gap if card.icon else 0.0
    body = max(parts.text_height, icon_size)
    top = rect.y + (rect.h - body - sizer.below_text(parts)) / 2
    middle = top + body / 2
    icon = Rect(left, middle - icon_size / 2, icon_size, icon_size) if card.icon else None
    text = None
    if parts.block:
        area = Rect(left + side, middle - parts.text_height / 2, rect.w - 2 * inset - side, parts.text_height)
        text = PlacedText(card.texts, parts.block, area)
    y = top + body + metrics.pill_gap
    pills: list[PlacedText] = []
    for row in parts.pill_rows:
        x = left
        for number, width in row:
            block = sizer.block((card.pills[number],), width)
            assert block is not None
            pills.append(PlacedText((card.pills[number],), block, Rect(x, y, width, parts.pill_height)))
            x += width + metrics.pill_gap
        y += parts.pill_height + metrics.pill_gap
    footer = None
    if parts.footer and card.footer:
        height = sizer.block_height(parts.footer)
        footer = PlacedText((card.footer,), parts.footer, Rect(left, y, rect.w - 2 * inset, height))
    return CardContent(text, icon, tuple(pills), footer)
