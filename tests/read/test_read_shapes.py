"""Places of shapes: group transforms, rotation, flips, connectors; kinds, names, glue. All figures worked out by hand."""

from __future__ import annotations

import pytest
from read_packages import MASTER_TITLE, NS, body, cxn, geom, grp, opened, parts, shapes_of, sheet, sp, tree, xfrm

from deckgen.base.geometry import Point, Rect
from deckgen.read import GlueFacts

ROUNDED = geom("roundRect", '<a:gd name="adj" fmla="val 12000"/>')


def near(rect: Rect) -> tuple[object, ...]:
    return tuple(pytest.approx(value, abs=1e-3) for value in (rect.x, rect.y, rect.w, rect.h))


def corners(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.w, rect.h


def test_an_autoshape():
    (shape,) = shapes_of(sp(xfrm(10, 20, 30, 40) + ROUNDED))
    assert (shape.kind, shape.preset, shape.adjust, shape.id, shape.name) == ("autoshape", "roundRect", (("adj", 12_000),), 10, "s")
    assert shape.rect == shape.bounds == Rect(10, 20, 30, 40)


def test_kinds():
    freeform = '<a:custGeom><a:cxnLst><a:cxn ang="0"><a:pos x="0" y="0"/></a:cxn></a:cxnLst><a:pathLst/></a:custGeom>'
    table = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="t"/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>'
        '<a:off x="12700" y="0"/>'
        '<a:ext cx="25400" cy="12700"/></p:xfrm><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"/>'
        "</a:graphic></p:graphicFrame>"
    )
    picture = (
        f'<p:pic><p:nvPicPr><p:cNvPr id="6" name="p" descr="a cat"/><p:nvPr/></p:nvPicPr>'
        f"<p:spPr>{xfrm(0, 0, 1, 1)}</p:spPr></p:pic>"
    )
    shapes = shapes_of(sp(freeform) + sp(geom("rect"), nature='txBox="1"') + table + picture + cxn(xfrm(0, 0, 9, 0) + geom("line")))
    assert [shape.kind for shape in shapes] == ["freeform", "text_box", "graphic_frame", "picture", "connector"]
    assert (shapes[0].sites, shapes[0].preset) == (1, None)
    assert (shapes[2].content, shapes[2].rect) == ("table", Rect(1, 0, 2, 1))
    assert shapes[3].alt == "a cat"
    assert [shape.z for shape in shapes] == [0, 1, 2, 3, 4]


def test_groups_in_groups_scale_twice():
    # inner: child space (0, 0, 10, 10) onto (20, 0, 40, 20); outer: child space (0, 0, 100, 100) onto (100, 200, 50, 200)
    inner = grp(xfrm(20, 0, 40, 20, inner=(0, 0, 10, 10)), sp(xfrm(5, 5, 5, 5)), "inner", 21)
    group, nested, shape = shapes_of(grp(xfrm(100, 200, 50, 200, inner=(0, 0, 100, 100)), inner, "outer"))
    # 5..10 of 10 -> (40, 10) 20 x 10 in the outer child space -> halved across, doubled down
    assert corners(shape.rect) == near(Rect(120, 220, 10, 20))
    assert corners(nested.rect) == near(Rect(110, 200, 20, 40))
    assert (shape.groups, shape.group_name, shape.parent, nested.parent, group.parent) == (("outer", "inner"), "inner", 1, 0, None)


def test_a_turned_group_turns_its_children_about_its_middle():
    inside = sp(xfrm(0, 0, 20, 10) + geom("rect"))
    _, shape = shapes_of(grp(xfrm(0, 0, 100, 50, 'rot="5400000"', (0, 0, 100, 50)), inside))
    # the middle (10, 5) turns about (50, 25): (-40, -20) -> (20, -40) -> (70, -15)
    assert corners(shape.rect) == near(Rect(60, -20, 20, 10))
    assert shape.rotation == 90
    assert corners(shape.bounds) == near(Rect(65, -25, 10, 20))


