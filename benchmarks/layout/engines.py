"""The engines: each takes graphs and gives drawings with the time each took, or says why it is missing. All draw downwards, orthogonally,
32 pt between ranks, 16 between neighbours, 10 between parallel lines.

Times are those of the engine alone where it is a library, of the whole process for `dot` (it starts anew for every graph).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from .graphs import Graph
from .measure import Box, Drawing, Spot

HERE = Path(__file__).resolve().parent
RANK, NODE, TRACK, STUB, LABEL = 32.0, 16.0, 10.0, 14.0, 8.0
LIMIT = 900  # seconds that one engine may take for one set


class Missing(Exception):
    """An engine that is not installed; the message says what to install."""


class Drawn(NamedTuple):
    """`note` says what else happened, if anything."""

    drawing: Drawing | None
    ms: float
    note: str = ""


Engine = Callable[[Sequence[Graph]], list[Drawn]]


# ---- ours


def ours(graphs: Sequence[Graph]) -> list[Drawn]:
    """The layered kind at its border: sizes in, rectangles and ways out."""
    kind = layered()
    found = []
    for graph in graphs:
        free = as_free(graph)
        start = time.perf_counter()
        drawing = kind.place(free, kind.plan(free))
        ms = 1e3 * (time.perf_counter() - start)
        found.append(Drawn(of_free(drawing, len(graph.edges)), ms))
    return found


def layered() -> Any:
    """The layered kind; `Missing` as long as there is none."""
    try:
        from deckgen.layout.layered import LAYERED
    except ImportError:
        raise Missing("deckgen.layout.layered") from None
    return LAYERED


def placed_boxes(graphs: Sequence[Graph]) -> list[Sequence[Box]]:
    """Boxes for the comparison of routers: as our layered kind places them."""
    try:
        drawn = ours(graphs)
    except Missing:
        drawn = graphlay(graphs)
    return [one.drawing.boxes for one in drawn if one.drawing]


def as_free(graph: Graph) -> Any:
    from deckgen.layout.free import FreeEdge, FreeGraph, FreeNode, Gaps

    nodes = tuple(FreeNode(f"n{number}", w, h) for number, (w, h) in enumerate(graph.nodes))
    edges = tuple(FreeEdge(f"n{s} -> n{t}", s, t) for s, t in graph.edges)
    return FreeGraph(nodes, edges, Gaps(RANK, NODE, TRACK, STUB, LABEL))


def of_free(drawing: Any, edges: int) -> Drawing:
    ways: list[list[Spot] | None] = [None] * edges
    for way in drawing.ways:
        ways[way.edge] = [(point.x, point.y) for point in way.points]
    return Drawing([tuple(rect) for rect in drawing.rects], ways)


def ours_routed(graphs: Sequence[Graph]) -> list[Drawn]:
    """Placed by the layered kind, its ways thrown away, and routed by the router; the time is the router's."""
    from .routing import route

    return [Drawn(*route(graph, boxes)) for graph, boxes in zip(graphs, placed_boxes(graphs))]


def pipeline(graphs: Sequence[Graph]) -> list[Drawn]:
    """The whole product: a spec of cards with titles on a page that is large enough, built up to its scene."""
    from .whole import build

    layered()
    return [build(graph) for graph in graphs]


# ---- others


def graphlay(graphs: Sequence[Graph]) -> list[Drawn]:
    try:
        import graphlay as engine
    except ImportError:
        raise Missing("graphlay (pip install -r benchmarks/layout/requirements.txt)") from None
    options = {
        "direction": "topbottom",
        "coords": {"branch_style": "symmetric"},
        "spacing": {"layer_gap": RANK, "node_gap": NODE, "port_gap": TRACK, "stub": STUB, "dummy_gap": NODE},
        "routing": {"lane_gap": TRACK},
    }
    found = []
    for graph in graphs:
        request = engine.Graph()
        for number, (w, h) in enumerate(graph.nodes):
            request.node(number, width=w, height=h)
        for source, target in graph.edges:
            request.edge(source, target)
        start = time.perf_counter()
        drawn = engine.layout(request, options=options)
        ms = 1e3 * (time.perf_counter() - start)
        boxes = [_centred(_spot(node["center"]), size) for node, size in zip(drawn.nodes, graph.nodes)]
        found.append(Drawn(Drawing(boxes, [[_spot(point) for point in edge["points"]] for edge in drawn.edges]), ms))
    return found


