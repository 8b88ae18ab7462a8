"""What is no deck, or a damaged one: a diagnostic, never an exception; and as many facts as can be had."""

from __future__ import annotations

from pathlib import Path

import pytest
from read_packages import THEME, body, geom, opened, parts, rels, sheet, sp, tree, xfrm, zipped

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.read import reopen


def codes_for(source: Path | bytes) -> list[str]:
    bag = DiagnosticBag()
    assert reopen(source, bag) is None
    return [one.code for one in bag]


def test_d101_missing(tmp_path: Path):
    assert codes_for(tmp_path / "no.pptx") == ["D101"]


def test_d102_folder(tmp_path: Path):
    assert codes_for(tmp_path) == ["D102"]


def test_d103_not_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def deny(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", deny)
    bag = DiagnosticBag()
    assert reopen(tmp_path / "locked.pptx", bag) is None
    assert [(one.code, one.message) for one in bag] == [("D103", "the file cannot be read: Permission denied")]


def test_d103_a_path_that_cannot_be():
    assert codes_for(Path("a\0b")) == ["D103"]


def test_d104_empty(tmp_path: Path):
    path = tmp_path / "empty.pptx"
    path.write_bytes(b"")
    bag = DiagnosticBag()
    reopen(path, bag)
    (found,) = bag
    assert (found.code, found.span and found.span.file) == ("D104", str(path))


def test_d105_old_or_locked():
    assert codes_for(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == ["D105"]


@pytest.mark.parametrize("content", [b"slides:\n", b"PK\x03\x04", zipped(parts())[:-30], b"PK\x05\x06" + bytes(10)])
def test_d106_no_zip(content: bytes):
    assert codes_for(content) == ["D106"]


def test_d107_another_kind_of_file():
    assert codes_for(zipped({"readme.txt": "hello"})) == ["D107"]
    assert codes_for(zipped({"_rels/.rels": rels(officeDocument="word/document.xml"), "word/document.xml": "<document/>"})) == [
        "D107"
    ]


def test_d108_main_part_damaged_or_missing():
    files = parts()
    assert codes_for(zipped(files | {"ppt/presentation.xml": "<p:presentation"})) == ["D108"]
    assert codes_for(zipped(files | {"_rels/.rels": "<"})) == ["D108"]
    del files["ppt/presentation.xml"]
    assert codes_for(zipped(files)) == ["D108"]


def test_d108_no_slide_size():
    facts, codes = opened(parts() | {"ppt/presentation.xml": sheet("presentation", "")})
    assert codes == ["D108"] and facts is not None and facts.slides == ()


@pytest.mark.parametrize("name", [name for name in parts() if name != "ppt/presentation.xml" and name != "_rels/.rels"])
@pytest.mark.parametrize("content", ["", "<a><b></a>", "\x00\x01", '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>', "<a/>", None])
def test_any_part_may_be_damaged_or_gone(name: str, content: str | None):
    files = parts(sp(xfrm(0, 0, 10, 10) + geom("rect")))
    if content is None:
        del files[name]
    else:
        files[name] = content
    facts, codes = opened(files)
    assert facts is not None
    assert all(code in ("D109", "D111") for code in codes)
    if content is not None and content != "<a/>" and "_rels" not in name:
        assert codes == ["D109"]
    if "slides/slide1.xml" in name or "presentation.xml.rels" in name:
        assert facts.slides == () and codes
    elif "slides/_rels" not in name:
        assert len(facts.slides[0].shapes) == 1


def test_d109_only_the_damaged_slide_is_lost():
    files = parts()
    files["ppt/presentation.xml"] = files["ppt/presentation.xml"].replace(
        "</p:sldIdLst>", '<p:sldId id="257" r:id="r2"/></p:sldIdLst>'
    )
    files["ppt/_rels/presentation.xml.rels"] = (
        rels(slide="slides/slide1.xml", other="x").replace("/other", "/slide").replace('"x"', '"slides/slide2.xml"')
    )
    files["ppt/slides/slide2.xml"] = "<broken"
    facts, codes = opened(files)
    assert codes == ["D109"] and facts is not None and [slide.number for slide in facts.slides] == [1]


def test_d110_theme_colour_that_is_none():
    facts, codes = opened(parts() | {"ppt/theme/theme1.xml": THEME.replace("2563EB", "blue")})
    assert codes == ["D110"] and facts is not None


@pytest.mark.parametrize(
    "properties",
    [
        '<a:xfrm><a:off x="NaN" y="0"/><a:ext cx="1" cy="1"/></a:xfrm>',
        '<a:xfrm><a:off x="0" y="1.5"/><a:ext cx="1" cy="1"/></a:xfrm>',
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="-1" cy="1"/></a:xfrm>',
        '<a:solidFill><a:srgbClr val="#FF0000"/></a:solidFill>',
        '<a:solidFill><a:schemeClr val="accent9"/></a:solidFill>',
        '<a:solidFill><a:schemeClr val="accent1"><a:lumMod val="lots"/></a:schemeClr></a:solidFill>',
    ],
)
def test_d112_a_value_that_cannot_be(properties: str):
    facts, codes = opened(parts(sp(properties, "bad") + sp(xfrm(0, 0, 1, 1), "good", 11)))
    assert codes == ["D112"]
    assert facts is not None and [shape.name for shape in facts.slides[0].shapes] == ["good"]


def test_groups_nested_without_end_are_refused_not_followed():
    inside = sp(xfrm(0, 0, 1, 1))
    for number in range(300):
        inside = f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="g"/></p:nvGrpSpPr><p:grpSpPr/>{inside}</p:grpSp>'
    facts, codes = opened(parts(inside))
    assert facts is not None and codes == ["D112"]
    assert len(facts.slides[0].shapes) == 64


def test_alternatives_nested_without_end_are_not_followed():
    inside = sp(xfrm(0, 0, 1, 1))
    for _ in range(3000):
        inside = f"<mc:AlternateContent><mc:Choice>{inside}</mc:Choice></mc:AlternateContent>"
    facts, codes = opened(parts(inside))
    assert facts is not None and codes == [] and facts.slides[0].shapes == ()


def test_part_names_do_not_mind_case_and_strict_namespaces_are_read():
    files = parts(sp(xfrm(1, 2, 3, 4)))
    slide = files.pop("ppt/slides/slide1.xml")
    files["ppt/Slides/SLIDE1.xml"] = slide.replace(
        "http://schemas.openxmlformats.org/drawingml/2006", "http://purl.oclc.org/ooxml/drawingml"
    )
    facts, codes = opened(files)
    assert codes == [] and facts is not None and facts.slides[0].shapes[0].rect.w == 3


def test_a_slide_without_a_shape_tree():
    facts, codes = opened(parts(slide=sheet("sld", "")))
    assert codes == ["D109"] and facts is not None and facts.slides == ()


def test_core_title():
    files = parts()
    files["_rels/.rels"] = rels(officeDocument="ppt/presentation.xml").replace(
        "</Relationships>",
        '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
    )
    files["docProps/core.xml"] = (
        '<c:coreProperties xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A &amp; B</dc:title>'
        "</c:coreProperties>"
    )
    facts, codes = opened(files)
    assert codes == [] and facts is not None and facts.title == "A & B"


def test_page_title_layout_and_hidden_slides():
    holder = sp(
        "",
        "Title 1",
        2,
        body("<a:p><a:r><a:t>One</a:t></a:r></a:p><a:p><a:r><a:t>two</a:t></a:r></a:p>"),
        holder='<p:ph type="title"/>',
    )
    facts, _ = opened(parts(slide=sheet("sld", tree(holder), 'show="0"')))
    assert facts is not None
    (slide,) = facts.slides
    assert (facts.page.w, facts.page.h) == (540, 960)
    assert (slide.title, slide.layout, slide.hidden) == ("One two", "Plain", True)
