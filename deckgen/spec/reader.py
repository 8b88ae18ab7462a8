"""Reads a spec: YAML nodes in, `DeckSpec` out; every mistake goes into the bag and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..base.diagnostic import DiagnosticBag, Span, did_you_mean
from ..base.geometry import SIDE_BY_WORD, Size
from ..base.units import parse_length
from ..yamlio import Fields, Mapping, Node, Reader, Scalar, Sequence, kind_of, load, read_keys, read_source
from . import keys
from .edges import ChainError, References, Station, pairs, parse_chain
from .model import ArrangementSpec, CardSpec, DeckSpec, DiagramSpec, EdgeSpec, NodeSpec, PanelSpec, Placed, SlideSpec, Words
from .pages import PAGES, checked, page_size

_TEXT_KEYS = ("title", "subtitle", "footer", "icon", "accent")
_FACE_KEYS = (*_TEXT_KEYS, "pills", "nodes")
_PART_NAME = re.compile(r"(box|icon|footer|(pill|anchor)-\d+)\Z")  # a panel's own parts, beside the nodes in it (`compose`)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")  # BCP 47, as far as PowerPoint names languages
# what an escape such as "\0" can bring into a text, and XML has no place for
_CONTROL = re.compile(r"[\x00-\x08\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def load_spec(path: Path, bag: DiagnosticBag) -> DeckSpec | None:
    """Read a spec file. None, with the reasons in the bag, if nothing useful could be read."""
    text = read_source(path, bag, "S001")
    if text is None:
        return None
    root = load(text, str(path), bag)
    if root is None:
        return None
    return _deck(root, str(path), Reader(bag, "S"))


def read_page(words: str, span: Span | None, bag: DiagnosticBag) -> Size | None:
    """Size of a page given by name or as `20cm x 30cm`, in points; an unknown one is reported. Without `span` it is an option's."""
    size = page_size(words)
    if size is None:
        form = "{width: 20cm, height: 30cm}" if span else "20cmx30cm"
        hints = (*did_you_mean(words, PAGES), f"or give {form}, between 1 and 56 inches a side")
        bag.error("S130", f"unknown page '{words}'", span, *hints)
    return size


def _words(fields: Fields, name: str, reader: Reader) -> Words | None:
    """A text and its place; None where none is written. Blanks around it do not count (a block text ends with a line end)."""
    text, node = fields.get(name), fields.node(name)
    if text is None or not isinstance(node, Scalar):
        return None
    if node.empty:
        reader.error(110, f"nothing is written for '{name}'", node.span, "write a text, or remove the line")
    return _clean(text, node.span, reader)


def _clean(text: str, span: Span, reader: Reader) -> Words | None:
    if (sign := _CONTROL.search(text)) is not None:
        reader.error(147, f"the text holds a control character (U+{ord(sign[0]):04X})", span, "remove it")
    return Placed(text.strip(), span) if text.strip() else None


def _deck(root: Node, file: str, reader: Reader) -> DeckSpec:
    fields = read_keys(root, keys.DECK, reader, "a deck")
    slides = [_slide(node, reader) for node in _items(fields.node("slides"), "slides", reader)]
    if isinstance(fields.node("slides"), Sequence) and not slides:
        reader.error(140, "a deck needs at least one slide", fields.span("slides"))
    page = fields.node("page")
    return DeckSpec(
        file=file,
        slides=tuple(slides),
        title=_words(fields, "title", reader),
        theme=_words(fields, "theme", reader),
        page=_page(page, reader) if page is not None else None,
        language=_language(fields, reader),
    )


def _language(fields: Fields, reader: Reader) -> Words | None:
    words = _words(fields, "language", reader)
    if words is not None and not _LANGUAGE.match(words.value):
        reader.error(132, f"'{words.value}' is not a language tag", words.span, "write a tag such as en-US, de-DE or ja")
    return words


def _page(node: Node, reader: Reader) -> Placed[Size] | None:
    if isinstance(node, Mapping):
        fields = read_keys(node, keys.PAGE, reader, "a page")
        width, height = (parse_length(fields.get(name) or "") for name in ("width", "height"))
        size = checked(width, height)
        if size is None and fields.has("width") and fields.has("height"):
            reader.error(131, "not a page size", node.span, "write lengths such as 20cm, 7.5in or 540pt, 1 to 56 inches a side")
    elif isinstance(node, Scalar):
        size = read_page(node.text, node.span, reader.bag)
    else:
        reader.error(110, "a page is a name or {width: …, height: …}, not a list", node.span)
        size = None
    return Placed(size, node.span) if size else None


