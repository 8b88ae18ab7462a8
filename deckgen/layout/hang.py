"""Hanging lists: children one under the other below their parent, joined to it by a spine, in one column or several.

In: the sizes of a parent and its children's blocks. Out: where each child stands below the parent's axis, and the ways. One column has its
spine at the left, below the parent's corner; several columns of plain boxes stand in pairs on either side of a spine, so that the whole is
mirrored about the parent's axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, fsum
from typing import NamedTuple

from ..base.geometry import Point, Rect, Side
from .free import FreeNode, FreeWay, Gaps

SPINE = 8.0  # least distance of a spine from the left end of its parent, where that has no corners


class Hung(NamedTuple):
    """A child's block: the box, how far it reaches left and right of the box's axis, how high it is from the box's top to its end, whether
    it is a plain box, and the width of the label that stands on the line to it."""

    node: int
    left: float
    right: float
    height: float
    plain: bool
    label: float = 0.0


class Place(NamedTuple):
    """Where a child stands: its axis from the parent's axis, its top from the list's, its spine, its side that meets that."""

    node: int
    x: float
    y: float
    spine: float
    side: Side


class HangingList(NamedTuple):
    """The list below one parent: places, how far it reaches left and right of the parent's axis, its height; `barred` says that a bar joins
    the parent to several spines."""

    places: tuple[Place, ...]
    left: float
    right: float
    height: float
    barred: bool


def hang(parent: FreeNode, children: Sequence[Hung], columns: int, gaps: Gaps, spines: int = 1) -> HangingList:
    """Children in so many columns, down one after the other; in one column there may be several spines, one for each look."""
    indent = max(gaps.stub, *(child.label + 2 * gaps.label for child in children if child.label), 0.0)
    if columns > 1 and not all(child.plain for child in children):
        return _columns(children, columns, indent, gaps)
    rows = ceil(len(children) / columns)
    groups = [children[k : k + rows] for k in range(0, len(children), rows)]
    ys, height = _levels(groups, gaps.node)
    if len(groups) == 1:
        return _single(parent, groups[0], ys, height, indent, gaps, spines)
    if len(groups) % 2 == 0:
        return _paired(groups, ys, height, indent, gaps)
    return _columns(children, columns, indent, gaps)


def _levels(groups: Sequence[Sequence[Hung]], gap: float) -> tuple[list[float], float]:
    """The tops of the rows that the columns share, and the height of all."""
    heights = [max(group[k].height for group in groups if k < len(group)) for k in range(len(groups[0]))]
    tops = [fsum(heights[:k]) + gap * k for k in range(len(heights))]
    return tops, fsum(heights) + gap * (len(heights) - 1)


def spine_of(parent: FreeNode, number: int, gaps: Gaps) -> float:
    """Where a spine at the parent's left leaves its bottom, from its axis."""
    return min(max(parent.inset, SPINE) - parent.w / 2, 0.0) + number * gaps.track


def _single(
    parent: FreeNode, group: Sequence[Hung], ys: list[float], height: float, indent: float, gaps: Gaps, spines: int
) -> HangingList:
    spine = spine_of(parent, 0, gaps)
    left = spine_of(parent, spines - 1, gaps) + indent
    places = tuple(Place(child.node, left + child.left, y, spine, Side.LEFT) for child, y in zip(group, ys))
    return HangingList(places, -spine, left + max(child.left + child.right for child in group), height, False)


def _columns(children: Sequence[Hung], columns: int, indent: float, gaps: Gaps) -> HangingList:
    """Every column with a spine of its own at its left, as high as its blocks are."""
    groups = _split(children, columns, gaps.node)
    widths = [indent + max(child.left + child.right for child in group) for group in groups]
    whole = fsum(widths) + max(gaps.node, gaps.stub) * (len(groups) - 1)
    places: list[Place] = []
    at, most = -whole / 2, 0.0
    for group, width in zip(groups, widths):
        y = 0.0
        for child in group:
            places.append(Place(child.node, at + indent + child.left, y, at, Side.LEFT))
            y += child.height + gaps.node
        most = max(most, y - gaps.node)
        at += width + max(gaps.node, gaps.stub)
    return HangingList(tuple(places), whole / 2, whole / 2, most, True)


def _split(children: Sequence[Hung], columns: int, gap: float) -> list[list[Hung]]:
    """The children in order, cut into at most so many columns of which the highest is as low as can be (to a thousandth)."""
    low, high = max(child.height for child in children), fsum(child.height + gap for child in children)
    while high - low > high / 1000:
        middle = (low + high) / 2
        if len(_filled(children, middle, gap)) <= columns:
            high = middle
        else:
            low = middle
    return _filled(children, high, gap)


def _filled(children: Sequence[Hung], most: float, gap: float) -> list[list[Hung]]:
    """Columns filled one after the other up to a height."""
    groups: list[list[Hung]] = []
    height = most
    for child in children:
        if height + gap + child.height > most or not groups:
            groups.append([])
            height = -gap
        height += gap + child.height
        groups[-1].append(child)
    return groups


def _paired(groups: Sequence[Sequence[Hung]], ys: list[float], height: float, indent: float, gaps: Gaps) -> HangingList:
    """Two columns at each spine; all pairs are equally wide, so that the spines are mirrored about the middle."""
    width = max(child.left + child.right for group in groups for child in group)
    pairs = len(groups) // 2
    pitch = 2 * (width + indent) + gaps.node
    places = []
    for k, group in enumerate(groups):
        spine = (k // 2 - (pairs - 1) / 2) * pitch
        for child, y in zip(group, ys):
            x = spine + indent + child.left if k % 2 else spine - indent - child.right
            places.append(Place(child.node, x, y, spine, Side.LEFT if k % 2 else Side.RIGHT))
    reach = (pairs * pitch - gaps.node) / 2
    return HangingList(tuple(places), reach, reach, height, pairs > 1)


def way_to(edge: int, place: Place, start: Point, bar: float, spine: float, child: Rect) -> FreeWay:
    """From the parent's bottom at `start` down (to the bar at height `bar` and along it, where the spine is not below) and down the spine to
    the child's side."""
    corners = [start] if abs(start.x - spine) < 1e-6 else [start, Point(start.x, bar), Point(spine, bar)]
    end = Point(child.edge(place.side), child.cy)
    return FreeWay(edge, Side.BOTTOM, place.side, (*corners, Point(spine, child.cy), end))
