"""SVG path data (the `d` attribute) -> absolute moves, lines, cubic curves and closes. Knows no XML.

Source: SVG 2, 9.3.9 "The grammar for path data"; numbers also in the older spelling `1.`, which SVG 1.1 allows.
"""

from __future__ import annotations

import math
import re

from ..base.geometry import Point
from ..scene import PathOp
from .arc import arc_cubics

_BLANKS = re.compile(r"[ \t\n\f\r]*")
_BETWEEN = re.compile(r"[ \t\n\f\r]*,?[ \t\n\f\r]*")
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_FLAG = re.compile(r"[01]")
_COMMAND = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]")

# what each command takes: n a number, f a flag (one character, so `01` is two of them)
_ARGUMENTS = {"M": "nn", "L": "nn", "H": "n", "V": "n", "C": "nnnnnn", "S": "nnnn", "Q": "nnnn", "T": "nn", "A": "nnnffnn"}


class PathError(ValueError):
    """Path data that breaks the grammar; the message says where (characters count from 1)."""


def parse_path(data: str) -> tuple[PathOp, ...]:
    """The path as absolute `M`, `L`, `C`, `Z`, in the units of `data`. Empty for empty data. PathError if it breaks the grammar."""
    pen = _Pen()
    at = _skip(_BLANKS, data, 0)
    while at < len(data):
        match = _COMMAND.match(data, at)
        if match is None:
            raise PathError(f"path data, character {at + 1}: {data[at]!r} is no command")
        if not pen.ops and match[0] not in "Mm":
            raise PathError(f"path data must begin with a move, not {match[0]!r}")
        at = _skip(_BLANKS, data, match.end())
        at = _run_command(data, at, match[0], pen)
    return tuple(pen.ops)


def _run_command(data: str, at: int, letter: str, pen: _Pen) -> int:
    """Draws one command with every set of arguments that follows; gives the place after them."""
    kind = letter.upper()
    if kind == "Z":
        pen.close()
        return at
    while True:
        values, at = _arguments(data, at, letter)
        pen.draw(kind, values, relative=letter.islower())
        if kind == "M":  # further pairs after a move are lines
            kind, letter = "L", "l" if letter == "m" else "L"
        further = _skip(_BETWEEN, data, at)
        if NUMBER.match(data, further) is None:
            return _skip(_BLANKS, data, at)
        at = further


def _arguments(data: str, at: int, letter: str) -> tuple[tuple[float, ...], int]:
    values: list[float] = []
    for kind in _ARGUMENTS[letter.upper()]:
        if values:
            at = _skip(_BETWEEN, data, at)
        match = (_FLAG if kind == "f" else NUMBER).match(data, at)
        if match is None:
            what = "a flag (0 or 1)" if kind == "f" else "a number"
            raise PathError(f"path data, character {at + 1}: {letter!r} wants {what} here")
        value = float(match[0])
        if not math.isfinite(value):
            raise PathError(f"path data, character {at + 1}: {match[0]} is too large")
        values.append(value)
        at = match.end()
    return tuple(values), at


def _skip(pattern: re.Pattern[str], data: str, at: int) -> int:
    match = pattern.match(data, at)
    return match.end() if match else at


class _Pen:
    """Where the path stands: current point, start of the subpath, and the last handle that S and T reflect."""

    def __init__(self) -> None:
        self.ops: list[PathOp] = []
        self._at = self._start = self._handle = Point(0.0, 0.0)
        self._previous = ""

    def close(self) -> None:
        self.ops.append(("Z", ()))
        self._at, self._previous = self._start, "Z"

    def draw(self, kind: str, values: tuple[float, ...], relative: bool) -> None:
        if self._previous == "Z" and kind != "M":  # a subpath without a move of its own begins where the last one did
            self.ops.append(("M", self._at))
        base = self._at if relative else Point(0.0, 0.0)
        if kind == "H":
            self._line(Point(base.x + values[0], self._at.y))
        elif kind == "V":
            self._line(Point(self._at.x, base.y + values[0]))
        elif kind == "A":
            self._arc(values, Point(base.x + values[5], base.y + values[6]))
        else:
            points = [Point(base.x + x, base.y + y) for x, y in zip(values[::2], values[1::2])]
            self._draw_points(kind, points)
        self._previous = kind

    def _draw_points(self, kind: str, points: list[Point]) -> None:
        if kind == "M":
            self.ops.append(("M", points[0]))
            self._at = self._start = points[0]
        elif kind == "L":
            self._line(points[0])
        elif kind == "C":
            self._cubic(points[0], points[1], points[2])
        elif kind == "S":
            self._cubic(self._reflected("CS"), points[0], points[1])
        elif kind == "Q":
            self._quadratic(points[0], points[1])
        else:
            self._quadratic(self._reflected("QT"), points[0])

    def _reflected(self, kinds: str) -> Point:
        """The last handle mirrored in the current point; the current point itself after any other command (SVG 2, 9.3.6-7)."""
        if self._previous and self._previous in kinds:
            return Point(2 * self._at.x - self._handle.x, 2 * self._at.y - self._handle.y)
        return self._at

    def _line(self, to: Point) -> None:
        self.ops.append(("L", to))
        self._at = to

    def _cubic(self, first: Point, second: Point, to: Point) -> None:
        self.ops.append(("C", (*first, *second, *to)))
        self._handle, self._at = second, to

    def _quadratic(self, handle: Point, to: Point) -> None:
        """The same curve as a cubic: its handles lie two thirds of the way to the quadratic's."""
        at = self._at
        first = Point(at.x + (handle.x - at.x) * 2 / 3, at.y + (handle.y - at.y) * 2 / 3)
        second = Point(to.x + (handle.x - to.x) * 2 / 3, to.y + (handle.y - to.y) * 2 / 3)
        self._cubic(first, second, to)
        self._handle = handle

    def _arc(self, values: tuple[float, ...], to: Point) -> None:
        rx, ry, rotation, large, sweep = values[:5]
        if rx == 0 or ry == 0:
            self._line(to)
            return
        for first, second, end in arc_cubics(self._at, rx, ry, rotation, bool(large), bool(sweep), to):
            self._cubic(first, second, end)
        self._at = to
