"""Floor 2: the diagram as it goes through the stages: styled, placed, routed. Later types wrap earlier ones.

Why it is so: `style`, `layout`, `route` and `compose` sit on different floors and may not know each other; these values are what they
hand on. All lengths are points, y grows downwards.
"""

from .placed import CardContent, Lane, PanelContent, PlacedDiagram, PlacedNode, PlacedText, ReservedWay
from .routed import End, LaidOut, PlacedLabel, Route, RoutedDiagram
from .styled import (
    Direction,
    Hint,
    Metrics,
    StyledCard,
    StyledDiagram,
    StyledEdge,
    StyledIcon,
    StyledLayout,
    StyledNode,
    StyledPanel,
    StyledSlide,
    StyledStack,
    StyledText,
)

__all__ = [
    "CardContent",
    "Direction",
    "End",
    "Hint",
    "LaidOut",
    "Lane",
    "Metrics",
    "PanelContent",
    "PlacedDiagram",
    "PlacedLabel",
    "PlacedNode",
    "PlacedText",
    "ReservedWay",
    "Route",
    "RoutedDiagram",
    "StyledCard",
    "StyledDiagram",
    "StyledEdge",
    "StyledIcon",
    "StyledLayout",
    "StyledNode",
    "StyledPanel",
    "StyledSlide",
    "StyledStack",
    "StyledText",
]
