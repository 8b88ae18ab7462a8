"""The boxes of a slide and which of them stand side by side: shapes and routes in, boxes and families out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..base.geometry import Rect
from ..read.facts import ShapeFacts
from .names import is_box, labelled
from .routes import Route
from .view import SLACK, SlideView, is_anchor, is_drawn


@dataclass(frozen=True, slots=True)
class Family:
    """Boxes that stand directly in one container (or on the page); `vertical` says that their edges run more down than across."""

    boxes: tuple[ShapeFacts, ...]
    vertical: bool


def boxes_of(view: SlideView, routes: Sequence[Route]) -> tuple[ShapeFacts, ...]:
    """The boxes of the diagram, back to front: drawn shapes that a connector is tied to or that are named as boxes, and those on the
    slide itself (not in a group) that hold text."""
    tied = {number for route in routes for number in route.nodes}
    found = []
    for shape in view.shapes:
        if not is_drawn(shape) or is_anchor(shape) or shape.decorative or labelled(shape) is not None:
            continue
        if shape.z in tied or is_box(shape) or (shape.parent is None and shape.has_text and shape.kind != "placeholder"):
            found.append(shape)
    return tuple(found)


def families(boxes: Sequence[ShapeFacts], routes: Sequence[Route]) -> tuple[Family, ...]:
    """Boxes by the smallest other box around each; those of a container in the order of the boxes given."""
    parents = {box.z: _parent(box, boxes) for box in boxes}
    members: dict[int | None, list[ShapeFacts]] = {}
    for box in boxes:
        members.setdefault(parents[box.z], []).append(box)
    down, across = _extents(parents, {box.z: box.bounds for box in boxes}, routes)
    return tuple(
        Family(tuple(group), down.get(parent, 0.0) >= across.get(parent, 0.0)) for parent, group in members.items()
    )  # fmt: skip


def _parent(box: ShapeFacts, boxes: Sequence[ShapeFacts]) -> int | None:
    """`z` of the smallest box that holds this one and is larger."""
    area = box.bounds.w * box.bounds.h
    around = [
        (other.bounds.w * other.bounds.h, other.z)
        for other in boxes
        if other is not box and other.bounds.w * other.bounds.h > area and other.bounds.contains(box.bounds, SLACK)
    ]
    return min(around)[1] if around else None


def _extents(
    parents: dict[int, int | None], bounds: dict[int, Rect], routes: Sequence[Route]
) -> tuple[dict[int | None, float], dict[int | None, float]]:
    """For every container, how far the edges between its members run down and across, centre to centre, in points."""
    down: dict[int | None, float] = {}
    across: dict[int | None, float] = {}
    for route in routes:
        if route.begin is None or route.end is None or route.begin.z not in parents or route.end.z not in parents:
            continue
        for one, other in _sibling_pairs(_lineage(route.begin.z, parents), _lineage(route.end.z, parents)):
            parent, a, b = parents[one], bounds[one], bounds[other]
            down[parent] = down.get(parent, 0.0) + abs(a.cy - b.cy)
            across[parent] = across.get(parent, 0.0) + abs(a.cx - b.cx)
    return down, across


def _lineage(z: int, parents: dict[int, int | None]) -> list[int]:
    """A box and the boxes around it, innermost first."""
    found = [z]
    while (parent := parents[found[-1]]) is not None:
        found.append(parent)
    return found


def _sibling_pairs(one: Sequence[int], other: Sequence[int]) -> list[tuple[int, int]]:
    """The two boxes on the level at which the lineages part, if both go down that far."""
    shared = 0
    while shared < min(len(one), len(other)) and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    return [(one[-1 - shared], other[-1 - shared])] if shared < min(len(one), len(other)) else []
