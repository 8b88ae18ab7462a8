"""The PNG: size, colours at places that can be worked out, text without fonts, same bytes."""

from __future__ import annotations

from io import BytesIO

import pytest
from draw_scenes import TX1, box, connector, line, one_line, rich_scene, scene
from PIL import Image, ImageChops

from deckgen.base.units import to_emu
from deckgen.draw import to_png
from deckgen.scene import ColorRef, Item, Line, Paragraph, Run, Stroke, TextBody


def pixels(*items: Item, dpi: float = 144, dark: bool = False) -> Image.Image:
    """At 144 dpi a point is two pixels."""
    return Image.open(BytesIO(to_png(scene(*items, size=(200, 100), dark=dark), 0, dpi))).convert("RGB")


def hex_at(image: Image.Image, x: float, y: float) -> str:
    """Colour at a place in points, at 144 dpi."""
    return "".join(f"{c:02X}" for c in image.getpixel((int(x * 2), int(y * 2))))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("size", "dpi", "expected"),
    [((540, 960), 150, (1125, 2000)), ((540, 960), 72, (540, 960)), ((960, 540), 96, (1280, 720)),
     ((595.276, 841.89), 150, (1240, 1754))],
)  # fmt: skip
def test_pixel_size(size: tuple[float, float], dpi: float, expected: tuple[int, int]) -> None:
    image = Image.open(BytesIO(to_png(scene(size=size), 0, dpi)))
    assert image.size == expected
    assert image.info["dpi"] == pytest.approx((dpi, dpi), rel=1e-3)
    assert image.convert("RGB").getextrema() == ((0xF3, 0xF3), (0xF5, 0xF5), (0xF8, 0xF8))  # no bare edge
    assert image.getextrema()[-1] == (255, 255)  # opaque


@pytest.mark.parametrize("dpi", [0, -1, 0.1, 20_000])
def test_absurd_resolutions(dpi: float) -> None:
    with pytest.raises(ValueError, match="each side must be"):
        to_png(scene(), 0, dpi)


def test_fill_outline_and_corner() -> None:
    shape = box(
        "a",
        (20, 20, 100, 40),
        "roundRect",
        fill=ColorRef("bg1"),
        stroke=Stroke(ColorRef("accent1"), to_emu(2)),
        adjust=(("adj", 25_000),),
    )
    image = pixels(shape)
    assert hex_at(image, 70, 40) == "FFFFFF"
    assert hex_at(image, 20, 40) == "2563EB"  # the outline straddles the edge: 19 to 21
    assert hex_at(image, 18.5, 40) == "F3F5F8"
    assert hex_at(image, 20.5, 20.5) == "F3F5F8"  # outside the rounded corner
    assert hex_at(image, 22.93, 22.93) == "2563EB"  # the arc's middle: 10 * (1 - sqrt(1/2))


def test_arrow_and_shaft() -> None:
    image = pixels(connector("a -> b", ((20, 50), (120, 50)), line(4, "accent6", end="lg")))  # a head of 20 pt
    assert hex_at(image, 60, 49) == "C02A37"
    assert hex_at(image, 60, 53) == "F3F5F8"
    assert hex_at(image, 102, 56) == "C02A37"  # base of the head, 10 to both sides
    assert hex_at(image, 118.5, 51.5) == "F3F5F8"  # near the tip the head is narrower than the line: nothing sticks out
    assert hex_at(image, 121, 50) == "F3F5F8"


def test_a_trunk_is_as_bold_as_its_branches() -> None:
    """A line from y 50 to 51.3 covers part of its last pixel row; drawn twice that row would be darker under the trunk."""
    one = connector("a -> b", ((20, 50), (80, 50), (80, 80)), line(2.6, end=None))
    other = connector("a -> c", ((20, 50), (120, 50), (120, 80)), line(2.6, end=None))
    image = pixels(one, other)
    assert image.getpixel((80, 102)) == image.getpixel((200, 102))
    assert image.getpixel((80, 102)) not in ((0x14, 0x21, 0x3D), (0xF3, 0xF5, 0xF8))


def test_round_dots_are_dots() -> None:
    image = pixels(connector("a -> b", ((20, 50), (120, 50)), line(4, dash="dot", round_cap=True, end=None)))
    assert [hex_at(image, 20 + 8 * step, 50) for step in range(4)] == ["14213D"] * 4
    assert [hex_at(image, 24 + 8 * step, 50) for step in range(4)] == ["F3F5F8"] * 4


@pytest.mark.parametrize(("align", "span"), [("left", (20, 70)), ("center", (75, 125)), ("right", (130, 180))])
def test_text_stands_on_its_baseline_where_it_is_aligned(align: str, span: tuple[float, float]) -> None:
    """The box of the ink of seven H: Arial's H is 0.722 em wide and 0.716 em high."""
    image = pixels(box("a", (20, 20, 160, 60), text=TextBody((one_line("HHHHHHH", 10, align),), anchor="top")))
    background = Image.new("RGB", image.size, (0xF3, 0xF5, 0xF8))
    ink = ImageChops.difference(image, background).getbbox()
    assert ink is not None
    left, top, right, bottom = (edge / 2 for edge in ink)
    assert bottom == pytest.approx(30, abs=0.5)  # the baseline: 20 + 1.0 * 10
    assert top == pytest.approx(30 - 7.16, abs=0.75)  # Arial's capitals are 0.716 of the size
    # seven H of 0.722 em: 50.5 wide, with a side bearing of 0.08 em at both ends
    assert left == pytest.approx(span[0] + 0.8, abs=0.9)
    assert right == pytest.approx(span[1] - 0.3, abs=0.9)


def test_runs_stand_side_by_side() -> None:
    runs = (Run("HHH", 10, TX1), Run("HHH", 10, ColorRef("accent6")))
    image = pixels(box("a", (20, 20, 160, 60), text=TextBody((Paragraph(runs, (Line(0, 6, 0),)),), anchor="top")))
    row = [image.getpixel((x, 56)) for x in range(image.width)]
    navy = [x for x, pixel in enumerate(row) if pixel == (0x14, 0x21, 0x3D)]
    red = [x for x, pixel in enumerate(row) if pixel == (0xC0, 0x2A, 0x37)]
    assert navy
    assert red
    assert max(navy) / 2 < 20 + 3 * 7.22 < min(red) / 2 < 20 + 3 * 7.22 + 2


def test_the_dark_theme() -> None:
    assert hex_at(pixels(dark=True), 5, 5) == "0F1626"


def test_same_bytes_twice() -> None:
    assert to_png(rich_scene(), 0, 72) == to_png(rich_scene(), 0, 72)


def test_which_slide() -> None:
    deck = scene()
    with pytest.raises(IndexError):
        to_png(deck._replace(slides=()), 0)