def _spot(value: Any) -> Spot:
    return (value["x"], value["y"]) if isinstance(value, dict) else (value[0], value[1])


def _centred(centre: Spot, size: tuple[float, float]) -> Box:
    return centre[0] - size[0] / 2, centre[1] - size[1] / 2, size[0], size[1]


ELK = {
    "elk.algorithm": "layered",
    "elk.direction": "DOWN",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.spacing.nodeNode": str(NODE),
    "elk.spacing.edgeEdge": str(TRACK),
    "elk.spacing.edgeNode": str(STUB),
    "elk.layered.spacing.nodeNodeBetweenLayers": str(RANK),
    "elk.layered.spacing.edgeEdgeBetweenLayers": str(TRACK),
    "elk.layered.spacing.edgeNodeBetweenLayers": str(STUB),
    "elk.separateConnectedComponents": "true",
}
ELK_TUNED = {
    **ELK,
    "elk.layered.thoroughness": "50",
    "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
    "elk.layered.nodePlacement.favorStraightEdges": "true",
}


def elk(graphs: Sequence[Graph]) -> list[Drawn]:
    return _elk(graphs, ELK)


def elk_tuned(graphs: Sequence[Graph]) -> list[Drawn]:
    return _elk(graphs, ELK_TUNED)


def _elk(graphs: Sequence[Graph], options: dict[str, str]) -> list[Drawn]:
    request = {"graphs": [{"nodes": graph.nodes, "edges": graph.edges} for graph in graphs], "options": options}
    return [Drawn(Drawing(one["boxes"], one["ways"]), one["ms"]) for one in _node("elk.mjs", "elkjs", request)]


def dot(graphs: Sequence[Graph]) -> list[Drawn]:
    """`dot -Gsplines=ortho`. Where it fails on a graph (it says so, or draws no edges), that is noted."""
    if not shutil.which("dot"):
        raise Missing("dot (the system's package graphviz)")
    return [_dot(graph) for graph in graphs]


def _dot(graph: Graph) -> Drawn:
    head = f'splines=ortho; ranksep={RANK / 72}; nodesep={NODE / 72}; node [shape=box fixedsize=true label=""]; edge [dir=none];'
    nodes = "".join(f"n{i} [width={w / 72} height={h / 72}];" for i, (w, h) in enumerate(graph.nodes))
    edges = "".join(f"n{s} -> n{t} [id=e{i}];" for i, (s, t) in enumerate(graph.edges))
    start = time.perf_counter()
    ran = subprocess.run(
        ["dot", "-Tjson"], input=f"digraph {{{head}{nodes}{edges}}}", capture_output=True, text=True, timeout=LIMIT, check=False
    )  # fmt: skip
    ms = 1e3 * (time.perf_counter() - start)
    if ran.returncode:
        return Drawn(None, ms, ran.stderr.strip().splitlines()[0] if ran.stderr.strip() else "failed")
    drawn = json.loads(ran.stdout)
    boxes: list[Box] = [(0.0, 0.0, 0.0, 0.0)] * len(graph.nodes)
    for item in drawn["objects"]:
        x, y = (float(part) for part in item["pos"].split(","))
        number = int(item["name"][1:])
        boxes[number] = _centred((x, -y), graph.nodes[number])
    ways: list[list[Spot] | None] = [None] * len(graph.edges)
    for item in drawn.get("edges", ()):
        if "pos" in item:
            ways[int(item["id"][1:])] = _dot_way(item["pos"])
    return Drawn(Drawing(boxes, ways), ms)


