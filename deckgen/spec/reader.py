"""Reads a spec: YAML nodes in, `DeckSpec` out; every mistake goes into the bag and reading goes on."""

from __future__ import annotations

import re
from pathlib import Path

from ..base.diagnostic import DiagnosticBag, Span, did_you_mean
from ..base.geometry import Size
from ..base.units import parse_length
from ..yamlio import Fields, Mapping, Node, Reader, Scalar, Sequence, load, read_keys, read_source
from . import keys
from .chains import read_chain
from .edges import References
from .hints import read_layout, settled
from .model import DeckSpec, DiagramSpec, PanelSpec, Placed, SlideSpec, Words
from .nodes import Level, named, read_nodes
from .pages import PAGES, checked, page_size
from .texts import items_of, read_words

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")  # BCP 47, as far as PowerPoint names languages


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


def _deck(root: Node, file: str, reader: Reader) -> DeckSpec:
    fields = read_keys(root, keys.DECK, reader, "a deck")
    slides = [_slide(node, reader) for node in items_of(fields.node("slides"), "slides", reader)]
    if isinstance(fields.node("slides"), Sequence) and not slides:
        reader.error(140, "a deck needs at least one slide", fields.span("slides"))
    page = fields.node("page")
    return DeckSpec(
        file=file,
        slides=tuple(slides),
        title=read_words(fields, "title", reader),
        theme=read_words(fields, "theme", reader),
        page=_page(page, reader) if page is not None else None,
        language=_language(fields, reader),
    )


def _language(fields: Fields, reader: Reader) -> Words | None:
    words = read_words(fields, "language", reader)
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


def _slide(node: Node, reader: Reader) -> SlideSpec:
    fields = read_keys(node, keys.SLIDE, reader, "a slide")
    title, diagram = read_words(fields, "title", reader), fields.node("diagram")
    if isinstance(node, Mapping) and not node.entries:
        reader.warn(148, "this slide is empty", node.span, "give it a title or a diagram, or remove it")
    return SlideSpec(span=node.span, title=title, diagram=_diagram(diagram, reader) if diagram is not None else None)


def _diagram(node: Node, reader: Reader) -> DiagramSpec:
    fields = read_keys(node, keys.DIAGRAM, reader, "a diagram")
    layout = read_layout(fields, reader)
    level = Level("", {}, lanes=layout.kind == "lanes")
    nodes = read_nodes(fields.node("nodes"), "nodes", "a diagram", level, reader)
    boxes = tuple(box for box in named(nodes) if box.path and not box.path.endswith("/"))
    references = References(tuple(box.path for box in boxes))
    lanes = tuple(box.path for box in boxes if isinstance(box, PanelSpec) and box.lane)
    items = items_of(fields.node("edges"), "edges", reader)
    edges = tuple(edge for item in items for edge in read_chain(item, references, lanes, reader))
    nodes, layout = settled(nodes, layout, references, reader)
    numbered, overflow = bool(fields.get("numbered", False)), fields.get("overflow", "error")
    return DiagramSpec(nodes, edges, node.span, numbered, layout, overflow)
