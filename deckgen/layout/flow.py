"""The flow layout: nodes in order along the page, branches side by side, back edges in lanes beside them.

In: a styled diagram, a text measurer, the frame it may fill. Out: a rectangle for every box and a lane for every edge that needs one; or by
how much the diagram is too large. Phases: ties (which stack an edge belongs to) and lanes (sides, exits, entries) in `plans` > `widths`,
top-down > `heights`, bottom-up, and places. It never looks at colours and never writes routes.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..base.geometry import Rect
from ..graph.placed import PlacedDiagram
from ..graph.styled import StyledDiagram
from ..text import TextMeasurer
from .block import Block
from .fold import turned_right
from .heights import Heights
from .mirror import before_mirror, mirrored
from .plans import Plans
from .widths import Misfit, Widths


def arrange_flow(
    diagram: StyledDiagram,
    measurer: TextMeasurer,
    frame: Rect,
    roomy: frozenset[str] = frozenset(),
    blocks: Mapping[int, Block] | None = None,
) -> PlacedDiagram | Misfit:
    """Place a diagram in `frame` (points), in its own direction. Gives the misfit instead if it cannot be done at this type size.

    `roomy` names edges whose labels found no place before: they get more room in the gaps that they cross. `blocks` holds, by the
    identity of their stacks, groups that another layout has placed already. A diagram whose root is folded is set as it is folded.
    """
    upright = diagram.direction == "up"
    reversed_flow = upright or diagram.direction == "left"
    there = before_mirror(diagram, upright) if reversed_flow else diagram
    if diagram.direction in ("right", "left") and not diagram.root.folded:
        there = turned_right(there)
    placed = _arranged(there, measurer, frame, roomy, blocks or {})
    if isinstance(placed, Misfit) or not reversed_flow:
        return placed
    return mirrored(placed, upright)._replace(diagram=placed.diagram._replace(edges=diagram.edges))


def _arranged(
    diagram: StyledDiagram, measurer: TextMeasurer, frame: Rect, roomy: frozenset[str], blocks: Mapping[int, Block]
) -> PlacedDiagram | Misfit:
    plan = Plans(diagram, measurer, roomy, blocks)
    lacks: list[Misfit] = []
    for even in (True, False):  # columns of one width may ask for too much width, or get too little to stay low
        widths = Widths(plan, frame.x, frame.w, even)
        if widths.misfits:
            lacks.append(max(widths.misfits, key=lambda misfit: misfit.by))
            continue
        for aligned in (True, False):  # columns in line with each other may ask for too much height
            heights = Heights(widths, aligned)
            needed = heights.height(diagram.root).least
            if needed <= frame.h + 0.01:
                nodes = heights.place(diagram.root, frame.y, frame.h)
                return PlacedDiagram(diagram, frame, nodes, (*widths.lanes, *heights.lanes), plan.sides(), ways=tuple(heights.ways))
        lacks.append(Misfit("height", needed - frame.h))
    return lacks[-1]
