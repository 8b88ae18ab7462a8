"""SVG text: numbers, ids. No knowledge of scenes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..base.units import to_pt

_NOT_IN_ID = re.compile(r"[^\w.-]+")


def decimal(value: float) -> str:
    """At most three decimals (1/1000 pt is under 13 EMU), no trailing zeros, no minus zero."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def points(emu: float) -> str:
    """A length in EMU as points."""
    return decimal(to_pt(emu))


def ids_of(names: Iterable[str]) -> dict[str, str]:
    """An id without blanks for every name, all different: `commit -> request` becomes `commit_-_request`.

    XML allows few characters in an id, names of the scene hold more; programs that show ids as layer names get the nearest readable
    thing, and the exact name stands in `data-name` (the pair that Illustrator writes as well).
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        plain = _NOT_IN_ID.sub("_", name)
        plain = plain if re.match(r"[^\W\d]", plain) else f"_{plain}"
        candidate, number = plain, 2
        while candidate in taken:
            candidate, number = f"{plain}-{number}", number + 1
        taken.add(candidate)
        ids[name] = candidate
    return ids
