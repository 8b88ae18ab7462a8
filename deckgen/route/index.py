"""Finds rectangles by place: numbers of those near a given one, from square buckets. In: rectangles; out: their numbers, ascending."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from ..base.geometry import Rect

BUCKET = 64.0  # points: about a small card, so that one falls into a few buckets and a bucket holds a few


class RectIndex:
    """Rectangles by number, in the order in which they were added."""

    def __init__(self, rects: Iterable[Rect] = ()) -> None:
        self.rects: list[Rect] = []
        self._buckets: dict[tuple[int, int], list[int]] = {}
        for rect in rects:
            self.add(rect)

    def add(self, rect: Rect) -> int:
        """Note a rectangle; its number."""
        number = len(self.rects)
        self.rects.append(rect)
        for key in _keys(rect):
            self._buckets.setdefault(key, []).append(number)
        return number

    def meeting(self, rect: Rect) -> list[int]:
        """Numbers of the rectangles whose inside meets that of `rect` (`Rect.overlaps`), ascending."""
        x0, y0, x1, y1 = rect.x, rect.y, rect.x + rect.w, rect.y + rect.h
        rects, buckets = self.rects, self._buckets
        found: dict[int, None] = {}
        for key in _keys(rect):
            for number in buckets.get(key, ()):
                x, y, w, h = rects[number]
                if x < x1 and x0 < x + w and y < y1 and y0 < y + h:
                    found[number] = None
        return sorted(found)


def _keys(rect: Rect) -> list[tuple[int, int]]:
    columns = range(floor(rect.x / BUCKET), floor((rect.x + rect.w) / BUCKET) + 1)
    rows = range(floor(rect.y / BUCKET), floor((rect.y + rect.h) / BUCKET) + 1)
    return [(column, row) for column in columns for row in rows]
