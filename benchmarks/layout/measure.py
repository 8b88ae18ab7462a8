"""One measurer for every engine: boxes and polylines in, numbers out. Shares no code with deckgen.

crossings   pairs of pieces of two edges that cross in their insides; a piece that both share is no crossing, and edges that share a trunk
            are each counted where a third one crosses it
bends       corners; straight: edges without one; over: edges with more than four
hits        (edge, box) pairs in which the edge runs inside a box that is none of its ends, by more than a point
overlaps    pairs of boxes that overlap by more than half a point
detached    ends that do not lie on the border of their box, within a point
shared      pairs of edges with neither the same source nor the same target that run on one line for more than a point, or of which one
            turns on the other
near        pairs of an edge and a foreign box, or of two strangers, that run along each other for more than 8 points, less than 4 apart
unrouted    edges without a way
area        of the rectangle around everything; length: of all edges
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Spot = tuple[float, float]
Box = tuple[float, float, float, float]

EPS = 0.05  # points: rounding of engines' output


class Drawing(NamedTuple):
    """`boxes` are (x, y, w, h); `ways` go from source to target, None for an edge that was left out."""

    boxes: Sequence[Box]
    ways: Sequence[Sequence[Spot] | None]


class Piece(NamedTuple):
    edge: int
    a: Spot
    b: Spot

    @property
    def level(self) -> bool:
        return abs(self.a[1] - self.b[1]) < EPS

    @property
    def upright(self) -> bool:
        return abs(self.a[0] - self.b[0]) < EPS


class Numbers(NamedTuple):
    crossings: int
    bends: int
    straight: int
    over: int
    hits: int
    overlaps: int
    detached: int
    shared: int
    near: int
    unrouted: int
    area: float
    length: float

    def __add__(self, other: object) -> Numbers:  # type: ignore[override]
        assert isinstance(other, Numbers)
        return Numbers(*(a + b for a, b in zip(self, other)))


NOTHING = Numbers(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0, 0.0)


def measured(drawing: Drawing, edges: Sequence[tuple[int, int]]) -> Numbers:
    ways = [straightened(way) if way else None for way in drawing.ways]
    pieces = [Piece(number, a, b) for number, way in enumerate(ways) if way for a, b in zip(way, way[1:])]
    corners = [max(0, len(way) - 2) for way in ways if way]
    return Numbers(
        crossings=_crossings(pieces),
        bends=sum(corners),
        straight=corners.count(0),
        over=sum(1 for count in corners if count > 4),
        hits=_hits(pieces, drawing.boxes, edges),
        overlaps=_overlaps(drawing.boxes),
        detached=_detached(ways, drawing.boxes, edges),
        shared=_shared(pieces, edges, ways),
        near=_near(pieces, drawing.boxes, edges),
        unrouted=sum(1 for way in ways if not way),
        area=_area(drawing.boxes, pieces),
        length=sum(abs(p.a[0] - p.b[0]) + abs(p.a[1] - p.b[1]) for p in pieces),
    )


def straightened(way: Sequence[Spot]) -> list[Spot]:
    """The way without points that repeat or lie on a straight run."""
    kept: list[Spot] = []
    for spot in way:
        if kept and abs(spot[0] - kept[-1][0]) < EPS and abs(spot[1] - kept[-1][1]) < EPS:
            continue
        while len(kept) > 1 and _in_line(kept[-2], kept[-1], spot):
            kept.pop()
        kept.append((float(spot[0]), float(spot[1])))
    return kept if len(kept) > 1 else [*kept, *kept]


def _in_line(a: Spot, b: Spot, c: Spot) -> bool:
    ux, uy, vx, vy = b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]
    return ux * vx + uy * vy > 0 and abs(ux * vy - uy * vx) <= EPS * max(abs(ux) + abs(uy), abs(vx) + abs(vy))


def _crossings(pieces: Sequence[Piece]) -> int:
    """Upright against level pieces by a sorted list; the few oblique ones against all."""
    level = sorted((piece for piece in pieces if piece.level), key=lambda piece: piece.a[1])
    upright = [piece for piece in pieces if piece.upright and not piece.level]
    oblique = [piece for piece in pieces if not piece.upright and not piece.level]
    heights = [piece.a[1] for piece in level]
    count = 0
    for piece in upright:
        x, (low, high) = piece.a[0], sorted((piece.a[1], piece.b[1]))
        for other in level[bisect_right(heights, low + EPS) : bisect_left(heights, high - EPS)]:
            left, right = sorted((other.a[0], other.b[0]))
            count += left + EPS < x < right - EPS and other.edge != piece.edge
    for number, piece in enumerate(oblique):
        others = [*level, *upright, *oblique[number + 1 :]]
        count += sum(1 for other in others if other.edge != piece.edge and _cross(piece, other))
    return count


def _cross(one: Piece, other: Piece) -> bool:
    ux, uy, vx, vy = one.b[0] - one.a[0], one.b[1] - one.a[1], other.b[0] - other.a[0], other.b[1] - other.a[1]
    cross = ux * vy - uy * vx
    if abs(cross) < 1e-9:
        return False
    dx, dy = other.a[0] - one.a[0], other.a[1] - one.a[1]
    t, s = (dx * vy - dy * vx) / cross, (dx * uy - dy * ux) / cross
    return 0.001 < t < 0.999 and 0.001 < s < 0.999


def _hits(pieces: Sequence[Piece], boxes: Sequence[Box], edges: Sequence[tuple[int, int]]) -> int:
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (x, y, w, h) in enumerate(boxes):
        for cell in _cells(x, y, x + w, y + h):
            cells[cell].append(number)
    found: set[tuple[int, int]] = set()
    for piece in pieces:
        low, high = _corner(piece, min), _corner(piece, max)
        near = {number for cell in _cells(*low, *high) for number in cells.get(cell, ())}
        for number in near:
            if number not in edges[piece.edge] and _inside(piece, boxes[number]) > 1.0:
                found.add((piece.edge, number))
    return len(found)


def _corner(piece: Piece, pick) -> Spot:  # type: ignore[no-untyped-def]
    return pick(piece.a[0], piece.b[0]), pick(piece.a[1], piece.b[1])


def _cells(left: float, top: float, right: float, bottom: float, size: float = 200.0) -> Iterator[tuple[int, int]]:
    for column in range(int(left // size), int(right // size) + 1):
        for row in range(int(top // size), int(bottom // size) + 1):
            yield column, row


def _inside(piece: Piece, box: Box) -> float:
    """Length of a piece inside a box drawn in by a tenth of a point, so that a line along its border is outside."""
    left, top, right, bottom = box[0] + 0.1, box[1] + 0.1, box[0] + box[2] - 0.1, box[1] + box[3] - 0.1
    first, last = 0.0, 1.0
    for start, end, low, high in ((piece.a[0], piece.b[0], left, right), (piece.a[1], piece.b[1], top, bottom)):
        delta = end - start
        if abs(delta) < 1e-9:
            if not low < start < high:
                return 0.0
            continue
        enter, leave = sorted(((low - start) / delta, (high - start) / delta))
        first, last = max(first, enter), min(last, leave)
    size = ((piece.a[0] - piece.b[0]) ** 2 + (piece.a[1] - piece.b[1]) ** 2) ** 0.5
    return max(0.0, last - first) * size


def _overlaps(boxes: Sequence[Box]) -> int:
    order = sorted(range(len(boxes)), key=lambda number: boxes[number][0])
    count, active = 0, []
    for number in order:
        x, y, w, h = boxes[number]
        active = [other for other in active if boxes[other][0] + boxes[other][2] > x + 0.5]
        count += sum(
            1
            for other in active
            if min(y + h, boxes[other][1] + boxes[other][3]) - max(y, boxes[other][1]) > 0.5
            and min(x + w, boxes[other][0] + boxes[other][2]) - x > 0.5
        )
        active.append(number)
    return count


def _detached(ways: Sequence[Sequence[Spot] | None], boxes: Sequence[Box], edges: Sequence[tuple[int, int]]) -> int:
    count = 0
    for way, (source, target) in zip(ways, edges):
        if way:
            count += (not _on_border(way[0], boxes[source])) + (not _on_border(way[-1], boxes[target]))
    return count


def _on_border(spot: Spot, box: Box) -> bool:
    dx = max(box[0] - spot[0], spot[0] - box[0] - box[2])
    dy = max(box[1] - spot[1], spot[1] - box[1] - box[3])
    return abs(max(dx, dy)) <= 1.0


def _shared(pieces: Sequence[Piece], edges: Sequence[tuple[int, int]], ways: Sequence[Sequence[Spot] | None]) -> int:
    """Pairs of strangers on one line. Only axis-parallel pieces are looked at: oblique ones hardly ever lie on each other."""
    found: set[tuple[int, int]] = set()
    for axis in (0, 1):
        runs = sorted(
            (piece.a[axis], *sorted((piece.a[1 - axis], piece.b[1 - axis])), piece.edge)
            for piece in pieces
            if (piece.upright if axis == 0 else piece.level)
        )
        for number, (at, low, high, edge) in enumerate(runs):
            for other_at, other_low, other_high, other in runs[number + 1 :]:
                if other_at - at > 0.5:
                    break
                if min(high, other_high) - max(low, other_low) > 1.0 and _strangers(edges[edge], edges[other]):
                    found.add((min(edge, other), max(edge, other)))
        found |= _turns_on(runs, axis, edges, ways)
    return len(found)


def _turns_on(
    runs: Sequence[tuple[float, float, float, int]],
    axis: int,
    edges: Sequence[tuple[int, int]],
    ways: Sequence[Sequence[Spot] | None],
) -> set[tuple[int, int]]:
    """Pairs of strangers of which one has a corner in the inside of a piece of the other."""
    places = [run[0] for run in runs]
    found = set()
    for edge, way in enumerate(ways):
        for spot in way[1:-1] if way else ():
            for _, low, high, other in runs[bisect_left(places, spot[axis] - EPS) : bisect_right(places, spot[axis] + EPS)]:
                if low + 1 < spot[1 - axis] < high - 1 and other != edge and _strangers(edges[edge], edges[other]):
                    found.add((min(edge, other), max(edge, other)))
    return found


def _near(pieces: Sequence[Piece], boxes: Sequence[Box], edges: Sequence[tuple[int, int]]) -> int:
    """Sides of boxes are taken as lines of owners with negative numbers; what lies on one line is not near but shared."""
    found: set[tuple[int, int]] = set()
    for axis in (0, 1):
        runs = [
            (piece.a[axis], *sorted((piece.a[1 - axis], piece.b[1 - axis])), piece.edge)
            for piece in pieces
            if (piece.upright if axis == 0 else piece.level)
        ]
        for number, box in enumerate(boxes):
            span = (box[1 - axis], box[1 - axis] + box[3 - axis])
            runs += [(box[axis], *span, -1 - number), (box[axis] + box[2 + axis], *span, -1 - number)]
        runs.sort()
        for number, (at, low, high, owner) in enumerate(runs):
            for other_at, other_low, other_high, other in runs[number + 1 :]:
                if other_at - at >= 4.0:
                    break
                if min(high, other_high) - max(low, other_low) > 8.0 and _foreign(owner, other, other_at - at, edges):
                    found.add((min(owner, other), max(owner, other)))
    return len(found)


def _foreign(owner: int, other: int, apart: float, edges: Sequence[tuple[int, int]]) -> bool:
    if owner < 0 and other < 0:
        return False
    if owner >= 0 and other >= 0:
        return apart > 0.5 and _strangers(edges[owner], edges[other])
    edge, box = max(owner, other), -1 - min(owner, other)
    return box not in edges[edge]


def _strangers(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] != other[0] and one[1] != other[1]


def _area(boxes: Sequence[Box], pieces: Sequence[Piece]) -> float:
    xs = [x for box in boxes for x in (box[0], box[0] + box[2])] + [spot[0] for piece in pieces for spot in (piece.a, piece.b)]
    ys = [y for box in boxes for y in (box[1], box[1] + box[3])] + [spot[1] for piece in pieces for spot in (piece.a, piece.b)]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
