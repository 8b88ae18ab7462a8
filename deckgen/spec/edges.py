"""Edge chains: `a -> b & c -> d` means a to b, a to c, b to d, c to d."""

from __future__ import annotations

import re

_REF = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\Z")


class ChainError(ValueError):
    """A chain that cannot be read; the message says why, in the user's words."""


def parse_chain(text: str) -> tuple[tuple[str, ...], ...]:
    """The chain's stations, each a tuple of references: `a -> b & c` gives (("a",), ("b", "c")). Raises ChainError."""
    stations = tuple(tuple(part.strip() for part in station.split("&")) for station in text.split("->"))
    if len(stations) < 2:
        raise ChainError("an edge needs '->' between two ids")
    for station in stations:
        for reference in station:
            if not reference:
                raise ChainError("an id is missing beside '->' or '&'")
            if not _REF.match(reference):
                raise ChainError(f"'{reference}' is not an id")
    return stations


def pairs(stations: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, str], ...]:
    """Every edge of a chain in reading order."""
    return tuple((a, b) for left, right in zip(stations, stations[1:]) for a in left for b in right)


class References:
    """Finds the path that a reference means: the shortest path that is unambiguous."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self.paths = paths
        self._by_tail: dict[str, list[str]] = {}
        for path in paths:
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
