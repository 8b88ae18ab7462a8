"""One slide with every kind of item, reopened with python-pptx."""

import io
import re

import pptx
import pytest
from emit_scenes import BG1, PORTRAIT, TX1, gallery, scene, theme
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from deckgen.base.geometry import EmuRect
from deckgen.emit import to_pptx
from deckgen.emit.slide import creation_id, shape_ids
from deckgen.scene import Connector, Group, Scene, Shape, Slide, walk


@pytest.fixture(scope="module")
def slide():
    return pptx.Presentation(io.BytesIO(to_pptx(scene()))).slides[0]


def every(shapes):
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from every(shape.shapes)


def named(slide, name):
    return next(shape for shape in every(slide.shapes) if shape.name == name)


def test_items_come_back_in_order_with_their_names_and_geometry(slide) -> None:
    items, shapes = list(walk(gallery().items)), list(every(slide.shapes))
    assert [shape.name for shape in shapes] == [item.name for item in items]
    for item, shape in zip(items, shapes, strict=True):
        rect = item.frame.box if isinstance(item, Connector) else item.rect
        xfrm = next(shape._element.iter(qn("a:xfrm")))
        assert (xfrm.off_x if hasattr(xfrm, "off_x") else xfrm.off.x, xfrm.ext.cx) == (rect.x, rect.w), item.name
        assert (xfrm.off.y, xfrm.ext.cy) == (rect.y, rect.h), item.name


