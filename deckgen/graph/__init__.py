"""Floor 2: the diagram as it goes through the stages: styled, placed, routed. Later types wrap earlier ones.

Why it is so: `style`, `layout`, `route` and `compose` sit on different floors and may not know each other; these values are what they
hand on. All lengths are points, y grows downwards.
"""

from .placed import CardContent, Lane, PanelContent, PlacedDiagram, PlacedNode, PlacedText
from .routed import End, LaidOut, PlacedLabel, Route, RoutedDiagram
from .styled import (
    Metrics,
    StyledCard,
    StyledDiagram,
    StyledEdge,
    StyledIcon,
    StyledNode,
    StyledPanel,
    StyledSlide,
    StyledStack,
    StyledText,
)

__all__ = [
    "CardContent",
    "End",
    "LaidOut",
    "Lane",
    "Metrics",
    "PanelContent",
    "PlacedDiagram",
    "PlacedLabel",
    "PlacedNode",
    "PlacedText",
    "Route",
    "RoutedDiagram",
    "StyledCard",
    "StyledDiagram",
    "StyledEdge",
    "StyledIcon",
    "StyledNode",
    "StyledPanel",
    "StyledSlide",
    "StyledStack",
    "StyledText",
]
