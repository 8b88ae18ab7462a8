"""What speaks against an arrangement of a diagram: one number for unfolded, turned and folded ones, so that they can be compared.

In: a placed diagram and the lines of its edges, as plain points: those that were routed, or a guess (`guessed_lines`). Out: the cost. Type
size is no part of it: whoever asks prefers the larger type first. Nothing is placed or routed here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import fsum, hypot
from typing import NamedTuple

from ..base.geometry import Point, Side, facing
from ..graph.placed import Lane, PlacedDiagram, PlacedNode, placed_boxes
from ..graph.styled import StyledCard, StyledDiagram, StyledEdge, StyledStack

# In bends. Crossings harm reading most by far, bends come next (Purchase 1997, 2002); a line that two strangers share says something false,
# which is worse than any crossing.
FALSE_LINE = 12.0
CROSSING = 5.0
BEND = 1.0
BROKEN = 1.5  # a title's second line: it is read more slowly, and cards become unlike
FOLD = 2.0  # every place where a run goes on in another column or row: the eye must find it
LONE = 6.0  # a piece of one member where a direction was asked for: there the run takes another
LENGTH = 2.0  # lines as long as the page's diagonal
UNEVEN = 4.0  # plain cards of wholly different sizes; pieces of a run of wholly different lengths
EMPTY = 8.0  # a page that is left wholly empty

SAME, LONG = 1.0, 2.0  # pieces nearer than this are on one line, and share it if they do so for longer than this

Line = tuple[str, Sequence[Point]]  # an edge's name and its points
Piece = tuple[float, float, float, int]  # coordinate across, from, to, number of the edge


class Costs(NamedTuple):
    """The parts of a cost, in bends."""

    lines: float
    titles: float
    folds: float
    shape: float

    @property
    def total(self) -> float:
        return fsum(self)


def cost(placed: PlacedDiagram, lines: Sequence[Line], exact: bool = True) -> float:
    """What speaks against the arrangement, in bends. `lines` are the edges' names and points; where they are only guessed (not `exact`),
    they are not searched for strangers that share a line: only a router keeps them apart."""
    return costs(placed, lines, exact).total


def costs(placed: PlacedDiagram, lines: Sequence[Line], exact: bool = True) -> Costs:
    edges = {edge.name: edge for edge in placed.diagram.edges}
    known = [(edges[name], points) for name, points in lines]
    length = fsum(abs(a.x - b.x) + abs(a.y - b.y) for _, points in known for a, b in zip(points, points[1:]))
    bends = fsum(max(0, len(points) - 2) for _, points in known)
    met = CROSSING * crossings(known) + (FALSE_LINE * false_lines(known) if exact else 0.0)
    return Costs(
        met + BEND * bends + LENGTH * length / hypot(placed.frame.w, placed.frame.h),
        BROKEN * _broken_titles(placed),
        FOLD * _folds(placed.diagram.root) + LONE * _lone_pieces(placed.diagram),
        UNEVEN * _unevenness(placed) + EMPTY * (1.0 - _used(placed)),
    )


def crossings(lines: Sequence[tuple[StyledEdge, Sequence[Point]]]) -> int:
    """How often lines of different edges cross; those that may share a line do not count."""
    upright, level = _pieces(lines)
    places = [piece[0] for piece in level]
    found = 0
    for x, low, high, k in upright:
        for y, left, right, other in level[bisect_right(places, low) : bisect_left(places, high)]:
            if left < x < right and low < y < high and k != other and not lines[k][0].shares_line(lines[other][0]):
                found += 1
    return found


def false_lines(lines: Sequence[tuple[StyledEdge, Sequence[Point]]]) -> int:
    """How often strangers lie on one line."""
    found = 0
    for pieces in _pieces(lines):
        for i, (at, low, high, k) in enumerate(pieces):
            for other_at, other_low, other_high, other in pieces[i + 1 :]:
                if other_at - at >= SAME:
                    break
                if k != other and min(high, other_high) - max(low, other_low) > LONG:
                    found += not lines[k][0].shares_line(lines[other][0])
    return found


def _pieces(lines: Sequence[tuple[StyledEdge, Sequence[Point]]]) -> tuple[list[Piece], list[Piece]]:
    """Upright pieces, sorted by x, and level ones, sorted by y."""
    upright: list[Piece] = []
    level: list[Piece] = []
    for k, (_, points) in enumerate(lines):
        for a, b in zip(points, points[1:]):
            if abs(a.x - b.x) < abs(a.y - b.y):
                upright.append((a.x, min(a.y, b.y), max(a.y, b.y), k))
            else:
                level.append((a.y, min(a.x, b.x), max(a.x, b.x), k))
    return sorted(upright), sorted(level)


def _broken_titles(placed: PlacedDiagram) -> int:
    boxes = placed_boxes(placed.nodes)
    return sum(len(p.lines) - 1 for box in boxes if box.content.text for p in box.content.text.block.paragraphs[:1])


def _folds(root: StyledStack) -> int:
    """How often the run goes on elsewhere: not at all where it is only turned, every piece being one member."""
    if not root.folded or all(not isinstance(p, StyledStack) or p.branches or len(p.items) == 1 for p in root.items):
        return 0
    return len(root.items) - 1


def _lone_pieces(diagram: StyledDiagram) -> float:
    """How many pieces of a fold do not run in the direction that was asked for, because they have one member; the last, what is left
    over, counts half."""
    root = diagram.root
    if diagram.direction == "auto" or not _folds(root):
        return 0.0
    lone = [isinstance(piece, StyledStack) and len(piece.items) == 1 for piece in root.items]
    return lone[:-1].count(True) + 0.5 * lone[-1]


def _unevenness(placed: PlacedDiagram) -> float:
    """How unlike plain cards of the flow itself are in size, 0..1."""
    plain = [node.rect for node in placed.nodes if isinstance(node.node, StyledCard) and not node.node.pills]
    if len(plain) < 2:
        return 0.0
    return max(_spread([rect.w for rect in plain]), _spread([rect.h for rect in plain]))


def _spread(lengths: Sequence[float]) -> float:
    """Mean distance from the mean, as a share of it."""
    mean = fsum(lengths) / len(lengths)
    return fsum(abs(length - mean) for length in lengths) / len(lengths) / mean if mean else 0.0


def _used(placed: PlacedDiagram) -> float:
    """Share of the frame that the boxes' common rectangle covers."""
    rects = [node.rect for node in placed.nodes]
    if not rects:
        return 1.0
    right, bottom = max(r.right for r in rects), max(r.bottom for r in rects)
    w, h = right - min(r.x for r in rects), bottom - min(r.y for r in rects)
    return min(1.0, w * h / (placed.frame.w * placed.frame.h))


