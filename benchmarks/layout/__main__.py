"""Layouts of deckgen beside those of other engines: the same graphs for all in one run, one measurer, tables for benchmarks/README.md.

    python -m benchmarks.layout --write             # everything, half an hour or more; the tables go into benchmarks/README.md
    python -m benchmarks.layout --quick             # 20 slide-like graphs and one each of 50 and 200 nodes
    python -m benchmarks.layout --part sets --engine deckgen --engine dot

Run from the root of the checkout. Engines that are not installed are said to be missing; what each needs is in engines.py.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from .corpus import corpus_edits
from .edits import Moved, at_the_border, edits, moved, whole
from .engines import ENGINES, ROUTERS, Drawn, Engine, Missing, available
from .graphs import Graph, layered_graph, slide_graphs
from .growth import SIZES, grown
from .measure import NOTHING, Numbers, measured

README = Path(__file__).resolve().parents[1] / "README.md"
MARKS = ("<!-- layout tables -->", "<!-- end of layout tables -->")
PARTS = ("sets", "routers", "growth", "edits")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layout", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part; several may be given")
    parser.add_argument("--engine", action="append", default=[], metavar="WORD", help="only engines whose name holds the word")
    parser.add_argument("--quick", action="store_true", help="a few graphs of each set, none of 1,000 nodes")
    parser.add_argument("--write", action="store_true", help="put the tables into benchmarks/README.md as well")
    options = parser.parse_args()
    parts: dict[str, Callable[[Sequence[str], bool], None]] = {
        "sets": sets, "routers": routers, "growth": growth, "edits": displacement,
    }  # fmt: skip
    page = README.read_text(encoding="utf-8") if options.write else ""
    if options.write and not all(mark in page for mark in MARKS):
        parser.error(f"{README} lacks the marks {' and '.join(MARKS)}")
    with contextlib.redirect_stdout(Both(sys.stdout)) as said:
        for part in options.part or PARTS:
            parts[part](options.engine, options.quick)
    if options.write:
        head, tail = page.partition(MARKS[0])[0], page.partition(MARKS[1])[2]
        README.write_text(f"{head}{MARKS[0]}\n\n{said.text.strip()}\n\n{MARKS[1]}{tail}", encoding="utf-8")


class Both(io.TextIOBase):
    """A stream that passes on what is written, and keeps it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return self.stream.write(text)

    def flush(self) -> None:
        self.stream.flush()


def graph_sets(quick: bool) -> list[tuple[str, list[Graph]]]:
    slides = slide_graphs()[::5] if quick else slide_graphs()
    seeds = range(1 if quick else 3)
    large = [
        (f"{nodes} nodes", [layered_graph(seed, nodes) for seed in seeds]) for nodes in ((50, 200) if quick else (50, 200, 1000))
    ]
    return [("slide-like graphs, 3 to 25 nodes", slides), *large]


# ---- the parts


def sets(words: Sequence[str], quick: bool) -> None:
    for title, graphs in graph_sets(quick):
        _table(title, ENGINES, graphs, words)


def routers(words: Sequence[str], quick: bool) -> None:
    for title, graphs in graph_sets(quick)[:3]:
        _table(f"routing between the same boxes: {title}", ROUTERS, graphs, words)


def growth(words: Sequence[str], quick: bool) -> None:
    print("\n### growth, ms\n")
    largest = 200 if quick else 1000
    head = [str(size) for size in SIZES if size <= largest]
    print(_row(["engine", *head, "exponent from 50 on"]), _rule(len(head) + 2), sep="\n")
    for name, engine in available(ENGINES, words or ["layered", "whole", "graphlay"]):
        try:
            found = grown(engine, 200 if "whole" in name else largest)
        except Missing as problem:
            print(f"| {name} | missing: {problem} |")
            continue
        times = dict(found.times)
        cells = [f"{times[size]:.0f}" if size in times else "" for size in SIZES if size <= largest]
        print(_row([name, *cells, f"{found.exponent:.2f}" if found.exponent else ""]), flush=True)


