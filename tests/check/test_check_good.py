"""A deck without faults, its figures counted by hand, and how reports are shown."""

from __future__ import annotations

import json

from check_decks import BOTTOM, TOP, good
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE

from deckgen.check import judge, table, to_json
from deckgen.read import DeckFacts


def test_nothing_is_found_in_a_good_deck():
    sketch, *_ = good()
    assert [finding.render() for finding in sketch.report().findings] == []


def test_figures_of_the_good_deck():
    figures = good()[0].report().figures
    assert (figures.slides, figures.shapes, figures.placeholders, figures.connectors) == (1, 4, 1, 1)
    assert figures.autoshapes == (("rect", 2),)
    assert (figures.glued_ends, figures.glued_connectors, figures.free_ends, figures.crossings) == (2, 1, 0, 0)
    assert figures.worst_glue_error is not None and figures.worst_glue_error < 0.01
    assert figures.smallest_type == 12
    assert figures.fixed_colors == ()
    assert figures.faces == ("Arial",)


def test_a_card_with_parts_in_a_group_is_fine():
    sketch, a, *_ = good()
    group = sketch.group("card")
    box = sketch.box("card/box", 100, 350, 160, 70, into=group)
    sketch.text("card/text", 150, 360, 100, 50, "A card", into=group)
    pill = sketch.box("card/pill", 110, 365, 30, 40, into=group, kind=MSO_SHAPE.ROUNDED_RECTANGLE)
    pill.fill.background()
    sketch.join("a -> card", a, BOTTOM, box, TOP, MSO_CONNECTOR.ELBOW)
    # python-pptx draws every elbow sideways first; turned by hand to run down, across, down: 260 to 350, from 160 to 180
    elbow = sketch.slide.shapes[-1]._element.spPr.get_or_add_xfrm()
    elbow.set("rot", "5400000")
    elbow.set("flipV", "1")
    elbow.set("flipH", "0")
    elbow.off.x, elbow.off.y = (170 - 45) * 12_700, (305 - 10) * 12_700
    elbow.ext.cx, elbow.ext.cy = 90 * 12_700, 20 * 12_700
    report = sketch.report()
    assert [finding.render() for finding in report.findings] == []
    assert (report.figures.groups, report.figures.glued_ends, report.figures.text_boxes) == (1, 4, 1)


def test_the_table_is_aligned_and_counts_what_it_leaves_out():
    sketch, *_ = good()
    for number in range(5):
        sketch.box(f"Rectangle {number}", 100 + 60 * number, 400, 40, 40)
    text = table(sketch.report())
    lines = text.splitlines()
    assert "  autoshapes        7 (7 rect)" in lines
    assert "  connectors        1, 1 glued at both ends" in lines
    assert "slide 1" in lines
    assert "  info[C402] Rectangle 0: the name says nothing of what it is" in lines
    assert "  info[C402] and 2 more like this: Rectangle 3, Rectangle 4" in lines
    assert lines[-1] == "no errors, no warnings, 5 notes"
    assert "pictures" not in text


def test_json_is_plain_and_whole():
    sketch, _, b, _ = good()
    b.left += 12_700 * 20
    data = json.loads(json.dumps(to_json(sketch.report())))
    assert data["ok"] is False
    assert data["figures"]["autoshapes"] == {"rect": 2}
    assert data["counts"] == {"error": 1, "warning": 0, "info": 0}
    (finding,) = data["findings"]
    assert finding["code"] == "C104"
    assert finding["path"] == "slide 1 / a -> b"


def test_an_empty_deck_can_be_judged():
    report = judge(DeckFacts("x.pptx", good()[0].facts().page, "t", ()))
    assert report.ok and report.figures.smallest_type is None
    assert table(report).endswith("no errors, no warnings")
