"""Icon files: what is read, what is refused and how it is said, laziness, search, and every icon of ours against resvg."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from deckgen.assets import Icon, IconError, IconSet, read_icon
from deckgen.assets.icons import MAX_BYTES
from deckgen.base.files import shared_folder

KAPPA = 0.552285


def svg(body: str, root: str = 'viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}><title>a  \n title</title>{body}</svg>'.encode()


def ops_of(body: str) -> list[tuple[str, tuple[float, ...]]]:
    (path,) = read_icon("x", svg(body)).paths
    return [(letter, pytest.approx(values, abs=1e-5)) for letter, values in path.ops]


def test_title_tags_view_and_stroke() -> None:
    icon = read_icon("x", svg("<desc>Data base,  kv\ncache ,, db</desc><line x1='1' y1='2' x2='3'/>"))
    assert icon.title == "a title"
    assert icon.tags == ("data base", "kv cache", "db")
    assert icon.view == (24.0, 24.0)
    assert icon.stroke_width == 1.75
    assert icon.paths[0].ops == (("M", (1.0, 2.0)), ("L", (3.0, 0.0)))
    assert icon.paths[0].stroked
    assert not icon.paths[0].filled


def test_a_dot_is_filled_only() -> None:
    icon = read_icon("x", svg('<path d="M0 0H4"/><circle cx="5" cy="6" r="2" fill="currentColor" stroke="none"/>'))
    assert [(path.stroked, path.filled) for path in icon.paths] == [(True, False), (False, True)]


def test_circle_and_ellipse_start_at_the_right_and_run_clockwise() -> None:
    expected = [
        ("M", (8, 6)),
        ("C", (8, 6 + KAPPA, 5 + 3 * KAPPA, 7, 5, 7)),
        ("C", (5 - 3 * KAPPA, 7, 2, 6 + KAPPA, 2, 6)),
        ("C", (2, 6 - KAPPA, 5 - 3 * KAPPA, 5, 5, 5)),
        ("C", (5 + 3 * KAPPA, 5, 8, 6 - KAPPA, 8, 6)),
        ("Z", ()),
    ]
    assert ops_of('<ellipse cx="5" cy="6" rx="3" ry="1"/>') == expected
    assert ops_of('<circle cx="5" cy="6" r="2"/>')[:2] == [("M", (7, 6)), ("C", (7, 6 + 2 * KAPPA, 5 + 2 * KAPPA, 8, 5, 8))]


def test_rect_with_and_without_corners() -> None:
    assert ops_of('<rect x="1" y="2" width="10" height="4"/>') == [
        ("M", (1, 2)),
        ("L", (11, 2)),
        ("L", (11, 6)),
        ("L", (1, 6)),
        ("Z", ()),
    ]
    rounded = ops_of('<rect x="1" y="2" width="10" height="4" rx="1"/>')
    assert [letter for letter, _ in rounded] == list("MLCLCLCLCZ")
    assert rounded[:3] == [("M", (2, 2)), ("L", (10, 2)), ("C", (10 + KAPPA, 2, 11, 3 - KAPPA, 11, 3))]
    # ry follows rx, and no corner is larger than half a side
    assert ops_of('<rect x="1" y="2" width="10" height="4" rx="9"/>')[0] == ("M", (6, 2))
    one, other = (read_icon("x", svg(f'<rect x="1" y="2" width="10" height="4" {key}="1"/>')) for key in ("rx", "ry"))
    assert one == other


def test_polyline_and_polygon() -> None:
    assert ops_of('<polyline points="1,2 3,4,5 6"/>') == [("M", (1, 2)), ("L", (3, 4)), ("L", (5, 6))]
    assert ops_of('<polygon points="1 2 3 4 5 6"/>')[-1] == ("Z", ())


LINE = "<line x2='3'/>"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not well-formed"),
        (b"<svg", "not well-formed"),
        (svg("<line"), "not well-formed"),
        (b"\xff\xfe\x00", "not well-formed"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg(LINE), "line 1: a document type is not allowed"),
        (b'<?xml version="1.0" encoding="nonsense"?>' + svg(LINE), "encoding"),
        (b"<html/>", "namespace"),
        (svg("<g/>"), "element 'g' is not read here"),
        (svg("<image href='http://x.test/a.png'/>"), "element 'image'"),
        (svg("<title>a<line/></title>"), "element 'line'"),
        (svg("<path d='M0 0L1'/>"), "line 2: path: path data, character 7"),
        (svg("<circle cx='1' cy='1' r='-1'/>"), "circle: r is negative"),
        (svg("<circle cx='1px' cy='1' r='1'/>"), "cx='1px' is no plain number"),
        (svg("<circle/>"), "circle: r is missing"),
        (svg("<polyline points='1 2 3'/>"), "3 numbers"),
        (svg("<polyline points='1 2 3 inf'/>"), "no plain number"),
        (svg("<line x2='3' transform='scale(2)'/>"), "attribute 'transform'"),
        (svg("<line x2='3' stroke='#f00'/>"), "stroke is '#f00'"),
        (svg("<line x2='3' stroke-width='2'/>"), "one stroke"),
        (svg("<line x2='3' stroke='none'/>"), "neither stroke nor fill"),
        (svg(""), "nothing is drawn"),
        (svg(LINE, 'stroke="currentColor" fill="none" stroke-width="1"'), "viewBox"),
        (svg(LINE, 'viewBox="1 0 24 24" stroke="currentColor" fill="none" stroke-width="1"'), "viewBox"),
        (svg(LINE, 'viewBox="0 0 24 24" stroke="currentColor" fill="none"'), "stroke-width is missing"),
        (svg(LINE).replace(b"a  \n title", b" "), "no <title>"),
        (svg(LINE) + b" " * MAX_BYTES, "larger than 64 KiB"),
    ],
)
def test_a_malformed_file_is_named_with_its_fault(content: bytes, message: str) -> None:
    with pytest.raises(IconError, match=re.escape(message)) as caught:
        read_icon("bad", content)
    assert str(caught.value).startswith("bad.svg: ")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "disk.svg").write_bytes(svg("<desc>storage, db</desc>" + LINE))
    (tmp_path / "disk-check.svg").write_bytes(svg("<desc>done</desc>" + LINE))
    (tmp_path / "shelf.svg").write_bytes(svg("<desc>storage room, disk</desc>" + LINE))
    (tmp_path / "Odd name.svg").write_bytes(b"")
    (tmp_path / "note.txt").write_bytes(b"")
    return tmp_path


def test_names_and_search(folder: Path) -> None:
    icons = IconSet(folder)
    assert icons.names() == ("disk", "disk-check", "shelf")
    assert [name for name, _ in icons.search("DISK")] == ["disk", "disk-check", "shelf"]
    assert icons.search("disk  check") == (("disk-check", "a title"),)
    assert [name for name, _ in icons.search("storage")] == ["disk", "shelf"]
    assert icons.search("nothing of the kind") == ()
    assert len(icons.search("")) == 3


def test_only_the_icons_asked_for_are_read_and_only_once(folder: Path) -> None:
    (folder / "shelf.svg").write_bytes(b"broken")
    icons = IconSet(folder)
    first = icons.get("disk")
    assert isinstance(first, Icon)
    (folder / "disk.svg").write_bytes(b"broken")
    assert icons.get("disk") is first
    with pytest.raises(IconError, match=r"shelf\.svg"):
        icons.get("shelf")


def test_a_name_cannot_leave_the_folder(folder: Path) -> None:
    (folder / "inner").mkdir()
    icons = IconSet(folder / "inner")
    assert icons.names() == ()
    for name in ("../disk", "disk", "", ".", str(folder / "disk")):
        assert icons.get(name) is None


def test_importing_the_room_loads_no_xml_parser() -> None:
    code = (
        "import sys, deckgen.assets; sys.exit(any(m in sys.modules for m in ('pyexpat', 'xml.etree.ElementTree', 'lxml', 'PIL')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


OURS = IconSet().names()


def rasterised(markup: str) -> Image.Image:
    import resvg_py

    sized = re.sub(r"<svg ", '<svg width="144" height="144" ', markup, count=1)
    return Image.open(BytesIO(resvg_py.svg_to_bytes(svg_string=sized, background="#ffffff", skip_system_fonts=True))).convert("L")


def respelled(icon: Icon) -> str:
    look = f'fill="none" stroke="#000" stroke-width="{icon.stroke_width}" stroke-linecap="round" stroke-linejoin="round"'
    paths = ""
    for path in icon.paths:
        d = " ".join(f"{letter} {' '.join(map(str, values))}" for letter, values in path.ops)
        dot = "" if path.stroked else ' stroke="none" fill="#000"'
        paths += f'<path d="{d}"{dot}/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {icon.view[0]} {icon.view[1]}" {look}>{paths}</svg>'


@pytest.mark.parametrize("name", OURS)
def test_every_icon_of_ours_is_read_as_resvg_draws_it(name: str) -> None:
    icon = IconSet().get(name)
    assert icon is not None
    original = (shared_folder("icons") / f"{name}.svg").read_text(encoding="utf-8")
    difference = ImageChops.difference(rasterised(original), rasterised(respelled(icon)))
    assert difference.getextrema()[1] <= 32


def test_our_icons_are_there() -> None:
    assert len(OURS) >= 21
