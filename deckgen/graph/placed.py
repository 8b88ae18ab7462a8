"""The diagram with a rectangle for every node, and what layout promised to the routes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..base.geometry import Point, Rect, Side
from ..text import SLACK, WrappedBlock
from .styled import Hint, StyledCard, StyledDiagram, StyledPanel, StyledText


class PlacedText(NamedTuple):
    """A block of text in its own area; `texts` and `block.paragraphs` go side by side."""

    texts: tuple[StyledText, ...]
    block: WrappedBlock
    rect: Rect

    @property
    def width(self) -> float:
        """What a box around the words alone must be wide: the widest line with its slack; or where lines break by width, that width."""
        if any(len(p.lines) > 1 for p in self.block.paragraphs):
            return self.block.width
        return SLACK * self.block.widest + 1.0


class CardContent(NamedTuple):
    """Where a card's parts lie, on the slide. The text's rect is the box less its insets."""

    text: PlacedText | None
    icon: Rect | None
    pills: tuple[PlacedText, ...] = ()
    footer: PlacedText | None = None


class PanelContent(NamedTuple):
    """Where a panel's own words lie: centred, or from the left where edges run into the panel past its head or out past its foot.
    `head` is the part of a swimlane that its title takes."""

    text: PlacedText | None
    icon: Rect | None
    footer: PlacedText | None = None
    centred: bool = True
    foot_centred: bool = True
    head: Rect | None = None


class PlacedNode(NamedTuple):
    """A card or panel and the rectangle that layout gave it."""

    node: StyledCard | StyledPanel
    rect: Rect
    content: CardContent | PanelContent
    children: tuple[PlacedNode, ...] = ()

    @property
    def path(self) -> str:
        return self.node.path


class Lane(NamedTuple):
    """Room reserved beside the boxes for one edge: a channel at `at` (x of a vertical one, y of a horizontal one).

    `begin` and `end` are the sides by which the edge should leave and enter; `label_side` is where room for its label was kept.
    """

    edge: str
    vertical: bool
    at: float
    begin: Side
    end: Side
    label_side: Side | None = None


class ReservedWay(NamedTuple):
    """The whole way of an edge as its layout planned it: `points` start and finish on the borders of its boxes, two or more, orthogonal;
    `begin` and `end` are the sides they are on. Routes keep to it unless something is in the way."""

    edge: str
    begin: Side
    end: Side
    points: tuple[Point, ...]


class PlacedDiagram(NamedTuple):
    """`frame` is what the boxes may use of the slide, `bounds` what lines may. `sides` tells of edges by name by which sides to
    leave and enter, where that is not as the boxes lie to each other; `ways` give the whole way of
    edges that a layout planned itself; `unmet` are hints that could not hold; `folds` how often a run
    goes on in another column."""

    diagram: StyledDiagram
    frame: Rect
    nodes: tuple[PlacedNode, ...]
    lanes: tuple[Lane, ...] = ()
    sides: tuple[tuple[str, Side, Side], ...] = ()
    bounds: Rect | None = None
    ways: tuple[ReservedWay, ...] = ()
    unmet: tuple[Hint, ...] = ()
    folds: int = 0

    @property
    def room(self) -> Rect:
        """Where lines and labels may be: the bounds, or the frame and what its margin leaves."""
        metrics = self.diagram.metrics
        return self.bounds or self.frame.grow(metrics.margin - metrics.smallest_margin)


def placed_boxes(nodes: tuple[PlacedNode, ...]) -> Iterator[PlacedNode]:
    """Every placed node, containers before what they hold."""
    for node in nodes:
        yield node
        yield from placed_boxes(node.children)
