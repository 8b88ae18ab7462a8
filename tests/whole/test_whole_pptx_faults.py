"""The corpus's checker, put to the test: a small deck without a fault, and the same deck broken in every way that it must notice."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from pptx_faults import faults
from pptx_slides import slides_of

import deckgen
from deckgen.base.connector import frame_of
from deckgen.base.geometry import EmuPoint
from deckgen.scene import Connector

ROOT = Path(__file__).parents[2]
PT = 12_700
NAMESPACES = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
TOP, LEFT, BOTTOM, RIGHT = 0, 1, 2, 3


class Shape:
    """A shape at slide level or in the groups of its path; lengths in points."""

    def __init__(
        self, number: int, name: str, rect: tuple[float, float, float, float], text: str, anchor: str, preset: str
    ) -> None:
        self.number, self.name, self.rect, self.text, self.anchor, self.preset = number, name, rect, text, anchor, preset
        self.groups = tuple(_prefixes(name.rpartition("/")[0])) if "/" in name and " -> " not in name else ()

    def xml(self) -> str:
        x, y, w, h = (round(v * PT) for v in self.rect)
        text = f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr sz="1000"/><a:t>{self.text}</a:t></a:r></a:p>' if self.text else "<a:p/>"
        inside = (
            f"<p:sp><p:nvSpPr><p:cNvPr id={quoteattr(str(self.number))} name={quoteattr(self.name)}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="{self.preset}"/></p:spPr>'
            f'<p:txBody><a:bodyPr anchor="{self.anchor}" lIns="0" tIns="50800" rIns="0" bIns="0"/>{text}</p:txBody></p:sp>'
        )
        for group in reversed(self.groups):
            inside = (
                f"<p:grpSp><p:nvGrpSpPr><p:cNvPr id={quoteattr(f'g{self.number}')} name={quoteattr(group)}/></p:nvGrpSpPr>"
                f'<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/><a:chOff x="0" y="0"/><a:chExt cx="9" cy="9"/></a:xfrm>'
                f"</p:grpSpPr>{inside}</p:grpSp>"
            )
        return inside


class Line:
    def __init__(self, name: str, begin: tuple[str, int], end: tuple[str, int], *points: tuple[float, float]) -> None:
        self.name, self.begin, self.end, self.points = name, begin, end, points
        self.dash = "solid"
        self.preset: str | None = None

    def xml(self, ids: dict[str, int]) -> str:
        frame = frame_of([EmuPoint(round(x * PT), round(y * PT)) for x, y in self.points])
        box = frame.box
        guides = "".join(f'<a:gd name="adj{n}" fmla="val {value}"/>' for n, value in enumerate(frame.adjust, 1))
        ends = "".join(
            f'<a:{tag} id="{ids.get(name, 9999)}" idx="{site}"/>'
            for tag, (name, site) in (("stCxn", self.begin), ("endCxn", self.end))
            if name
        )
        return (
            f"<p:cxnSp><p:nvCxnSpPr><p:cNvPr id={quoteattr(self.name)} name={quoteattr(self.name)}/><p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr>"
            f'</p:nvCxnSpPr><p:spPr><a:xfrm rot="{frame.rotation}" flipH="{frame.flip_h:d}" flipV="{frame.flip_v:d}">'
            f'<a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.w}" cy="{box.h}"/></a:xfrm>'
            f'<a:prstGeom prst="{self.preset or frame.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
            f'<a:ln w="22225"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:prstDash val="{self.dash}"/></a:ln></p:spPr></p:cxnSp>'
        )


def _prefixes(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]


class Deck:
    """600 x 400 pt: three cards in a row, a panel with two cards, a fan out of the panel, a loop, labels at two lines."""

    def __init__(self) -> None:
        self.shapes: dict[str, Shape] = {}
        self.lines: dict[str, Line] = {}
        self.shape("slide title", 20, 10, 560, 24, "A slide")
        self.shape("a/box", 40, 60, 140, 40, "A")
        self.shape("b/box", 240, 60, 140, 40, "B")
        self.shape("b/icon", 250, 70, 20, 20)
        self.shape("c/box", 440, 60, 120, 40, "C")
        self.shape("p/box", 40, 180, 340, 180, "Head of P", anchor="t")
        self.shape("p/icon", 150, 184, 16, 16)
        self.shape("p/x/box", 60, 230, 120, 40, "X")
        self.shape("p/y/box", 250, 230, 120, 40, "Y")
        self.shape("p/footer", 160, 335, 100, 18, "foot of P")
        self.shape("p/anchor-1", 109, 180, 2, 2, preset="ellipse")
        self.shape("d/box", 400, 330, 70, 40, "D")
        self.shape("e/box", 500, 330, 70, 40, "E")
        self.shape("e/anchor-1", 568, 339, 2, 2, preset="ellipse")
        self.shape("e/anchor-2", 568, 359, 2, 2, preset="ellipse")
        self.line("a -> b", ("a/box", RIGHT), ("b/box", LEFT), (180, 80), (240, 80))
        self.line("b -> c", ("b/box", RIGHT), ("c/box", LEFT), (380, 80), (440, 80))
        self.line("a -> p", ("a/box", BOTTOM), ("p/anchor-1", 0), (110, 100), (110, 180))
        self.line("b -> p/y", ("b/box", BOTTOM), ("p/y/box", TOP), (310, 100), (310, 230))
        self.line("p/x -> p/y", ("p/x/box", RIGHT), ("p/y/box", LEFT), (180, 250), (250, 250))
        self.line("c -> p/y", ("c/box", BOTTOM), ("p/y/box", RIGHT), (500, 100), (500, 250), (370, 250))
        self.line("p -> d", ("p/box", RIGHT), ("d/box", TOP), (380, 270), (435, 270), (435, 330))
        self.line("p -> e", ("p/box", RIGHT), ("e/box", TOP), (380, 270), (535, 270), (535, 330))
        self.line("e -> e", ("e/anchor-1", 6), ("e/anchor-2", 6), (570, 340), (586, 340), (586, 360), (570, 360))
        self.shape("c -> p/y/label", 508, 150, 50, 16, "label", preset="rect")
        self.shape("p/x -> p/y/head-label", 190, 258, 50, 12, "label", preset="rect")

    def shape(
        self, name: str, x: float, y: float, w: float, h: float, text: str = "", anchor: str = "ctr", preset: str = "roundRect"
    ) -> None:
        self.shapes[name] = Shape(len(self.shapes) + 2, name, (x, y, w, h), text, anchor, preset)

    def line(self, name: str, begin: tuple[str, int], end: tuple[str, int], *points: tuple[float, float]) -> None:
        self.lines[name] = Line(name, begin, end, *points)

    def move(self, name: str, dx: float, dy: float) -> None:
        x, y, w, h = self.shapes[name].rect
        self.shapes[name].rect = (x + dx, y + dy, w, h)

    def bytes(self) -> bytes:
        ids = {shape.name: shape.number for shape in self.shapes.values()}
        tree = "".join([*(s.xml() for s in self.shapes.values()), *(line.xml(ids) for line in self.lines.values())])
        file = BytesIO()
        with zipfile.ZipFile(file, "w") as package:
            package.writestr(
                "ppt/presentation.xml", f'<p:presentation {NAMESPACES}><p:sldSz cx="7620000" cy="5080000"/></p:presentation>'
            )
            package.writestr("ppt/slides/slide1.xml", f"<p:sld {NAMESPACES}><p:cSld><p:spTree>{tree}</p:spTree></p:cSld></p:sld>")
        return file.getvalue()


def found(change: Callable[[Deck], object]) -> list[str]:
    deck = Deck()
    change(deck)
    return faults(deck.bytes())


def test_the_good_deck_has_no_fault() -> None:
    assert found(lambda deck: None) == []


def again(deck: Deck, edge: str, **changed: object) -> None:
    """Changes a line's fields."""
    for key, value in changed.items():
        setattr(deck.lines[edge], key, value)


