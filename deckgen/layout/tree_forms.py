"""Which children of a forest hang in lists, in how many columns, and how many shelves the trees stand on.

In: a graph with its room and its forest. Out: the form that lets the boxes stay largest; among equals the one nearest to plain rows. All
counts are bounded by the number of boxes, not by time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ..base.geometry import Size
from .forest import Forest
from .free import FreeGraph
from .tree_draw import Shelves
from .tree_lists import Lists

MOST_COLUMNS = 24  # of one hanging list
MOST_SHELVES = 12
FEW = 8  # families of which every number is tried
BUDGET = 600  # boxes drawn while a form that does not fit is bettered
EPS = 1e-6

Columns = tuple[int, ...]  # for every box: in how many columns its children hang, 0 for a row


class TreePlan(NamedTuple):
    """The forest, and which boxes' children may hang, family by family, in the order in which they begin to where room lacks."""

    forest: Forest
    families: tuple[tuple[int, ...], ...]


class Form(NamedTuple):
    columns: Columns
    shelves: int = 1


def families(found: Forest) -> tuple[tuple[int, ...], ...]:
    """Boxes whose children are leaves or hang themselves, those of one parent together, so that siblings look alike, and those of one level
    with equally many children, so that mirrored trees stay mirrored; the innermost first, and among those the ones with most children."""
    height = [0] * len(found.parent)
    groups: dict[tuple[int, int], list[int]] = {}
    for node in reversed(found.order):
        if found.children[node]:
            height[node] = 1 + max(height[child] for child in found.children[node])
            groups.setdefault((height[node], found.parent[node]), []).append(node)
    joined: dict[tuple[int, int, int], list[int]] = {}
    for (high, _), family in groups.items():
        most = max(len(found.children[node]) for node in family)
        joined.setdefault((high, -most, found.level[family[0]]), []).extend(family)
    return tuple(tuple(sorted(joined[key])) for key in sorted(joined))


