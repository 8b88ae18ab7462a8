"""How far untouched nodes move after one small edit: add a node with its edge, rename a label, add an edge, remove an edge.

In: an engine and seeded slide-like graphs; out: distances of the centres of all nodes that the edit did not name, as shares of the diagonal
of the drawing (at the border) or of the page (whole product). The drawing's own shift counts: both are laid with their middles in one place,
as on a page.
"""

from __future__ import annotations

import math
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .engines import Engine, layered
from .graphs import Graph, slide_graph
from .measure import Box, Spot
from .whole import boxes_of, spec_of

KINDS = ("add a node", "rename a label", "add an edge", "remove an edge")


class Edit(NamedTuple):
    """`before` and `after`; nodes of the same number are the same, `touched` are the numbers that the edit names."""

    kind: str
    before: Graph
    after: Graph
    touched: frozenset[int]


class Moved(NamedTuple):
    """Of all untouched nodes over all edits: how far they moved, as shares; edits that moved nothing; edits that could not be drawn."""

    kind: str
    edits: int
    median: float
    ninth: float
    still: float
    failed: int


def edits(count: int = 200) -> list[Edit]:
    """`count` edits of graphs of 6 to 25 nodes, the four kinds in turn."""
    return [_edit(number, KINDS[number % 4]) for number in range(count)]


def _edit(number: int, kind: str) -> Edit:
    chance = random.Random(31_337 + number)
    graph = slide_graph(1_000 + number, chance.randrange(6, 26))
    nodes, edges = list(graph.nodes), list(graph.edges)
    touched: tuple[int, ...]
    if kind == "add a node":
        touched = (chance.randrange(len(nodes)), len(nodes))
        nodes.append((float(chance.randrange(90, 161, 2)), 36.0))
        edges.append((touched[0], touched[1]))
    elif kind == "rename a label":
        touched = (chance.randrange(len(nodes)),)
        width = nodes[touched[0]][0]
        nodes[touched[0]] = (width + (24.0 if width < 130 else -24.0), nodes[touched[0]][1])
    elif kind == "add an edge":
        free = [(a, b) for a in range(len(nodes)) for b in range(a + 1, len(nodes)) if not {(a, b), (b, a)} & set(edges)]
        touched = chance.choice(free)
        edges.append((touched[0], touched[1]))
    else:
        touched = edges.pop(chance.randrange(len(edges)))
    return Edit(kind, graph, Graph(graph.name, tuple(nodes), tuple(edges)), frozenset(touched))


def moved(rows: Sequence[tuple[str, Sequence[float] | None]]) -> list[Moved]:
    """Statistics of (kind, shares or None) by kind of edit, and over all."""
    return [_statistics(kind, [shares for one, shares in rows if kind in ("all", one)]) for kind in (*KINDS, "all")]


def _statistics(kind: str, rows: Sequence[Sequence[float] | None]) -> Moved:
    drawn = [shares for shares in rows if shares is not None]
    every = sorted(share for shares in drawn for share in shares)
    if not every:
        return Moved(kind, len(rows), math.nan, math.nan, math.nan, len(rows) - len(drawn))
    still = sum(1 for shares in drawn if max(shares, default=0.0) < 0.001) / len(drawn)
    return Moved(kind, len(rows), every[len(every) // 2], every[len(every) * 9 // 10], still, len(rows) - len(drawn))


def at_the_border(all_edits: Sequence[Edit], engine: Engine) -> list[tuple[str, Sequence[float] | None]]:
    drawn = engine([graph for edit in all_edits for graph in (edit.before, edit.after)])
    found: list[tuple[str, Sequence[float] | None]] = []
    for number, edit in enumerate(all_edits):
        before, after = (one.drawing and one.drawing.boxes for one in drawn[2 * number : 2 * number + 2])
        if before and after:
            (middle, diagonal), (other, _) = _middle(before), _middle(after)
            found.append((edit.kind, _shares(edit, _moved(before, middle), _moved(after, other), diagonal)))
        else:
            found.append((edit.kind, None))
    return found


def _middle(boxes: Sequence[Box]) -> tuple[Spot, float]:
    """Middle and diagonal of the rectangle around all boxes."""
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    return ((left + right) / 2, (top + bottom) / 2), math.hypot(right - left, bottom - top)


def _moved(boxes: Sequence[Box], middle: Spot) -> list[Box]:
    return [(x - middle[0], y - middle[1], w, h) for x, y, w, h in boxes]


def _shares(edit: Edit, before: Sequence[Box], after: Sequence[Box], diagonal: float) -> list[float]:
    kept = [number for number in range(len(edit.before.nodes)) if number not in edit.touched]
    return [math.dist(_centre(before[number]), _centre(after[number])) / diagonal for number in kept]


def _centre(box: Box) -> tuple[float, float]:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def whole(all_edits: Sequence[Edit], page: str = "16:9") -> list[tuple[str, Sequence[float] | None]]:
    """Through `deckgen.build`: a renamed label becomes a longer or shorter title."""
    import deckgen

    layered()
    found: list[tuple[str, Sequence[float] | None]] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, edit in enumerate(all_edits):
            places = []
            for graph in (edit.before, edit.after):
                spec = Path(folder) / f"edit-{number}.yaml"
                spec.write_text(spec_of(graph, _titles(edit, graph)), encoding="utf-8")
                result = deckgen.build(spec, page=page)
                places.append(_in_order(boxes_of(result.scene), len(graph.nodes)) if result.ok else None)
            before, after = places
            shares = _shares(edit, before, after, math.hypot(960, 540)) if before and after else None
            found.append((edit.kind, shares))
    return found


def _titles(edit: Edit, graph: Graph) -> list[str]:
    names = [f"Service {number}" for number in range(len(graph.nodes))]
    if edit.kind == "rename a label" and graph is edit.after:
        (number,) = edit.touched
        names[number] = f"Renamed service {number}"
    return names


def _in_order(places: dict[str, Any], count: int) -> list[Box]:
    return [places[f"n{number}"] for number in range(count)]
