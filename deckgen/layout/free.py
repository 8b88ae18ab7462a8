"""The border between the free layouts and what they know: sizes and edges as numbers in, rectangles and ways out.

A kind (layered, grid, lanes, tree, cycle) sees no text, no theme and no page: only boxes of given sizes, edges between their numbers, gaps in
points and the person's hints. It is written for a flow that runs down; `oriented` turns it for the other directions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from ..base.geometry import Point, Rect, Side, Size


class FreeNode(NamedTuple):
    """A box of fixed size, in points. `lane` is the number of the swimlane it stands in. `inset` is how far from its corners lines must
    stay where they meet its sides; `loop` the room kept free beside it, on its far side, for edges to itself and their labels."""

    path: str
    w: float
    h: float
    lane: int = 0
    inset: float = 14.0
    loop: float = 0.0


class FreeEdge(NamedTuple):
    """An edge between two boxes by their numbers. `exact` says that both boxes are its very ends; otherwise an end lies somewhere inside
    the box, and the layout keeps room for the line but gives no way for it. `label` is the width and height of its label (in the direction
    the graph is drawn), `tail` and `head` those of its end labels. Edges of one `look` may share a trunk."""

    name: str
    source: int
    target: int
    exact: bool = True
    look: int = 0
    width: float = 1.75
    label: tuple[float, float] | None = None
    tail: tuple[float, float] | None = None
    head: tuple[float, float] | None = None
    side: Side | None = None
    min_length: int = 1
    priority: int = 1


class FreeHint(NamedTuple):
    """A hint with its boxes by number; fields as in `graph.styled.Hint`."""

    kind: Literal["pin", "align", "same_rank", "order"]
    nodes: tuple[int, ...]
    at: tuple[float, float] | None = None
    side: Side | None = None


class Gaps(NamedTuple):
    """Distances in points: `rank` from one rank of boxes to the next, `node` between neighbours of one rank, `track` between parallel
    lines, `stub` from a border to the first line along it, `label` from a line to its label."""

    rank: float
    node: float
    track: float
    stub: float
    label: float


class FreeGraph(NamedTuple):
    """Everything a kind may know. `room` is the space it should try to stay in (turned like everything else). `lanes` is the number of
    swimlanes with the space that each title takes at its beginning, `lane_least` how wide each must be for the words of its title. `columns`
    is what the person asked of a grid (`rows` where it is turned). Only if it `may_fold` may a run of ranks go on in another
    column, and children of a tree hang in a list."""

    nodes: tuple[FreeNode, ...]
    edges: tuple[FreeEdge, ...]
    gaps: Gaps
    hints: tuple[FreeHint, ...] = ()
    room: Size | None = None
    columns: int | None = None
    lanes: tuple[float, ...] = ()
    lane_least: tuple[float, ...] = ()
    rows: int | None = None
    may_fold: bool = True


class FreeWay(NamedTuple):
    """An edge's whole way by its number: `points` start and finish on the borders of its boxes, orthogonal, at most 4 bends."""

    edge: int
    begin: Side
    end: Side
    points: tuple[Point, ...]


class FreeDrawing(NamedTuple):
    """Where a kind puts everything, from (0, 0): `rects` by node, `bands` by swimlane, ways for as many edges as it plans itself; the rest
    is left to the router. `unmet` are the numbers of the hints that could not hold, `folds` how often the run of ranks goes
    on in another column."""

    size: Size
    rects: tuple[Rect, ...]
    ways: tuple[FreeWay, ...] = ()
    bands: tuple[Rect, ...] = ()
    unmet: tuple[int, ...] = ()
    folds: int = 0


class Kind(NamedTuple):
    """A layout. `plan` decides what does not depend on sizes (ranks, orders) and is asked once; `place` gives coordinates and is asked
    again for other sizes and gaps. `supports` names what it can do beyond boxes and edges; `turns` whether it runs in a direction;
    `plans_alike` whether its plan is the same for every direction where no hint names a side."""

    name: str
    plan: Callable[[FreeGraph], Any]
    place: Callable[[FreeGraph, Any], FreeDrawing]
    supports: frozenset[str]
    turns: bool = True
    plans_alike: bool = False
