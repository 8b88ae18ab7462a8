"""What routes must know of a placed diagram: which boxes and texts are solid for an edge, and the coordinates worth trying."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..base.geometry import Rect
from ..graph.placed import PanelContent, PlacedDiagram, PlacedNode, PlacedText, placed_boxes
from ..graph.styled import StyledPanel
from .index import RectIndex

FEW = 60  # boxes up to which wide gaps have more lines than the middle one
MOST_BESIDE = 4  # and how many on either side
HARD = 5.0  # no route comes nearer to a stranger's border than this, in points
SAME = 0.75  # coordinates nearer than this are one …
EXACT = 0.05  # … but for middles and lanes, which keep their place


class Obstacle(NamedTuple):
    """A rectangle that routes go around, and the path of the box it belongs to (`text` marks a container's own words)."""

    rect: Rect
    path: str
    text: bool = False


class Ground:
    """Boxes by path, their containers, and everything solid. Swimlanes are not: lines run from one to the next; their words are."""

    def __init__(self, placed: PlacedDiagram) -> None:
        self.placed = placed
        self.boxes: dict[str, PlacedNode] = {box.path: box for box in placed_boxes(placed.nodes)}
        self.obstacles = tuple(self._obstacles())
        self.index = RectIndex(obstacle.rect for obstacle in self.obstacles)
        self._open: dict[tuple[str, str], frozenset[str]] = {}

    def _obstacles(self) -> Iterable[Obstacle]:
        for path, box in self.boxes.items():
            if not is_lane(box):
                yield Obstacle(box.rect, path)
            for words in words_of(box):
                yield Obstacle(words, path, True)

    def containers(self, path: str) -> tuple[str, ...]:
        """Paths of the panels around a box, outermost first."""
        parts = path.split("/")
        return tuple("/".join(parts[:k]) for k in range(1, len(parts)))

    def open_for(self, source: str, target: str) -> frozenset[str]:
        """Containers whose border an edge may cross: those around one of its ends."""
        key = (source, target)
        if key not in self._open:
            self._open[key] = frozenset((*self.containers(source), *self.containers(target)))
        return self._open[key]

    def solid_near(self, rect: Rect, source: str, target: str) -> Iterator[Obstacle]:
        """What an edge may not run through (its own ends are solid too), as far as it meets `rect`."""
        opened = self.open_for(source, target)
        for number in self.index.meeting(rect):
            obstacle = self.obstacles[number]
            if obstacle.text or obstacle.path not in opened:
                yield obstacle

    def _nested_pairs(self) -> Iterator[tuple[Rect, Rect]]:
        """Rectangles of a panel and of what an edge joins it with inside: the edge may run in the narrow room between their borders."""
        for edge in self.placed.diagram.edges:
            for outer, inner in ((edge.source, edge.target), (edge.target, edge.source)):
                if is_within(inner, outer):
                    yield self.boxes[outer].rect, self.boxes[inner].rect

    def coordinates(
        self, clear: float, lanes: Sequence[tuple[bool, float]], paired: Sequence[tuple[Rect, float, float]]
    ) -> tuple[list[float], list[float]]:
        """Sorted x and y worth trying: middles of boxes, lines at `clear` beside them, middles of gaps, the lanes, and lines beside the
        middles of the `paired` boxes, as far from them in x and y as given."""
        rects = [box.rect for box in self.boxes.values()]
        xs = [at for vertical, at in lanes if vertical]
        ys = [at for vertical, at in lanes if not vertical]
        strong_x, strong_y = [r.cx for r in rects], [r.cy for r in rects]
        for r in rects:
            xs += [r.x - clear, r.right + clear]
            ys += [r.y - clear, r.bottom + clear]
        for r, dx, dy in paired:
            xs += [r.cx - dx, r.cx + dx]
            ys += [r.cy - dy, r.cy + dy]
        for outer, inner in self._nested_pairs():
            xs += [(outer.x + inner.x) / 2, (outer.right + inner.right) / 2]
            ys += [(outer.y + inner.y) / 2, (outer.bottom + inner.bottom) / 2]
        step = self.placed.diagram.metrics.clearance if len(rects) <= FEW else 0.0
        xs += _gap_lines([(r.x, r.right) for r in rects], step)
        ys += _gap_lines([(r.y, r.bottom) for r in rects], step)
        room = self.placed.room
        xs = _within(xs, room.x, room.right, [r.x for r in rects], [r.right for r in rects])
        ys = _within(ys, room.y, room.bottom, [r.y for r in rects], [r.bottom for r in rects])
        lane_x = [at for vertical, at in lanes if vertical and room.x <= at <= room.right]
        lane_y = [at for vertical, at in lanes if not vertical and room.y <= at <= room.bottom]
        return _merged([*strong_x, *lane_x], xs), _merged([*strong_y, *lane_y], ys)


def is_lane(box: PlacedNode) -> bool:
    """Whether a box is a swimlane, which lines of others may run through."""
    return isinstance(box.node, StyledPanel) and box.node.lane


def words_of(box: PlacedNode) -> Iterable[Rect]:
    """Where a panel's own words stand; a card's are its own affair."""
    if isinstance(box.content, PanelContent):
        for text in (box.content.text, box.content.footer):
            if text:
                yield _words(text, box.content)


def is_within(inner: str, outer: str) -> bool:
    """Whether the box at the first path lies inside the one at the second."""
    return inner.startswith(f"{outer}/")


def _words(text: PlacedText, content: PanelContent) -> Rect:
    """The part of a panel's text area that its words cover, and the icon before them."""
    rect = text.rect
    centred = content.centred if text is content.text else content.foot_centred
    left = rect.cx - text.width / 2 if centred else rect.x
    words = Rect(left, rect.y, text.width, rect.h)
    return words.union(content.icon) if content.icon and text is content.text else words


def _within(values: Sequence[float], low: float, high: float, starts: Sequence[float], ends: Sequence[float]) -> list[float]:
    """The values that lie on the page; where lines beside the outermost boxes would not, lines at the page's bounds instead."""
    kept = [v for v in values if low <= v <= high]
    first, last = min(starts), max(ends)
    if first - low > HARD and not any(v < first for v in kept):
        kept.append(low)
    if high - last > HARD and not any(v > last for v in kept):
        kept.append(high)
    return kept


def _gap_lines(spans: Sequence[tuple[float, float]], step: float) -> list[float]:
    """The middle of every stretch between one box's end and the next box's start along an axis, and in wide ones lines beside it, `step`
    apart (none if it is 0): where many edges pass, each can have one of its own."""
    starts = sorted({low for low, _ in spans})
    lines = []
    for end in sorted({high for _, high in spans}):
        k = bisect_left(starts, end)
        if k == len(starts):
            continue
        middle, room = (end + starts[k]) / 2, (starts[k] - end) / 2 - step
        lines.append(middle)
        for j in range(1, min(MOST_BESIDE, int(room / step)) + 1 if step else 1):
            lines += [middle - j * step, middle + j * step]
    return lines


def _merged(strong: Sequence[float], weak: Sequence[float]) -> list[float]:
    """Sorted without near repeats; `strong` ones keep their exact value."""
    kept = _spaced(sorted(strong), [], EXACT)
    return sorted(_spaced(sorted(weak), kept, SAME) + kept)


def _spaced(values: Sequence[float], taken: Sequence[float], same: float) -> list[float]:
    result: list[float] = []
    for value in values:
        k = bisect_left(taken, value)
        near = [abs(taken[i] - value) for i in (k - 1, k) if 0 <= i < len(taken)]
        if result:
            near.append(abs(result[-1] - value))
        if min(near, default=same) >= same:
            result.append(value)
    return result
