"""Reads edges: each member of `edges` is a chain, with options or without, and gives one edge or several."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.diagnostic import Span, did_you_mean
from ..base.geometry import SIDE_BY_WORD
from ..yamlio import Fields, Mapping, Node, Reader, Scalar, read_keys
from . import keys
from .edges import ChainError, References, Station, pairs, parse_chain
from .model import EdgeSpec
from .texts import read_words

_LABELS = ("label", "tail_label", "head_label")


def read_chain(item: Node, references: References, lanes: tuple[str, ...], reader: Reader) -> Iterator[EdgeSpec]:
    """The edges of one member of `edges`; what cannot be an edge is reported and left out. `lanes` are no ends of edges."""
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
    for name in _LABELS if fields and len(found) > 1 else ():
        if fields and fields.has(name):
            hint = "give the edge that it belongs to a line of its own"
            reader.error(152, f"a {name} on a chain of {len(found)} edges", fields.span(name), hint)
    for source, target in found:
        begin, end = (_resolve(station, chain, references, lanes, reader) for station in (source, target))
        if begin and end:
            yield _edge(begin, end, chain.span, fields, reader)


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


def _resolve(station: Station, chain: Scalar, references: References, lanes: tuple[str, ...], reader: Reader) -> str:
    """The path that a reference means, empty after a report."""
    name, span = station.name, chain.place(station.at)
    paths = references.find(name)
    if len(paths) > 1:
        reader.error(153, f"'{name}' could mean {' or '.join(paths)}", span, f"write '{paths[0]}' or '{paths[1]}'")
    elif not paths:
        reader.error(151, f"unknown id '{name}' in an edge", span, *did_you_mean(name, references.shortest))
    elif paths[0] in lanes:
        reader.error(179, f"an edge cannot end at the lane '{name}'", span, "let it end at a node in the lane")
    else:
        return paths[0]
    return ""


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
        accent=read_words(fields, "accent", reader),
        label=read_words(fields, "label", reader),
        arrow=fields.get("arrow", "end"),
        tail_label=read_words(fields, "tail_label", reader),
        head_label=read_words(fields, "head_label", reader),
        min_length=fields.get("min_length", 1),
        priority=fields.get("priority", 1),
    )