class Forms:
    """The forms of one forest that were tried."""

    def __init__(self, graph: FreeGraph, planned: TreePlan) -> None:
        self.graph = graph
        self.found = planned.forest
        self.families = planned.families
        self.room = graph.room
        self.lists = Lists(graph, planned.forest)
        self.known: dict[Form, Shelves] = {}

    def best(self) -> Shelves:
        """Plain rows if they fit; else the best of more and more shelves and lists, bettered step by step if it still does not fit."""
        rows = Form((0,) * len(self.graph.nodes))
        if self.room is None or self.scale(rows) >= 1.0:
            return self.set(rows)
        if not self.graph.may_fold:
            return self.set(max([rows, *self._shelved(rows)], key=self.scale))
        forms = [rows, *self._shelved(rows), *self._hung(self.room)]
        best = max(enumerate(forms), key=lambda entry: (self.scale(entry[1]), -entry[0]))[1]
        return self.set(self._bettered(best, self.room))

    def set(self, form: Form) -> Shelves:
        """The form measured."""
        if form not in self.known:
            shelves = _shelves(self.graph, self.found, form.shelves)
            self.known[form] = Shelves(self.graph, self.found, self.lists, form.columns, shelves)
        return self.known[form]

    def scale(self, form: Form) -> float:
        """By what the drawing would have to be made smaller, 1 if it fits."""
        size, room = self.set(form).size, self.room
        return round(min(1.0, room.w / size.w, room.h / size.h), 6) if room else 1.0

    # ---- the usual forms

    def _shelved(self, rows: Form) -> list[Form]:
        """More and more shelves, up to the first number that fits."""
        found = []
        for shelves in range(2, min(len(self.found.roots), MOST_SHELVES) + 1):
            found.append(rows._replace(shelves=shelves))
            if self.scale(found[-1]) >= 1.0:
                break
        return found

    def _hung(self, room: Size) -> list[Form]:
        """More and more families that hang, up to the first number that fits; of many the fewest with which the width fits, found by
        halving, and what is around that; then all."""
        count = len(self.families)
        if count <= FEW:
            found = []
            for k in range(1, count + 1):
                found.append(self._hanging(k))
                if self.scale(found[-1]) >= 1.0:
                    break
            return found
        low, high = 1, count
        while low < high:
            middle = (low + high) // 2
            if self.set(self._hanging(middle)).size.w <= room.w + EPS:
                high = middle
            else:
                low = middle + 1
        return [self._hanging(k) for k in sorted({max(1, low - 1), low, min(count, low + 1), count})]

    def _hanging(self, count: int) -> Form:
        """The first families hung; those that hang in no other list in as many columns as fit best. Lists inside lists have one."""
        columns = [0] * len(self.graph.nodes)
        for family in self.families[:count]:
            for node in family:
                columns[node] = 1
        for family in self.families[:count]:
            outermost = [node for node in family if not self._inside(node, columns)]
            if outermost:
                best = max(self._fitting(node, len(outermost)) for node in outermost)
                for node in outermost:
                    columns[node] = min(best, self._most(node))
        return Form(tuple(columns))

    def _inside(self, node: int, columns: list[int] | Columns) -> bool:
        above = self.found.parent[node]
        return above >= 0 and columns[above] > 0

    def _most(self, node: int) -> int:
        """In how many columns children can hang: leaves two by two at least, lists may stand side by side."""
        children = self.found.children[node]
        plain = not any(self.found.children[child] for child in children)
        return min(MOST_COLUMNS, max(1, len(children) // 2) if plain else len(children))

    def _fitting(self, node: int, beside: int) -> int:
        """The fewest columns with which a list stays largest in its share of the room."""
        assert self.room is not None
        tall = max(n.h for n in self.graph.nodes) + self.graph.gaps.rank
        free = Size(self.room.w / beside, max(tall, self.room.h - (self.found.level[node] + 1) * tall))
        best, most = 0.0, 1
        for count in range(1, self._most(node) + 1):
            tried = self.lists.of(node, count)
            scale = min(1.0, free.w / (tried.left + tried.right), free.h / tried.height)
            if scale > best + EPS:
                best, most = scale, count
            if best >= 1.0:
                break
        return most

    # ---- one step at a time

    def _bettered(self, form: Form, room: Size) -> Form:
        """The form with single lists, or those of one family, changed as long as that lets the boxes be larger."""
        left = BUDGET // len(self.graph.nodes)
        while self.scale(form) < 1.0 and left > 0:
            size = self.set(form).size
            steps = self._narrower(form.columns) if size.w / room.w > size.h / room.h else self._lower(form.columns)
            tried = [form._replace(columns=columns) for columns in islice(dict.fromkeys(steps), left)]
            left -= len(tried)
            best = max(tried, key=self.scale, default=form)
            if self.scale(best) <= self.scale(form):
                break
            form = best
        return form

    def _narrower(self, columns: Columns) -> Iterator[Columns]:
        """One more family or box that hangs; one column fewer."""
        ready = [
            node
            for node in self.found.order
            if self.found.children[node]
            and not columns[node]
            and all(columns[child] or not self.found.children[child] for child in self.found.children[node])
        ]
        for group in self._groups(ready):
            hung = list(columns)
            for node in group:
                hung[node] = 1
                for child in self.found.children[node]:
                    hung[child] = min(hung[child], 1)
            yield tuple(hung)
        for group in self._groups(self._outermost(columns)):
            if any(columns[node] > 1 for node in group):
                yield tuple(max(1, c - 1) if node in group and c else c for node, c in enumerate(columns))

    def _lower(self, columns: Columns) -> Iterator[Columns]:
        """One column more; a family or box that stands in a row again."""
        for group in self._groups(self._outermost(columns)):
            yield tuple(min(c + 1, self._most(node)) if node in group else c for node, c in enumerate(columns))
            yield tuple(0 if node in group else c for node, c in enumerate(columns))

    def _outermost(self, columns: Columns) -> list[int]:
        return [node for node in self.found.order if columns[node] and not self._inside(node, columns)]

    def _groups(self, nodes: list[int]) -> list[tuple[int, ...]]:
        """Those of the boxes that are a family, family by family, then every one on its own, the ones with most children first."""
        wanted = frozenset(nodes)
        groups = [tuple(node for node in family if node in wanted) for family in self.families]
        nodes = sorted(nodes, key=lambda node: -len(self.found.children[node]))
        return [group for group in groups if len(group) > 1] + [(node,) for node in nodes]


def _shelves(graph: FreeGraph, found: Forest, count: int) -> list[list[int]]:
    """The roots dealt out to shelves in order, as evenly as the widths of their trees allow."""
    if count == 1:
        return [list(found.roots)]
    widths = _tree_widths(graph, found)
    whole, before = sum(widths[root] for root in found.roots), 0
    shelves: list[list[int]] = [[] for _ in range(count)]
    for root in found.roots:
        shelves[min(count - 1, (2 * before + widths[root]) * count // (2 * whole))].append(root)
        before += widths[root]
    return [shelf for shelf in shelves if shelf]


def _tree_widths(graph: FreeGraph, found: Forest) -> list[int]:
    """How wide each subtree is about, in whole points: the wider of the box and of its children."""
    widths = [0] * len(graph.nodes)
    for node in reversed(found.order):
        own = round(graph.nodes[node].w + graph.nodes[node].loop + graph.gaps.node)
        widths[node] = max(1, own, sum(widths[child] for child in found.children[node]))
    return widths
