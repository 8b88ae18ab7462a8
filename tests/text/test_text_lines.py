"""Lines of one text. Squares: at size 10 every character is 5 points wide."""

from __future__ import annotations

import pytest

from deckgen.text import SquareMeasurer, TextStyle, balanced, greedy, min_width, natural_width

SQUARES = SquareMeasurer()
TEN = TextStyle(("Arial",), 10)


def shown(text: str, lines: object) -> str:
    return " | ".join(text[line.start : line.end] for line in lines)  # type: ignore[attr-defined]


def test_widths_of_piece_and_line() -> None:
    assert min_width("Request-owned terminal copy", TEN, SQUARES) == 40  # "Request-" and "terminal"
    assert natural_width("ab cd\vefg", TEN, SQUARES) == 25
    assert min_width("", TEN, SQUARES) == natural_width("", TEN, SQUARES) == 0


def test_greedy_takes_what_fits_and_lets_blanks_hang() -> None:
    text = "aaaa bb  cc"
    assert shown(text, greedy(text, TEN, 35, SQUARES)) == "aaaa bb | cc"  # 35 pt exactly; the two blanks hang
    assert shown(text, greedy(text, TEN, 34.9, SQUARES)) == "aaaa | bb  cc"
    assert [line.width for line in greedy(text, TEN, 35, SQUARES)] == [35, 10]


def test_greedy_gives_a_piece_that_is_too_wide_a_line_of_its_own() -> None:
    text = "a conversation_id b"
    assert shown(text, greedy(text, TEN, 20, SQUARES)) == "a | conversation_id | b"
    assert shown(text, balanced(text, TEN, 20, SQUARES)) == "a | conversation_id | b"


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Request-owned terminal copy", 115, "Request-owned | terminal copy"),
        ("Committed terminal state", 95, "Committed | terminal state"),
        ("share aligned full KV blocks", 100, "share aligned | full KV blocks"),
        ("exact state at committed length", 120, "exact state at | committed length"),
        ("aaaa bbbb cccc dddd", 75, "aaaa bbbb | cccc dddd"),  # greedy leaves "dddd" alone
        ("one two", 35, "one two"),
        ("one two\vthree", 35, "one two | three"),
        ("a\v\vb", 35, "a |  | b"),
        ("aaa bbbb ccc", 40, "aaa | bbbb ccc"),  # as even as "aaa bbbb | ccc": the short line comes first
        ("a bbbbbbbbbb cc", 70, "a | bbbbbbbbbb cc"),  # less even than "a bbbbbbbbbb | cc", but no lonely last word
        ("alpha beta + gamma delta", 70, "alpha beta | + gamma delta"),  # nearly as even as with the sign at the end
    ],
)
def test_balanced_lines(text: str, width: float, expected: str) -> None:
    assert shown(text, balanced(text, TEN, width, SQUARES)) == expected


def test_balanced_keeps_the_number_of_lines() -> None:
    text = "aaaa bbbb cccc dddd eeee"
    assert len(balanced(text, TEN, 100, SQUARES)) == len(greedy(text, TEN, 100, SQUARES)) == 2


def test_a_hyphen_breaks_only_where_it_helps_clearly() -> None:
    near = "aaaaaaaa bbbb-cccc dddd"  # by blanks 8 : 14 characters, after the hyphen 14 : 9
    assert shown(near, balanced(near, TEN, 75, SQUARES)) == "aaaaaaaa | bbbb-cccc dddd"
    far = "aaaa bbbbbb-cccccc dddd"  # by blanks 4 : 18, after the hyphen 12 : 11
    assert shown(far, balanced(far, TEN, 95, SQUARES)) == "aaaa bbbbbb- | cccccc dddd"
