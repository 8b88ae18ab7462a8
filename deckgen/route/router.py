"""Routes edges one after the other on a grid: straight ones first, then forks, then lanes from the inside out; then again for those that
meet a stranger. In: a placed diagram and the routes that are fixed already; out: ways that nudging may still move. It knows no labels.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping

from ..base.geometry import Point, Rect, Side, facing
from ..graph.placed import Lane, PlacedDiagram
from ..graph.routed import Route
from ..graph.styled import StyledEdge
from .company import Company
from .grid import Favour, Gate, Grid, Window
from .lines import MOST_BENDS
from .ports import Ports, all_sides, anchor_offset, asked_prices, side_prices
from .quality import trunk_pairs
from .scene_map import HARD, Ground, is_lane, is_within
from .search import ALONG_LOW, BEND, BUDGET, TOUCH, Found, Prices, Search
from .ways import Way, bends, route_of

MANY = 3  # edges at one box from which on lines beside its middles are tried
DEAR = 40  # how much dearer a bend is where the first way has too many
KEPT = 2.0  # how much dearer a crossing is for an edge that has a lane of its own: it was kept so that it need not cross
JOG = 1.2  # an elbow shorter than this many clearances is straightened
VAST = 6_000  # vertices of a grid from which on a search looks near its ends first
HUGE = 200_000  # … and from which on it looks nowhere else until nothing is found there
AROUND = 90.0  # how far it looks beyond them, in points


class Router:
    """Ways of the edges of one diagram, but for those that are `fixed`; `hard` is how near they may come to strangers, in points."""

    def __init__(self, placed: PlacedDiagram, ground: Ground, fixed: Mapping[int, Route], hard: float = HARD) -> None:
        self.placed = placed
        self.ground = ground
        self.fixed = fixed
        self.edges = placed.diagram.edges
        self.clear = placed.diagram.metrics.clearance
        self.along = ALONG_LOW
        self.sides = {name: (begin, end) for name, begin, end in placed.sides}
        self.lanes: dict[str, Lane] = {lane.edge: lane for lane in placed.lanes}
        self.todo = [k for k, edge in enumerate(self.edges) if k not in fixed and edge.source != edge.target]
        lanes = [(lane.vertical, lane.at) for lane in placed.lanes]
        beside = self.clear * 4 / 3 + 1 if hard == HARD else hard + 1
        self.grid = Grid(*ground.coordinates(beside, lanes, self._busy_boxes()), hard)
        self.ports = Ports(self.grid, ground.boxes, self.clear)
        self.ways: dict[int, Way] = {}
        self.company = Company(self.edges)
        self.straight = {k: self._straight(self.edges[k]) for k in self.todo}
        self.filled = False
        self.states = 0

    def attempt(self, along: float, needless: float) -> dict[int, Route]:
        """Routes for every edge that has a way (the fixed ones too), at these prices for lines of strangers and needless anchors."""
        self.along, self.ports.needless = along, needless
        self._start()
        order = sorted(self.todo, key=self._rank)
        for k in order:
            self._find(k)
        for k in order:
            if k in self.ways and self._crossed(k, self.ways[k]):
                self._take_back(k)
                self._find(k)
        routes = dict(self.fixed)
        routes |= {k: route_of(self.edges[k], way, self.grid, self.ground) for k, way in self.ways.items()}
        return dict(sorted(routes.items()))

    def _start(self) -> None:
        """Forget all ways but the fixed ones."""
        self.grid.forget()
        self.ports.forget()
        self.company.forget()
        self.ways.clear()
        numbers = list(self.fixed)
        for k, route in self.fixed.items():
            self.grid.draw_line(route.points, k)
            for end, out in ((route.begin, True), (route.end, False)):
                at = end.point.x if end.side.vertical else end.point.y
                self.ports.take(end.node, end.side, k, out, at, end.anchor)
            self.company.join(k, ())
        for i, j in trunk_pairs(list(self.fixed.values())):
            self.company.join(numbers[i], (numbers[j],))

    def _fill(self) -> None:
        """Put what is solid into the grid: only a search needs it, and many slides need no search."""
        if not self.filled:
            self.filled = True
            for obstacle in self.ground.obstacles:
                self.grid.shut(obstacle.rect)
                self.grid.price_near(obstacle.rect, self.clear)

    # ---- order and company

    def _busy_boxes(self) -> list[tuple[Rect, float, float]]:
        """Boxes that need lines beside their middles, and how far in x and in y: those with several edges to the same box (as far as both
        allow, so that parallel edges stay straight), and those that more edges meet than go by one side."""
        edges = [self.edges[k] for k in self.todo]
        pairs = Counter(frozenset((edge.source, edge.target)) for edge in edges)
        degree: dict[str, list[StyledEdge]] = defaultdict(list)
        for edge in self.edges if edges else ():
            degree[edge.source].append(edge)
            degree[edge.target].append(edge)
        groups = [sorted(pair) for pair, count in pairs.items() if count > 1]
        groups += [[p] for p, ends in degree.items() if len(ends) >= MANY or len({e.look for e in ends}) > 1]
        found = []
        for group in sorted(groups):
            boxes = [self.ground.boxes[path] for path in group]
            dx = min(self.clear, *(anchor_offset(box, Side.TOP) for box in boxes))
            dy = min(self.clear, *(anchor_offset(box, Side.LEFT) for box in boxes))
            found += [(box.rect, dx, dy) for box in boxes]
        return found

    def _rank(self, k: int) -> tuple[int, float, int]:
        edge = self.edges[k]
        source, target = self._rect(edge.source), self._rect(edge.target)
        if edge.name in self.lanes:
            lane = self.lanes[edge.name]
            length = abs(source.cy - target.cy) if lane.vertical else abs(source.cx - target.cx)
            return (2, length, k)
        if self.straight[k]:
            return (0, 0.0, k)
        off = abs(source.cx - target.cx) if self._facing(edge)[0].vertical else abs(source.cy - target.cy)
        return (1, -off, k)

    def _facing(self, edge: StyledEdge) -> tuple[Side, Side]:
        """The sides by which an edge leaves and enters if nothing speaks against it."""
        return self.sides.get(edge.name) or facing(self._rect(edge.source), self._rect(edge.target))

    def _rect(self, path: str) -> Rect:
        return self.ground.boxes[path].rect

    # ---- one edge

    def _find(self, k: int) -> None:
        """The best way that joins the edge to a trunk, if that suggests nothing untrue; else the best that shares less."""
        edge, allowed = self.edges[k], self.company.allowed(k)
        way = self._way(k, allowed)
        if way and not self.company.may_join(k, self._touched(k, way)):
            fewer = [frozenset(f for f in allowed if self.edges[f].source == edge.source)]
            fewer += [allowed - fewer[0], frozenset()]
            ways = [other for friends in fewer if (other := self._way(k, friends))]
            good = [other for other in ways if self.company.may_join(k, self._touched(k, other))]
            way = min(good or ways or [way], key=lambda other: other.price)
        if way:
            self._keep(k, way)

    def _way(self, k: int, friends: frozenset[int]) -> Way | None:
        return self._straight_way(k, friends) or self._nearly_straight_way(k, friends) or self._searched_way(k, friends)

    def _straight(self, edge: StyledEdge) -> bool:
        """Whether the facing middles are in line with nothing in between."""
        if edge.name in self.lanes or _nested(edge) or (edge.side is not None and edge.side not in self._facing(edge)):
            return False
        source, target = self._rect(edge.source), self._rect(edge.target)
        begin, end = self._facing(edge)
        a, b = source.middle(begin), target.middle(end)
        if abs(a.x - b.x) > 0.05 if begin.vertical else abs(a.y - b.y) > 0.05:
            return False
        return self._open_between(edge, a, b, begin.vertical)

    def _straight_way(self, k: int, friends: frozenset[int]) -> Way | None:
        """The way of an edge whose facing middles are in line, free and unobstructed: no search is needed."""
        edge = self.edges[k]
        if not self.straight[k]:
            return None
        begin, end = self._facing(edge)
        first = self.ports.middle_gate(edge.source, begin, True, friends)
        last = self.ports.middle_gate(edge.target, end, False, friends)
        if first is None or last is None:
            return None
        ends = ((first.ix, first.iy), (last.ix, last.iy))
        axis = 0 if begin.vertical else 1
        if ends[0][axis] != ends[1][axis]:
            return None
        way = Way(first, last, ends[:1] if ends[0] == ends[1] else ends)
        return None if self._meets_strangers(way, friends) else way

    def _nearly_straight_way(self, k: int, friends: frozenset[int]) -> Way | None:
        """A straight way from a middle to an anchor, where facing middles are so little out of line that an elbow would look like a mistake;
        the anchor stands on a side that nobody else uses."""
        edge = self.edges[k]
        source, target = self._rect(edge.source), self._rect(edge.target)
        begin, end = self._facing(edge)
        off = abs(source.cx - target.cx) if begin.vertical else abs(source.cy - target.cy)
        if edge.name in self.lanes or _nested(edge) or not 0.05 < off < JOG * self.clear:
            return None
        first = self.ports.middle_gate(edge.source, begin, True, friends)
        last = self.ports.middle_gate(edge.target, end, False, friends)
        start = source.middle(begin)
        if first and not self.ports.used(edge.target, end):
            last = self.ports.gate_at(edge.target, end, first.at)
        elif last and not self.ports.used(edge.source, begin):
            first = self.ports.gate_at(edge.source, begin, last.at)
            start = Point(last.at, start.y) if begin.vertical else Point(start.x, last.at)
        else:
            return None
        if first is None or last is None or not self._open_between(edge, start, target.middle(end), begin.vertical):
            return None
        way = Way(first, last, ((first.ix, first.iy), (last.ix, last.iy)))
        return None if self._meets_strangers(way, friends) else way

    def _open_between(self, edge: StyledEdge, a: Point, b: Point, vertical: bool) -> bool:
        """Whether a line straight out of `a` reaches the level of `b` without meeting a stranger."""
        x, y = (a.x, b.y) if vertical else (b.x, a.y)
        spot = Rect.of_edges(min(a.x, x), min(a.y, y), max(a.x, x), max(a.y, y)).grow(self.grid.hard)
        ends = (edge.source, edge.target)
        return all(o.path in ends and not o.text for o in self.ground.solid_near(spot, *ends))

    def _meets_strangers(self, way: Way, friends: frozenset[int]) -> bool:
        used, crossed, nx = self.grid.used, (self.grid.right_crossed, self.grid.down_crossed), self.grid.nx
        cells = list(self.grid.vertices(way.cells))
        if any(o not in friends for ix, iy in cells for o in used.get(iy * nx + ix, ())):
            return True
        if not any(crossed):
            return False
        steps = [(a[1] == b[1], min(a[1], b[1]) * nx + min(a[0], b[0])) for a, b in zip(cells, cells[1:])]
        return any(o not in friends for level, step in steps for o in crossed[0 if level else 1].get(step, ()))

    def _crossed(self, k: int, way: Way) -> bool:
        """Whether a way that is drawn meets another edge's that it may not share."""
        return self._meets_strangers(way, self.company.friends[k])

    def _searched_way(self, k: int, friends: frozenset[int]) -> Way | None:
        edge = self.edges[k]
        self._fill()
        lane = self.lanes.get(edge.name)
        prices = asked_prices(edge.side) if edge.side is not None and lane is None else side_prices(lane, self._facing(edge))
        if lane is None and _nested(edge):
            prices = all_sides(), all_sides()
        changed = self._changed(edge)
        for rect, by in changed:
            self.grid.shut(rect, by)
        found = self._search(k, friends, prices, self._favour(lane))
        for rect, by in changed:
            self.grid.shut(rect, -by)
        return Way(found.begin, found.end, tuple(found.cells), found.price) if found else None

    def _changed(self, edge: StyledEdge) -> list[tuple[Rect, int]]:
        """What is open for this edge and otherwise shut (-1): the containers around its ends; and the other way (1): a swimlane that it
        starts from or ends at."""
        opened = [path for path in sorted(self.ground.open_for(edge.source, edge.target)) if not is_lane(self.ground.boxes[path])]
        closed = [path for path in dict.fromkeys((edge.source, edge.target)) if is_lane(self.ground.boxes[path])]
        closed = [path for path in closed if not _nested(edge)]
        return [(self._rect(path), -1) for path in opened] + [(self._rect(path), 1) for path in closed]

    def _search(
        self, k: int, friends: frozenset[int], prices: tuple[dict[Side, float], dict[Side, float]], favour: Favour
    ) -> Found | None:
        """A way with few enough bends: as planned, else with bends made dear, else into a middle that a stranger has."""
        touch = TOUCH * (KEPT if self.edges[k].name in self.lanes else 1.0)
        for crowd, bend in ((False, BEND), (False, DEAR * BEND), (True, BEND), (True, DEAR * BEND)):
            starts, goals = self._gates(k, friends, prices, crowd)
            for window in self._windows(k, last=crowd and bend > BEND):
                search = Search(self.grid, friends, favour, Prices(bend, self.along, touch), window)
                found = search.run(starts, goals, BUDGET if self.grid.nx * self.grid.ny < HUGE else BUDGET // 4)
                self.states += search.states
                if found and bends(found.cells, found.begin, found.end) <= MOST_BENDS:
                    return found
        return None

    def _gates(
        self, k: int, friends: frozenset[int], prices: tuple[dict[Side, float], dict[Side, float]], crowd: bool
    ) -> tuple[list[Gate], list[Gate]]:
        edge, ports = self.edges[k], self.ports
        outer = is_within(edge.target, edge.source), is_within(edge.source, edge.target)
        starts = (
            ports.inner_gates(edge.source, prices[0]) if outer[0] else ports.gates(edge.source, True, prices[0], friends, crowd)
        )
        goals = (
            ports.inner_gates(edge.target, prices[1]) if outer[1] else ports.gates(edge.target, False, prices[1], friends, crowd)
        )
        return starts, goals

    def _windows(self, k: int, last: bool) -> list[Window]:
        """Where to look: on a vast grid near the ends first, on a huge one only there until the `last` try; for an edge between a panel and
        what it holds, in the panel."""
        edge = self.edges[k]
        source, target = self._rect(edge.source), self._rect(edge.target)
        if _nested(edge):
            return [self.grid.window((source if is_within(edge.target, edge.source) else target).grow(-self.grid.hard))]
        if self.grid.nx * self.grid.ny < VAST:
            return [self.grid.whole]
        near = self.grid.window(source.union(target).grow(AROUND))
        return [near, self.grid.whole] if last or self.grid.nx * self.grid.ny < HUGE else [near]

    def _favour(self, lane: Lane | None) -> Favour:
        """An edge's own lane is cheap, other edges' lanes are dear."""
        favour = Favour()
        for other in self.placed.lanes:
            lines = self.grid.xs if other.vertical else self.grid.ys
            k = bisect_left(lines, other.at - 0.4)
            if k < len(lines) and abs(lines[k] - other.at) < 1:
                prices = favour.columns if other.vertical else favour.rows
                prices[k] = min(prices.get(k, 9.0), 0.6 if other == lane else 1.6)
        return favour

    # ---- drawing

    def _touched(self, k: int, way: Way) -> list[int]:
        """Friends on whose line a way runs for a piece."""
        edge, nx = self.edges[k], self.grid.nx
        found = self.ports.owners_at(edge.source, way.begin.side, True, way.begin.at)
        found += self.ports.owners_at(edge.target, way.end.side, False, way.end.at)
        cells = list(self.grid.vertices(way.cells))
        for a, b in zip(cells, cells[1:]):
            table = self.grid.right_used if a[1] == b[1] else self.grid.down_used
            found += table.get(min(a[1], b[1]) * nx + min(a[0], b[0]), ())
        return [other for other in dict.fromkeys(found) if other != k and other in self.company.friends[k]]

    def _keep(self, k: int, way: Way) -> None:
        edge = self.edges[k]
        self.company.join(k, self._touched(k, way))
        self.ways[k] = way
        self.grid.draw(way.cells, k)
        self.ports.take(edge.source, way.begin.side, k, True, way.begin.at, way.begin.anchor)
        self.ports.take(edge.target, way.end.side, k, False, way.end.at, way.end.anchor)

    def _take_back(self, k: int) -> None:
        edge = self.edges[k]
        self.grid.draw(self.ways[k].cells, k, add=False)
        self.ports.drop(k, edge.source, edge.target)
        self.company.leave(k)
        del self.ways[k]


def _nested(edge: StyledEdge) -> bool:
    """Whether one end lies in the other."""
    return is_within(edge.target, edge.source) or is_within(edge.source, edge.target)
