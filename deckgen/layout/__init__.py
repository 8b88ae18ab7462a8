"""Floor 4: where boxes go. Pure functions from styled diagrams to placed ones; numbers in, numbers out.

Why it is so: layouts differ, their border does not, so more kinds come through the same door: a function from (diagram, measurer, frame)
to a `PlacedDiagram` or a `Misfit`. Nothing here knows how a route bends or what a shape is called in PowerPoint.
"""

from .flow import arrange_flow
from .fold import alternatives, turned_right
from .title import BELOW, content_frame, line_bounds, place_title, title_area
from .widths import Misfit

__all__ = [
    "BELOW",
    "Misfit",
    "alternatives",
    "arrange_flow",
    "content_frame",
    "line_bounds",
    "place_title",
    "title_area",
    "turned_right",
]
