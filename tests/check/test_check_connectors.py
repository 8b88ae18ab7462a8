"""One broken deck for every finding about connectors."""

from __future__ import annotations

from check_decks import BOTTOM, LEFT, RIGHT, TOP, good, move
from pptx.enum.dml import MSO_LINE, MSO_THEME_COLOR
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _glue(connector, end):
    return next(connector._element.iter(f"{A}{end}"))


def test_c101_an_end_that_is_not_tied():
    sketch, *_, line = good()
    glue = _glue(line, "endCxn")
    glue.getparent().remove(glue)
    report = sketch.report()
    assert [(one.code, one.message) for one in report.findings] == [("C101", "its end is not tied to a shape")]
    assert (report.figures.glued_ends, report.figures.free_ends, report.figures.glued_connectors) == (1, 1, 0)


def test_a_plain_rule_is_no_connector():
    sketch, *_ = good()
    sketch.line("rule", 60, 400, 660, 400)
    assert sketch.codes() == []


def test_c101_twice_for_a_free_arrow():
    sketch, *_ = good()
    line = sketch.line("arrow", 60, 400, 660, 400).line
    line.dash_style = MSO_LINE.DASH
    line._get_or_add_ln().append(line._ln.makeelement(f"{A}tailEnd", {"type": "triangle"}))
    assert sketch.codes() == ["C101", "C101"]


def test_c101_for_a_plain_line_that_touches_boxes():
    sketch, *_ = good()
    sketch.box("c", 100, 400, 100, 60)
    sketch.line("c line", 201, 430, 660, 430)
    assert sketch.codes() == ["C101", "C101"]


def test_c102_tied_to_a_shape_that_is_gone():
    sketch, _, b, _ = good()
    b._element.getparent().remove(b._element)
    assert sketch.codes() == ["C102"]


def test_c103_a_site_that_does_not_exist():
    sketch, *_, line = good()
    _glue(line, "endCxn").set("idx", "4")
    (finding,) = sketch.report().findings
    assert finding.code == "C103"
    assert finding.message == "its end is tied to site 4 of 'b', which does not exist (it has 4, counted from 0)"


def test_an_ellipse_has_eight_sites_and_its_left_one_is_2():
    sketch, a, *_ = good()
    ball = sketch.box("ball", 400, 330, 60, 60, kind=MSO_SHAPE.OVAL)
    line = sketch.join("a -> ball", a, BOTTOM, ball, LEFT)  # python-pptx draws to the left middle but writes site 1
    (finding,) = sketch.report().findings
    assert finding.code == "C104"
    _glue(line, "endCxn").set("idx", "2")
    assert sketch.codes() == []


def test_c104_an_end_drawn_elsewhere():
    sketch, _, b, _ = good()
    move(b, dy=12)
    report = sketch.report()
    (finding,) = report.findings
    assert (finding.code, finding.message) == ("C104", "its end is drawn 12.0 pt away from its site on 'b'")
    assert finding.span is not None and finding.span.path == "slide 1 / a -> b"
    assert report.figures.worst_glue_error is not None and abs(report.figures.worst_glue_error - 12) < 0.01


def test_less_than_a_point_is_no_error():
    sketch, _, b, _ = good()
    move(b, dy=0.9)
    assert sketch.codes() == []


def test_sites_of_a_turned_shape_turn_with_it():
    sketch, _, b, line = good()
    b.rotation = 90  # 120 x 60 about (460, 230): stands 60 wide from x = 430 on; its bottom middle (site 2) is now on the left
    _glue(line, "endCxn").set("idx", "2")
    line.width = Pt(430 - 220)
    assert sketch.codes() == []
    _glue(line, "endCxn").set("idx", "1")
    assert "C104" in sketch.codes()


def test_sites_of_presets_we_do_not_know_are_not_guessed_but_an_end_far_from_the_shape_is_wrong():
    sketch, a, *_ = good()
    cloud = sketch.box("cloud", 400, 320, 120, 80, kind=MSO_SHAPE.CLOUD)
    sketch.join("a -> cloud", a, BOTTOM, cloud, LEFT)
    assert sketch.codes() == []
    move(cloud, dx=30)
    assert sketch.codes() == ["C104"]


