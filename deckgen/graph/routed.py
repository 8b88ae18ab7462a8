"""The diagram with a route for every edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..base.geometry import Point, Side
from .placed import PlacedDiagram, PlacedText
from .styled import StyledEdge


@dataclass(frozen=True, slots=True)
class End:
    """Where an edge meets a node: the middle of a side, or (`anchor`) another point of it that needs an anchor to glue to."""

    node: str
    side: Side
    point: Point
    anchor: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label's text in its rectangle; `align` is towards the line."""

    text: PlacedText
    align: Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Route:
    """An edge's way from `begin` to `end`: `points` start and finish on the nodes' borders, two or more, orthogonal."""

    edge: StyledEdge
    begin: End
    end: End
    points: tuple[Point, ...]
    label: PlacedLabel | None = None


@dataclass(frozen=True, slots=True)
class RoutedDiagram:
    placed: PlacedDiagram
    routes: tuple[Route, ...]
