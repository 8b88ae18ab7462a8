"""Sizes for the boxes of a free layout: one width for the cards of a container, panels and rows as the flow would set them.

In: the items of a container, how tight they should be. Out: `Member`s, each with its size and a way to place it. It knows no edge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ..base.geometry import Rect
from ..graph.placed import PlacedNode
from ..graph.styled import StyledCard, StyledDiagram, StyledNode, StyledStack, boxes
from ..text import TextMeasurer
from .block import Block, moved
from .content import card_content
from .flow_block import flow_block
from .lane_heads import lanes_of
from .size import Sizer
from .widths import Misfit

CORNER = 4.0  # lines stay so far from a rounded corner
EVEN = 1.5  # plain cards are made equally high while the tallest is at most this many times as high as the lowest
OUTLIER = 1.35  # a card's natural width counts up to this many times the median one


class Squeeze(NamedTuple):
    """How tight: `width` is how far card widths go from the smallest (0) to the natural (1), `gap` the share of the preferred gaps. As a last
    resort every card has a width of its `own`."""

    width: float
    gap: float
    own: bool = False


SQUEEZES = (
    Squeeze(1, 1),
    Squeeze(0.7, 1),
    Squeeze(0.45, 0.9),
    Squeeze(0.3, 0.75),
    Squeeze(0.15, 0.75),
    Squeeze(0, 0.65),
    Squeeze(0, 0.5),
    Squeeze(0, 0.5, own=True),
)


class Grown(NamedTuple):
    """Factors by which the gaps from rank to rank, the gaps within a rank, and the cards are larger than they need be."""

    rank: float = 1.0
    node: float = 1.0
    card: float = 1.0


AS_NEEDED = Grown()


class Member(NamedTuple):
    """One box of a free graph: its size, and how to place it in a rectangle of that size."""

    item: StyledNode
    w: float
    h: float
    lane: int
    place: Callable[[Rect], Block]

    @property
    def path(self) -> str:
        """A box's path; a row or column is known by its first box."""
        return next(boxes(self.item)).path if isinstance(self.item, StyledStack) else self.item.path

    @property
    def inset(self) -> float:
        """How far from the corners lines must stay."""
        radius = 0.0 if isinstance(self.item, StyledStack) else self.item.radius
        return min(radius, self.w / 2, self.h / 2) + CORNER


class TooNarrow(Exception):
    """A box inside cannot be made at all at this type size."""

    def __init__(self, misfit: Misfit) -> None:
        super().__init__()
        self.misfit = misfit


class Members:
    """Sizes the members of one diagram's free containers."""

    def __init__(self, diagram: StyledDiagram, measurer: TextMeasurer, roomy: frozenset[str]) -> None:
        self.diagram = diagram
        self.measurer = measurer
        self.roomy = roomy
        self.sizer = Sizer(diagram.metrics, measurer)

    def of(self, stack: StyledStack, squeeze: Squeeze, known: Mapping[int, Block], airy: float) -> list[Member]:
        groups = [lane.content.items for lane in lanes_of(stack)] or [stack.items]
        cards = [item for group in groups for item in group if isinstance(item, StyledCard)]
        widths = dict.fromkeys((card.path for card in cards), airy * self._card_width(cards, squeeze))
        if squeeze.own:
            widths = {card.path: self._own_width(card, widths[card.path]) for card in cards}
        heights = {path: airy * height for path, height in self._card_heights(cards, widths, squeeze).items()}
        return [
            self._card(item, widths[item.path], heights[item.path], lane)
            if isinstance(item, StyledCard)
            else self._group(item, squeeze, known, lane)
            for lane, group in enumerate(groups)
            for item in group
        ]

    def _card_width(self, cards: Sequence[StyledCard], squeeze: Squeeze) -> float:
        """One width for all cards of a container; one with far longer words than the others has them broken."""
        if not cards:
            return 0.0
        widths = [self.sizer.card_widths(card) for card in cards]
        least = max(low for low, _ in widths)
        naturals = sorted(high for _, high in widths)
        natural = max(least, min(naturals[-1], OUTLIER * naturals[len(naturals) // 2]))
        return least + squeeze.width * (natural - least)

    def _own_width(self, card: StyledCard, most: float) -> float:
        """As wide as its words in one line, if that is less than what all cards would have."""
        wanted = self.sizer.natural_text(card.texts) + self.sizer.card_side(card)
        return min(most, max(self.sizer.card_widths(card)[0], wanted))

    def _card_heights(self, cards: Sequence[StyledCard], widths: dict[str, float], squeeze: Squeeze) -> dict[str, float]:
        """Heights at those widths: plain cards are equally high unless some would become far too high."""
        share = 1.0 if squeeze.gap > 0.7 else 0.3
        own = {card.path: self.sizer.card_height(card, widths[card.path]).at(share) for card in cards}
        plain = [own[card.path] for card in cards if not card.pills and not card.footer]
        tallest = max(plain, default=0.0)
        if plain and tallest <= EVEN * min(plain):
            own |= {card.path: tallest for card in cards if not card.pills and not card.footer}
        return own

    def _card(self, card: StyledCard, width: float, height: float, lane: int) -> Member:
        def place(rect: Rect) -> Block:
            return Block(rect.w, rect.h, (PlacedNode(card, rect, card_content(self.sizer, card, rect)),))

        return Member(card, width, height, lane, place)

    def _group(self, item: StyledNode, squeeze: Squeeze, known: Mapping[int, Block], lane: int) -> Member:
        """A panel or a row of boxes: set by the flow, one box from here on."""
        block = flow_block(self.diagram, item, self.measurer, self.roomy, known, squeeze.width)
        if isinstance(block, Misfit):
            raise TooNarrow(block)
        return Member(item, block.w, block.h, lane, lambda rect: moved(block, rect.x, rect.y))
