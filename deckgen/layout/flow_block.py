"""A panel, or a row of boxes, set by the flow on its own and handed on as one block: for layouts that see boxes of fixed size only."""

from __future__ import annotations

from collections.abc import Mapping

from ..base.geometry import Rect
from ..graph.styled import Direction, StyledDiagram, StyledNode, StyledPanel, StyledStack, boxes
from ..text import TextMeasurer
from .block import Block
from .flow import arrange_flow
from .heights import Heights
from .plans import Plans
from .widths import Misfit, Widths

BOUNDLESS = 1e5  # points: a frame in which nothing lacks room


def flow_block(
    diagram: StyledDiagram,
    item: StyledNode,
    measurer: TextMeasurer,
    roomy: frozenset[str],
    blocks: Mapping[int, Block],
    share: float,
    direction: Direction = "down",
) -> Block | Misfit:
    """`item` with the edges inside it, placed from (0, 0). `share` says how far its width goes from the smallest (0) to the natural (1)."""
    inside = {box.path for box in boxes(item)}
    edges = tuple(edge for edge in diagram.edges if edge.source in inside and edge.target in inside)
    if direction == "down":
        level = item.level if isinstance(item, StyledPanel | StyledStack) else 0
        root = StyledStack("y", (item,), item.span, level)
    else:
        assert isinstance(item, StyledStack)
        root = item
    alone = diagram._replace(root=root, edges=edges, direction=direction)
    plan = Plans(alone, measurer, roomy, blocks)
    least, natural = Widths(plan, 0.0, BOUNDLESS)._widths(root)
    width = least + share * (natural - least)
    widths = Widths(plan, 0.0, width)
    if widths.misfits:
        width = natural
        widths = Widths(plan, 0.0, width)
    if widths.misfits:
        return max(widths.misfits, key=lambda misfit: misfit.by)
    wanted = Heights(widths).height(root)
    height = wanted.wanted if share > 0.4 else wanted.least
    placed = arrange_flow(alone, measurer, Rect(0.0, 0.0, width, height), roomy, blocks)
    if isinstance(placed, Misfit):
        return placed
    return Block(width, height, placed.nodes, placed.ways, placed.lanes, placed.sides)
