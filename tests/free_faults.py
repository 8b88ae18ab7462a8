"""What is wrong with a free layout's drawing, worked out from rectangles and polylines alone; and graphs to draw."""

from __future__ import annotations

from random import Random

from deckgen.base.geometry import Rect, Side, Size
from deckgen.layout.free import FreeDrawing, FreeEdge, FreeGraph, FreeNode, Gaps

GAPS = Gaps(rank=32, node=16, track=12, stub=14, label=8)
CLEAR = 5.0  # nothing passes a stranger's border nearer than this
NEAR = 4.0  # strangers' lines that run beside each other are at least so far apart
EPS = 1e-6


def free_graph(count, edges=(), room=(904, 484), size=(120, 44), **more):
    """A graph of equal boxes (or of one size each); an edge is (source, target) or (source, target, fields)."""
    sizes = size if isinstance(size, list) else [size] * count
    nodes = tuple(FreeNode(f"n{k}", w, h) for k, (w, h) in enumerate(sizes))
    found = [FreeEdge(f"e{k}", e[0], e[1], **(e[2] if len(e) > 2 else {})) for k, e in enumerate(edges)]
    return FreeGraph(nodes, tuple(found), more.pop("gaps", GAPS), room=Size(*room), **more)


def random_graph(seed, most=25):
    """Boxes of several sizes and edges of all sorts: trees, meshes, several at a pair, loops, labels, looks, inexact ones."""
    random = Random(seed)
    n = random.randrange(1, most + 1)
    sizes = [(random.choice((80, 120, 120, 120, 170)), random.choice((36, 44, 44, 60))) for _ in range(n)]
    edges = [(random.randrange(k), k) for k in range(1, n) if random.random() < 0.85]
    edges += [(k, (k + 1) % n) for k in range(n) if random.random() < random.choice((0.0, 0.4, 1.0))]
    edges += [(random.randrange(n), random.randrange(n)) for _ in range(random.randrange(n + 1))]
    edges += [(b, a) for a, b in edges if random.random() < 0.1]
    found = []
    for a, b in edges:
        fields = {"look": random.choice((0, 0, 0, 1)), "exact": random.random() < 0.93, "min_length": random.choice((1, 1, 1, 2))}
        fields["label"] = (random.randrange(20, 90), 14) if random.random() < 0.2 else None
        found.append((a, b, fields))
    room = random.choice(((904, 484), (484, 904), (400, 300)))
    graph = free_graph(n, found, room, sizes)
    loops = {edge.source for edge in graph.edges if edge.source == edge.target}
    return graph._replace(nodes=tuple(node._replace(loop=24.0 if k in loops else 0.0) for k, node in enumerate(graph.nodes)))


def free_faults(graph: FreeGraph, drawing: FreeDrawing) -> list[str]:
    """Every hard fault of a drawing in words; an empty list if there is none."""
    return [*_box_faults(graph, drawing), *_way_faults(graph, drawing), *_shared_lines(graph, drawing)]


def _box_faults(graph, drawing):
    rects = drawing.rects
    if len(rects) != len(graph.nodes):
        yield f"{len(rects)} rectangles for {len(graph.nodes)} boxes"
    for k, (rect, node) in enumerate(zip(rects, graph.nodes)):
        if abs(rect.w - node.w) > EPS or abs(rect.h - node.h) > EPS:
            yield f"box {k} has another size"
        if rect.x < -EPS or rect.y < -EPS or rect.right + node.loop > drawing.size.w + EPS or rect.bottom > drawing.size.h + EPS:
            yield f"box {k} is outside"
    least = min(graph.gaps.node, graph.gaps.rank)
    for a in range(len(rects)):
        room = Rect(rects[a].x, rects[a].y, rects[a].w + graph.nodes[a].loop, rects[a].h)
        for b in range(len(rects)):
            if a != b and room.grow(least / 2).overlaps(rects[b].grow(least / 2), EPS):
                yield f"boxes {a} and {b} are too near"


def _way_faults(graph, drawing):
    for way in drawing.ways:
        edge, points = graph.edges[way.edge], way.points
        name = f"way of {edge.name}"
        if not edge.exact or edge.source == edge.target:
            yield f"{name} where none should be"
        if any((a.x == b.x) == (a.y == b.y) for a, b in zip(points, points[1:])):
            yield f"{name} has a slope or an empty piece"
        if len(points) > 6 or len(points) < 2:
            yield f"{name} has {len(points) - 2} bends"
        if min(min(p) for p in points) < -EPS or any(p.x > drawing.size.w + EPS or p.y > drawing.size.h + EPS for p in points):
            yield f"{name} leaves the drawing"
        for node, side, point, next_one in (
            (edge.source, way.begin, points[0], points[1]),
            (edge.target, way.end, points[-1], points[-2]),
        ):
            if fault := _end_fault(drawing.rects[node], graph.nodes[node].inset, side, point, next_one):
                yield f"{name} {fault}"
        for k, rect in enumerate(drawing.rects):
            close = rect.grow(-EPS) if k in (edge.source, edge.target) else rect.grow(CLEAR - EPS)
            if any(_piece(a, b).overlaps(close) for a, b in zip(points, points[1:])):
                yield f"{name} meets box {k}"


def _end_fault(rect, inset, side, point, inner):
    along, across = (point.x, point.y) if side.vertical else (point.y, point.x)
    low, high = (rect.x, rect.right) if side.vertical else (rect.y, rect.bottom)
    out = (inner.y - point.y) if side.vertical else (inner.x - point.x)
    if abs(across - rect.edge(side)) > EPS:
        return f"ends off the {Side(side).word}"
    if abs(along - (low + high) / 2) > EPS and not low + inset - EPS <= along <= high - inset + EPS:
        return f"ends at a corner of the {Side(side).word}"
    return "" if out * side.sign > 0 else f"does not leave by the {Side(side).word}"


def _piece(a, b):
    return Rect.of_edges(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)).grow(1e-9)


def _shared_lines(graph, drawing):
    """Strangers on one line or too near beside each other, and trunks that suggest an edge that does not exist."""
    pieces = [(w, a, b) for w in drawing.ways for a, b in zip(w.points, w.points[1:])]
    partners = {}
    for k, (v, a, b) in enumerate(pieces):
        for w, c, d in pieces[k + 1 :]:
            if v.edge != w.edge and _beside(a, b, c, d):
                e, f = graph.edges[v.edge], graph.edges[w.edge]
                same = (e.source == f.source, e.target == f.target)
                if same[0] == same[1] or e.look != f.look or not _one_line(a, b, c, d):
                    yield f"{e.name} and {f.name} run on one line"
                else:
                    partners.setdefault(v.edge, set()).add((w.edge, same[0]))
                    partners.setdefault(w.edge, set()).add((v.edge, same[0]))
    for edge, found in partners.items():
        if len({by_source for _, by_source in found}) > 1:
            yield f"{graph.edges[edge].name} shares trunks at both ends"


def _beside(a, b, c, d):
    if (a.x == b.x) != (c.x == d.x):
        return False
    across, along = (0, 1) if a.x == b.x else (1, 0)
    low, high = max(min(a[along], b[along]), min(c[along], d[along])), min(max(a[along], b[along]), max(c[along], d[along]))
    return high - low > EPS and abs(a[across] - c[across]) < NEAR - EPS


def _one_line(a, b, c, d):
    return abs(a.x - c.x) < EPS if a.x == b.x else abs(a.y - c.y) < EPS
