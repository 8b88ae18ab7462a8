"""The seal of an exported picture: a checksum inside the file, so that one which a person changed is never overwritten.

PNG carries it in a `tEXt` chunk (PNG specification, 11.3.4.3) before the last chunk, SVG in a comment behind the root element.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from hashlib import sha256
from typing import Literal, TypeAlias

SealState: TypeAlias = Literal["untouched", "edited", "foreign"]

_KEYWORD = b"deckgen-seal"
_END_CHUNK = 12  # IEND: length, type, checksum, no data
_PNG_SEAL = re.compile(rb"\x00\x00\x00.tEXt" + _KEYWORD + rb"\x00sha256:[0-9a-f]{64}.{4}", re.DOTALL)
_SVG_SEAL = re.compile(rb"<!-- " + _KEYWORD + rb" sha256:[0-9a-f]{64} -->\n?")


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def sealed_png(content: bytes) -> bytes:
    """The PNG with its seal as the last chunk but one."""
    seal = png_chunk(b"tEXt", _KEYWORD + b"\x00sha256:" + sha256(content).hexdigest().encode())
    return content[:-_END_CHUNK] + seal + content[-_END_CHUNK:]


def sealed_svg(content: bytes) -> bytes:
    """The SVG (UTF-8) with its seal as the last line."""
    return content + b"<!-- " + _KEYWORD + b" sha256:" + sha256(content).hexdigest().encode() + b" -->\n"


def seal_state(content: bytes) -> SealState:
    """Whether `content` is an SVG or PNG of ours as it was exported, one that changed since, or neither. Never raises."""
    kinds: tuple[tuple[re.Pattern[bytes], Callable[[bytes], bytes]], ...] = ((_PNG_SEAL, sealed_png), (_SVG_SEAL, sealed_svg))
    for pattern, seal in kinds:
        if match := pattern.search(content):
            return "untouched" if seal(content[: match.start()] + content[match.end() :]) == content else "edited"
    return "foreign"
