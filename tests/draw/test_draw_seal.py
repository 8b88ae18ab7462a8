"""The seal: whether an exported picture was changed since."""

from __future__ import annotations

from io import BytesIO

import pytest
from draw_scenes import box, one_line, scene
from PIL import Image, PngImagePlugin

from deckgen.draw import seal_state, to_png, to_svg
from deckgen.scene import TextBody

DECK = scene(box("a", (10, 10, 80, 20), text=TextBody((one_line("hello"),))), size=(100, 50))


@pytest.fixture(scope="module")
def svg() -> bytes:
    return to_svg(DECK, 0).encode()


@pytest.fixture(scope="module")
def png() -> bytes:
    return to_png(DECK, 0, 72)


def test_as_exported(svg: bytes, png: bytes) -> None:
    assert seal_state(svg) == "untouched"
    assert seal_state(png) == "untouched"


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"\x89PNG\r\n\x1a\n", b"<svg xmlns='http://www.w3.org/2000/svg'/>",
     b"<!-- deckgen-seal sha256:12 -->", bytes(range(256)) * 9],
)  # fmt: skip
def test_files_of_others(content: bytes) -> None:
    assert seal_state(content) == "foreign"


def test_a_changed_svg(svg: bytes) -> None:
    assert seal_state(svg.replace(b"hello", b"Hello")) == "edited"
    assert seal_state(svg + b" ") == "edited"
    assert seal_state(svg.rstrip(b"\n")) == "edited"
    assert seal_state(svg.replace(b"\n", b"\r\n")) == "edited"
    assert seal_state(svg + svg) == "edited"
    assert seal_state(svg[: svg.rindex(b"<!--")]) == "foreign"


def test_a_changed_png(png: bytes) -> None:
    middle = len(png) // 2
    assert seal_state(png[:middle] + bytes([png[middle] ^ 1]) + png[middle + 1 :]) == "edited"
    assert seal_state(png + b"\x00") == "edited"
    assert seal_state(png[:-1]) == "edited"
    at = png.index(b"deckgen-seal") + 90
    assert seal_state(png[:at] + bytes([png[at] ^ 1]) + png[at + 1 :]) == "edited"


def test_a_png_saved_by_another_program_that_keeps_our_text(png: bytes) -> None:
    image = Image.open(BytesIO(png))
    assert isinstance(image, PngImagePlugin.PngImageFile)
    kept = PngImagePlugin.PngInfo()
    for key, value in image.text.items():
        kept.add_text(key, value)
    assert list(image.text) == ["deckgen-seal"]
    image.putpixel((0, 0), (255, 0, 0, 255))
    saved = BytesIO()
    image.save(saved, "PNG", pnginfo=kept)
    assert seal_state(saved.getvalue()) == "edited"


def test_the_seal_breaks_neither_format(svg: bytes, png: bytes) -> None:
    from xml.etree.ElementTree import fromstring

    assert fromstring(svg).tag.endswith("svg")
    Image.open(BytesIO(png)).verify()
