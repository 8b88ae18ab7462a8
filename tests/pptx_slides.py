"""A .pptx's slides as plain figures in points, read with the standard library alone: what `pptx_faults` judges.

Input: the file's bytes. Output: the page, and of every slide its boxes, texts and lines. It knows how decks of ours name their shapes (a
node's path and a part: `panel/card/box`; an edge and a part: `a -> b/label`), and nothing else of the product: no module of it is imported.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from io import BytesIO
from math import cos, pi, sin, sqrt
from typing import NamedTuple
from xml.etree import ElementTree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
EMU = 12_700.0
LINE_PITCH = 1.2

Point = tuple[float, float]


class Rect(NamedTuple):
    """Edges in points; y grows downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def grown(self, by: float) -> Rect:
        return Rect(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def meets(self, other: Rect) -> bool:
        """Whether the insides have ground in common."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1

    def holds(self, other: Rect) -> bool:
        return self.x0 <= other.x0 and self.y0 <= other.y0 and other.x1 <= self.x1 and other.y1 <= self.y1


class Drawn(NamedTuple):
    """A shape: `groups` are the names of the groups around it, outermost first; `words` the ground that its text takes, by estimate."""

    id: str
    name: str
    rect: Rect
    preset: str | None
    groups: tuple[str, ...]
    words: Rect | None


class Line(NamedTuple):
    """A connector. `points` is the polyline from the begin to the end; None where its geometry is not one that can be worked out.

    `begin` and `end` are (shape id, site) as written, or None; `look` is what makes two lines look alike.
    """

    name: str
    points: tuple[Point, ...] | None
    begin: tuple[str, int] | None
    end: tuple[str, int] | None
    look: tuple[str, ...]


class Slide(NamedTuple):
    page: Rect
    shapes: tuple[Drawn, ...]
    lines: tuple[Line, ...]


def slides_of(deck: bytes) -> list[Slide]:
    """Every slide in the order of its file's number. KeyError or ParseError for a file that is no deck."""
    with zipfile.ZipFile(BytesIO(deck)) as package:
        size = ElementTree.fromstring(package.read("ppt/presentation.xml")).find(f"{P}sldSz")
        assert size is not None
        page = Rect(0, 0, int(size.attrib["cx"]) / EMU, int(size.attrib["cy"]) / EMU)
        numbers = sorted(int(m[1]) for name in package.namelist() if (m := re.fullmatch(r"ppt/slides/slide(\d+)\.xml", name)))
        trees = [ElementTree.fromstring(package.read(f"ppt/slides/slide{number}.xml")) for number in numbers]
    return [_slide(tree, page) for tree in trees]


def _slide(tree: ElementTree.Element, page: Rect) -> Slide:
    shapes: list[Drawn] = []
    lines: list[Line] = []
    root = tree.find(f"{P}cSld/{P}spTree")
    assert root is not None
    _walk(root, (1.0, 1.0, 0.0, 0.0), (), shapes, lines)
    return Slide(page, tuple(shapes), tuple(lines))


Move = tuple[float, float, float, float]
"""Scale and offset of a group's inside: x -> sx * x + dx, y -> sy * y + dy."""


def _walk(parent: ElementTree.Element, move: Move, groups: tuple[str, ...], shapes: list[Drawn], lines: list[Line]) -> None:
    for element in parent:
        if element.tag == f"{P}grpSp":
            inner = _inside(element.find(f"{P}grpSpPr/{A}xfrm"), move)
            _walk(element, inner, (*groups, _label(element)[1]), shapes, lines)
        elif element.tag == f"{P}cxnSp":
            lines.append(_line(element, move))
        elif element.tag in (f"{P}sp", f"{P}pic", f"{P}graphicFrame"):
            shapes.append(_shape(element, move, groups))


def _label(element: ElementTree.Element) -> tuple[str, str]:
    properties = element.find(f"*/{P}cNvPr")
    assert properties is not None
    return properties.attrib["id"], properties.get("name", "")


def _inside(xfrm: ElementTree.Element | None, move: Move) -> Move:
    if xfrm is None:
        return move
    (x, y), (w, h) = _pair(xfrm, "off", "x", "y"), _pair(xfrm, "ext", "cx", "cy")
    (child_x, child_y), (child_w, child_h) = _pair(xfrm, "chOff", "x", "y"), _pair(xfrm, "chExt", "cx", "cy")
    sx, sy = (w / child_w if child_w else 1.0), (h / child_h if child_h else 1.0)
    return move[0] * sx, move[1] * sy, move[0] * (x - sx * child_x) + move[2], move[1] * (y - sy * child_y) + move[3]


def _pair(xfrm: ElementTree.Element, tag: str, first: str, second: str) -> Point:
    found = xfrm.find(A + tag)
    return (0.0, 0.0) if found is None else (int(found.attrib[first]) / EMU, int(found.attrib[second]) / EMU)


def _rect(xfrm: ElementTree.Element | None, move: Move) -> Rect:
    if xfrm is None:
        return Rect(0, 0, 0, 0)
    (x, y), (w, h) = _pair(xfrm, "off", "x", "y"), _pair(xfrm, "ext", "cx", "cy")
    x, y = move[0] * x + move[2], move[1] * y + move[3]
    return Rect(x, y, x + move[0] * w, y + move[1] * h)


def _shape(element: ElementTree.Element, move: Move, groups: tuple[str, ...]) -> Drawn:
    number, name = _label(element)
    rect = _rect(element.find(f"{P}spPr/{A}xfrm"), move)
    geometry = element.find(f"{P}spPr/{A}prstGeom")
    return Drawn(number, name, rect, None if geometry is None else geometry.get("prst"), groups, _words(element, rect))


# ---- text: where the words are, roughly


def _words(element: ElementTree.Element, rect: Rect) -> Rect | None:
    """The ground of a shape's words: as tall as its lines, as wide as its widest paragraph by a rough count, never wider than its room."""
    body = element.find(f"{P}txBody")
    if body is None or not "".join(body.itertext()).strip():
        return None
    frame = body.find(f"{A}bodyPr")
    assert frame is not None
    left, top, right, bottom = (int(frame.get(key, "0")) / EMU for key in ("lIns", "tIns", "rIns", "bIns"))
    room = Rect(rect.x0 + left, rect.y0 + top, rect.x1 - right, rect.y1 - bottom)
    widest = height = 0.0
    align = "l"
    for paragraph in body.findall(f"{A}p"):
        width, tall, align = _paragraph(paragraph, max(1.0, room.x1 - room.x0))
        widest, height = max(widest, width), height + tall
    widest, height = min(widest, room.x1 - room.x0), min(height, rect.y1 - rect.y0)
    x = {"l": room.x0, "r": room.x1 - widest}.get(align, (room.x0 + room.x1 - widest) / 2)
    y = {"t": room.y0, "b": room.y1 - height}.get(frame.get("anchor", "t"), (room.y0 + room.y1 - height) / 2)
    return Rect(x, y, x + widest, y + height)


def _paragraph(paragraph: ElementTree.Element, room: float) -> tuple[float, float, str]:
    """Width, height and alignment of a paragraph whose lines break at `room`."""
    properties = paragraph.find(f"{A}pPr")
    before = paragraph.find(f"{A}pPr/{A}spcBef/{A}spcPts")
    space = 0.0 if before is None else int(before.attrib["val"]) / 100
    sizes = [int(run.attrib["sz"]) / 100 for run in paragraph.iter(f"{A}rPr") if "sz" in run.attrib] or [18.0]
    lines = [""]
    for child in paragraph:
        if child.tag == f"{A}br":
            lines.append("")
        elif child.tag == f"{A}r":
            lines[-1] += child.findtext(f"{A}t") or ""
    widths = [max(sizes) * sum(_breadth(letter) for letter in line) for line in lines]
    count = sum(max(1, -int(-width // (1.06 * room))) for width in widths)
    align = "l" if properties is None else properties.get("algn", "l")
    return min(max(widths), room), space + count * max(sizes) * LINE_PITCH, align


def _breadth(letter: str) -> float:
    """A letter's advance as a share of the type size: a rough and rather low figure for sans-serif faces."""
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 0.95
    if letter in "ijlIt.,:;'|!()[]/ ":
        return 0.26
    if letter in "mwMW@%":
        return 0.8
    return 0.62 if letter.isupper() else 0.5


# ---- connectors


def _line(element: ElementTree.Element, move: Move) -> Line:
    glue = element.find(f"{P}nvCxnSpPr/{P}cNvCxnSpPr")
    outline = element.find(f"{P}spPr/{A}ln")
    look = ("", "", "")
    if outline is not None:
        fill = outline.find(f"{A}solidFill")
        dash = outline.find(f"{A}prstDash")
        colour = "" if fill is None else ElementTree.tostring(fill, encoding="unicode")
        look = (outline.get("w", ""), "solid" if dash is None else dash.get("val", ""), colour)
    return Line(_label(element)[1], _polyline(element, move), _end(glue, "stCxn"), _end(glue, "endCxn"), look)


def _end(glue: ElementTree.Element | None, tag: str) -> tuple[str, int] | None:
    found = None if glue is None else glue.find(A + tag)
    return None if found is None else (found.attrib["id"], int(found.attrib["idx"]))


def _polyline(element: ElementTree.Element, move: Move) -> tuple[Point, ...] | None:
    """What PowerPoint draws: the preset's own path (ECMA-376 part 1, presetShapeDefinitions.xml), flipped, then turned about its middle."""
    geometry, xfrm = element.find(f"{P}spPr/{A}prstGeom"), element.find(f"{P}spPr/{A}xfrm")
    if geometry is None or xfrm is None:
        return None
    w, h = _pair(xfrm, "ext", "cx", "cy")
    values = {gd.attrib["name"]: int(gd.attrib["fmla"].split()[1]) / 100_000 for gd in geometry.iter(f"{A}gd")}
    local = _preset_path(geometry.get("prst", ""), w, h, values)
    if local is None:
        return None
    x, y = _pair(xfrm, "off", "x", "y")
    middle_x, middle_y = x + w / 2, y + h / 2
    angle = int(xfrm.get("rot", "0")) / 60_000 * pi / 180
    flip_x, flip_y = (-1.0 if xfrm.get(key) in ("1", "true") else 1.0 for key in ("flipH", "flipV"))
    points = []
    for u, v in local:
        u, v = (u - w / 2) * flip_x, (v - h / 2) * flip_y
        px, py = middle_x + u * cos(angle) - v * sin(angle), middle_y + u * sin(angle) + v * cos(angle)
        points.append((move[0] * px + move[2], move[1] * py + move[3]))
    return tuple(points)


def _preset_path(preset: str, w: float, h: float, adjust: dict[str, float]) -> list[Point] | None:
    first, second, third = (adjust.get(f"adj{n}", 0.5) for n in (1, 2, 3))
    first = adjust.get("adj", first)
    paths: dict[str, list[Point]] = {
        "line": [(0, 0), (w, h)],
        "straightConnector1": [(0, 0), (w, h)],
        "bentConnector2": [(0, 0), (w, 0), (w, h)],
        "bentConnector3": [(0, 0), (w * first, 0), (w * first, h), (w, h)],
        "bentConnector4": [(0, 0), (w * first, 0), (w * first, h * second), (w, h * second), (w, h)],
        "bentConnector5": [(0, 0), (w * first, 0), (w * first, h * second), (w * third, h * second), (w * third, h), (w, h)],
    }
    return paths.get(preset)


_D = sqrt(0.5) / 2
_FOUR = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
_EIGHT = (
    (0.5, 0.0), (0.5 - _D, 0.5 - _D), (0.0, 0.5), (0.5 - _D, 0.5 + _D),
    (0.5, 1.0), (0.5 + _D, 0.5 + _D), (1.0, 0.5), (0.5 + _D, 0.5 - _D),
)  # fmt: skip
_SITES = {"rect": _FOUR, "roundRect": _FOUR, "diamond": _FOUR, "ellipse": _EIGHT}


def site(shape: Drawn, number: int) -> Point | None:
    """Where a connection site of a shape is; None if the shape has no such site."""
    sites = _SITES.get(shape.preset or "", ())
    if not 0 <= number < len(sites):
        return None
    (fx, fy), r = sites[number], shape.rect
    return r.x0 + fx * (r.x1 - r.x0), r.y0 + fy * (r.y1 - r.y0)
