"""Random decks for property tests: nested nodes, edges between any two, seeded and so repeatable."""

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


@dataclass
class Deck:
    """A random deck's YAML in the making."""

    rng: random.Random
    labels: bool = True
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

    def nodes(self, indent: int, prefix: str, depth: int, room: int) -> None:
        for _ in range(self.rng.randint(1 if depth else 2, room)):
            pick = self.rng.random()
            if depth < 2 and pick < 0.18:
                self.panel(indent, prefix, depth)
            elif depth < 2 and pick < 0.36:
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
        self.lines.append(f"{pad}- {self.rng.choice(['row', 'parallel'])}:")
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
            self.lines.append(f"{pad}- {a} -> {b}" + (f": {{{', '.join(options)}}}" if options else ""))


def random_deck(seed: int, many: float = 0.2, labels: bool = True, size: int = 5) -> str:
    """YAML of a one-slide deck; `many` is the share of extra random edges."""
    deck = Deck(random.Random(seed), labels)
    deck.lines += [
        "title: Random",
        f"page: {deck.rng.choice(['portrait', '16:9', 'a4'])}",
        "slides:",
        "  - diagram:",
        "      nodes:",
    ]
    deck.nodes(8, "", 0, size)
    deck.lines.append("      edges:")
    before = len(deck.lines)
    deck.edges(8, many)
    if len(deck.lines) == before:
        deck.lines[-1] = "      edges: []"
    return "\n".join(deck.lines) + "\n"
