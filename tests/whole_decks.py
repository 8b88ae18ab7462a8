"""Random decks for property tests: nested nodes, edges between any two, seeded and so repeatable.

A plain deck (`random_deck(seed)`) uses nodes, labels and dashed lines; a `rich` one every other option of the language too. Pinned seeds
depend on the order in which the random numbers are drawn: add new draws only behind a new switch.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

WORDS = [
    "cache",
    "ledger",
    "lookup",
    "queue",
    "token",
    "commit",
    "stream",
    "index",
    "shard",
    "replica",
    "router",
    "batch",
    "policy",
    "audit",
    "session",
    "snapshot",
    "worker",
]
ACCENTS = ["blue", "cyan", "purple", "green", "amber", "red"]


@dataclass
class Deck:
    """A random deck's YAML in the making."""

    rng: random.Random
    labels: bool = True
    rich: bool = False
    lines: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    count: int = 0

    def words(self, low: int, high: int) -> str:
        return " ".join(self.rng.choice(WORDS) for _ in range(self.rng.randint(low, high)))

    def card(self, indent: int, prefix: str) -> None:
        self.count += 1
        name, pad = f"n{self.count}", " " * indent
        self.paths.append(prefix + name)
        self.lines += [f"{pad}- card: {name}", f"{pad}  title: {self.words(1, 3)}"]
        if self.rng.random() < 0.7:
            self.lines.append(f"{pad}  subtitle: {self.words(2, 5)}")
        if self.rng.random() < 0.5:
            self.lines.append(f"{pad}  icon: {self.rng.choice(['database', 'chip', 'waves', 'lock'])}")
        if self.rng.random() < 0.1:
            self.lines.append(f"{pad}  pills: [{self.words(1, 2)}, {self.words(1, 1)}]")
        if self.rich:
            self.more_card(pad)

    def more_card(self, pad: str) -> None:
        if self.rng.random() < 0.2:
            self.lines.append(f"{pad}  accent: {self.rng.choice(ACCENTS)}")
        if self.rng.random() < 0.15:
            self.lines.append(f"{pad}  footer: {self.words(1, 4)}")

    def nodes(self, indent: int, prefix: str, depth: int, room: int) -> None:
        for _ in range(self.rng.randint(1 if depth else 2, room)):
            pick = self.rng.random()
            if depth < (3 if self.rich else 2) and pick < 0.18:
                self.panel(indent, prefix, depth)
            elif depth < (3 if self.rich else 2) and pick < 0.36:
                self.arrangement(indent, prefix, depth)
            else:
                self.card(indent, prefix)

    def panel(self, indent: int, prefix: str, depth: int) -> None:
        self.count += 1
        name, pad = f"p{self.count}", " " * indent
        self.paths.append(prefix + name)
        self.lines += [f"{pad}- panel: {name}", f"{pad}  title: {self.words(1, 3)}"]
        if self.rng.random() < 0.4:
            self.lines.append(f"{pad}  footer: {self.words(2, 4)}")
        self.lines.append(f"{pad}  nodes:")
        self.nodes(indent + 4, f"{prefix}{name}/", depth + 1, 2)

    def arrangement(self, indent: int, prefix: str, depth: int) -> None:
        pad = " " * indent
        kinds = ["row", "parallel", "column"] if self.rich else ["row", "parallel"]
        self.lines.append(f"{pad}- {self.rng.choice(kinds)}:")
        self.nodes(indent + 4, prefix, depth + 1, 2)
        self.card(indent + 4, prefix)

    def edges(self, indent: int, many: float) -> None:
        pad, pairs = " " * indent, []
        for a, b in zip(self.paths, self.paths[1:]):
            if self.rng.random() < 0.7:
                pairs.append((a, b))
        for _ in range(round(len(self.paths) * many)):
            pairs.append((self.rng.choice(self.paths), self.rng.choice(self.paths)))
        good = [(a, b) for a, b in pairs if a != b and not f"{a}/".startswith(f"{b}/") and not f"{b}/".startswith(f"{a}/")]
        for a, b in good:
            options = []
            if self.labels and self.rng.random() < 0.15:
                options.append(f"label: {self.words(1, 3)}")
            if self.rng.random() < 0.15:
                options.append("line: dashed")
            if self.rich:
                options += self.more_edge()
            self.lines.append(f"{pad}- {a} -> {b}" + (f": {{{', '.join(options)}}}" if options else ""))

    def more_edge(self) -> list[str]:
        options = []
        if self.rng.random() < 0.15:
            options.append(f"side: {self.rng.choice(['left', 'right', 'top', 'bottom'])}")
        if self.rng.random() < 0.15:
            options.append(f"stroke: {self.rng.choice(['thin', 'heavy'])}")
        if self.rng.random() < 0.2:
            options.append(f"accent: {self.rng.choice(ACCENTS)}")
        if self.rng.random() < 0.15:
            options.append(f"arrow: {self.rng.choice(['start', 'both', 'none'])}")
        return options


def random_deck(seed: int, many: float = 0.2, labels: bool = True, size: int = 5, rich: bool = False) -> str:
    """YAML of a one-slide deck; `many` is the share of extra random edges."""
    deck = Deck(random.Random(seed), labels, rich)
    pages = ["portrait", "16:9", "a4", "a4-landscape", "4:3", "{width: 30cm, height: 60cm}"] if rich else ["portrait", "16:9", "a4"]
    deck.lines += ["title: Random", f"page: {deck.rng.choice(pages)}", "slides:", "  - diagram:"]
    if rich:
        deck.lines[-1:] = [f"  - title: {deck.words(2, 12)}", "    diagram:"] if deck.rng.random() < 0.3 else ["  - diagram:"]
        deck.lines.append(f"      numbered: {deck.rng.choice(['true', 'false'])}")
    deck.lines.append("      nodes:")
    deck.nodes(8, "", 0, size)
    deck.lines.append("      edges:")
    before = len(deck.lines)
    deck.edges(8, many)
    if len(deck.lines) == before:
        deck.lines[-1] = "      edges: []"
    return "\n".join(deck.lines) + "\n"
