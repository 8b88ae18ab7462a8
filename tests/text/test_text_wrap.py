"""Paragraphs that share one area. Squares: at size 10 every character is 5 points wide, at size 8 it is 4."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckgen.text import SLACK, SquareMeasurer, TextStyle, WrappedBlock, balanced, greedy, min_width, wrap_block

SQUARES = SquareMeasurer()
TEN, EIGHT = TextStyle(("Arial",), 10), TextStyle(("Arial",), 8)


@dataclass(frozen=True)
class Stretched:
    """A program whose text runs `factor` times as wide as measured."""

    factor: float

    def advance(self, text: str, style: TextStyle) -> float:
        return SQUARES.advance(text, style) * self.factor

    def ascent(self, style: TextStyle) -> float:
        return SQUARES.ascent(style)


def shown(block: WrappedBlock) -> list[str]:
    return [" | ".join(p.text[line.start : line.end] for line in p.lines) for p in block.paragraphs]


def test_nothing_to_break_keeps_the_full_width() -> None:
    block = wrap_block([("Tail COW copy", TEN), ("copy unaligned", EIGHT)], 90, SQUARES)
    assert block.width == 90 and block.fits and block.overflow_pt == 0
    assert [p.text for p in block.paragraphs] == ["Tail COW copy", "copy unaligned"]
    assert block.height == pytest.approx(12 + 9.6)
    assert block.widest == 65


def test_one_paragraph_breaks_by_width_alone() -> None:
    block = wrap_block([("Committed terminal state", TEN)], 100, SQUARES)
    # widest line "terminal state" 70 pt, first line with its next word "Committed terminal" 90 pt
    assert block.width == pytest.approx((70 * 1.02 + 90 * 0.98) / 2)
    assert shown(block) == ["Committed | terminal state"]
    assert block.paragraphs[0].text == "Committed terminal state"
    assert block.paragraphs[0].height == pytest.approx(24)


def test_the_middle_never_exceeds_the_width() -> None:
    assert wrap_block([("Committed terminal state", TEN)], 73, SQUARES).width == 73  # between 71.4 and 88.2


def test_a_wide_single_line_lifts_the_area() -> None:
    block = wrap_block([("Committed terminal state", TEN), ("one line of 19 chars", EIGHT)], 100, SQUARES)
    assert block.width == pytest.approx((80 * 1.02 + 90 * 0.98) / 2)
    assert all("\v" not in p.text for p in block.paragraphs)


def test_paragraphs_that_disagree_get_forced_breaks() -> None:
    title, subtitle = "aaaa bbbb cccc dddd", "one single line 22 chr"  # balanced 45 + 45; single line 88 pt
    block = wrap_block([(title, TEN), (subtitle, EIGHT)], 92, SQUARES)
    assert shown(block) == ["aaaa bbbb | cccc dddd", subtitle]
    assert block.paragraphs[0].text == "aaaa bbbb\vcccc dddd"
    assert block.width == 92  # no break comes by width any more


def test_a_forced_break_after_a_hyphen_is_inserted() -> None:
    text = "aaaa bbbbbb-cccccc dddd"
    block = wrap_block([(text, TEN), ("x" * 23, EIGHT)], 96, SQUARES)
    paragraph = block.paragraphs[0]
    assert paragraph.text == "aaaa bbbbbb-\vcccccc dddd"
    assert [(line.start, line.end, line.width) for line in paragraph.lines] == [(0, 12, 60), (13, 24, 55)]


def test_a_word_that_some_program_splits_may_not_slip_up() -> None:
    # "keys/values" is one piece; a program that breaks after the slash would put "keys/" on the first line from 70 pt on
    block = wrap_block([("aaaaaaaa keys/values", TEN)], 90, SQUARES)
    assert shown(block) == ["aaaaaaaa | keys/values"]
    assert block.width == pytest.approx((55 * 1.02 + 70 * 0.98) / 2)


def test_a_line_may_not_use_up_the_slack() -> None:
    assert len(wrap_block([("aaaa bbbb", TEN)], 45 * SLACK, SQUARES).paragraphs[0].lines) == 1
    assert len(wrap_block([("aaaa bbbb", TEN)], 45 * SLACK - 0.1, SQUARES).paragraphs[0].lines) == 2


def test_a_piece_that_is_too_wide_is_reported_and_not_broken() -> None:
    block = wrap_block([("set num_computed_tokens now", TEN)], 80, SQUARES)
    assert shown(block) == ["set | num_computed_tokens | now"]
    assert not block.fits
    assert block.overflow_pt == pytest.approx(95 * 1.02 - 80)
    assert block.width == 80


def test_line_ends_of_the_spec_become_forced_breaks() -> None:
    block = wrap_block([("one\r\ntwo\nthree", TEN)], 80, SQUARES)
    assert block.paragraphs[0].text == "one\vtwo\vthree"
    assert shown(block) == ["one | two | three"] and block.width == 80


def test_no_paragraphs_is_an_empty_block() -> None:
    assert wrap_block([], 80, SQUARES) == WrappedBlock(80, ())


WORDS = st.text("abcdefgh", min_size=1, max_size=9) | st.sampled_from(["+", "re-use", "a_b", "x/y", "-5", "漢字", "end."])
TEXTS = st.lists(WORDS, min_size=1, max_size=9).map(" ".join) | st.text("ab -\v漢。", max_size=12)
BLOCKS = st.lists(st.tuples(TEXTS, st.sampled_from([TEN, EIGHT])), min_size=1, max_size=3)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.floats(20, 240), st.sampled_from([1 / 1.0199, 0.99, 1.0, 1.01, 1.0199]))
def test_powerpoint_arrives_at_the_same_lines(texts: list[tuple[str, TextStyle]], width: float, factor: float) -> None:
    """Greedy wrapping of the final text at the area's width gives the promised lines, even where text runs up to 2 % off."""
    block = wrap_block(texts, width, SQUARES)
    assert block.fits == (max(min_width(text, style, SQUARES) for text, style in texts) * SLACK <= width + 1e-6)
    assert block.width <= width
    for (text, style), paragraph in zip(texts, block.paragraphs):
        covered = "".join(paragraph.text[line.start : line.end] for line in paragraph.lines)
        assert "".join(paragraph.text.split()) == "".join(text.split()) == "".join(covered.split())
        for line in paragraph.lines:
            assert line.width == SQUARES.advance(paragraph.text[line.start : line.end], style)
            assert not block.fits or line.width * SLACK <= block.width + 1e-6
        if block.fits:
            again = greedy(paragraph.text, style, block.width, Stretched(factor))
            assert [(line.start, line.end) for line in again] == [(line.start, line.end) for line in paragraph.lines]


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.floats(20, 240))
def test_balanced_never_takes_more_lines_than_greedy(text: str, width: float) -> None:
    even, plain = balanced(text, TEN, width, SQUARES), greedy(text, TEN, width, SQUARES)
    assert len(even) == len(plain)
    assert max(line.width for line in even) <= max(width, min_width(text, TEN, SQUARES)) + 1e-6
    assert all(a.end <= b.start for a, b in pairwise(even))
