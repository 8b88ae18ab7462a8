"""Reads what a person wishes of a layout, and finds the nodes that the hints name.

A hint is read where it is written, but names may stand further down: so `read_layout` and `read_pin` keep the ids as written, and `settled`
goes over the whole diagram once all of it is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from ..base.diagnostic import did_you_mean
from ..base.geometry import SIDE_BY_WORD, Side
from ..yamlio import Fields, Group, Reader, Scalar
from . import keys
from .edges import References
from .model import ArrangementSpec, CardSpec, HintSpec, HintWord, LayoutSpec, NodeSpec, PanelSpec, Placed, Words

_BESIDE = re.compile(r"\s*(?:(?P<level>right|left)\s+of|(?P<upright>above|below))\s+(?P<id>[A-Za-z0-9_/-]+)\s*\Z")
_AT = re.compile(r"\s*(\d+(?:\.\d+)?)%\s+(\d+(?:\.\d+)?)%\s*\Z")
_SIDES = {**SIDE_BY_WORD, "above": Side.TOP, "below": Side.BOTTOM}


def read_layout(fields: Fields, reader: Reader) -> LayoutSpec:
    """The layout of a diagram or panel from its keys, with its hints as written."""
    kind, columns = fields.get("layout", "flow"), fields.get("columns")
    if fields.has("columns") and kind != "grid":
        hint = "write `layout: grid`, or remove the columns"
        reader.error(176, f"only a grid has columns, and this layout is '{kind}'", fields.span("columns"), hint)
        columns = None
    hints = tuple(_listed(name, group) for name in keys.HINTS for group in fields.get(name, ()))  # type: ignore[arg-type]
    return LayoutSpec(kind, fields.get("direction", "auto"), hints, fields.span("layout"), columns)


def _listed(kind: HintWord, group: Group) -> HintSpec:
    return HintSpec(kind, tuple(Placed(word.text.strip(), word.span) for word in group.words), group.span)


def read_pin(fields: Fields, path: str, reader: Reader) -> HintSpec | None:
    """The pin of the node `path`; None where there is none, or after a report."""
    node = fields.node("pin")
    if not isinstance(node, Scalar) or fields.get("pin") is None:
        return None
    pinned: Words = Placed(path, node.span)
    if (beside := _BESIDE.match(node.text)) is not None:
        other = Placed(beside["id"], node.place(beside.start("id")))
        return HintSpec("pin", (pinned, other), node.span, side=_SIDES[beside["level"] or beside["upright"]])
    if (at := _AT.match(node.text)) is None:
        hints = ("write 'right of b', 'left of b', 'above b' or 'below b'", "or shares of the frame: '30% 50%'")
        reader.error(170, f"'{node.text.strip()}' says no place", node.span, *hints)
        return None
    for number in (1, 2):
        if float(at[number]) > 100:
            reader.error(
                115, f"{at[number]}% is too large", node.place(at.start(number)), "the largest is 100%, the frame's far side"
            )
            return None
    return HintSpec("pin", (pinned,), node.span, at=(float(at[1]) / 100, float(at[2]) / 100))


def settled(
    nodes: tuple[NodeSpec, ...], layout: LayoutSpec, references: References, reader: Reader
) -> tuple[tuple[NodeSpec, ...], LayoutSpec]:
    """A diagram's nodes and layout with every hint at the container that it is about, its ids as paths.

    A pin goes to the list in which its node stands; in a diagram of lanes that is the diagram, whose layout sets the nodes of all lanes.
    Reports ids that are unknown, ambiguous, named twice or of another container, and lists of fewer than two.
    """
    if not (layout.hints or any(_wishes(nodes))):
        return nodes, layout
    return _Settler(nodes, layout, references, reader).diagram(nodes, layout)


def _wishes(nodes: tuple[NodeSpec, ...]) -> Iterator[bool]:
    for node in nodes:
        if not isinstance(node, ArrangementSpec):
            yield node.pin is not None
        if not isinstance(node, CardSpec):
            yield isinstance(node, PanelSpec) and bool(node.layout.hints)
            yield from _wishes(node.nodes)


class _Home(NamedTuple):
    """The list in which a node stands. `panel` is the path of the panel that holds it directly, if one does."""

    key: str
    words: str
    panel: str = ""


class _Settler:
    def __init__(self, nodes: tuple[NodeSpec, ...], layout: LayoutSpec, references: References, reader: Reader) -> None:
        self.references = references
        self.reader = reader
        self.root = _Home("", "in a lane" if layout.kind == "lanes" else "directly in the diagram")
        self.homes: dict[str, _Home] = {}
        self._rows = count(1)
        self._note(nodes, self.root)

    def _note(self, nodes: tuple[NodeSpec, ...], home: _Home) -> None:
        for node in nodes:
            if isinstance(node, ArrangementSpec):
                article = "a parallel" if node.axis == "parallel" else f"a {node.axis}"
                self._note(node.nodes, _Home(f"#{next(self._rows)}", f"in {article}"))
                continue
            self.homes[node.path] = _Home("#lanes", "among the lanes") if isinstance(node, PanelSpec) and node.lane else home
            if isinstance(node, PanelSpec):
                self._note(node.nodes, self.root if node.lane else self._inside(node))

    def _inside(self, panel: PanelSpec) -> _Home:
        return _Home(panel.path, f"directly in the panel '{panel.path}'", panel.path)

    def diagram(self, nodes: tuple[NodeSpec, ...], layout: LayoutSpec) -> tuple[tuple[NodeSpec, ...], LayoutSpec]:
        lists = self._hints(layout.hints, self.root, "")
        nodes, pins = self._nodes(nodes)
        return nodes, layout._replace(hints=(*lists, *pins))

    def _nodes(self, nodes: tuple[NodeSpec, ...]) -> tuple[tuple[NodeSpec, ...], tuple[HintSpec, ...]]:
        """The nodes with what is in them settled, and the pins that belong to the list in which they stand."""
        done: list[NodeSpec] = []
        pins: list[HintSpec] = []
        for node in nodes:
            if not isinstance(node, ArrangementSpec) and node.pin is not None and (home := self.homes.get(node.path)):
                pins += self._hints((node.pin,), home, node.path.rpartition("/")[0])
            if isinstance(node, CardSpec):
                done.append(node)
                continue
            inner, own = self._nodes(node.nodes)
            if isinstance(node, ArrangementSpec):
                done.append(node._replace(nodes=inner, hints=own))
            elif node.lane:
                done.append(node._replace(nodes=inner))
                pins += own
            else:
                lists = self._hints(node.layout.hints, self._inside(node), node.path)
                done.append(node._replace(nodes=inner, layout=node.layout._replace(hints=(*lists, *own))))
        return tuple(done), tuple(pins)

    def _hints(self, hints: tuple[HintSpec, ...], home: _Home, panel: str) -> tuple[HintSpec, ...]:
        """Those that hold together; what is wrong with the others is reported. `panel` is the path that ids may leave out."""
        good = []
        for hint in hints:
            paths = [path for word in hint.nodes if (path := self._path(hint, word, home, panel))]
            if len(hint.nodes) < 2 and hint.kind != "pin":
                self.reader.error(171, f"'{hint.kind}' needs two nodes or more", hint.span, "write a list of ids such as [a, b]")
            elif len(paths) == len(hint.nodes) and self._differ(hint, paths):
                good.append(hint._replace(nodes=tuple(Placed(path, word.span) for path, word in zip(paths, hint.nodes))))
        return tuple(good)

    def _path(self, hint: HintSpec, word: Words, home: _Home, panel: str) -> str:
        """The path that an id in a hint means, empty after a report: first what stands in the same panel, then as edges find it."""
        if hint.kind == "pin" and word is hint.nodes[0]:
            return word.value
        local = f"{panel}/{word.value}" if panel else word.value
        paths = (local,) if local in self.homes else self.references.find(word.value)
        near = [path for path in paths if self.homes[path] == home]
        if len(near) == 1 or len(paths) == 1:
            return self._at_home(near[0] if near else paths[0], word, home)
        if paths:
            hint_words = f"write '{paths[0]}' or '{paths[1]}'"
            self.reader.error(173, f"'{word.value}' could mean {' or '.join(paths)}", word.span, hint_words)
        else:
            known = [path for path in self.homes if self.homes[path] == home]
            near_words = did_you_mean(word.value, [path.rpartition("/")[2] for path in known])
            self.reader.error(172, f"unknown id '{word.value}' in '{hint.kind}'", word.span, *near_words)
        return ""

    def _at_home(self, path: str, word: Words, home: _Home) -> str:
        there = self.homes[path]
        if there == home:
            return path
        hints = [f"write it at the panel '{there.panel}'"] if there.panel and home == self.root else []
        hints.append("a hint joins nodes that stand in one list")
        self.reader.error(174, f"'{word.value}' stands {there.words}, not {home.words}", word.span, *hints)
        return ""

    def _differ(self, hint: HintSpec, paths: list[str]) -> bool:
        twice = next((k for k, path in enumerate(paths) if path in paths[:k]), None)
        if twice is None:
            return True
        word = hint.nodes[twice]
        message = "a node cannot be pinned beside itself" if hint.kind == "pin" else f"'{hint.kind}' names '{word.value}' twice"
        self.reader.error(175, message, word.span, "name another node" if hint.kind == "pin" else "name every node once")
        return False