def _dot_way(pos: str) -> list[Spot]:
    """Every third point of the spline: with ortho all pieces are straight, and the others are their thirds."""
    spots = [tuple(float(part) for part in spot.split(",")) for spot in pos.split() if spot[0] not in "es"]
    return [(x, -y) for x, y in spots[::3]]


def avoid(graphs: Sequence[Graph]) -> list[Drawn]:
    """libavoid between the boxes as our layered kind placed them; the time is the router's alone."""
    return _avoid(graphs, 0)


def avoid_tuned(graphs: Sequence[Graph]) -> list[Drawn]:
    """The same with libavoid's crossing penalty."""
    return _avoid(graphs, 200)


def _avoid(graphs: Sequence[Graph], penalty: int) -> list[Drawn]:
    placed = placed_boxes(graphs)
    request = {
        "drawings": [{"boxes": boxes, "edges": graph.edges} for boxes, graph in zip(placed, graphs)],
        "crossingPenalty": penalty,
    }
    answers = _node("avoid.mjs", "libavoid-js", request)
    return [
        Drawn(Drawing(boxes, [_cut(way, boxes[s], boxes[t]) for way, (s, t) in zip(one["ways"], graph.edges)]), one["ms"])
        for one, boxes, graph in zip(answers, placed, graphs)
    ]


def _cut(way: Sequence[Sequence[float]], source: Box, target: Box) -> list[Spot]:
    """A way from centre to centre without what lies inside its two boxes."""
    spots = [(spot[0], spot[1]) for spot in way]
    spots = _cut_begin(spots, source)
    return _cut_begin(spots[::-1], target)[::-1]


def _cut_begin(spots: list[Spot], box: Box) -> list[Spot]:
    for number in range(len(spots) - 1):
        (x1, y1), (x2, y2) = spots[number], spots[number + 1]
        if not (box[0] < x2 < box[0] + box[2] and box[1] < y2 < box[1] + box[3]):
            x = min(max(x2, box[0]), box[0] + box[2]) if abs(x1 - x2) > 1e-6 else x1
            y = min(max(y2, box[1]), box[1] + box[3]) if abs(y1 - y2) > 1e-6 else y1
            return [(x, y), *spots[number + 1 :]]
    return spots


def _node(script: str, package: str, request: dict[str, object]) -> list[dict[str, Any]]:
    if not shutil.which("node"):
        raise Missing(f"{package} (it needs node)")
    if not (HERE / "node_modules" / package).is_dir():
        raise Missing(f"{package} (npm install --no-package-lock --prefix benchmarks/layout)")
    ran = subprocess.run(
        ["node", "--stack-size=4000", str(HERE / script), str(HERE)],
        input=json.dumps(request), capture_output=True, text=True, timeout=LIMIT, check=False,
    )  # fmt: skip
    if ran.returncode:
        raise Missing(f"{package} (it failed: {' '.join(ran.stderr.split())[-200:]})")
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


ENGINES: dict[str, Engine] = {
    "deckgen, layered": ours,
    "deckgen, whole": pipeline,
    "graphlay": graphlay,
    "elkjs": elk,
    "elkjs, tuned": elk_tuned,
    "dot, ortho": dot,
}
ROUTERS: dict[str, Engine] = {
    "deckgen, layered": ours,
    "deckgen, router": ours_routed,
    "libavoid": avoid,
    "libavoid, crossings dear": avoid_tuned,
}


def available(table: dict[str, Engine], chosen: Sequence[str]) -> Iterator[tuple[str, Engine]]:
    """The engines of a table whose names hold one of the words (all of them without words)."""
    for name, engine in table.items():
        if not chosen or any(word in name for word in chosen):
            yield name, engine
