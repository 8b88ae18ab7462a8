"""Colour arithmetic: published WCAG figures, lightness moves by hand."""

from __future__ import annotations

import pytest

from deckgen.base.colour import apply_lum, channels, contrast, luminance, parse_hex, to_hex


@pytest.mark.parametrize(
    ("text", "rgb"),
    [
        ("#2563eb", "2563EB"), ("2563EB", "2563EB"), ("#fff", "FFFFFF"), ("0af", "00AAFF"), ("#ffff", None), ("#12345", None), ("red", None),
        ("", None), ("#2563eb\n", None), ("##2563eb", None), ("#2563eg", None), ("#2563eb80", None),
    ],
)  # fmt: skip
def test_parse_hex(text, rgb):
    assert parse_hex(text) == rgb


def test_channels_and_back():
    assert channels("FF0033") == (1, 0, 0.2)
    assert to_hex(1, 0, 0.2) == "FF0033"
    assert to_hex(1.7, -0.3, 0.5) == "FF0080"  # clipped; 127.5 goes to the even 128


@pytest.mark.parametrize(
    ("rgb", "value"), [("FFFFFF", 1), ("000000", 0), ("FF0000", 0.2126), ("00FF00", 0.7152), ("0000FF", 0.0722)]
)
def test_luminance_of_the_primaries_is_wcags_weights(rgb, value):
    assert luminance(rgb) == pytest.approx(value)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "FFFFFF", 1.0),
        ("767676", "FFFFFF", 4.54),  # the lightest grey that passes AA on white
        ("777777", "FFFFFF", 4.48),  # and the darkest that fails
        ("959595", "FFFFFF", 3.00),  # 2.996
        ("FF0000", "FFFFFF", 4.00),
        ("0000FF", "FFFFFF", 8.59),
    ],
)
def test_contrast(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("rgb", "lum", "expected"),
    [
        ("FF0000", 0.0, "FF0000"),
        ("FF0000", 1.0, "FFFFFF"),
        ("FF0000", -1.0, "000000"),
        ("FF0000", 0.6, "FF9999"),  # lightness 0.5 x 0.4 + 0.6 = 0.8: red 1, the others 0.6
        ("FF0000", -0.4, "990000"),  # lightness 0.5 x 0.6 = 0.3: red 0.6
        ("000000", 0.2, "333333"),  # 0 x 0.8 + 0.2
        ("FFFFFF", -0.2, "CCCCCC"),
        ("336699", 0.5, "8CB2D9"),  # lightness 0.4 > 0.7, saturation 0.5: 0.7 ± 0.15, the middle of 210° halfway
    ],
)
def test_apply_lum(rgb, lum, expected):
    assert apply_lum(rgb, lum) == expected
