"""The corpus: its files, the pages each is built on, and what a spec promises of its drawing, read with a YAML parser alone.

Input: tests/corpus/*.yaml. Output: cases for tests, and by `misplaced` what does not stand where the spec says, from the .pptx's own figures.
It never asks the product for its reading of a spec.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pptx_faults import nodes, ways
from pptx_slides import Rect, slides_of

FOLDER = Path(__file__).parent / "corpus"
FILES = sorted(FOLDER.glob("*.yaml"))
PAGES = ("portrait", "16:9")
ONLY_WIDE = re.compile(r"fit-60-")
"""Sixty titles must fit 16:9; nothing is promised of a portrait page."""


class Edge(NamedTuple):
    source: str
    target: str


class Graph(NamedTuple):
    """A spec's diagram: its options, the paths of all nodes, its edges by path, their labels, and those nodes that stand directly in
    it, in order, as members: one path, or several for a row or branches, which stand side by side."""

    options: dict[str, Any]
    paths: tuple[str, ...]
    edges: tuple[Edge, ...]
    labels: tuple[str, ...]
    members: tuple[tuple[str, ...], ...]


def pages_of(file: Path) -> tuple[str | None, ...]:
    """What `--page` is given: portrait and wide; a file with a page of its own is built on that, and on the same one turned."""
    page = yaml.safe_load(file.read_text(encoding="utf-8")).get("page")
    if isinstance(page, dict):
        return None, f"{page['height']} x {page['width']}"
    return PAGES[1:] if ONLY_WIDE.match(file.name) else PAGES


CASES = [(file, page) for file in FILES for page in pages_of(file)]


def case_name(case: tuple[Path, str | None]) -> str:
    file, page = case
    return f"{file.stem}-{(page or 'own').replace(':', 'x').replace(' ', '')}"


# ---- reading a spec


def graph_of(file: Path) -> Graph:
    diagram = yaml.safe_load(file.read_text(encoding="utf-8"))["slides"][0]["diagram"]
    members = tuple(tuple(_paths([node], "", deep=False)) for node in diagram["nodes"])
    paths = tuple(_paths(diagram["nodes"], "", deep=True))
    edges = [
        edge for item in diagram.get("edges", ()) for edge in _chain(item if isinstance(item, str) else next(iter(item)), paths)
    ]
    written = [value for item in diagram.get("edges", ()) if isinstance(item, dict) for value in item.values()]
    labels = [str(options[key]) for options in written for key in ("label", "tail_label", "head_label") if key in options]
    return Graph(diagram, paths, tuple(edges), tuple(labels), members)


def _paths(listed: list[dict[str, Any]], prefix: str, *, deep: bool) -> Iterator[str]:
    for node in listed:
        if kind := next((kind for kind in ("parallel", "row", "column") if kind in node), None):
            yield from _paths(node[kind], prefix, deep=deep)
            continue
        path = prefix + str(next(node[kind] for kind in ("card", "panel", "lane") if kind in node))
        yield path
        if deep:
            yield from _paths(node.get("nodes", []), path + "/", deep=True)


def _chain(text: str, paths: tuple[str, ...]) -> Iterator[Edge]:
    steps = [[_path(name.strip(), paths) for name in step.split("&")] for step in text.split("->")]
    return (Edge(a, b) for left, right in zip(steps, steps[1:]) for a in left for b in right)


def _path(name: str, paths: tuple[str, ...]) -> str:
    (found,) = [path for path in paths if path == name] or [path for path in paths if path.endswith("/" + name)]
    return found


# ---- what a drawing must keep to


def misplaced(file: Path, deck: bytes, *, folded: bool) -> Iterator[str]:
    """What the deck draws otherwise than the spec says: nodes and edges that are missing, and a broken order.

    `folded`: the run was set in columns, so that its direction only holds within each.
    """
    (slide,) = slides_of(deck)
    graph, at = graph_of(file), nodes(slide)
    yield from (f"missing: node {path}" for path in graph.paths if path not in at)
    drawn = [Edge(way.source, way.target) for way in ways(slide)]
    if sorted(drawn) != sorted(graph.edges):
        yield f"missing: {len(graph.edges)} edges are written, {len(drawn)} are drawn, or they join other nodes"
        return
    labels = sum(" -> " in shape.name and shape.name.endswith("label") for shape in slide.shapes)
    if labels != len(graph.labels):
        yield f"missing: {len(graph.labels)} labels are written, {labels} are drawn"
    kind = graph.options.get("layout", "flow")
    if kind == "grid":
        yield from _grid(graph, at)
    elif kind == "cycle":
        yield from _ring(graph, at)
    elif not folded:
        yield from {"flow": _flow, "layered": _ranks, "tree": _ranks, "lanes": _lanes}[kind](graph, at)


Heading = tuple[int, int]
HEADINGS: dict[str, tuple[Heading, ...]] = {
    "down": ((0, 1),),
    "up": ((0, -1),),
    "right": ((1, 0),),
    "left": ((-1, 0),),
    "auto": ((0, 1), (1, 0)),
}


def _after(a: Rect, b: Rect, heading: Heading) -> bool:
    """Whether `b` begins after `a` has ended, along a heading."""
    dx, dy = heading
    if dx:
        return b.x0 >= a.x1 - 0.5 if dx > 0 else b.x1 <= a.x0 + 0.5
    return b.y0 >= a.y1 - 0.5 if dy > 0 else b.y1 <= a.y0 + 0.5


def _best(graph: Graph, broken: dict[Heading, list[str]]) -> list[str]:
    """What is broken in the direction asked for; with `auto` that direction which holds."""
    headings = HEADINGS[graph.options.get("direction", "auto")]
    return min((broken[heading] for heading in headings), key=len)


def _flow(graph: Graph, at: dict[str, Rect]) -> list[str]:
    """Members in declared order, each after the one before it."""
    pairs = [(a, b) for one, two in zip(graph.members, graph.members[1:]) for a in one for b in two]
    headings = [heading for each in HEADINGS.values() for heading in each]
    return _best(graph, {h: [f"order: {b} is not after {a}" for a, b in pairs if not _after(at[a], at[b], h)] for h in headings})


def _ranks(graph: Graph, at: dict[str, Rect]) -> list[str]:
    """The target of every edge that lies on no cycle after its source; in a tree, of the first edge to each node.

    Nodes that a hint sets side by side are left out.
    """
    aside = {frozenset((a, b)) for group in _groups(graph.options.get("same_rank", [])) for a in group for b in group}
    edges = [edge for edge in _forward(graph) if frozenset(edge) not in aside]
    if graph.options["layout"] == "tree":
        edges = list({edge.target: edge for edge in reversed(edges)}.values())
    headings = [heading for each in HEADINGS.values() for heading in each]
    return _best(graph, {h: [f"direction: {a} -> {b}" for a, b in edges if not _after(at[a], at[b], h)] for h in headings})


def _groups(hint: list[Any]) -> list[list[str]]:
    return hint if hint and isinstance(hint[0], list) else [hint]


def _forward(graph: Graph) -> list[Edge]:
    """Edges between different members that lie on no cycle, each as the pair of members."""
    lifted = list(dict.fromkeys(Edge(a.split("/")[0], b.split("/")[0]) for a, b in graph.edges))
    return [edge for edge in lifted if edge.source != edge.target and not _reaches(edge.target, edge.source, lifted)]


def _reaches(start: str, goal: str, edges: list[Edge]) -> bool:
    seen, open_ = {start}, [start]
    while open_:
        here = open_.pop()
        for source, target in edges:
            if source == here and target not in seen:
                seen.add(target)
                open_.append(target)
    return goal in seen


def _lanes(graph: Graph, at: dict[str, Rect]) -> list[str]:
    """Lanes side by side in declared order, of one length; no edge that lies on no cycle runs against the flow.

    Lanes are columns where the flow runs down, rows where it runs to the right.
    """
    down, right = ([*_lane_rects(graph, at, as_columns=k), *_against_lanes(graph, at, down=k)] for k in (True, False))
    return {"down": down, "right": right}.get(graph.options.get("direction", "auto"), min(down, right, key=len))


def _lane_rects(graph: Graph, at: dict[str, Rect], *, as_columns: bool) -> Iterator[str]:
    for (before,), (lane,) in zip(graph.members, graph.members[1:]):
        a, b = at[before], at[lane]
        if not _after(a, b, (1, 0) if as_columns else (0, 1)):
            yield f"order: lane {lane}"
        if (abs(a.y0 - b.y0) + abs(a.y1 - b.y1) if as_columns else abs(a.x0 - b.x0) + abs(a.x1 - b.x1)) > 1:
            yield f"length: lane {lane}"


def _against_lanes(graph: Graph, at: dict[str, Rect], *, down: bool) -> Iterator[str]:
    edges = list(dict.fromkeys(Edge(_in_lane(a), _in_lane(b)) for a, b in graph.edges))
    for source, target in edges:
        if source != target and not _reaches(target, source, edges):
            a, b = at[source], at[target]
            if (b.y0 + b.y1 < a.y0 + a.y1 - 2) if down else (b.x0 + b.x1 < a.x0 + a.x1 - 2):
                yield f"direction: {source} -> {target}"


def _in_lane(path: str) -> str:
    """The member of a lane that a node is or stands in."""
    return "/".join(path.split("/")[:2])


def _grid(graph: Graph, at: dict[str, Rect]) -> Iterator[str]:
    """Row by row in declared order (with `direction: down` column by column), as many columns as were asked for."""
    if "pin:" in str(graph.options) or any("pin" in node for node in graph.options["nodes"]):
        return
    rects = [at[member[0]] for member in graph.members]
    along, across = ((0, 1), (1, 0)) if graph.options.get("direction") == "down" else ((1, 0), (0, 1))
    for name, a, b in zip(graph.members[1:], rects, rects[1:]):
        beside = _after(a, b, along) and not _after(a, b, across) and not _after(b, a, across)
        next_line = _after(a, b, across) and not _after(a, b, along)
        if not beside and not next_line:
            yield f"order: {name[0]}"
    columns = {round(rect.x0 + rect.x1) // 4 for rect in rects}
    asked = graph.options.get("columns")
    if asked and len(columns) > int(asked) + 1:
        yield f"columns: {len(columns)} where {asked} were asked for"


def _ring(graph: Graph, at: dict[str, Rect]) -> Iterator[str]:
    """The ring that the spec declares, once round and clockwise."""
    ids = [member[0] for member in graph.members]
    edges = set(graph.edges)
    ring = next((r for r in (ids, ids[:-1]) if len(r) > 2 and all(Edge(a, b) in edges for a, b in zip(r, r[1:] + r[:1]))), None)
    if ring is None:
        return
    middle_x = sum(at[i].x0 + at[i].x1 for i in ring) / 2 / len(ring)
    middle_y = sum(at[i].y0 + at[i].y1 for i in ring) / 2 / len(ring)
    angles = [math.atan2((at[i].y0 + at[i].y1) / 2 - middle_y, (at[i].x0 + at[i].x1) / 2 - middle_x) for i in ring]
    steps = [(b - a) % math.tau for a, b in zip(angles, angles[1:] + angles[:1])]
    if abs(math.fsum(steps) - math.tau) > 0.01:
        yield f"ring: {' '.join(ring)} is not once round clockwise"