def test_a_flipped_group_mirrors_children_and_their_rotation():
    inside = sp(xfrm(0, 0, 20, 10, 'rot="1800000"') + geom("rect"))
    _, shape = shapes_of(grp(xfrm(0, 0, 100, 50, 'flipH="1"', (0, 0, 100, 50)), inside))
    assert corners(shape.rect) == near(Rect(80, 0, 20, 10))
    assert (shape.rotation, shape.flip_h, shape.flip_v) == (330, True, False)


def test_a_child_on_its_side_is_stretched_as_it_shows():
    inside = sp(xfrm(0, 0, 20, 10, 'rot="5400000"') + geom("rect"))
    _, shape = shapes_of(grp(xfrm(0, 0, 200, 50, inner=(0, 0, 100, 50)), inside))
    # shown 10 wide and 20 high at (5, -5); twice as wide: 20 x 20 about (20, 5)
    assert corners(shape.bounds) == near(Rect(10, -5, 20, 20))


def test_a_group_without_a_frame_encloses_its_children():
    inside = sp(xfrm(10, 10, 20, 20), "a", 11) + sp(xfrm(50, 5, 10, 10), "b", 12)
    group, *_ = shapes_of(grp("", inside))
    assert corners(group.rect) == near(Rect(10, 5, 50, 25))


def test_bounds_at_45_degrees():
    (shape,) = shapes_of(sp(xfrm(0, 0, 10, 10, 'rot="2700000"')))
    assert corners(shape.bounds) == near(Rect(5 - 7.0711, 5 - 7.0711, 14.1421, 14.1421))


ELBOW = geom("bentConnector3", '<a:gd name="adj1" fmla="val 25000"/>')


@pytest.mark.parametrize(
    ("attributes", "points"),
    [
        ("", [(0, 0), (25, 0), (25, 40), (100, 40)]),
        ('flipH="1"', [(100, 0), (75, 0), (75, 40), (0, 40)]),
        ('flipV="1"', [(0, 40), (25, 40), (25, 0), (100, 0)]),
        ('rot="10800000"', [(100, 40), (75, 40), (75, 0), (0, 0)]),
        # about (50, 20): the start (-50, -20) turns to (20, -50)
        ('rot="5400000"', [(70, -30), (70, -5), (30, -5), (30, 70)]),
        # PowerPoint's own spelling of down, across, down
        ('rot="16200000" flipH="1"', [(30, -30), (30, -5), (70, -5), (70, 70)]),
    ],
)
def test_elbows(attributes, points):
    (line,) = shapes_of(cxn(xfrm(0, 0, 100, 40, attributes) + ELBOW))
    assert line.path is not None
    assert [(point.x, point.y) for point in line.path.points] == [(pytest.approx(x), pytest.approx(y)) for x, y in points]


def test_a_straight_line_at_any_angle():
    (line,) = shapes_of(cxn(xfrm(0, 0, 100, 0, 'rot="1800000"') + geom("straightConnector1")))
    assert line.path is not None
    assert line.path.points[1] == Point(pytest.approx(50 + 43.3013, abs=1e-3), pytest.approx(25, abs=1e-3))


def test_an_elbow_in_a_scaled_and_flipped_group():
    inside = cxn(xfrm(0, 0, 100, 40) + ELBOW)
    _, line = shapes_of(grp(xfrm(10, 0, 200, 40, 'flipH="1"', (0, 0, 100, 40)), inside))
    assert line.path is not None
    assert [(point.x, point.y) for point in line.path.points] == [(210, 0), (160, 0), (160, 40), (10, 40)]


def test_glue_arrows_and_width():
    glue = '<a:stCxn id="4" idx="3"/><a:endCxn id="5" idx="1"/>'
    ink = (
        '<a:ln w="57150"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:prstDash val="dash"/>'
        '<a:headEnd type="none"/><a:tailEnd type="triangle"/></a:ln>'
    )
    (line,) = shapes_of(cxn(xfrm(0, 0, 9, 9) + geom("straightConnector1") + ink, glue))
    assert line.path is not None and line.line is not None
    assert (line.path.begin, line.path.end) == (GlueFacts(4, 3), GlueFacts(5, 1))
    assert (line.line.width, line.line.dash, line.line.begin_arrow, line.line.end_arrow) == (4.5, "dash", None, "triangle")
    assert (line.line.color.rgb, line.line.color.from_theme) == ("111111", True)


