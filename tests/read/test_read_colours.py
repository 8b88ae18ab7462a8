"""Colours through theme, map and modifiers; fills, lines, backgrounds, text. All figures worked out by hand."""

from __future__ import annotations

import pytest
from read_packages import MAP, body, geom, grp, opened, parts, shapes_of, sheet, sp, tree, xfrm

from deckgen.read import ColorFacts
from deckgen.read.colours import named


def color(xml: str) -> ColorFacts:
    (shape,) = shapes_of(sp(f"<a:solidFill>{xml}</a:solidFill>"))
    return shape.fill.colors[0]


@pytest.mark.parametrize(
    ("xml", "rgb"),
    [
        ('<a:srgbClr val="aabbcc"/>', "AABBCC"),
        ('<a:sysClr val="window" lastClr="FEFEFE"/>', "FEFEFE"),
        ('<a:prstClr val="dkBlue"/>', "00008B"),
        ('<a:scrgbClr r="100000" g="0" b="0"/>', "FF0000"),
        ('<a:hslClr hue="7200000" sat="100000" lum="50000"/>', "00FF00"),
        ('<a:srgbClr val="808080"><a:lumMod val="50000"/></a:srgbClr>', "404040"),
        ('<a:srgbClr val="808080"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:srgbClr>', "C0C0C0"),  # 64 + 127.5
        ('<a:srgbClr val="FFFFFF"><a:shade val="50000"/></a:srgbClr>', "BCBCBC"),  # half the light is 0.7354 of the value
        ('<a:srgbClr val="808080"><a:shade val="50000"/></a:srgbClr>', "5C5C5C"),  # light 0.2159, half of it is 0.3622 of the value
        ('<a:srgbClr val="000000"><a:tint val="50000"/></a:srgbClr>', "BCBCBC"),
        ('<a:srgbClr val="FF0000"><a:satMod val="0"/></a:srgbClr>', "808080"),
        ('<a:srgbClr val="FF0000"><a:hueOff val="7200000"/></a:srgbClr>', "00FF00"),
        ('<a:srgbClr val="FF0000"><a:comp/></a:srgbClr>', "00FFFF"),
        ('<a:srgbClr val="00FFFF"><a:inv/></a:srgbClr>', "FF0000"),
    ],
)
def test_fixed_colours(xml, rgb):
    assert color(xml) == ColorFacts(rgb, 1.0, False)


def test_scheme_colours_and_opacity():
    assert color('<a:schemeClr val="accent1"/>') == ColorFacts("2563EB", 1.0, True)
    assert color('<a:schemeClr val="bg1"><a:alpha val="40000"/></a:schemeClr>') == ColorFacts("FAFAFA", 0.4, True)


def test_the_map_decides_what_bg1_is():
    files = parts(slide=sheet("sld", tree(sp('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'))))
    master = "ppt/slideMasters/slideMaster1.xml"
    files[master] = files[master].replace('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"')
    facts, _ = opened(files)
    assert facts is not None and facts.slides[0].shapes[0].fill.colors[0].rgb == "111111"


def test_a_slide_may_override_the_map():
    other_map = MAP.replace("p:clrMap", "a:overrideClrMapping").replace('bg1="lt1"', 'bg1="dk2"')
    override = f"<p:clrMapOvr>{other_map}</p:clrMapOvr>"
    files = parts(slide=sheet("sld", tree(sp('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>')) + override))
    facts, codes = opened(files)
    assert codes == [] and facts is not None and facts.slides[0].shapes[0].fill.colors[0].rgb == "222266"


@pytest.mark.parametrize(
    ("name", "rgb"), [("navy", "000080"), ("ltGrey", "D3D3D3"), ("medAquamarine", "66CDAA"), ("darkSlateGrey", "2F4F4F")]
)
def test_names(name, rgb):
    assert named(name) == rgb


def test_style_references_take_their_format_from_the_theme():
    style = (
        '<p:style><a:lnRef idx="1"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="1">'
        '<a:schemeClr val="accent2"/></a:fillRef>'
        '<a:effectRef idx="0"/><a:fontRef idx="major"><a:schemeClr val="bg1"/></a:fontRef></p:style>'
    )
    (shape,) = shapes_of(sp(geom("rect"), rest=style + body("<a:p><a:r><a:t>x</a:t></a:r></a:p>")))
    assert shape.fill.colors == (ColorFacts("404040", 1.0, True),)  # 808080 at half its lightness
    assert shape.line is not None and (shape.line.color.rgb, shape.line.width, shape.line.dash) == ("2563EB", 2, "dash")
    assert shape.text is not None
    run = shape.text.paragraphs[0].runs[0]
    assert (run.color.rgb, run.face, run.size) == ("FAFAFA", "Head", 16)


