"""Breaking one text into lines at a width: greedily as PowerPoint does, or balanced as a designer would. Never changes the text."""

from __future__ import annotations

from math import fsum
from typing import NamedTuple

from .breaks import Piece, pieces
from .measure import TextMeasurer
from .style import TextStyle

EPSILON = 1e-6  # points; a line exactly as wide as its area fits

# Costs of a line, in units of (ideal width)^2; a line that misses the ideal by a fifth costs 0.04.
_HYPHEN_COST = 0.04
_DANGLING_COST = 0.04
_LONELY_COST = 1.0
_SHORT_LAST = 1.5  # a short last line counts more than a short first one
_LONELY = 0.4  # a last line of one piece, narrower than this share of the ideal


class WrappedLine(NamedTuple):
    """Characters [start, end) of a text, without the blanks that hang at the end, and their advance width in points."""

    start: int
    end: int
    width: float


def min_width(text: str, style: TextStyle, m: TextMeasurer) -> float:
    """Points that the widest unbreakable piece takes: no text area may be narrower."""
    return max(m.advance(text[p.start : p.end], style) for p in pieces(text))


def natural_width(text: str, style: TextStyle, m: TextMeasurer) -> float:
    """Points that the widest line takes when only forced breaks count."""
    return max(m.advance(text[line[0].start : line[-1].end], style) for line in _forced_lines(text))


def greedy(text: str, style: TextStyle, width: float, m: TextMeasurer) -> tuple[WrappedLine, ...]:
    """The lines that PowerPoint makes at `width` points: each takes what fits. A piece wider than that gets a line of its own."""
    return tuple(line for run in _forced_lines(text) for line in _greedy_run(text, run, style, width, m))


def balanced(text: str, style: TextStyle, width: float, m: TextMeasurer) -> tuple[WrappedLine, ...]:
    """The fewest lines that fit `width` points, as even as they can be: no lonely short last word where that can be had,
    rather a short first line than a short last one, and no break after a hyphen unless it makes the lines clearly more even."""
    lines: list[WrappedLine] = []
    for run in _forced_lines(text):
        lines += _balanced_run(text, run, style, width, m)
    return tuple(lines)


def _forced_lines(text: str) -> list[tuple[Piece, ...]]:
    runs: list[tuple[Piece, ...]] = []
    first = 0
    parts = pieces(text)
    for i, piece in enumerate(parts):
        if piece.forced or i == len(parts) - 1:
            runs.append(parts[first : i + 1])
            first = i + 1
    return runs


def _line(text: str, first: Piece, last: Piece, style: TextStyle, m: TextMeasurer) -> WrappedLine:
    return WrappedLine(first.start, last.end, m.advance(text[first.start : last.end], style))


def _greedy_run(text: str, run: tuple[Piece, ...], style: TextStyle, width: float, m: TextMeasurer) -> list[WrappedLine]:
    lines, first = [], 0
    while first < len(run):
        line, last = _line(text, run[first], run[first], style, m), first
        while last + 1 < len(run):
            longer = _line(text, run[first], run[last + 1], style, m)
            if longer.width > width + EPSILON:
                break
            line, last = longer, last + 1
        lines.append(line)
        first = last + 1
    return lines


def _balanced_run(text: str, run: tuple[Piece, ...], style: TextStyle, width: float, m: TextMeasurer) -> list[WrappedLine]:
    """Shortest path over break points, from the end: (number of lines, cost) of the best way to set each suffix."""
    whole = _line(text, run[0], run[-1], style, m)
    if whole.width <= width + EPSILON or len(run) == 1:
        return [whole]
    rows = _greedy_run(text, run, style, width, m)
    ideal = fsum(row.width for row in rows) / len(rows)
    best: list[tuple[int, float, WrappedLine, int]] = []  # for the suffix that begins at piece len(run) - 1 - position
    for first in range(len(run) - 1, -1, -1):
        options = []
        for last in range(first, len(run)):
            line = _line(text, run[first], run[last], style, m)
            if line.width > width + EPSILON and last > first:
                break
            after = best[len(run) - 2 - last] if last < len(run) - 1 else None
            cost = _line_cost(text, run, first, last, line.width / ideal)
            options.append((1 + (after[0] if after else 0), cost + (after[1] if after else 0.0), line, last + 1))
        best.append(min(options, key=lambda option: option[:2]))
    lines, first = [], 0
    while first < len(run):
        _, _, line, first = best[len(run) - 1 - first]
        lines.append(line)
    return lines


def _line_cost(text: str, run: tuple[Piece, ...], first: int, last: int, share: float) -> float:
    """What a line costs whose width is `share` of the ideal."""
    cost = (1 - share) ** 2
    if last == len(run) - 1:
        cost *= _SHORT_LAST if share < 1 else 1.0
        return cost + (_LONELY_COST if first == last and share < _LONELY else 0.0)
    piece = run[last]
    if piece.end == run[last + 1].start and text[piece.end - 1] in "-\u2010":
        return cost + _HYPHEN_COST
    # "+" or "&" leads the next line better than it ends this one
    dangling = first != last and not any(char.isalnum() for char in text[piece.start : piece.end])
    return cost + (_DANGLING_COST if dangling else 0.0)