def _items(node: Node | None, what: str, reader: Reader) -> tuple[Node, ...]:
    """The members of a list that the language asks for; anything else is reported."""
    if node is None:
        return ()
    if isinstance(node, Sequence):
        return node.items
    if isinstance(node, Scalar) and node.empty and not node.swallowed:
        reader.error(
            110, f"nothing is written under '{what}'", node.span, "add members, each with '- ' in front, or remove the line"
        )
    else:
        reader.error(110, f"'{what}' is a list, not {kind_of(node)}", node.span, "start each member with '- '")
    return ()


def _members(node: Node | None, what: str, of: str, reader: Reader) -> tuple[Node, ...]:
    """The same for nodes, of which there must be one."""
    items = _items(node, what, reader)
    if isinstance(node, Sequence) and not items:
        reader.error(141, f"{of} needs at least one node", node.span, "add a node such as '- card: name'")
    return items


def _slide(node: Node, reader: Reader) -> SlideSpec:
    fields = read_keys(node, keys.SLIDE, reader, "a slide")
    title, diagram = _words(fields, "title", reader), fields.node("diagram")
    if isinstance(node, Mapping) and not node.entries:
        reader.warn(148, "this slide is empty", node.span, "give it a title or a diagram, or remove it")
    return SlideSpec(span=node.span, title=title, diagram=_diagram(diagram, reader) if diagram is not None else None)


def _diagram(node: Node, reader: Reader) -> DiagramSpec:
    fields = read_keys(node, keys.DIAGRAM, reader, "a diagram")
    nodes = _nodes(_members(fields.node("nodes"), "nodes", "a diagram", reader), "", {}, reader)
    references = References(tuple(n.path for n in named(nodes) if not n.path.endswith("/") and n.path))
    edges = tuple(edge for item in _items(fields.node("edges"), "edges", reader) for edge in _chain(item, references, reader))
    return DiagramSpec(
        nodes=nodes,
        edges=edges,
        span=node.span,
        numbered=bool(fields.get("numbered", False)),
        direction=fields.get("direction", "auto"),
    )


def named(nodes: tuple[NodeSpec, ...]) -> Iterator[CardSpec | PanelSpec]:
    """Every card and panel, in reading order, containers before what they hold."""
    for node in nodes:
        if not isinstance(node, ArrangementSpec):
            yield node
        if not isinstance(node, CardSpec):
            yield from named(node.nodes)


def _nodes(items: tuple[Node, ...], prefix: str, seen: dict[str, Span], reader: Reader) -> tuple[NodeSpec, ...]:
    """Read a list of nodes. `seen` holds the ids of this naming level: arrangements share the one around them."""
    read = (_node(item, prefix, seen, reader) for item in items)
    return tuple(node for node in read if node is not None)


def _node(item: Node, prefix: str, seen: dict[str, Span], reader: Reader) -> NodeSpec | None:
    if not isinstance(item, Mapping):
        reader.error(110, "a node is a mapping such as 'card: name'", item.span)
        return None
    kinds = [key.text for key, _ in item.entries if key.text in keys.NODE_KINDS]
    if len(kinds) != 1:
        _no_kind(item, kinds, reader)
        return None
    kind = kinds[0]
    if kind in ("parallel", "row", "column"):
        read_keys(item, keys.NODE_KINDS[kind], reader, f"a {kind}")
        nodes = _nodes(_members(item.get(kind), kind, f"a {kind}", reader), prefix, seen, reader)
        return ArrangementSpec(axis=kind, span=item.span, nodes=nodes) if nodes else None  # type: ignore[arg-type]
    return _box(item, kind, prefix, seen, reader)


def _no_kind(item: Mapping, kinds: list[str], reader: Reader) -> None:
    known = tuple(keys.NODE_KINDS)
    if kinds:
        second = next(key for key, _ in item.entries if key.text == kinds[1])
        reader.error(
            143, f"a node is one thing, not {' and '.join(kinds)}", second.span, "make two nodes of it, each with its '- '"
        )
        return
    first = item.entries[0][0] if item.entries else None
    if first is not None and first.text not in _FACE_KEYS:
        reader.error(142, f"unknown kind of node '{first.text}'", first.span, *did_you_mean(first.text, known))
        return
    message = "this node does not say what it is" if first else "an empty node"
    reader.error(
        144, message, (first or item).span, "begin it with its kind and id: '- card: name'", f"known here: {', '.join(known)}"
    )


def _box(item: Mapping, kind: str, prefix: str, seen: dict[str, Span], reader: Reader) -> NodeSpec:
    fields = read_keys(item, keys.NODE_KINDS[kind], reader, f"a {kind}")
    path = prefix + _ident(fields, kind, prefix, seen, reader)
    texts = {name: _words(fields, name, reader) for name in _TEXT_KEYS}
    if kind == "card":
        return CardSpec(path=path, span=item.span, pills=_pills(item.get("pills"), reader), **texts)
    nodes = _nodes(_members(fields.node("nodes"), "nodes", "a panel", reader), path + "/", {}, reader)
    return PanelSpec(path=path, span=item.span, nodes=nodes, **texts)


