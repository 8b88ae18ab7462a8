"""Placed cards and panels to groups of native shapes: box, icon, pills, footer, anchors, and the groups inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..base.geometry import EmuRect, Rect, snap
from ..base.text_area import FULL_ROUND, ROUND_SHARE
from ..base.units import to_emu
from ..graph.placed import CardContent, PanelContent, PlacedNode, PlacedText
from ..graph.styled import StyledCard, StyledIcon, StyledPanel, StyledText
from ..scene import Freeform, Group, Item, Shape, Stroke
from .text import Align, body, loose_text


def round_adjust(radius: float, rect: EmuRect) -> tuple[tuple[str, int], ...]:
    """roundRect's handle for a radius in points: it is relative to the shorter side, in 1/100,000."""
    shorter = min(rect.w, rect.h)
    return (("adj", min(FULL_ROUND, round(to_emu(radius) * 100_000 / shorter)) if shorter else 0),)


class Nodes:
    """Builds the groups of one diagram; `anchors` holds the anchor shapes that routes asked for, by node path."""

    def __init__(self, text_gap: float, anchors: dict[str, list[Shape]], boxes: Iterable[PlacedNode] = ()) -> None:
        self.text_gap = text_gap
        self.anchors = anchors
        self.left_levels = {box.node.level for box in boxes if isinstance(box.node, StyledCard) and box.node.icon}

    def group(self, placed: PlacedNode) -> Group:
        node = placed.node
        items: list[Item] = [self._box(placed)]
        if node.icon and placed.content.icon:
            items.append(_icon(f"{node.path}/icon", node.icon, placed.content.icon, node))
        if isinstance(node, StyledCard) and isinstance(placed.content, CardContent):
            items += self._pills(node, placed.content)
        items += [self.group(child) for child in placed.children]
        if placed.content.footer:
            items.append(self._loose(f"{node.path}/footer", placed.content.footer, getattr(placed.content, "foot_centred", False)))
        items += self.anchors.get(node.path, ())
        return Group(node.path, snap(placed.rect), tuple(items), alt=describe(placed), span=node.span)

    def _box(self, placed: PlacedNode) -> Shape:
        node, rect = placed.node, snap(placed.rect)
        text = placed.content.text
        inside, margin = None, node.radius * ROUND_SHARE
        if text and isinstance(placed.content, PanelContent):
            inside = body(text, placed.rect, margin, "center" if placed.content.centred else "left", "top", self.text_gap)
        elif (
            text
        ):  # cards of a level are set alike: to the left as soon as one of them has an icon; links to other slides never have one
            link = isinstance(node, StyledCard) and node.jump is not None
            align: Align = "left" if node.level in self.left_levels and not link else "center"
            inside = body(text, placed.rect, margin, align, "middle", self.text_gap)
        stroke = Stroke(node.outline, to_emu(node.outline_width))
        if isinstance(node, StyledPanel) and node.lane:  # what is seen of it lies behind all lanes: `lanes.backdrop`
            return Shape(box_name(placed), "rect", rect, text=inside, span=node.span)
        jump = node.jump if isinstance(node, StyledCard) else None
        adjust = round_adjust(node.radius, rect)
        return Shape(box_name(placed), "roundRect", rect, node.fill, stroke, adjust, inside, span=node.span, jump=jump)

    def _pills(self, card: StyledCard, content: CardContent) -> Iterator[Shape]:
        stroke = Stroke(card.outline, to_emu(card.outline_width * 0.75))
        for number, pill in enumerate(content.pills, 1):
            text = body(pill, pill.rect, pill.rect.h / 2 * ROUND_SHARE, "center", "middle", self.text_gap)
            yield Shape(
                f"{card.path}/pill-{number}", "roundRect", snap(pill.rect), card.pill_fill, stroke, (("adj", FULL_ROUND),), text,
                span=pill.texts[0].span,
            )  # fmt: skip

    def _loose(self, name: str, placed: PlacedText, centred: bool) -> Shape:
        align: Align = "center" if centred else "left"
        return loose_text(name, placed, align)


def _icon(name: str, icon: StyledIcon, rect: Rect, node: StyledCard | StyledPanel) -> Freeform:
    drawing = icon.icon
    width = drawing.stroke_width / drawing.view[0] * icon.size
    stroke = Stroke(icon.color, to_emu(width), round_cap=True)
    return Freeform(name, snap(rect), drawing.view, drawing.paths, stroke, decorative=True, span=node.span)


def box_name(placed: PlacedNode) -> str:
    """Name of a node's own rectangle. A swimlane's says what it is: lines of others may run through it."""
    return f"{placed.path}/lane" if isinstance(placed.node, StyledPanel) and placed.node.lane else f"{placed.path}/box"


def describe(placed: PlacedNode) -> str:
    """Alt text of a node's group: its words, and for a panel what it holds."""
    node = placed.node
    words = [t.words for t in node.texts] or [node.path.rpartition("/")[2]]
    parts = [": ".join(words)]
    if isinstance(node, StyledCard) and node.pills:
        parts.append(_listing(node.pills))
    if placed.children:
        parts.append("contains " + ", ".join(title_of(child) for child in placed.children))
    if node.footer:
        parts.append(node.footer.words)
    return "; ".join(parts)


def _listing(texts: tuple[StyledText, ...]) -> str:
    return ", ".join(t.words for t in texts)


def title_of(placed: PlacedNode) -> str:
    """What a node is called in words: its title, else its id."""
    texts = placed.node.texts
    return texts[0].words if texts else placed.path.rpartition("/")[2]
