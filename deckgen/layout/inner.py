"""Panels whose flow runs another way than down.

In: a styled diagram. Out: the same with the content of such panels turned. Nothing has a size yet.
"""

from __future__ import annotations

from ..graph.styled import StyledCard, StyledDiagram, StyledNode, StyledPanel
from .fold import turned


def with_inner_directions(diagram: StyledDiagram) -> StyledDiagram:
    """The diagram with every panel's flow to the right set as a row. Flows that run up or left are blocks (`free_arrange.blocks_of`)."""
    items = tuple(_turned(item) for item in diagram.root.items)
    if all(a is b for a, b in zip(items, diagram.root.items)):
        return diagram
    return diagram._replace(root=diagram.root._replace(items=items))


def _turned(item: StyledNode) -> StyledNode:
    """The node itself where nothing changes: blocks are known by the identity of their stacks."""
    if isinstance(item, StyledCard):
        return item
    stack = item.content if isinstance(item, StyledPanel) else item
    items = tuple(_turned(child) for child in stack.items)
    across = (
        isinstance(item, StyledPanel) and stack.layout.kind == "flow" and stack.layout.direction == "right" and stack.axis == "y"
    )
    if not across and all(a is b for a, b in zip(items, stack.items)):
        return item
    there = stack._replace(items=tuple(turned(child) for child in items) if across else items, axis="x" if across else stack.axis)
    return item._replace(content=there) if isinstance(item, StyledPanel) else there
