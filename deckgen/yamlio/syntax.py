"""YAML syntax errors in plain words: what the parser complained about, and the source around it, give a message, a place and hints.

Libyaml and PyYAML word their complaints differently and now and then point one column apart; both are brought to one reading here,
mostly by looking at the source itself. Takes and gives lines and columns from 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]

# The line breaks that YAML 1.1 counts, as both parsers do.
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BEHIND = re.compile(r"(?P<lead>[ \t]*:?)[ \t]*(?P<comment>#.*)?")
_BRACKET = re.compile(r"([&!]\S*[ \t]+)*[\[{]")
_KEY = re.compile(r"\s*(?:- +)*(?P<key>[^\s#'\"\[{&*!|>][^:#]*?):(?:\s|$)")
_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s/].*)")

_HASH_HINT = "quote a value that begins with '#': YAML reads the rest of its line as a comment"


class SourceLines:
    """The text as lines, split only when somebody asks."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def lines(self) -> list[str]:
        return _BREAK.split(self._text)

    def line(self, number: int) -> str:
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def place(self, offset: int) -> Place:
        """Line and column of a character offset."""
        breaks = [match.end() for match in _BREAK.finditer(self._text, 0, offset)]
        return len(breaks), offset - (breaks[-1] if breaks else 0)

    def behind(self, line: int, column: int) -> tuple[int, str | None]:
        """For an empty value whose key ends at this place: column behind the colon, or of the comment; and the comment's text."""
        match = _BEHIND.match(self.line(line), column)
        if match is None:
            return column, None
        comment = match["comment"]
        return (match.start("comment"), comment.rstrip()) if comment else (match.end("lead"), None)

    def bracket(self, line: int, column: int) -> int | None:
        """Column of the `[` or `{` that begins here, behind a tag or an anchor; None for a pair without braces (`[a: b]`)."""
        match = _BRACKET.match(self.line(line), column)
        return match.end() - 1 if match else None

    def ends_at(self, line: int, column: int) -> bool:
        """Whether nothing but blanks follows this place."""
        return not self.line(line)[column:].strip() and not any(text.strip() for text in self.lines[line + 1 :])

    def last_written(self, before: int) -> int | None:
        """Number of the nearest line above `before` that is neither blank nor a comment."""
        for number in range(min(before, len(self.lines)) - 1, -1, -1):
            text = self.lines[number].strip()
            if text and not text.startswith("#"):
                return number
        return None


@dataclass(frozen=True, slots=True)
class Fault:
    """What the parser said: `context` (what it was reading, from where) and `problem` (what it stumbled over, where)."""

    context: str
    context_at: Place | None
    problem: str
    at: Place


@dataclass(frozen=True, slots=True)
class Finding:
    line: int
    column: int
    message: str
    hints: tuple[str, ...] = ()
    code: str = "Y101"


def fault_of(problem: Exception) -> Fault:
    """The parts of a `yaml.MarkedYAMLError`."""

    def place(name: str) -> Place | None:
        mark = getattr(problem, name, None)
        return (mark.line, mark.column) if mark is not None else None

    context_at = place("context_mark")
    at = place("problem_mark") or context_at or (0, 0)
    return Fault(getattr(problem, "context", None) or "", context_at, getattr(problem, "problem", None) or "", at)


