"""Nodes from YAML: text as written, places, aliases within bounds, the same from both parsers."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest

from deckgen.base.diagnostic import DiagnosticBag, Span
from deckgen.yamlio import Mapping, Node, Scalar, Sequence, load
from deckgen.yamlio.parse import DEEPEST, MOST_COPIED


def parse(text: str, pure: bool = False) -> tuple[Node | None, list[str]]:
    """The root, and each finding as `CODE line:column`."""
    bag = DiagnosticBag()
    root = load(text, "deck.yaml", bag, pure=pure)
    return root, [f"{d.code} {d.span.line}:{d.span.column}" for d in bag if d.span]


def mapping(text: str) -> Mapping:
    root, found = parse(text)
    assert not found
    assert isinstance(root, Mapping)
    return root


def scalar(node: Node | None) -> Scalar:
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("001122", "001122"),
        ("no", "no"),
        ("1:30", "1:30"),
        ("16:9", "16:9"),
        ("~", "~"),
        ("1e3", "1e3"),
        ("a  b", "a  b"),
        ("é", "é"),
    ],
)
def test_scalars_stay_as_written(written: str, text: str) -> None:
    value = scalar(mapping(f"a: {written}\n").get("a"))
    assert (value.text, value.quoted) == (text, False)


def test_quoting_is_undone_and_remembered() -> None:
    root = mapping("a: \"x\\ty\"\nb: 'it''s'\nc: |\n  one\n  two\n")
    values = [scalar(root.get(name)) for name in "abc"]
    assert [v.text for v in values] == ["x\ty", "it's", "one\ntwo\n"]
    assert all(v.quoted for v in values)


def test_spans_of_keys_and_values() -> None:
    root = mapping("slides:\n  - diagram:\n      nodes:\n        - card: a\n        - title: Hello\n")
    slides = root.get("slides")
    assert isinstance(slides, Sequence)
    diagram = slides.items[0]
    assert isinstance(diagram, Mapping)
    inner = diagram.get("diagram")
    assert isinstance(inner, Mapping)
    nodes = inner.get("nodes")
    assert isinstance(nodes, Sequence)
    card = nodes.items[1]
    assert isinstance(card, Mapping)
    path = "$.slides[0].diagram.nodes[1]"
    assert card.span == Span("deck.yaml", 5, 11, path)
    key = card.key("title")
    assert key is not None
    assert key.span == Span("deck.yaml", 5, 11, f"{path}.title")
    assert scalar(card.get("title")).span == Span("deck.yaml", 5, 18, f"{path}.title")


def test_paths_quote_keys_that_are_no_words() -> None:
    root = mapping("edges:\n  - a -> b: {side: left}\n")
    edges = root.get("edges")
    assert isinstance(edges, Sequence)
    edge = edges.items[0]
    assert isinstance(edge, Mapping)
    assert edge.entries[0][0].span.path == "$.edges[0]['a -> b']"
    assert edge.entries[0][1].span.path == "$.edges[0]['a -> b']"


@pytest.mark.parametrize(
    ("text", "column", "swallowed"),
    [
        ("fill: #1F3864\n", 7, "#1F3864"),
        ("fill:    #1F3864   \n", 10, "#1F3864"),
        ("fill:\nother: 1\n", 6, None),
        ("fill:\n# a comment of its own\n", 6, None),
        ("fill: &x #abc\n", 10, "#abc"),
        ("{fill: #abc\n}\n", 8, "#abc"),
        ("{fill: }\n", 7, None),
        ('fill: "" # empty on purpose\n', 7, None),
    ],
)
def test_a_comment_that_ate_the_value(text: str, column: int, swallowed: str | None) -> None:
    for pure in (False, True):
        root, found = parse(text, pure)
        assert not found
        assert isinstance(root, Mapping)
        value = scalar(root.get("fill"))
        assert (value.text, value.span.line, value.span.column, value.swallowed) == ("", 1, column, swallowed)


def test_a_comment_that_ate_a_member_of_a_list() -> None:
    root, _ = parse("- #abc\n- x\n")
    assert isinstance(root, Sequence)
    first = scalar(root.items[0])
    assert (first.swallowed, first.span.column) == ("#abc", 3)


def test_duplicate_key_stands_at_the_second_and_names_the_first() -> None:
    bag = DiagnosticBag()
    root = load("a: 1\nb:\n  x: 1\n  y: 2\n  x: 3\n", "deck.yaml", bag)
    (found,) = bag
    assert (found.code, found.span) == ("Y102", Span("deck.yaml", 5, 3, "$.b.x"))
    assert "line 3" in found.hints[0]
    assert isinstance(root, Mapping)
    inner = root.get("b")
    assert isinstance(inner, Mapping)
    assert [(k.text, scalar(v).text) for k, v in inner.entries] == [("x", "1"), ("y", "2")]


def test_aliases_give_what_they_refer_to() -> None:
    root = mapping("a: &x [1, 2]\nb: *x\n")
    assert root.get("b") is root.get("a")


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, levels)]
    return "\n".join(lines) + "\n"


def chain(levels: int) -> str:
    return "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, levels))


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (bomb(3), []),
        # Lists of 11, 111, 1,111 and 11,111 values. Lines 2 to 4 copy 12,330; the eighth copy of 11,111 in line 5 passes 100,000.
        (bomb(9), ["Y103 5:45"]),
        ("&a [*a]\n", ["Y103 1:5"]),
        (chain(20), []),
        ("[" * (DEEPEST - 1) + "x" + "]" * (DEEPEST - 1), []),
        ("[" * 900, [f"Y104 1:{DEEPEST + 1}"]),
        ("? [a]\n: 1\nb: 2\n", ["Y105 1:3"]),
        ("a: {{ name }}\n", ["Y105 1:5"]),
        ("---\na: 1\n---\nb: 2\n", ["Y106 3:1"]),
        ("", ["Y107 1:1"]),
        ("# only a comment\n---\n", ["Y107 1:1"]),
        ("a: !foo 1\nb: !!str 2\n", ["Y108 1:4"]),
        ("a: !e!foo 1\n", ["Y108 1:4"]),
        ("a: *x\n", ["Y101 1:4"]),
        ("ok: 1\nb: a\x07\n", ["Y101 2:5"]),
        ("a: \udcff\n", ["Y101 1:4"]),
    ],
)
def test_bounds_and_refusals(text: str, expected: list[str], pure: bool) -> None:
    assert parse(text, pure)[1] == expected


@pytest.mark.parametrize("pure", [False, True])
def test_nesting_beyond_the_parsers_own_limit(pure: bool) -> None:
    _, found = parse("[" * 5000, pure)  # PyYAML 6.0.4 and later stop by themselves at 1,000
    assert [f.split()[0] for f in found] == ["Y104"]


def test_a_chain_of_aliases_counts_as_nesting() -> None:
    _, found = parse(chain(150))
    assert [f.split()[0] for f in found] == ["Y104"]


def test_bound_on_copies_is_exact() -> None:
    """Each alias adds eleven values (a list of ten): as many as fit pass, one more does not."""
    fits = MOST_COPIED // 11
    start = "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]\nb: ["
    assert parse(start + "*a," * fits + "]\n")[1] == []
    assert parse(start + "*a," * (fits + 1) + "]\n")[1] == [f"Y103 2:{5 + 3 * fits}"]


def test_reading_goes_on_after_everything_but_syntax() -> None:
    root, found = parse("a: 1\na: 2\nb: !foo 3\n[x]: 4\nc: 5\n")
    assert found == ["Y102 2:1", "Y108 3:4", "Y105 4:1"]
    assert isinstance(root, Mapping)
    assert root.keys() == ("a", "b", "c")


def test_columns_count_characters_and_skip_a_byte_order_mark() -> None:
    root, _ = parse("\ufeffé😀: x\r\nb: y\r\n")
    assert isinstance(root, Mapping)
    assert [(v.span.line, v.span.column) for _, v in root.entries] == [(1, 5), (2, 4)]


SAMPLE = """title: Hybrid conversation cache  # c
page: 16:9
slides:
  - diagram:
      numbered: true
      nodes:
        - card: request
          accent: "blue"
          title: 'chat'
          fill: #123456
        - parallel:
            - panel: x
              text: >-
                folded
                text
      edges:
        - a -> b & c: {side: left, label: "next \\n x"}
        - [a, b, c d]
  - x: &a [1, 2]
    y: *a
"""


def test_both_parsers_agree_on_damaged_files() -> None:
    """Cut, doubled and mistyped samples: the same nodes, places and findings from libyaml and from PyYAML's own parser."""
    chance = random.Random(20)
    signs = ["\n", " ", ":", "-", "'", '"', "[", "]", "{", "}", ",", "&", "*", "@", "`", "a", "é", ": ", "- ", " #", "\n  ", "\xa0"]
    for _ in range(150):
        at = chance.randrange(len(SAMPLE))
        text = SAMPLE[:at] + chance.choice(signs) + SAMPLE[at + chance.randrange(3) :]
        text = text[: chance.choice((len(text), len(text), chance.randrange(20, len(text))))]
        results = []
        for pure in (False, True):
            bag = DiagnosticBag()
            results.append((load(text, "f", bag, pure=pure), [d.render() for d in bag]))
        assert results[0] == results[1], repr(text)


def test_yaml_is_imported_only_when_something_is_parsed() -> None:
    code = "import sys, deckgen.yamlio; sys.exit('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
