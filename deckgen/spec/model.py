"""Types of a read spec: what the person wrote, each value with its place. Nothing here has a size or a colour yet."""

from __future__ import annotations

from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar

from ..base.diagnostic import Span
from ..base.geometry import Side, Size

T = TypeVar("T")

Axis: TypeAlias = Literal["parallel", "row", "column"]
LineWord: TypeAlias = Literal["solid", "dashed", "dotted"]
StrokeWord: TypeAlias = Literal["thin", "normal", "heavy"]
ArrowWord: TypeAlias = Literal["end", "start", "both", "none"]
LayoutWord: TypeAlias = Literal["flow", "layered", "grid", "lanes", "tree", "cycle"]
DirectionWord: TypeAlias = Literal["auto", "down", "right", "up", "left"]
HintWord: TypeAlias = Literal["pin", "align", "same_rank", "order"]


class Placed(NamedTuple, Generic[T]):
    """A value and where it was written."""

    value: T
    span: Span


Words: TypeAlias = Placed[str]


class HintSpec(NamedTuple):
    """A wish for a layout. A pin's first node is the pinned one, at `at` (shares of the frame) or on `side` of the second.

    `nodes` are paths, each placed where its id was written; ids as written until `hints.settled` has found what they mean.
    """

    kind: HintWord
    nodes: tuple[Words, ...]
    span: Span
    at: tuple[float, float] | None = None
    side: Side | None = None


class LayoutSpec(NamedTuple):
    """How a diagram or panel sets its nodes. `hints` hold its own lists and the pins of the nodes that stand directly in it."""

    kind: LayoutWord = "flow"
    direction: DirectionWord = "auto"
    hints: tuple[HintSpec, ...] = ()
    span: Span | None = None
    columns: int | None = None


class CardSpec(NamedTuple):
    """A box with a title; `path` is its id behind those of the panels around it (`attention/blocks`)."""

    path: str
    span: Span
    title: Words | None = None
    subtitle: Words | None = None
    footer: Words | None = None
    icon: Words | None = None
    accent: Words | None = None
    pills: tuple[Words, ...] = ()
    pin: HintSpec | None = None


class PanelSpec(NamedTuple):
    """A titled container; its nodes are its own naming level. `lane` is one that stands in a diagram of lanes."""

    path: str
    span: Span
    nodes: tuple[NodeSpec, ...]
    title: Words | None = None
    subtitle: Words | None = None
    footer: Words | None = None
    icon: Words | None = None
    accent: Words | None = None
    layout: LayoutSpec = LayoutSpec()
    pin: HintSpec | None = None
    lane: bool = False


class ArrangementSpec(NamedTuple):
    """Nodes set side by side or one above the other, without a box, a name or a naming level of its own. `hints` are their pins."""

    axis: Axis
    span: Span
    nodes: tuple[NodeSpec, ...]
    hints: tuple[HintSpec, ...] = ()


NodeSpec: TypeAlias = CardSpec | PanelSpec | ArrangementSpec


class EdgeSpec(NamedTuple):
    """One edge: a chain such as `a -> b & c` is several. `source` and `target` are paths; `span` is the chain's place."""

    source: str
    target: str
    span: Span
    side: Side | None = None
    line: LineWord = "solid"
    stroke: StrokeWord = "normal"
    accent: Words | None = None
    label: Words | None = None
    arrow: ArrowWord = "end"
    tail_label: Words | None = None
    head_label: Words | None = None
    min_length: int = 1
    priority: int = 1


class DiagramSpec(NamedTuple):
    nodes: tuple[NodeSpec, ...]
    edges: tuple[EdgeSpec, ...]
    span: Span
    numbered: bool = False
    layout: LayoutSpec = LayoutSpec()
    overflow: Literal["error", "split"] = "error"


class SlideSpec(NamedTuple):
    span: Span
    title: Words | None = None
    diagram: DiagramSpec | None = None


class DeckSpec(NamedTuple):
    """A whole deck as written. `page` is width and height in points, read from `page_words`."""

    file: str
    slides: tuple[SlideSpec, ...]
    title: Words | None = None
    theme: Words | None = None
    page: Placed[Size] | None = None
    language: Words | None = None
