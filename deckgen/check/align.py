"""Alignment of boxes that stand side by side: distances of centres from common axis lines, and evenness of gaps."""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..base.geometry import Rect
from .boxes import Family
from .view import SLACK


def axis_offsets(family: Family) -> tuple[float, ...]:
    """Distance of every box's centre from the nearest common axis line, in points; nothing for a box without siblings.

    An axis line runs along the family's flow, through the centres of at least two boxes (within a point). Without one, the median of all
    centres is the axis. Two boxes of one rank that mirror each other about an axis are on it: what counts is then their middle.
    """
    rects = [box.bounds for box in family.boxes]
    if len(rects) < 2:
        return ()
    centres = [rect.cx if family.vertical else rect.cy for rect in rects]
    axes = _axes(centres)
    found = []
    for number, centre in enumerate(centres):
        spots = [centre, *((centre + centres[mate]) / 2 for mate in _rank_mates(number, rects, family.vertical))]
        found.append(min(abs(spot - axis) for spot in spots for axis in axes))
    return tuple(found)


def _axes(centres: Sequence[float]) -> list[float]:
    order = sorted(centres)
    shared = [a for a, b in zip(order, order[1:]) if b - a <= SLACK]
    if shared:
        return shared
    half = len(order) // 2
    return [order[half] if len(order) % 2 else (order[half - 1] + order[half]) / 2]


def _rank_mates(number: int, rects: Sequence[Rect], vertical: bool) -> list[int]:
    """Other boxes of about the same extent along the flow: the ranges overlap by more than half of the shorter one."""
    own = _range(rects[number], vertical)
    mates = []
    for mate, rect in enumerate(rects):
        low, high = _range(rect, vertical)
        overlap = min(own[1], high) - max(own[0], low)
        if mate != number and overlap > 0.5 * min(own[1] - own[0], high - low):
            mates.append(mate)
    return mates


def _range(rect: Rect, vertical: bool) -> tuple[float, float]:
    return (rect.y, rect.bottom) if vertical else (rect.x, rect.right)


def gap_spreads(rects: Sequence[Rect]) -> tuple[tuple[float, int], ...]:
    """(Coefficient of variation, number of gaps) of the gaps across and of those down, where there are two or more.

    A gap is the free distance from a box to its neighbour in line: the nearest sibling on that side that faces it by more than a point.
    """
    found = []
    for gaps in (_gaps(rects), _gaps([Rect(rect.y, rect.x, rect.h, rect.w) for rect in rects])):
        if len(gaps) > 1:
            mean = math.fsum(gaps) / len(gaps)
            variance = math.fsum((gap - mean) ** 2 for gap in gaps) / len(gaps)
            found.append((math.sqrt(variance) / mean if mean > 0 else 0.0, len(gaps)))
    return tuple(found)


def _gaps(rects: Sequence[Rect]) -> list[float]:
    """Distances from each rectangle to the next one to its right that faces it."""
    gaps = []
    for rect in rects:
        right = [
            other.x - rect.right
            for other in rects
            if other.x >= rect.right - SLACK and min(rect.bottom, other.bottom) - max(rect.y, other.y) > SLACK
        ]
        if right:
            gaps.append(max(0.0, min(right)))
    return gaps
