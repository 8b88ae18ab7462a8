"""Where things lie: off the page (C301), overlapping (C302), text on text (C303), covered text (C304), out of a card (C305), on a node
that does not hold it (C306).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..base.diagnostic import Diagnostic, Severity
from ..base.geometry import Rect
from ..read.facts import ShapeFacts
from ..read.placeholders import TITLES
from .names import is_lane, is_member, node_boxes
from .view import SLACK, SlideView, core, is_drawn, label, meeting_pairs

Pairs = set[frozenset[int]]


def judge_places(view: SlideView, told: Pairs | None = None) -> Iterator[Diagnostic]:
    """`told` are pairs of shapes that were found in each other's way already; it grows."""
    yield from _judge_page(view)
    told = set() if told is None else told
    for group in view.shapes:
        if group.kind == "group":
            yield from _judge_container(view, group, told)
    for siblings in view.children.values():
        yield from _judge_siblings(view, siblings, told)
    yield from _judge_nodes(view, told)
    yield from _judge_covered(view, told)
    yield from _judge_text_on_text(view, told)


def _judge_page(view: SlideView) -> Iterator[Diagnostic]:
    """What reaches off the page; of a group that does, only the group. Decoration may bleed."""
    outside: set[int] = set()
    for shape in view.shapes:
        extent = view.extents.get(shape.z)
        if shape.parent in outside:
            outside.add(shape.z)
        elif (
            extent is not None
            and not view.page.contains(extent, SLACK)
            and not shape.decorative
            and not _hidden_title(shape, extent)
        ):
            outside.add(shape.z)
            where = (
                "lies wholly off the page"
                if not extent.overlaps(view.page)
                else f"leaves the page by {_beyond(view, extent):.1f} pt"
            )
            yield view.finding("C301", Severity.ERROR, shape, f"it {where}")


def _hidden_title(shape: ShapeFacts, extent: Rect) -> bool:
    """PowerPoint's own way of hiding a slide title: its placeholder wholly above the page."""
    return shape.placeholder in TITLES and extent.bottom <= SLACK


def _beyond(view: SlideView, extent: Rect) -> float:
    page = view.page
    return max(page.x - extent.x, page.y - extent.y, extent.right - page.right, extent.bottom - page.bottom)


def _body(view: SlideView, shape: ShapeFacts) -> Rect | None:
    """The area a shape takes for itself: a group's contents, a drawn shape's inside, else the ink of its text. Lines take none."""
    if shape.kind == "group":
        return view.extents.get(shape.z)
    if is_drawn(shape):
        return core(shape)
    return view.texts[shape.z].block if shape.z in view.texts else None


def _speaks(view: SlideView, shape: ShapeFacts) -> bool:
    """Whether there is text in it or, for a group, in anything inside."""
    return shape.z in view.texts or any(_speaks(view, child) for child in view.children.get(shape.z, ()))


def _judge_container(view: SlideView, group: ShapeFacts, told: Pairs) -> Iterator[Diagnostic]:
    """A group's card (its largest drawn shape, with others in it) must hold the rest of the group."""
    parts = [(child, body) for child in view.children.get(group.z, ()) if (body := _body(view, child)) is not None]
    boxes = [child for child, _ in parts if is_drawn(child) and child.kind in ("autoshape", "placeholder", "text_box")]
    if not boxes:
        return
    box = max(boxes, key=lambda child: child.bounds.w * child.bounds.h)
    inside = [child for child, body in parts if child is not box and box.bounds.contains(body, SLACK)]
    for child, body in parts:
        if child is box or child in inside or child.kind == "connector":
            continue
        speaks = _speaks(view, child)
        # alone beside the box, text may be its caption; a drawing beside a box that speaks itself was meant to be in it
        if inside or is_member(group, child) or body.overlaps(box.bounds, SLACK) or (box.has_text and not speaks):
            told.add(frozenset((child.z, box.z)))
            severity = Severity.ERROR if speaks else Severity.WARNING
            yield view.finding("C305", severity, child, f"it reaches out of '{label(box)}', the card it belongs to")


