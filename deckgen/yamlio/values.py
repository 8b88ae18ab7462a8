"""Typed reading: what a value may be, as small types that read a node and describe themselves as JSON Schema.

Each type reports its own mistakes and gives None then. Numbers of the codes, behind the reader's topic letter:
110 wrong kind of node, 111 unknown word, 112 not an id, 114 not a number, 115 out of range, 116 not a length,
121 YAML read it as a comment, 122 other YAML tools read it as a number, 123 not a colour. (104 and 105 are in `keys`.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol, TypeVar

from ..base.colour import parse_hex
from ..base.diagnostic import Span, did_you_mean
from ..base.units import parse_length
from .node import Mapping, Node, Scalar, Sequence, kind_of
from .reader import Reader

T_co = TypeVar("T_co", covariant=True)

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)\Z")
_WHOLE = re.compile(r"[+-]?[0-9]+\Z")
_IDENT = re.compile(r"[A-Za-z0-9_-]+\Z")
# What YAML 1.1 or 1.2 tools read as a number although it is also a colour: 001122, 1e3, 0b1010.
_NUMBER_LIKE = re.compile(r"(\d+([eE]\d+)?|0[bB][01]+)\Z")
_FLAGS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
LARGEST_LENGTH = 4032.0  # points: the largest slide side that PowerPoint takes, 56 inches


class ValueType(Protocol[T_co]):
    """Reads one node; None after reporting why not."""

    def read(self, node: Node, reader: Reader) -> T_co | None: ...

    def schema(self) -> dict[str, object]: ...


def _scalar(node: Node, reader: Reader, wanted: str) -> Scalar | None:
    """The node if it is a scalar that is not eaten by a comment; anything else is reported."""
    if not isinstance(node, Scalar):
        reader.error(110, f"expected {wanted}, not {kind_of(node)}", node.span)
        return None
    if node.empty and node.swallowed and not node.swallowed[1:2].isspace():
        hint = f'quote it: "{node.swallowed}"'
        reader.error(121, f"YAML reads '{node.swallowed}' as a comment, so the value is empty", node.span, hint)
        return None
    return node


def _written(node: Node, reader: Reader, wanted: str) -> Scalar | None:
    """A scalar with something in it."""
    scalar = _scalar(node, reader, wanted)
    if scalar is not None and not scalar.text.strip():
        reader.error(110, f"expected {wanted}, but nothing is written", scalar.span)
        return None
    return scalar


@dataclass(frozen=True, slots=True)
class Text:
    """Any scalar, as written; an empty one is an empty text. One that YAML took for a comment is reported."""

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _scalar(node, reader, "text")
        return scalar.text if scalar else None

    def schema(self) -> dict[str, object]:
        return {"type": ["string", "number", "boolean", "null"]}


@dataclass(frozen=True, slots=True)
class Flag:
    """yes or no, also true/false and on/off."""

    def read(self, node: Node, reader: Reader) -> bool | None:
        scalar = _written(node, reader, "yes or no")
        if scalar is None:
            return None
        value = _FLAGS.get(scalar.text.lower())
        if value is None:
            reader.error(111, f"'{scalar.text}' is neither yes nor no", scalar.span, "write yes or no")
        return value

    def schema(self) -> dict[str, object]:
        return {"enum": [True, False, *_FLAGS]}


@dataclass(frozen=True, slots=True)
class Number:
    """A plain decimal number between two limits, both included."""

    minimum: float | None = None
    maximum: float | None = None

    def read(self, node: Node, reader: Reader) -> float | None:
        scalar = _written(node, reader, "a number")
        if scalar is None:
            return None
        if not _NUMBER.match(scalar.text):
            reader.error(114, f"'{scalar.text}' is not a number", scalar.span, "write digits, with a point for decimals: 10.5")
            return None
        return _in_range(float(scalar.text), self.minimum, self.maximum, scalar, reader)

    def schema(self) -> dict[str, object]:
        limits = {"minimum": self.minimum, "maximum": self.maximum}
        return {"type": "number", **{name: limit for name, limit in limits.items() if limit is not None}}


def _in_range(value: float, minimum: float | None, maximum: float | None, scalar: Scalar, reader: Reader) -> float | None:
    if minimum is not None and value < minimum:
        reader.error(115, f"{scalar.text} is too small", scalar.span, f"the smallest is {minimum:g}")
        return None
    if maximum is not None and value > maximum:
        reader.error(115, f"{scalar.text} is too large", scalar.span, f"the largest is {maximum:g}")
        return None
    return value


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two limits, both included."""

    minimum: int
    maximum: int

    def read(self, node: Node, reader: Reader) -> int | None:
        scalar = _written(node, reader, "a whole number")
        if scalar is None:
            return None
        if not _WHOLE.match(scalar.text):
            hint = f"write digits alone, {self.minimum} to {self.maximum}"
            reader.error(114, f"'{scalar.text}' is not a whole number", scalar.span, hint)
            return None
        # as a float first: `int` refuses more than 4,300 digits
        value = _in_range(float(scalar.text), self.minimum, self.maximum, scalar, reader)
        return None if value is None else int(value)

    def schema(self) -> dict[str, object]:
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True, slots=True)
class Length:
    """A length with its unit, or a bare number of points; gives points. Zero only where the minimum is zero or less."""

    minimum: float = 0.01
    maximum: float = LARGEST_LENGTH

    def read(self, node: Node, reader: Reader) -> float | None:
        scalar = _written(node, reader, "a length")
        if scalar is None:
            return None
        zero = _NUMBER.match(scalar.text) and float(scalar.text) == 0
        points = 0.0 if zero else parse_length(scalar.text)
        if points is None:
            reader.error(116, f"'{scalar.text}' is not a length", scalar.span, "write lengths such as 20cm, 7.5in, 12pt or 12")
            return None
        return _in_range(points, self.minimum, self.maximum, scalar, reader)

    def schema(self) -> dict[str, object]:
        return {
            "anyOf": [
                {"type": "number", "minimum": self.minimum, "maximum": self.maximum},
                {"type": "string", "pattern": r"^\s*[0-9.]+\s*(pt|in|cm|mm|px)?\s*$"},
            ]
        }


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words; `what` names the thing for the message (`unknown line 'dased'`)."""

    words: tuple[str, ...]
    what: str

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _written(node, reader, f"a {self.what}")
        if scalar is None:
            return None
        if scalar.text in self.words:
            return scalar.text
        reader.error(111, f"unknown {self.what} '{scalar.text}'", scalar.span, *did_you_mean(scalar.text, self.words))
        return None

    def schema(self) -> dict[str, object]:
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Ident:
    """An id: letters, digits, `-` and `_`."""

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _written(node, reader, "an id")
        if scalar is None:
            return None
        if _IDENT.match(scalar.text):
            return scalar.text
        suggestion = re.sub(r"[^A-Za-z0-9_-]+", "-", scalar.text).strip("-")
        hints = ("an id is made of letters, digits, '-' and '_'", *([f"for example '{suggestion}'"] if suggestion else []))
        reader.error(112, f"'{scalar.text}' is not an id", scalar.span, *hints)
        return None

    def schema(self) -> dict[str, object]:
        return {"type": ["string", "number"], "pattern": "^[A-Za-z0-9_-]+$"}


@dataclass(frozen=True, slots=True)
class Colour:
    """A hex colour, three or six digits, with or without `#`; gives `RRGGBB`. Best written in quotes."""

    def read(self, node: Node, reader: Reader) -> str | None:
        scalar = _written(node, reader, "a colour")
        if scalar is None:
            return None
        rgb = parse_hex(scalar.text)
        if rgb is None:
            hint = 'write a hex colour in quotes, such as "#2563EB"'
            reader.error(123, f"'{scalar.text}' is not a colour", scalar.span, hint)
            return None
        if not scalar.quoted and _NUMBER_LIKE.match(scalar.text):
            hint = f'quote it: "#{scalar.text}"'
            reader.error(122, f"YAML reads the colour {scalar.text} as a number", scalar.span, hint)
            return None
        return rgb

    def schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list whose members are all of one type; members that cannot be read are left out, each reported."""

    inner: ValueType[Any]

    def read(self, node: Node, reader: Reader) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            hint = "start each member with '- ' on a line of its own, or write [a, b]"
            reader.error(110, f"expected a list, not {kind_of(node)}", node.span, hint)
            return None
        values = (self.inner.read(item, reader) for item in node.items)
        return tuple(value for value in values if value is not None)

    def schema(self) -> dict[str, object]:
        return {"type": "array", "items": self.inner.schema()}


