"""YAML text to nodes, from the parser's events: places kept, scalars as written, aliases resolved within bounds.

Codes: Y101 syntax, Y102 duplicate key, Y103 aliases that multiply or refer to themselves, Y104 nesting, Y105 key that is not text,
Y106 several documents, Y107 empty document, Y108 unknown tag. Never raises for what a person wrote; never types a scalar.

Libyaml's parser is used where PyYAML has it, PyYAML's own otherwise: the same nodes, places and diagnostics (tests compare the two;
only a tab in front of a text that goes on, and a comment glued to `|` or `>`, are refused by the second alone).
The tree is built with a stack of its own, so deep nesting cannot overflow Python's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

from ..base.diagnostic import DiagnosticBag, Span
from .node import Mapping, Node, Scalar, Sequence
from .syntax import SourceLines, explain, fault_of

DEEPEST = 100  # levels of nesting; readers recurse once a level
MOST_COPIED = 100_000  # nodes that all aliases together may add

_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+\Z")
# What YAML does not allow in a file at all (YAML 1.2, 5.1 "c-printable").
_UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CORE_TAG = re.compile(r"(!|tag:yaml\.org,2002:(str|int|float|bool|null|seq|map|timestamp))\Z")

Event: TypeAlias = Any
"""An event of PyYAML: `start_mark`, `end_mark` (line and column from 0), `anchor`, and by its kind `value`, `tag`, `style`."""


def load(text: str, file: str, bag: DiagnosticBag, *, pure: bool = False) -> Node | None:
    """The root node of the first document in `text`; None, with the reason in `bag`, if there is none.

    `file` names the source in every span. `pure` uses PyYAML's own parser even where libyaml's is there. After a syntax error
    nothing is given back, since what follows would be guesswork; most other mistakes leave a usable tree.
    """
    text = text.removeprefix("\ufeff")
    lines = SourceLines(text)
    if match := _UNPRINTABLE.search(text):
        _report_unprintable(match, lines, file, bag)
        return None
    builder = _Builder(file, lines, bag)
    try:
        for event in _events(text, pure):
            if not builder.take(event):
                break
    except _yaml_error() as problem:
        fault = fault_of(problem)
        found = explain(fault, lines, builder.open_bracket)
        bag.error(found.code, found.message, Span(file, found.line + 1, found.column + 1), *found.hints)
        return None
    return builder.finish()


def _report_unprintable(match: re.Match[str], lines: SourceLines, file: str, bag: DiagnosticBag) -> None:
    line, column = lines.place(match.start())
    what = f"U+{ord(match[0]):04X}"
    bag.error(
        "Y101", f"a character that YAML does not allow ({what})", Span(file, line + 1, column + 1), "delete it and retype the text"
    )


def _yaml_error() -> type[Exception]:
    from yaml import YAMLError

    return YAMLError


def _events(text: str, pure: bool) -> Iterator[Event]:
    parser = _parser_class(pure)(text)
    try:
        while parser.check_event():
            yield parser.get_event()
    finally:
        parser.dispose()


def _parser_class(pure: bool) -> type[Any]:
    import yaml

    if pure or not yaml.__with_libyaml__:
        return _pure_parser()
    from yaml._yaml import CParser

    return CParser


@lru_cache(maxsize=1)
def _pure_parser() -> type[Any]:
    """PyYAML's parser, taught to take a tab where libyaml does: behind a colon, before a comment, inside a text."""
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class PureParser(Reader, Scanner, Parser):
        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)

        def scan_to_next_token(self) -> None:
            super().scan_to_next_token()
            while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
                self.forward()
                super().scan_to_next_token()

        def scan_plain_spaces(self, indent: int, start_mark: Any) -> list[str] | None:
            blanks = ""
            while (sign := self.peek()) in (" ", "\t"):
                blanks += sign
                self.forward()
            if sign in "\r\n\x85\u2028\u2029":  # blanks before a line break do not count
                return super().scan_plain_spaces(indent, start_mark)
            return [blanks] if blanks else []

    return PureParser


def _verbatim(event: Event) -> bool:
    """Whether a scalar stands in the file as it is: plain, on one line, without a tag or anchor in front."""
    return not event.style and event.tag is None and event.anchor is None and event.start_mark.line == event.end_mark.line


