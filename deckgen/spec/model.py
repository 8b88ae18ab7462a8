"""Types of a read spec: what the person wrote, each value with its place. Nothing here has a size or a colour yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias, TypeVar

from ..base.diagnostic import Span
from ..base.geometry import Side, Size

T = TypeVar("T")

Axis: TypeAlias = Literal["parallel", "row", "column"]
LineWord: TypeAlias = Literal["solid", "dashed", "dotted"]
StrokeWord: TypeAlias = Literal["thin", "normal", "heavy"]
ArrowWord: TypeAlias = Literal["end", "start", "both", "none"]


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """A value and where it was written."""

    value: T
    span: Span


Words: TypeAlias = Placed[str]


@dataclass(frozen=True, slots=True)
class CardSpec:
    """A box with a title; `path` is its id behind those of the panels around it (`attention/blocks`)."""

    path: str
    span: Span
    title: Words | None = None
    subtitle: Words | None = None
    footer: Words | None = None
    icon: Words | None = None
    accent: Words | None = None
    pills: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class PanelSpec:
    """A titled container; its nodes are its own naming level."""

    path: str
    span: Span
    nodes: tuple[NodeSpec, ...]
    title: Words | None = None
    subtitle: Words | None = None
    footer: Words | None = None
    icon: Words | None = None
    accent: Words | None = None


@dataclass(frozen=True, slots=True)
class ArrangementSpec:
    """Nodes set side by side or one above the other, without a box, a name or a naming level of its own."""

    axis: Axis
    span: Span
    nodes: tuple[NodeSpec, ...]


NodeSpec: TypeAlias = CardSpec | PanelSpec | ArrangementSpec


@dataclass(frozen=True, slots=True)
class EdgeSpec:
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


@dataclass(frozen=True, slots=True)
class DiagramSpec:
    nodes: tuple[NodeSpec, ...]
    edges: tuple[EdgeSpec, ...]
    span: Span
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class SlideSpec:
    span: Span
    title: Words | None = None
    diagram: DiagramSpec | None = None


@dataclass(frozen=True, slots=True)
class DeckSpec:
    """A whole deck as written. `page` is width and height in points, read from `page_words`."""

    file: str
    slides: tuple[SlideSpec, ...]
    title: Words | None = None
    theme: Words | None = None
    page: Placed[Size] | None = None
    language: Words | None = None
