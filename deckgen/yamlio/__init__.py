"""Floor 1: YAML text in, nodes with their places out; typed reading of nodes by tables of keys. Owns PyYAML.

Why it is so: `yaml.safe_load` loses places and changes what a person wrote (`#1F3864` becomes null, `001122` becomes 594, `no`
becomes false, a repeated key silently wins). So nodes are built from the parser's events, scalars stay as written, and the reader
that knows what is expected gives them a type. Nothing here knows what a deck or a theme is.
"""

from .keys import Fields, Key, object_schema, read_keys
from .node import Mapping, Node, Scalar, Sequence, kind_of
from .parse import load
from .reader import Reader
from .source import read_source
from .values import Choice, Colour, Flag, Group, Groups, Ident, Length, ListOf, MappingOf, Number, Text, ValueType, Whole

__all__ = [
    "Choice",
    "Colour",
    "Fields",
    "Flag",
    "Group",
    "Groups",
    "Ident",
    "Key",
    "Length",
    "ListOf",
    "Mapping",
    "MappingOf",
    "Node",
    "Number",
    "Reader",
    "Scalar",
    "Sequence",
    "Text",
    "ValueType",
    "Whole",
    "kind_of",
    "load",
    "object_schema",
    "read_keys",
    "read_source",
]
