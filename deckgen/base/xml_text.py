"""Text inside XML: what both writers, of the deck and of SVG, must escape."""

from __future__ import annotations

import re

# What XML 1.0 (2.2, "Char") forbids, even as a reference, lone surrogates included: it is dropped, for one such character makes
# PowerPoint refuse the whole file. Tab, line feed and carriage return are written as references, or a parser would turn them into
# spaces inside attributes (3.3.3) and "\r" into "\n" inside text (2.11).
_SPECIAL = re.compile("[&<>\"'\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def escape(text: str) -> str:
    """`text` for use in an attribute or between tags; characters that XML forbids are left out."""
    if _SPECIAL.search(text) is None:
        return text
    return _SPECIAL.sub(lambda match: _REFERENCE.get(match[0], ""), text)
