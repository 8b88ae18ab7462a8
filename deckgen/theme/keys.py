"""The theme language as tables: which keys a theme may have, their types, and what they mean."""

from __future__ import annotations

from typing import NamedTuple

from ..yamlio import Choice, Colour, Fields, Key, Node, Number, Reader, Scalar, Sequence, Text, object_schema, read_keys
from .model import Range

SMALLEST_TYPE, LARGEST_TYPE = 6.0, 200.0


class Section(NamedTuple):
    """A mapping with keys of its own; gives its `Fields`."""

    keys: tuple[Key, ...]
    what: str

    def read(self, node: Node, reader: Reader) -> Fields | None:
        return read_keys(node, self.keys, reader, self.what)

    def schema(self) -> dict[str, object]:
        return object_schema(self.keys)


class RangeOf(NamedTuple):
    """`[smallest, preferred]`, or one number for both. The wrong order is T131."""

    minimum: float
    maximum: float

    def read(self, node: Node, reader: Reader) -> Range | None:
        number = Number(self.minimum, self.maximum)
        if not isinstance(node, Sequence):
            value = number.read(node, reader)
            return None if value is None else Range(value, value)
        if len(node.items) != 2:
            reader.error(
                131, f"expected two numbers, not {len(node.items)}", node.span, "write [smallest, preferred], or one number"
            )
            return None
        smallest, preferred = (number.read(item, reader) for item in node.items)
        if smallest is None or preferred is None:
            return None
        if smallest > preferred:
            hint = f"write [{preferred:g}, {smallest:g}]: the smallest first"
            reader.error(131, f"the smallest, {smallest:g}, is larger than the preferred, {preferred:g}", node.span, hint)
            return None
        return Range(smallest, preferred)

    def schema(self) -> dict[str, object]:
        number = Number(self.minimum, self.maximum).schema()
        return {"anyOf": [number, {"type": "array", "items": number, "minItems": 2, "maxItems": 2}]}


class Faces(NamedTuple):
    """Names of fonts, the preferred one first; or a single name. An empty list is T132."""

    def read(self, node: Node, reader: Reader) -> tuple[str, ...] | None:
        items = node.items if isinstance(node, Sequence) else (node,)
        names = tuple(Text().read(item, reader) for item in items)
        written = tuple(name.strip() for name in names if name and name.strip())
        if not written and None not in names:
            reader.error(132, "no font is named", node.span, "name at least one, such as [Arial, Helvetica]")
        return written or None

    def schema(self) -> dict[str, object]:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}


_LENGTH = Number(0, 500)
_POSITIVE = Number(0.1, 500)
_SPAN = RangeOf(0, 500)
_TYPE = RangeOf(SMALLEST_TYPE, LARGEST_TYPE)
_LUM = Number(-1, 1)


def _keys(type_: Colour | Number | RangeOf | Faces, docs: dict[str, str]) -> tuple[Key, ...]:
    return tuple(Key(name, type_, doc, required=True) for name, doc in docs.items())


PALETTE = _keys(
    Colour(),
    {
        "text": "Titles, text and connectors.",
        "muted": "Subtitles and footers.",
        "surface": "Fill of cards.",
        "page": "Background of the slide.",
        "blue": "Accent.",
        "cyan": "Accent.",
        "purple": "Accent.",
        "green": "Accent.",
        "amber": "Accent.",
        "red": "Accent.",
    },
)
TINTS = _keys(
    _LUM,
    {
        "panel": "Lightness of a panel's fill against its accent, -1 black to 1 white.",
        "pill": "The same for a pill's fill.",
        "label": "The same for label text; it moves on until it can be read.",
    },
)
FONTS = _keys(Faces(), {"heading": "Faces of titles.", "body": "Faces of all other text."})
TYPE = (
    *_keys(
        _TYPE,
        {
            "slide_title": "Title of a slide.",
            "body": "Text of a slide outside diagrams.",
            "title": "Title of a main card.",
            "inner_title": "Title of a card inside a panel.",
            "panel_title": "Title of a panel.",
            "subtitle": "Subtitle of a main card.",
            "inner_subtitle": "Subtitle inside a panel.",
            "footer": "Footer of a card or panel.",
            "label": "Label of an edge.",
            "pill": "Text of a pill.",
        },
    ),
    Key("shrinks", Number(0, 20), "Steps from the preferred sizes to the smallest; a whole number.", required=True),
)
RADIUS = _keys(_LENGTH, {"card": "Corner radius of cards.", "panel": "Corner radius of panels."})
STROKES = (
    *_keys(
        _POSITIVE,
        {
            "outline": "Outlines of cards and panels.",
            "thin": "Connectors with stroke: thin.",
            "normal": "Connectors.",
            "heavy": "Connectors with stroke: heavy.",
        },
    ),
    Key("color", Choice(("text", "muted"), "connector colour"), "Palette entry of connectors without an accent.", required=True),
)
ICONS = (
    *_keys(_POSITIVE, {"main": "Side of an icon on a main card.", "inner": "Side of an icon inside a panel."}),
    Key("stroke", Number(0.1, 6), "Line width on the icon's 24 x 24 grid.", required=True),
)
GAPS = (
    *_keys(_SPAN, {"step": "Between steps of the flow.", "branch": "Where the flow branches or merges."}),
    *_keys(
        _LENGTH,
        {
            "siblings": "Between branches side by side.",
            "inner": "Between cards inside a panel.",
            "icon": "Between an icon and its text.",
            "text": "Between the lines of a title and its subtitle.",
            "title": "Between a panel's title or footer and its cards.",
            "pill": "Between pills.",
            "label": "Between a line and its label.",
            "clearance": "Between parallel lines, and between lines and borders.",
        },
    ),
)
INSETS = _keys(
    _LENGTH, {"card": "Border of a card to its content.", "panel": "The same for panels.", "pill": "The same for pills."}
)

THEME = (
    Key("description", Text(), "One line that `deckgen themes` shows."),
    Key("extends", Text(), "Theme to stand on: a name, or a path relative to this file. Without it, paper."),
    Key("palette", Section(PALETTE, "a palette"), 'Colours in quotes: "#2563EB".', required=True),
    Key("tints", Section(TINTS, "tints"), "Lightness moves of the accents.", required=True),
    Key("fonts", Section(FONTS, "fonts"), "Faces with fallbacks.", required=True),
    Key("type", Section(TYPE, "a type scale"), "Sizes in points: [smallest, preferred] or one number.", required=True),
    Key("radius", Section(RADIUS, "radii"), "Corner radii in points.", required=True),
    Key("strokes", Section(STROKES, "strokes"), "Line widths in points.", required=True),
    Key("icons", Section(ICONS, "icon sizes"), "Sizes of icons in points.", required=True),
    Key("gaps", Section(GAPS, "gaps"), "Free space in points.", required=True),
    Key("insets", Section(INSETS, "insets"), "Border to content, in points.", required=True),
    Key("margin", _SPAN, "Slide edge to content, in points.", required=True),
)


def word_is_path(words: str) -> bool:
    """Whether a theme is named by its path rather than by a word."""
    return "/" in words or "\\" in words or words.lower().endswith((".yaml", ".yml"))


def written_text(node: Node | None) -> Scalar | None:
    """The node if it is text with something in it."""
    return node if isinstance(node, Scalar) and node.text.strip() else None
