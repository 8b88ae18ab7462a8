"""Where the letters of a shape lie: text set again at the shape's width, line by line. Facts in, ink rectangles and overflow out.

Sources: the text rectangles of presets are those of the standard's presetShapeDefinitions.xml; the line pitch is
OOXML-FINDINGS.md, 5.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ..base.geometry import Point, Rect
from ..base.text_area import text_margin
from ..read.facts import ParagraphFacts, RunFacts, ShapeFacts, TextFacts
from ..read.frames import Frame
from ..text import LINE_PITCH, TextMeasurer, TextStyle, greedy, pieces, resolve

SLACK = 1.0  # points that never count: programs round, and LibreOffice shrinks every extent by 360 EMU when it saves
CAP, DESCENT = 0.73, 0.21  # of the type size: how far letters reach above and below the baseline (Arial's capitals, its g and p)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Text as set: `lines` are upright ink rectangles on the slide; `over_*` say by how many points it leaves its text area
    (insets taken off) and `out_*` by how many it leaves the shape itself; 0 if it does not. `estimated`: no exact metrics."""

    lines: tuple[Rect, ...]
    over_width: float = 0.0
    over_height: float = 0.0
    out_width: float = 0.0
    out_height: float = 0.0
    estimated: bool = False

    @property
    def overflows(self) -> bool:
        """Whether text leaves its shape, not only the margin inside it."""
        return max(self.out_width, self.out_height) > SLACK

    @property
    def block(self) -> Rect:
        """Box around all lines."""
        block = self.lines[0]
        for line in self.lines[1:]:
            block = block.union(line)
        return block


@dataclass(frozen=True, slots=True)
class _Line:
    """A set line: width, the size that rules it, its pitch, space before it, distance of its left edge from the area's, align."""

    width: float
    size: float
    pitch: float
    ascent: float
    before: float
    margin: float
    align: str


def place_text(shape: ShapeFacts, m: TextMeasurer) -> PlacedText | None:
    """The shape's text set in it; None without any."""
    text = shape.text
    if text is None or not shape.has_text:
        return None
    turned = text.vertical is not None
    box = _turned(shape.rect) if turned else shape.rect
    area = _text_area(shape, text, box)
    lines = _set(text, max(area.w, 0.0) / text.columns, m)
    height = sum(line.before + line.pitch for line in lines)
    widest = max(line.margin + line.width for line in lines)
    frame = Frame(shape.rect, shape.rotation, shape.flip_h, shape.flip_v)
    shown = [_shown(ink, frame, turned, text) for ink in _ink(lines, area, height, text)]
    estimated = any(resolve((run.face,)).estimated for paragraph in text.paragraphs for run in paragraph.runs if run.text.strip())
    if text.columns > 1:  # how PowerPoint fills columns is not known to us
        return PlacedText(tuple(shown), estimated=True)
    over, out = (widest - area.w, widest - box.w) if text.wrap or shape.fill.visible or shape.line else (0.0, 0.0)
    return PlacedText(
        tuple(shown), max(0.0, over), max(0.0, height - area.h), max(0.0, out), max(0.0, height - box.h), estimated
    )  # fmt: skip


def _turned(rect: Rect) -> Rect:
    """The box that turned text sees: height and width swapped about the middle."""
    return Rect(rect.cx - rect.h / 2, rect.cy - rect.w / 2, rect.h, rect.w)


def _text_area(shape: ShapeFacts, text: TextFacts, box: Rect) -> Rect:
    across, down = text_margin(shape.preset or "", box.w, box.h, shape.adjust)
    left, top, right, bottom = (share * side for share, side in zip(_cuts(shape.preset), (box.w, box.h, box.w, box.h)))
    inset = text.insets
    return Rect.of_edges(
        box.x + across + left + inset[0],
        box.y + down + top + inset[1],
        box.right - across - right - inset[2],
        box.bottom - down - bottom - inset[3],
    )


def _cuts(preset: str | None) -> tuple[float, float, float, float]:
    """Shares of width and height that a preset takes from its text rectangle, of those that decks from elsewhere often use and
    `base.text_area` does not know; none for all others, which is lenient."""
    return _PRESET_CUTS.get(preset or "", (0.0, 0.0, 0.0, 0.0))


_PRESET_CUTS = {
    "flowChartConnector": ((1 - 0.5**0.5) / 2,) * 4,
    "flowChartDecision": (0.25,) * 4,
    "flowChartPredefinedProcess": (0.125, 0.0, 0.125, 0.0),
    "flowChartMagneticDisk": (0.0, 1 / 3, 0.0, 1 / 6),
}


