"""Draws a forest whose forms are chosen: rows of levels, hanging lists, and the ways of its edges.

In: a graph, its forest, in how many columns each box's children hang (0: in a row), the roots shelf by shelf. Out: a drawing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from math import fsum

from ..base.geometry import Rect, Size
from .contour import Extent, Row, Spacing, axes
from .forest import Forest, hint_holds
from .free import FreeDrawing, FreeEdge, FreeGraph
from .hang import HangingList
from .tree_lists import Lists, looks
from .tree_ways import family_ways

COUSINS = 1.5  # boxes of different parents stand so many times as far apart as siblings
MOST_EXTRA = 6  # lines beside the trees for which a gap is made wider, at most
MOST_OUTER = 4  # the same for the room kept at the right


class Shelves:
    """A forest set on shelves: first only measured, so that many ways can be compared; `drawing` gives the rest."""

    def __init__(
        self, graph: FreeGraph, found: Forest, lists: Lists, columns: Sequence[int], shelves: Sequence[Sequence[int]]
    ) -> None:
        self.graph = graph
        self.found = found
        self.drawn = [Shelf(graph, found, lists, columns, roots) for roots in shelves]
        self.width = max(shelf.width for shelf in self.drawn)
        self.gap = graph.gaps.rank * COUSINS
        height = fsum(shelf.height for shelf in self.drawn) + self.gap * (len(self.drawn) - 1)
        self.size = Size(self.width + _outer_room(graph, found), height)

    def drawing(self) -> FreeDrawing:
        """All shelves one below the other, each centred."""
        graph, found = self.graph, self.found
        rects = [Rect(0.0, 0.0, 0.0, 0.0)] * len(graph.nodes)
        bars: dict[int, float] = {}
        top = 0.0
        for shelf in self.drawn:
            left = (self.width - shelf.width) / 2
            for node, rect in shelf.rects.items():
                rects[node] = Rect(rect.x + left, rect.y + top, rect.w, rect.h)
            bars |= {node: bar + top for node, bar in shelf.bars.items()}
            top += shelf.height + self.gap
        ways = [
            way for shelf in self.drawn for node in shelf.order for way in family_ways(graph, found, shelf.lists, node, rects, bars)
        ]
        middles = [rect.cy for rect in rects]
        unmet = tuple(k for k, hint in enumerate(graph.hints) if not hint_holds(hint, found, middles))
        return FreeDrawing(self.size, tuple(rects), tuple(sorted(ways, key=lambda way: way.edge)), (), unmet)


def below(found: Forest, nodes: Sequence[int]) -> list[int]:
    """Boxes and everything below them, parents first."""
    result = list(nodes)
    for one in result:
        result.extend(found.children[one])
    return result


def _outer_room(graph: FreeGraph, found: Forest) -> float:
    """Room at the right for lines that run past several levels outside the trees."""
    far = [k for k in found.extra if abs(found.level[graph.edges[k].source] - found.level[graph.edges[k].target]) > 1]
    return graph.gaps.stub + (min(len(far), MOST_OUTER) - 1) * graph.gaps.track if far else 0.0


class Shelf:
    """Trees side by side with common levels: rectangles from (0, 0), and the height of the bar below every box that stands in a row."""

    def __init__(self, graph: FreeGraph, found: Forest, lists: Lists, columns: Sequence[int], roots: Sequence[int]) -> None:
        self.graph = graph
        self.found = found
        self.roots = roots
        self.order = below(found, roots)
        self.rows: list[int] = []
        self.lists: dict[int, HangingList] = {}
        inside: dict[int, bool] = {}
        for node in self.order:
            above = found.parent[node]
            inside[node] = above >= 0 and (inside[above] or columns[above] > 0)
            if not inside[node]:
                self.rows.append(node)
            if columns[node]:
                self.lists[node] = lists.of(node, columns[node])
        self._levels()
        self._set()

    # ---- heights

    def _levels(self) -> None:
        """Tops and heights of the rows, with one more below the last for lists."""
        level = self.found.level
        count = max(level[node] for node in self.rows) + 1
        by_level: list[list[int]] = [[] for _ in range(count + 1)]
        for node in self.rows:
            by_level[level[node]].append(node)
        self.heights = [max((self.graph.nodes[node].h for node in nodes), default=0.0) for nodes in by_level]
        extras = self._extras()
        self.tops, self.bar_at = [0.0], []
        for k in range(count):
            gap, bar = self._gap(by_level[k], by_level[k + 1], min(MOST_EXTRA, extras.get(k, 0)))
            self.bar_at.append(bar)
            self.tops.append(self.tops[k] + self.heights[k] + gap)

    def _gap(self, above: Sequence[int], below: Sequence[int], extra: int) -> tuple[float, float]:
        """How high the gap below a level is, and how far below the row its first bar lies: halfway, or higher where labels stand below it."""
        gaps, found = self.graph.gaps, self.found
        upper = lower = max(gaps.rank / 2, gaps.stub)
        bars = 1
        for node in above:
            bars = max(bars, len(looks(self.graph, found, node)))
            for child in found.children[node]:
                tail = self.graph.edges[found.edge[child]].tail
                upper = max(upper, tail[1] + 2 * gaps.label if tail else 0.0)
        for node in below:
            if found.edge[node] >= 0:
                edge = self.graph.edges[found.edge[node]]
                lower = max(lower, _stacked(edge, gaps.label))
        tracks = (bars - 1) * gaps.track
        gap = max(upper + tracks + lower, 2 * gaps.stub + tracks + extra * gaps.track)
        return gap, upper + (gap - upper - tracks - lower) / 2

    def _extras(self) -> dict[int, int]:
        """How many edges beside the trees will run along the gap below each level: near both of their ends."""
        found: dict[int, int] = defaultdict(int)
        level = self.found.level
        here = frozenset(self.order) if self.found.extra else frozenset()
        for k in self.found.extra:
            edge = self.graph.edges[k]
            if edge.source in here:
                first, last = sorted((level[edge.source], level[edge.target]))
                for gap in dict.fromkeys((first, max(first, last - 1))):
                    found[gap] += 1
        return found

    # ---- places

    def _set(self) -> None:
        graph, found = self.graph, self.found
        rows: list[Row] = [Row(0, (), ((0.0, 0.0),))] * len(graph.nodes)
        for node in self.rows:
            rows[node] = Row(found.level[node], () if node in self.lists else found.children[node], self._extents(node))
        spacing = Spacing(graph.gaps.node, max(graph.gaps.node * COUSINS, 2 * graph.gaps.stub if found.extra else 0.0))
        at = axes(rows, self.roots, self.rows, spacing)
        self.rects: dict[int, Rect] = {}
        self.bars: dict[int, float] = {}
        for node in self.rows:
            box, level = graph.nodes[node], found.level[node]
            middle = self.tops[level] + self.heights[level] / 2
            self.rects[node] = Rect(at[node] - box.w / 2, middle - box.h / 2, box.w, box.h)
            self.bars[node] = self.tops[level] + self.heights[level] + self.bar_at[level]
        for node in self.order:
            if node in self.lists:
                self._set_list(node)
        spines = [self.rects[node].cx - hung.left for node, hung in self.lists.items()]  # as far left as any box, or farther
        left = min([rect.x for rect in self.rects.values()] + spines)
        self.width = max(self.rects[n].right + graph.nodes[n].loop for n in self.order) - left
        self.height = max(rect.bottom for rect in self.rects.values())
        self.rects = {node: rect._replace(x=rect.x - left) for node, rect in self.rects.items()}

    def _extents(self, node: int) -> tuple[Extent, ...]:
        """How far a box reaches left and right, and its list on the levels that this passes."""
        graph = self.graph
        box = graph.nodes[node]
        right = box.w / 2 + box.loop
        edge = self.found.edge[node]
        if edge >= 0:
            siblings = self.found.children[self.found.parent[node]]
            label = max((size[0] for size in (graph.edges[edge].label, graph.edges[edge].head) if size), default=0.0)
            if label and len(siblings) > 1:
                right = max(right, label + 2 * graph.gaps.label - graph.gaps.node - min(graph.nodes[n].w for n in siblings) / 2)
        below = self.lists.get(node)
        if below is None:
            return ((box.w / 2, right),)
        level = self.found.level[node]
        ends = [top + height for top, height in zip(self.tops, self.heights)]
        last = bisect_left(ends, self._list_top(node) + below.height)
        levels = min(max(last, level + 1), len(self.tops) - 1) - level
        return ((box.w / 2, right), *((below.left, below.right),) * levels)

    def _list_top(self, node: int) -> float:
        return self.tops[min(self.found.level[node] + 1, len(self.tops) - 1)]

    def _set_list(self, node: int) -> None:
        above = self.rects[node]
        top = self._list_top(node) if node in self.bars else above.bottom + self.graph.gaps.node
        for place in self.lists[node].places:
            box = self.graph.nodes[place.node]
            self.rects[place.node] = Rect(above.cx + place.x - box.w / 2, top + place.y, box.w, box.h)


def _stacked(edge: FreeEdge, gap: float) -> float:
    """How long an upright must be for the labels beside its lower part."""
    heights = [size[1] for size in (edge.label, edge.head) if size]
    return fsum(heights) + gap * (len(heights) + 1) if heights else 0.0
