"""The zip of a `.pptx`: parts by name and the relationships between them. Knows nothing of slides."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from ..base.diagnostic import DiagnosticBag, Span
from .markup import DamagedXml, parse

LARGEST_PART = 256 * 1024 * 1024  # bytes unpacked: far above any real XML part, far below what a zip bomb wants
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"  # [MS-CFB] 2.2: what .ppt files and encrypted packages start with
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class MissingPart(Exception):
    """A part that the package does not hold."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """Target part and the last word of the relationship's type (`slide`, `slideLayout`, `theme`, …)."""

    kind: str
    target: str


class Package:
    """Parts of an open package by name, without the leading slash. Names are compared without case (ECMA-376 part 2, 6.2.2.3)."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def xml(self, part: str) -> Element:
        """Root element of a part. MissingPart, DamagedXml."""
        name = self._names.get(part.lower())
        if name is None:
            raise MissingPart(part)
        if self._archive.getinfo(name).file_size > LARGEST_PART:
            raise DamagedXml("it is larger than any slide could be")
        try:
            content = self._archive.read(name)
        except Exception as problem:  # zipfile lets zlib, struct, OS and its own errors through for a damaged member
            raise DamagedXml(f"it cannot be unpacked: {problem}") from problem
        return parse(content)

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """By id, internal targets only; empty if the part has none. `""` for those of the package itself. DamagedXml."""
        folder, name = posixpath.split(part)
        try:
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        except MissingPart:
            return {}
        return {
            one.get("Id", ""): Relationship(one.get("Type", "").rpartition("/")[2], _absolute(folder, one.get("Target", "")))
            for one in root.iter(_RELATIONSHIP)
            if one.get("TargetMode") != "External"
        }

    def related(self, part: str, kind: str) -> str | None:
        """The first target of a kind of relationship. DamagedXml."""
        return next((one.target for one in self.relationships(part).values() if one.kind == kind), None)


def _absolute(folder: str, target: str) -> str:
    """Part name of a target that is relative to the folder of its source, or absolute."""
    target = unquote(target.partition("#")[0])
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def load(source: Path | bytes, bag: DiagnosticBag) -> Package | None:
    """The package, or None after saying why: D101 missing, D102 a folder, D103 unreadable, D104 empty, D105 old or locked, D106
    no zip.
    """
    content = source if isinstance(source, bytes) else _content(source, bag)
    if content is None:
        return None
    span = span_of(source)
    if not content:
        bag.error("D104", "the file is empty", span)
    elif content.startswith(_COMPOUND_FILE):
        hints = ("open it in PowerPoint, remove the password if it has one, and save it as .pptx",)
        bag.error("D105", "the file is protected by a password, or a .ppt of PowerPoint 2003 or older", span, *hints)
    else:
        try:
            return Package(ZipFile(BytesIO(content)))
        except (BadZipFile, ValueError, NotImplementedError, OSError) as problem:
            bag.error("D106", f"the file is no .pptx: {_lower(problem)}", span, "save or download it again")
    return None


def _content(path: Path, bag: DiagnosticBag) -> bytes | None:
    span = span_of(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        bag.error("D101", "there is no such file", span)
    except IsADirectoryError:
        bag.error("D102", "this is a folder, not a file", span, "name a .pptx file")
    except (OSError, ValueError) as problem:  # ValueError: a zero byte in the path
        if path.is_dir():  # Windows denies reading a folder
            bag.error("D102", "this is a folder, not a file", span, "name a .pptx file")
        else:
            bag.error("D103", f"the file cannot be read: {_reason(problem)}", span)
    return None


def span_of(source: Path | bytes, path: str = "") -> Span:
    return Span("<bytes>" if isinstance(source, bytes) else str(source), 0, 0, path)


def _reason(problem: Exception) -> str:
    return (problem.strerror if isinstance(problem, OSError) else None) or str(problem)


def _lower(problem: Exception) -> str:
    text = str(problem) or type(problem).__name__
    return text[:1].lower() + text[1:]