def explain(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding:
    """Say in plain words what is wrong. `bracket` is where the innermost open `[` or `{` stands."""
    for reading in _READINGS:
        if (finding := reading(fault, lines, bracket)) is not None:
            return finding
    if "nesting" in fault.problem:  # libyaml's own limit, reached before ours because it reads ahead
        return Finding(*fault.at, "nested too deep to be read", ("write it flatter",), code="Y104")
    return Finding(*fault.at, "this cannot be read as YAML", ("check the indentation and quotes of this line and the one above",))


def _tab(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    number, column = fault.at
    text = lines.line(number)
    indent = text[: len(text) - len(text.lstrip(" \t"))]
    if "\t" not in indent or column > len(indent):
        return None
    return Finding(number, indent.index("\t"), "a tab is used for indentation", ("indent with spaces only",))


def _unclosed_quote(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    if "quoted scalar" not in fault.context or "unexpected" not in fault.problem or fault.context_at is None:
        return None
    number, column = fault.context_at
    quote = lines.line(number)[column : column + 1]
    hints = [f"close it with {quote}"]
    if quote == "'":
        hints.append("an apostrophe inside '…' is written twice, or use \"…\" around the text")
    else:
        hints.append('a quote inside "…" is written \\"')
    return Finding(number, column, f"the quote {quote} opened here is never closed", tuple(hints))


def _escape(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    if "escape" not in fault.problem:
        return None
    number, column = fault.at
    text = lines.line(number)
    start = text.rfind("\\", 0, column + 1)
    start = start if start >= 0 else column
    message = f"unknown escape '{text[start : start + 2]}' in a quoted text"
    return Finding(number, start, message, ("write \\\\ for a backslash, or put the text in '…' instead of \"…\"",))


def _tag(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    number, column = fault.at
    text = lines.line(number)
    if "tag" not in fault.problem + fault.context or "directive" in fault.context:
        return None
    if fault.context_at is not None and "tag" in fault.context:
        number, column = fault.context_at
        text = lines.line(number)
    tag = text[column:].split(" ")[0]
    return Finding(number, column, f"unknown YAML tag '{tag}'", ("if the text begins with '!', put it in quotes",), "Y108")


def _cannot_begin(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    """`@`, a backtick or `%`; also `*` and `&` without a name."""
    number, column = fault.at
    if "alias" in fault.context or "anchor" in fault.context:
        number, column = fault.context_at or fault.at
    elif "cannot start any token" not in fault.problem and "found character" not in fault.problem:
        return None
    text = lines.line(number)
    sign = text[column : column + 1]
    if sign == "\t":
        return Finding(number, column, "a tab stands where a value or key should begin", ("use spaces",))
    quoted = text[column:].strip().replace('"', '\\"')
    return Finding(number, column, f"a text cannot begin with '{sign}'", (f'put it in quotes: "{quoted}"',))


def _open_bracket(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    if bracket is None:
        return None
    number, column = fault.at
    opened = lines.line(bracket[0])[bracket[1]]
    closing = "]" if opened == "[" else "}"
    opening_lines = lines.lines[bracket[0] : number + 1]
    hints = [_HASH_HINT] if any(re.search(r"[\s\[{,]#\S", text) for text in opening_lines) else []
    if number != bracket[0] or lines.ends_at(number, column):
        hints.append(f"close it with '{closing}', and put ',' between the parts")
        return Finding(*bracket, f"the '{opened}' opened here is not closed", tuple(hints))
    if lines.line(number)[column] == ":":
        hints.append("put a text with ': ' in quotes")
    hints.append(f"put ',' between the parts and '{closing}' at the end")
    return Finding(number, column, f"expected ',' or '{closing}' here", tuple(hints))


def _colon(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    """`mapping values are not allowed`: a second colon in the line, or a line that hangs below a value."""
    if "mapping values are not allowed" not in fault.problem:
        return None
    number, column = fault.at
    text = lines.line(number)
    first = _KEY.match(text)
    if first and first.end("key") < column:
        value = text[first.end("key") + 1 :].strip()
        quoted = value.replace('"', '\\"')
        message = "': ' inside a text without quotes"
        return Finding(number, column, message, (f'put the text in quotes: {first["key"]}: "{quoted}"',))
    return _hanging(number, column, lines)


def _hanging(number: int, column: int, lines: SourceLines) -> Finding:
    """A `key:` that YAML reads as going on with the text of the line above."""
    above = lines.last_written(number)
    text = lines.line(number)
    start = len(text) - len(text.lstrip())
    if above is None:
        return Finding(number, column, "a ':' is not expected here", ("put the text in quotes",))
    before = lines.line(above)
    if _KEY.match(before):
        message = f"this line is indented deeper than line {above + 1}, which already has a value"
        return Finding(number, start, message, ("line it up with the keys that it belongs to",))
    return _no_key(above, lines)


def _no_key(number: int, lines: SourceLines) -> Finding:
    """A line of text where `key: value` should stand."""
    text = lines.line(number)
    start = len(text) - len(text.lstrip())
    hints = ["write 'key: value', or '- ' in front of a member of a list"]
    if match := _NO_SPACE.match(text):
        hints.insert(0, f"put a space after the colon: '{match['key']}: {match['value']}'")
        start = match.start("key")
    if "\xa0" in text:
        hints.insert(0, "the line has a no-break space: replace it by a plain space")
    return Finding(number, start, "this line is not 'key: value'", tuple(hints))


def _missing_colon(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    if "could not find expected ':'" not in fault.problem or fault.context_at is None:
        return None
    return _no_key(fault.context_at[0], lines)


def _dash(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    if "sequence entries are not allowed" not in fault.problem:
        return None
    number, column = fault.at
    if _KEY.match(lines.line(number)[:column]):
        return Finding(
            number, column, "a list cannot begin on the line of its key", ("put the '- ' on a line of its own below the key",)
        )
    return Finding(number, column, "a '- ' is not expected here", ("line it up with the other members of its list",))


def _block_text(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    if "block scalar" not in fault.context:
        return None
    number, column = fault.context_at or fault.at
    sign = lines.line(number)[column : column + 1]
    hint = f"put the text on the lines below, indented; if it begins with '{sign}', put it in quotes"
    return Finding(number, column, f"nothing may follow '{sign}' on its line", (hint,))


def _stray(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    """A value is expected and a bracket or comma stands there."""
    if "node content" not in fault.problem:
        return None
    number, column = fault.at
    sign = lines.line(number)[column : column + 1]
    if not sign:
        return None
    return Finding(number, column, f"'{sign}' is not expected here", ("if it is text, put it in quotes",))


def _unfit_line(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    """Text behind a closing quote, or a line whose indentation fits nothing above it."""
    words = ("expected <block end>", "did not find expected key", "did not find expected '-'", "<document start>")
    if not any(word in fault.problem for word in words):
        return None
    number, column = fault.at
    before = lines.line(number)[:column].rstrip()
    if before and before[-1] in "'\"]}":
        what = "quote" if before[-1] in "'\"" else "bracket"
        sign = before[-1]
        hints = {"quote": "put the whole value in one pair of quotes", "bracket": "put the whole value in quotes"}
        return Finding(number, column, f"text behind the closing {what} {sign}", (hints[what],))
    hints_list = ["line it up with the keys or the '- ' of the part it belongs to"]
    if fault.context_at is not None:
        hints_list.append(f"the part that begins in line {fault.context_at[0] + 1} stands in column {fault.context_at[1] + 1}")
    return Finding(number, column, "this line does not fit the lines above", tuple(hints_list))


def _directive(fault: Fault, lines: SourceLines, bracket: Place | None) -> Finding | None:
    number = next((i for i in range(fault.at[0], -1, -1) if lines.line(i).startswith("%")), None)
    if number is None or not ("directive" in fault.context or "document" in fault.problem):
        return None
    return Finding(
        number, 0, "a line that begins with '%' is not expected here", ("remove it, or put '#' in front to make it a comment",)
    )


_READINGS = (
    _unclosed_quote,
    _tab,
    _escape,
    _directive,
    _tag,
    _cannot_begin,
    _colon,
    _missing_colon,
    _dash,
    _block_text,
    _open_bracket,
    _stray,
    _unfit_line,
)
