"""The OPC package: zip entries, content types, relationships (ECMA-376 part 2). Same parts in, same bytes out.

Entries stand in the order given, all with one date and the same permissions; nothing here looks into a part.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import NamedTuple

from .markup import DECLARATION

OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"

CONTENT_TYPES_NAME = "[Content_Types].xml"

_DATE = (1980, 1, 1, 0, 0, 0)  # the first one that a zip entry can have
# 1,000 slides of 60 shapes (benchmarks/bench_emit.py): level 2 takes 0.69 s for 5.0 MB, level 6 takes 0.86 s for 4.4 MB
_LEVEL = 2


class Relationship(NamedTuple):
    """From a part to another, by a path relative to the first. `kind` is the full type URI, or the last word of an Office one."""

    kind: str
    target: str

    @property
    def uri(self) -> str:
        return self.kind if "/" in self.kind else f"{OFFICE_RELATIONSHIPS}/{self.kind}"


class Part(NamedTuple):
    """A part before it is written. `markup` is called only then, so that one slide's text is in memory at a time.

    A part whose `content_type` is None is plain XML (the package's default). Relationships are numbered rId1, rId2, … in order.
    """

    name: str
    content_type: str | None
    markup: Callable[[], str]
    relationships: tuple[Relationship, ...] = ()

    @property
    def relationships_name(self) -> str:
        folder, _, file = self.name.rpartition("/")
        return f"{folder}/_rels/{file}.rels"


class PackageWriter:
    """Writes entries one after another and notes the SHA-256 of each."""

    def __init__(self) -> None:
        self.digests: dict[str, str] = {}
        self._stream = io.BytesIO()
        self._zip = zipfile.ZipFile(self._stream, "w")

    def add_entry(self, name: str, markup: str) -> None:
        content = markup.encode("utf-8")
        info = zipfile.ZipInfo(name, _DATE)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.create_system, info.external_attr = 3, 0o644 << 16  # otherwise it names the machine that wrote it
        self._zip.writestr(info, content, compresslevel=_LEVEL)
        self.digests[name] = sha256(content).hexdigest()

    def add_part(self, part: Part) -> None:
        """The part, after its relationships: so the last part's markup can be made from the digests of all other entries."""
        if part.relationships:
            self.add_entry(part.relationships_name, relationships_xml(part.relationships))
        self.add_entry(part.name, part.markup())

    def close(self) -> bytes:
        self._zip.close()
        return self._stream.getvalue()


def content_types_xml(parts: Iterable[Part]) -> str:
    """Overrides for exactly the parts that exist: one too many makes PowerPoint offer a repair."""
    overrides = "".join(
        f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>' for part in parts if part.content_type is not None
    )
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relationships_xml(relationships: Iterable[Relationship]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{relationship.uri}" Target="{relationship.target}"/>'
        for number, relationship in enumerate(relationships, start=1)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{rows}</Relationships>'
