"""Parts of a graph side by side: shelves filled in declared order. In: drawings of the parts. Out: where each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from ...base.geometry import Point, Size

SLACK = 0.01  # rounding that counts as fitting


class Packed(NamedTuple):
    """The whole's extent, and the upper left corner of every part."""

    size: Size
    at: tuple[Point, ...]


def shelves(sizes: Sequence[Size], width: float, gap: float, below: float) -> Packed:
    """Parts from left to right as far as `width` goes, `gap` between them, then in the next shelf, `below` under the tallest; every shelf
    is centred."""
    rows: list[list[int]] = []
    end = 0.0
    for k, size in enumerate(sizes):
        if not rows or end + gap + size.w > width + SLACK:
            rows.append([])
            end = -gap
        rows[-1].append(k)
        end += gap + size.w
    widths = [fsum(sizes[k].w for k in row) + gap * (len(row) - 1) for row in rows]
    whole = max(widths, default=0.0)
    at = [Point(0.0, 0.0)] * len(sizes)
    y = 0.0
    for row, w in zip(rows, widths):
        x = (whole - w) / 2
        for k in row:
            at[k] = Point(x, y)
            x += sizes[k].w + gap
        y += max(sizes[k].h for k in row) + below
    return Packed(Size(whole, max(0.0, y - below)), tuple(at))