# ---- lines before there are any


def guessed_lines(placed: PlacedDiagram) -> list[Line]:
    """Roughly how the edges will run: by their lane or their planned way, or in as few bends as the boxes' places ask for."""
    boxes = {node.path: node for node in placed_boxes(placed.nodes)}
    lanes = {lane.edge: lane for lane in placed.lanes}
    ways = {way.edge: way.points for way in placed.ways}
    sides = {name: (begin, end) for name, begin, end in placed.sides}
    found: list[Line] = []
    for edge in placed.diagram.edges:
        if edge.source != edge.target:
            ends = boxes[edge.source], boxes[edge.target]
            found.append((edge.name, ways.get(edge.name) or _guess(*ends, lanes.get(edge.name), sides.get(edge.name))))
    return found


def _guess(source: PlacedNode, target: PlacedNode, lane: Lane | None, sides: tuple[Side, Side] | None) -> tuple[Point, ...]:
    begin, end = (lane.begin, lane.end) if lane else sides or facing(source.rect, target.rect)
    a, b = source.rect.middle(begin), target.rect.middle(end)
    if lane:
        return _by_lane(a, b, lane)
    if begin.vertical and end.vertical:
        middle = (a.y + b.y) / 2
        return (a, b) if abs(a.x - b.x) < 0.5 else (a, Point(a.x, middle), Point(b.x, middle), b)
    if not begin.vertical and not end.vertical:
        middle = (a.x + b.x) / 2
        return (a, b) if abs(a.y - b.y) < 0.5 else (a, Point(middle, a.y), Point(middle, b.y), b)
    return (a, Point(a.x, b.y) if begin.vertical else Point(b.x, a.y), b)


STUB = 14.0  # how far from its box a line turns that leaves along the flow for a lane beside it


def _by_lane(a: Point, b: Point, lane: Lane) -> tuple[Point, ...]:
    """Out of the box, into the lane, along it, and back."""
    points = [a]
    for point, side in ((a, lane.begin), (b, lane.end)):
        out = STUB * side.sign
        if side.vertical is lane.vertical:  # along the flow: it turns before it reaches the lane
            bends = [Point(point.x, point.y + out), Point(lane.at, point.y + out)]
            bends = bends if lane.vertical else [Point(point.x + out, point.y), Point(point.x + out, lane.at)]
        else:
            bends = [Point(lane.at, point.y) if lane.vertical else Point(point.x, lane.at)]
        points += bends if point is a else bends[::-1]
    return (*points, b)
