"""Where each line of a text body stands, as PowerPoint sets it. Scene text in, baselines in points out; never breaks a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..base.geometry import Rect
from ..base.units import to_pt
from ..scene import Paragraph, Run, SceneTheme, TextBody
from ..text import ASCENT, LINE_PITCH, TextStyle

_EMPTY_SIZE = 18.0  # what PowerPoint takes for a paragraph that says nothing


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """Pieces of one style each; `x` is the left end, the middle or the right end by `align`. Points; `width` 0 if unknown."""

    runs: tuple[Run, ...]
    x: float
    baseline: float
    align: Literal["left", "center", "right"]
    width: float


def style_of(run: Run, theme: SceneTheme) -> TextStyle:
    faces = theme.major_faces if run.face == "major" else theme.minor_faces
    return TextStyle(faces, run.size, run.bold, run.italic)


def place_lines(body: TextBody, area: Rect) -> tuple[PlacedLine, ...]:
    """Every line that says something. `area` is the preset's text rectangle; insets and anchor act inside it.

    Lines are 1.2 times the paragraph's largest size apart, their baselines 1.0 times below their tops. Text too tall sticks out.
    """
    left, top, right, bottom = map(to_pt, body.insets)
    room = Rect.of_edges(area.x + left, area.y + top, area.right - right, area.bottom - bottom)
    spare = room.h - _height(body)
    y = room.y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[body.anchor]
    placed: list[PlacedLine] = []
    for number, paragraph in enumerate(body.paragraphs):
        y += _space_before(paragraph, number)
        x = {"left": room.x, "center": room.cx, "right": room.right}[paragraph.align]
        for line in paragraph.lines:
            if runs := tuple(_pieces(paragraph, line.start, line.end)):
                placed.append(PlacedLine(runs, x, y + ASCENT * paragraph.size, paragraph.align, to_pt(line.width)))
            y += _pitch(paragraph)
        y += 0.0 if paragraph.lines else _pitch(paragraph)
    return tuple(placed)


def _height(body: TextBody) -> float:
    return sum(
        _space_before(paragraph, number) + max(1, len(paragraph.lines)) * _pitch(paragraph)
        for number, paragraph in enumerate(body.paragraphs)
    )


def _space_before(paragraph: Paragraph, number: int) -> float:
    """PowerPoint gives the first paragraph of a shape no space before it."""
    return to_pt(paragraph.space_before) if number else 0.0


def _pitch(paragraph: Paragraph) -> float:
    return LINE_PITCH * (paragraph.size if paragraph.runs else _EMPTY_SIZE)


def _pieces(paragraph: Paragraph, start: int, end: int) -> Iterator[Run]:
    """The parts of the runs that lie in characters [start, end) of the paragraph."""
    offset = 0
    for run in paragraph.runs:
        piece = run.text[max(0, start - offset) : max(0, end - offset)]
        offset += len(run.text)
        if piece:
            yield run._replace(text=piece)