def test_curved_connectors_are_given_by_their_elbows():
    (line,) = shapes_of(cxn(xfrm(0, 0, 100, 40) + geom("curvedConnector3")))
    assert line.path is not None and line.path.curved
    assert line.path.points == (Point(0, 0), Point(50, 0), Point(50, 40), Point(100, 40))


def test_shapes_in_alternate_content_are_seen_once():
    def alternate(choice: str, fallback: str) -> str:
        return (
            f'<mc:AlternateContent><mc:Choice Requires="x">{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
            f"</mc:AlternateContent>"
        )

    choice = alternate(sp(xfrm(0, 0, 1, 1), "new"), sp("", "old"))
    unknown = alternate("<p:contentPart/>", sp("", "ink"))
    assert [shape.name for shape in shapes_of(choice + unknown)] == ["new", "ink"]


def test_hidden_and_decorative_groups_hand_it_down():
    mark = (
        '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    inside = sp(xfrm(0, 0, 1, 1))
    hidden = grp("", inside, attributes='hidden="1"')
    decorative = grp("", inside).replace("/><p:cNvGrpSpPr", f">{mark}</p:cNvPr><p:cNvGrpSpPr")
    assert [(shape.hidden, shape.decorative) for shape in shapes_of(hidden + decorative)] == [
        (True, False), (True, False), (False, True), (False, True),
    ]  # fmt: skip


def test_placeholders_inherit_their_place_and_text_style():
    title = sp("", "Title 1", 2, body("<a:p><a:r><a:t>Head</a:t></a:r></a:p>"), holder='<p:ph type="ctrTitle"/>')
    (shape,) = shapes_of(title)
    assert (shape.kind, shape.placeholder, shape.rect) == ("placeholder", "ctrTitle", Rect(10, 20, 100, 50))
    assert shape.text is not None
    (paragraph,) = shape.text.paragraphs
    (run,) = paragraph.runs
    assert (shape.text.anchor, shape.text.insets) == ("bottom", (1, 3.6, 7.2, 3.6))
    assert (paragraph.align, run.size, run.bold, run.face, run.color.rgb) == ("center", 32, True, "Head", "222266")


def test_the_slide_layout_comes_before_the_master():
    holder = MASTER_TITLE.replace('x="127000"', 'x="0"').replace(
        "<a:lstStyle/>", '<a:lstStyle><a:lvl1pPr><a:defRPr sz="2400"/></a:lvl1pPr></a:lstStyle>'
    )
    files = parts(sp("", "Title 1", 2, body("<a:p><a:r><a:t>Head</a:t></a:r></a:p>"), holder='<p:ph type="title"/>'))
    files["ppt/slideLayouts/slideLayout1.xml"] = sheet("sldLayout", tree(holder))
    facts, _ = opened(files)
    assert facts is not None
    (shape,) = facts.slides[0].shapes
    assert shape.text is not None
    run = shape.text.paragraphs[0].runs[0]
    assert (shape.rect.x, run.size, run.bold) == (0, 24, True)


def test_what_master_and_layout_draw_is_the_backdrop():
    files = parts()
    band = sp(xfrm(0, 0, 540, 40) + '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill>', "band")
    files["ppt/slideMasters/slideMaster1.xml"] = files["ppt/slideMasters/slideMaster1.xml"].replace(
        "</p:spTree>", f"{band}</p:spTree>"
    )
    facts, _ = opened(files)
    assert facts is not None and [shape.name for shape in facts.slides[0].backdrop] == ["band"]
    files["ppt/slides/slide1.xml"] = f'<p:sld {NS} showMasterSp="0">{tree("")}</p:sld>'
    facts, _ = opened(files)
    assert facts is not None and facts.slides[0].backdrop == ()
