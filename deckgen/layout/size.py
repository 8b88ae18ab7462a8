"""How big boxes want to be: widths from their texts, heights at a width. Pure arithmetic over measured text; nothing is placed here."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from ..graph.styled import Metrics, StyledCard, StyledPanel, StyledText
from ..text import LINE_PITCH, SLACK, TextMeasurer, WrappedBlock, min_width, natural_width, wrap_block

PILL_RATIO = 0.5  # a pill's padding above and below its text, as a share of its type size
HEAD_TOP, FOOT_BOTTOM = 0.8, 0.65  # of a panel's inset: letters carry some air of their own
HEAD_INSET = 0.5  # of a panel's inset
SHORTEST = 8.0  # a card is wished at least this many times its title's size wide: a box with one short word still looks like a box
SLIM = 0.62  # no card is stretched to more than this share of its width
STRETCH = 26.0  # points a card may grow beyond what it needs before the page simply keeps more air


class Range(NamedTuple):
    """Smallest, preferred and largest length, in points; `beyond` is what may still be added on a page that is almost empty."""

    least: float
    wanted: float
    most: float
    beyond: float = 0.0

    def less(self, length: float) -> Range:
        """The range without so many points that are always there."""
        return Range(self.least - length, self.wanted - length, self.most - length, self.beyond)

    def at(self, t: float) -> float:
        """0 is the smallest, 1 the preferred, 2 the largest, 3 beyond it."""
        if t <= 1:
            return self.least + t * (self.wanted - self.least)
        if t <= 2:
            return self.wanted + (t - 1) * (self.most - self.wanted)
        return self.most + (t - 2) * self.beyond


def total(parts: Sequence[Range]) -> Range:
    """The range of parts one after the other."""
    sums = (fsum(p.least for p in parts), fsum(p.wanted for p in parts), fsum(p.most for p in parts), fsum(p.beyond for p in parts))
    return Range(*sums)


def tallest(parts: Sequence[Range], more: float) -> Range:
    """The range of parts side by side, and `more` for all."""
    least, wanted, most = max(p.least for p in parts), max(p.wanted for p in parts), max(p.most for p in parts)
    return Range(least + more, wanted + more, most + more, max(p.beyond for p in parts))


class CardParts(NamedTuple):
    """A card's inner measures at one width."""

    block: WrappedBlock | None
    text_height: float
    pill_rows: tuple[tuple[tuple[int, float], ...], ...]  # rows of (pill number, width)
    pill_height: float
    footer: WrappedBlock | None

    @property
    def fits(self) -> bool:
        return (self.block is None or self.block.fits) and (self.footer is None or self.footer.fits)


