"""One broken deck for every finding about text, type and contrast."""

from __future__ import annotations

import pytest
from check_decks import BOTTOM, TOP, Sketch, good
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from deckgen.base.geometry import Point, Rect
from deckgen.check.ground import Ground
from deckgen.check.text_place import place_text
from deckgen.read import ColorFacts, FillFacts
from deckgen.text import SquareMeasurer, TextStyle


def placed(sketch: Sketch, name: str):
    """Text as set with squares: every character half as wide as the size, the baseline at 0.9 of it."""
    facts = sketch.facts()
    shape = next(one for one in facts.slides[0].shapes if one.name == name)
    text = place_text(shape, SquareMeasurer())
    assert text is not None
    return text


def test_ink_of_one_line_in_the_middle_of_a_box():
    sketch, *_ = good()
    sketch.text("t", 100, 400, 100, 24, "abcd", size=20)
    # 4 x 10 wide; the baseline is 400 + ascent, capitals reach 0.73 x 20 above it, descenders 0.21 x 20 below
    baseline = 400 + SquareMeasurer().ascent(TextStyle(("Arial",), 20))
    (line,) = placed(sketch, "t").lines
    assert (line.x, line.right) == (100, 140)
    assert (line.y, line.bottom) == (pytest.approx(baseline - 14.6), pytest.approx(baseline + 4.2))


def test_text_wraps_greedily_and_overflows_downwards():
    sketch, *_ = good()
    sketch.text("t", 100, 400, 60, 24, "abc def ghi", size=20)
    # 60 pt hold six squares: "abc", "def", "ghi" stand alone (seven with a blank): 72 pt high in 24
    text = placed(sketch, "t")
    assert len(text.lines) == 3
    assert text.out_height == pytest.approx(48)
    assert text.out_width == 0


def test_runs_of_two_sizes_share_a_line():
    sketch, *_ = good()
    box = sketch.text("t", 100, 400, 70, 60, "ab ", size=20)
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.name = "cd ef", Pt(10), "Arial"
    # "ab " 30 wide, "cd" 10, " ef" 15: 55 in 70
    (line,) = placed(sketch, "t").lines
    assert line.w == pytest.approx(55)
    box.width = Pt(50)  # "ef" no longer fits: "ab cd" is 40 wide
    first, second = placed(sketch, "t").lines
    assert (first.w, second.w) == (pytest.approx(40), pytest.approx(10))


def test_turned_text_stands_upright():
    sketch, *_ = good()
    box = sketch.text("t", 100, 400, 24, 100, "abcd", size=20)
    box.text_frame._txBody.bodyPr.set("vert", "vert270")
    (line,) = placed(sketch, "t").lines
    assert (line.w, line.h) == (pytest.approx(18.8), pytest.approx(40))
    assert line.bottom == pytest.approx(500)  # reads upwards from the lower end


def test_a_rounded_box_has_less_room():
    sketch, *_ = good()
    box = sketch.box("t", 100, 400, 100, 100, "a", kind=MSO_SHAPE.ROUNDED_RECTANGLE)
    box.adjustments[0] = 0.5
    box.text_frame.margin_left = box.text_frame.margin_right = 0
    box.text_frame.text = "abcdefgh"
    for run in box.text_frame.paragraphs[0].runs:
        run.font.size = Pt(20)
    # the corners take 0.29289 x 50 on both sides: 70.7 pt are left for 80
    assert placed(sketch, "t").over_width == pytest.approx(80 - 70.711, abs=0.01)


def test_c201_text_too_high():
    sketch, *_ = good()
    sketch.text("t", 100, 400, 100, 20, "two lines of words, or three")
    report = sketch.report()
    assert [(one.code, one.severity.word) for one in report.findings] == [("C201", "error")]
    assert report.figures.overflows == 1


def test_c201_says_it_all_where_text_runs_into_its_own_connectors():
    sketch, a, *_ = good()
    sketch.write(a, "so many words " * 20)
    lower = sketch.box("c", 100, 450, 120, 60)
    sketch.join("a -> c", a, BOTTOM, lower, TOP)
    assert sketch.codes() == ["C201"]


def test_c201_a_word_too_wide():
    sketch, *_ = good()
    sketch.box("t", 100, 400, 60, 60, "Incomprehensible")
    (finding,) = sketch.report().findings
    assert finding.code == "C201" and "too wide" in finding.message and "too high" not in finding.message


