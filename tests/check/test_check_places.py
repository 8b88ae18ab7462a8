"""One broken deck for every finding about places."""

from __future__ import annotations

import pytest
from check_decks import good, move
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from deckgen.base.geometry import Point, Rect
from deckgen.check.segments import Segment, crossing, length_inside, shared_length
from deckgen.check.view import meeting_pairs


def test_the_sweep_finds_what_overlaps():
    boxes = [(7, Rect(0, 0, 10, 10)), (8, Rect(20, 0, 10, 10)), (9, Rect(5, 5, 20, 2)), (10, Rect(5, 50, 20, 2))]
    assert list(meeting_pairs(boxes)) == [(7, 9), (8, 9)]
    assert list(meeting_pairs(boxes, 6)) == []  # the right end of 7 lies only 5 pt inside of 9


def test_segments():
    across, down = Segment(Point(0, 10), Point(100, 10)), Segment(Point(30, 0), Point(30, 12))
    assert length_inside([Point(0, 10), Point(100, 10)], Rect(20, 0, 30, 20)) == 30
    assert length_inside([Point(0, 20), Point(100, 20)], Rect(20, 0, 30, 20)) == 0
    assert crossing(across, down) == (Point(30, 10), pytest.approx(2))
    assert crossing(across, Segment(Point(0, 12), Point(50, 12))) is None
    assert shared_length(across, Segment(Point(120, 11), Point(60, 11)), 1.5) == 40
    assert shared_length(across, Segment(Point(120, 12), Point(60, 12)), 1.5) == 0


def test_c301_over_the_edge():
    sketch, *_ = good()
    sketch.box("t", 680, 400, 60, 60)
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C301", "it leaves the page by 20.0 pt")


def test_c301_wholly_off():
    sketch, *_ = good()
    sketch.text("t", 800, 400, 60, 20, "lost")
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C301", "it lies wholly off the page")


def test_c301_once_for_a_group():
    sketch, *_ = good()
    group = sketch.group("g")
    sketch.box("g/1", 690, 400, 60, 60, into=group)
    sketch.box("g/2", 695, 405, 50, 50, into=group)
    (finding,) = sketch.report().findings
    assert finding.code == "C301" and finding.span is not None and finding.span.path == "slide 1 / g"


def test_a_title_wholly_above_the_page_is_hidden_not_lost():
    sketch, *_ = good()
    title = sketch.slide.shapes.title
    title.left, title.top, title.width, title.height = Pt(36), Pt(-60), Pt(600), Pt(50)
    assert sketch.codes() == []
    title.top = Pt(-20)
    assert "C301" in sketch.codes()


def test_c302_two_boxes_with_text():
    sketch, *_ = good()
    sketch.box("c", 100, 400, 100, 60, "Words")
    sketch.box("d", 180, 440, 100, 60, "Words")
    assert [(one.code, one.severity.word) for one in sketch.report().findings] == [("C302", "error")]


def test_c302_is_a_warning_without_text():
    sketch, *_ = good()
    sketch.box("c", 100, 400, 100, 60)
    sketch.box("d", 180, 440, 100, 60)
    assert [(one.code, one.severity.word) for one in sketch.report().findings] == [("C302", "warning")]


def test_c302_once_for_two_cards():
    sketch, *_ = good()
    for name, x in (("c", 100), ("d", 140)):
        group = sketch.group(name)
        sketch.box(f"{name}/box", x, 400, 100, 60, into=group)
        sketch.text(f"{name}/text", x + 5, 410, 90, 40, "Words and words", into=group)
    assert sketch.codes() == ["C302"]


def test_circles_whose_corners_meet_do_not_overlap():
    sketch, *_ = good()
    sketch.box("c", 100, 400, 60, 60, kind=MSO_SHAPE.OVAL)
    sketch.box("d", 152, 452, 60, 60, kind=MSO_SHAPE.OVAL)
    assert sketch.codes() == []


def test_boxes_that_touch_do_not_overlap():
    sketch, *_ = good()
    sketch.box("c", 100, 400, 100, 60, "Words")
    sketch.box("d", 200.9, 400, 100, 60, "Words")
    assert sketch.codes() == []


def test_c303_text_on_text():
    sketch, *_ = good()
    sketch.text("c", 100, 400, 100, 20, "one text")
    sketch.text("d", 110, 405, 100, 20, "another")
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C303", "its text lies on the text of 'c'")


def test_c304_covered_text():
    sketch, *_ = good()
    sketch.text("c", 100, 400, 100, 20, "one text")
    sketch.box("lid", 90, 390, 120, 40)
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C304", "its text is covered by 'lid'")


def test_c305_out_of_its_card():
    sketch, *_ = good()
    group = sketch.group("card")
    sketch.box("card/box", 100, 400, 120, 60, into=group)
    text = sketch.text("card/text", 110, 410, 100, 20, "Words", into=group)
    icon = sketch.box("card/icon", 180, 420, 30, 30, into=group)
    assert sketch.codes() == []
    move(icon, dx=25)
    assert [(one.code, one.severity.word) for one in sketch.report().findings] == [("C305", "warning")]
    move(icon, dx=-25)
    move(text, dy=80)
    assert [(one.code, one.severity.word) for one in sketch.report().findings] == [("C305", "error")]


def test_a_caption_below_a_lone_shape_is_no_leak():
    sketch, *_ = good()
    group = sketch.group("figure")
    sketch.box("figure/ball", 100, 380, 80, 80, into=group, kind=MSO_SHAPE.OVAL)
    sketch.text("figure/caption", 100, 465, 80, 20, "A ball", into=group)
    assert sketch.codes() == []


def test_an_icon_beside_the_card_it_belongs_to():
    sketch, *_ = good()
    group = sketch.group("card")
    sketch.box("card/box", 100, 400, 120, 60, "Words", into=group)
    sketch.box("card/icon", 60, 415, 30, 30, into=group)
    assert [(one.code, one.severity.word) for one in sketch.report().findings] == [("C305", "warning")]
