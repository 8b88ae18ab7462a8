"""The package as a whole: parts, wiring, page sizes, slide layouts, theme part, same bytes every time."""

import hashlib
import io
import os
import posixpath
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pptx
import pytest
from emit_scenes import BRIGHT, DARK, FOUR_THIRDS, LIGHT, PORTRAIT, WIDE, gallery, scene
from pptx.oxml.ns import qn

from deckgen.emit import to_pptx
from deckgen.scene import Slide

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("size", [PORTRAIT, WIDE, FOUR_THIRDS])
@pytest.mark.parametrize("dark", [False, True])
def test_all_parts_are_well_formed_and_wired(size: tuple[int, int], dark: bool) -> None:
    files = parts(to_pptx(scene(size, dark, (gallery(), Slide((), "title-only")))))
    roots = {name: ElementTree.fromstring(content) for name, content in files.items()}
    overrides = {
        element.get("PartName", "").removeprefix("/") for element in roots["[Content_Types].xml"] if element.get("PartName")
    }
    plain = {name for name in files if name.endswith(".rels")} | {"[Content_Types].xml", "customXml/item1.xml"}
    assert overrides == set(files) - plain
    targets = {"[Content_Types].xml"}
    for name in files:
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            targets |= {posixpath.normpath(posixpath.join(folder, element.get("Target", ""))) for element in roots[name]}
    assert targets == set(files) - {name for name in files if name.endswith(".rels")}  # nothing dangles, nothing is an orphan


@pytest.mark.parametrize("size", [PORTRAIT, WIDE, FOUR_THIRDS])
def test_page_size_and_placeholders_follow_the_scene(size: tuple[int, int]) -> None:
    deck = pptx.Presentation(io.BytesIO(to_pptx(scene(size))))
    assert (deck.slide_width, deck.slide_height) == size
    assert deck.element.find(qn("p:sldSz")).get("type") is None
    assert [layout.name for layout in deck.slide_layouts] == [
        "Title Slide", "Title and Content", "Section Header", "Title Only", "Diagram", "Blank",
    ]  # fmt: skip
    for layout in (deck.slide_master, *deck.slide_layouts):
        for shape in layout.placeholders:
            assert shape.left >= 0 and shape.left + shape.width <= size[0], (layout.name, shape.name)
            assert shape.top + shape.height <= size[1], (layout.name, shape.name)
            hidden = layout.name == "Diagram" and shape.placeholder_format.idx == 0
            assert (shape.top + shape.height < 0) if hidden else (shape.top >= 0), (layout.name, shape.name)


def test_slides_use_the_slide_layout_they_name() -> None:
    deck = pptx.Presentation(io.BytesIO(to_pptx(scene(slides=(Slide((), "title-only"), Slide((), "diagram"))))))
    assert [slide.slide_layout.name for slide in deck.slides] == ["Title Only", "Diagram"]
    assert [slide.slide_id for slide in deck.slides] == [256, 257]


def test_a_deck_without_slides_opens() -> None:
    assert len(pptx.Presentation(io.BytesIO(to_pptx(scene(slides=())))).slides) == 0


def test_subtitle_and_section_text_have_no_bullets() -> None:
    deck = pptx.Presentation(io.BytesIO(to_pptx(scene())))
    for number in (0, 2):
        (body,) = [shape for shape in deck.slide_layouts[number].placeholders if shape.placeholder_format.idx == 1]
        assert body._element.find(".//" + qn("a:lvl1pPr")).find(qn("a:buNone")) is not None


def color_scheme(files: dict[str, bytes]) -> dict[str, str | None]:
    scheme = ElementTree.fromstring(files["ppt/theme/theme1.xml"]).find(f".//{A}clrScheme")
    assert scheme is not None
    return {slot.tag.removeprefix(A): slot[0].get("val") for slot in scheme}


def color_map(files: dict[str, bytes]) -> dict[str, str]:
    mapping = ElementTree.fromstring(files["ppt/slideMasters/slideMaster1.xml"]).find(f"{P}clrMap")
    assert mapping is not None
    return dict(mapping.items())


@pytest.mark.parametrize(("dark", "roles"), [(False, LIGHT), (True, DARK)])
def test_every_role_reaches_its_colour_through_the_colour_map(dark: bool, roles: dict[str, str]) -> None:
    files = parts(to_pptx(scene(dark=dark)))
    scheme, mapping = color_scheme(files), color_map(files)
    assert {role: scheme[mapping[role]] for role in mapping} == roles


def test_a_dark_theme_keeps_its_dark_colours_in_the_dark_slots() -> None:
    files = parts(to_pptx(scene(dark=True)))
    scheme, mapping = color_scheme(files), color_map(files)
    assert (mapping["bg1"], mapping["tx1"], mapping["bg2"], mapping["tx2"]) == ("dk1", "lt1", "dk2", "lt2")
    assert (scheme["dk1"], scheme["lt1"], scheme["dk2"], scheme["lt2"]) == ("1B2437", "E8ECF5", "111827", "A9B4CB")
    assert scheme["accent5"] == BRIGHT["accent5"]
    assert list(scheme) == ["dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink"]


def test_the_theme_part_is_flat_and_sets_defaults_for_hand_drawn_shapes() -> None:
    theme = ElementTree.fromstring(parts(to_pptx(scene()))["ppt/theme/theme1.xml"])
    tags = {element.tag.removeprefix(A) for element in theme.iter()}
    assert not tags & {"gradFill", "outerShdw", "innerShdw", "blipFill"}
    lists = ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst")
    assert [len(theme.find(f".//{A}{name}") or ()) for name in lists] == [3, 3, 3, 3]
    line = theme.find(f".//{A}spDef/{A}spPr/{A}ln")
    assert line is not None and line.get("w") == "19050" and line[0][0].get("val") == "accent1"
    assert [font[0].get("typeface") for font in theme.find(f".//{A}fontScheme") or ()] == ["Arial", "Arial"]


def test_core_properties_are_fixed() -> None:
    properties = pptx.Presentation(io.BytesIO(to_pptx(scene()))).core_properties
    assert (properties.title, properties.author, properties.last_modified_by) == ('Cache & <Co> "deck"', "deckgen", "deckgen")
    assert properties.created == properties.modified and properties.created.isoformat().startswith("2026-01-01T00:00:00")


def test_zip_entries_carry_no_clock_and_no_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(to_pptx(scene()))) as package:
        infos = package.infolist()
    assert infos[0].filename == "[Content_Types].xml"  # programs that guess a file's type look at the first entry
    assert {(info.date_time, info.create_system, info.external_attr, bool(info.extra)) for info in infos} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16, False)
    }
    assert len({info.filename for info in infos}) == len(infos)


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    here = Path(__file__).resolve().parent
    code = (
        f"import sys, hashlib; sys.path[:0] = [{str(here.parents[1])!r}, {str(here)!r}]\n"
        "from emit_scenes import scene; from deckgen.emit import to_pptx\n"
        "print(hashlib.sha256(to_pptx(scene())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(to_pptx(scene())).hexdigest()}
