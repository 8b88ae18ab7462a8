"""What the phases of the layered layout hand to each other: numbers of boxes and lines in rows, no coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .parts import Part


class Arc(NamedTuple):
    """An edge as the phases see it: from the box of the upper rank to that of the lower one. `flipped` tells that it was turned round to
    break a cycle; `weight` how much its straightness and shortness count."""

    edge: int
    top: int
    bottom: int
    min_length: int
    weight: int
    flipped: bool


class Arrangement(NamedTuple):
    """Boxes and lines in rows. Numbers below the count of boxes are boxes; the others are lines that pass through a row.

    `rows` from top to bottom, each from left to right. `paths` by edge number: the vertices from the upper box down to the lower one, one in
    each row; empty for edges that have none here (loops, edges within one row, edges of other parts). `flat` are edges within one row.
    """

    rows: tuple[tuple[int, ...], ...]
    paths: tuple[tuple[int, tuple[int, ...]], ...]
    flat: tuple[int, ...]
    crossings: int


class LayeredPlan(NamedTuple):
    """All connected parts, and the edges that were turned round."""

    parts: tuple[Part, ...]
    flipped: tuple[bool, ...]
