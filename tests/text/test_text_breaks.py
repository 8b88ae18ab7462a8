"""Where a text may break: the cut text is written with | between pieces."""

from __future__ import annotations

import pytest

from deckgen.text import pieces


def cut(text: str) -> str:
    return "|".join(text[piece.start : piece.end] for piece in pieces(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("copy unaligned KV tail", "copy|unaligned|KV|tail"),
        ("Request-owned terminal copy", "Request-|owned|terminal|copy"),
        ("align\u2010mode", "align\u2010|mode"),
        ("state-of-the-art", "state-|of-|the-|art"),
        ("from -5 to 10-20", "from|-5|to|10-20"),
        ("GPT-4 x-axis e-mail", "GPT-4|x-axis|e-mail"),
        ("run --no-cache now", "run|--no-cache|now"),
        ("conversation_id + cache_salt", "conversation_id|+|cache_salt"),
        ("see a/b/c and foo.bar() and pre-commit_hook", "see|a/b/c|and|foo.bar()|and|pre-commit_hook"),
        ("call pre-load()", "call|pre-load()"),
        ("no\u00a0break here", "no\u00a0break|here"),
        ("two  blanks ", "two|blanks"),
        ("  led", "  led"),
        ("", ""),
        ("缓存 块", "缓|存|块"),
        ("（会話）、終了。", "（会|話）、|終|了。"),
        ("キャッシュ", "キャッ|シュ"),
        ("用cache_id查", "用|cache_id|查"),
        ("한국어 문장", "한국어|문장"),
    ],
)
def test_pieces_are_what_powerpoint_keeps_together(text: str, expected: str) -> None:
    assert cut(text) == expected


def test_tabs_and_newlines_force_a_line_and_empty_lines_stay() -> None:
    found = pieces("one\vtwo three\n\nfour")
    assert [("one\vtwo three\n\nfour"[p.start : p.end], p.forced) for p in found] == [
        ("one", True), ("two", False), ("three", True), ("", True), ("four", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("keys/values", "keys/"),
        ("2023-2024", "2023-"),
        ("now\u2014then", "now"),
        ("한국어", "한"),
        ("-5", "-5"),
        ("plain", "plain"),
        ("(a", "(a"),
    ],
)
def test_doubtful_breaks_are_known_but_not_used(text: str, before: str) -> None:
    (piece,) = pieces(text)
    assert text[: piece.earliest] == before
