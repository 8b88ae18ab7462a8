"""`Scene` -> SVG, one function per scene item, back to front. Decides nothing; lengths in points, at most three decimals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..base.geometry import Point
from ..base.units import to_pt
from ..base.xml_text import escape
from ..scene import ColorRef, Connector, Freeform, Group, Item, Scene, SceneTheme, Shape, Slide, SubPath, walk
from .arrow import head, head_length, shaft, without_repeats
from .markup import decimal, ids_of, points
from .paint import fill_attribute, stroke_attributes
from .presets import outline_element, text_area
from .seal import sealed_svg
from .text_lines import place_lines
from .text_paint import LinePainter, font_family, live_text
from .trunk import Line, undrawn


def to_svg(scene: Scene, slide_index: int) -> str:
    """One slide as an SVG document with live text, sealed (`seal_state`). IndexError if there is no such slide.

    Write it as UTF-8 without translating line ends, or its seal no longer fits.
    """
    width, height = map(points, scene.size)
    markup = document(scene, slide_index, f'width="{width}pt" height="{height}pt"', live_text)
    return sealed_svg(markup.encode()).decode()


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every item's function needs to know of its slide."""

    theme: SceneTheme
    ids: Mapping[str, str]
    paint_line: LinePainter
    shafts: Mapping[str, tuple[Line, ...]]


def document(scene: Scene, slide_index: int, size: str, paint_line: LinePainter, trunks_once: bool = False) -> str:
    """The whole SVG without a seal; `size` holds the root's width and height attributes.

    `trunks_once`: what several connectors share is drawn by the first of them only.
    """
    slide = scene.slides[slide_index]
    width, height = map(points, scene.size)
    ids = ids_of(item.name for item in walk(slide.items))
    connectors = [item for item in walk(slide.items) if isinstance(item, Connector)]
    drawing = _Drawing(scene.theme, ids, paint_line, _shafts(connectors, trunks_once))
    items = "".join(_item(item, drawing) + "\n" for item in slide.items if not _above_page(item))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {width} {height}" xml:space="preserve" '
        f'xml:lang="{escape(scene.language)}" font-family="{escape(font_family(scene.theme.minor_faces))}">\n'
        f"<title>{escape(slide_title(scene, slide))}</title>\n"
        f'<rect width="{width}" height="{height}" fill="#{scene.theme.colors["bg2"]}"/>\n{items}</svg>\n'
    )


def slide_title(scene: Scene, slide: Slide) -> str:
    """The text of the slide's title placeholder, drawn or hidden above the page, on one line; else the deck's title."""
    for item in walk(slide.items):
        if isinstance(item, Shape) and item.placeholder == "title" and item.text:
            return " ".join(item.text.text.split())
    return scene.title


def _above_page(item: Item) -> bool:
    """A title for screen readers only: the document's title says it already."""
    return isinstance(item, Shape) and item.placeholder == "title" and item.rect.bottom <= 0


def _item(item: Item, drawing: _Drawing) -> str:
    if isinstance(item, Shape):
        content = _shape(item, drawing)
    elif isinstance(item, Connector):
        content = _connector(item, drawing)
    elif isinstance(item, Group):
        content = "".join("\n" + _item(child, drawing) for child in item.items) + "\n"
    else:
        content = _freeform(item, drawing.theme)
    hidden = ' aria-hidden="true"' if not isinstance(item, Connector) and item.decorative else ""
    alt = f"<title>{escape(item.alt)}</title>" if item.alt else ""
    return f'<g id="{escape(drawing.ids[item.name])}" data-name="{escape(item.name)}"{hidden}>{alt}{content}</g>'


def _shape(shape: Shape, drawing: _Drawing) -> str:
    theme = drawing.theme
    outline = ""
    if shape.fill or shape.stroke:  # a text box or an anchor would only leave an invisible box to stumble over
        stroke = " " + stroke_attributes(shape.stroke, theme) if shape.stroke else ""
        outline = outline_element(shape, fill_attribute(shape.fill, theme) + stroke)
    if not shape.text:
        return outline
    lines = place_lines(shape.text, text_area(shape))
    return outline + "".join(drawing.paint_line(line, theme) for line in lines)


def _freeform(freeform: Freeform, theme: SceneTheme) -> str:
    """Stroked pieces as one path, filled ones as a second, as `emit` has it; in page coordinates, so the stroke keeps its width."""
    stroked = " ".join(_path_data(path, freeform) for path in freeform.paths if path.stroked)
    filled = " ".join(_path_data(path, freeform) for path in freeform.paths if path.filled)
    lines = f'<path fill="none" {stroke_attributes(freeform.stroke, theme)} d="{stroked}"/>' if stroked else ""
    dots = f'<path {fill_attribute(freeform.stroke.color, theme)} d="{filled}"/>' if filled else ""
    return lines + dots


def _path_data(path: SubPath, freeform: Freeform) -> str:
    x, y, w, h = map(to_pt, freeform.rect)
    across, down = w / freeform.view[0], h / freeform.view[1]
    words = []
    for letter, values in path.ops:
        pairs = zip(values[::2], values[1::2])
        words.append(letter + " ".join(f"{decimal(x + px * across)} {decimal(y + py * down)}" for px, py in pairs))
    return "".join(words)


def _shafts(connectors: Iterable[Connector], trunks_once: bool) -> dict[str, tuple[Line, ...]]:
    """What is stroked of each connector, by name: its line cut back into its heads, and less what an equal stroke drew before."""
    shafts: dict[str, tuple[Line, ...]] = {}
    alike: dict[tuple[ColorRef, int], list[Line]] = {}
    for connector in connectors:
        stroke = connector.stroke
        whole = shaft(_line_pt(connector), to_pt(stroke.width), stroke.begin, stroke.end)
        parts: tuple[Line, ...] = (whole,) if len(whole) > 1 else ()
        if trunks_once and parts and stroke.dash == "solid":
            before = alike.setdefault((stroke.color, stroke.width), [])
            parts = undrawn(whole, before)
            before.append(whole)
        shafts[connector.name] = parts
    return shafts


def _line_pt(connector: Connector) -> Line:
    return without_repeats([Point(to_pt(x), to_pt(y)) for x, y in connector.points])


def _connector(connector: Connector, drawing: _Drawing) -> str:
    """The line, cut back into its heads, then the heads."""
    stroke, theme, line = connector.stroke, drawing.theme, _line_pt(connector)
    if len(line) < 2:
        return ""
    look = stroke_attributes(stroke, theme)
    drawn = "".join(f'<polyline fill="none" {look} points="{_pairs(part)}"/>' for part in drawing.shafts[connector.name])
    for arrow, tip, before in ((stroke.begin, line[0], line[1]), (stroke.end, line[-1], line[-2])):
        if arrow:
            triangle = _pairs(head(tip, before, head_length(arrow, to_pt(stroke.width))))
            drawn += f'<polygon fill="#{theme.rgb(stroke.color)}" points="{triangle}"/>'
    return drawn


def _pairs(line: tuple[Point, ...]) -> str:
    return " ".join(f"{decimal(x)},{decimal(y)}" for x, y in line)
