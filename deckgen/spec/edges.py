"""Edge chains: `a -> b & c -> d` means a to b, a to c, b to d, c to d."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_REF = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\Z")
_FOREIGN_SIGN = re.compile(r"(?<!\S)(<-+>|<-+|--+>?|=+>|→|⟶)(?!\S)|[→⟶]")


class ChainError(ValueError):
    """A chain that cannot be read; the message says why, in the user's words, `at` where in the text."""

    def __init__(self, message: str, at: int, *hints: str) -> None:
        super().__init__(message)
        self.at = at
        self.hints = hints or ("write 'a -> b', or 'a -> b & c -> d' for several",)


class Station(NamedTuple):
    """A reference as written, and its offset in the chain."""

    name: str
    at: int


def parse_chain(text: str) -> tuple[tuple[Station, ...], ...]:
    """The chain's steps, each of one or more stations: `a -> b & c` gives ((a,), (b, c)). Raises ChainError."""
    if (sign := _FOREIGN_SIGN.search(text)) is not None:
        hints = ("write 'b -> a'", "for both directions add {arrow: both}") if "<" in sign[0] else ("write '->'",)
        raise ChainError(f"'{sign[0]}' is no sign for an edge", sign.start(), *hints)
    steps = tuple(tuple(_split(step, "&", at)) for step, at in _split(text, "->", 0))
    if len(steps) < 2:
        raise ChainError("an edge needs '->' between two ids", 0)
    for station in (station for step in steps for station in step):
        if not station.name:
            raise ChainError("an id is missing beside '->' or '&'", station.at)
        if not _REF.match(station.name):
            raise ChainError(f"'{station.name}' is not an id", station.at)
    return steps


def _split(text: str, sign: str, start: int) -> Iterator[Station]:
    """Parts of a text that begins at `start`, without blanks around them, each with its own offset."""
    for part in text.split(sign):
        yield Station(part.strip(), start + len(part) - len(part.lstrip()))
        start += len(part) + len(sign)


def pairs(steps: tuple[tuple[Station, ...], ...]) -> tuple[tuple[Station, Station], ...]:
    """Every edge of a chain in reading order."""
    return tuple((a, b) for left, right in zip(steps, steps[1:]) for a in left for b in right)


class References:
    """Finds the path that a reference means: the shortest path that is unambiguous."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = tuple(dict.fromkeys(paths))
        self._by_tail: dict[str, list[str]] = {}
        for path in self.paths:
            parts = path.split("/")
            for i in range(len(parts)):
                self._by_tail.setdefault("/".join(parts[i:]), []).append(path)

    def find(self, reference: str) -> tuple[str, ...]:
        """All paths that `reference` could mean: one if it is good; a full path wins over longer ones that end alike."""
        found = self._by_tail.get(reference, [])
        return (reference,) if reference in found else tuple(found)

    @property
    def shortest(self) -> tuple[str, ...]:
        """The shortest reference of every node, for hints."""
        return tuple(self._shortest(path) for path in self.paths)

    def _shortest(self, path: str) -> str:
        parts = path.split("/")
        tails = ("/".join(parts[i:]) for i in range(len(parts) - 1, -1, -1))
        return next((tail for tail in tails if self.find(tail) == (path,)), path)
