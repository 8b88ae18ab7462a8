"""Lists of words, and whole numbers."""

from __future__ import annotations

import pytest

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.yamlio import Groups, Mapping, Reader, Whole, load


def read(kind, words: str):
    bag = DiagnosticBag()
    root = load(f"k: {words}\n", "x.yaml", bag)
    assert isinstance(root, Mapping)
    value = kind.read(root.get("k"), Reader(bag, "S"))
    return value, [(d.code, d.message, d.span.column) for d in bag]


@pytest.mark.parametrize(("words", "number"), [("1", 1), ("40", 40), ("+7", 7), ("007", 7), ("'3'", 3)])
def test_whole_numbers(words, number):
    value, said = read(Whole(1, 40), words)
    assert (value, said) == (number, []) and type(value) is int


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("0", "S115", "0 is too small"),
        ("-1", "S115", "-1 is too small"),
        ("41", "S115", "41 is too large"),
        ("9" * 5000, "S115", "9" * 5000 + " is too large"),
        ("2.0", "S114", "'2.0' is not a whole number"),
        ("two", "S114", "'two' is not a whole number"),
        ("1_0", "S114", "'1_0' is not a whole number"),
        ("٣", "S114", "'٣' is not a whole number"),
        ("[1]", "S110", "expected a whole number, not a list"),
        ("", "S110", "expected a whole number, but nothing is written"),
    ],
)
def test_what_is_no_whole_number_or_out_of_range(words, code, message):
    value, said = read(Whole(1, 40), words)
    assert value is None and [(c, m) for c, m, _ in said] == [(code, message)]


def words_of(groups):
    return [[word.text for word in group.words] for group in groups]


@pytest.mark.parametrize(
    ("written", "groups"),
    [
        ("[a, b]", [["a", "b"]]),
        ("[[a, b]]", [["a", "b"]]),
        ("[[a, p/b], [1, d]]", [["a", "p/b"], ["1", "d"]]),
        ("[]", [[]]),
        ("[[]]", [[]]),
    ],
)
def test_one_list_or_several(written, groups):
    value, said = read(Groups(), written)
    assert words_of(value) == groups and not said


def test_words_and_lists_know_their_places():
    value, _ = read(Groups(), "[[a, b], [c]]")
    assert [(group.span.column, [word.span.column for word in group.words]) for group in value] == [(5, [6, 9]), (13, [14])]


@pytest.mark.parametrize(
    ("written", "groups", "said"),
    [
        ("a, b", None, [("S110", "expected a list, not text", 4)]),
        ("[[a], b]", [["a"]], [("S110", "expected a list beside the other lists, not text", 10)]),
        ("[a, {b: c}]", [["a"]], [("S110", "expected an id, not a mapping", 8)]),
        ("[a, '']", [["a"]], [("S110", "expected an id, but nothing is written", 8)]),
        ("[[a, [b]]]", [["a"]], [("S110", "expected an id, not a list", 9)]),
    ],
)
def test_what_is_no_list_of_words(written, groups, said):
    value, reports = read(Groups(), written)
    assert (words_of(value) if value is not None else None, reports) == (groups, said)


def test_schemas_say_the_same():
    assert Whole(1, 40).schema() == {"type": "integer", "minimum": 1, "maximum": 40}
    one = {"type": "array", "items": {"type": ["string", "number"]}}
    assert Groups().schema() == {"anyOf": [one, {"type": "array", "items": one}]}
