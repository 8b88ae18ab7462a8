"""Can everything be read? Text against its box (C201, C202), small type (C203), contrast of text (C204), outlines (C205), lines
(C206).

Sources of the limits: WCAG 2.2, 1.4.3 (text 4.5:1; 3:1 from 18 pt, or 14 pt bold) and 1.4.11 (graphics 3:1).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.diagnostic import Diagnostic, Severity
from ..base.geometry import Point
from ..read.facts import RunFacts, ShapeFacts
from .ground import Ground, least_contrast
from .segments import segments_of
from .text_place import PlacedText
from .view import SLACK, SlideView, is_drawn

SMALLEST_TYPE = 9.0
_GRAPHICS = 3.0


def judge_legibility(view: SlideView, ground: Ground) -> Iterator[Diagnostic]:
    for shape in view.shapes:
        extent = view.extents.get(shape.z)
        if extent is None or not extent.overlaps(view.page):
            continue  # nothing of it is seen: no matter of reading
        if shape.z in view.texts:
            yield from _judge_fit(view, shape, view.texts[shape.z])
            yield from _judge_size(view, shape)
            yield from _judge_text_contrast(view, shape, view.texts[shape.z], ground)
        if shape.path is not None:
            yield from _judge_line_contrast(view, shape, ground)
        elif is_drawn(shape):
            yield from _judge_outline_contrast(view, shape, ground)


def _judge_fit(view: SlideView, shape: ShapeFacts, text: PlacedText) -> Iterator[Diagnostic]:
    certain = not text.estimated and shape.text is not None and shape.text.fit == "none"
    hint = "widen the shape, shorten the text or take a smaller size"
    if text.overflows:
        severity = Severity.ERROR if certain else Severity.WARNING
        yield view.finding("C201", severity, shape, f"its text leaves the shape: {_by(text.out_width, text.out_height)}", hint)
    elif max(text.over_width, text.over_height) > SLACK:
        message = f"its text runs into the margin of the shape: {_by(text.over_width, text.over_height)}"
        yield view.finding("C202", Severity.WARNING, shape, message, hint)


def _by(width: float, height: float) -> str:
    parts = [f"{amount:.1f} pt too {word}" for amount, word in ((width, "wide"), (height, "high")) if amount > SLACK]
    return " and ".join(parts)


def type_sizes(shape: ShapeFacts) -> Iterator[float]:
    """Sizes in points, as shown, of all runs with letters."""
    if shape.text is not None:
        for paragraph in shape.text.paragraphs:
            for run in paragraph.runs:
                if run.text.strip():
                    yield run.size * shape.text.font_scale


def _judge_size(view: SlideView, shape: ShapeFacts) -> Iterator[Diagnostic]:
    smallest = min(type_sizes(shape), default=SMALLEST_TYPE)
    if smallest < SMALLEST_TYPE - 1e-6:
        message = f"its type is {smallest:g} pt, and under {SMALLEST_TYPE:g} pt is hard to read"
        yield view.finding("C203", Severity.WARNING, shape, message)


def _judge_text_contrast(view: SlideView, shape: ShapeFacts, text: PlacedText, ground: Ground) -> Iterator[Diagnostic]:
    grounds = [ground.at(line.center, shape.z + 1) for line in text.lines]
    worst: tuple[float, float] | None = None
    for run in _looks(shape):
        ratio = least_contrast(run.color, grounds)
        needed = _needed(run, shape.text.font_scale if shape.text else 1.0)
        if ratio is not None and ratio < needed - 0.005 and (worst is None or ratio < worst[0]):
            worst = (ratio, needed)
    if worst:
        message = f"the contrast of its text is {worst[0]:.2f}:1, and {worst[1]:g}:1 is needed"
        yield view.finding("C204", Severity.WARNING, shape, message)


def _looks(shape: ShapeFacts) -> tuple[RunFacts, ...]:
    """One run of every colour, size and weight."""
    runs = [run for paragraph in (shape.text.paragraphs if shape.text else ()) for run in paragraph.runs if run.text.strip()]
    return tuple({(run.color, run.size, run.bold): run for run in runs}.values())


def _needed(run: RunFacts, scale: float) -> float:
    size = run.size * scale
    return 3.0 if size >= 18 or (run.bold and size >= 14) else 4.5


def _judge_outline_contrast(view: SlideView, shape: ShapeFacts, ground: Ground) -> Iterator[Diagnostic]:
    """The outline against what lies around the shape (of a freeform: under it), unless its fill already stands out."""
    if shape.line is None or shape.kind == "graphic_frame":
        return
    box = shape.bounds.grow(shape.line.width / 2 + 0.5)
    places = [Point(box.cx, box.y), Point(box.x, box.cy), Point(box.cx, box.bottom), Point(box.right, box.cy)]
    spots = [box.center] if shape.kind == "freeform" else places
    grounds = [
        ground.at(spot, shape.z)
        for spot in spots
        if view.page.x < spot.x < view.page.right and view.page.y < spot.y < view.page.bottom
    ]
    if all(color.alpha >= 1 for color in shape.fill.colors):
        fills = [least_contrast(color, grounds) for color in shape.fill.colors]
        if fills and all(ratio is None or ratio >= _GRAPHICS for ratio in fills):
            return
    ratio = least_contrast(shape.line.color, grounds)
    if ratio is not None and ratio < _GRAPHICS - 0.005:
        message = f"the contrast of its outline is {ratio:.2f}:1, and {_GRAPHICS:g}:1 is needed"
        yield view.finding("C205", Severity.WARNING, shape, message)


def _judge_line_contrast(view: SlideView, shape: ShapeFacts, ground: Ground) -> Iterator[Diagnostic]:
    if shape.line is None or shape.path is None:
        return
    grounds = [ground.at(segment.middle, shape.z) for segment in segments_of(shape.path.points)]
    ratio = least_contrast(shape.line.color, grounds)
    if ratio is not None and ratio < _GRAPHICS - 0.005:
        message = f"the contrast of the line is {ratio:.2f}:1, and {_GRAPHICS:g}:1 is needed"
        yield view.finding("C206", Severity.WARNING, shape, message)
