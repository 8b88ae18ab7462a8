"""Labels of connectors against boxes: a label on a shape that its line does not run in (C307). Labels on texts are C303, on lines C106."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..base.diagnostic import Diagnostic, Severity
from ..read.facts import ShapeFacts
from .names import is_lane, labelled
from .places import Pairs
from .routes import Route
from .view import SLACK, SlideView, core, is_anchor, is_drawn, label


def judge_labels(view: SlideView, routes: Sequence[Route], told: Pairs) -> Iterator[Diagnostic]:
    """Adds to `told` the pairs of shapes that are in each other's way."""
    by_name = {route.shape.name: route for route in reversed(routes)}
    boxes = [shape for shape in view.shapes if is_drawn(shape) and not is_anchor(shape) and not is_lane(shape)]
    for z, text in view.texts.items():
        shape = view.facts.shapes[z]
        route = by_name.get(labelled(shape) or "")
        if route is None:
            continue
        hit = [
            box
            for box in boxes
            if box is not shape and core(box).overlaps(text.block, SLACK) and not _around(view, box, shape, route)
        ]
        hit.sort(key=lambda box: box.bounds.w * box.bounds.h)
        for box in hit:
            told.update(frozenset((z, one.z)) for one in (box, *view.ancestors(box)))
        if hit:
            yield view.finding("C307", Severity.ERROR, shape, f"it lies on '{label(hit[0])}'")


def _around(view: SlideView, box: ShapeFacts, shape: ShapeFacts, route: Route) -> bool:
    """Whether the box holds the label together with one end of its line: then the line runs in it, and so may the label."""
    ends = [end for end in (route.begin, route.end) if end is not None and end is not box]
    return box.bounds.contains(view.texts[shape.z].block, SLACK) and any(box.bounds.contains(end.bounds, SLACK) for end in ends)