def _pills(node: Node | None, reader: Reader) -> tuple[Words, ...]:
    """Their texts; what is no text is reported when the keys are read."""
    scalars = (item for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()
    read = (_pill(item, reader) for item in scalars)
    return tuple(pill for pill in read if pill is not None)


def _pill(item: Scalar, reader: Reader) -> Words | None:
    if not item.text.strip() and not item.swallowed:
        reader.error(110, "nothing is written for a pill", item.span, "write a text, or remove it")
    return _clean(item.text, item.span, reader)


def _ident(fields: Fields, kind: str, prefix: str, seen: dict[str, Span], reader: Reader) -> str:
    """A node's id, empty after a report."""
    ident, span = fields.get(kind) or "", fields.span(kind)
    if ident in seen:
        reader.error(113, f"duplicate id '{ident}'", span, f"the first one is in line {seen[ident].line}; ids of one level differ")
    elif prefix and _PART_NAME.match(ident):
        reader.error(145, f"'{ident}' is the name of a part of the panel itself", span, "choose another id for this node")
    elif ident:
        seen[ident] = span
    return ident


def _chain(item: Node, references: References, reader: Reader) -> Iterator[EdgeSpec]:
    """The edges of one member of `edges`; what cannot be an edge is reported and left out."""
    written = _chain_and_options(item, reader)
    if written is None:
        return
    chain, options = written
    try:
        found = pairs(parse_chain(chain.text))
    except ChainError as error:
        reader.error(150, str(error), chain.place(error.at), *error.hints)
        return
    fields = _options(options, reader) if options is not None else None
    if fields and fields.has("label") and len(found) > 1:
        key = fields.span("label")
        reader.error(152, f"a label on a chain of {len(found)} edges", key, "give the edge that it belongs to a line of its own")
    for source, target in found:
        ends = _resolve(source, chain, references, reader), _resolve(target, chain, references, reader)
        if all(ends) and _possible(*ends, chain.place(source.at), reader):
            yield _edge(*ends, chain.span, fields, reader)


def _chain_and_options(item: Node, reader: Reader) -> tuple[Scalar, Node | None] | None:
    if isinstance(item, Scalar):
        return item, None
    if isinstance(item, Mapping) and len(item.entries) == 1:
        return item.entries[0]
    hint = "write `- a -> b` or `- a -> b: {label: …}`; options go inside the braces"
    reader.error(110, "an edge is a chain such as 'a -> b'", item.span, hint)
    return None


def _options(node: Node, reader: Reader) -> Fields | None:
    if not isinstance(node, Scalar):
        return read_keys(node, keys.EDGE, reader, "an edge")
    if node.empty:
        reader.error(110, "nothing is written behind the ':' of this edge", node.span, "remove the ':', or write {label: …}")
    else:
        hint = f"for a label write {{label: {node.text}}}"
        reader.error(110, "the options of an edge are keys in braces, not text", node.span, hint)
    return None


def _resolve(station: Station, chain: Scalar, references: References, reader: Reader) -> str:
    """The path that a reference means, empty after a report."""
    name, span = station.name, chain.place(station.at)
    paths = references.find(name)
    if len(paths) == 1:
        return paths[0]
    if paths:
        reader.error(153, f"'{name}' could mean {' or '.join(paths)}", span, f"write '{paths[0]}' or '{paths[1]}'")
    else:
        reader.error(151, f"unknown id '{name}' in an edge", span, *did_you_mean(name, references.shortest))
    return ""


def _possible(source: str, target: str, span: Span, reader: Reader) -> bool:
    """Whether an edge between the two can be drawn today."""
    if source == target:
        reader.error(
            154, f"an edge from '{source}' to itself", span, "loops are not drawn yet: leave it out, or say it in the subtitle"
        )
        return False
    outer, inner = sorted((source, target), key=len)
    if inner.startswith(outer + "/"):
        hint = "not drawn yet: let the edge end at a node outside of it, or join nodes inside it"
        reader.error(155, f"an edge between the panel '{outer}' and '{inner}' inside it", span, hint)
        return False
    return True


def _edge(source: str, target: str, span: Span, fields: Fields | None, reader: Reader) -> EdgeSpec:
    if fields is None:
        return EdgeSpec(source, target, span)
    side = fields.get("side")
    return EdgeSpec(
        source,
        target,
        span,
        side=SIDE_BY_WORD[side] if side else None,
        line=fields.get("line", "solid"),
        stroke=fields.get("stroke", "normal"),
        accent=_words(fields, "accent", reader),
        label=_words(fields, "label", reader),
        arrow=fields.get("arrow", "end"),
    )
