"""The hard faults of a deck's diagrams, found in the .pptx alone; no line is shared with the product or with other checkers.

Input: the file's bytes (or its path). Output: one line per fault, its kind first; empty for a good deck. It never looks at the spec, and it
leaves to others what needs fonts: whether a text is too large for its box.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from pptx_slides import Drawn, Line, Point, Rect, Slide, site, slides_of

TOUCH = 0.5  # points by which neighbours may meet
GLUED = 0.1002  # points from a site to the end that is tied to it; a connector without extent is padded by just 0.1
SAME = 0.3  # points below which a piece has no length
ONE_LINE = 1.75  # points below which two lines beside each other are read as one: a line is as thick

_BOX = re.compile(r"(?P<path>.+)/(?P<part>box|lane)\Z")
_PART = re.compile(r"(?P<path>.+)/(?P<part>box|lane|icon|footer|(?:pill|anchor)-\d+)\Z")
_LABEL = re.compile(r"(?P<edge>.+)/(?:label|tail-label|head-label)\Z")


class Box(NamedTuple):
    """A node: the shape that stands for it, and whether it is a swimlane, through which anybody's line may run."""

    path: str
    rect: Rect
    lane: bool
    shape: Drawn


class Way(NamedTuple):
    """A line that can be judged: its pieces, and the paths of the nodes at its ends ("" for an end that is not on one)."""

    name: str
    points: tuple[Point, ...]
    source: str
    target: str
    look: tuple[str, ...]

    @property
    def pieces(self) -> Iterator[tuple[Point, Point]]:
        return zip(self.points, self.points[1:])


def faults(deck: bytes | Path) -> list[str]:
    """Every hard fault: `slide 1: overlap: a, b`."""
    content = deck.read_bytes() if isinstance(deck, Path) else deck
    return [f"slide {number}: {fault}" for number, slide in enumerate(slides_of(content), 1) for fault in _Judge(slide).all()]


def ways(slide: Slide) -> list[Way]:
    """The lines of a slide with the nodes they join: for tests that ask where a flow runs."""
    return _Judge(slide).ways


def nodes(slide: Slide) -> dict[str, Rect]:
    """The rectangle of every node by its path."""
    return {box.path: box.rect for box in _Judge(slide).boxes}


