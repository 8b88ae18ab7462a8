"""`place`: coordinates for a plan. Tries the plain rows, then columns side by side, then rows with fewer boxes, until the drawing fits the
room; if nothing fits, it gives what comes nearest.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from ...base.geometry import Point, Rect, Size
from ..free import FreeDrawing, FreeGraph, FreeWay
from ..held import unmet
from .clear import clear_ways
from .draw import Drawn, drawn
from .fold import folded, gutter
from .model import LayeredPlan
from .parts import Part
from .plan import BACK, DOWN

MOST_COLUMNS = 6
LARGE = 300  # boxes from which on rows stay as long as they are: ordering them anew takes longest
MANY = 40  # boxes from which on fewer row lengths are tried


def place(graph: FreeGraph, planned: LayeredPlan) -> FreeDrawing:
    """The first drawing that fits `graph.room`, the least changed ones first."""
    weights = [e.priority * (BACK if f else DOWN) for e, f in zip(graph.edges, planned.flipped)]
    room = graph.room
    best, best_over = None, 0.0
    for cap in _caps(graph, planned):
        for columns in range(1, MOST_COLUMNS + 1 if graph.may_fold else 2):
            if room and best and _least(graph, planned, cap, columns, room) >= best_over:
                continue
            parts = [_part(graph, part, cap, columns, weights, planned.flipped) for part in planned.parts]
            drawing = _packed(graph, parts)._replace(folds=columns - 1)
            over = max(drawing.size.w / room.w, drawing.size.h / room.h) if room else 0.0
            if best is None or over < best_over - 1e-6:
                best, best_over = drawing, over
            if room is None or over <= 1.0 or drawing.size.h <= room.h:  # columns only make it wider
                break
        if best_over <= 1.0:
            break
    assert best is not None
    return best._replace(ways=clear_ways(graph, best.ways), unmet=unmet(graph, best))


def _least(graph: FreeGraph, planned: LayeredPlan, cap: int, columns: int, room: Size) -> float:
    """A bound, as a share of the room, that the drawing cannot stay under: boxes and the gaps between them, without any line."""
    boxes, gaps = graph.nodes, graph.gaps
    over = 0.0
    for part in planned.parts:
        rows = part.row_boxes(cap if cap < part.widest else 0)
        count = min(columns, len(rows))
        widths = sorted(fsum(boxes[v].w + gaps.node for v in row) - gaps.node for row in rows)
        high = fsum(max((boxes[v].h for v in row), default=0.0) + gaps.rank for row in rows) / count - gaps.rank
        wide = widths[-1] + (count - 1) * (widths[0] + gutter(graph, 1))
        over = max(over, wide / room.w, high / room.h)
    return over


def _caps(graph: FreeGraph, planned: LayeredPlan) -> list[int]:
    """How many boxes a row may hold at most: first as many as there are (0), then about as many as the room is wide, then fewer and fewer."""
    widest = max((part.widest for part in planned.parts), default=0)
    count = len(graph.nodes)
    if graph.room is None or widest < 2 or count > LARGE or (count > MANY and not graph.may_fold):
        return [0]
    step = max(node.w for node in graph.nodes) + graph.gaps.node
    wide = max(1, int((graph.room.w + graph.gaps.node) / step))
    caps = list(range(min(widest - 1, wide + 1), 0, -1))
    return [0, *(caps if len(graph.nodes) <= MANY else caps[:3])]


def _part(graph: FreeGraph, part: Part, cap: int, columns: int, weights: Sequence[int], flipped: Sequence[bool]) -> Drawn:
    arrangement = part.arrangement(cap if cap < part.widest else 0)
    pieces, passing = folded(graph, arrangement, columns)
    rects: dict[int, Rect] = {}
    ways: list[FreeWay] = []
    x = height = 0.0
    for k, piece in enumerate(pieces):
        got = drawn(graph, piece, weights, flipped)
        rects |= {v: rect._replace(x=rect.x + x) for v, rect in got.rects.items()}
        ways += [_moved(way, x, 0.0) for way in got.ways]
        x += got.w + (gutter(graph, passing[k]) if k < len(passing) else 0.0)
        height = max(height, got.h)
    return Drawn(x, height, rects, tuple(ways))


def _packed(graph: FreeGraph, parts: Sequence[Drawn]) -> FreeDrawing:
    """Parts side by side, in as many shelves as the room asks for."""
    rects: list[Rect] = [Rect(0, 0, 0, 0)] * len(graph.nodes)
    ways: list[FreeWay] = []
    x = y = shelf = width = 0.0
    for part in parts:
        if x and graph.room and x + part.w > graph.room.w + 0.01:
            x, y, shelf = 0.0, y + shelf + graph.gaps.rank, 0.0
        for v, rect in part.rects.items():
            rects[v] = Rect(rect.x + x, rect.y + y, rect.w, rect.h)
        ways += [_moved(way, x, y) for way in part.ways]
        width, shelf = max(width, x + part.w), max(shelf, part.h)
        x += part.w + (1 if len(part.rects) == 1 else 2) * graph.gaps.node
    return FreeDrawing(Size(width, y + shelf), tuple(rects), tuple(sorted(ways)))


def _moved(way: FreeWay, dx: float, dy: float) -> FreeWay:
    return way._replace(points=tuple(Point(p.x + dx, p.y + dy) for p in way.points))
