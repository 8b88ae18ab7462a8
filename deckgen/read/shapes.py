"""The shape tree of a slide (or of the sheets below it) -> `ShapeFacts`, flattened back to front, groups before their children."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from xml.etree.ElementTree import Element

from ..base.connector import ConnectorFrame, points_of
from ..base.diagnostic import DiagnosticBag, Span
from ..base.geometry import EmuRect, Point, Rect
from ..base.units import EMU_PER_PT, to_emu
from .colours import color_in
from .facts import ConnectorFacts, FillFacts, GlueFacts, Kind, ShapeFacts, TextFacts
from .frames import Frame, GroupTransform, frame_of, inner_rect, through
from .markup import DECORATIVE, MC, BadValue, a, child, p, truth, whole
from .paint import NO_FILL, Look, fill_of, line_of
from .placeholders import Sheet, kind_of, placeholder_in, text_style, twins
from .text_body import TextChain, text_of

DEEPEST = 64  # groups in groups: PowerPoint's own limit is not known; this one keeps a hostile file from exhausting the stack

_KINDS: dict[str, Kind] = {
    p("sp"): "autoshape",
    p("pic"): "picture",
    p("cxnSp"): "connector",
    p("grpSp"): "group",
    p("graphicFrame"): "graphic_frame",
}
_CONTENTS = {"table": "table", "chart": "chart", "chartex": "chart", "diagram": "diagram", "ole": "ole"}


@dataclass(frozen=True)
class Surroundings:
    """What shapes on one slide are read against. `default_style` is the presentation's default text style."""

    look: Look
    layout: Sheet | None
    master: Sheet | None
    default_style: Element | None
    bag: DiagnosticBag
    file: str
    place: str


@dataclass(frozen=True)
class _Nest:
    """The groups around a shape: transforms (outermost first), names, the innermost one's place, and what they hand down."""

    transforms: tuple[GroupTransform, ...] = ()
    names: tuple[str, ...] = ()
    parent: int | None = None
    fill: FillFacts = NO_FILL
    decorative: bool = False
    hidden: bool = False


@dataclass
class _Flat:
    """The list that grows while the tree is walked."""

    around: Surroundings
    shapes: list[ShapeFacts] = field(default_factory=list)


def shapes_in(tree: Element, around: Surroundings) -> tuple[ShapeFacts, ...]:
    """All shapes of a `p:spTree`. A shape that cannot be read is reported (D112) and left out."""
    flat = _Flat(around)
    _walk(tree, _Nest(), flat)
    return tuple(flat.shapes)


def _walk(tree: Element, nest: _Nest, flat: _Flat) -> None:
    for element in _drawn(tree):
        before = len(flat.shapes)
        try:
            if element.tag == p("grpSp"):
                _add_group(element, nest, flat)
            else:
                flat.shapes.append(_shape(element, nest, len(flat.shapes), flat.around))
        except ValueError as problem:
            del flat.shapes[before:]
            identity = _identity(element)
            name = identity.get("name", "") if identity is not None else ""
            span = Span(flat.around.file, 0, 0, f"{flat.around.place} / {name or 'a shape without a name'}")
            flat.around.bag.error("D112", f"the shape cannot be read: {problem}", span, "PowerPoint may offer to repair this file")


def _drawn(tree: Element, depth: int = 0) -> Iterator[Element]:
    """The children that are shapes; of alternatives, the first one that holds a kind we know (ECMA-376 part 3, 7.5)."""
    for element in tree:
        if element.tag in _KINDS:
            yield element
        elif element.tag == f"{{{MC}}}AlternateContent" and depth < DEEPEST:
            for branch in element:
                inside = list(_drawn(branch, depth + 1))
                if inside:
                    yield from inside
                    break


def _identity(element: Element) -> Element | None:
    """`p:cNvPr`, in whichever `nv…Pr` the kind of shape has."""
    return next((found for one in element if (found := one.find(p("cNvPr"))) is not None), None)