def test_shape_ids_count_from_two_and_are_unique(slide) -> None:
    ids = [int(element.get("id")) for element in slide._element.iter(qn("p:cNvPr"))]
    assert ids == list(range(1, 19))  # the tree; title, 2 cards of 3, panel of 6, 3 connectors, label
    creation = re.findall(r'creationId [^>]*id="([^"]*)"', pptx.oxml.xmlchemy.serialize_for_reading(slide._element))
    assert len(set(creation)) == len(creation) == 17
    assert all(re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", one) for one in creation)


def test_creation_ids_depend_on_the_name_alone() -> None:
    assert creation_id("request") == "{1F58B914-5B24-D108-D7AC-38887338B3EA}"  # printf request | sha256sum
    assert creation_id("request") != creation_id("request/box")


def test_groups_keep_slide_coordinates_for_their_children(slide) -> None:
    for element in slide._element.iter(qn("p:grpSp")):
        xfrm = element.find(qn("p:grpSpPr")).find(qn("a:xfrm"))
        assert (xfrm.chOff.x, xfrm.chOff.y, xfrm.chExt.cx, xfrm.chExt.cy) == (xfrm.off.x, xfrm.off.y, xfrm.ext.cx, xfrm.ext.cy)
    nested = named(slide, "attention/blocks")
    assert [shape.name for shape in nested.shapes] == ["attention/blocks/box", "attention/blocks/icon"]


def test_connectors_are_glued_by_id_and_keep_their_bends(slide) -> None:
    loop = named(slide, "attention -> request")._element
    start, end = loop.find(".//" + qn("a:stCxn")), loop.find(".//" + qn("a:endCxn"))
    assert (start.get("id"), start.get("idx")) == (str(named(slide, "attention/box").shape_id), "1")
    assert (end.get("id"), end.get("idx")) == (str(named(slide, "request/box").shape_id), "1")
    # both ends at x = 120 pt, the channel at 96 pt: 24 pt outwards of a width padded to 0.1 pt is 240 widths
    assert [(gd.get("name"), gd.get("fmla")) for gd in loop.iter(qn("a:gd"))] == [("adj1", "val -24000000")]
    xfrm = loop.find(".//" + qn("a:xfrm"))
    assert (xfrm.get("rot"), xfrm.get("flipH"), xfrm.get("flipV")) == (None, None, "1")  # runs up from 327 pt to 92 pt
    down = named(slide, "request -> ledger")._element
    assert [down.find(".//" + qn(tag)).get("idx") for tag in ("a:stCxn", "a:endCxn")] == ["2", "0"]
    assert down.find(".//" + qn("a:headEnd")) is None and down.find(".//" + qn("a:tailEnd")).get("type") == "triangle"


def test_presets_adjustments_and_colours_are_native(slide) -> None:
    box = named(slide, "request/box")
    assert box.auto_shape_type.name == "ROUNDED_RECTANGLE"
    assert box.adjustments[0] == pytest.approx(10 / 64, abs=1e-5)
    assert box.fill.fore_color.theme_color == MSO_THEME_COLOR.BACKGROUND_1
    assert (box.line.color.theme_color, box.line.width) == (MSO_THEME_COLOR.ACCENT_1, 19_050)
    panel = named(slide, "attention/box").fill.fore_color
    assert (panel.theme_color, panel.brightness) == (MSO_THEME_COLOR.ACCENT_4, pytest.approx(0.9))
    assert slide._element.find(".//" + qn("a:srgbClr")) is None


def test_texts_survive_with_their_special_characters(slide) -> None:
    assert named(slide, "request/box").text_frame.text == '1. request & <suffix>\nconversation_id + "salt"'
    label = named(slide, "loop/label")
    assert label.text_frame.text == "next\vturn"
    assert label._element.find(".//" + qn("p:cNvSpPr")).get("txBox") == "1"
    assert named(slide, "attention/anchor-1")._element.txBody is None


def test_icons_are_freeforms_with_round_lines_and_filled_dots(slide) -> None:
    icon = named(slide, "ledger/icon")
    assert icon.shape_type == MSO_SHAPE_TYPE.FREEFORM
    properties = icon._element.spPr
    assert properties.find(qn("a:solidFill"))[0].get("val") == "accent3"
    assert properties.find(qn("a:ln")).get("cap") == "rnd"


def test_titles_alt_texts_and_decoration(slide) -> None:
    assert slide.shapes.title.text_frame.text == "Hybrid conversation cache" and slide.shapes.title.top < 0
    descriptions = {shape.name: shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in every(slide.shapes)}
    assert descriptions["request"] == '1. request & <suffix>: conversation_id + "salt"'
    assert descriptions["ledger -> attention"] == "ledger -> attention (arrow)"
    assert descriptions["request/icon"] is None
    decorative = {
        shape.name
        for shape in every(slide.shapes)
        if "decorative" in pptx.oxml.xmlchemy.serialize_for_reading(shape._element.xpath("./*/p:cNvPr")[0])
    }
    assert decorative == {"request/icon", "ledger/icon", "attention/blocks/icon", "attention/anchor-1"}


def test_names_may_hold_anything() -> None:
    name = "a \"b\" & <c> \x07\x0b'd'\n"
    deck = Scene(PORTRAIT, (Slide((Shape(name, "rect", EmuRect(0, 0, 9, 9), BG1, alt=name),)),), theme(), name)
    reopened = pptx.Presentation(io.BytesIO(to_pptx(deck)))
    shape = reopened.slides[0].shapes[0]
    assert shape.name == "a \"b\" & <c> 'd'\n"
    assert reopened.core_properties.title.rstrip() == "a \"b\" & <c> 'd'"


def test_a_repeated_name_and_glue_to_nothing_are_refused() -> None:
    box = Shape("a", "rect", EmuRect(0, 0, 9, 9))
    with pytest.raises(ValueError, match="'a'"):
        shape_ids((box, Group("g", EmuRect(0, 0, 9, 9), (box,))))
    connector = next(item for item in gallery().items if isinstance(item, Connector))
    with pytest.raises(KeyError, match="request/box"):
        to_pptx(scene(slides=(Slide((connector,)),)))


def test_the_scene_decides_bold_in_a_title_placeholder(slide) -> None:
    run = slide.shapes.title.text_frame.paragraphs[0].runs[0]
    assert run.font.bold is True and run.font.size.pt == 20 and run.font.name == "+mj-lt"
    assert TX1.slot == "tx1" and run.font.color.theme_color == MSO_THEME_COLOR.TEXT_1
