"""Connects a placed diagram: a route for every edge, moved apart, with labels.

Phases: grid > one search an edge, straight ones first, then forks, then lanes from the inside out > again for those that met a stranger >
nudge > labels.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from ..base.diagnostic import DiagnosticBag
from ..base.geometry import Point, Rect, Side
from ..graph.placed import Lane, PlacedDiagram
from ..graph.routed import End, Route, RoutedDiagram
from ..graph.styled import StyledEdge
from ..text import TextMeasurer
from .grid import ALONG_HIGH, ALONG_LOW, BEND, Favour, Gate, Grid
from .labels import place_labels
from .lines import straightened
from .nudge import nudge
from .ports import NEEDLESS_HIGH, NEEDLESS_LOW, Ports, anchor_offset, facing, side_prices
from .quality import in_one_line, quality
from .scene_map import HARD, Ground

MANY = 3  # edges at one box from which on lines beside its middles are tried
DEAR = 40  # how much dearer a bend is where the first way has too many
JOG = 1.2  # an elbow shorter than this many clearances is straightened
MOST_BENDS = 4  # bentConnector5 draws no more


class Way(NamedTuple):
    """A found way: its gates and the corners between them, as grid vertices."""

    begin: Gate
    end: Gate
    cells: tuple[tuple[int, int], ...]


def connect(placed: PlacedDiagram, measurer: TextMeasurer, bag: DiagnosticBag) -> RoutedDiagram:
    """Route every edge of a placed diagram. An edge without any way is reported (R101) and left out."""
    return _Connect(placed, measurer, bag).run()


class _Connect:
    def __init__(self, placed: PlacedDiagram, measurer: TextMeasurer, bag: DiagnosticBag) -> None:
        self.placed = placed
        self.measurer = measurer
        self.bag = bag
        self.edges = placed.diagram.edges
        self.clear = placed.diagram.metrics.clearance
        self.ground = Ground(placed)
        self.sides = {name: (begin, end) for name, begin, end in placed.sides}
        self.lanes: dict[str, Lane] = {lane.edge: lane for lane in placed.lanes}
        xs, ys = self.ground.coordinates(
            self.clear * 4 / 3 + 1, [(lane.vertical, lane.at) for lane in placed.lanes], self._busy_boxes()
        )
        self.grid = Grid(xs, ys)
        self.ports = Ports(self.grid, self.ground.boxes, self.clear)
        self.ways: dict[int, Way] = {}
        self.friends = friends_of(self.edges)
        self.straight = [self._straight(edge) for edge in self.edges]
        self.filled = False

    def _fill(self) -> None:
        """Put what is solid into the grid: only a search needs it, and many slides need no search."""
        if not self.filled:
            self.filled = True
            for obstacle in self.ground.obstacles:
                self.grid.shut(obstacle.rect)
                self.grid.price_near(obstacle.rect, self.clear)

    def run(self) -> RoutedDiagram:
        best: tuple[tuple[int, int, int], list[Route], DiagnosticBag] | None = None
        for along, needless in ((ALONG_LOW, NEEDLESS_HIGH), (ALONG_HIGH, NEEDLESS_LOW)):
            found = DiagnosticBag()
            self.grid.along, self.ports.needless = along, needless
            routes = self._attempt(found)
            faults = quality(routes)
            score = (len(found), *faults)
            if best is None or score < best[0]:
                best = (score, routes, found)
            if not any(score):
                break
        assert best is not None
        self.bag.extend(best[2])
        for route in best[1]:
            self._report_side(route)
        for one, other in in_one_line(best[1]) if best[0][1] else ():
            message = f"the lines of '{one.edge.name}' and '{other.edge.name}' could not be kept apart"
            self.bag.warn("R202", message, other.edge.span, "give one of them a side, or draw it in another accent")
        labelled = place_labels(best[1], self.ground, self.lanes, self.measurer, self.bag)
        return RoutedDiagram(self.placed, labelled)

    def _report_side(self, route: Route) -> None:
        """Say (R103, info) that an edge does not take the side that was asked for: a row's edges know no left, a column's no top."""
        edge = route.edge
        if edge.side is None or edge.side in (route.begin.side, route.end.side):
            return
        boxes = (self._rect(edge.source), self._rect(edge.target))
        axis = 1 if edge.side.vertical else 0
        outermost = max(edge.side.sign * box.edge(edge.side) for box in boxes)
        if max(edge.side.sign * point[axis] for point in route.points) <= outermost:
            message = f"the edge '{edge.name}' does not run by the side '{edge.side.word}'"
            self.bag.info("R103", message, edge.span, "left and right are sides of a flow that runs down, top and bottom of a row")

    def _attempt(self, bag: DiagnosticBag) -> list[Route]:
        """Every edge routed and moved apart, at the prices that grid and ports have now."""
        self.grid.forget()
        self.ports.forget()
        self.ways.clear()
        order = sorted(range(len(self.edges)), key=self._rank)
        for k in order:
            self._find(k)
        for k in order:
            if k in self.ways and self._meets_strangers(k):
                self._take_back(k)
                self._find(k)
        for k in order:
            if k not in self.ways:
                edge = self.edges[k]
                hint = "give it another side, or move its nodes nearer"
                bag.error("R101", f"no way for the edge '{edge.name}'", edge.span, hint)
        routes = [self._route(k) for k in range(len(self.edges)) if k in self.ways]
        return nudge(routes, self.ground, self.clear)

    # ---- order and company

    def _busy_boxes(self) -> list[tuple[Rect, float, float]]:
        """Boxes that need lines beside their middles, and how far in x and in y: those with several edges to the same box (as far as both
        allow, so that parallel edges stay straight), and those that more edges meet than go by one side."""
        pairs = Counter(frozenset((edge.source, edge.target)) for edge in self.edges)
        degree: dict[str, list[StyledEdge]] = defaultdict(list)
        for edge in self.edges:
            degree[edge.source].append(edge)
            degree[edge.target].append(edge)
        groups = [sorted(pair) for pair, count in pairs.items() if count > 1]
        groups += [[p] for p, edges in degree.items() if len(edges) >= MANY or len({e.look for e in edges}) > 1]
        found = []
        for group in sorted(groups):
            boxes = [self.ground.boxes[path] for path in group]
            dx = min(self.clear, *(anchor_offset(box, Side.TOP) for box in boxes))
            dy = min(self.clear, *(anchor_offset(box, Side.LEFT) for box in boxes))
            found += [(box.rect, dx, dy) for box in boxes]
        return found

    def _rank(self, k: int) -> tuple[int, float, int]:
        edge = self.edges[k]
        if edge.name in self.lanes:
            lane = self.lanes[edge.name]
            source, target = self._rect(edge.source), self._rect(edge.target)
            length = abs(source.cy - target.cy) if lane.vertical else abs(source.cx - target.cx)
            return (2, length, k)
        if self.straight[k]:
            return (0, 0.0, k)
        source, target = self._rect(edge.source), self._rect(edge.target)
        off = abs(source.cx - target.cx) if self._facing(edge)[0].vertical else abs(source.cy - target.cy)
        return (1, -off, k)

    def _facing(self, edge: StyledEdge) -> tuple[Side, Side]:
        """The sides by which an edge leaves and enters if nothing speaks against it."""
        return self.sides.get(edge.name) or facing(self._rect(edge.source), self._rect(edge.target))

    def _rect(self, path: str) -> Rect:
        return self.ground.boxes[path].rect

    def _meets_strangers(self, k: int) -> bool:
        return self._crossed(k, self.ways[k])

    # ---- one edge

    def _straight(self, edge: StyledEdge) -> bool:
        """Whether the facing middles are in line with nothing in between."""
        if edge.name in self.lanes:
            return False
        source, target = self._rect(edge.source), self._rect(edge.target)
        begin, end = self._facing(edge)
        a, b = source.middle(begin), target.middle(end)
        if abs(a.x - b.x) > 0.05 if begin.vertical else abs(a.y - b.y) > 0.05:
            return False
        return self._open_between(edge, a, b, begin.vertical)

    def _find(self, k: int) -> None:
        edge = self.edges[k]
        lane = self.lanes.get(edge.name)
        if way := self._straight_way(k) or self._nearly_straight_way(k):
            self._keep(k, way)
            return
        self._fill()
        prices = side_prices(lane, self._facing(edge))
        opened = [self._rect(path) for path in sorted(self.ground.open_for(edge.source, edge.target))]
        for rect in opened:
            self.grid.shut(rect, -1)
        way = self._search(k, prices, self._favour(lane))
        for rect in opened:
            self.grid.shut(rect, 1)
        if way:
            self._keep(k, way)

    def _straight_way(self, k: int) -> Way | None:
        """The way of an edge whose facing middles are in line, free and unobstructed: no search is needed."""
        edge = self.edges[k]
        if not self.straight[k]:
            return None
        begin, end = self._facing(edge)
        first = self.ports.middle_gate(edge.source, begin, True, self.friends[k])
        last = self.ports.middle_gate(edge.target, end, False, self.friends[k])
        if first is None or last is None:
            return None
        ends = ((first.ix, first.iy), (last.ix, last.iy))
        axis = 0 if begin.vertical else 1
        if ends[0][axis] != ends[1][axis]:
            return None
        way = Way(first, last, ends[:1] if ends[0] == ends[1] else ends)
        return None if self._crossed(k, way) else way

    def _nearly_straight_way(self, k: int) -> Way | None:
        """A straight way from a middle to an anchor, where facing middles are so little out of line that an elbow would look like a mistake;
        the anchor stands on a side that nobody else uses."""
        edge = self.edges[k]
        source, target = self._rect(edge.source), self._rect(edge.target)
        begin, end = self._facing(edge)
        off = abs(source.cx - target.cx) if begin.vertical else abs(source.cy - target.cy)
        if edge.name in self.lanes or not 0.05 < off < JOG * self.clear:
            return None
        first = self.ports.middle_gate(edge.source, begin, True, self.friends[k])
        last = self.ports.middle_gate(edge.target, end, False, self.friends[k])
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
        return None if self._crossed(k, way) else way

    def _open_between(self, edge: StyledEdge, a: Point, b: Point, vertical: bool) -> bool:
        """Whether a line straight out of `a` reaches the level of `b` without meeting a stranger."""
        x, y = (a.x, b.y) if vertical else (b.x, a.y)
        x0, x1, y0, y1 = min(a.x, x) - HARD, max(a.x, x) + HARD, min(a.y, y) - HARD, max(a.y, y) + HARD
        opened = None
        for rect, path, text in self.ground.obstacles:
            if rect.x < x1 and x0 < rect.x + rect.w and rect.y < y1 and y0 < rect.y + rect.h:
                opened = opened or {*self.ground.open_for(edge.source, edge.target), edge.source, edge.target}
                if text or path not in opened:
                    return False
        return True

    def _crossed(self, k: int, way: Way) -> bool:
        used, nx, friends = self.grid.used, self.grid.nx, self.friends[k]
        return any(o not in friends for ix, iy in self.grid.vertices(way.cells) for o in used.get(iy * nx + ix, ()))

    def _search(self, k: int, prices: tuple[dict[Side, float], dict[Side, float]], favour: Favour) -> Way | None:
        """A way with few enough bends: as planned, else with bends made dear, else into a middle that a stranger has."""
        edge, friends = self.edges[k], self.friends[k]
        for crowd, bend in ((False, BEND), (False, DEAR * BEND), (True, BEND), (True, DEAR * BEND)):
            starts = self.ports.gates(edge.source, True, prices[0], friends, crowd)
            goals = self.ports.gates(edge.target, False, prices[1], friends, crowd)
            found = self.grid.search(starts, goals, friends, favour, bend=bend)
            if found and _bends(found[2], found[0], found[1]) <= MOST_BENDS:
                return Way(found[0], found[1], tuple(found[2]))
        return None

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

    def _keep(self, k: int, way: Way) -> None:
        edge = self.edges[k]
        self.ways[k] = way
        self.grid.draw(way.cells, k)
        self.ports.take(edge.source, way.begin.side, k, True, way.begin.at, way.begin.anchor)
        self.ports.take(edge.target, way.end.side, k, False, way.end.at, way.end.anchor)

    def _take_back(self, k: int) -> None:
        self.grid.draw(self.ways[k].cells, k, add=False)
        self.ports.drop(k)
        del self.ways[k]

    # ---- points

    def _route(self, k: int) -> Route:
        edge, way = self.edges[k], self.ways[k]
        begin, end = self._end(edge.source, way.begin), self._end(edge.target, way.end)
        corners = [Point(self.grid.xs[ix], self.grid.ys[iy]) for ix, iy in way.cells]
        if _bends(list(way.cells), way.begin, way.end) == 0:
            return Route(edge, begin, end, (begin.point, end.point))
        points = straightened([begin.point, *_aligned(way.cells, corners, begin, end), end.point])
        return Route(edge, begin, end, points)

    def _end(self, path: str, gate: Gate) -> End:
        rect = self._rect(path)
        if not gate.anchor:
            return End(path, gate.side, rect.middle(gate.side))
        border = rect.edge(gate.side)
        point = Point(gate.at, border) if gate.side.vertical else Point(border, gate.at)
        return End(path, gate.side, point, True)


def friends_of(edges: Sequence[StyledEdge]) -> list[frozenset[int]]:
    """For each edge those with which it may share a line (of its source, or of its target), and itself."""
    by_end: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for k, edge in enumerate(edges):
        by_end[True, edge.source].append(k)
        by_end[False, edge.target].append(k)
    return [
        frozenset(i for i in (*by_end[True, e.source], *by_end[False, e.target]) if i == k or e.shares_line(edges[i]))
        for k, e in enumerate(edges)
    ]


def _aligned(cells: tuple[tuple[int, int], ...], corners: list[Point], begin: End, end: End) -> list[Point]:
    """Corners with those in line with a port moved exactly onto its line: grid lines may differ from it by a hair."""
    moved = list(corners)
    for port, order in ((begin, range(len(cells))), (end, range(len(cells) - 1, -1, -1))):
        axis = 0 if port.side.vertical else 1
        line = cells[order[0]][axis]
        for k in order:
            if cells[k][axis] != line:
                break
            moved[k] = Point(port.point.x, moved[k].y) if port.side.vertical else Point(moved[k].x, port.point.y)
    return moved


def _bends(cells: list[tuple[int, int]], begin: Gate, end: Gate) -> int:
    """Corners of a way with its stubs."""
    ways = [begin.side.vertical]
    ways += [a[0] == b[0] for a, b in zip(cells, cells[1:])]
    ways.append(end.side.vertical)
    return sum(1 for a, b in zip(ways, ways[1:]) if a != b)
