"""Page formats in points and, as the file has them, in EMU."""

from __future__ import annotations

import pytest

from deckgen.base.units import to_emu
from deckgen.spec.pages import PAGES, checked, page_size


@pytest.mark.parametrize(
    ("words", "emu"),
    [
        ("portrait", (6_858_000, 12_192_000)),  # 7.5 x 13.333 in
        ("16:9", (12_192_000, 6_858_000)),  # PowerPoint's own
        ("4:3", (9_144_000, 6_858_000)),
        ("a4", (7_560_000, 10_692_000)),  # 36,000 EMU a millimetre
        ("a4-landscape", (10_692_000, 7_560_000)),
        ("20cm x 30cm", (7_200_000, 10_800_000)),
        ("20cmx30cm", (7_200_000, 10_800_000)),
        ("10in x 540", (9_144_000, 6_858_000)),
        (" Portrait ", (6_858_000, 12_192_000)),
        ("1in x 56in", (914_400, 51_206_400)),  # the ends of ST_SlideSizeCoordinate
    ],
)
def test_sizes(words, emu):
    size = page_size(words)
    assert size is not None and (to_emu(size.w), to_emu(size.h)) == emu


def test_pixels():
    assert page_size("800px x 600px") == (600, 450)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "letter",
        "16:10",
        "20cm",
        "20cm x",
        "x 30cm",
        "20cm x 30cm x 40cm",
        "0.9in x 5in",
        "5in x 57in",
        "-5in x 5in",
        "nan x 5in",
    ],
)
def test_no_sizes(words):
    assert page_size(words) is None


def test_checked_wants_both_sides():
    assert checked(None, 100) is None and checked(100, None) is None and checked(71.9, 100) is None
    assert checked(72, 4032) == (72, 4032)


def test_landscape_is_the_portrait_turned():
    assert PAGES["a4"] == PAGES["a4-landscape"][::-1] and PAGES["portrait"] == PAGES["16:9"][::-1]
