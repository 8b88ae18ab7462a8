"""Glyph outlines as SVG path data."""

from __future__ import annotations

import re

import pytest

from deckgen.text import HarfBuzzMeasurer, TextStyle, outline

STYLE = TextStyle(("Arial",), 100)


def extent(path: str) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of all coordinates (control points included)."""
    numbers = [float(n) for n in re.findall(r"-?\d+\.\d+", path)]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def test_a_capital_stands_on_the_baseline_at_its_height() -> None:
    drawn = outline("H", STYLE)
    left, top, right, bottom = extent(drawn.path)
    assert bottom == 0 and top == pytest.approx(-68.8, abs=0.1)  # Liberation Sans and Arimo: capitals 1409 of 2048 high
    assert 0 < left < right < drawn.advance == pytest.approx(72.2, abs=0.1)  # 1479 of 2048
    assert drawn.path.startswith("M") and drawn.path.endswith("Z") and not drawn.missing


def test_bold_strokes_are_wider_and_the_second_glyph_follows_the_first() -> None:
    def stem(bold: bool) -> float:
        left, _, right, _ = extent(outline("l", TextStyle(("Arial",), 100, bold=bold)).path)
        return right - left

    assert stem(True) > 1.3 * stem(False)
    one, two = outline("H", STYLE), outline("HH", STYLE)
    assert two.path.startswith(one.path)
    assert extent(two.path)[2] == pytest.approx(extent(one.path)[2] + one.advance, abs=0.02)


def test_the_pen_moves_as_measured_or_less_by_kerning() -> None:
    measurer = HarfBuzzMeasurer()
    for text in ("conversation_id", "Tail COW copy", "exact state at committed length"):
        assert 0.98 * measurer.advance(text, STYLE) <= outline(text, STYLE).advance <= measurer.advance(text, STYLE) + 1e-9


def test_missing_characters_are_hollow_boxes_and_listed_once() -> None:
    drawn = outline("a漢漢😀", STYLE)
    assert drawn.missing == ("漢", "😀")
    assert drawn.advance == pytest.approx(55.6 + 100 + 100 + 130, abs=0.1)
    box = outline("漢", STYLE).path
    assert box.count("M") == box.count("Z") == 2
    assert extent(box) == pytest.approx((7, -69, 93, 0))


def test_an_estimated_face_is_stretched_to_the_width_it_was_given() -> None:
    plain, wide = outline("H", STYLE), outline("H", TextStyle(("Verdana",), 100))
    assert wide.advance == pytest.approx(1.25 * plain.advance)
    assert extent(wide.path)[2] == pytest.approx(1.25 * extent(plain.path)[2], abs=0.02)
    assert extent(wide.path)[1] == extent(plain.path)[1]


def test_blanks_draw_nothing() -> None:
    assert outline("  ", STYLE).path == "" and outline("", STYLE).advance == 0
