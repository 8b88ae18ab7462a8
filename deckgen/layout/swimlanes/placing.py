"""Phases 4 to 6 of the swimlanes: ends, tracks, coordinates.

In: a graph with sizes and one arrangement. Out: a drawing with rectangles, bands and ways. Lanes are as wide as what stands and runs in them,
shared out evenly where there is room; gaps as high as their lines and labels need.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, zip_longest
from math import fsum

from ...base.geometry import Point, Rect, Side, Size
from ..free import FreeDrawing, FreeGraph, FreeWay
from .grid import Grid
from .model import Arrangement, Cells, Course
from .ports import End, offsets
from .room import BETWEEN, TIGHT, Room, Tracks
from .tracks import Lie, tracks
from .verify import good_ways

TRIES = 4  # times that ends are moved because two lines would lie on each other
CLOSE = 5.0  # points between ends that face each other, at least
NEAR = 1e-6  # points that are no difference
PITCH = 1000.0  # from rank to rank while their places are unknown


def drawing(graph: FreeGraph, arrangement: Arrangement) -> FreeDrawing:
    """Coordinates for one arrangement; ways that would be bad are left to the router."""
    shifts: dict[tuple[int, Side], float] = {}
    for attempt in range(TRIES):
        placing = _Placing(graph, arrangement, shifts)
        placing.run()
        clash = placing.clash() if attempt < TRIES - 1 else None
        if clash is None:
            break
        shifts[clash[0]] = shifts.get(clash[0], 0.0) + clash[1]
    return placing.drawn()


def _without_idle(points: list[Point]) -> tuple[Point, ...]:
    """The bends alone, with both ends."""
    bends = []
    for before, at, after in zip(points, points[1:], points[2:]):
        upright = abs(before.x - at.x) < NEAR and abs(at.x - after.x) < NEAR
        level = abs(before.y - at.y) < NEAR and abs(at.y - after.y) < NEAR
        if not (upright or level):
            bends.append(at)
    return (points[0], *bends, points[-1])


def least_size(graph: FreeGraph, cells: Cells) -> Size:
    """What an arrangement needs at least, whatever its lines do."""
    rows, lanes = [0.0] * cells.rows, [0.0] * max(1, len(graph.lanes))
    for (lane, rank), nodes in cells.members.items():
        rows[rank] = max(rows[rank], *(graph.nodes[node].h for node in nodes))
        lanes[lane] = max(lanes[lane], fsum(graph.nodes[node].w + graph.gaps.node for node in nodes) - graph.gaps.node)
    inner = graph.gaps.rank * max(0, cells.rows - 1)
    outer = BETWEEN * (len(lanes) - 1)
    wide = [max(width + 2 * TIGHT, least) for width, least in zip_longest(lanes, graph.lane_least, fillvalue=0.0)]
    return Size(fsum(wide) + outer, fsum(rows) + inner + max(graph.lanes, default=0.0))


class _Placing:
    def __init__(self, graph: FreeGraph, arrangement: Arrangement, shifts: dict[tuple[int, Side], float]) -> None:
        self.graph = graph
        self.gaps = graph.gaps
        self.cells = arrangement.cells
        self.courses = arrangement.courses
        grid = Grid(graph, self.cells)
        self.lanes = grid.lanes
        pieces = [grid.sketch(edge, course).pieces if course else () for edge, course in zip(graph.edges, self.courses)]
        self.offset, self.crowded = offsets(graph, self.courses, pieces, shifts)
        self.tracks: Tracks = {}  # by gap or channel: the track of every edge that runs in it
        self.lies: dict[tuple[bool, int], dict[int, Lie]] = {}
        self.room = Room(graph, self.cells, self.courses, self.tracks)

    def run(self) -> None:
        for channel in range(2 * self.lanes):
            self._assign((False, channel), self._lies_across(channel), PITCH / 2)
        self._across()
        for gap in range(self.cells.rows + 1):
            self._assign((True, gap), self._lies_down(gap), self.gaps.track)
        self._down()

    # ---- tracks

    def _runners(self, run: tuple[bool, int]) -> Iterator[tuple[int, Course, int]]:
        """Edges that run in a gap or channel: number, course, at which place in it."""
        for k, course in enumerate(self.courses):
            if course is not None and run in course.runs:
                yield k, course, course.runs.index(run)

    def _assign(self, run: tuple[bool, int], lies: dict[int, Lie], apart: float) -> None:
        numbers = list(lies)
        self.lies[run] = lies
        self.tracks[run] = dict(zip(numbers, tracks([lies[k] for k in numbers], apart, self.gaps.track)))

    def _lies_across(self, channel: int) -> dict[int, Lie]:
        """Lines of a channel, with rows and gaps a pitch apart; within a gap their order is not known yet, so no two are at one place."""
        found = {}
        for k, course, i in self._runners((False, channel)):
            ends = [self._end_across(k, course, i, channel, step) for step in (-1, 1)]
            found[k] = Lie(min(ends)[0], max(ends)[0], (ends[0], ends[1]))
        return found

    def _end_across(self, k: int, course: Course, i: int, channel: int, step: int) -> tuple[float, int]:
        edge, other = self.graph.edges[k], i + step
        if 0 <= other < len(course.runs):
            at = PITCH * course.runs[other][1] + 7.0 * (k % 60)
            if 0 <= other + step < len(course.runs):
                return at, 1 if course.runs[other + step][1] > channel else -1
            node = edge.source if step < 0 else edge.target
            return at, 1 if 2 * self.graph.nodes[node].lane + 1 > channel else -1
        node, side = (edge.source, course.begin) if step < 0 else (edge.target, course.end)
        at = PITCH * (self.cells.ranks[node] + 0.5) + self.offset[k, step < 0]
        return at, 1 if side is Side.LEFT else -1

    def _lies_down(self, gap: int) -> dict[int, Lie]:
        found = {}
        for k, course, i in self._runners((True, gap)):
            ends = [self._end_down(k, course, i, gap, step) for step in (-1, 1)]
            found[k] = Lie(min(ends)[0], max(ends)[0], (ends[0], ends[1]))
        return found

    def _end_down(self, k: int, course: Course, i: int, gap: int, step: int) -> tuple[float, int]:
        edge, other = self.graph.edges[k], i + step
        node, begin = (edge.source, True) if step < 0 else (edge.target, False)
        if 0 <= other < len(course.runs):
            at = self.channel_x(course.runs[other][1], k)
            if 0 <= other + step < len(course.runs):
                return at, 1 if course.runs[other + step][1] > gap else -1
            return at, 1 if self.cells.ranks[node] >= gap else -1
        side = course.begin if begin else course.end
        return self.x[node] + self.offset[k, begin], 1 if side is Side.TOP else -1

    # ---- across: boxes, channels, lanes

    def _across(self) -> None:
        reach = [self._reach(lane) for lane in range(self.lanes)]
        margins, needs = self._needs(reach, tight=False)
        if self.graph.room and fsum(needs) + BETWEEN * (self.lanes - 1) > self.graph.room.w:
            margins, needs = self._needs(reach, tight=True)
        widths = self._shared_out(needs)
        starts = list(accumulate((w + BETWEEN for w in widths), initial=0.0))
        self.bands = [(starts[lane], widths[lane]) for lane in range(self.lanes)]
        self.width = starts[-1] - BETWEEN if self.lanes else 0.0
        self.edges_of_lane = []
        self.x = [0.0] * len(self.graph.nodes)
        for lane, (left, right) in enumerate(reach):
            spare = (widths[lane] - needs[lane]) / 2
            axis = starts[lane] + margins[2 * lane] + spare + left
            self.edges_of_lane.append((axis - left, axis + right))
            for key, nodes in self.cells.members.items():
                if key[0] == lane:
                    self._set_row(nodes, axis)

    def _row_width(self, nodes: tuple[int, ...]) -> float:
        """Of the boxes of a cell; room for loops counts but behind the last."""
        boxes = fsum(self.graph.nodes[node].w for node in nodes)
        return boxes + fsum(self._between(a, b) for a, b in zip(nodes, nodes[1:]))

    def _between(self, left: int, right: int) -> float:
        """From a box to its neighbour in a cell: room for a loop, and for an arrow where one leads across."""
        pair = (left, right)
        steps = any(edge.source in pair and edge.target in pair and edge.source != edge.target for edge in self.graph.edges)
        return self.graph.nodes[left].loop + (max(self.gaps.node, 2 * self.gaps.stub) if steps else self.gaps.node)

    def _set_row(self, nodes: tuple[int, ...], axis: float) -> None:
        x = axis - self._row_width(nodes) / 2
        for i, node in enumerate(nodes):
            self.x[node] = x + self.graph.nodes[node].w / 2
            x += self.graph.nodes[node].w + (self._between(node, nodes[i + 1]) if node != nodes[-1] else 0.0)

    def _reach(self, lane: int) -> tuple[float, float]:
        """How far the boxes of a lane reach to the left and right of its axis; labels beside upright lines too."""
        rows = [nodes for key, nodes in self.cells.members.items() if key[0] == lane]
        left = max((self._row_width(nodes) / 2 for nodes in rows), default=0.0)
        right = max((self._row_width(nodes) / 2 + self.graph.nodes[nodes[-1]].loop for nodes in rows), default=0.0)
        return left, max(right, left)

    def _needs(self, reach: list[tuple[float, float]], tight: bool) -> tuple[list[float], list[float]]:
        """Widths of the channels, and with them of the lanes."""
        margins = [self.room.channel(channel, tight) for channel in range(2 * self.lanes)]
        widths = [fsum((*reach[lane], *margins[2 * lane : 2 * lane + 2])) for lane in range(self.lanes)]
        return margins, [max(width, least) for width, least in zip_longest(widths, self.graph.lane_least, fillvalue=0.0)]

    def channel_x(self, channel: int, k: int) -> float:
        """Where an edge runs in a channel: tracks count from left to right, and lie near the boxes."""
        lane, track, used = channel // 2, self.tracks[False, channel][k], self.tracks[False, channel]
        left, right = self.edges_of_lane[lane]
        if channel % 2:
            return right + self.gaps.stub + track * self.gaps.track
        return left - self.gaps.stub - (max(used.values()) - track) * self.gaps.track

    def _shared_out(self, needs: list[float]) -> list[float]:
        """Widths as even as the room allows: the narrowest lanes grow first, none beyond the widest."""
        room = self.graph.room.w - BETWEEN * (len(needs) - 1) if self.graph.room else fsum(needs)
        spare = room - fsum(needs)
        if spare <= 0 or not needs:
            return needs
        level = max(needs)
        for count, need in enumerate(sorted(needs)[1:], 1):
            lower = sorted(needs)[:count]
            if fsum(need - one for one in lower) > spare:
                level = (fsum(lower) + spare) / count
                break
        return [max(need, level) for need in needs]

    # ---- down: rows and gaps

    def _down(self) -> None:
        nodes = self.graph.nodes
        rows = [0.0] * self.cells.rows
        for node, rank in enumerate(self.cells.ranks):
            rows[rank] = max(rows[rank], nodes[node].h)
        heights = [self.room.gap(gap) for gap in range(self.cells.rows + 1)]
        title = max(self.graph.lanes, default=0.0)
        inner, even = heights[1:-1], max(heights[1:-1], default=0.0)
        grown = fsum(rows) + fsum(heights) + title + fsum(even - height for height in inner)
        if self.graph.room and grown <= self.graph.room.h:
            heights[1:-1] = [even] * len(inner)
        self.y = [0.0] * len(nodes)
        self.gap_middle, y = [], title
        for rank, height in enumerate(heights):
            self.gap_middle.append(y + height / 2)
            y += height
            if rank < self.cells.rows:
                for node in range(len(nodes)):
                    if self.cells.ranks[node] == rank:
                        self.y[node] = y + rows[rank] / 2
                y += rows[rank]
        self.height = y

    def gap_y(self, gap: int, k: int) -> float:
        used = self.tracks[True, gap]
        return self.gap_middle[gap] + (used[k] - max(used.values()) / 2) * self.gaps.track

    # ---- lines that would lie on each other

    def clash(self) -> tuple[tuple[int, Side], float] | None:
        """A side whose ends should move, and how far: two ends face each other across a gap or channel, and their lines turn in it the
        wrong way round, so that they would lie on each other."""
        for run, lies in self.lies.items():
            used = self.tracks[run]
            for i, first in lies.items():
                for j, second in lies.items():
                    if used[i] >= used[j]:
                        continue
                    facing = ((at, other) for at, way in first.ends for other, back in second.ends if way > 0 > back)
                    for at, other in facing:
                        if abs(at - other) < CLOSE and (found := self._moved(j, run, second, other)):
                            return found
        return None

    def _moved(self, k: int, run: tuple[bool, int], lie: Lie, at: float) -> tuple[tuple[int, Side], float] | None:
        """The side at which a line that turns in a gap or channel comes from a lower row or lane, moved the way in which it goes."""
        edge, course = self.graph.edges[k], self.courses[k]
        side = Side.BOTTOM if run[0] else Side.RIGHT
        if course is None:
            return None
        for node, own, next_run in ((edge.source, course.begin, course.runs[0]), (edge.target, course.end, course.runs[-1])):
            if own is side and next_run == run:
                return (node, side), self.gaps.track if lie.low + 0.01 >= at else -self.gaps.track
        return None

    # ---- the drawing

    def drawn(self) -> FreeDrawing:
        nodes = self.graph.nodes
        rects = tuple(Rect(x - n.w / 2, y - n.h / 2, n.w, n.h) for x, y, n in zip(self.x, self.y, nodes))
        bands = tuple(Rect(x, 0.0, w, self.height) for x, w in self.bands)
        ways = [
            FreeWay(k, course.begin, course.end, self._points(k, course, rects))
            for k, course in enumerate(self.courses)
            if course is not None and self.graph.edges[k].exact and k not in self.crowded
        ]
        return FreeDrawing(Size(self.width, self.height), rects, good_ways(ways, rects, self.graph), bands)

    def _points(self, k: int, course: Course, rects: tuple[Rect, ...]) -> tuple[Point, ...]:
        edge = self.graph.edges[k]
        start, stop = (
            self._port(rects[edge.source], course.begin, (k, True)),
            self._port(rects[edge.target], course.end, (k, False)),
        )
        points = [start]
        for level, number in course.runs:
            last = points[-1]
            points.append(Point(last.x, self.gap_y(number, k)) if level else Point(self.channel_x(number, k), last.y))
        last = points[-1]
        if course.end.vertical:
            points.append(Point(stop.x, last.y))
        else:
            points.append(Point(last.x, stop.y))
        points.append(stop)
        return _without_idle(points)

    def _port(self, rect: Rect, side: Side, end: End) -> Point:
        middle = rect.middle(side)
        offset = self.offset[end]
        return Point(middle.x + offset, middle.y) if side.vertical else Point(middle.x, middle.y + offset)
