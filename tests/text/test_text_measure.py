"""Advance widths of Arimo. Expected figures are Arial's own, in 1/2048 em: a = 1139, A = 1366 (bold 1479), space = 569."""

from __future__ import annotations

import subprocess
import sys

import pytest

from deckgen.text import HarfBuzzMeasurer, SquareMeasurer, TextStyle, resolve
from deckgen.text.shaping import missing_width, shape

ARIAL = TextStyle(("Arial",), 2048)
MEASURER = HarfBuzzMeasurer()


@pytest.mark.parametrize(
    ("text", "bold", "expected"),
    [
        ("a", False, 1139),
        ("A", False, 1366),
        ("A", True, 1479),
        ("a a", False, 1139 + 569 + 1139),
        ("fi", False, 569 + 455),
        ("", False, 0),
    ],
)
def test_advances_are_arials(text: str, bold: bool, expected: float) -> None:
    assert MEASURER.advance(text, TextStyle(("Arial",), 2048, bold=bold)) == pytest.approx(expected, abs=1)


def test_width_scales_with_the_size() -> None:
    small, large = (MEASURER.advance("copy SSM + conv state", TextStyle(("Arial",), size)) for size in (10.5, 21))
    assert large == pytest.approx(2 * small)


def test_the_larger_of_kerned_and_unkerned_counts() -> None:
    kerned = 2048 * sum(glyph.advance for glyph in shape("AVATAR", False, False, kern=True))
    assert kerned < 0.95 * (3 * 1366 + 1366 + 1251 + 1479)  # A V A T A R: three A, then V, T, R
    assert MEASURER.advance("AVATAR", ARIAL) == pytest.approx(3 * 1366 + 1366 + 1251 + 1479, abs=2)


@pytest.mark.parametrize(("bold", "italic"), [(False, False), (True, False), (False, True), (True, True)])
def test_adding_up_ascii_widths_is_never_narrower_than_shaping(bold: bool, italic: bool) -> None:
    """The shortcut for ASCII text: every pair once, laid end to end so that each character follows each other one."""
    letters = [chr(code) for code in range(0x20, 0x7F)]
    for first in letters:
        text = "".join(first + second for second in letters)
        kerned = shape(text, bold, italic, kern=True)
        single = MEASURER.advance(text, TextStyle(("Arial",), 1, bold, italic))
        assert single == pytest.approx(sum(glyph.advance for glyph in shape(text, bold, italic, kern=False)))
        alone = {glyph.char: glyph.advance for glyph in shape("".join(letters), bold, italic, kern=False)}
        assert all(glyph.advance <= alone[glyph.char] + 1e-9 for glyph in kerned)


@pytest.mark.parametrize(
    ("char", "before", "em"),
    [
        ("漢", "", 1.0),
        ("😀", "", 1.3),
        ("💻", "\u200d", 0),
        ("\U0001f3fd", "😀", 0),
        ("🇩", "", 0.65),
        ("ก", "", 0.6),
        ("\u0e31", "", 0),
        ("\u200d", "", 0),
    ],
)
def test_characters_that_arimo_lacks_are_estimated(char: str, before: str, em: float) -> None:
    assert missing_width(char, before) == em


def test_missing_characters_add_to_the_rest() -> None:
    assert MEASURER.advance("a漢字", ARIAL) == pytest.approx(1139 + 2 * 2048, abs=1)


def test_only_arials_twins_are_exact() -> None:
    for name in ("Arial", "Helvetica", "Liberation Sans", "arimo"):
        assert resolve((name, "Verdana")).factor == 1.0 and not resolve((name,)).estimated
    verdana, unknown = resolve(("Verdana", "Arial")), resolve(("No Such Face",))
    assert verdana.estimated and verdana.factor == 1.25 and verdana.twin == "Arimo" and verdana.name == "Verdana"
    assert unknown.estimated and unknown.factor > 1
    assert not resolve(()).estimated


def test_an_estimated_face_is_wider_by_its_factor() -> None:
    assert MEASURER.advance("state", TextStyle(("Verdana",), 10)) == pytest.approx(
        1.25 * MEASURER.advance("state", TextStyle(("Arial",), 10))
    )


def test_the_baseline_lies_one_size_below_the_top() -> None:
    assert MEASURER.ascent(TextStyle(("Arial",), 12.5)) == SquareMeasurer().ascent(TextStyle(("Arial",), 12.5)) == 12.5


def test_importing_the_room_loads_neither_harfbuzz_nor_the_font() -> None:
    code = "import sys, deckgen.text; print([n for n in ('uharfbuzz', 'fontpkg_arimo') if n in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