def test_c105_through_a_box():
    sketch, *_ = good()
    sketch.box("wall", 280, 190, 60, 80)
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C105", "it runs through 'wall'")


def test_c105_only_the_outermost_of_what_is_hit():
    sketch, *_ = good()
    sketch.box("wall", 280, 190, 60, 80)
    sketch.box("wall/core", 290, 200, 40, 60, "x")
    assert sketch.codes() == ["C105"]


def test_boxes_around_an_end_may_be_crossed():
    sketch, *_ = good()
    panel = sketch.box("panel", 360, 160, 200, 140)
    sketch.slide.shapes._spTree.insert(2, panel._element)
    assert sketch.codes() == []


def test_c106_through_a_label():
    sketch, *_ = good()
    sketch.text("label", 260, 220, 100, 20, "on the line")
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C106", "it runs through the text 'on the line' of 'label'")


def test_a_label_beside_its_line_is_fine():
    sketch, *_ = good()
    sketch.text("label", 260, 208, 100, 14.4, "above")
    assert sketch.codes() == []


def test_c107_crossing():
    sketch, *_ = good()
    c = sketch.box("c", 280, 100, 60, 40)
    d = sketch.box("d", 280, 340, 60, 40)
    sketch.join("c -> d", c, BOTTOM, d, TOP)
    report = sketch.report()
    assert [(one.code, one.severity.word) for one in report.findings] == [("C107", "warning")]
    assert report.figures.crossings == 1


def test_c107_an_end_on_a_strangers_line():
    sketch, *_ = good()
    c = sketch.box("c", 280, 100, 60, 40)
    anchor = sketch.box("d", 309, 229, 2, 2)
    anchor.fill.background()
    anchor.line.fill.background()
    sketch.join("c -> d", c, BOTTOM, anchor, TOP)
    assert sketch.codes() == ["C107"]


def test_connectors_of_one_source_may_share_a_trunk():
    sketch, a, *_ = good()
    c = sketch.box("c", 400, 300, 120, 60)
    sketch.join("a -> c", a, RIGHT, c, LEFT, MSO_CONNECTOR.ELBOW)
    assert sketch.codes() == []


def test_c108_along_a_stranger():
    sketch, *_ = good()
    c = sketch.box("c", 230, 280, 40, 40)
    d = sketch.box("d", 330, 280, 40, 40)
    line = sketch.join("c -> d", c, TOP, d, TOP)
    # a bentConnector3 from (250, 280) up to y = 230, along a -> b for 100 pt, down to (350, 280)
    xfrm = line._element.spPr.get_or_add_xfrm()
    geometry = line._element.spPr.prstGeom
    geometry.set("prst", "bentConnector3")
    guide = geometry.get_or_add_avLst().makeelement(f"{A}gd", {"name": "adj1", "fmla": "val 50000000"})
    geometry.avLst.append(guide)
    xfrm.set("rot", "16200000")
    xfrm.set("flipH", "0")
    xfrm.set("flipV", "0")
    xfrm.off.x, xfrm.off.y = round((300 - 0.05) * 12_700), ((280 - 50) * 12_700)
    xfrm.ext.cx, xfrm.ext.cy = round(0.1 * 12_700), 100 * 12_700
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C108", "it runs along 'c -> d' for 100 pt, and they have no end in common")


def test_c109_through_its_own_end():
    sketch, a, b, _ = good()
    sketch.slide.shapes[-1]._element.getparent().remove(sketch.slide.shapes[-1]._element)
    sketch.join("a -> b", a, LEFT, b, LEFT)
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C109", "it runs through 'a', to which it is tied itself")


def test_from_a_panel_to_a_card_inside_it():
    sketch, *_ = good()
    panel = sketch.box("panel", 100, 330, 400, 150)
    card = sketch.box("card", 300, 380, 100, 60)
    sketch.fill(card, MSO_THEME_COLOR.BACKGROUND_2)
    sketch.join("panel -> card", panel, LEFT, card, LEFT)
    assert "C109" not in sketch.codes() and "C105" not in sketch.codes()