def test_c201_is_only_a_warning_where_widths_are_estimated():
    sketch, *_ = good()
    box = sketch.text("t", 100, 400, 100, 20, "two lines of words, or three")
    box.text_frame.paragraphs[0].runs[0].font.name = "Papyrus"
    assert [(one.code, one.severity.word) for one in sketch.report().findings] == [("C201", "warning")]


def test_c202_into_the_margin():
    sketch, *_ = good()
    box = sketch.box("t", 100, 400, 120, 20, "one line")
    box.text_frame.margin_top = box.text_frame.margin_bottom = Pt(6)
    assert sketch.codes() == ["C202"]  # 14.4 pt of text in 8


def test_c203_small_type():
    sketch, *_ = good()
    sketch.text("t", 100, 400, 100, 20, "small", size=8)
    report = sketch.report()
    assert [one.code for one in report.findings] == ["C203"]
    assert report.figures.smallest_type == 8


def test_9_pt_is_not_small():
    sketch, *_ = good()
    sketch.text("t", 100, 400, 100, 20, "small", size=9)
    assert sketch.codes() == []


def test_c204_pale_text():
    sketch, a, *_ = good()
    a.text_frame.paragraphs[0].runs[
        0
    ].font.color.theme_color = MSO_THEME_COLOR.ACCENT_1  # 4F81BD on white: (1.05) / (0.2104 + 0.05)
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C204", "the contrast of its text is 4.03:1, and 4.5:1 is needed")


def test_large_text_may_be_paler():
    sketch, a, *_ = good()
    run = a.text_frame.paragraphs[0].runs[0]
    run.font.color.theme_color, run.font.size = MSO_THEME_COLOR.ACCENT_1, Pt(18)
    assert sketch.codes() == []


def test_text_is_judged_against_the_shape_below_it():
    sketch, *_ = good()
    plate = sketch.box("plate", 80, 380, 200, 80)
    sketch.fill(plate, MSO_THEME_COLOR.TEXT_2)
    sketch.text("t", 100, 400, 100, 20, "dark on dark")
    assert sketch.codes() == ["C204"]


def test_what_lies_on_a_picture_is_not_judged(png):
    sketch, *_ = good()
    picture = sketch.slide.shapes.add_picture(png, Pt(80), Pt(380), Pt(200), Pt(80))
    picture.name = "photo"
    picture._element.xpath(".//p:cNvPr")[0].set("descr", "a photo")
    text = sketch.text("t", 100, 400, 100, 20, "who knows")
    text.text_frame.paragraphs[0].runs[0].font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    assert sketch.codes() == []


def test_what_shows_at_a_place():
    black, white = ColorFacts("000000"), ColorFacts("FFFFFF")
    solid, veil = FillFacts("solid", (black,)), FillFacts("solid", (ColorFacts("000000", 0.5),))
    blend = FillFacts("gradient", (black, white))
    box = Rect(0, 0, 10, 10)
    page = FillFacts("solid", (white,))
    ground = Ground(((0, box, solid), (1, Rect(5, 0, 5, 10), blend), (2, box, FillFacts("picture"))), page)
    assert ground.at(Point(2, 2), 0) == ("FFFFFF",)
    assert ground.at(Point(2, 2), 1) == ("000000",)
    assert ground.at(Point(8, 2), 2) == ("000000", "FFFFFF")
    assert ground.at(Point(8, 2), 3) is None
    assert ground.at(Point(20, 2), 3) == ("FFFFFF",)
    assert Ground(((0, box, veil),), page).at(Point(2, 2), 1) == ("808080",)


def test_c205_pale_outline():
    sketch, a, *_ = good()
    a.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2  # EEECE1 on white
    assert sketch.codes() == ["C205"]


def test_an_outline_may_be_pale_where_the_fill_stands_out():
    sketch, *_ = good()
    box = sketch.box("t", 100, 400, 100, 60)
    sketch.fill(box, MSO_THEME_COLOR.TEXT_2)
    box.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    assert sketch.codes() == []


def test_c206_pale_connector():
    sketch, *_, line = good()
    line.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
    assert sketch.codes() == ["C206"]


def test_fixed_colours_are_counted():
    sketch, a, *_ = good()
    sketch.fill(a, "FFFFFE")
    assert sketch.report().figures.fixed_colors == ("FFFFFE",)