def test_own_properties_win_over_the_style():
    style = (
        '<p:style><a:lnRef idx="1"><a:schemeClr val="accent1"/></a:lnRef><a:fillRef idx="1">'
        '<a:schemeClr val="accent2"/></a:fillRef></p:style>'
    )
    (shape,) = shapes_of(sp(geom("rect") + '<a:noFill/><a:ln w="12700"/>', rest=style))
    assert not shape.fill.visible
    assert shape.line is not None and (shape.line.width, shape.line.color.rgb) == (1, "2563EB")
    (shape,) = shapes_of(sp(geom("rect") + "<a:ln><a:noFill/></a:ln>", rest=style))
    assert shape.line is None


def test_a_group_hands_its_fill_down():
    group = grp(f"{xfrm(0, 0, 9, 9)}<a:solidFill><a:srgbClr val='00AA00'/></a:solidFill>", sp("<a:grpFill/>"))
    assert shapes_of(group)[1].fill.colors[0].rgb == "00AA00"


def test_gradients_keep_their_stops():
    stops = '<a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs>'
    (shape,) = shapes_of(sp(f"<a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill>"))
    assert (shape.fill.kind, [one.rgb for one in shape.fill.colors]) == ("gradient", ["000000", "FFFFFF"])


def test_backgrounds():
    own = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill></p:bgPr></p:bg>'
    themed = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="tx2"/></p:bgRef></p:bg>'
    for xml, rgb in ((own, "EEEEEE"), (themed, "222266"), ("", "FFFFFF")):
        facts, _ = opened(parts(background=xml))
        assert facts is not None and facts.slides[0].background.colors[0].rgb == rgb


def test_text_takes_what_it_does_not_say_from_the_defaults():
    xml = (
        '<a:p><a:r><a:rPr b="1"/><a:t>one</a:t></a:r><a:br/><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p><a:p>'
        '<a:endParaRPr sz="900"/></a:p>'
    )
    (shape,) = shapes_of(sp(geom("rect"), rest=body(xml, 'wrap="none" anchor="ctr" lIns="0"')))
    text = shape.text
    assert text is not None and text.text == "one\v7\n"
    first, second = text.paragraphs
    assert [(run.size, run.bold, run.face, run.color.rgb) for run in first.runs][::2] == [
        (16, True, "Body", "111111"),
        (16, False, "Body", "111111"),
    ]
    assert (second.size, text.wrap, text.anchor, text.insets[0]) == (9, False, "middle", 0)


def test_levels_of_a_body_placeholder():
    xml = '<a:p><a:pPr lvl="1"/><a:r><a:t>one</a:t></a:r></a:p>'
    (shape,) = shapes_of(sp(xfrm(0, 0, 9, 9), rest=body(xml), holder='<p:ph idx="1"/>'))
    assert shape.text is not None
    (paragraph,) = shape.text.paragraphs
    assert (paragraph.level, paragraph.margin, paragraph.indent, paragraph.bullet) == (1, 20, -10, True)
    assert (paragraph.pitch, paragraph.space_before, paragraph.size) == (0.9, 6, 20)


def test_shrunk_text():
    fit = (
        '<p:txBody><a:bodyPr><a:normAutofit fontScale="62500" lnSpcReduction="20000"/></a:bodyPr><a:p><a:r><a:t>x</a:t>'
        "</a:r></a:p></p:txBody>"
    )
    (shape,) = shapes_of(sp(geom("rect"), rest=fit))
    assert shape.text is not None
    assert (shape.text.fit, shape.text.font_scale, shape.text.pitch_cut) == ("shrink", 0.625, 0.2)


def test_links_have_the_link_colour():
    xml = '<a:p><a:r><a:rPr><a:hlinkClick r:id="r1"/></a:rPr><a:t>x</a:t></a:r></a:p>'
    (shape,) = shapes_of(sp(geom("rect"), rest=body(xml)))
    assert shape.text is not None and shape.text.paragraphs[0].runs[0].color.rgb == "0563C1"
