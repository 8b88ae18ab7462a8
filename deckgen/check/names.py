"""What names say: nodes are groups that hold a shape `<group>/box` (a swimlane `<group>/lane`), labels are `<connector>/label`. Shapes in,
what they are out.

The names are those that deckgen gives, and any deck may use them. In a deck with other names nothing is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..read.facts import ShapeFacts
from .view import SlideView

_LABELS = ("/label", "/tail-label", "/head-label")


def is_lane(shape: ShapeFacts) -> bool:
    """Whether it is the area of a swimlane: lines of others may run through it, as through the page."""
    return shape.name.endswith("/lane")


def is_box(shape: ShapeFacts) -> bool:
    """Whether it is the box of a node (a card, a panel or a swimlane)."""
    name, group = shape.name, shape.group_name
    return group is not None and name in (f"{group}/box", f"{group}/lane")


def node_boxes(view: SlideView) -> Iterator[tuple[ShapeFacts, ShapeFacts]]:
    """(group, box) of every node of the slide, back to front."""
    for shape in view.shapes:
        if is_box(shape) and shape.parent is not None:
            yield view.facts.shapes[shape.parent], shape


def is_member(group: ShapeFacts, child: ShapeFacts) -> bool:
    """Whether `child` is a node that was declared inside the node `group`."""
    return child.kind == "group" and child.name.startswith(f"{group.name}/")


def labelled(label: ShapeFacts) -> str | None:
    """Name of the connector that a text labels; None for other texts."""
    for ending in _LABELS:
        if label.name.endswith(ending):
            return label.name.removesuffix(ending)
    return None