def _add_group(element: Element, nest: _Nest, flat: _Flat) -> None:
    if len(nest.names) >= DEEPEST:
        raise BadValue(f"its groups are nested more than {DEEPEST} deep")
    z = len(flat.shapes)
    properties = element.find(p("grpSpPr"))
    xfrm = child(properties, a("xfrm"))
    frame = frame_of(xfrm) if xfrm is not None else None
    inner = inner_rect(xfrm) if xfrm is not None else None
    facts = _base(element, nest, z, frame)
    facts = replace(facts, kind="group")
    flat.shapes.append(facts)
    transform = (GroupTransform(frame, inner or frame.rect),) if frame else ()
    own_fill = fill_of([properties], None, flat.around.look, nest.fill) if properties is not None else NO_FILL
    inside = _Nest(
        (*nest.transforms, *transform), (*nest.names, facts.name), z, own_fill, facts.decorative, facts.hidden
    )  # fmt: skip
    _walk(element, inside, flat)
    children = [one.bounds for one in flat.shapes[z + 1 :] if one.parent == z]
    if frame is None and children:  # a group without a frame draws its children where they say
        whole_rect = reduce(Rect.union, children)
        flat.shapes[z] = replace(facts, rect=whole_rect, bounds=whole_rect)


def _base(element: Element, nest: _Nest, z: int, frame: Frame | None) -> ShapeFacts:
    """Everything that all kinds share. A shape without a frame lies at the origin, without extent."""
    identity = _identity(element)
    if identity is None:
        raise BadValue("it has no id and name")
    placed = through(nest.transforms, frame) if frame else Frame(Rect(0, 0, 0, 0))
    return ShapeFacts(
        z=z,
        id=whole(identity, "id"),
        name=identity.get("name", ""),
        kind=_KINDS[element.tag],
        rect=placed.rect,
        bounds=placed.bounds,
        groups=nest.names,
        parent=nest.parent,
        rotation=placed.rotation,
        flip_h=placed.flip_h,
        flip_v=placed.flip_v,
        alt=identity.get("descr", "").strip() or identity.get("title", "").strip(),
        decorative=nest.decorative or any(truth(one, "val") for one in identity.iter(DECORATIVE)),
        hidden=nest.hidden or truth(identity, "hidden"),
    )


def _shape(element: Element, nest: _Nest, z: int, around: Surroundings) -> ShapeFacts:
    holder = placeholder_in(element)
    heirs = tuple(twins(holder, around.layout, around.master)) if holder is not None else ()
    family = (element, *heirs)
    properties = [found for one in family if (found := one.find(p("spPr"))) is not None]
    frame = _frame(element, properties)
    facts = _base(element, nest, z, frame)
    if element.tag == p("graphicFrame"):
        return replace(facts, content=_content(element), preset="rect", placeholder=kind_of(holder) if holder is not None else None)
    style = element.find(p("style"))
    preset, adjust, sites = _geometry(properties)
    body = element.find(p("txBody"))
    return replace(
        facts,
        kind=_kind(facts.kind, element, holder, preset),
        preset=preset,
        adjust=adjust,
        sites=sites,
        fill=fill_of(properties, style, around.look, nest.fill) if facts.kind != "connector" else NO_FILL,
        line=line_of(properties, style, around.look),
        text=_text(body, holder, heirs, style, around) if body is not None else None,
        path=_path(element, facts, preset, adjust),
        placeholder=kind_of(holder) if holder is not None else None,
    )


def _frame(element: Element, properties: Sequence[Element]) -> Frame | None:
    own = element.find(p("xfrm"))  # graphic frames
    if own is not None:
        return frame_of(own)
    for one in properties:
        xfrm = one.find(a("xfrm"))
        if xfrm is not None and (frame := frame_of(xfrm)) is not None:
            return frame
    return None


def _kind(kind: Kind, element: Element, holder: Element | None, preset: str | None) -> Kind:
    if kind != "autoshape":
        return kind
    if holder is not None:
        return "placeholder"
    nature = child(element, p("nvSpPr"), p("cNvSpPr"))
    if nature is not None and truth(nature, "txBox"):
        return "text_box"
    return "autoshape" if preset else "freeform"


