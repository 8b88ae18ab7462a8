"""A sparse grid: the coordinates worth trying, what is solid between them, what is dear, and which lines lie where.

The grid's lines are the coordinates that `Ground.coordinates` proposes, so a way found here never has a point that means nothing. In:
rectangles and lines; out: what `search` asks of a step from one vertex to the next. It finds no ways itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..base.geometry import Point, Rect, Side
from .scene_map import HARD

NEAR = 0.8  # extra price per point within the clearance of a border
ON_LINE = 0.4  # a drawn line this near to a grid line lies on it, in points
BESIDE = 4.0  # a drawn line this near to one runs along it, in points


class Gate(NamedTuple):
    """A way out of (or into) a box: grid vertex just outside (inside for `inner`), the side it belongs to, its price."""

    ix: int
    iy: int
    side: Side
    price: float
    at: float
    anchor: bool
    inner: bool = False

    @property
    def out(self) -> Side:
        """The direction in which a line leaves the border here."""
        return self.side.opposite if self.inner else self.side


@dataclass(slots=True)
class Favour:
    """Grid lines that a search should prefer or avoid: price factors by column and row."""

    columns: dict[int, float] = field(default_factory=dict)
    rows: dict[int, float] = field(default_factory=dict)


class Window(NamedTuple):
    """The part of the grid that a search may use: first and last column and row."""

    left: int
    top: int
    right: int
    bottom: int


class Grid:
    """Coordinates, what is solid between them, and which routes lie where. A step has the number of its left or upper vertex."""

    def __init__(self, xs: Sequence[float], ys: Sequence[float], hard: float = HARD) -> None:
        self.hard = hard  # no line comes nearer to a stranger's border than this, in points
        self.xs, self.ys = list(xs), list(ys)
        self.nx, self.ny = len(xs), len(ys)
        size = self.nx * self.ny
        self.right_shut = [0] * size  # strangers that shut the step from a vertex to the right
        self.down_shut = [0] * size
        self.right_near = [0.0] * size  # extra price of that step for running along a border
        self.down_near = [0.0] * size
        self.right_used: dict[int, list[int]] = {}
        self.down_used: dict[int, list[int]] = {}
        self.used: dict[int, list[int]] = {}
        self.right_crossed: dict[int, list[int]] = {}  # lines that stand across a step, between two vertices
        self.down_crossed: dict[int, list[int]] = {}
        self.fixed: dict[int, None] = {}  # owners of lines that will not be moved aside later

    @property
    def whole(self) -> Window:
        return Window(0, 0, self.nx - 1, self.ny - 1)

    def window(self, rect: Rect) -> Window:
        """The grid lines inside a rectangle."""
        return Window(
            bisect_left(self.xs, rect.x),
            bisect_left(self.ys, rect.y),
            bisect_right(self.xs, rect.right) - 1,
            bisect_right(self.ys, rect.bottom) - 1,
        )

    # ---- solid things

    def shut(self, rect: Rect, by: int = 1) -> None:
        """Close (by=1) or open again (by=-1) every step that would come too near to `rect`."""
        xs, ys, nx = self.xs, self.ys, self.nx
        x0, y0, x1, y1 = rect.x - self.hard, rect.y - self.hard, rect.right + self.hard, rect.bottom + self.hard
        columns = range(bisect_right(xs, x0), bisect_left(xs, x1))
        rows = range(bisect_right(ys, y0), bisect_left(ys, y1))
        steps_x = range(max(0, bisect_right(xs, x0) - 1), min(self.nx - 1, bisect_left(xs, x1)))
        steps_y = range(max(0, bisect_right(ys, y0) - 1), min(self.ny - 1, bisect_left(ys, y1)))
        for iy in rows:
            for ix in steps_x:
                self.right_shut[iy * nx + ix] += by
        for iy in steps_y:
            for ix in columns:
                self.down_shut[iy * nx + ix] += by

    def price_near(self, rect: Rect, clear: float) -> None:
        """Make steps that run along a border within `clear` dearer."""
        nx, within = self.nx, clear - 0.5
        steps_x = self._steps(self.xs, rect.x, rect.right)
        steps_y = self._steps(self.ys, rect.y, rect.bottom)
        for border in (rect.y, rect.bottom):
            for iy in range(bisect_right(self.ys, border - within), bisect_left(self.ys, border + within)):
                for ix in steps_x:
                    self.right_near[iy * nx + ix] = NEAR
        for border in (rect.x, rect.right):
            for ix in range(bisect_right(self.xs, border - within), bisect_left(self.xs, border + within)):
                for iy in steps_y:
                    self.down_near[iy * nx + ix] = NEAR

    @staticmethod
    def _steps(lines: Sequence[float], low: float, high: float) -> range:
        """The steps between grid lines that meet low..high."""
        return range(max(0, bisect_right(lines, low) - 1), min(len(lines) - 1, bisect_left(lines, high)))

    # ---- lines already drawn

    def vertices(self, path: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
        """Every grid vertex on a path of corners."""
        yield path[0]
        for (ax, ay), (bx, by) in zip(path, path[1:]):
            dx, dy = (bx > ax) - (bx < ax), (by > ay) - (by < ay)
            while (ax, ay) != (bx, by):
                ax, ay = ax + dx, ay + dy
                yield ax, ay

    def draw(self, path: Sequence[tuple[int, int]], owner: int, add: bool = True) -> None:
        """Note (or take back) that route `owner` runs along a path of grid vertices."""
        nx = self.nx
        cells = list(self.vertices(path))
        for ix, iy in cells:
            _note(self.used, iy * nx + ix, owner, add)
        for (ax, ay), (bx, by) in zip(cells, cells[1:]):
            if ay == by:
                _note(self.right_used, ay * nx + min(ax, bx), owner, add)
            else:
                _note(self.down_used, min(ay, by) * nx + ax, owner, add)

    def draw_line(self, points: Sequence[Point], owner: int) -> None:
        """Note that a line that was planned elsewhere runs through these points, on grid lines or between them. It is not moved later."""
        self.fixed[owner] = self.fixed[-1 - owner] = None
        for a, b in zip(points, points[1:]):
            upright = abs(a.x - b.x) < abs(a.y - b.y)
            if upright:
                self._draw_piece(self.xs, self.ys, 1, self.nx, a.x, sorted((a.y, b.y)), owner, True)
            else:
                self._draw_piece(self.ys, self.xs, self.nx, 1, a.y, sorted((a.x, b.x)), owner, False)

    def _draw_piece(
        self,
        lines: Sequence[float],
        steps: Sequence[float],
        across: int,
        along: int,
        at: float,
        ends: list[float],
        owner: int,
        upright: bool,
    ) -> None:
        """One piece at `at` across the `lines`, from end to end along the `steps`; `across` and `along` are what these add to a number.

        On a grid line it is drawn like a route. Beside one it is noted for nobody's friend: a line there would look like one with it.
        """
        runs, crossed = (self.down_used, self.right_crossed) if upright else (self.right_used, self.down_crossed)
        first, last = bisect_left(steps, ends[0] - ON_LINE), bisect_right(steps, ends[1] + ON_LINE)
        for line in range(bisect_left(lines, at - BESIDE), bisect_right(lines, at + BESIDE)):
            on = abs(lines[line] - at) < ON_LINE
            name = owner if on else -1 - owner
            for step in self._steps(steps, *ends):
                _note(runs, line * across + step * along, name, True)
            for step in range(first, last):
                _note(self.used, line * across + step * along, name, True)
        before = bisect_right(lines, at) - 1
        if 0 <= before < len(lines) - 1 and min(at - lines[before], lines[before + 1] - at) >= ON_LINE:
            for step in range(first, last):
                _note(crossed, before * across + step * along, owner, True)

    def forget(self) -> None:
        """Take back every line that was drawn."""
        for table in (self.right_used, self.down_used, self.used, self.right_crossed, self.down_crossed):
            table.clear()
        self.fixed.clear()


def _note(table: dict[int, list[int]], key: int, owner: int, add: bool) -> None:
    owners = table.setdefault(key, [])
    if add:
        owners.append(owner)
        return
    owners.remove(owner)
    if not owners:
        del table[key]
