"""Typed reading: values, and the code, place and hint of every mistake."""

from __future__ import annotations

from typing import Any

import pytest

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.yamlio import (
    Choice,
    Colour,
    Fields,
    Flag,
    Ident,
    Key,
    Length,
    ListOf,
    Mapping,
    MappingOf,
    Number,
    Reader,
    Text,
    ValueType,
    load,
    object_schema,
    read_keys,
)

SIDE = Choice(("left", "right"), "side")


def read(written: str, kind: ValueType[Any]) -> tuple[Any, list[str], list[str]]:
    """Value, findings as `CODE line:column`, and all hints, of `v: written`."""
    bag = DiagnosticBag()
    root = load(f"v: {written}\n", "deck.yaml", bag)
    assert isinstance(root, Mapping)
    node = root.get("v")
    assert node is not None
    value = kind.read(node, Reader(bag, "S"))
    found = [f"{d.code} {d.span.line}:{d.span.column}" for d in bag if d.span]
    return value, found, [hint for d in bag for hint in d.hints]


@pytest.mark.parametrize(
    ("written", "kind", "value"),
    [
        ("no", Text(), "no"),
        ("001", Text(), "001"),
        ("", Text(), ""),
        ("# a remark", Text(), ""),
        ("yes", Flag(), True),
        ("Off", Flag(), False),
        ("-0.5", Number(-1, 1), -0.5),
        (".5", Number(), 0.5),
        ("2in", Length(), 144.0),
        ("12", Length(), 12.0),
        ("0", Length(0), 0.0),
        ("left", SIDE, "left"),
        ("a-B_1", Ident(), "a-B_1"),
        ("42", Ident(), "42"),
        ('"#2563eb"', Colour(), "2563EB"),
        ("2563EB", Colour(), "2563EB"),
        ('"fff"', Colour(), "FFFFFF"),
        ('"001122"', Colour(), "001122"),
        ("[1, 2]", ListOf(Number()), (1.0, 2.0)),
        ("{a: 1, b: 2}", MappingOf(Number()), {"a": 1.0, "b": 2.0}),
    ],
)
def test_values(written: str, kind: ValueType[Any], value: object) -> None:
    assert read(written, kind) == (value, [], [])


@pytest.mark.parametrize(
    ("written", "kind", "found", "hint"),
    [
        ("[a]", Text(), "S110 1:4", ""),
        ("{a: b}", Text(), "S110 1:4", ""),
        ("#1 in sales", Text(), "S121 1:4", 'quote it: "#1 in sales"'),
        ("maybe", Flag(), "S111 1:4", "yes or no"),
        ("1_000", Number(), "S114 1:4", "digits"),
        ("nan", Number(), "S114 1:4", "digits"),
        ("2", Number(-1, 1), "S115 1:4", "largest is 1"),
        ("-2", Number(-1, 1), "S115 1:4", "smallest is -1"),
        ("", Number(), "S110 1:3", ""),
        ("2 feet", Length(), "S116 1:4", "20cm"),
        ("0", Length(), "S115 1:4", "smallest"),
        ("lefft", SIDE, "S111 1:4", "did you mean 'left'?"),
        ("a b", Ident(), "S112 1:4", "for example 'a-b'"),
        ("a/b", Ident(), "S112 1:4", "letters, digits"),
        ("#1F3864", Colour(), "S121 1:4", 'quote it: "#1F3864"'),
        ("001122", Colour(), "S122 1:4", 'quote it: "#001122"'),
        ("123", Colour(), "S122 1:4", 'quote it: "#123"'),
        ("1e3", Colour(), "S122 1:4", 'quote it: "#1e3"'),
        ("0b1010", Colour(), "S122 1:4", 'quote it: "#0b1010"'),
        ("bluish", Colour(), "S123 1:4", "#2563EB"),
        ("a, b", ListOf(Text()), "S110 1:4", "'- '"),
        ("[1, x, 3]", ListOf(Number()), "S114 1:8", "digits"),
        ("[a]", MappingOf(Text()), "S110 1:4", "key: value"),
    ],
)
def test_mistakes(written: str, kind: ValueType[Any], found: str, hint: str) -> None:
    _, codes, hints = read(written, kind)
    assert codes == [found]
    assert not hint or any(hint in line for line in hints), hints


def test_a_list_keeps_the_members_that_can_be_read() -> None:
    assert read("[1, x, 3]", ListOf(Number()))[0] == (1.0, 3.0)


KEYS = (
    Key("label", Text(), "Text beside the line."),
    Key("side", SIDE, "The channel."),
    Key("nodes", None, "Nodes.", required=True),
)


def read_mapping(text: str) -> tuple[Fields, list[str], list[str]]:
    bag = DiagnosticBag()
    root = load(text, "deck.yaml", bag)
    assert root is not None
    fields = read_keys(root, KEYS, Reader(bag, "S"), "a card")
    return fields, [d.render().splitlines()[0] for d in bag], [hint for d in bag for hint in d.hints]


def test_all_mistakes_of_a_mapping_at_once() -> None:
    fields, found, hints = read_mapping("lable: A\nside: up\nlabel: B\n")
    assert found == [
        "deck.yaml:1:1: error[S104]: unknown key 'lable'",
        "deck.yaml:1:1: error[S105]: a card needs the key 'nodes'",
        "deck.yaml:2:7: error[S111]: unknown side 'up'",
    ]
    assert "did you mean 'label'?" in hints
    assert (fields.get("label"), fields.get("side", "left"), fields.has("side")) == ("B", "left", True)
    assert (fields.span("label").line, fields.span("label").column) == (3, 8)
    assert (fields.span("nodes").line, fields.span("nodes").column) == (1, 1)


def test_an_unknown_key_is_reported_with_the_path_of_its_mapping() -> None:
    bag = DiagnosticBag()
    root = load("a:\n  - lable: A\n    nodes:\n", "deck.yaml", bag)
    assert isinstance(root, Mapping)
    inner = root.get("a")
    assert inner is not None and not isinstance(inner, Mapping)
    read_keys(inner.items[0], KEYS, Reader(bag, "S"), "a card")  # type: ignore[union-attr]
    (found,) = bag
    assert found.span is not None
    assert (str(found.span), found.span.path) == ("deck.yaml:2:5", "$.a[0]")


@pytest.mark.parametrize(("text", "what"), [("- a\n", "a list"), ("hello\n", "text"), ("label:x\n", "text")])
def test_a_node_of_another_kind(text: str, what: str) -> None:
    fields, found, hints = read_mapping(text)
    assert found == [f"deck.yaml:1:1: error[S110]: expected a card with keys, not {what}"]
    assert not fields.has("label")
    assert ("put a space after the colon: 'label: x'" in hints) == (text == "label:x\n")


def test_a_key_without_a_type_gives_its_node() -> None:
    fields, _, _ = read_mapping("nodes: [a]\n")
    assert fields.node("nodes") is fields.get("nodes") is not None


def test_schema_comes_from_the_same_table() -> None:
    schema = object_schema(KEYS)
    assert schema["required"] == ["nodes"]
    assert schema["additionalProperties"] is False
    properties = schema["properties"]
    assert isinstance(properties, dict)
    assert properties["side"] == {"enum": ["left", "right"], "description": "The channel."}