class _Judge:
    def __init__(self, slide: Slide) -> None:
        self.slide = slide
        self.by_id = {shape.id: shape for shape in slide.shapes}
        self.boxes = [
            Box(m["path"], shape.rect, m["part"] == "lane", shape)
            for shape in slide.shapes
            if " -> " not in shape.name and (m := _BOX.fullmatch(shape.name))
        ]
        self.at = {box.path: box for box in self.boxes}
        self.parents = {_above(box.path) for box in self.boxes}
        self.ways = [way for line in slide.lines if (way := self._way(line))]
        self.labels = [(shape.name, shape.rect) for shape in slide.shapes if " -> " in shape.name and _LABEL.fullmatch(shape.name)]
        self.words = list(self._words())

    def all(self) -> Iterator[str]:
        yield from self._names()
        yield from self._places()
        yield from self._ends()
        yield from self._shapes_of_lines()
        yield from self._lines_through()
        yield from self._label_places()
        yield from self._trunks()

    # ---- what there is

    def _way(self, line: Line) -> Way | None:
        if line.points is None:
            return None
        return Way(line.name, line.points, self._node_at(line.begin), self._node_at(line.end), line.look)

    def _node_at(self, end: tuple[str, int] | None) -> str:
        """The path of the node whose box or anchor an end is tied to."""
        shape = self.by_id.get(end[0]) if end else None
        found = _PART.fullmatch(shape.name) if shape else None
        return found["path"] if found and re.match(r"box|lane|anchor", found["part"]) else ""

    def _words(self) -> Iterator[tuple[str, Rect]]:
        """Texts and icons that lie open: the slide's title, the heads and footers of containers. A card's own lie in the card."""
        for shape in self.slide.shapes:
            found = _PART.fullmatch(shape.name) if " -> " not in shape.name else None
            if found is None:
                if shape.words and shape.rect.y1 > 0 and not _LABEL.fullmatch(shape.name):
                    yield shape.name, shape.words
            elif found["path"] in self.parents:
                if found["part"] in ("box", "lane", "footer") and shape.words:
                    yield shape.name, shape.words
                elif found["part"] == "icon":
                    yield shape.name, shape.rect

    # ---- names and groups: everything below rests on them

    def _names(self) -> Iterator[str]:
        counts = Counter([*(s.name for s in self.slide.shapes), *(line.name for line in self.slide.lines)])
        yield from (f"name: {name} is there {count} times" for name, count in counts.items() if count > 1)
        ids = Counter(shape.id for shape in self.slide.shapes)
        yield from (f"id: {number} is there {count} times" for number, count in ids.items() if count > 1)
        for shape in self.slide.shapes:
            found = _PART.fullmatch(shape.name) if " -> " not in shape.name else None
            if found:
                parts = found["path"].split("/")
                due = tuple("/".join(parts[: n + 1]) for n in range(len(parts)))
                if shape.groups != due:
                    yield f"group: {shape.name} is not in the groups of its path"

    # ---- boxes

    def _places(self) -> Iterator[str]:
        page = self.slide.page.grown(GLUED)
        for shape in self.slide.shapes:
            hidden_title = shape.name == "slide title" and shape.rect.y1 <= 0
            if not hidden_title and not page.holds(shape.rect):
                yield f"off page: {shape.name}"
        for way in self.ways:
            if not all(page.holds(Rect(x, y, x, y)) for x, y in way.points):
                yield f"off page: {way.name}"
        for box in self.boxes:
            above = self.at.get(_above(box.path))
            if above and not above.rect.grown(TOUCH).holds(box.rect):
                yield f"outside: {box.path} reaches out of {above.path}"
        for a, b in combinations(self.boxes, 2):
            if not _in(a.path, b.path) and not _in(b.path, a.path) and a.rect.grown(-TOUCH).meets(b.rect):
                yield f"overlap: {a.path}, {b.path}"
        yield from self._parts()

    def _parts(self) -> Iterator[str]:
        """What belongs to a node stays in it, and no inner box covers its container's words."""
        for shape in self.slide.shapes:
            found = _PART.fullmatch(shape.name) if " -> " not in shape.name else None
            box = self.at.get(found["path"]) if found else None
            if box and not box.rect.grown(TOUCH).holds(shape.rect):
                yield f"outside: {shape.name} reaches out of its node"
        for name, rect in self.words:
            for box in self.boxes:
                holder = name.rpartition("/")[0]
                if holder != box.path and not _in(holder, box.path) and box.rect.grown(-TOUCH).meets(rect):
                    yield f"covered: {box.path} lies on {name}"

    # ---- lines

    def _ends(self) -> Iterator[str]:
        for line in self.slide.lines:
            source, arrow, target = re.sub(r" #\d+\Z", "", line.name).partition(" -> ")
            for word, end, at, due in (("begin", line.begin, 0, source), ("end", line.end, -1, target)):
                shape = self.by_id.get(end[0]) if end else None
                if end is None or shape is None:
                    yield f"detached: the {word} of {line.name} is tied to nothing that is there"
                    continue
                point = site(shape, end[1])
                if point is None:
                    yield f"detached: {shape.name} has no site {end[1]} for the {word} of {line.name}"
                elif line.points and not _near(point, line.points[at], GLUED):
                    yield f"detached: the {word} of {line.name} is drawn away from its site"
                elif (box := self.at.get(self._node_at(end))) is None or (arrow and box.path != due):
                    yield f"detached: the {word} of {line.name} is tied to {shape.name}"
                elif _from_border(box.rect, point) > GLUED:
                    yield f"detached: the {word} of {line.name} is not on the border of {box.path}"

    def _shapes_of_lines(self) -> Iterator[str]:
        for line in self.slide.lines:
            if line.points is None:
                yield f"bends: {line.name} is no connector of PowerPoint's, which have 4 bends at most"
                continue
            pieces = [p for p in zip(line.points, line.points[1:]) if not _near(*p, SAME)]
            if any(abs(a[0] - b[0]) > SAME and abs(a[1] - b[1]) > SAME for a, b in pieces):
                yield f"slanted: {line.name}"
                continue
            ways_ = [_heading(a, b) for a, b in pieces]
            if any(one[0] == -two[0] and one[1] == -two[1] for one, two in zip(ways_, ways_[1:])):
                yield f"doubled: {line.name} runs back over itself"
            if not pieces:
                yield f"no length: {line.name}"

    def _lines_through(self) -> Iterator[str]:
        for way in self.ways:
            for box in self.boxes:
                ground = self._forbidden(way, box)
                if ground and any(_crosses(piece, ground) for piece in way.pieces):
                    yield f"through box: {way.name} runs through {box.path}"
            for name, rect in self.words:
                if any(_crosses(piece, rect.grown(-TOUCH)) for piece in way.pieces):
                    yield f"through text: {way.name} runs through {name}"

    def _forbidden(self, way: Way, box: Box) -> Rect | None:
        """The part of a box that a line may not touch: its inside and border, of its own ends the inside, of what holds them nothing."""
        if box.lane or _in(way.source, box.path) or _in(way.target, box.path):
            return None
        return box.rect.grown(-TOUCH if box.path in (way.source, way.target) else TOUCH)

    # ---- labels

    def _label_places(self) -> Iterator[str]:
        for name, full in self.labels:
            rect = full.grown(-TOUCH)
            for box in self.boxes:
                if rect.meets(box.rect) and (box.path not in self.parents or not box.rect.holds(rect)):
                    yield f"label on box: {name} on {box.path}"
            yield from (f"label on text: {name} on {words}" for words, ground in self.words if rect.meets(ground))
            for way in self.ways:
                if any(_crosses(piece, rect) for piece in way.pieces):
                    yield f"label on line: {name} on {way.name}"
        for (one, a), (two, b) in combinations(self.labels, 2):
            if a.grown(-TOUCH).meets(b):
                yield f"label on label: {one}, {two}"

    # ---- lines in one

    def _trunks(self) -> Iterator[str]:
        """Lines that share a piece are read as one network: whoever enters it may leave it anywhere. Every source of one must have an edge to
        every target; and lines that look different, or join the same two boxes, must not lie on each other at all."""
        edges = {(way.source, way.target) for way in self.ways}
        shared = sorted(set(_shared(self.ways)))
        for i, j in shared:
            a, b = self.ways[i], self.ways[j]
            if a.look != b.look:
                yield f"shared line: {a.name} and {b.name} look different"
            elif {a.source, a.target} == {b.source, b.target}:
                yield f"shared line: {a.name} and {b.name} are drawn as one"
        for network in _networks(len(self.ways), shared):
            members = [self.ways[i] for i in network]
            sources = dict.fromkeys(way.source for way in members)
            targets = dict.fromkeys(way.target for way in members)
            apart = [(a, b) for a in sources for b in targets if a != b and not _in(a, b) and not _in(b, a)]
            suggested = [f"{a} -> {b}" for a, b in apart if (a, b) not in edges]
            if suggested:
                more = f" and {len(suggested) - 1} more" if len(suggested) > 1 else ""
                yield f"trunk: {', '.join(way.name for way in members)} suggest {suggested[0]}{more}"


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _in(path: str, container: str) -> bool:
    return path.startswith(container + "/")


