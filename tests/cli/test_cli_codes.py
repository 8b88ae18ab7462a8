"""`base.codes` lists exactly the codes that the source can report."""

from __future__ import annotations

import re
from pathlib import Path

from deckgen.base.codes import CODES

PACKAGE = Path(__file__).parents[2] / "deckgen"
_WHOLE = re.compile(r'"([A-Z]\d{3})"')
_NUMBER = re.compile(r"\b(?:error|warn)\(\s*\"?(\d{3})\b")
TOPICS = {"spec": "S", "theme": "T"}


def sources() -> dict[str, str]:
    return {
        str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*.py")
        if path.name != "codes.py"
    }


def numbers(room: str) -> set[str]:
    return {number for name, text in sources().items() if name.startswith(room + "/") for number in _NUMBER.findall(text)}


def test_every_code_in_the_source_is_listed():
    used = {code for name, text in sources().items() for code in _WHOLE.findall(text)}
    used |= {letter + number for room, letter in TOPICS.items() for number in numbers(room)}
    assert used - set(CODES) == set()
    shared = numbers("yamlio")
    assert {"104", "105", "110", "121"} <= shared
    unlisted = {number for number in shared if f"S{number}" not in CODES and f"T{number}" not in CODES}
    assert unlisted - {"116"} == set()  # 116: lengths with units, which neither table uses yet


def test_every_listed_code_is_in_the_source():
    used = {code for text in sources().values() for code in _WHOLE.findall(text)}
    used |= {letter + number for room, letter in TOPICS.items() for number in numbers(room) | numbers("yamlio")}
    assert set(CODES) - used == set()


def test_meanings_are_short_and_differ_within_a_topic():
    assert all(0 < len(meaning) < 80 and not meaning.endswith(".") for meaning in CODES.values())
    assert list(CODES) == list(dict.fromkeys(CODES))
    for letter in "YSTALRDC":
        meanings = [meaning for code, meaning in CODES.items() if code[0] == letter]
        assert len(meanings) == len(set(meanings)), letter
