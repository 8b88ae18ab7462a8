"""Ends of connectors: are they tied to a live shape, at a site that exists, and drawn where that site is? Codes C101 to C104."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..base.diagnostic import Diagnostic, Severity
from ..base.geometry import Point, Rect
from ..base.sites import SITES, site_point
from ..read.facts import GlueFacts, ShapeFacts
from ..read.frames import Frame
from .view import SLACK, SlideView, is_anchor, is_drawn, label

_NEAR = 3.0  # points: an end this close to a shape is meant to touch it


@dataclass(frozen=True, slots=True)
class End:
    """One end of a connector. `shape` is what it is tied to, if that is on the slide; `error` the distance in points from its
    site to where it is drawn, None if the site's place is not known; `site_exists` is True where that cannot be told."""

    connector: ShapeFacts
    word: str
    point: Point
    glue: GlueFacts | None
    shape: ShapeFacts | None = None
    site_exists: bool = True
    error: float | None = None


def ends_of(view: SlideView) -> tuple[tuple[End, End], ...]:
    """Begin and end of every connector."""
    by_id: dict[int, ShapeFacts] = {}
    for shape in view.facts.shapes:
        by_id.setdefault(shape.id, shape)
    found = []
    for connector in view.connectors:
        path = connector.path
        if path is not None:
            begin = _end(connector, "begin", path.points[0], path.begin, by_id)
            found.append((begin, _end(connector, "end", path.points[-1], path.end, by_id)))
    return tuple(found)


def _end(connector: ShapeFacts, word: str, point: Point, glue: GlueFacts | None, by_id: dict[int, ShapeFacts]) -> End:
    shape = by_id.get(glue.shape) if glue else None
    if glue is None or shape is None or shape is connector or shape.hidden:
        return End(connector, word, point, glue)
    count = site_count(shape)
    if glue.site < 0 or (count is not None and glue.site >= count):
        return End(connector, word, point, glue, shape, site_exists=False)
    if shape.preset not in SITES:
        return End(connector, word, point, glue, shape)
    site = site_point(shape.preset, glue.site, shape.rect)
    site = Frame(shape.rect, shape.rotation, shape.flip_h, shape.flip_v).place(site)
    return End(connector, word, point, glue, shape, True, math.dist(point, site))


def site_count(shape: ShapeFacts) -> int | None:
    """Number of connection sites; None for presets whose sites we do not know."""
    if shape.kind in ("group", "connector"):
        return 0
    return len(SITES[shape.preset]) if shape.preset in SITES else shape.sites


def judge_ends(view: SlideView, ends: Sequence[tuple[End, End]]) -> Iterator[Diagnostic]:
    for begin, end in ends:
        if _is_rule(view, begin, end):
            continue
        for one in (begin, end):
            yield from _judge_end(view, one)


def _is_rule(view: SlideView, begin: End, end: End) -> bool:
    """Whether it is no connector between shapes but a plain drawn line: straight, without arrows, touching nothing."""
    path, line = begin.connector.path, begin.connector.line
    if begin.glue or end.glue or path is None or len(path.points) > 2 or (line and (line.begin_arrow or line.end_arrow)):
        return False
    boxes = [shape.bounds for shape in view.shapes if is_drawn(shape)]
    return not any(_on_border(one.point, box) for one in (begin, end) for box in boxes)


def _on_border(point: Point, box: Rect) -> bool:
    spot = Rect(point.x, point.y, 0, 0)
    return box.grow(_NEAR).contains(spot) and not box.grow(-_NEAR).contains(spot)


def _judge_end(view: SlideView, end: End) -> Iterator[Diagnostic]:
    connector, error = end.connector, Severity.ERROR
    if end.glue is None:
        hint = "drag the end onto a connection site, so that it follows the shape"
        yield view.finding("C101", error, connector, f"its {end.word} is not tied to a shape", hint)
    elif end.shape is None:
        missing = f"its {end.word} is tied to a shape that is not on the slide (id {end.glue.shape})"
        yield view.finding("C102", error, connector, missing, "tie it to a shape again")
    elif not end.site_exists:
        what = "a group has none" if end.shape.kind == "group" else f"it has {site_count(end.shape)}, counted from 0"
        message = f"its {end.word} is tied to site {end.glue.site} of '{label(end.shape)}', which does not exist ({what})"
        yield view.finding("C103", error, connector, message)
    elif (distance := _distance(end)) > SLACK:
        message = f"its {end.word} is drawn {distance:.1f} pt away from its site on '{label(end.shape)}'"
        yield view.finding("C104", error, connector, message, "move the shape a little: PowerPoint then draws the connector anew")


def _distance(end: End) -> float:
    """How far an end is off; for sites of unknown place, how far it lies outside of the shape at least."""
    if end.error is not None or end.shape is None:
        return end.error or 0.0
    box = end.shape.bounds
    dx = max(box.x - end.point.x, 0.0, end.point.x - box.right)
    dy = max(box.y - end.point.y, 0.0, end.point.y - box.bottom)
    return math.hypot(dx, dy)


def node_of(view: SlideView, shape: ShapeFacts) -> ShapeFacts:
    """What an end belongs to in the reader's eyes: the shape itself, or for an anchor the largest shape of its group."""
    if not is_anchor(shape) or shape.parent is None:
        return shape
    siblings = [one for one in view.children.get(shape.parent, ()) if is_drawn(one)]
    return max(siblings, key=lambda one: one.bounds.w * one.bounds.h, default=shape)
