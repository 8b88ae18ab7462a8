"""Floor 4: where boxes go. Pure functions from styled diagrams to placed ones; numbers in, numbers out.

Why it is so: layouts differ, their border does not. The flow sees texts and decides widths from the page inwards; the free kinds
(layered, grid, lanes, tree, cycle) see numbers only (`free`), and one driver (`free_arrange`) sizes their boxes and makes them fit.
More kinds come through the same door. Nothing here knows how a route bends or what a shape is called in PowerPoint.
"""

from .arrangements import Arrangements, arrangements
from .block import Block
from .cost import cost, guessed_lines
from .flow import arrange_flow
from .fold import alternatives, turned_right
from .free_arrange import KindPlans, arrange_free, blocks_of, is_block
from .inner import with_inner_directions
from .kinds import excesses, turns
from .members import SQUEEZES, Squeeze
from .title import BELOW, content_frame, line_bounds, place_title, title_area
from .widths import Misfit

__all__ = [
    "BELOW",
    "SQUEEZES",
    "Arrangements",
    "Block",
    "KindPlans",
    "Misfit",
    "Squeeze",
    "alternatives",
    "arrange_flow",
    "arrange_free",
    "arrangements",
    "blocks_of",
    "content_frame",
    "cost",
    "excesses",
    "guessed_lines",
    "is_block",
    "line_bounds",
    "place_title",
    "title_area",
    "turned_right",
    "turns",
    "with_inner_directions",
]
