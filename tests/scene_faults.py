"""Hard faults of a `Scene`, found without the product's layout, routing or checking code: plain geometry over its items, in points."""

from __future__ import annotations

from dataclasses import dataclass

from deckgen.scene import Connector, Group, Scene, Shape

PT = 12_700
TOUCH = 0.6  # points that rounding and touching borders may take


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


def _slide_faults(items: tuple, size: tuple[int, int]) -> list[str]:
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
                if item.text_box:
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
    found += _label_faults(labels, nodes, lines, page)
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
