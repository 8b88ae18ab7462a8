"""Styled diagrams by hand for layout, route and compose tests: every text at 10 pt, so that with squares a character is 5 points wide.

A text of n characters then wants 5n x 1.02 + 0.5 points of width and 12 of height.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from deckgen.assets import Icon
from deckgen.base.diagnostic import Span
from deckgen.base.geometry import Rect, Side
from deckgen.graph.placed import CardContent, PanelContent, PlacedDiagram, PlacedNode, placed_boxes
from deckgen.graph.styled import (
    Metrics,
    StyledCard,
    StyledDiagram,
    StyledEdge,
    StyledIcon,
    StyledNode,
    StyledPanel,
    StyledStack,
    StyledText,
)
from deckgen.scene import ColorRef, SubPath
from deckgen.text import SquareMeasurer, TextStyle

SPAN = Span("deck.yaml", 1, 1)
SQUARES = SquareMeasurer()
TEN = TextStyle(("Arial",), 10.0)
INK, PAPER, BLUE = ColorRef("tx1"), ColorRef("bg1"), ColorRef("accent1")

METRICS = Metrics(
    margin=20, smallest_margin=10, step_gap=(20, 30), branch_gap=(36, 40), sibling_gap=16, inner_gap=15, clearance=12, label_gap=8,
    card_inset=10, panel_inset=20, icon_gap=10, text_gap=2, pill_gap=8, pill_inset=6, title_gap=10,
)  # fmt: skip


def text(words: str, key: str = "title") -> StyledText:
    return StyledText(key, words, TEN, INK, "minor", SPAN)


def icon(size: float) -> StyledIcon:
    drawing = Icon("dot", "Dot", (), (24, 24), 2.0, (SubPath((("M", (0, 0)), ("L", (24, 24)))),))
    return StyledIcon(drawing, size, BLUE)


def card(
    path: str,
    *words: str,
    icon_size: float = 0,
    pills: Sequence[str] = (),
    footer: str = "",
    level: int | None = None,
    radius: float = 4,
) -> StyledCard:
    """A card; without `words` it has no text at all, so it is 20 wide (two insets)."""
    return StyledCard(
        path=path,
        span=SPAN,
        level=path.count("/") if level is None else level,
        texts=tuple(text(w) for w in words),
        footer=text(footer, "footer") if footer else None,
        icon=icon(icon_size) if icon_size else None,
        pills=tuple(text(p, "pill") for p in pills),
        fill=PAPER,
        outline=BLUE,
        outline_width=1.5,
        radius=radius,
        pill_fill=PAPER,
    )


def panel(path: str, *items: StyledNode, title: str = "", footer: str = "", icon_size: float = 0) -> StyledPanel:
    level = path.count("/")
    content = StyledStack("y", items, SPAN, level + 1)
    return StyledPanel(
        path=path,
        span=SPAN,
        level=level,
        texts=(text(title),) if title else (),
        footer=text(footer, "footer") if footer else None,
        icon=icon(icon_size) if icon_size else None,
        content=content,
        fill=PAPER,
        outline=BLUE,
        outline_width=1.5,
        radius=6,
    )


def column(*items: StyledNode, level: int = 0) -> StyledStack:
    return StyledStack("y", items, SPAN, level)


def row(*items: StyledNode, level: int = 0) -> StyledStack:
    return StyledStack("x", items, SPAN, level)


def parallel(*items: StyledNode, level: int = 0) -> StyledStack:
    return StyledStack("x", items, SPAN, level, branches=True)


def edge(
    source: str,
    target: str,
    *,
    side: Side | None = None,
    label: str = "",
    width: float = 1.0,
    dash: Any = "solid",
    number: int = 1,
    color: ColorRef = INK,
) -> StyledEdge:
    name = f"{source} -> {target}" + (f" #{number}" if number > 1 else "")
    return StyledEdge(
        name, source, target, SPAN, side, width, dash, color, text(label, "label") if label else None, None, "lg"
    )  # fmt: skip


def edges(*chains: str) -> list[StyledEdge]:
    """`"a b c"` is a to b and b to c."""
    return [edge(a, b) for chain in chains for a, b in zip(chain.split(), chain.split()[1:])]


def diagram(*items: StyledNode, edges: Sequence[StyledEdge] = (), metrics: Metrics = METRICS) -> StyledDiagram:
    return StyledDiagram(column(*items), tuple(edges), metrics)


def rects(placed: PlacedDiagram) -> dict[str, Rect]:
    return {box.path: box.rect for box in placed_boxes(placed.nodes)}


# ---- placed by hand, for routes


def put(path: str, x: float, y: float, w: float = 100, h: float = 40) -> PlacedNode:
    return PlacedNode(card(path), Rect(x, y, w, h), CardContent(None, None))


def put_panel(path: str, x: float, y: float, w: float, h: float, *children: PlacedNode) -> PlacedNode:
    node = panel(path, *(child.node for child in children))
    return PlacedNode(node, Rect(x, y, w, h), PanelContent(None, None), children)


FRAME = Rect(20, 20, 400, 400)


def placed(*nodes: PlacedNode, edges: Sequence[StyledEdge] = (), lanes: Sequence[Any] = (), frame: Rect = FRAME) -> PlacedDiagram:
    styled = diagram(*(node.node for node in nodes), edges=edges)
    return PlacedDiagram(styled, frame, nodes, tuple(lanes))