def renamed(deck: Deck, old: str, new: str, **changed: object) -> None:
    again(deck, old, name=new, **changed)
    deck.lines[new] = deck.lines.pop(old)


BROKEN: dict[str, tuple[Callable[[Deck], object], str]] = {
    "boxes overlap": (lambda d: d.move("d/box", 60, 0), "overlap: d, e"),
    "a card on a panel": (lambda d: d.move("d/box", -40, 0), "overlap: p, d"),
    "a child reaches out": (lambda d: d.move("p/x/box", -30, 0), "outside: p/x reaches out of p"),
    "an icon reaches out": (lambda d: d.move("b/icon", -20, 0), "outside: b/icon reaches out"),
    "a child covers its panel's head": (lambda d: d.move("p/x/box", 40, -40), "covered: p/x lies on p/box"),
    "a child covers its panel's footer": (lambda d: d.move("p/x/box", 60, 85), "covered: p/x lies on p/footer"),
    "a card on the title": (lambda d: d.move("b/box", 0, -40), "covered: b lies on slide title"),
    "a shape off the page": (lambda d: d.move("e/box", 40, 0), "off page: e/box"),
    "a label off the page": (lambda d: d.move("c -> p/y/label", 60, 0), "off page: c -> p/y/label"),
    "a line off the page": (
        lambda d: again(d, "e -> e", points=((570, 340), (610, 340), (610, 360), (570, 360))),
        "off page: e -> e",
    ),
    "a line through a card": (
        lambda d: renamed(d, "b -> c", "a -> c", begin=("a/box", RIGHT), points=((180, 80), (440, 80))),
        "through box: a -> c runs through b",
    ),
    "a line along a card's border": (
        lambda d: again(d, "a -> p", points=((180, 80), (240, 80), (240, 180), (110, 180))),
        "through box: a -> p runs through b",
    ),
    "a line through its own card": (
        lambda d: again(d, "c -> p/y", points=((450, 60), (450, 250), (370, 250))),
        "through box: c -> p/y runs through c",
    ),
    "a stranger through a panel": (
        lambda d: renamed(d, "p -> d", "b -> d", begin=("b/box", BOTTOM), points=((375, 100), (375, 350), (400, 350))),
        "through box: b -> d runs through p",
    ),
    "a line through its panel's head": (lambda d: d.move("p/box", 100, 0), "through text: b -> p/y runs through p/box"),
    "a line through its panel's icon": (lambda d: d.move("p/icon", 155, 0), "through text: b -> p/y runs through p/icon"),
    "a line through its panel's footer": (lambda d: d.move("p/footer", 0, -92), "through text: p/x -> p/y runs through p/footer"),
    "a line through the title": (lambda d: d.move("slide title", 0, 130), "through text: b -> p/y runs through slide title"),
    "an end without glue": (lambda d: again(d, "a -> b", begin=("", 0)), "detached: the begin of a -> b is tied to nothing"),
    "an end on a shape that is gone": (lambda d: d.shapes.pop("p/anchor-1"), "detached: the end of a -> p is tied to nothing"),
    "an end on a site that is not": (lambda d: again(d, "a -> b", end=("b/box", 4)), "detached: b/box has no site 4"),
    "an end away from its site": (
        lambda d: again(d, "a -> b", points=((180, 80), (239.8, 80))),
        "detached: the end of a -> b is drawn away",
    ),
    "an end on the other side": (
        lambda d: again(d, "a -> b", begin=("a/box", LEFT)),
        "detached: the begin of a -> b is drawn away",
    ),
    "an end on an icon": (
        lambda d: again(d, "a -> b", end=("b/icon", LEFT), points=((180, 80), (250, 80))),
        "detached: the end of a -> b is tied to b/icon",
    ),
    "an end on another node": (lambda d: renamed(d, "a -> b", "a -> c"), "detached: the end of a -> c is tied to b/box"),
    "an anchor off the border": (
        lambda d: (d.move("p/anchor-1", 0, 9), again(d, "a -> p", points=((110, 100), (110, 189)))),
        "detached: the end of a -> p is not on the border of p",
    ),
    "a label on its own line": (
        lambda d: d.move("p/x -> p/y/head-label", 0, -14),
        "label on line: p/x -> p/y/head-label on p/x -> p/y",
    ),
    "a label on another line": (lambda d: d.move("c -> p/y/label", -120, -75), "label on line: c -> p/y/label on b -> c"),
    "a label on a card": (lambda d: d.move("p/x -> p/y/head-label", -15, 0), "label on box: p/x -> p/y/head-label on p/x"),
    "a label on a panel's border": (lambda d: d.move("c -> p/y/label", -150, 50), "label on box: c -> p/y/label on p"),
    "a label on a panel's head": (
        lambda d: d.move("p/x -> p/y/head-label", 10, -75),
        "label on text: p/x -> p/y/head-label on p/box",
    ),
    "a label on a label": (lambda d: d.move("c -> p/y/label", -305, 105), "label on label"),
    "five bends and more": (lambda d: again(d, "c -> p/y", preset="curvedConnector3"), "bends: c -> p/y"),
    "a slanted line": (lambda d: again(d, "a -> b", points=((180, 80), (240, 84))), "slanted: a -> b"),
    "a line that runs back": (
        lambda d: again(d, "a -> b", points=((180, 80), (250, 80), (250, 80), (240, 80))),
        "doubled: a -> b",
    ),
    "a line without length": (lambda d: again(d, "a -> b", points=((180, 80), (180, 80))), "no length: a -> b"),
    "a trunk that suggests an edge": (
        lambda d: renamed(d, "p -> e", "p/y -> e", begin=("p/y/box", RIGHT)),
        "trunk: p -> d, p/y -> e suggest p -> e",
    ),
    "a merge into a fan": (
        lambda d: d.line("c -> e", ("c/box", BOTTOM), ("e/box", TOP), (535, 100), (535, 330)),
        "trunk: p -> d, p -> e, c -> e suggest c -> d",
    ),
    "a trunk of two looks": (lambda d: again(d, "p -> d", dash="dash"), "shared line: p -> d and p -> e look different"),
    "parallel edges in one line": (
        lambda d: d.line("a -> b #2", ("a/box", RIGHT), ("b/box", LEFT), (180, 80), (240, 80)),
        "shared line: a -> b and a -> b #2 are drawn as one",
    ),
    "a way there and back in one line": (
        lambda d: d.line("b -> a", ("b/box", LEFT), ("a/box", RIGHT), (240, 80), (180, 80)),
        "shared line: a -> b and b -> a are drawn as one",
    ),
    "a shape out of its group": (lambda d: setattr(d.shapes["p/x/box"], "groups", ("p/x",)), "group: p/x/box"),
    "a name twice": (lambda d: setattr(d.shapes["d/box"], "name", "e/box"), "name: e/box is there 2 times"),
    "an id twice": (lambda d: setattr(d.shapes["b/icon"], "number", 3), "id: 3 is there 2 times"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_deck_is_noticed(name: str) -> None:
    change, start = BROKEN[name]
    assert any(fault.startswith(f"slide 1: {start}") for fault in found(change)), found(change)


def test_a_swimlane_lets_lines_of_others_through() -> None:
    def with_lane(deck: Deck) -> None:
        BROKEN["a stranger through a panel"][0](deck)
        deck.shapes["p/box"].name = "p/lane"
        again(deck, "p -> e", begin=("p/lane", RIGHT))

    assert not [fault for fault in found(with_lane) if "b -> d runs through p" in fault]


def test_what_is_allowed_is_no_fault() -> None:
    def complete(deck: Deck) -> None:  # two sources, two targets, all four edges
        deck.line("c -> e", ("c/box", BOTTOM), ("e/box", TOP), (500, 100), (500, 270), (535, 270), (535, 330))
        deck.line("c -> d", ("c/box", BOTTOM), ("d/box", TOP), (500, 100), (500, 270), (435, 270), (435, 330))
        del deck.lines["c -> p/y"]
        del deck.shapes["c -> p/y/label"]

    def hidden_title(deck: Deck) -> None:
        deck.move("slide title", 0, -60)

    def moved_group(deck: Deck) -> None:
        """Boxes that touch, side by side."""
        deck.move("d/box", 30, 0)
        again(deck, "p -> d", points=((380, 270), (465, 270), (465, 330)))

    assert found(complete) == found(hidden_title) == found(moved_group) == []


@pytest.mark.parametrize("name", ["hybrid-cache", "event-analytics", "order-service"])
def test_polylines_are_those_of_the_scene(name: str) -> None:
    """Presets, flips, turns and adjust values, read back: what was decided, to the tenth of a point."""
    result = deckgen.build(ROOT / "examples" / f"{name}.yaml")
    assert result.scene is not None
    read = {line.name: line.points for slide in slides_of(result.to_pptx()) for line in slide.lines}
    decided = {item.name: item.points for slide in result.scene.slides for item in slide.items if isinstance(item, Connector)}
    assert read.keys() == decided.keys()
    for edge, points in decided.items():
        line = read[edge]
        assert line is not None and len(line) == len(points)
        for (x, y), point in zip(line, points):
            assert abs(x - point.x / PT) < 0.11 and abs(y - point.y / PT) < 0.11


def test_groups_that_scale_are_followed() -> None:
    """A group dragged by 100 and stretched to twice its size by a person: its own transform says where its shapes are."""
    moved = (
        b'<a:off x="1270000" y="0"/><a:ext cx="18" cy="18"/><a:chOff x="0" y="0"/><a:chExt cx="9" cy="9"/>',
        b'<a:off x="0" y="0"/><a:ext cx="9" cy="9"/><a:chOff x="0" y="0"/><a:chExt cx="9" cy="9"/>',
    )
    file = BytesIO(Deck().bytes())
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    slide = parts["ppt/slides/slide1.xml"]
    start = slide.index(b'name="d"')
    parts["ppt/slides/slide1.xml"] = slide[:start] + slide[start:].replace(moved[1], moved[0], 1)
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    (read,) = slides_of(file.getvalue())
    assert {shape.name: tuple(shape.rect) for shape in read.shapes}["d/box"] == (900, 660, 1040, 740)
    assert "slide 1: off page: d/box" in faults(file.getvalue())