class Group(NamedTuple):
    """Words that were written as one list, as they stand there, and the list's place."""

    words: tuple[Scalar, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Groups:
    """Lists of words, or one list alone: `[[a, b], [c, d]]` or `[a, b]`; gives a `Group` for each."""

    def read(self, node: Node, reader: Reader) -> tuple[Group, ...] | None:
        if not isinstance(node, Sequence):
            reader.error(110, f"expected a list, not {kind_of(node)}", node.span, "write [a, b], or [[a, b], [c, d]] for several")
            return None
        if not any(isinstance(item, Sequence) for item in node.items):
            return (self._group(node, reader),)
        groups = []
        for item in node.items:
            if isinstance(item, Sequence):
                groups.append(self._group(item, reader))
            else:
                reader.error(
                    110, f"expected a list beside the other lists, not {kind_of(item)}", item.span, "write [[a, b], [c, d]]"
                )
        return tuple(groups)

    def _group(self, node: Sequence, reader: Reader) -> Group:
        words = (_written(item, reader, "an id") for item in node.items)
        return Group(tuple(word for word in words if word is not None), node.span)

    def schema(self) -> dict[str, object]:
        one = {"type": "array", "items": {"type": ["string", "number"]}}
        return {"anyOf": [one, {"type": "array", "items": one}]}


@dataclass(frozen=True, slots=True)
class MappingOf:
    """A mapping with any keys whose values are all of one type; gives a dict in the order written."""

    inner: ValueType[Any]

    def read(self, node: Node, reader: Reader) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            reader.error(110, f"expected a mapping, not {kind_of(node)}", node.span, "write 'key: value' lines under it")
            return None
        values = ((key.text, self.inner.read(value, reader)) for key, value in node.entries)
        return {name: value for name, value in values if value is not None}

    def schema(self) -> dict[str, object]:
        return {"type": "object", "additionalProperties": self.inner.schema()}
