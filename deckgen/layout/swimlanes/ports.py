"""Phase 4 of the swimlanes: where on a side each line ends.

In: courses and their pieces in the grid. Out: for both ends of every edge how far from the middle of its side it lies, in points. A straight
line keeps the middle; the others spread to both sides of it, a track apart, in the order in which they turn away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...base.geometry import Side
from ..free import FreeGraph
from .grid import Piece
from .model import Course

LEAST = 4.0  # points between ends where a side is too short for tracks

End = tuple[int, bool]  # an edge and whether it is its beginning
Shifts = Mapping[tuple[int, Side], float]


def offsets(
    graph: FreeGraph, courses: Sequence[Course | None], pieces: Sequence[tuple[Piece, ...]], shifts: Shifts
) -> tuple[dict[End, float], tuple[int, ...]]:
    """Offsets by end, to the right or down; and the edges that find no room on a side. `shifts` move the ends of a side, where one
    is straight those beyond it."""
    sides: dict[tuple[int, Side], list[End]] = {}
    for k, course in enumerate(courses):
        if course is not None:
            sides.setdefault((graph.edges[k].source, course.begin), []).append((k, True))
            sides.setdefault((graph.edges[k].target, course.end), []).append((k, False))
    found: dict[End, float] = {}
    crowded: list[int] = []
    for (node, side), ends in sorted(sides.items()):
        keyed = sorted((_key(pieces[k] if begin else pieces[k][::-1], side), k, begin) for k, begin in ends)
        ordered = [(k, begin) for _, k, begin in keyed]
        middle = next((i for i, (k, _) in enumerate(ordered) if len(pieces[k]) == 1), None)
        box = graph.nodes[node]
        half = max(0.0, (box.w if side.vertical else box.h) / 2 - box.inset)
        axis = (len(ordered) - 1) / 2 if middle is None else float(middle)
        far = max(axis, len(ordered) - 1 - axis)
        step = min(graph.gaps.track, half / far) if far else 0.0
        shift = shifts.get((node, side), 0.0)
        shift = max(-(half - far * step), min(half - far * step, shift))
        for i, end in enumerate(ordered):
            stays = middle is not None and (i - axis) * shift <= 0
            found[end] = (i - axis) * step + (0.0 if stays else shift)
        if far and step < LEAST:
            crowded += [k for i, (k, _) in enumerate(ordered) if i != round(axis)]
    return found, tuple(sorted(dict.fromkeys(crowded)))


def _key(pieces: tuple[Piece, ...], side: Side) -> tuple[float, float]:
    """Sorts the ends of a side so that their lines do not cross each other: by how far they go sideways, then by how far outwards."""
    if len(pieces) == 1:
        return pieces[0].at, 0.0
    here, along = pieces[0].at, pieces[1]
    far = along.high if abs(along.low - here) < abs(along.high - here) else along.low
    if len(pieces) == 2:
        return far, 0.0
    beyond = pieces[2]
    end = beyond.high if abs(beyond.low - along.at) < abs(beyond.high - along.at) else beyond.low
    return far, (1 if far > here else -1) * side.sign * end
