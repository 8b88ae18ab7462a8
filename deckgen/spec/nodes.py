"""Reads nodes: cards, panels, lanes and arrangements, each naming level with its ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..base.diagnostic import Span, did_you_mean
from ..yamlio import Fields, Mapping, Node, Reader, Scalar, Sequence, read_keys
from . import keys
from .hints import read_layout, read_pin
from .model import ArrangementSpec, CardSpec, NodeSpec, PanelSpec, Words
from .texts import cleaned, items_of, read_words

_TEXT_KEYS = ("title", "subtitle", "footer", "icon", "accent")
_BOX_KEYS = tuple(key.name for kind in ("card", "panel") for key in keys.NODE_KINDS[kind] if key.name != kind)
_PART_NAME = re.compile(r"(box|lane|icon|footer|(pill|anchor)-\d+)\Z")  # a panel's own parts, beside the nodes in it (`compose`)
_ARTICLES = {"card": "a card", "panel": "a panel", "lane": "a lane", "parallel": "a parallel", "row": "a row", "column": "a column"}


class Level(NamedTuple):
    """One list of nodes: the path in front of its ids, and those seen already (arrangements share them with the list around).

    `lanes` says whether the list is that of a diagram of lanes, which holds them and nothing else.
    """

    prefix: str
    seen: dict[str, Span]
    lanes: bool = False


def read_nodes(node: Node | None, what: str, of: str, level: Level, reader: Reader) -> tuple[NodeSpec, ...]:
    """The nodes of a list, of which there must be one; those that cannot be read are reported and left out."""
    items = items_of(node, what, reader)
    if isinstance(node, Sequence) and not items:
        kind = "lane" if level.lanes else "card"
        reader.error(141, f"{of} needs at least one node", node.span, f"add a node such as '- {kind}: name'")
    read = (_node(item, level, reader) for item in items)
    return tuple(node for node in read if node is not None)


def named(nodes: tuple[NodeSpec, ...]) -> Iterator[CardSpec | PanelSpec]:
    """Every card and panel, in reading order, containers before what they hold."""
    for node in nodes:
        if not isinstance(node, ArrangementSpec):
            yield node
        if not isinstance(node, CardSpec):
            yield from named(node.nodes)


def _node(item: Node, level: Level, reader: Reader) -> NodeSpec | None:
    if not isinstance(item, Mapping):
        reader.error(110, "a node is a mapping such as 'card: name'", item.span)
        return None
    kinds = [key for key, _ in item.entries if key.text in keys.NODE_KINDS]
    if len(kinds) != 1:
        _no_kind(item, kinds, reader)
        return None
    kind = kinds[0].text
    _in_its_place(kinds[0], level, reader)
    if kind in ("parallel", "row", "column"):
        read_keys(item, keys.NODE_KINDS[kind], reader, _ARTICLES[kind])
        nodes = read_nodes(item.get(kind), kind, _ARTICLES[kind], level._replace(lanes=False), reader)
        return ArrangementSpec(axis=kind, span=item.span, nodes=nodes) if nodes else None  # type: ignore[arg-type]
    return _box(item, kind, level, reader)


def _no_kind(item: Mapping, kinds: list[Scalar], reader: Reader) -> None:
    known = tuple(keys.NODE_KINDS)
    if kinds:
        words = " and ".join(kind.text for kind in kinds)
        reader.error(143, f"a node is one thing, not {words}", kinds[1].span, "make two nodes of it, each with its '- '")
        return
    first = item.entries[0][0] if item.entries else None
    if first is not None and first.text not in _BOX_KEYS:
        reader.error(142, f"unknown kind of node '{first.text}'", first.span, *did_you_mean(first.text, known))
        return
    message = "this node does not say what it is" if first else "an empty node"
    reader.error(
        144, message, (first or item).span, "begin it with its kind and id: '- card: name'", f"known here: {', '.join(known)}"
    )


def _in_its_place(kind: Scalar, level: Level, reader: Reader) -> None:
    """Lanes stand directly in a diagram of lanes, and nothing else does."""
    if level.lanes and kind.text != "lane":
        hint = "put it under the nodes of a lane: '- lane: name'"
        reader.error(178, f"a diagram of lanes holds lanes, not {_ARTICLES[kind.text]}", kind.span, hint)
    if kind.text == "lane" and not level.lanes:
        hint = "lanes stand directly in a diagram with `layout: lanes`"
        reader.error(177, "a lane cannot stand here", kind.span, hint, "elsewhere write '- panel: name'")


def _box(item: Mapping, kind: str, level: Level, reader: Reader) -> NodeSpec:
    fields = read_keys(item, keys.NODE_KINDS[kind], reader, _ARTICLES[kind])
    path = level.prefix + _ident(fields, kind, level, reader)
    texts = {name: read_words(fields, name, reader) for name in _TEXT_KEYS}
    pin = read_pin(fields, path, reader)
    if kind == "card":
        return CardSpec(path=path, span=item.span, pills=_pills(item.get("pills"), reader), pin=pin, **texts)
    nodes = read_nodes(fields.node("nodes"), "nodes", _ARTICLES[kind], Level(path + "/", {}), reader)
    layout = read_layout(fields, reader)
    return PanelSpec(path=path, span=item.span, nodes=nodes, layout=layout, pin=pin, lane=kind == "lane", **texts)


def _pills(node: Node | None, reader: Reader) -> tuple[Words, ...]:
    """Their texts; what is no text is reported when the keys are read."""
    scalars = (item for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ()
    read = (_pill(item, reader) for item in scalars)
    return tuple(pill for pill in read if pill is not None)


def _pill(item: Scalar, reader: Reader) -> Words | None:
    if not item.text.strip() and not item.swallowed:
        reader.error(110, "nothing is written for a pill", item.span, "write a text, or remove it")
    return cleaned(item.text, item.span, reader)


def _ident(fields: Fields, kind: str, level: Level, reader: Reader) -> str:
    """A node's id, empty after a report."""
    ident, span = fields.get(kind) or "", fields.span(kind)
    if (first := level.seen.get(ident)) is not None:
        reader.error(113, f"duplicate id '{ident}'", span, f"the first one is in line {first.line}; ids of one level differ")
    elif level.prefix and _PART_NAME.match(ident):
        reader.error(145, f"'{ident}' is the name of a part of the panel itself", span, "choose another id for this node")
    elif ident:
        level.seen[ident] = span
    return str(ident)
