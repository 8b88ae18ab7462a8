"""Reading a mapping by a table of keys. The same table becomes a JSON Schema, so the two cannot differ."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingLike
from types import MappingProxyType
from typing import Any, NamedTuple

from ..base.diagnostic import Span, did_you_mean
from .node import Mapping, Node, Scalar, kind_of
from .reader import Reader
from .values import ValueType

_NO_SPACE = re.compile(r"([A-Za-z_][\w-]*):(\S.*)\Z", re.DOTALL)


class Key(NamedTuple):
    """One key of a mapping: `type` reads its value; with None the caller reads the node by hand (`Fields.node`)."""

    name: str
    type: ValueType[Any] | None
    doc: str
    required: bool = False


class Fields(NamedTuple):
    """What was read: values by key, and the nodes they came from. `what_span` is the place of the mapping itself."""

    what_span: Span
    nodes: MappingLike[str, Node] = MappingProxyType({})
    values: MappingLike[str, Any] = MappingProxyType({})

    def get(self, name: str, default: Any = None) -> Any:
        """The value as its type read it; `default` if the key is absent or its value was refused."""
        return self.values.get(name, default)

    def node(self, name: str) -> Node | None:
        return self.nodes.get(name)

    def span(self, name: str) -> Span:
        """Place of the value; of the whole mapping if the key is absent."""
        node = self.nodes.get(name)
        return node.span if node is not None else self.what_span

    def has(self, name: str) -> bool:
        """Whether the key is written, whatever its value."""
        return name in self.nodes


def read_keys(node: Node, keys: tuple[Key, ...], reader: Reader, what: str) -> Fields:
    """Read `node` as a mapping with `keys`; `what` names it in messages ("a card").

    Reports an unknown key (104, at the key), a missing required one (105), a node of another kind (110), and whatever the types of
    the values report; reading goes on after each.
    """
    if not isinstance(node, Mapping):
        _wrong_kind(node, keys, reader, what)
        return Fields(node.span)
    known = {key.name: key for key in keys}
    nodes = {}
    values = {}
    for name, value in node.entries:
        key = known.get(name.text)
        if key is None:
            place = Span(name.span.file, name.span.line, name.span.column, node.span.path)
            hints = did_you_mean(name.text, known)
            if isinstance(value, Scalar) and value.empty and " " in name.text.strip():
                hints = ("a comma ends a value inside braces: put the whole text in quotes",)
            reader.error(104, f"unknown key '{name.text}'", place, *hints)
            continue
        nodes[key.name] = value
        read = value if key.type is None else key.type.read(value, reader)
        if read is not None:
            values[key.name] = read
    for key in keys:
        if key.required and key.name not in nodes:
            reader.error(105, f"{what} needs the key '{key.name}'", node.span, f"{key.name}: {key.doc}")
    return Fields(node.span, nodes, values)


def _wrong_kind(node: Node, keys: tuple[Key, ...], reader: Reader, what: str) -> None:
    names = ", ".join(key.name for key in keys)
    match = _NO_SPACE.match(node.text) if isinstance(node, Scalar) and not node.quoted else None
    hints = [f"put a space after the colon: '{match[1]}: {match[2]}'"] if match else []
    reader.error(110, f"expected {what} with keys, not {kind_of(node)}", node.span, *hints, f"known here: {names}")


def object_schema(keys: tuple[Key, ...]) -> dict[str, object]:
    """JSON Schema of a mapping with these keys."""
    properties = {key.name: {**(key.type.schema() if key.type else {}), "description": key.doc} for key in keys}
    schema: dict[str, object] = {"type": "object", "properties": properties, "additionalProperties": False}
    if required := [key.name for key in keys if key.required]:
        schema["required"] = required
    return schema