def _set(text: TextFacts, width: float, m: TextMeasurer) -> list[_Line]:
    """All lines of a body, wrapped at `width`."""
    lines: list[_Line] = []
    for number, paragraph in enumerate(text.paragraphs):
        room = width - paragraph.margin if text.wrap else math.inf
        size = paragraph.size * text.font_scale
        pitch = paragraph.pitch if paragraph.pitch_points else (paragraph.pitch - text.pitch_cut) * LINE_PITCH * size
        style = _style(paragraph.runs[0], text.font_scale) if paragraph.runs else TextStyle(("Arial",), size)
        ascent = m.ascent(TextStyle(style.faces, size, style.bold)) + (pitch - LINE_PITCH * size)
        for first, line_width in enumerate(_widths(paragraph, text.font_scale, room, m)):
            before = (paragraph.space_before if number else 0.0) if first == 0 else 0.0
            lines.append(_Line(line_width, size, pitch, ascent, before, paragraph.margin, paragraph.align))
        if lines and number + 1 < len(text.paragraphs) and paragraph.space_after:
            last = lines[-1]
            lines[-1] = _Line(
                last.width, size, last.pitch + paragraph.space_after, last.ascent, last.before, last.margin, last.align
            )  # fmt: skip
    return lines


def _style(run: RunFacts, scale: float) -> TextStyle:
    return TextStyle((run.face,), run.size * scale, run.bold, run.italic)


def _widths(paragraph: ParagraphFacts, scale: float, room: float, m: TextMeasurer) -> tuple[float, ...]:
    """Widths of a paragraph's lines, broken greedily as PowerPoint breaks them."""
    runs = [run for run in paragraph.runs if run.text]
    if not runs:
        return (0.0,)
    styles = {_style(run, scale) for run in runs if run.text != "\v"} or {_style(runs[0], scale)}
    text = "".join(_letters(run) for run in runs)
    if len(styles) == 1:
        return tuple(line.width for line in greedy(text, styles.pop(), room, m))
    return _mixed_widths(text, runs, scale, room, m)


def _letters(run: RunFacts) -> str:
    return run.text.upper() if run.caps and len(run.text.upper()) == len(run.text) else run.text


def _mixed_widths(text: str, runs: Sequence[RunFacts], scale: float, room: float, m: TextMeasurer) -> tuple[float, ...]:
    """As `greedy`, for runs of several styles."""
    widths: list[float] = []
    start, previous, fresh = 0, 0.0, True
    for piece in pieces(text):
        if fresh:
            start, fresh = piece.start, False
            widths.append(0.0)
        width = _advance(runs, start, piece.end, scale, m)
        if width > room + 1e-6 and previous > 0:
            start = piece.start
            width = _advance(runs, start, piece.end, scale, m)
            widths.append(0.0)
        widths[-1] = previous = width
        if piece.forced:
            fresh, previous = True, 0.0
    return tuple(widths)


def _advance(runs: Sequence[RunFacts], start: int, end: int, scale: float, m: TextMeasurer) -> float:
    """Width of the characters [start, end) of all runs' text."""
    total, offset = 0.0, 0
    for run in runs:
        part = _letters(run)[max(0, start - offset) : max(0, end - offset)]
        offset += len(run.text)
        if part:
            total += m.advance(part, _style(run, scale))
    return total


def _ink(lines: Sequence[_Line], area: Rect, height: float, text: TextFacts) -> list[Rect]:
    """Ink rectangles in the upright text area; lines without letters give none."""
    free = area.h - height
    y = area.y + {"top": 0.0, "middle": free / 2, "bottom": free}[text.anchor]
    found = []
    for line in lines:
        y += line.before
        if line.width > 0:
            room = area.w - line.margin - line.width
            x = area.x + line.margin + {"center": room / 2, "right": room}.get(line.align, 0.0)
            if not text.wrap and line.align == "left":  # without wrapping the block stands in the middle of a box too narrow for it
                x += min(0.0, room) / 2
            baseline = y + line.ascent
            found.append(Rect.of_edges(x, baseline - CAP * line.size, x + line.width, baseline + DESCENT * line.size))
        y += line.pitch
    return found or [area]


def _shown(ink: Rect, frame: Frame, turned: bool, text: TextFacts) -> Rect:
    """An ink rectangle as it lies on the slide. Text is never mirrored; a vertical flip turns it by half (as PowerPoint does)."""
    angle = frame.rotation + (180 if frame.flip_v else 0)
    if turned:
        angle += 270 if text.vertical == "vert270" else 90
    upright = Frame(frame.rect, angle % 360)
    corners = [
        upright.place(corner)
        for corner in (Point(ink.x, ink.y), Point(ink.right, ink.y), Point(ink.x, ink.bottom), Point(ink.right, ink.bottom))
    ]
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return Rect.of_edges(min(xs), min(ys), max(xs), max(ys))
