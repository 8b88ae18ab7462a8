"""Which stack an edge belongs to: the innermost one that holds both ends, and the members it joins there.

An edge from a box to itself joins its member to itself. One between a panel and something in it joins no two members; it is kept apart
(`Inward`), for the stacks that it comes into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ..graph.styled import StyledCard, StyledDiagram, StyledEdge, StyledNode, StyledPanel, StyledStack

Way = tuple[tuple[int, int], ...]  # (stack number, member number) from the root down to a box


class Tie(NamedTuple):
    """An edge seen from its stack: it joins member `i` to member `j`."""

    edge: StyledEdge
    i: int
    j: int

    @property
    def forward(self) -> bool:
        return self.j > self.i

    @property
    def loop(self) -> bool:
        return self.edge.source == self.edge.target

    @property
    def adjacent(self) -> bool:
        """Whether it goes to the very next member: it needs the gap between them and no lane."""
        return self.j == self.i + 1


class Inward(NamedTuple):
    """An edge that comes into a panel's content, from that panel itself, on its way to (or from) what is in member `member`."""

    edge: StyledEdge
    member: int


class Ties:
    """The ties of every stack of a diagram, and where each box stands."""

    def __init__(self, diagram: StyledDiagram) -> None:
        self.ways: dict[str, Way] = {}
        self.numbers: dict[int, int] = {}
        for stack in stacks(diagram.root):
            self.numbers[id(stack)] = len(self.numbers)
        self._visit(diagram.root, ())
        self._by_stack: dict[int, list[Tie]] = defaultdict(list)
        self._inwards: dict[int, list[Inward]] = defaultdict(list)
        for edge in diagram.edges:
            self._add(edge)

    def _visit(self, stack: StyledStack, way: Way) -> None:
        number = self.numbers[id(stack)]
        for i, item in enumerate(stack.items):
            here = (*way, (number, i))
            if isinstance(item, StyledStack):
                self._visit(item, here)
                continue
            self.ways[item.path] = here
            if isinstance(item, StyledPanel):
                self._visit(item.content, here)

    def _add(self, edge: StyledEdge) -> None:
        source, target = self.ways[edge.source], self.ways[edge.target]
        if edge.source == edge.target:
            stack, member = source[-1]
            self._by_stack[stack].append(Tie(edge, member, member))
            return
        for (stack, i), (other, j) in zip(source, target):
            if stack != other:
                return
            if i != j:
                self._by_stack[stack].append(Tie(edge, i, j))
                return
        shared = min(len(source), len(target))  # one holds the other
        for stack, member in max(source, target, key=len)[shared:]:
            self._inwards[stack].append(Inward(edge, member))

    def of(self, stack: StyledStack) -> tuple[Tie, ...]:
        """Ties of a stack in the order of the spec."""
        return tuple(self._by_stack.get(self.numbers[id(stack)], ()))

    def inwards(self, stack: StyledStack) -> tuple[Inward, ...]:
        """Edges from the panel around `stack` to what it holds, or back, in the order of the spec."""
        return tuple(self._inwards.get(self.numbers[id(stack)], ()))

    def way_below(self, stack: StyledStack, path: str) -> Way:
        """The steps from a member of `stack` down to the box `path`, the member's own first."""
        way, number = self.ways[path], self.numbers[id(stack)]
        return way[next(k for k, (s, _) in enumerate(way) if s == number) :]


def stacks(node: StyledNode) -> Iterator[StyledStack]:
    """Every stack below `node`, itself first if it is one."""
    if isinstance(node, StyledCard):
        return
    stack = node.content if isinstance(node, StyledPanel) else node
    yield stack
    for item in stack.items:
        yield from stacks(item)
