"""Random graphs for property tests: every layout, panels with layouts of their own, edges between any two levels, loops, hints; seeded.

Pinned seeds depend on the order in which the random numbers are drawn: add new draws at the end, behind a new switch.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from whole_decks import WORDS

LAYOUTS = ("layered", "grid", "tree", "cycle", "lanes", "flow")
INNER = ("flow", "layered", "grid", "tree", "cycle")
DIRECTIONS = ("auto", "auto", "down", "right", "up", "left")


@dataclass
class Graph:
    """A random graph's YAML in the making."""

    rng: random.Random
    layout: str
    size: int
    count: int = 0
    lines: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def words(self, low: int, high: int) -> str:
        return " ".join(self.rng.choice(WORDS) for _ in range(self.rng.randint(low, high)))

    def card(self, indent: int, prefix: str) -> None:
        self.count += 1
        pad = " " * indent
        self.paths.append(f"{prefix}n{self.count}")
        self.lines += [f"{pad}- card: n{self.count}", f"{pad}  title: {self.words(1, 2)}"]
        if self.rng.random() < 0.3:
            self.lines.append(f"{pad}  subtitle: {self.words(2, 4)}")
        if self.rng.random() < 0.2:
            self.lines.append(f"{pad}  icon: {self.rng.choice(['database', 'chip', 'lock'])}")

    def panel(self, indent: int, prefix: str, depth: int) -> None:
        self.count += 1
        name, pad = f"p{self.count}", " " * indent
        self.paths.append(prefix + name)
        self.lines += [f"{pad}- panel: {name}", f"{pad}  title: {self.words(1, 2)}", f"{pad}  layout: {self.rng.choice(INNER)}"]
        if self.rng.random() < 0.5:
            self.lines.append(f"{pad}  direction: {self.rng.choice(DIRECTIONS)}")
        self.lines.append(f"{pad}  nodes:")
        self.nodes(indent + 4, f"{prefix}{name}/", depth + 1, self.rng.randint(1, 4))

    def nodes(self, indent: int, prefix: str, depth: int, size: int) -> None:
        for _ in range(size):
            if depth < 2 and self.rng.random() < 0.12:
                self.panel(indent, prefix, depth)
            else:
                self.card(indent, prefix)

    def lanes(self, indent: int) -> None:
        pad = " " * indent
        for number in range(self.rng.randint(2, 4)):
            self.lines += [f"{pad}- lane: l{number}", f"{pad}  title: {self.words(1, 2)}", f"{pad}  nodes:"]
            for _ in range(max(1, self.size // 3)):
                self.card(indent + 4, f"l{number}/")

    def edges(self, indent: int, many: float) -> None:
        pad, rng = " " * indent, self.rng
        pairs = [(a, b) for a, b in zip(self.paths, self.paths[1:]) if rng.random() < 0.75]
        pairs += [(rng.choice(self.paths), rng.choice(self.paths)) for _ in range(round(len(self.paths) * many))]
        for a, b in pairs:
            options = [f"label: {self.words(1, 2)}"] if rng.random() < 0.12 else []
            options += ["line: dashed"] if rng.random() < 0.12 else []
            options += [f"head_label: {rng.randint(0, 9)}"] if rng.random() < 0.05 else []
            self.lines.append(f"{pad}- {a} -> {b}" + (f": {{{', '.join(options)}}}" if options else ""))


def random_graph_deck(seed: int, size: int = 8, many: float = 0.35) -> str:
    """YAML of a one-slide deck: about `size` members, `many` extra edges a box, on one of three pages."""
    rng = random.Random(seed)
    graph = Graph(rng, LAYOUTS[seed % len(LAYOUTS)], size)
    graph.lines += ["title: Random", f"page: {rng.choice(['portrait', '16:9', '{width: 50cm, height: 50cm}'])}", "slides:"]
    graph.lines += ["  - diagram:", f"      layout: {graph.layout}", f"      direction: {rng.choice(DIRECTIONS)}", "      nodes:"]
    if graph.layout == "lanes":
        graph.lanes(8)
    else:
        graph.nodes(8, "", 0, rng.randint(2, size))
    before = len(graph.lines) + 1
    graph.lines.append("      edges:")
    graph.edges(8, many)
    if len(graph.lines) == before:
        graph.lines[-1] = "      edges: []"
    return "\n".join(graph.lines) + "\n"
