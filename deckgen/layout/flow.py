"""The flow layout: nodes in order along the page, branches side by side, back edges in lanes beside them.

In: a styled diagram, a text measurer, the frame it may fill. Out: a rectangle for every box and a lane for every edge that needs one; or by
how much the diagram is too large. Phases: ties (which stack an edge belongs to) and lanes (sides, exits, entries) in `plans` > `widths`,
top-down > `heights`, bottom-up, and places. It never looks at colours and never writes routes.
"""

from __future__ import annotations

from ..base.geometry import Rect
from ..graph.placed import PlacedDiagram
from ..graph.styled import StyledDiagram
from ..text import TextMeasurer
from .heights import Heights
from .plans import Plans
from .widths import Misfit, Widths


def arrange_flow(
    diagram: StyledDiagram, measurer: TextMeasurer, frame: Rect, roomy: frozenset[str] = frozenset()
) -> PlacedDiagram | Misfit:
    """Place a diagram in `frame` (points). Gives the misfit instead if it cannot be done at this type size.

    `roomy` names edges whose labels found no place before: they get more room in the gaps that they cross.
    """
    plan = Plans(diagram, measurer, roomy)
    widths = Widths(plan, frame.x, frame.w)
    if widths.misfits:  # columns of one width ask for too much
        widths = Widths(plan, frame.x, frame.w, even=False)
    if widths.misfits:
        return max(widths.misfits, key=lambda misfit: misfit.by)
    heights = Heights(widths)
    needed = heights.height(diagram.root).least
    if needed > frame.h + 0.01:
        return Misfit("height", needed - frame.h)
    nodes = heights.place(diagram.root, frame.y, frame.h)
    return PlacedDiagram(diagram, frame, nodes, (*widths.lanes, *heights.lanes), plan.sides())