@dataclass(slots=True)
class _Frame:
    """A collection that is still open. `size` and `height` count the expanded tree below it, aliases included."""

    span: Span
    is_mapping: bool
    anchor: str | None
    flow_start: tuple[int, int] | None  # of `[a]` and `{a: b}`, tag and anchor included
    as_key: bool = False
    items: list[Any] = field(default_factory=list)
    first_lines: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None
    key_end: Any = None
    skip: bool = False  # the next value belongs to a key that was refused
    size: int = 1
    height: int = 1

    @property
    def wants_key(self) -> bool:
        return self.is_mapping and self.key is None and not self.skip


@dataclass(frozen=True, slots=True)
class _Anchored:
    node: Node
    size: int
    height: int


class _Builder:
    """Takes events, gives the root node."""

    def __init__(self, file: str, lines: SourceLines, bag: DiagnosticBag) -> None:
        self.file = file
        self.lines = lines
        self.bag = bag
        self.stack: list[_Frame] = []
        self.anchors: dict[str, _Anchored] = {}
        self.copied = 0
        self.root: Node | None = None
        self.documents = 0
        self.failed = False
        self._by_kind = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._start,
            "SequenceStartEvent": self._start,
            "MappingEndEvent": self._end,
            "SequenceEndEvent": self._end,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }

    def take(self, event: Event) -> bool:
        """Use one event; False when nothing more is wanted."""
        handler = self._by_kind.get(type(event).__name__)
        if handler is not None:
            handler(event)
        return not self.failed and self.documents < 2

    def finish(self) -> Node | None:
        if self.failed:
            return None
        root = self.root
        if root is None or (isinstance(root, Scalar) and root.empty):
            self.bag.error(
                "Y107", "the file is empty", Span(self.file, 1, 1), "nothing is written in it but comments or blank lines"
            )
            return None
        return root

    @property
    def path(self) -> str:
        """Path of the value that is being read."""
        return self._child_path() if self.stack else "$"

    @property
    def open_bracket(self) -> tuple[int, int] | None:
        """Where the innermost `[` or `{` that is still open stands, from 0."""
        for frame in reversed(self.stack):
            if frame.flow_start is not None:
                line, column = frame.flow_start
                if (found := self.lines.bracket(line, column)) is not None:
                    return line, found
        return None

    def _child_path(self) -> str:
        frame = self.stack[-1]
        if not frame.is_mapping:
            return f"{frame.span.path}[{len(frame.items)}]"
        return frame.key.span.path if frame.key is not None else frame.span.path

    def _span(self, mark: Any, path: str) -> Span:
        return Span(self.file, mark.line + 1, mark.column + 1, path)

    def _fail(self, code: str, message: str, span: Span, *hints: str) -> None:
        self.bag.error(code, message, span, *hints)
        self.failed = True

    def _document(self, event: Event) -> None:
        self.documents += 1
        if self.documents == 2:
            span = self._span(event.start_mark, "")
            self.bag.error("Y106", "a second document begins here", span, "one file holds one document: remove this '---' line")

    def _scalar(self, event: Event) -> None:
        if self.stack and self.stack[-1].wants_key:
            self._key(event)
            return
        node = self._written(event, self.path)
        self._check_tag(event, node.span)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(node, 1, 1)
        self._add(node, 1, 1)

    def _written(self, event: Event, path: str) -> Scalar:
        quoted = bool(event.style)
        if event.value or quoted:
            return Scalar(event.value, quoted, self._span(event.start_mark, path), verbatim=_verbatim(event))
        return self._empty(event, path)

    def _empty(self, event: Event, path: str) -> Scalar:
        """An empty plain value. The two parsers put it in different places: here it stands behind the colon, or at its comment."""
        frame = self.stack[-1] if self.stack else None
        bare = event.anchor is None and event.tag is None
        end = frame.key_end if frame is not None and frame.key_end is not None and bare else event.end_mark
        line, column = end.line, end.column
        column, comment = self.lines.behind(line, column)
        return Scalar("", False, Span(self.file, line + 1, column + 1, path), comment)

    def _check_tag(self, event: Event, span: Span) -> None:
        tag = event.tag
        if tag is not None and not _CORE_TAG.match(tag):
            hints = ("remove it; if the text itself begins with '!', put it in quotes",)
            self.bag.error("Y108", f"unknown YAML tag '{tag}'", self._span(event.start_mark, span.path), *hints)

    def _key(self, event: Event) -> None:
        frame = self.stack[-1]
        text = event.value
        path = f"{frame.span.path}.{text}" if _PLAIN_KEY.match(text) else f"{frame.span.path}[{text!r}]"
        span = self._span(event.start_mark, path)
        self._check_tag(event, span)
        self._set_key(Scalar(text, bool(event.style), span, verbatim=_verbatim(event)), event.end_mark)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(Scalar(text, bool(event.style), span), 1, 1)

    def _set_key(self, key: Scalar, end: Any) -> None:
        frame = self.stack[-1]
        frame.key_end = end
        first = frame.first_lines.get(key.text)
        if first is None:
            frame.first_lines[key.text] = key.span.line
            frame.key = key
            return
        where = f"the first one is in line {first}"
        self.bag.error("Y102", f"duplicate key '{key.text}'", key.span, f"{where}; remove or rename one of them")
        frame.skip = True

    def _start(self, event: Event) -> None:
        as_key = bool(self.stack) and self.stack[-1].wants_key
        span = self._span(event.start_mark, self.path)
        if len(self.stack) >= DEEPEST:
            self._fail("Y104", f"nested more than {DEEPEST} levels deep", span)
            return
        self._check_tag(event, span)
        is_mapping = type(event).__name__ == "MappingStartEvent"
        if as_key:
            self._refuse_key(span, "a mapping" if is_mapping else "a list")
        flow_start = (event.start_mark.line, event.start_mark.column) if event.flow_style else None
        self.stack.append(_Frame(span, is_mapping, event.anchor, flow_start, as_key))

    def _refuse_key(self, span: Span, kind: str) -> None:
        hint = "put text that begins with '{' or '[' in quotes"
        self.bag.error("Y105", f"a key must be text, not {kind}", span, hint)

    def _end(self, event: Event) -> None:
        frame = self.stack.pop()
        if frame.as_key:
            self.stack[-1].skip = True
            return
        node: Node = (Mapping if frame.is_mapping else Sequence)(tuple(frame.items), frame.span)
        if frame.anchor is not None:
            self.anchors[frame.anchor] = _Anchored(node, frame.size, frame.height)
        self._add(node, frame.size, frame.height)

    def _alias(self, event: Event) -> None:
        name, span = event.anchor, self._span(event.start_mark, self.path)
        if any(frame.anchor == name for frame in self.stack):
            self._fail("Y103", f"'*{name}' stands inside what it refers to", span, "write the part out instead")
            return
        anchored = self.anchors.get(name)
        if anchored is None:
            known = ", ".join(f"'&{other}'" for other in list(self.anchors)[:8])
            hints = [f"anchors before this line: {known}"] if known else []
            self._fail("Y101", f"no anchor '&{name}' for '*{name}'", span, f'if it is text, quote it: "*{name}"', *hints)
            return
        self.copied += anchored.size
        if self.copied > MOST_COPIED:
            self._fail("Y103", f"aliases repeat more than {MOST_COPIED} values", span, "write the parts out, or use fewer aliases")
        elif len(self.stack) + anchored.height > DEEPEST + 1:
            self._fail("Y104", f"nested more than {DEEPEST} levels deep, through '*{name}'", span)
        elif self.stack and self.stack[-1].wants_key:
            self._alias_key(anchored.node, span, event.end_mark)
        else:
            self._add(anchored.node, anchored.size, anchored.height)

    def _alias_key(self, node: Node, span: Span, end: Any) -> None:
        if isinstance(node, Scalar):
            path = f"{span.path}.{node.text}" if _PLAIN_KEY.match(node.text) else f"{span.path}[{node.text!r}]"
            self._set_key(Scalar(node.text, node.quoted, Span(span.file, span.line, span.column, path)), end)
            return
        self._refuse_key(span, "a mapping" if isinstance(node, Mapping) else "a list")
        self.stack[-1].skip = True

    def _add(self, node: Node, size: int, height: int) -> None:
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.size += size
        frame.height = max(frame.height, height + 1)
        if not frame.is_mapping:
            frame.items.append(node)
        elif frame.key is not None:
            frame.items.append((frame.key, node))
        frame.key, frame.key_end, frame.skip = None, None, False
