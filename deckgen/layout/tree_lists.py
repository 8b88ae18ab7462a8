"""The hanging lists of a forest, each made once whatever is tried. In: a graph and its forest. Out: lists and blocks by node and columns."""

from __future__ import annotations

from .forest import Forest
from .free import FreeGraph
from .hang import HangingList, Hung, hang


class Lists:
    """Lists below any box, in any number of columns; a list inside a list has one column. Sizes are known when they are first asked for."""

    def __init__(self, graph: FreeGraph, found: Forest) -> None:
        self.graph = graph
        self.found = found
        self._known: dict[tuple[int, int], HangingList] = {}
        self._blocks: list[Hung] = []

    def of(self, node: int, columns: int) -> HangingList:
        """The list of a box's children in so many columns."""
        if not self._blocks:
            self._measure()
        key = (node, columns)
        if key not in self._known:
            self._known[key] = self._hang(node, columns, self._blocks)
        return self._known[key]

    def _measure(self) -> None:
        """Every box as the head of a list of one column, from the leaves up."""
        blocks: list[Hung] = [Hung(0, 0.0, 0.0, 0.0, True)] * len(self.graph.nodes)
        for node in reversed(self.found.order):
            below = None
            if self.found.children[node]:
                below = self._known[node, 1] = self._hang(node, 1, blocks)
            blocks[node] = self._block(node, below)
        self._blocks = blocks

    def _hang(self, node: int, columns: int, blocks: list[Hung]) -> HangingList:
        children = [blocks[child] for child in self.found.children[node]]
        return hang(self.graph.nodes[node], children, columns, self.graph.gaps, max(1, len(looks(self.graph, self.found, node))))

    def _block(self, node: int, below: HangingList | None) -> Hung:
        box = self.graph.nodes[node]
        label = self._label(node)
        if below is None:
            return Hung(node, box.w / 2, box.w / 2 + box.loop, box.h, box.loop == 0, label)
        left, right = max(box.w / 2, below.left), max(box.w / 2 + box.loop, below.right)
        return Hung(node, left, right, box.h + self.graph.gaps.node + below.height, False, label)

    def _label(self, node: int) -> float:
        """The width of the widest label on the line to a box; they may stand one above the other."""
        number = self.found.edge[node]
        if number < 0:
            return 0.0
        edge = self.graph.edges[number]
        return max((size[0] for size in (edge.label, edge.tail, edge.head) if size), default=0.0)


def looks(graph: FreeGraph, found: Forest, node: int) -> dict[int, list[int]]:
    """The children to which a box gives ways, by the look of their edges."""
    groups: dict[int, list[int]] = {}
    for child in found.children[node]:
        edge = graph.edges[found.edge[child]]
        if edge.exact:
            groups.setdefault(edge.look, []).append(child)
    return groups
