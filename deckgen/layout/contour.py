"""Sets the rows of a forest: where every box stands across the flow, subtrees as near to each other as their outlines allow.

In: a forest whose boxes are rows by level, each with its extents left and right of its axis. Out: the axis of every box. The idea of outlines
("contours") is that of Reingold and Tilford (1981); each tree is set from the left and from the right and the mean is taken, so that mirrored
trees are drawn mirrored. Heights play no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

THIN = 4.0  # a line that passes a level is as good as a box so wide on either side of it, in points

Extent = tuple[float, float]  # how far left and right of the axis, both positive


class Row(NamedTuple):
    """A box of the tree: its level, its children's numbers, and its extents at its own level and, where it is a block, those below."""

    level: int
    children: tuple[int, ...]
    extents: tuple[Extent, ...]


class Spacing(NamedTuple):
    """Least distances: between siblings, and between boxes of different parents."""

    siblings: float
    cousins: float


def axes(rows: Sequence[Row], roots: Sequence[int], order: Sequence[int], spacing: Spacing) -> list[float]:
    """The x of every box's axis; that of a box which is not in `order` (parents before children) is 0. The trees stand side by side."""
    ahead = _relative(rows, roots, order, spacing, False)
    behind = _relative(rows, roots, order, spacing, True)
    shift = [(a - b) / 2 for a, b in zip(ahead, behind)]
    at = [0.0] * len(rows)
    for root in roots:
        at[root] = shift[root]
    for node in order:
        for child in rows[node].children:
            at[child] = at[node] + shift[child]
        _even(rows, rows[node].children, rows[node].level + 1, at)
    return at


def _even(rows: Sequence[Row], siblings: tuple[int, ...], level: int, at: list[float]) -> None:
    """Equal gaps between two subtrees for the leaves of the next level that stand between them."""
    firm = [k for k, node in enumerate(siblings) if rows[node].children or len(rows[node].extents) > 1 or rows[node].level > level]
    for low, high in zip(firm, firm[1:]):
        run = siblings[low : high + 1]
        if high - low < 2:
            continue
        extents = [rows[node].extents[0] if rows[node].level == level else (THIN, THIN) for node in run]
        widths = [a[1] + b[0] for a, b in zip(extents, extents[1:])]
        spare = (at[run[-1]] - at[run[0]] - fsum(widths)) / len(widths)
        for a, b, width in zip(run, run[1:-1], widths):
            at[b] = at[a] + width + spare


class _Outline:
    """The outer limits of a subtree, deepest level first, so that a level above is one more entry; each list has a shift of its own, so that
    nothing is copied where a deeper neighbour takes over."""

    __slots__ = ("left", "left_shift", "right", "right_shift")

    def __init__(self, extents: Sequence[Extent]) -> None:
        self.left = [-low for low, _ in reversed(extents)]
        self.right = [high for _, high in reversed(extents)]
        self.left_shift = self.right_shift = 0.0

    def above(self, extent: Extent, axis: float) -> None:
        """Add a level on top, and let its axis be the origin from now on."""
        self.left_shift -= axis
        self.right_shift -= axis
        self.left.append(-extent[0] - self.left_shift)
        self.right.append(extent[1] - self.right_shift)

    def clear_of(self, other: _Outline, spacing: Spacing) -> float:
        """How far to the right `other` must move to stand beside this one."""
        depth = min(len(self.right), len(other.left))
        apart = self.right_shift - other.left_shift
        most = self.right[-1] - other.left[-1] + apart + spacing.siblings
        if depth > 1:
            below = max(a - b for a, b in zip(self.right[-depth:-1], other.left[-depth:-1]))
            most = max(most, below + apart + spacing.cousins)
        return most

    def add(self, other: _Outline, by: float) -> None:
        """Take in a neighbour to the right, moved by `by`."""
        if len(other.left) > len(self.left):
            shift = other.left_shift + by
            other.left[-len(self.left) :] = [x + self.left_shift - shift for x in self.left]
            self.left, self.left_shift = other.left, shift
        if len(other.right) >= len(self.right):
            self.right, self.right_shift = other.right, other.right_shift + by
        else:
            shift = other.right_shift + by - self.right_shift
            self.right[-len(other.right) :] = [x + shift for x in other.right]


def _relative(rows: Sequence[Row], roots: Sequence[int], order: Sequence[int], spacing: Spacing, mirrored: bool) -> list[float]:
    """How far every box stands from its parent's axis (a root from the middle of all), packed from the left, or mirrored from the right."""
    shift = [0.0] * len(rows)
    outlines: dict[int, _Outline] = {}
    for node in reversed(order):
        row = rows[node]
        extents = [(high, low) for low, high in row.extents] if mirrored else row.extents
        if not row.children:
            outlines[node] = _Outline(extents)
            continue
        children = row.children[::-1] if mirrored else row.children
        outline = _side_by_side(rows, children, outlines, spacing, row.level, shift)
        outline.above(extents[0], 0.0)
        outlines[node] = outline
    top = roots[::-1] if mirrored else roots
    if top:
        _side_by_side(rows, top, outlines, Spacing(spacing.cousins, spacing.cousins), -1, shift)
    return shift


def _side_by_side(
    rows: Sequence[Row], nodes: Sequence[int], outlines: dict[int, _Outline], spacing: Spacing, level: int, shift: list[float]
) -> _Outline:
    """Siblings below a box of `level`, or the roots, packed from the left; the origin is the middle between the first and the last."""
    whole: _Outline | None = None
    for node in nodes:
        outline = outlines.pop(node)
        for _ in range(rows[node].level - level - 1):
            outline.above((THIN, THIN), 0.0)
        if whole is None:
            whole = outline
        else:
            shift[node] = whole.clear_of(outline, spacing)
            whole.add(outline, shift[node])
    assert whole is not None
    middle = shift[nodes[-1]] / 2
    for node in nodes:
        shift[node] -= middle
    whole.left_shift -= middle
    whole.right_shift -= middle
    return whole
