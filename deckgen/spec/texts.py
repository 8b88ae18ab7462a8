"""Texts and lists of a spec: what every reader of this room asks for."""

from __future__ import annotations

import re

from ..base.diagnostic import Span
from ..yamlio import Fields, Node, Reader, Scalar, Sequence, kind_of
from .model import Placed, Words

# what an escape such as "\0" can bring into a text, and XML has no place for
_CONTROL = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def read_words(fields: Fields, name: str, reader: Reader) -> Words | None:
    """A text and its place; None where none is written. Blanks around it do not count (a block text ends with a line end)."""
    text, node = fields.get(name), fields.node(name)
    if text is None or not isinstance(node, Scalar):
        return None
    if node.empty:
        reader.error(110, f"nothing is written for '{name}'", node.span, "write a text, or remove the line")
    return cleaned(text, node.span, reader)


def cleaned(text: str, span: Span, reader: Reader) -> Words | None:
    """A text without blanks around it; what XML has no place for is reported."""
    if (sign := _CONTROL.search(text)) is not None:
        reader.error(147, f"the text holds a control character (U+{ord(sign[0]):04X})", span, "remove it")
    return Placed(text.strip(), span) if text.strip() else None


def items_of(node: Node | None, what: str, reader: Reader) -> tuple[Node, ...]:
    """The members of a list that the language asks for; anything else is reported."""
    if node is None:
        return ()
    if isinstance(node, Sequence):
        return node.items
    if isinstance(node, Scalar) and node.empty and not node.swallowed:
        reader.error(
            110, f"nothing is written under '{what}'", node.span, "add members, each with '- ' in front, or remove the line"
        )
    else:
        reader.error(110, f"'{what}' is a list, not {kind_of(node)}", node.span, "start each member with '- '")
    return ()
