"""Small decks drawn with python-pptx, and the facts and findings of them. Lengths in points."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.check import Report, judge
from deckgen.read import DeckFacts, reopen

TOP, LEFT, BOTTOM, RIGHT = 0, 1, 2, 3


class Sketch:
    """A deck of one slide of 720 x 540 pt, with a title and nothing else."""

    def __init__(self) -> None:
        self.deck = Presentation()
        self.deck.core_properties.title = "A deck"
        self.slide = self.deck.slides.add_slide(self.deck.slide_layouts[5])
        self.slide.shapes.title.text = "A slide"
        for run in self.slide.shapes.title.text_frame.paragraphs[0].runs:
            run.font.name = "Arial"

    def box(
        self,
        name: str,
        x: float,
        y: float,
        w: float,
        h: float,
        text: str = "",
        *,
        into: Any = None,
        kind: Any = MSO_SHAPE.RECTANGLE,
    ) -> Any:
        """White with a dark outline and dark Arial text of 12 pt."""
        shape = (into or self.slide).shapes.add_shape(kind, Pt(x), Pt(y), Pt(w), Pt(h))
        shape.name = name
        self.fill(shape, MSO_THEME_COLOR.BACKGROUND_1)
        shape.line.color.theme_color = MSO_THEME_COLOR.TEXT_2
        shape.line.width = Pt(1.5)
        self.write(shape, text)
        return shape

    def text(self, name: str, x: float, y: float, w: float, h: float, text: str, *, into: Any = None, size: float = 12) -> Any:
        """A text box without insets."""
        box = (into or self.slide).shapes.add_textbox(Pt(x), Pt(y), Pt(w), Pt(h))
        box.name = name
        frame = box.text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        self.write(box, text, size)
        return box

    def fill(self, shape: Any, color: Any) -> None:
        shape.fill.solid()
        if isinstance(color, str):
            shape.fill.fore_color.rgb = RGBColor.from_string(color)
        else:
            shape.fill.fore_color.theme_color = color

    def write(self, shape: Any, text: str, size: float = 12) -> None:
        shape.text_frame.text = text
        for paragraph in shape.text_frame.paragraphs:
            for run in paragraph.runs:
                run.font.size, run.font.name = Pt(size), "Arial"
                run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1

    def join(self, name: str, a: Any, a_site: int, b: Any, b_site: int, kind: Any = MSO_CONNECTOR.STRAIGHT) -> Any:
        line = self.line(name, 0, 0, 10, 10, kind)
        line.begin_connect(a, a_site)
        line.end_connect(b, b_site)
        return line

    def line(self, name: str, x1: float, y1: float, x2: float, y2: float, kind: Any = MSO_CONNECTOR.STRAIGHT) -> Any:
        line = self.slide.shapes.add_connector(kind, Pt(x1), Pt(y1), Pt(x2), Pt(y2))
        line.name = name
        line.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
        line.line.width = Pt(1.5)
        describe(line)
        return line

    def group(self, name: str) -> Any:
        group = self.slide.shapes.add_group_shape()
        group.name = name
        describe(group)
        return group

    def save(self) -> bytes:
        stream = BytesIO()
        self.deck.save(stream)
        return stream.getvalue()

    def facts(self) -> DeckFacts:
        bag = DiagnosticBag()
        facts = reopen(self.save(), bag)
        assert facts is not None
        assert [one.render() for one in bag] == []
        return facts

    def report(self) -> Report:
        return judge(self.facts())

    def codes(self) -> list[str]:
        """Codes of all findings, sorted."""
        return sorted(finding.code for finding in self.report().findings)


def describe(shape: Any, text: str = "described") -> None:
    shape._element.xpath(".//p:cNvPr")[0].set("descr", text)


def good() -> tuple[Sketch, Any, Any, Any]:
    """Two boxes and a connector from the right of one to the left of the other: nothing to find."""
    sketch = Sketch()
    a = sketch.box("a", 100, 200, 120, 60, "First")
    b = sketch.box("b", 400, 200, 120, 60, "Second")
    return sketch, a, b, sketch.join("a -> b", a, RIGHT, b, LEFT)


def move(shape: Any, dx: float = 0, dy: float = 0) -> None:
    shape.left, shape.top = Emu(shape.left + Pt(dx)), Emu(shape.top + Pt(dy))
