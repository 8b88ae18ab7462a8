"""Which hints a drawing does not keep. Judged on its rectangles, whatever the phases meant to do."""

from __future__ import annotations

from ..base.geometry import Rect, Side
from .free import FreeDrawing, FreeGraph, FreeHint

EVEN = 1.0  # points by which centres may be out of line
NEAR = 0.12  # of the drawing's extent, by which a pinned box may be off


def unmet(graph: FreeGraph, drawing: FreeDrawing) -> tuple[int, ...]:
    """The numbers of the hints that do not hold."""
    return tuple(k for k, hint in enumerate(graph.hints) if not _holds(hint, drawing))


def _holds(hint: FreeHint, drawing: FreeDrawing) -> bool:
    rects = [drawing.rects[v] for v in hint.nodes]
    pairs = list(zip(rects, rects[1:]))
    if hint.kind == "same_rank":
        return all(abs(a.cy - b.cy) <= EVEN for a, b in pairs)
    if hint.kind == "align":
        return all(abs(a.cx - b.cx) <= EVEN for a, b in pairs)
    if hint.kind == "order":
        return all(a.cx < b.cx for a, b in pairs)
    if hint.at is not None:
        x, y = rects[0].cx / drawing.size.w, rects[0].cy / drawing.size.h
        return abs(x - hint.at[0]) <= NEAR and abs(y - hint.at[1]) <= NEAR
    return hint.side is not None and _beside(rects[0], rects[1], hint.side, drawing)


def _beside(box: Rect, other: Rect, side: Side, drawing: FreeDrawing) -> bool:
    """Whether `box` stands on that side of `other`, in line with it, and no third box between them."""
    before = {
        Side.LEFT: box.right <= other.x,
        Side.RIGHT: box.x >= other.right,
        Side.TOP: box.bottom <= other.y,
        Side.BOTTOM: box.y >= other.bottom,
    }[side]
    in_line = abs(box.cx - other.cx) <= max(box.w, other.w) / 2 if side.vertical else abs(box.cy - other.cy) <= EVEN
    between = Rect.of_edges(min(box.cx, other.cx), min(box.cy, other.cy), max(box.cx, other.cx), max(box.cy, other.cy)).grow(0.5)
    return before and in_line and not any(between.overlaps(r) for r in drawing.rects if r not in (box, other))
