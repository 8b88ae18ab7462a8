"""The SVG document: well-formed, every item by name, the scene's own lines, positions in points."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from draw_scenes import TX1, TX2, box, connector, line, one_line, rich_items, rich_scene, scene, square_icon, theme
from PIL import Image, ImageChops, ImageStat

from deckgen.base.units import to_emu
from deckgen.draw import to_png, to_svg
from deckgen.scene import ColorRef, Group, Item, Line, Paragraph, Run, Scene, Shape, Slide, Stroke, TextBody, walk

SVG = "{http://www.w3.org/2000/svg}"


def drawn(deck: Scene, index: int = 0) -> Element:
    return fromstring(to_svg(deck, index).encode())


def named(root: Element, name: str) -> Element:
    (found,) = [element for element in root.iter(f"{SVG}g") if element.get("data-name") == name]
    return found


def test_page_size_background_and_title() -> None:
    root = drawn(scene(size=(540, 960), title="A <deck> & more"))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("540pt", "960pt", "0 0 540 960")
    assert root[0].text == "A <deck> & more"
    assert dict(root[1].items()) == {"width": "540", "height": "960", "fill": "#F3F5F8"}
    assert drawn(scene(dark=True))[1].get("fill") == "#0F1626"


def title_box(y: float) -> Shape:
    return box("title", (20, y, 300, 30), text=TextBody((one_line("The real  title", 20),), anchor="top"), placeholder="title")


def test_a_title_above_the_page_only_names_the_document() -> None:
    hidden = drawn(scene(title_box(-40)))
    assert hidden[0].text == "The real title"
    assert not list(hidden.iter(f"{SVG}text"))
    shown = drawn(scene(title_box(10)))
    assert shown[0].text == "The real title"
    assert [text.text for text in shown.iter(f"{SVG}text")] == ["The real  title"]


def test_every_item_is_there_by_name_in_z_order_and_nested_as_in_the_scene() -> None:
    deck = rich_scene()
    root = drawn(deck)
    wanted = [item.name for item in walk(deck.slides[0].items) if item.name != "title"]
    assert [element.get("data-name") for element in root.iter(f"{SVG}g")] == wanted
    ids = [element.get("id") for element in root.iter(f"{SVG}g")]
    assert len(set(ids)) == len(ids)
    assert named(named(root, "attention"), "attention/blocks/icon").get("aria-hidden") == "true"
    assert named(root, "request")[0].text == "1. chat completions request: conversation_id + cache_salt + new suffix"


def lines_of(items: tuple[Item, ...]) -> list[str]:
    found = []
    for item in walk(items):
        if isinstance(item, Shape) and item.text and item.name != "title":
            found += [paragraph.text[row.start : row.end] for paragraph in item.text.paragraphs for row in paragraph.lines]
    return found


def test_the_lines_are_the_scenes() -> None:
    texts = ["".join(text.itertext()) for text in drawn(rich_scene()).iter(f"{SVG}text")]
    assert texts == lines_of(rich_items())
    assert "block refs" in texts


def test_a_text_element_says_everything() -> None:
    paragraph = one_line("Title", 14, "center", 36.5, bold=True, italic=True, face="major")
    shape = box("a", (100, 50, 200, 100), text=TextBody((paragraph,)))
    deck = scene(shape)
    deck = deck._replace(theme=deck.theme._replace(major_faces=("Georgia", "serif")))
    (text,) = drawn(deck).iter(f"{SVG}text")
    # Georgia's widths are estimates: no textLength for it
    assert dict(text.items()) == {
        "x": "200", "y": "105.6", "text-anchor": "middle", "font-size": "14", "fill": "#14213D", "font-weight": "bold",
        "font-style": "italic", "font-family": "'Georgia', serif",
    }  # fmt: skip
    (text,) = drawn(scene(shape._replace(text=TextBody((paragraph._replace(align="right"),))))).iter(f"{SVG}text")
    assert (text.get("x"), text.get("text-anchor"), text.get("textLength")) == ("300", "end", "36.5")
    assert text.get("lengthAdjust") == "spacingAndGlyphs"


def test_runs_of_one_line_are_spans_and_blanks_are_kept() -> None:
    runs = (Run("a  ", 10, TX1), Run("b", 12, TX2, bold=True))
    root = drawn(scene(box("a", (0, 0, 100, 40), text=TextBody((Paragraph(runs, (Line(0, 4, to_emu(20)),)),)))))
    (text,) = root.iter(f"{SVG}text")
    assert [(span.text, span.get("font-size"), span.get("fill"), span.get("font-weight")) for span in text] == [
        ("a  ", "10", "#14213D", None),
        ("b", "12", "#4A5672", "bold"),
    ]
    assert root.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


def test_shapes_are_filled_and_outlined_in_theme_colours() -> None:
    shape = box(
        "a/box", (10, 20, 100, 40), "roundRect",
        fill=ColorRef("accent4", 0.9), stroke=Stroke(ColorRef("accent1"), to_emu(1.5)), adjust=(("adj", 25_000),),
    )  # fmt: skip
    assert dict(named(drawn(scene(shape)), "a/box")[0].items()) == {
        "x": "10", "y": "20", "width": "100", "height": "40", "rx": "10",
        "fill": f"#{theme().rgb(ColorRef('accent4', 0.9))}", "stroke": "#2563EB", "stroke-width": "1.5", "stroke-miterlimit": "8",
    }  # fmt: skip
    assert len(named(drawn(scene(box("anchor", (1, 1, 2, 2), "ellipse"))), "anchor")) == 0


def test_a_connector_with_both_heads() -> None:
    points = ((50, 100), (50, 140), (90, 140))
    group = named(drawn(scene(connector("a -> b", points, line(4, "accent1", begin="sm", end="med"), "from a to b"))), "a -> b")
    alt, shaft, begin, end = group
    assert alt.text == "from a to b"
    assert shaft.get("points") == "50,106 50,140 82,140"  # cut by (4 + 8) / 2 and (4 + 12) / 2
    assert (shaft.get("stroke"), shaft.get("stroke-width"), shaft.get("fill")) == ("#2563EB", "4", "none")
    assert begin.get("points") == "50,100 54,108 46,108"
    assert end.get("points") == "90,140 78,146 78,134"
    assert (begin.get("fill"), end.get("fill")) == ("#2563EB", "#2563EB")


def test_a_connector_of_no_length_is_harmless() -> None:
    assert len(named(drawn(scene(connector("a -> b", ((5, 5), (5, 5)), line()))), "a -> b")) == 0


def test_a_freeform_is_stretched_but_its_stroke_is_not() -> None:
    outline, dot = named(
        drawn(scene(square_icon((100, 50, 20, 40), Stroke(ColorRef("accent1"), to_emu(1.75), round_cap=True)))), "icon"
    )
    # 10 x 10 onto 20 x 40: x doubles, y is four times as far
    assert outline.get("d") == "M102 54L118 54C118 66 118 74 118 86Z"
    assert (outline.get("fill"), outline.get("stroke-width"), outline.get("stroke-linejoin")) == ("none", "1.75", "round")
    assert dot.get("d") == "M108 66L112 66L112 74Z"
    assert (dot.get("fill"), dot.get("stroke")) == ("#2563EB", None)


def test_names_and_texts_with_forbidden_characters() -> None:
    name = "a\x00\x0b\"b\" <c> & 'd'\ud800"
    shape = box(name, (0, 0, 50, 20), alt='say "hi" & <go>\x1f', text=TextBody((one_line("<b>&\x07 \ufffe]]>"),)))
    root = drawn(scene(shape, title="\x01T"))
    group = root.find(f"{SVG}g")
    assert group is not None
    assert group.get("data-name") == "a\"b\" <c> & 'd'"
    assert group[0].text == 'say "hi" & <go>'
    assert group[1].text == "<b>& ]]>"
    assert root[0].text == "T"


def test_no_number_has_more_than_three_decimals() -> None:
    body = re.sub(r"<!--.*?-->|#[0-9A-F]{6}", "", to_svg(rich_scene(), 0))
    assert re.search(r"\d\.\d{4}", body) is None
    assert re.search(r"\d\.\d*0(?!\d)", re.sub(r">[^<]*<", "><", body).replace('version="1.0"', "")) is None


def test_which_slide() -> None:
    first, second = Slide((title_box(-40),)), Slide((box("x", (0, 0, 9, 9)),))
    deck = scene()._replace(slides=(first, second))
    assert drawn(deck, 1)[0].text == "A deck"
    with pytest.raises(IndexError):
        to_svg(deck, 2)


def test_groups_keep_their_order() -> None:
    inner = Group("g", box("x", (0, 0, 9, 9)).rect, (box("g/1", (0, 0, 9, 9)), box("g/2", (0, 0, 9, 9))), alt="two")
    assert [child.get("data-name") for child in named(drawn(scene(inner)), "g")[1:]] == ["g/1", "g/2"]


def test_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import sys; sys.path[:0] = sys.argv[1:]; from draw_scenes import rich_scene; from deckgen.draw import to_svg;"
        "print(to_svg(rich_scene(), 0))"
    )
    paths = [entry for entry in sys.path if entry]
    outputs = {
        subprocess.run([sys.executable, "-c", code, *paths], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


def test_live_text_and_outlines_show_the_same_picture() -> None:
    """resvg sets the live text in Arimo itself: both must agree but for antialiasing (a shift of half a point would not)."""
    import fontpkg_arimo
    import resvg_py

    deck = rich_scene()
    sized = to_svg(deck, 0).replace('width="540pt" height="630pt"', 'width="540" height="630"')
    fonts = [str(path) for path in (fontpkg_arimo.ROOT / "files").glob("*.ttf")]
    live = resvg_py.svg_to_bytes(svg_string=sized, skip_system_fonts=True, font_files=fonts, sans_serif_family="Arimo")
    pictures = [Image.open(BytesIO(content)).convert("L") for content in (live, to_png(deck, 0, dpi=72))]
    difference = ImageStat.Stat(ImageChops.difference(*pictures))
    assert difference.mean[0] < 0.35


def test_importing_the_room_loads_no_heavy_module() -> None:
    code = "import sys, deckgen.draw; sys.exit(any(m in sys.modules for m in ('resvg_py', 'uharfbuzz', 'PIL', 'lxml', 'pptx')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