def _geometry(properties: Sequence[Element]) -> tuple[str | None, tuple[tuple[str, int], ...], int | None]:
    """Preset and its handle values, or for a custom path the number of its connection sites."""
    for one in properties:
        if (preset := one.find(a("prstGeom"))) is not None:
            return preset.get("prst", "rect"), _adjust(preset), None
        if (custom := one.find(a("custGeom"))) is not None:
            return None, (), len(list(custom.iter(a("cxn"))))
    return "rect", (), None


def _adjust(preset: Element) -> tuple[tuple[str, int], ...]:
    found = []
    for guide in preset.iter(a("gd")):
        words = guide.get("fmla", "").split()
        if len(words) == 2 and words[0] == "val":
            try:
                found.append((guide.get("name", ""), int(words[1])))
            except ValueError:
                raise BadValue(f"the handle value {words[1]!r} is no whole number") from None
    return tuple(found)


def _text(
    body: Element, holder: Element | None, heirs: Sequence[Element], style: Element | None, around: Surroundings
) -> TextFacts:
    inherited = [found for one in heirs if (found := one.find(p("txBody"))) is not None]
    bodies = tuple(found for one in inherited if (found := one.find(a("bodyPr"))) is not None)
    styles = [found for one in inherited if (found := one.find(a("lstStyle"))) is not None]
    late = around.default_style
    if holder is not None:
        themed = text_style(kind_of(holder), around.master)
        styles += [themed] if themed is not None else []
    font = child(style, a("fontRef"))
    face = {"major": "+mj-lt", "minor": "+mn-lt"}.get(font.get("idx", "")) if font is not None else None
    chain = TextChain(
        bodies, tuple(styles), (late,) if late is not None else (), color_in(font, around.look.palette), face
    )  # fmt: skip
    return text_of(body, chain, around.look)


def _content(element: Element) -> str | None:
    data = child(element, a("graphic"), a("graphicData"))
    uri = data.get("uri", "") if data is not None else ""
    return _CONTENTS.get(uri.rpartition("/")[2])


def is_line(preset: str | None) -> bool:
    """Whether a preset is drawn from one end to another, rather than around an area."""
    return preset is not None and (preset == "line" or preset.startswith(("straightConnector", "bentConnector", "curvedConnector")))


def _path(element: Element, facts: ShapeFacts, preset: str | None, adjust: tuple[tuple[str, int], ...]) -> ConnectorFacts | None:
    """The path of a line and its glue. A connector of another geometry (PowerPoint writes none) counts as a straight one."""
    if not is_line(preset) and element.tag != p("cxnSp"):
        return None
    curved = preset is not None and preset.startswith("curved")
    known = (preset or "line").replace("curvedConnector", "bentConnector")
    points = _drawn_points(facts, known if is_line(known) else "line", adjust)
    nature = child(element, p("nvCxnSpPr"), p("cNvCxnSpPr"))
    return ConnectorFacts(points, _glue(nature, "stCxn"), _glue(nature, "endCxn"), curved)


def _drawn_points(facts: ShapeFacts, preset: str, adjust: tuple[tuple[str, int], ...]) -> tuple[Point, ...]:
    """The corners of the line as it lies in its frame, then flipped and turned by any angle."""
    rect = facts.rect
    box = EmuRect(to_emu(rect.x), to_emu(rect.y), to_emu(rect.w), to_emu(rect.h))
    named = dict(adjust)
    inner = int(preset[-1]) - 2 if preset.startswith("bentConnector") and preset[-1] in "2345" else 0
    values = tuple(named.get(f"adj{number}", 50_000) for number in range(1, inner + 1))
    upright = points_of(ConnectorFrame(preset if preset[-1] in "12345" else "line", box, 0, False, False, values))
    frame = Frame(rect, facts.rotation, facts.flip_h, facts.flip_v)
    return tuple(frame.place(Point(x / EMU_PER_PT, y / EMU_PER_PT)) for x, y in upright)


def _glue(nature: Element | None, end: str) -> GlueFacts | None:
    glue = child(nature, a(end))
    return GlueFacts(whole(glue, "id"), whole(glue, "idx")) if glue is not None else None