def displacement(words: Sequence[str], quick: bool) -> None:
    chosen = edits(40 if quick else 200)
    print(f"\n### {len(chosen)} single edits: how far untouched nodes move\n")
    print("Median / 90th percentile in % of the diagonal (share of edits that move nothing)\n")
    print(_row(["engine", "add a node", "rename a label", "add an edge", "remove an edge", "all"]), _rule(6), sep="\n")
    for name, engine in available(ENGINES, words):
        try:
            found = moved(whole(chosen) if engine is ENGINES["deckgen, whole"] else at_the_border(chosen, engine))
        except Missing as problem:
            print(f"| {name} | missing: {problem} |")
            continue
        print(_row(_moved_cells(name, found)), flush=True)
    if not words or any("whole" in word for word in words):
        print(_row(_moved_cells("deckgen, whole, tests/corpus", moved(corpus_edits(len(chosen))))), flush=True)


def _moved_cells(name: str, found: Sequence[Moved]) -> list[str]:
    failed = f", {found[-1].failed} of {found[-1].edits} not drawn" if found[-1].failed else ""
    return [name + failed, *(f"{100 * one.median:.1f} / {100 * one.ninth:.1f} ({one.still:.0%})" for one in found)]


# ---- tables

_HEADS = (
    "engine", "crossings", "bends/edge", "straight", "hits", "overlaps", "detached", "shared", "near", "over 4 bends", "no way", "area",
    "length", "ms a graph",
)  # fmt: skip


def _table(title: str, engines: dict[str, Engine], graphs: Sequence[Graph], words: Sequence[str]) -> None:
    """One row an engine, over the graphs that all of them drew (an engine that drew less than half of them does not count)."""
    drawn: dict[str, list[Drawn]] = {}
    missing = []
    for name, engine in available(engines, words):
        try:
            drawn[name] = engine(graphs)
        except Missing as problem:
            missing.append(f"{name}: {problem}")
    able = {name: found for name, found in drawn.items() if 2 * sum(1 for one in found if one.drawing) >= len(graphs)}
    common = [number for number in range(len(graphs)) if all(found[number].drawing for found in able.values())]
    chosen = [graphs[number] for number in common]
    print(
        f"\n### {title}: {len(common)} of {len(graphs)} graphs that all drew, {sum(len(graph.edges) for graph in chosen):,} edges\n"
    )
    print(_row(_HEADS), _rule(len(_HEADS)), sep="\n")
    base: Numbers | None = None
    for name, found in able.items():
        total = NOTHING
        for number in common:
            total += measured(found[number].drawing, graphs[number].edges)
        base = base or total
        print(_row(_cells(name, total, base, chosen, [found[number].ms for number in common])))
    print(*_remarks(drawn, graphs, missing), sep="\n", flush=True)


def _remarks(drawn: dict[str, list[Drawn]], graphs: Sequence[Graph], missing: Sequence[str]) -> list[str]:
    lines = [f"- missing: {one}" for one in missing]
    for name, found in drawn.items():
        notes = [f"{graph.name} ({one.note})" for one, graph in zip(found, graphs) if one.drawing is None]
        if notes:
            lines.append(f"- {name} did not draw {len(notes)}: {', '.join(notes[:3])}{', …' if len(notes) > 3 else ''}")
        pages = Counter(one.note for one in found if one.drawing is not None and one.note)
        if pages:
            lines.append(f"- {name}: {', '.join(f'{count} on {page}' for page, count in pages.items())}")
    return ["", *lines] if lines else []


def _cells(name: str, total: Numbers, base: Numbers, graphs: Sequence[Graph], times: Sequence[float]) -> list[str]:
    """Areas and lengths are ratios to those of the first engine."""
    edges = sum(len(graph.edges) for graph in graphs) - total.unrouted
    ms = sum(times) / max(1, len(times))
    faults = (total.hits, total.overlaps, total.detached, total.shared, total.near, total.over, total.unrouted)
    return [
        name,
        f"{total.crossings:,}",
        f"{total.bends / edges:.2f}" if edges else "",
        f"{total.straight / edges:.0%}" if edges else "",
        *(f"{value:,}" for value in faults),
        f"{total.area / base.area:.2f}" if base.area else "",
        f"{total.length / base.length:.2f}" if base.length else "",
        f"{ms:.0f}" if ms >= 10 else f"{ms:.1f}",
    ]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _rule(count: int) -> str:
    return "|" + "---|" * count


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    main()
