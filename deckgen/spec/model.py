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


class Placed(NamedTuple, Generic[T]):
    """A value and where it was written."""

    value: T
    span: Span


Words: TypeAlias = Placed[str]


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


class PanelSpec(NamedTuple):
    """A titled container; its nodes are its own naming level."""

    path: str
    span: Span
    nodes: tuple[NodeSpec, ...]
    title: Words | None = None
    subtitle: Words | None = None
    footer: Words | None = None
    icon: Words | None = None
    accent: Words | None = None


class ArrangementSpec(NamedTuple):
    """Nodes set side by side or one above the other, without a box, a name or a naming level of its own."""

    axis: Axis
    span: Span
    nodes: tuple[NodeSpec, ...]


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


class DiagramSpec(NamedTuple):
    nodes: tuple[NodeSpec, ...]
    edges: tuple[EdgeSpec, ...]
    span: Span
    numbered: bool = False
    direction: Literal["auto", "down", "right"] = "auto"


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
