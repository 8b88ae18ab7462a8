"""What a placeholder inherits: its twins on the slide layout and the master, and the master's text style for its kind.

Source: ECMA-376 part 1, 19.3.1.36 (`ph`): a slide's placeholder matches its slide layout's by idx (titles by type), the slide
layout's matches the master's by type; other than title, date, footer and number, everything on the master is `body`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .markup import child, p

TITLES = ("title", "ctrTitle")
_OWN_ON_MASTER = ("title", "dt", "ftr", "sldNum")


@dataclass(frozen=True)
class Sheet:
    """A slide layout or a master as a source of inheritance: the placeholders it has."""

    root: Element
    placeholders: tuple[tuple[Element, Element], ...]
    """Shape and its `p:ph`."""


def sheet_of(root: Element) -> Sheet:
    shapes = [shape for tag in ("sp", "pic", "graphicFrame") for shape in root.iter(p(tag))]
    pairs = [(shape, found) for shape in shapes if (found := placeholder_in(shape)) is not None]
    return Sheet(root, tuple(pairs))


def placeholder_in(shape: Element) -> Element | None:
    """`p:ph` of a shape, whatever its kind."""
    for one in shape:
        if one.tag.endswith("Pr") and (found := child(one, p("nvPr"), p("ph"))) is not None:
            return found
    return None


def kind_of(placeholder: Element) -> str:
    """`title`, `body`, `ftr`, …; `obj` where the file leaves it out."""
    return placeholder.get("type", "obj")


def twins(placeholder: Element, layout: Sheet | None, master: Sheet | None) -> Iterator[Element]:
    """The shapes that a slide's placeholder inherits from, nearest first."""
    kind = kind_of(placeholder)
    if layout is not None:
        found = _on_layout(placeholder, layout)
        if found is not None:
            yield found[0]
            kind = kind_of(found[1])
    if master is not None:
        wanted = _master_kind(kind)
        for shape, candidate in master.placeholders:
            if _master_kind(kind_of(candidate)) == wanted:
                yield shape
                return


def _on_layout(placeholder: Element, layout: Sheet) -> tuple[Element, Element] | None:
    kind, index = kind_of(placeholder), placeholder.get("idx", "0")
    if kind in TITLES:
        return next((pair for pair in layout.placeholders if kind_of(pair[1]) in TITLES), None)
    others = [pair for pair in layout.placeholders if kind_of(pair[1]) not in TITLES]
    by_index = next((pair for pair in others if pair[1].get("idx", "0") == index), None)
    return by_index or next((pair for pair in others if kind_of(pair[1]) == kind), None)


def _master_kind(kind: str) -> str:
    if kind in TITLES:
        return "title"
    return kind if kind in _OWN_ON_MASTER else "body"


def text_style(kind: str, master: Sheet | None) -> Element | None:
    """The master's `titleStyle`, `bodyStyle` or `otherStyle` for a kind of placeholder."""
    wanted = _master_kind(kind)
    name = {"title": "titleStyle", "body": "bodyStyle"}.get(wanted, "otherStyle")
    return child(master.root, p("txStyles"), p(name)) if master is not None else None
