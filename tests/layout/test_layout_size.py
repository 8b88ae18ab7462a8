"""Sizes by mental arithmetic: a character is 5 wide, a line 12 high; card inset 10, panel inset 20, icon gap 10, text gap 2."""

from __future__ import annotations

import pytest
from layout_factory import METRICS, SQUARES, card, panel

from deckgen.layout.size import STRETCH, Range, Sizer, tallest, total


@pytest.fixture
def sizer() -> Sizer:
    return Sizer(METRICS, SQUARES)


# ---- ranges


def test_a_range_goes_from_least_over_wanted_and_most_beyond():
    r = Range(10, 20, 26, 4)
    assert [r.at(t) for t in (0, 0.5, 1, 1.5, 2, 2.5, 3)] == [10, 15, 20, 23, 26, 28, 30]


def test_ranges_one_after_the_other_and_side_by_side():
    a, b = Range(10, 20, 30, 4), Range(15, 16, 17, 5)
    assert total([a, b]) == (25, 36, 47, 9)
    assert tallest([a, b], more=100) == (115, 120, 130, 5)
    assert total([]) == (0, 0, 0, 0)


# ---- widths: a text of n characters is 5.1 n + 0.5 with its slack


@pytest.mark.parametrize(
    ("node", "least", "natural"),
    [
        (card("a"), 20, 20),
        (card("a", "12345"), 46, 46),  # 26 and two insets
        (card("a", "12345", icon_size=30), 86, 86),  # 30 and the gap of 10 more
        (card("a", "12345", "1234567890"), 71.5, 71.5),  # the widest decides
        (card("a", "12345 12"), 46, 61.3),  # least: its longest word; natural: 8 characters
        (card("a", "123", icon_size=30, footer="1234567890"), 75.8, 75.8),  # 15.8 + 60; the footer stands under the icon: 51.5 + 20
        (card("a", "1", icon_size=30, footer="1234567890"), 71.5, 71.5),
        (card("a", pills=["12345", "12345"]), 58, 104),  # a pill is 26 + 12 wide: alone, and two with a gap of 8
    ],
)
def test_card_widths(sizer, node, least, natural):
    assert sizer.card_widths(node) == pytest.approx((least, natural))


@pytest.mark.parametrize(
    ("node", "content", "least", "natural"),
    [
        (panel("p"), (50, 80), 90, 120),
        (panel("p", title="1234567890"), (10, 10), 71.5, 71.5),  # words keep half the inset: 51.5 + 20
        (panel("p", title="1234567890", icon_size=30), (10, 10), 111.5, 111.5),
        (panel("p", title="123", footer="12345 12345"), (10, 10), 50, 76.6),  # least: two insets about the content, or 46
    ],
)
def test_panel_widths(sizer, node, content, least, natural):
    assert sizer.panel_widths(node, content) == pytest.approx((least, natural))


# ---- heights of cards: tight is 1.2 insets about the body, wanted 1.85 (inside panels 1.5), most 26 more than that


@pytest.mark.parametrize(
    ("node", "width", "body"),
    [
        (card("a", "12345"), 46, 12),
        (card("a", "12345", "12345"), 46, 26),
        (card("a", "12345", icon_size=30), 86, 30),
        (card("a", "12345 12345"), 46, 24),  # wraps
        (card("a"), 20, 0),
        (card("a", "12345", pills=["12345"]), 58, 42),  # a pill is 10 x (1.2 + 1) high, and a gap of 8 above it
        (card("a", "12345", pills=["12345", "12345"]), 104, 42),
        (card("a", "12345", pills=["12345", "12345"]), 103, 72),  # two rows
        (card("a", "12345", footer="12345"), 46, 32),  # 8 and 12
        (card("a", "12345", icon_size=30, pills=["12345"], footer="12345"), 86, 80),
    ],
)
def test_card_heights(sizer, node, width, body):
    expected = (body + 12, body + 18.5, body + 18.5 + STRETCH, STRETCH / 2)
    assert sizer.card_height(node, width) == pytest.approx(expected)


def test_inner_cards_are_content_with_less(sizer):
    assert sizer.card_height(card("p/a", "12345"), 46).wanted == 12 + 15


def test_card_parts_remember_what_does_not_fit(sizer):
    assert sizer.card_parts(card("a", "12345"), 46).fits
    assert not sizer.card_parts(card("b", "12345"), 44).fits
    assert not sizer.card_parts(card("c", footer="12345"), 44).fits


# ---- pills


def pill_rows(sizer: Sizer, pills: list[str], inner: float) -> list[list[tuple[int, float]]]:
    rows = sizer.card_parts(card("a", pills=pills), inner + 20).pill_rows
    return [[(number, pytest.approx(width)) for number, width in each] for each in rows]


def test_pills_in_a_row_are_equal_where_the_widest_allows(sizer):
    assert pill_rows(sizer, ["12345", "123"], 84) == [[(0, 38), (1, 38)]]
    assert pill_rows(sizer, ["12345", "123"], 108) == [[(0, 50), (1, 50)]]


def test_pills_in_one_row_may_differ_rather_than_take_two(sizer):
    # 38 and 89 with the gap are 135: the spare 5 is shared; equal ones of 66 would cut the second
    assert pill_rows(sizer, ["12345", "123456789012345"], 140) == [[(0, 40.5), (1, 91.5)]]


def test_pills_that_need_rows_keep_their_width_and_fill_row_after_row(sizer):
    five, fifteen = 25 * 1.02 + 0.5 + 12, 75 * 1.02 + 0.5 + 12  # words with slack, insets of 6
    assert pill_rows(sizer, ["12345", "123456789012345"], 134) == [[(0, five)], [(1, fifteen)]]
    assert pill_rows(sizer, ["12345"] * 5, 130) == [[(0, five), (1, five), (2, five)], [(3, five), (4, five)]]


def test_a_lone_pill_keeps_its_width(sizer):
    assert pill_rows(sizer, ["12345"], 134) == [[(0, 25 * 1.02 + 0.5 + 12)]]


# ---- panels


@pytest.mark.parametrize(
    ("node", "head"),
    [
        (panel("p"), 20),
        (panel("p", title="12345"), 38),  # 0.8 insets, 12, the title gap of 10
        (panel("p", title="12345 12345"), 50),  # at 60 wide it wraps: 40 is left
        (panel("p", title="1", icon_size=30), 56),
    ],
)
def test_panel_heads(sizer, node, head):
    assert sizer.panel_head(node, 60)[1] == pytest.approx(head)


@pytest.mark.parametrize(("footer", "foot"), [("", 20), ("12345", 35), ("12345 12345", 47)])
def test_panel_feet(sizer, footer, foot):
    assert sizer.panel_foot(panel("p", footer=footer), 60)[1] == pytest.approx(foot)  # the title gap above, 0.65 insets below


@pytest.mark.least_wish
def test_a_card_with_one_short_word_still_looks_like_a_box():
    fresh = Sizer(METRICS, SQUARES)
    # title of size 10: eight times that is wished, what the word needs is the least
    assert fresh.card_widths(card("a", "1")) == pytest.approx((2 * 10 + 5 * 1.02 + 0.5, 80))
    # and it is not stretched to more than 0.62 of its width
    assert fresh.card_height(card("a", "1"), 80).most == pytest.approx(0.62 * 80, abs=0.1)