class Sizer:
    """Answers about sizes for one diagram; remembers its answers, since layout asks the same again while it searches."""

    def __init__(self, metrics: Metrics, measurer: TextMeasurer, centred_heads: bool = True) -> None:
        self.metrics = metrics
        self.measurer = measurer
        self.centred_heads = centred_heads
        self._parts: dict[tuple[str, float], CardParts] = {}
        self._widths: dict[str, tuple[float, float]] = {}

    # ---- widths

    def card_widths(self, card: StyledCard) -> tuple[float, float]:
        """Smallest and natural (nothing wraps) width of a card."""
        if card.path not in self._widths:
            texts = (*card.texts, *((card.footer,) if card.footer else ()))
            side = self.card_side(card)
            pill = [self.pill_width(p) for p in card.pills]
            inset = 2 * self.metrics.card_inset
            row = fsum(pill) + self.metrics.pill_gap * max(0, len(pill) - 1) + inset
            least = max(self.least_text(card.texts) + side, self.least_text(texts) + inset, max(pill, default=0.0) + inset)
            natural = max(self.natural_text(card.texts) + side, self.natural_text(texts) + inset, row if pill else 0.0)
            natural = max(natural, SHORTEST * max((t.style.size for t in card.texts), default=0.0))
            self._widths[card.path] = (least, max(least, natural))
        return self._widths[card.path]

    def card_side(self, card: StyledCard) -> float:
        """Width that a card's insets and icon take from its text."""
        icon = card.icon.size + self.metrics.icon_gap if card.icon else 0.0
        return 2 * self.metrics.card_inset + icon

    def pill_width(self, pill: StyledText) -> float:
        return self.natural_text((pill,)) + 2 * self.metrics.pill_inset

    def least_text(self, texts: Sequence[StyledText]) -> float:
        return max((SLACK * min_width(t.words, t.style, self.measurer) + 0.5 for t in texts), default=0.0)

    def natural_text(self, texts: Sequence[StyledText]) -> float:
        return max((SLACK * natural_width(t.words, t.style, self.measurer) + 0.5 for t in texts), default=0.0)

    # ---- heights

    def block(self, texts: Sequence[StyledText], width: float) -> WrappedBlock | None:
        if not texts:
            return None
        return wrap_block(tuple((t.words, t.style) for t in texts), width, self.measurer)

    def block_height(self, block: WrappedBlock | None) -> float:
        """Height of a block's paragraphs with the theme's gap between them."""
        if block is None:
            return 0.0
        return fsum(p.height for p in block.paragraphs) + self.metrics.text_gap * (len(block.paragraphs) - 1)

    def card_parts(self, card: StyledCard, width: float) -> CardParts:
        key = (card.path, width)
        if key not in self._parts:
            inner = width - 2 * self.metrics.card_inset
            block = self.block(card.texts, width - self.card_side(card))
            footer = self.block((card.footer,), inner) if card.footer else None
            rows = self._pill_rows(card, inner)
            height = card.pills[0].style.size * (LINE_PITCH + 2 * PILL_RATIO) if card.pills else 0.0
            self._parts[key] = CardParts(block, self.block_height(block), rows, height, footer)
        return self._parts[key]

    def _pill_rows(self, card: StyledCard, inner: float) -> tuple[tuple[tuple[int, float], ...], ...]:
        """Pills set in rows. Several that fit into one row share it, as equal as their words allow; more than that, or one alone, keep
        their own width and fill row after row."""
        gap, natural = self.metrics.pill_gap, [self.pill_width(p) for p in card.pills]
        count = len(natural)
        room = inner - gap * (count - 1)
        if count > 1 and fsum(natural) <= room:
            each = room / count
            spare = (room - fsum(natural)) / count
            return (tuple((i, each if max(natural) <= each else w + spare) for i, w in enumerate(natural)),)
        rows: list[list[tuple[int, float]]] = []
        left = 0.0
        for i, width in enumerate(natural):
            if not rows or width > left:
                rows.append([])
                left = inner
            rows[-1].append((i, width))
            left -= width + gap
        return tuple(tuple(row) for row in rows)

    def below_text(self, parts: CardParts) -> float:
        """Height of what stands under a card's text: pills and footer with the gaps above them."""
        rows = len(parts.pill_rows)
        pills = rows * (parts.pill_height + self.metrics.pill_gap)
        footer = self.block_height(parts.footer) + self.metrics.pill_gap if parts.footer else 0.0
        return pills + footer

    def card_height(self, card: StyledCard, width: float) -> Range:
        """Heights a card can have at a width: tight, comfortable, and stretched to fill."""
        parts = self.card_parts(card, width)
        body = max(parts.text_height, card.icon.size if card.icon else 0.0) + self.below_text(parts)
        inset = self.metrics.card_inset
        wanted = body + (1.85 if card.level == 0 else 1.5) * inset
        most = max(wanted, min(body + 1.85 * inset + STRETCH, SLIM * width))
        return Range(body + 1.2 * inset, wanted, most, max(0.0, min(STRETCH / 2, SLIM * width - most)))

    # ---- panels

    def panel_widths(self, panel: StyledPanel, content: tuple[float, float]) -> tuple[float, float]:
        """Smallest and natural width of a panel around content of such widths."""
        icon = panel.icon.size + self.metrics.icon_gap if panel.icon else 0.0
        texts = (*panel.texts, *((panel.footer,) if panel.footer else ()))
        inset, side = 2 * self.metrics.panel_inset, 2 * self.head_inset
        least = max(content[0] + inset, self.least_text(texts) + icon + side)
        return least, max(least, content[1] + inset, self.natural_text(texts) + icon + side)

    @property
    def head_inset(self) -> float:
        """Inset of a panel's head and footer, left and right: centred words may come nearer to the border than boxes, words that
        begin at the left are flush with them."""
        return self.metrics.panel_inset * (HEAD_INSET if self.centred_heads else 1.0)

    def panel_head(self, panel: StyledPanel, width: float) -> tuple[WrappedBlock | None, float]:
        """A panel's head text at a panel width, and the height from the panel's top to its content."""
        icon = panel.icon.size + self.metrics.icon_gap if panel.icon else 0.0
        block = self.block(panel.texts, width - 2 * self.head_inset - icon)
        height = max(self.block_height(block), panel.icon.size if panel.icon else 0.0)
        inset = self.metrics.panel_inset
        return block, (inset * HEAD_TOP + height + self.metrics.title_gap) if height else inset

    def panel_foot(self, panel: StyledPanel, width: float) -> tuple[WrappedBlock | None, float]:
        """A panel's footer at a panel width, and the height from its content to the panel's bottom."""
        inset = self.metrics.panel_inset
        if panel.footer is None:
            return None, inset
        block = self.block((panel.footer,), width - 2 * self.head_inset)
        return block, self.metrics.title_gap + self.block_height(block) + inset * FOOT_BOTTOM
