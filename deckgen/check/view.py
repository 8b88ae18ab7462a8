"""A slide prepared for judging: what is visible, where its text lies, what its groups enclose. Facts in, a view out; finds no
faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from ..base.diagnostic import Diagnostic, Severity, Span
from ..base.geometry import Rect
from ..read.facts import DeckFacts, ShapeFacts, SlideFacts
from ..text import TextMeasurer
from .text_place import SLACK, PlacedText, place_text

__all__ = ["SLACK", "TINY", "SlideView", "core", "is_anchor", "is_drawn", "label", "meeting_pairs", "view_of"]

TINY = 6.0  # points: shapes up to this size can serve as anchors


@dataclass(frozen=True, slots=True)
class SlideView:
    """One slide. `shapes` are the visible ones, back to front; the mappings go by `z`.

    `extents` are boxes around what is seen of a shape (ink of its text, its outline or fill, a line's path, a group's contents);
    shapes of which nothing is seen have none.
    """

    file: str
    page: Rect
    facts: SlideFacts
    shapes: tuple[ShapeFacts, ...]
    texts: Mapping[int, PlacedText]
    extents: Mapping[int, Rect]
    children: Mapping[int | None, tuple[ShapeFacts, ...]]

    @property
    def connectors(self) -> tuple[ShapeFacts, ...]:
        return tuple(shape for shape in self.shapes if shape.kind == "connector")

    def ancestors(self, shape: ShapeFacts) -> Iterator[ShapeFacts]:
        """Groups around a shape, innermost first."""
        parent = shape.parent
        while parent is not None:
            group = self.facts.shapes[parent]
            yield group
            parent = group.parent

    def finding(self, code: str, severity: Severity, shape: ShapeFacts | None, message: str, *hints: str) -> Diagnostic:
        place = f"slide {self.facts.number}" + (f" / {label(shape)}" if shape else "")
        return Diagnostic(code, severity, message, Span(self.file, 0, 0, place), hints)


def view_of(deck: DeckFacts, slide: SlideFacts, m: TextMeasurer) -> SlideView:
    shapes = tuple(shape for shape in slide.shapes if not shape.hidden)
    texts = {shape.z: text for shape in shapes if (text := place_text(shape, m)) is not None}
    children: dict[int | None, list[ShapeFacts]] = {}
    for shape in shapes:
        children.setdefault(shape.parent, []).append(shape)
    extents: dict[int, Rect] = {}
    for shape in reversed(shapes):  # children come before their group
        inside = [extents[one.z] for one in children.get(shape.z, ()) if one.z in extents]
        extent = _union(inside) if shape.kind == "group" else _seen(shape, texts.get(shape.z))
        if extent is not None:
            extents[shape.z] = extent
    frozen = {parent: tuple(group) for parent, group in children.items()}
    return SlideView(deck.file, Rect(0, 0, deck.page.w, deck.page.h), slide, shapes, texts, extents, frozen)


def _seen(shape: ShapeFacts, text: PlacedText | None) -> Rect | None:
    if shape.path is not None:
        if shape.line is None:
            return None
        xs, ys = [point.x for point in shape.path.points], [point.y for point in shape.path.points]
        return Rect.of_edges(min(xs), min(ys), max(xs), max(ys))
    parts = [shape.bounds] if is_drawn(shape) else []
    return _union([*parts, *([text.block] if text else [])])


def _union(rects: Sequence[Rect]) -> Rect | None:
    return reduce(Rect.union, rects) if rects else None


def is_drawn(shape: ShapeFacts) -> bool:
    """Whether an area is seen, apart from text: fill, outline, or contents of its own. Lines and groups are no areas."""
    if shape.path is not None or shape.kind in ("connector", "group"):
        return False
    return shape.kind in ("picture", "graphic_frame") or shape.fill.visible or shape.line is not None


def is_anchor(shape: ShapeFacts) -> bool:
    """Whether a shape is only there to be glued to: tiny and not drawn."""
    return shape.rect.w <= TINY and shape.rect.h <= TINY and not is_drawn(shape) and not shape.has_text


def core(shape: ShapeFacts) -> Rect:
    """A box that surely lies inside the shape's outline: what is in it is in the shape."""
    box = shape.bounds
    if shape.rotation % 90:
        inset = min(box.w, box.h) / 4
        return box.grow(-inset)
    share = {"ellipse": 0.146, "flowChartConnector": 0.146, "diamond": 0.25, "flowChartDecision": 0.25}.get(shape.preset or "", 0.0)
    return Rect(box.x + share * box.w, box.y + share * box.h, box.w * (1 - 2 * share), box.h * (1 - 2 * share))


def label(shape: ShapeFacts) -> str:
    """A shape's name in messages and places."""
    return shape.name or f"shape {shape.id}"


def meeting_pairs(boxes: Sequence[tuple[int, Rect]], slack: float = 0.0) -> Iterator[tuple[int, int]]:
    """Keys of the boxes that overlap by more than `slack` both ways, each pair once, in order of the boxes given: a sweep along x.

    With a negative slack also boxes that lie that close to each other.
    """
    order = sorted(range(len(boxes)), key=lambda i: boxes[i][1].x)
    found: list[tuple[int, int]] = []
    active: list[int] = []
    for i in order:
        box = boxes[i][1]
        active = [j for j in active if boxes[j][1].right > box.x + slack]
        found += [(min(i, j), max(i, j)) for j in active if box.overlaps(boxes[j][1], slack)]
        active.append(i)
    for i, j in sorted(found):
        yield boxes[i][0], boxes[j][0]
