"""The slide's title: 0.85 margins from the top, lines 1.2 sizes apart, 0.85 sizes of air below."""

from __future__ import annotations

import pytest
from layout_factory import SQUARES, text

from deckgen.base.geometry import Rect, Size
from deckgen.layout import content_frame, place_title, title_area

PAGE = Size(540, 300)


def test_title_area():
    assert title_area(PAGE, 20, 24) == Rect(20, 17, 500, pytest.approx(28.8))
    assert title_area(PAGE, 20, 24, lines=2).h == pytest.approx(57.6)


def test_a_title_wraps_at_the_margins():
    short = place_title(text("12345"), PAGE, 20, SQUARES)
    assert short.rect == Rect(20, 17, 500, 12)
    long = place_title(text(" ".join(["12345"] * 20)), PAGE, 20, SQUARES)  # 119 characters, 595 points
    assert len(long.block.paragraphs[0].lines) == 2 and long.rect.h == 24


def test_the_content_gets_what_is_left():
    assert content_frame(PAGE, 20, None) == Rect(20, 20, 500, 260)
    title = place_title(text("12345"), PAGE, 20, SQUARES)
    assert content_frame(PAGE, 20, title) == Rect(20, 37.5, 500, 242.5)
