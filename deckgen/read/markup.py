"""XML of a part as an element tree: names, numbers, angles. Knows nothing of shapes.

Strict packages (ISO/IEC 29500, as "Strict Open XML Presentation" saves them) are read by giving their namespaces the usual names.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from xml.etree.ElementTree import Element, ParseError, XMLParser

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TRUE = frozenset({"1", "true", "on", "t"})  # xsd:boolean, and ST_OnOff of older writers
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(drawingml|presentationml|officeDocument)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


class DamagedXml(Exception):
    """A part that is no well-formed XML, or has a document type, which the packaging standard forbids."""


class BadValue(ValueError):
    """An attribute whose value is not what its type allows; the message names both."""


@lru_cache(maxsize=256)
def a(tag: str) -> str:
    """Qualified name in DrawingML's namespace."""
    return f"{{{A}}}{tag}"


@lru_cache(maxsize=256)
def p(tag: str) -> str:
    """Qualified name in PresentationML's namespace."""
    return f"{{{P}}}{tag}"


@lru_cache(maxsize=32)
def r(tag: str) -> str:
    """Qualified name in the namespace of relationship attributes."""
    return f"{{{R}}}{tag}"


def parse(content: bytes) -> Element:
    """Root element of a part. DamagedXml if it is none."""
    # ECMA-376 part 2, 8.1.4 ("XML usage"): a part has no DTD; refusing one also refuses entity bombs
    if b"<!DOCTYPE" in content:
        raise DamagedXml("it has a document type, which is not allowed")
    if b"purl.oclc.org" in content:
        content = _STRICT.sub(_TRANSITIONAL, content)
    parser = XMLParser()
    try:
        parser.feed(content)
        root: Element = parser.close()
    except (ParseError, ValueError, LookupError) as problem:
        raise DamagedXml(str(problem)) from problem
    return root


def whole(element: Element, attribute: str, default: int = 0) -> int:
    """A whole number. BadValue for anything else."""
    value = element.get(attribute)
    if value is None:
        return default
    try:
        return int(value)
    except ValueError:
        raise BadValue(f"{attribute}={value!r} is no whole number") from None


def share(element: Element, attribute: str = "val", default: float = 1.0) -> float:
    """A share: 100,000 is 1.0; so is `100%`, the spelling of strict packages. BadValue for anything else."""
    value = element.get(attribute)
    if value is None:
        return default
    try:
        result = float(value[:-1]) / 100 if value.endswith("%") else int(value) / 100_000
    except ValueError:
        raise BadValue(f"{attribute}={value!r} is no percentage") from None
    if not math.isfinite(result):
        raise BadValue(f"{attribute}={value!r} is no percentage")
    return result


def truth(element: Element, attribute: str, default: bool = False) -> bool:
    """An xsd:boolean."""
    value = element.get(attribute)
    return default if value is None else value in TRUE


def child(element: Element | None, *tags: str) -> Element | None:
    """The element at the end of a path of children, or None if any is missing."""
    for tag in tags:
        if element is None:
            return None
        element = element.find(tag)
    return element
