"""Which hints hold in a finished drawing. In: the graph's hints, rectangles, the drawing's size. It moves nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.geometry import Rect, Size
from ..free import FreeHint

NEAR = 1.0  # points by which centres may be out of line
PINNED = 0.12  # share of the frame by which a box may be off the place that it is pinned to


def unmet(hints: Sequence[FreeHint], rects: Sequence[Rect], size: Size) -> tuple[int, ...]:
    """Numbers of the hints that do not hold."""
    return tuple(k for k, hint in enumerate(hints) if not _holds(hint, [rects[v] for v in hint.nodes], rects, size))


def _holds(hint: FreeHint, named: Sequence[Rect], rects: Sequence[Rect], size: Size) -> bool:
    if hint.kind == "same_rank":
        return all(abs(rect.cy - named[0].cy) <= NEAR for rect in named)
    if hint.kind == "align":
        return all(abs(rect.cx - named[0].cx) <= NEAR for rect in named)
    if hint.kind == "order":
        return all(a.cx < b.cx for a, b in zip(named, named[1:]))
    if hint.at is not None:
        return _at(named[0], hint.at, size)
    return hint.side is None or len(named) < 2 or _beside(hint, named[0], named[1], rects)


def _at(rect: Rect, share: tuple[float, float], size: Size) -> bool:
    """A box at 0 % touches the frame: its middle can be no nearer."""
    x = min(max(share[0] * size.w, rect.w / 2), size.w - rect.w / 2)
    y = min(max(share[1] * size.h, rect.h / 2), size.h - rect.h / 2)
    return abs(rect.cx - x) <= PINNED * size.w and abs(rect.cy - y) <= PINNED * size.h


def _beside(hint: FreeHint, pinned: Rect, other: Rect, rects: Sequence[Rect]) -> bool:
    """On that side, in line, and with no other box between the two."""
    assert hint.side is not None
    upright = hint.side.vertical
    beyond = (pinned.cy - other.cy if upright else pinned.cx - other.cx) * hint.side.sign > NEAR
    inline = abs(pinned.cx - other.cx if upright else pinned.cy - other.cy) <= NEAR
    between = pinned.union(other)
    return beyond and inline and not any(r not in (pinned, other) and r.overlaps(between, NEAR) for r in rects)
