"""Points, rectangles and sides, in float points; their snapped twins in whole EMU. y grows downwards."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from .units import to_emu


class Side(IntEnum):
    """A side of a box. The values are the site numbers of rect, roundRect and diamond (presetShapeDefinitions.xml)."""

    TOP = 0
    LEFT = 1
    BOTTOM = 2
    RIGHT = 3

    @property
    def opposite(self) -> Side:
        return _OPPOSITE[self]

    @property
    def vertical(self) -> bool:
        """Whether a line that leaves straight outwards from this side runs up or down."""
        return self in (Side.TOP, Side.BOTTOM)

    @property
    def sign(self) -> int:
        """Direction in which "outwards" moves the coordinate that changes: -1 top and left, +1 bottom and right."""
        return -1 if self in (Side.TOP, Side.LEFT) else 1

    @property
    def word(self) -> str:
        return self.name.lower()


_OPPOSITE = {Side.TOP: Side.BOTTOM, Side.BOTTOM: Side.TOP, Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}
SIDE_BY_WORD = {side.word: side for side in Side}


class Point(NamedTuple):
    x: float
    y: float


class Size(NamedTuple):
    w: float
    h: float


class Rect(NamedTuple):
    """Axis-parallel rectangle in points: top-left corner and extent."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    @property
    def center(self) -> Point:
        return Point(self.cx, self.cy)

    @classmethod
    def of_edges(cls, left: float, top: float, right: float, bottom: float) -> Rect:
        return cls(left, top, right - left, bottom - top)

    def grow(self, by: float) -> Rect:
        """The rectangle moved outwards by `by` on every side (inwards if negative)."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def overlaps(self, other: Rect, slack: float = 0.0) -> bool:
        """Whether the interiors meet by more than `slack` in both directions."""
        return (
            self.x + slack < other.right
            and other.x + slack < self.right
            and self.y + slack < other.bottom
            and other.y + slack < self.bottom
        )

    def contains(self, other: Rect, slack: float = 0.0) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def union(self, other: Rect) -> Rect:
        return Rect.of_edges(
            min(self.x, other.x), min(self.y, other.y), max(self.right, other.right), max(self.bottom, other.bottom)
        )

    def middle(self, side: Side) -> Point:
        """Middle of one side."""
        if side.vertical:
            return Point(self.cx, self.y if side is Side.TOP else self.bottom)
        return Point(self.x if side is Side.LEFT else self.right, self.cy)

    def edge(self, side: Side) -> float:
        """The coordinate of a side: y for top and bottom, x for left and right."""
        return (self.y, self.x, self.bottom, self.right)[side]


def facing(source: Rect, target: Rect) -> tuple[Side, Side]:
    """The sides of two boxes that look at each other: up and down first, as a flow goes."""
    if target.y >= source.bottom - 1:
        return Side.BOTTOM, Side.TOP
    if target.bottom <= source.y + 1:
        return Side.TOP, Side.BOTTOM
    return (Side.RIGHT, Side.LEFT) if target.cx >= source.cx else (Side.LEFT, Side.RIGHT)


class EmuPoint(NamedTuple):
    x: int
    y: int


class EmuRect(NamedTuple):
    """Rectangle in whole EMU."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h


def snap_point(point: Point) -> EmuPoint:
    return EmuPoint(to_emu(point.x), to_emu(point.y))


def snap(rect: Rect) -> EmuRect:
    """Round a rectangle's edges, not its extent: neighbours that touched before still touch (STYLE.md 4.4)."""
    left, top = to_emu(rect.x), to_emu(rect.y)
    return EmuRect(left, top, to_emu(rect.right) - left, to_emu(rect.bottom) - top)
