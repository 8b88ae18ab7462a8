"""Faults of a `Scene`, found without the product's layout, routing or checking code: plain geometry over its items, in points.

`faults` are wrong in any deck; `blemishes` are poor, and tests bound how often they come.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from deckgen.base.connector import MIN_EXTENT, points_of
from deckgen.scene import Connector, Freeform, Group, Item, Scene, Shape, TextBody, walk

PT = 12_700
TOUCH = 0.6  # points that rounding and touching borders may take
CORNER_MARGIN = 0.29289  # share of a rounded rectangle's corner radius that its text keeps clear (presetShapeDefinitions.xml)


@dataclass
class Box:
    name: str
    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: Box, slack: float = TOUCH) -> bool:
        return (
            self.x0 + slack < other.x1 and other.x0 + slack < self.x1 and self.y0 + slack < other.y1 and other.y0 + slack < self.y1
        )

    def holds(self, other: Box, slack: float = TOUCH) -> bool:
        return (
            other.x0 >= self.x0 - slack
            and other.y0 >= self.y0 - slack
            and other.x1 <= self.x1 + slack
            and other.y1 <= self.y1 + slack
        )


def _box(name: str, rect: tuple[int, int, int, int]) -> Box:
    x, y, w, h = rect
    return Box(name, x / PT, y / PT, (x + w) / PT, (y + h) / PT)


def faults(scene: Scene) -> list[str]:
    """What is wrong, one line each; empty for a good scene."""
    found: list[str] = []
    for number, slide in enumerate(scene.slides, 1):
        found += [f"slide {number}: {fault}" for fault in _slide_faults(slide.items, scene.size)]
    return found


def blemishes(scene: Scene) -> list[str]:
    """What is poor, one line each, its kind first."""
    found: list[str] = []
    for slide in scene.slides:
        found += _crowded_lines([item for item in slide.items if isinstance(item, Connector)])
        found += _labels_of_others(slide.items)
    return found


def _slide_faults(items: tuple[Item, ...], size: tuple[int, int]) -> list[str]:
    found: list[str] = []
    shapes: dict[str, Shape] = {}
    nodes: dict[str, Box] = {}
    texts: list[Box] = []

    def visit(group: Group) -> None:
        outer = _box(group.name, group.rect)
        nodes[group.name] = outer
        children = [item for item in group.items if isinstance(item, Group)]
        boxes = [_box(child.name, child.rect) for child in children]
        for item in group.items:
            if isinstance(item, Shape):
                shapes[item.name] = item
                if item.text:
                    found.extend(_text_faults(item))
                if item.text_box:
                    texts.append(_box(item.name, item.rect))
                elif item.text and children:
                    texts.append(_words(item))
            elif isinstance(item, Freeform):
                texts.append(_box(item.name, item.rect))
            if not isinstance(item, Connector) and not outer.holds(_box(item.name, item.rect)):
                found.append(f"{item.name} sticks out of {group.name}")
        found.extend(_overlaps(boxes))
        for child in children:
            visit(child)

    groups = [item for item in items if isinstance(item, Group)]
    found += _overlaps([_box(g.name, g.rect) for g in groups])
    for group in groups:
        visit(group)
    page = Box("page", 0, 0, size[0] / PT, size[1] / PT)
    found += [f"{b.name} is off the page" for b in nodes.values() if not page.holds(b)]
    labels = [_box(i.name, i.rect) for i in items if isinstance(i, Shape) and i.text_box]
    lines = [i for i in items if isinstance(i, Connector)]
    for line in lines:
        found += _line_faults(line, shapes, nodes, texts, page)
        found += _spikes(line)
        found += _frame_faults(line)
    found += _label_faults(labels, nodes, lines, page)
    found += _one_line(lines)
    names = [item.name for item in walk(items)]
    found += [f"the name {name} is not unique" for name in sorted(set(names)) if names.count(name) > 1]
    return found


def _margin(shape: Shape) -> float:
    """What a preset keeps clear of its text on every side, before insets."""
    if shape.preset != "roundRect":
        return 0.0
    return min(shape.rect.w, shape.rect.h) * dict(shape.adjust)["adj"] / 100_000 * CORNER_MARGIN / PT


def _text_height(text: TextBody) -> float:
    return sum(len(p.lines) * p.size * 1.2 + p.space_before / PT for p in text.paragraphs)


def _text_faults(shape: Shape) -> list[str]:
    """Text that is wider or taller than what its shape leaves it."""
    text, margin, box = shape.text, _margin(shape), _box(shape.name, shape.rect)
    assert text is not None
    left, top, right, bottom = (inset / PT for inset in text.insets)
    width, height = box.x1 - box.x0 - left - right - 2 * margin, box.y1 - box.y0 - top - bottom - 2 * margin
    widest = max(line.width / PT for p in text.paragraphs for line in p.lines)
    found = [f"the text of {shape.name} is too wide by {widest - width:.1f}"] if widest > width + 0.1 else []
    lack = _text_height(text) - height
    return found + ([f"the text of {shape.name} is too tall by {lack:.1f}"] if lack > 0.1 else [])


def _words(shape: Shape) -> Box:
    """What the head words of a panel cover."""
    text, margin, box = shape.text, _margin(shape), _box(shape.name, shape.rect)
    assert text is not None and text.anchor == "top"
    left, top, right, _ = (inset / PT for inset in text.insets)
    x0, x1, y0 = box.x0 + left + margin, box.x1 - right - margin, box.y0 + top + margin
    widest = max(line.width / PT for p in text.paragraphs for line in p.lines)
    if text.paragraphs[0].align == "center":
        x0, x1 = (x0 + x1 - widest) / 2, (x0 + x1 + widest) / 2
    else:
        x1 = x0 + widest
    return Box(f"{shape.name} (head)", x0, y0, x1, y0 + _text_height(text))


def _frame_faults(line: Connector) -> list[str]:
    """A frame with which PowerPoint would draw another line than the routed one."""
    drawn = points_of(line.frame)
    if len(drawn) != len(line.points):
        return [f"{line.name} is drawn with {len(drawn) - 2} bends instead of {len(line.points) - 2}"]
    error = max(abs(a - b) for p, q in zip(line.points, drawn) for a, b in zip(p, q))
    return [f"{line.name} is drawn {error / PT:.1f} pt off its route"] if error > MIN_EXTENT + 100 else []


def _spikes(line: Connector) -> list[str]:
    """A line that goes back over itself, or turns at a point in the middle of a straight stretch."""
    found = []
    for a, b, c in zip(line.points, line.points[1:], line.points[2:]):
        if (a.x == b.x == c.x) or (a.y == b.y == c.y):
            found.append(f"{line.name} has a corner that is none")
    return found


def _pieces_along(line: Connector) -> list[tuple[bool, float, float, float]]:
    """Pieces as (upright, coordinate across, lower end, upper end)."""
    found = []
    for box in _pieces(line):
        upright = box.x1 - box.x0 < box.y1 - box.y0
        found.append((upright, box.x0, box.y0, box.y1) if upright else (upright, box.y0, box.x0, box.x1))
    return found


def _nodes_of(line: Connector) -> tuple[str, str]:
    return line.begin.shape.rpartition("/")[0], line.end.shape.rpartition("/")[0]


def _trunk(a: Connector, b: Connector) -> bool:
    """Whether two lines may be drawn as one: the same source or the same target, not both, and one look."""
    (a0, a1), (b0, b1) = _nodes_of(a), _nodes_of(b)
    look_a, look_b = ((c.stroke.color, c.stroke.width, c.stroke.dash) for c in (a, b))
    return (a0 == b0) != (a1 == b1) and look_a == look_b


def _beside(a: Connector, b: Connector, apart: float) -> float:
    """Length over which two lines run beside each other, less than `apart` from middle to middle."""
    length = 0.0
    for upright, at, low, high in _pieces_along(a):
        for other, at_b, low_b, high_b in _pieces_along(b):
            if upright == other and abs(at - at_b) < apart:
                length = max(length, min(high, high_b) - max(low, low_b))
    return length


def _one_line(lines: list[Connector]) -> list[str]:
    pairs = combinations(lines, 2)
    return [f"{a.name} and {b.name} are drawn as one line" for a, b in pairs if not _trunk(a, b) and _beside(a, b, 0.5) > 1.0]


def _crowded_lines(lines: list[Connector]) -> list[str]:
    found = []
    for a, b in combinations(lines, 2):
        if _trunk(a, b):
            continue
        wide = (a.stroke.width + b.stroke.width) / 2 / PT
        if _beside(a, b, 3.0 + wide) > 1.0:
            found.append(f"close: {a.name} and {b.name}")
        if {a.points[0], a.points[-1]} & {b.points[0], b.points[-1]}:
            found.append(f"shared point: {a.name} and {b.name}")
    for line in lines:
        if any((p.x1 - p.x0) + (p.y1 - p.y0) < 4.0 for p in _pieces(line)[1:-1]):
            found.append(f"tiny elbow: {line.name}")
        for end, arrow in ((line.points[:2], line.stroke.begin), (line.points[-2:], line.stroke.end)):
            if arrow and (abs(end[0].x - end[1].x) + abs(end[0].y - end[1].y)) / PT < 8.0:
                found.append(f"short end: {line.name}")
    return found


def _distance(a: Box, b: Box) -> float:
    return max(a.x0 - b.x1, b.x0 - a.x1, 0.0) + max(a.y0 - b.y1, b.y0 - a.y1, 0.0)


def _labels_of_others(items: tuple[Item, ...]) -> list[str]:
    """Labels that are nearer to another line than to their own, or far from it."""
    lines = [item for item in items if isinstance(item, Connector)]
    found = []
    for label in (item for item in items if isinstance(item, Shape) and item.text_box):
        box = _box(label.name, label.rect)
        away = {line.name: min(_distance(box, piece) for piece in _pieces(line)) for line in lines}
        own = away.pop(label.name.removesuffix("/label"))
        if own > 12.0:
            found.append(f"far label: {label.name}")
        if any(other < own - 0.1 for other in away.values()):
            found.append(f"nearer to another: {label.name}")
    return found


def _overlaps(boxes: list[Box]) -> list[str]:
    return [f"{a.name} overlaps {b.name}" for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.meets(b)]


def _pieces(line: Connector) -> list[Box]:
    points = [(p.x / PT, p.y / PT) for p in line.points]
    return [Box(line.name, min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in zip(points, points[1:])]


def _line_faults(line: Connector, shapes: dict[str, Shape], nodes: dict[str, Box], texts: list[Box], page: Box) -> list[str]:
    found = []
    if len(line.points) > 6:
        found.append(f"{line.name} has {len(line.points) - 2} bends")
    for a, b in zip(line.points, line.points[1:]):
        if len(line.points) > 2 and a.x != b.x and a.y != b.y:
            found.append(f"{line.name} is not orthogonal")
    for glue, point in ((line.begin, line.points[0]), (line.end, line.points[-1])):
        if glue.shape not in shapes:
            found.append(f"{line.name} is glued to nothing")
            continue
        rect = shapes[glue.shape].rect
        middles = {
            "roundRect": [(0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5)],
            "ellipse": [(0.5, 0), (0.146, 0.146), (0, 0.5), (0.146, 0.854), (0.5, 1), (0.854, 0.854), (1, 0.5), (0.854, 0.146)],
        }[shapes[glue.shape].preset]
        fx, fy = middles[glue.site]
        if abs(rect.x + fx * rect.w - point.x) > 2 or abs(rect.y + fy * rect.h - point.y) > 2:
            found.append(f"{line.name} ends off its site")
    ends = {glue.shape.rpartition("/")[0] for glue in (line.begin, line.end)}
    around = {"/".join(e.split("/")[:k]) for e in ends for k in range(1, e.count("/") + 1)}
    for piece in _pieces(line):
        if not page.holds(piece):
            found.append(f"{line.name} leaves the page")
        for name, box in nodes.items():
            if name not in around and box.meets(piece):
                found.append(f"{line.name} runs through {name}")
        found += [f"{line.name} runs through the text {t.name}" for t in texts if t.meets(piece)]
    return found


def _label_faults(labels: list[Box], nodes: dict[str, Box], lines: list[Connector], page: Box) -> list[str]:
    found = _overlaps(labels)
    for label in labels:
        if not page.holds(label):
            found.append(f"{label.name} is off the page")
        for name, box in nodes.items():
            holder = not any(other.startswith(name + "/") for other in nodes)
            if box.meets(label) and (holder or not box.holds(label)):
                found.append(f"{label.name} lies on {name}")
        for line in lines:
            found += [f"{label.name} lies on {line.name}" for piece in _pieces(line) if piece.meets(label, 0.1)]
    return found
