"""Names and descriptions: twice the same name (C401), default names (C402), alt text (C403), titles (C404), whole-slide pictures
(C405), twice the same id (C406), a deck without a title (C407).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..base.diagnostic import Diagnostic, Severity, Span
from ..read.facts import DeckFacts, ShapeFacts
from .view import SlideView, label

# "Rectangle 3", "Straight Arrow Connector 12", "Picture 4", "Connector: Elbow 7", "Google Shape;54;p13"
_DEFAULT = re.compile(
    r"(?:[A-Z][a-z-]+:? )*(?:Rectangle|Oval|TextBox|Box|Connector|Elbow|Curved|Picture|Group|Freeform|Shape|Graphic|Triangle|Arrow"
    r"|Diamond|Line|Straight|Corners?|Cylinder|Can|Chart|Table|Diagram|Image|Process|Decision|Terminator|Ellipse|Hexagon|Callout)"
    r"(?:: \w+)* \d+|Google Shape;.*"
)


def judge_deck(deck: DeckFacts) -> Iterator[Diagnostic]:
    if not deck.title:
        yield Diagnostic("C407", Severity.INFO, "the deck has no title in its properties", Span(deck.file))


def judge_identity(view: SlideView) -> Iterator[Diagnostic]:
    slide = view.facts
    if slide.title is None:
        hint = "give it one; above the page it is read aloud but not seen"
        yield view.finding("C404", Severity.WARNING, None, "the slide has no title", hint)
    yield from _judge_ids(view)
    yield from _judge_names(view)
    for shape in view.shapes:
        if _needs_alt(shape) and not shape.alt and not _is_spared(view, shape):
            kind = "graphic" if shape.kind == "graphic_frame" else shape.kind
            yield view.finding(
                "C403", Severity.WARNING, shape, f"the {kind} has no alt text", "describe it, or mark it as decorative"
            )
        extent = view.extents.get(shape.z)
        if shape.kind == "picture" and extent and extent.w * extent.h > 0.5 * view.page.w * view.page.h:
            yield view.finding("C405", Severity.INFO, shape, "most of the slide is one picture: nothing in it can be edited")


def _judge_ids(view: SlideView) -> Iterator[Diagnostic]:
    for number, count in Counter(shape.id for shape in view.facts.shapes).items():
        if count > 1:
            names = " and ".join(f"'{label(shape)}'" for shape in view.facts.shapes if shape.id == number)
            message = f"{names} have the same id {number}, so it is not clear what is tied to them"
            yield view.finding("C406", Severity.ERROR, None, message)


def _judge_names(view: SlideView) -> Iterator[Diagnostic]:
    names = Counter(shape.name for shape in view.facts.shapes if shape.name)
    for shape in view.facts.shapes:
        if names.pop(shape.name, 0) > 1:
            times = sum(1 for one in view.facts.shapes if one.name == shape.name)
            yield view.finding("C401", Severity.WARNING, shape, f"{times} shapes on the slide have this name")
        elif shape.kind != "placeholder" and (not shape.name or _DEFAULT.fullmatch(shape.name)):
            yield view.finding("C402", Severity.INFO, shape, "the name says nothing of what it is")


def _needs_alt(shape: ShapeFacts) -> bool:
    if shape.kind == "graphic_frame":
        return shape.content != "table"  # its cells are read aloud
    return shape.kind in ("picture", "group", "connector")


def _is_spared(view: SlideView, shape: ShapeFacts) -> bool:
    """Decoration, and parts of a group that is described as a whole."""
    return shape.decorative or any(group.alt for group in view.ancestors(shape))
