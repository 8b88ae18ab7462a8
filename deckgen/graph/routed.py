"""The diagram with a route for every edge."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..base.geometry import Point, Side
from .placed import PlacedDiagram, PlacedText
from .styled import StyledEdge, StyledSlide


class End(NamedTuple):
    """Where an edge meets a node: the middle of a side, or (`anchor`) another point of it that needs an anchor to glue to."""

    node: str
    side: Side
    point: Point
    anchor: bool = False


class PlacedLabel(NamedTuple):
    """A label's text in its rectangle; `align` is towards the line."""

    text: PlacedText
    align: Literal["left", "center", "right"]


class Route(NamedTuple):
    """An edge's way from `begin` to `end`: `points` start and finish on the nodes' borders, two or more, orthogonal.

    `label` stands beside the middle, `end_labels` near the ends (their text's key says which: tail_label, head_label).
    """

    edge: StyledEdge
    begin: End
    end: End
    points: tuple[Point, ...]
    label: PlacedLabel | None = None
    end_labels: tuple[PlacedLabel, ...] = ()


class RoutedDiagram(NamedTuple):
    placed: PlacedDiagram
    routes: tuple[Route, ...]


class LaidOut(NamedTuple):
    """One slide, ready to compose: its title where it is drawn, its diagram where it has one."""

    styled: StyledSlide
    title: PlacedText | None
    diagram: RoutedDiagram | None
