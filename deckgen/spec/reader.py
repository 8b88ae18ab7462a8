"""Reads a spec: YAML nodes in, `DeckSpec` out; every mistake goes into the bag and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..base.diagnostic import DiagnosticBag, Span, did_you_mean
from ..base.geometry import SIDE_BY_WORD, Size
from ..base.units import parse_length
from ..yamlio import Fields, Mapping, Node, Reader, Scalar, Sequence, load, read_keys, read_source
from . import keys
from .edges import ChainError, References, pairs, parse_chain
from .model import ArrangementSpec, CardSpec, DeckSpec, DiagramSpec, EdgeSpec, NodeSpec, PanelSpec, Placed, SlideSpec, Words
from .pages import PAGES, checked, page_size

_IDENT = re.compile(r"[A-Za-z0-9_-]+\Z")
_ID_HINT = "an id is made of letters, digits, '-' and '_'"
_TEXT_KEYS = ("title", "subtitle", "footer", "icon", "accent")


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
    """Size of a page given by name or as `20cm x 30cm`, in points; an unknown one is reported."""
    size = page_size(words)
    if size is None:
        hints = (*did_you_mean(words, PAGES), "or give {width: 20cm, height: 30cm}, between 1 and 56 inches a side")
        bag.error("S130", f"unknown page '{words}'", span, *hints)
    return size


def _words(fields: Fields, name: str) -> Words | None:
    value = fields.get(name)
    return Placed(value, fields.span(name)) if value is not None else None


def _deck(root: Node, file: str, reader: Reader) -> DeckSpec:
    fields = read_keys(root, keys.DECK, reader, "a deck")
    slides = [_slide(node, reader) for node in _items(fields.node("slides"), "slides", reader)]
    if fields.has("slides") and not slides and not reader.bag.has_errors:
        reader.error("140", "a deck needs at least one slide", fields.span("slides"))
    page = fields.node("page")
    return DeckSpec(
        file=file,
        slides=tuple(slides),
        title=_words(fields, "title"),
        theme=_words(fields, "theme"),
        page=_page(page, reader) if page is not None else None,
        language=_words(fields, "language"),
    )


def _page(node: Node, reader: Reader) -> Placed[Size] | None:
    if isinstance(node, Mapping):
        fields = read_keys(node, keys.PAGE, reader, "a page")
        width, height = (parse_length(fields.get(name) or "") for name in ("width", "height"))
        size = checked(width, height)
        if size is None and fields.has("width") and fields.has("height"):
            reader.error("131", "not a page size", node.span, "write lengths such as 20cm, 7.5in or 540pt, 1 to 56 inches a side")
    elif isinstance(node, Scalar):
        size = read_page(node.text, node.span, reader.bag)
    else:
        reader.error("110", "a page is a name or {width: …, height: …}, not a list", node.span)
        size = None
    return Placed(size, node.span) if size else None


def _items(node: Node | None, what: str, reader: Reader) -> tuple[Node, ...]:
    """The members of a list that the language asks for; anything else is reported."""
    if node is None:
        return ()
    if isinstance(node, Sequence):
        return node.items
    reader.error("110", f"'{what}' is a list: start each member with '- '", node.span)
    return ()


def _slide(node: Node, reader: Reader) -> SlideSpec:
    fields = read_keys(node, keys.SLIDE, reader, "a slide")
    diagram = fields.node("diagram")
    return SlideSpec(
        span=node.span, title=_words(fields, "title"), diagram=_diagram(diagram, reader) if diagram is not None else None
    )


def _diagram(node: Node, reader: Reader) -> DiagramSpec:
    fields = read_keys(node, keys.DIAGRAM, reader, "a diagram")
    nodes = _nodes(_items(fields.node("nodes"), "nodes", reader), "", {}, reader)
    if isinstance(fields.node("nodes"), Sequence) and not nodes and not reader.bag.has_errors:
        reader.error("141", "a diagram needs at least one node", fields.span("nodes"))
    references = References(tuple(n.path for n in named(nodes)))
    edges = tuple(
        edge for item in _items(fields.node("edges"), "edges", reader) for edge in _chain(item, references, reader)
    )
    return DiagramSpec(nodes=nodes, edges=edges, span=node.span, numbered=bool(fields.get("numbered", False)))


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
        reader.error("110", "a node is a mapping such as 'card: name'", item.span)
        return None
    kinds = [key.text for key, _ in item.entries if key.text in keys.NODE_KINDS]
    if len(kinds) != 1:
        _no_kind(item, kinds, reader)
        return None
    kind = kinds[0]
    if kind in ("parallel", "row", "column"):
        inner = _items(item.get(kind), kind, reader)
        read_keys(item, keys.NODE_KINDS[kind], reader, f"a {kind}")
        nodes = _nodes(inner, prefix, seen, reader)
        if isinstance(item.get(kind), Sequence) and not inner:
            reader.error("141", f"a {kind} needs at least one node", item.span)
        return ArrangementSpec(axis=kind, span=item.span, nodes=nodes) if nodes else None  # type: ignore[arg-type]
    return _box(item, kind, prefix, seen, reader)


def _no_kind(item: Mapping, kinds: list[str], reader: Reader) -> None:
    if kinds:
        reader.error("143", f"a node is one thing, not {' and '.join(kinds)}", item.span, "make two nodes of it")
        return
    first = item.entries[0][0] if item.entries else None
    known = tuple(keys.NODE_KINDS)
    hints = did_you_mean(first.text, known) if first else (f"known here: {', '.join(known)}",)
    reader.error("142", f"unknown kind of node '{first.text}'" if first else "an empty node", (first or item).span, *hints)


def _box(item: Mapping, kind: str, prefix: str, seen: dict[str, Span], reader: Reader) -> NodeSpec:
    fields = read_keys(item, keys.NODE_KINDS[kind], reader, f"a {kind}")
    ident = _ident(fields, kind, seen, reader)
    path = prefix + ident
    texts = {name: _words(fields, name) for name in _TEXT_KEYS}
    if kind == "card":
        pills = tuple(Placed(text, span) for text, span in _listed(item.get("pills"), fields.get("pills") or ()))
        return CardSpec(path=path, span=item.span, pills=pills, **texts)
    inner = _items(fields.node("nodes"), "nodes", reader)
    nodes = _nodes(inner, path + "/", {}, reader)
    return PanelSpec(path=path, span=item.span, nodes=nodes, **texts)


def _listed(node: Node | None, values: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    if isinstance(node, Sequence):
        yield from zip(values, (item.span for item in node.items if isinstance(item, Scalar)))


def _ident(fields: Fields, kind: str, seen: dict[str, Span], reader: Reader) -> str:
    ident, span = fields.get(kind) or "", fields.span(kind)
    if not _IDENT.match(ident):
        if fields.has(kind) and isinstance(fields.node(kind), Scalar):
            reader.error("112", f"'{ident}' is not an id" if ident else "the id is missing", span, _ID_HINT)
    elif ident in seen:
        reader.error("113", f"duplicate id '{ident}'", span, f"the first one is in line {seen[ident].line}; ids of one level differ")
    else:
        seen[ident] = span
    return ident


def _chain(item: Node, references: References, reader: Reader) -> Iterator[EdgeSpec]:
    if isinstance(item, Scalar):
        chain, fields = item, None
    elif isinstance(item, Mapping) and len(item.entries) == 1:
        chain, options = item.entries[0]
        fields = read_keys(options, keys.EDGE, reader, "an edge")
    else:
        hint = "write `- a -> b` or `- a -> b: {label: …}`; options go inside the braces"
        reader.error("110", "an edge is a chain such as 'a -> b'", item.span, hint)
        return
    try:
        found = pairs(parse_chain(chain.text))
    except ChainError as error:
        reader.error("150", str(error), chain.span, "write 'a -> b', or 'a -> b & c -> d' for several")
        return
    if fields and fields.has("label") and len(found) > 1:
        reader.error("152", f"a label on a chain of {len(found)} edges", fields.span("label"), "give that edge a line of its own")
    resolved = {name: _resolve(name, chain.span, references, reader) for pair in found for name in pair}
    for source, target in found:
        if resolved[source] and resolved[target]:
            yield _edge(resolved[source], resolved[target], chain.span, fields)


def _resolve(name: str, span: Span, references: References, reader: Reader) -> str:
    paths = references.find(name)
    if len(paths) == 1:
        return paths[0]
    if paths:
        reader.error("153", f"'{name}' could mean {' or '.join(paths)}", span, f"write '{paths[0]}'")
    else:
        reader.error("151", f"unknown id '{name}' in an edge", span, *did_you_mean(name, references.shortest))
    return ""


def _edge(source: str, target: str, span: Span, fields: Fields | None) -> EdgeSpec:
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
        accent=_words(fields, "accent"),
        label=_words(fields, "label"),
        arrow=fields.get("arrow", "end"),
    )