def _judge_siblings(view: SlideView, siblings: tuple[ShapeFacts, ...], told: Pairs) -> Iterator[Diagnostic]:
    """Shapes of one group (or of the slide) that overlap in part. One inside the other is a layer, and meant."""
    taken = (child for child in siblings if not any(is_lane(part) for part in view.children.get(child.z, ())))  # lanes are open
    areas = {child.z: body for child in taken if (body := _body(view, child)) is not None}
    for first, second in meeting_pairs(list(areas.items()), SLACK):
        one, other = view.facts.shapes[first], view.facts.shapes[second]
        if frozenset((first, second)) in told or _is_layer(view, one, other) or _is_layer(view, other, one):
            continue
        if not any(shape.kind == "group" or is_drawn(shape) for shape in (one, other)):
            continue  # two texts: letters count, not blocks
        told.add(frozenset((first, second)))
        severity = Severity.ERROR if _speaks(view, one) and _speaks(view, other) else Severity.WARNING
        yield view.finding("C302", severity, other, f"it overlaps '{label(one)}'")


def _judge_nodes(view: SlideView, told: Pairs) -> Iterator[Diagnostic]:
    """Nodes of one group (or of the slide) of which one lies wholly on the other: among nodes that is no layer, it hides something."""
    siblings: dict[int | None, list[tuple[ShapeFacts, ShapeFacts]]] = {}
    for group, box in node_boxes(view):
        siblings.setdefault(group.parent, []).append((group, box))
    for nodes in siblings.values():
        groups = {box.z: group for group, box in nodes}
        for first, second in meeting_pairs([(box.z, box.bounds) for _, box in nodes], SLACK):
            pair = frozenset((groups[first].z, groups[second].z))
            one, other = view.facts.shapes[first].bounds, view.facts.shapes[second].bounds
            if pair not in told and (one.contains(other, SLACK) or other.contains(one, SLACK)):
                told.add(pair)
                message = f"it lies on '{label(groups[first])}', which does not hold it"
                yield view.finding("C306", Severity.ERROR, groups[second], message)


def _is_layer(view: SlideView, outer: ShapeFacts, inner: ShapeFacts) -> bool:
    return view.extents[outer.z].contains(view.extents[inner.z], SLACK)


def _lineage(view: SlideView, shape: ShapeFacts) -> tuple[int, ...]:
    return (shape.z, *(group.z for group in view.ancestors(shape)))


def _is_told(view: SlideView, told: Pairs, one: ShapeFacts, other: ShapeFacts) -> bool:
    """Whether the two, or groups around them, are already known to be in each other's way."""
    return any(frozenset((a, b)) in told for a in _lineage(view, one) for b in _lineage(view, other))


def _judge_covered(view: SlideView, told: Pairs) -> Iterator[Diagnostic]:
    """Text under a shape that lets nothing through. What a picture hides cannot be known, so there it is only poor."""
    covers = [shape for shape in view.shapes if is_drawn(shape) and (shape.kind in ("picture", "graphic_frame") or _opaque(shape))]
    for z, text in view.texts.items():
        shape = view.facts.shapes[z]
        for cover in covers:
            if (
                cover.z <= z
                or not any(core(cover).overlaps(line, SLACK) for line in text.lines)
                or _is_told(view, told, shape, cover)
            ):
                continue
            told.add(frozenset((z, cover.z)))
            severity = Severity.WARNING if cover.kind == "picture" else Severity.ERROR
            yield view.finding("C304", severity, shape, f"its text is covered by '{label(cover)}'")


def _opaque(shape: ShapeFacts) -> bool:
    return shape.fill.kind == "picture" or (bool(shape.fill.colors) and all(color.alpha > 0.5 for color in shape.fill.colors))


def _judge_text_on_text(view: SlideView, told: Pairs) -> Iterator[Diagnostic]:
    lines = [(z, line) for z, text in view.texts.items() for line in text.lines]
    pairs = dict.fromkeys((min(a, b), max(a, b)) for a, b in meeting_pairs(lines, 0.5) if a != b)
    for first, second in pairs:
        one, other = view.facts.shapes[first], view.facts.shapes[second]
        if not _is_told(view, told, one, other):
            yield view.finding("C303", Severity.ERROR, other, f"its text lies on the text of '{label(one)}'")
