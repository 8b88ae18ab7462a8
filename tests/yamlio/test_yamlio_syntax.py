"""Syntax errors: place, plain message, and the hint that helps; equal from both parsers."""

from __future__ import annotations

import pytest

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.yamlio import load

CASES = [
    ("a:\n\tb: 1\n", "2:1", "a tab is used for indentation", "indent with spaces only"),
    ("a:\n  b: 1\n\tc: 2\n", "3:1", "a tab is used for indentation", "indent with spaces only"),
    ("title: a: b\n", "1:9", "': ' inside a text without quotes", 'title: "a: b"'),
    ('- title: say "x": y\n', "1:17", "': ' inside a text without quotes", 'title: "say \\"x\\": y"'),
    ("title:Hello\nb: 1\n", "1:1", "this line is not 'key: value'", "title: Hello"),
    ("a: 1\nsubtitle Foo\nx: 1\n", "2:1", "this line is not 'key: value'", "write 'key: value'"),
    ("a: 1\nb:\xa02\nc: 3\n", "2:1", "this line is not 'key: value'", "no-break space"),
    ("a: 1\n  b: 2\n", "2:3", "this line is indented deeper than line 1", "line it up"),
    ("a: 'it\nb: 2\n", "1:4", "the quote ' opened here is never closed", "close it with '"),
    ('a: 1\nb: "it\n', "2:4", 'the quote " opened here is never closed', 'close it with "'),
    ("a: [1, 2\nb: 3\n", "1:4", "the '[' opened here is not closed", "close it with ']'"),
    ("a: {b: 1", "1:4", "the '{' opened here is not closed", "close it with '}'"),
    ("a: &x [1,", "1:7", "the '[' opened here is not closed", "close it with ']'"),
    ("pills: [#a, b]\nc: 1\n", "1:8", "the '[' opened here is not closed", "begins with '#'"),
    ("a: [x: y: z]\n", "1:9", "expected ',' or ']' here", "in quotes"),
    ("a: [1 2}\n", "1:8", "expected ',' or ']' here", "put ',' between the parts"),
    ("a: 'x' y\n", "1:8", "text behind the closing quote '", "one pair of quotes"),
    ("a: 'it's'\n", "1:8", "text behind the closing quote '", "one pair of quotes"),
    ("a: @x\n", "1:4", "a text cannot begin with '@'", '"@x"'),
    ("a: `x`\n", "1:4", "a text cannot begin with '`'", '"`x`"'),
    ("a: %x\n", "1:4", "a text cannot begin with '%'", '"%x"'),
    ("a: **x**\n", "1:4", "a text cannot begin with '*'", '"**x**"'),
    ("a: ]\n", "1:4", "']' is not expected here", "in quotes"),
    ("a: - b\n", "1:4", "a list cannot begin on the line of its key", "line of its own"),
    ("a: >x\n", "1:4", "nothing may follow '>' on its line", "in quotes"),
    ('a: "C:\\q"\n', "1:7", "unknown escape '\\q'", "\\\\"),
    ("- a\nb: 1\n", "2:1", "this line does not fit the lines above", "line 1 stands in column 1"),
    (" a: 1\nb: 2\n", "2:1", "this line does not fit the lines above", "line it up"),
    ("%x\na: 1\n", "1:1", "a line that begins with '%'", "remove it"),
]


@pytest.mark.parametrize("pure", [False, True])
@pytest.mark.parametrize(("text", "place", "message", "hint"), CASES)
def test_plain_words(text: str, place: str, message: str, hint: str, pure: bool) -> None:
    bag = DiagnosticBag()
    assert load(text, "deck.yaml", bag, pure=pure) is None
    (found,) = bag
    assert (found.code, str(found.span)) == ("Y101", f"deck.yaml:{place}")
    assert message in found.message
    assert any(hint in line for line in found.hints), found.hints
