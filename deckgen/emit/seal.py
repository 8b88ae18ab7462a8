"""The seal: a custom XML part that says which parts the deck was generated with, so that a hand edit is noticed and never lost.

The part is found by its namespace, not by its path, because LibreOffice and PowerPoint move it (OOXML-FINDINGS.md, 6). Its root
element has room for more: later the scene that was generated will stand inside, as the base of a merge.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from typing import Literal, TypeAlias

from .markup import DECLARATION
from .package import Part, Relationship

SealState: TypeAlias = Literal["untouched", "edited", "foreign"]

NAMESPACE = "urn:deckgen:deck:1"
SEAL_NAME = "customXml/item1.xml"
_PROPERTIES_NAME = "customXml/itemProps1.xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_ITEM_ID = "{9F6C9E0B-6F0B-5C55-9D43-6B8C27A4D10E}"  # one seal a deck, so one id is enough

_ROOT = re.compile(rb"<(?:[\w.-]+:)?deck\b[^>]*>")
_FINGERPRINT = re.compile(rb"\bfingerprint\s*=\s*[\"']([0-9a-f]{64})[\"']")

# what zipfile raises for files that are cut short, damaged, encrypted, or packed in a way it does not know
_UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)


def seal_parts(digests: Mapping[str, str]) -> tuple[Part, ...]:
    """What describes the seal, and the seal: last, so that `digests`, still growing, holds all other entries when it is written."""
    return (
        Part(_PROPERTIES_NAME, _PROPERTIES_TYPE, _properties_xml),
        Part(SEAL_NAME, None, partial(_seal_xml, digests), (Relationship("customXmlProps", "itemProps1.xml"),)),
    )


def _properties_xml() -> str:
    return (
        f'{DECLARATION}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{_ITEM_ID}"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def _seal_xml(digests: Mapping[str, str]) -> str:
    return f'{DECLARATION}<deck xmlns="{NAMESPACE}" fingerprint="{fingerprint(digests)}"/>'


def fingerprint(digests: Mapping[str, str]) -> str:
    """SHA-256 over names and digests, in the order of the names: the order and compression of zip entries do not matter."""
    return sha256("".join(f"{name}\n{digests[name]}\n" for name in sorted(digests)).encode()).hexdigest()


def seal_state(content: bytes) -> SealState:
    """Whether `content` is a deck of ours as it was generated, one that was saved since, or neither (also: no .pptx at all).

    Never raises for a broken file: one that carries our seal but cannot be read to its end is "edited". Every part is unpacked and
    hashed once, one at a time.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        seal = _find_seal(package)
    except _UNREADABLE:
        return "foreign"
    if seal is None:
        return "foreign"
    name, claimed = seal
    try:
        others = {entry: sha256(package.read(entry)).hexdigest() for entry in package.namelist() if entry != name}
    except _UNREADABLE:
        return "edited"
    return "untouched" if claimed == fingerprint(others) else "edited"


def _find_seal(package: zipfile.ZipFile) -> tuple[str, str] | None:
    """Entry name and fingerprint of the first seal (the fingerprint is empty if it was lost); None if there is none."""
    for name in package.namelist():
        if "customxml" not in name.lower() or not name.lower().endswith(".xml"):
            continue
        root = _ROOT.search(package.read(name))
        if root and NAMESPACE.encode() in root[0]:
            claimed = _FINGERPRINT.search(root[0])
            return name, claimed[1].decode() if claimed else ""
    return None
