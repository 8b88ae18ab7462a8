"""Types of the scene. Lengths are whole EMU, type sizes points, colours theme slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from ..base.colour import apply_lum
from ..base.connector import ConnectorFrame
from ..base.diagnostic import Span
from ..base.geometry import EmuPoint, EmuRect

Slot: TypeAlias = Literal[
    "tx1", "bg1", "tx2", "bg2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
]  # fmt: skip
"""A theme colour by its role (through the master's colour map): tx1 text, tx2 muted text, bg1 surface of cards, bg2 page."""


class ColorRef(NamedTuple):
    """A theme slot, lighter or darker by `lum` (-1 black .. +1 white, HSL lightness); or, only where asked for, a fixed `rgb`."""

    slot: Slot | None = None
    lum: float = 0.0
    rgb: str | None = None


Fill: TypeAlias = ColorRef | None


class Arrow(NamedTuple):
    """A filled triangle at an end of a line; `size` is PowerPoint's w and len together (its real size also grows with the line)."""

    size: Literal["sm", "med", "lg"] = "med"


class Stroke(NamedTuple):
    """An outline or a connector's line. `begin` and `end` follow the edge's direction."""

    color: ColorRef
    width: int
    dash: Literal["solid", "dash", "dot"] = "solid"
    round_cap: bool = False
    begin: Arrow | None = None
    end: Arrow | None = None


class Run(NamedTuple):
    """Text of one style. `face` names the theme font: major for heads, minor for body. `size` in points, halves allowed."""

    text: str
    size: float
    color: ColorRef
    bold: bool = False
    italic: bool = False
    face: Literal["major", "minor"] = "minor"


class Line(NamedTuple):
    """One broken line of a paragraph: the characters [start, end) of its text, and their advance width in EMU."""

    start: int
    end: int
    width: int


class Paragraph(NamedTuple):
    """Runs and how they break. A vertical tab in a run's text is a break that the writers force; all other breaks come by width."""

    runs: tuple[Run, ...]
    lines: tuple[Line, ...]
    align: Literal["left", "center", "right"] = "left"
    space_before: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """Largest type size in points: it sets the line pitch."""
        return max(run.size for run in self.runs)


class TextBody(NamedTuple):
    """Text inside a shape. Insets are left, top, right, bottom in EMU; lines are 1.2 times their size apart (OOXML-FINDINGS.md, 5)."""

    paragraphs: tuple[Paragraph, ...]
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    anchor: Literal["top", "middle", "bottom"] = "middle"

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


class Shape(NamedTuple):
    """A preset autoshape, or a text box (`text_box`). `adjust` holds the preset's handle values in their own unit; a click on the shape
    leads to slide `jump`, counted from 1."""

    name: str
    preset: str
    rect: EmuRect
    fill: Fill = None
    stroke: Stroke | None = None
    adjust: tuple[tuple[str, int], ...] = ()
    text: TextBody | None = None
    text_box: bool = False
    alt: str | None = None
    decorative: bool = False
    placeholder: Literal["title"] | None = None
    span: Span | None = None
    jump: int | None = None


PathOp: TypeAlias = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""Absolute move, line, cubic curve (three points), close; coordinates in the freeform's view box."""


class SubPath(NamedTuple):
    """Path pieces drawn alike: stroked only, or filled only (dots)."""

    ops: tuple[PathOp, ...]
    stroked: bool = True
    filled: bool = False


class Freeform(NamedTuple):
    """A custom path: `paths` in a `view` box (width, height) that is stretched onto `rect`. `stroke.color` also fills the dots."""

    name: str
    rect: EmuRect
    view: tuple[float, float]
    paths: tuple[SubPath, ...]
    stroke: Stroke
    alt: str | None = None
    decorative: bool = False
    span: Span | None = None


class Glue(NamedTuple):
    """An end tied to a connection site of the shape with that name on the same slide."""

    shape: str
    site: int


class Connector(NamedTuple):
    """A connector: `points` as drawn from begin to end, `frame` the preset that draws exactly these (base.connector)."""

    name: str
    points: tuple[EmuPoint, ...]
    frame: ConnectorFrame
    stroke: Stroke
    begin: Glue
    end: Glue
    alt: str | None = None
    span: Span | None = None


class Group(NamedTuple):
    """Shapes that move as one; its child transform is the identity, so children keep slide coordinates."""

    name: str
    rect: EmuRect
    items: tuple[Item, ...]
    alt: str | None = None
    decorative: bool = False
    span: Span | None = None


Item: TypeAlias = Shape | Freeform | Connector | Group


class Slide(NamedTuple):
    """Items back to front, which is also the reading order. `layout` names one of the slide layouts that the writer makes."""

    items: tuple[Item, ...]
    layout: Literal["title-only", "diagram"] = "diagram"
    span: Span | None = None


class SceneTheme(NamedTuple):
    """What the theme part and the master need. `colors` gives `RRGGBB` for every slot; `dark` maps tx1/bg1 the other way round.

    Sizes in points, lengths in EMU; `*_faces` hold the face to name first, then fallbacks that only `draw` uses.
    """

    name: str
    colors: Mapping[Slot, str]
    dark: bool
    major_faces: tuple[str, ...]
    minor_faces: tuple[str, ...]
    title_size: float
    body_size: float
    title_rect: EmuRect
    body_rect: EmuRect
    outline_width: int
    connector_width: int
    corner_radius: int
    outline_slot: Slot = "accent1"

    def rgb(self, color: ColorRef) -> str:
        """The colour as `RRGGBB`."""
        if color.rgb is not None or color.slot is None:
            return color.rgb or "000000"
        return apply_lum(self.colors[color.slot], color.lum)


class Scene(NamedTuple):
    """A whole deck, decided. `size` is width and height of every slide in EMU."""

    size: tuple[int, int]
    slides: tuple[Slide, ...]
    theme: SceneTheme
    title: str = ""
    language: str = "en-US"


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Every item, groups before their children, in z-order."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)
