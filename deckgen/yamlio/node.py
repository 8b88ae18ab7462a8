"""Types of a parsed YAML document: scalars as written, sequences, mappings, each with its place."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from ..base.diagnostic import Span


class Scalar(NamedTuple):
    """Text as written, after YAML's quoting is undone. `quoted` also for block scalars (`|`, `>`).

    `swallowed` is the comment that YAML cut off right behind an empty plain value: `fill: #1F3864` is an empty text that swallowed
    `#1F3864`; the span then points at the `#`. `verbatim`: plain and on one line, so an offset in `text` is one in the line.
    """

    text: str
    quoted: bool
    span: Span
    swallowed: str | None = None
    verbatim: bool = False

    def place(self, offset: int) -> Span:
        """Place of a part of the text; of the whole where the text is not as in the file."""
        return self.span._replace(column=self.span.column + offset) if self.verbatim else self.span

    @property
    def empty(self) -> bool:
        """Whether nothing was written: `key:` with no value, not `key: ""`."""
        return not self.text and not self.quoted


class Sequence(NamedTuple):
    items: tuple[Node, ...]
    span: Span


class Mapping(NamedTuple):
    """Entries in the order written; keys are unique. A key's span points at the key, its path is that of the entry."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span

    def get(self, name: str) -> Node | None:
        return next((value for key, value in self.entries if key.text == name), None)

    def key(self, name: str) -> Scalar | None:
        return next((key for key, _ in self.entries if key.text == name), None)

    def keys(self) -> tuple[str, ...]:
        return tuple(key.text for key, _ in self.entries)


Node: TypeAlias = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """What a node is, in the user's words."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "a mapping"
    return "nothing" if node.empty else "text"