def _near(a: Point, b: Point, by: float) -> bool:
    return abs(a[0] - b[0]) <= by and abs(a[1] - b[1]) <= by


def _heading(a: Point, b: Point) -> tuple[int, int]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    return ((dx > 0) - (dx < 0), 0) if abs(dx) > abs(dy) else (0, (dy > 0) - (dy < 0))


def _from_border(rect: Rect, point: Point) -> float:
    """How far a point is from the nearest side of a rectangle, or from its nearest corner if it is beyond the sides."""
    x, y = point
    aside = max(rect.x0 - x, x - rect.x1, rect.y0 - y, y - rect.y1)
    return aside if aside > 0 else min(x - rect.x0, rect.x1 - x, y - rect.y0, rect.y1 - y)


def _crosses(piece: tuple[Point, Point], rect: Rect) -> bool:
    """Whether a level or upright piece has a point inside a rectangle."""
    (ax, ay), (bx, by) = piece
    return min(ax, bx) < rect.x1 and max(ax, bx) > rect.x0 and min(ay, by) < rect.y1 and max(ay, by) > rect.y0


def _shared(lines: list[Way]) -> Iterator[tuple[int, int]]:
    """Pairs of lines that run on each other for a piece of some length, by number."""
    pieces: dict[bool, list[tuple[float, float, float, int]]] = {False: [], True: []}
    for number, way in enumerate(lines):
        for (ax, ay), (bx, by) in way.pieces:
            if abs(ax - bx) < SAME < abs(ay - by):
                pieces[True].append(((ax + bx) / 2, min(ay, by), max(ay, by), number))
            elif abs(ay - by) < SAME < abs(ax - bx):
                pieces[False].append(((ay + by) / 2, min(ax, bx), max(ax, bx), number))
    for alike in pieces.values():
        alike.sort()
        for k, (place, low, high, number) in enumerate(alike):
            for other_place, other_low, other_high, other in alike[k + 1 :]:
                if other_place - place > ONE_LINE:
                    break
                if other != number and min(high, other_high) - max(low, other_low) > ONE_LINE:
                    yield min(number, other), max(number, other)


def _networks(count: int, pairs: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """The sets of more than one that `pairs` tie together."""
    leader = list(range(count))

    def of(k: int) -> int:
        while leader[k] != k:
            k = leader[k]
        return k

    for a, b in pairs:
        leader[of(a)] = of(b)
    found: dict[int, list[int]] = {}
    for k in range(count):
        found.setdefault(of(k), []).append(k)
    return (members for members in found.values() if len(members) > 1)
