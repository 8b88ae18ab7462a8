"""The layouts by name, and what each can do. A kind is imported when a diagram asks for it: a plain build pays for none but its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..base.diagnostic import Span
from ..graph.styled import StyledDiagram, StyledPanel, StyledStack
from .free import Kind
from .ties import stacks

KINDS = ("flow", "layered", "grid", "lanes", "tree", "cycle")
WORDS = {
    "flow": "nodes in the order in which they are written, with branches, rows and edges back in channels",
    "layered": "any graph, in ranks that its edges give",
    "grid": "rows or columns of cells, as they are written",
    "lanes": "swimlanes, in ranks that the edges give",
    "tree": "children below their parents",
    "cycle": "a ring, clockwise from the top",
}
HINTS = ("same_rank", "order", "align", "pin", "min_length", "priority", "columns")
FLOW_SUPPORTS = frozenset({"loops"})


class Excess(NamedTuple):
    """Something that a layout is asked and cannot do: where it is written, what it is, the layout, those that can."""

    span: Span
    what: str
    kind: str
    able: tuple[str, ...]


def free_kind(name: str) -> Kind:
    """A layout other than flow. Raises KeyError for a name that is none."""
    if name == "layered":
        from .layered import LAYERED

        return LAYERED
    if name == "grid":
        from .grid import GRID

        return GRID
    if name == "lanes":
        from .swimlanes import SWIMLANES

        return SWIMLANES
    if name == "tree":
        from .tree import TREE

        return TREE
    if name == "cycle":
        from .cycle import CYCLE

        return CYCLE
    raise KeyError(name)


def supports(name: str) -> frozenset[str]:
    """What a layout can do beyond boxes, edges, labels and containers."""
    return FLOW_SUPPORTS if name == "flow" else free_kind(name).supports


def known_hints(name: str) -> list[str]:
    """The hints that a layout knows, in the order of the documentation."""
    return [hint for hint in HINTS if hint in supports(name)]


def excesses(diagram: StyledDiagram) -> Iterator[Excess]:
    """Every hint of a diagram that its container's layout does not know."""
    owners: dict[str, str] = {}
    for stack, kind in _containers(diagram.root):
        known = supports(kind)
        for hint in stack.layout.hints:
            if hint.kind not in known:
                yield Excess(hint.span, hint.kind, kind, _able(hint.kind))
        for path in _members(stack):
            owners[path] = kind
    for edge in diagram.edges:
        kind = _owner(edge.source, edge.target, owners) or diagram.root.layout.kind
        for what, asked in (("min_length", edge.min_length > 1), ("priority", edge.priority > 1)):
            if asked and what not in supports(kind):
                yield Excess(edge.span, what, kind, _able(what))


def _containers(root: StyledStack) -> Iterator[tuple[StyledStack, str]]:
    """The root and every panel's content with the layout that sets them (a swimlane's content is set by the whole); rows and columns inside
    them set nothing of their own."""
    yield root, root.layout.kind
    for stack in stacks(root):
        for item in stack.items:
            if isinstance(item, StyledPanel):
                yield item.content, "lanes" if item.lane else item.content.layout.kind


def _members(stack: StyledStack) -> Iterator[str]:
    for item in stack.items:
        if isinstance(item, StyledStack):
            yield from _members(item)
        else:
            yield item.path


def _owner(source: str, target: str, owners: dict[str, str]) -> str | None:
    """The layout that sets the members an edge joins: that of the innermost container that holds both ends."""
    a, b = source.split("/"), target.split("/")
    common = 0
    while common < min(len(a), len(b)) - 1 and a[common] == b[common]:
        common += 1
    return owners.get("/".join(a[: common + 1]))


def _able(what: str) -> tuple[str, ...]:
    return tuple(name for name in KINDS if what in supports(name))


def turns(name: str) -> bool:
    """Whether a layout runs in a direction at all."""
    return name == "flow" or free_kind(name).turns
