"""Colours, lines, text bodies and freeform paths, each against XML written by hand."""

from xml.etree import ElementTree

from deckgen.emit.freeform import geometry_xml
from deckgen.emit.markup import NAMESPACES
from deckgen.emit.paint import color_xml, fill_xml, line_xml
from deckgen.emit.text_body import paragraph_xml, text_xml
from deckgen.scene import Arrow, ColorRef, Line, Paragraph, Run, Stroke, SubPath, TextBody

TX1 = ColorRef("tx1")
FILL = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
RPR = f'<a:rPr lang="en-US" sz="1050" b="0" i="0">{FILL}<a:latin typeface="+mn-lt"/></a:rPr>'


def test_colours() -> None:
    assert color_xml(ColorRef("accent1")) == '<a:schemeClr val="accent1"/>'
    assert color_xml(ColorRef("bg2", 0.8)) == '<a:schemeClr val="bg2"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>'
    assert color_xml(ColorRef("accent4", -0.25)) == '<a:schemeClr val="accent4"><a:lumMod val="75000"/></a:schemeClr>'
    assert color_xml(ColorRef(rgb="C0FFEE", lum=0.5)) == '<a:srgbClr val="C0FFEE"/>'  # SceneTheme.rgb ignores lum there, too
    assert color_xml(ColorRef("accent1", 0.07)).count('"93000"') == 1  # 1 - 0.07 is not exact in binary
    assert fill_xml(None) == "<a:noFill/>"


def test_lines() -> None:
    assert line_xml(None) == "<a:ln><a:noFill/></a:ln>"
    assert line_xml(Stroke(TX1, 22_225)) == (
        '<a:ln w="22225" cap="flat"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:prstDash val="solid"/>'
        '<a:miter lim="800000"/></a:ln>'
    )
    assert line_xml(Stroke(TX1, 9, "dot", True, Arrow("sm"), Arrow("lg"))) == (
        '<a:ln w="9" cap="rnd"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:prstDash val="sysDot"/><a:round/>'
        '<a:headEnd type="triangle" w="sm" len="sm"/><a:tailEnd type="triangle" w="lg" len="lg"/></a:ln>'
    )
    assert '<a:prstDash val="dash"/>' in line_xml(Stroke(TX1, 9, "dash"))


def test_run_properties_are_complete() -> None:
    run = Run("x", 12.5, ColorRef("tx2"), bold=True, italic=True, face="major")
    assert paragraph_xml(Paragraph((run,), (Line(0, 1, 0),), "center", 25_400), "de-DE") == (
        '<a:p><a:pPr algn="ctr"><a:spcBef><a:spcPts val="200"/></a:spcBef></a:pPr><a:r><a:rPr lang="de-DE" sz="1250" b="1" i="1">'
        '<a:solidFill><a:schemeClr val="tx2"/></a:solidFill><a:latin typeface="+mj-lt"/></a:rPr><a:t>x</a:t></a:r></a:p>'
    )


def paragraph(words: str) -> str:
    return paragraph_xml(Paragraph((Run(words, 10.5, TX1),), (Line(0, len(words), 0),)), "en-US")


def test_a_forced_break_keeps_the_size_of_its_run() -> None:
    assert (
        paragraph("a\vb")
        == f'<a:p><a:pPr algn="l"/><a:r>{RPR}<a:t>a</a:t></a:r><a:br>{RPR}</a:br><a:r>{RPR}<a:t>b</a:t></a:r></a:p>'
    )
    assert paragraph("\vb").count("<a:r>") == 1 and paragraph("a\v\vb").count("<a:br>") == 2


def test_an_empty_paragraph_keeps_the_size_of_its_run() -> None:
    assert '<a:endParaRPr lang="en-US" sz="1050"' in paragraph("") and "</a:endParaRPr></a:p>" in paragraph("")


def test_text_bodies_write_insets_and_anchor() -> None:
    body = TextBody((Paragraph((Run("a", 10.5, TX1),), (Line(0, 1, 0),)),), (1, 2, 3, 4), "bottom")
    assert text_xml(body, "en-US").startswith(
        '<p:txBody><a:bodyPr wrap="square" lIns="1" tIns="2" rIns="3" bIns="4" rtlCol="0" anchor="b">'
        "<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>"
    )
    assert text_xml(TextBody(()), "en-US").endswith("<a:lstStyle/><a:p/></p:txBody>")
    assert "lnSpc" not in text_xml(body, "en-US")


def test_stroked_pieces_share_one_path_and_dots_another() -> None:
    paths = (
        SubPath((("M", (1.0, 2.0)), ("C", (0.5, 0.25, 3.0, 4.0, 5.0, 6.0)), ("Z", ()))),
        SubPath((("M", (7.0, 7.0)), ("L", (8.0, 7.1234))), stroked=False, filled=True),
        SubPath((("M", (9.0, 9.0)), ("L", (10.0, 10.0)))),
    )
    element = ElementTree.fromstring(f"<e {NAMESPACES}>{geometry_xml(paths, (24.0, 12.0))}</e>")
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    assert [child.tag.removeprefix(a) for child in element[0]] == ["avLst", "gdLst", "ahLst", "cxnLst", "rect", "pathLst"]
    lines, dots = element[0][5]
    assert dict(lines.items()) == {"w": "24000", "h": "12000", "fill": "none"}
    assert dict(dots.items()) == {"w": "24000", "h": "12000", "stroke": "0"}
    assert [op.tag.removeprefix(a) for op in lines] == ["moveTo", "cubicBezTo", "close", "moveTo", "lnTo"]
    assert [(pt.get("x"), pt.get("y")) for pt in lines[1]] == [("500", "250"), ("3000", "4000"), ("5000", "6000")]
    assert [(pt.get("x"), pt.get("y")) for pt in dots.iter(f"{a}pt")] == [("7000", "7000"), ("8000", "7123")]
