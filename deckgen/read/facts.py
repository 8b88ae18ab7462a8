"""What a reopened deck says, as frozen values: lengths and type sizes in points, colours as `RRGGBB`, angles in degrees
clockwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..base.geometry import Point, Rect, Size

Kind: TypeAlias = Literal[
    "autoshape", "freeform", "text_box", "picture", "group", "connector", "placeholder", "graphic_frame"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ColorFacts:
    """A colour as drawn (all modifiers applied), its opacity 0..1, and whether the theme decides it (a scheme colour)."""

    rgb: str
    alpha: float = 1.0
    from_theme: bool = False


@dataclass(frozen=True, slots=True)
class FillFacts:
    """A fill: `colors` is one colour for solid, all stops for gradient, fore- and background for pattern, empty for the others."""

    kind: Literal["none", "solid", "gradient", "pattern", "picture"] = "none"
    colors: tuple[ColorFacts, ...] = ()

    @property
    def visible(self) -> bool:
        return self.kind == "picture" or any(color.alpha > 0 for color in self.colors)


@dataclass(frozen=True, slots=True)
class LineFacts:
    """An outline or a connector's line. Arrow types are the file's words (`triangle`, `stealth`, …); None for no arrow.

    `begin_arrow` belongs to the first point, which XML calls `headEnd` (ECMA-376 part 1, 20.1.8.38).
    """

    color: ColorFacts
    width: float
    dash: str = "solid"
    begin_arrow: str | None = None
    end_arrow: str | None = None


@dataclass(frozen=True, slots=True)
class RunFacts:
    """Text of one style; a line break inside a paragraph is a vertical tab. `size` before the body's `font_scale`."""

    text: str
    size: float
    color: ColorFacts
    face: str
    bold: bool = False
    italic: bool = False
    caps: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """Runs and their block. `pitch` is a share of the line height (1.0), or points if `pitch_points`; `empty_size` for no text."""

    runs: tuple[RunFacts, ...]
    align: Literal["left", "center", "right", "justify"] = "left"
    level: int = 0
    margin: float = 0.0
    indent: float = 0.0
    bullet: bool = False
    pitch: float = 1.0
    pitch_points: bool = False
    space_before: float = 0.0
    space_after: float = 0.0
    empty_size: float = 18.0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """Largest type size: it sets the line pitch."""
        return max((run.size for run in self.runs if run.text), default=self.empty_size)


@dataclass(frozen=True, slots=True)
class TextFacts:
    """Text in a shape. `insets` are left, top, right, bottom; `vertical` is the file's word if the text is turned (`vert270`)."""

    paragraphs: tuple[ParagraphFacts, ...]
    insets: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    anchor: Literal["top", "middle", "bottom"] = "top"
    wrap: bool = True
    fit: Literal["none", "shrink", "grow"] = "none"
    font_scale: float = 1.0
    pitch_cut: float = 0.0
    vertical: str | None = None
    columns: int = 1

    @property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class GlueFacts:
    """An end tied to a connection site: the shape's id as the file has it (the shape may be missing) and the site's number."""

    shape: int
    site: int


@dataclass(frozen=True, slots=True)
class ConnectorFacts:
    """The path of a line in points, from begin to end, as PowerPoint draws it, and what its ends are tied to.

    `curved` paths are given by the elbows they round off.
    """

    points: tuple[Point, ...]
    begin: GlueFacts | None = None
    end: GlueFacts | None = None
    curved: bool = False


@dataclass(frozen=True, slots=True)
class ShapeFacts:
    """One shape of the flattened z-order. `z` is its place in `SlideFacts.shapes`; `parent` the place of its group.

    `rect` is the frame on the slide before rotation, group transforms applied; `bounds` the upright box around it as turned.
    `path` is set for connectors, and for autoshapes of a line preset. `sites` counts the connection sites of a freeform.
    """

    z: int
    id: int
    name: str
    kind: Kind
    rect: Rect
    bounds: Rect
    groups: tuple[str, ...] = ()
    parent: int | None = None
    rotation: float = 0.0
    flip_h: bool = False
    flip_v: bool = False
    preset: str | None = None
    adjust: tuple[tuple[str, int], ...] = ()
    sites: int | None = None
    fill: FillFacts = FillFacts()
    line: LineFacts | None = None
    text: TextFacts | None = None
    path: ConnectorFacts | None = None
    placeholder: str | None = None
    content: str | None = None
    alt: str = ""
    decorative: bool = False
    hidden: bool = False

    @property
    def group_name(self) -> str | None:
        """Name of the group it lies in directly."""
        return self.groups[-1] if self.groups else None

    @property
    def has_text(self) -> bool:
        return self.text is not None and bool(self.text.text.strip())


@dataclass(frozen=True, slots=True)
class SlideFacts:
    """A slide: shapes back to front, groups before their children. `backdrop` is what master and slide layout draw below them."""

    number: int
    title: str | None
    shapes: tuple[ShapeFacts, ...]
    background: FillFacts
    backdrop: tuple[ShapeFacts, ...] = ()
    layout: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class DeckFacts:
    """A whole deck. `title` is the one of the core properties; `file` is the name for messages."""

    file: str
    page: Size
    title: str
    slides: tuple[SlideFacts, ...]
