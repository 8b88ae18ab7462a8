"""Where a text may break into lines, as PowerPoint does it. Text in, pieces out; knows no widths.

`pieces` is the only door: full Unicode line breaking (UAX 14) can replace what is behind it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

FORCED = "\v"  # python-pptx and deckgen's scene write `a:br` for it
_FORCED_OR_NEWLINE = re.compile(r"[\v\n]")
_BLANKS = " \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000"  # breaking blanks; not U+00A0, U+2007, U+202F
_WORD = re.compile(rf"([{_BLANKS}]*)([^{_BLANKS}]+)")

# Two letters on both sides: nobody wants "e-" alone on a line, and -5, GPT-4 and --no-cache are one thing.
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}[-\u2010])(?=[^\W\d_]{2})")
_CODE = re.compile(r"_|\(\)|::|\w[/.@=\\:]\w|\A-|\A[/~.]\w")
# Places where some programs break and others do not: after any hyphen or dash, slash, bar; before and after an em dash.
_DOUBTFUL = re.compile(r"(?<=[^\W_][-\u2010/|])(?=\w)|(?<=[\u2013\u2014])|(?=\u2014)")

# Kinsoku (JIS X 4051, and PowerPoint's default for East Asian text): what may not begin a line, what may not end one.
_NOT_FIRST = frozenset(
    "、。，．・：；？！ー゛゜ヽヾゝゞ々〻’”）〕］｝〉》」』】〗〙)]}!?,.:;%‰…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NOT_LAST = frozenset("‘“（〔［｛〈《「『【〖〘([{#$£¥＄￥")

# CJK radicals to bopomofo (not Hangul); kana extensions to ideographs; compatibility; full- and half-width forms; planes 2 and 3.
_IDEOGRAPHIC = ((0x2E80, 0x312F), (0x31A0, 0x9FFF), (0xF900, 0xFAFF), (0xFF01, 0xFFEF), (0x20000, 0x3FFFF))


class Piece(NamedTuple):
    """Characters [start, end) that stay on one line; the blanks after it hang. Leading blanks of a line belong to its first piece.

    `earliest` is the first offset at which some program might split the piece all the same (`end` if nowhere): nobody should rely
    on such a break, nor on its absence. `forced`: a new line begins after this piece whatever the width.
    """

    start: int
    end: int
    earliest: int
    forced: bool = False


@lru_cache(maxsize=4096)
def pieces(text: str) -> tuple[Piece, ...]:
    """The unbreakable pieces of `text` in order, at least one for every forced line (an empty one for an empty line)."""
    found: list[Piece] = []
    begin = 0
    ends = [match.start() for match in _FORCED_OR_NEWLINE.finditer(text)]
    for end in [*ends, len(text)]:
        line = _line_pieces(text, begin, end) or [Piece(begin, begin, begin)]
        if end < len(text):
            line[-1] = Piece(line[-1].start, line[-1].end, line[-1].earliest, forced=True)
        found += line
        begin = end + 1
    return tuple(found)


def _line_pieces(text: str, begin: int, end: int) -> list[Piece]:
    found = []
    for word in _WORD.finditer(text, begin, end):
        start = word.start() if word.start() == begin else word.start(2)
        cuts = [start, *_breaks(text[start : word.end()], start), word.end()]
        found += [Piece(a, b, _earliest(text, a, b)) for a, b in pairwise(cuts)]
    return found


def _breaks(word: str, offset: int) -> list[int]:
    """Offsets inside a word at which a line may end: between ideographs, and after a hyphen of a word that is not code."""
    cuts = [0, *(i for i in range(1, len(word)) if _between_ideographs(word[i - 1], word[i])), len(word)]
    found = cuts[1:-1]
    for a, b in pairwise(cuts):
        part = word[a:b]
        if not _CODE.search(part):
            found += [a + match.start() for match in _HYPHEN.finditer(part)]
    return [offset + cut for cut in sorted(found) if 0 < cut < len(word)]


def _between_ideographs(before: str, after: str) -> bool:
    if before.isascii() and after.isascii():
        return False
    return (_ideographic(before) or _ideographic(after)) and not (after in _NOT_FIRST or before in _NOT_LAST or _joins(after))


def _ideographic(char: str) -> bool:
    """Ideographs, kana and full-width forms; not Hangul, which Korean breaks at blanks."""
    code = ord(char)
    return any(low <= code <= high for low, high in _IDEOGRAPHIC)


def _joins(char: str) -> bool:
    """Marks, joiners and variation selectors: never cut from what they modify."""
    return char == "\u200d" or unicodedata.category(char) in ("Mn", "Mc", "Me")


def _earliest(text: str, start: int, end: int) -> int:
    part = text[start:end]
    spots = [match.start() for match in _DOUBTFUL.finditer(part) if match.start()]
    if not part.isascii():  # Hangul syllables and emoji
        spots += [i for i in range(1, len(part)) if _wide(part[i - 1]) and not _joins(part[i]) and part[i] not in _NOT_FIRST]
    return start + min((spot for spot in spots if part[:spot].strip()), default=len(part))


def _wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F")
