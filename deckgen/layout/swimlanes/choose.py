"""`plan` and `place` of the swimlanes: several arrangements, and the first that fits the room.

In: a graph. Out: a plan without sizes; for it and sizes a drawing, with the hints that do not hold in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...base.geometry import Size
from ..free import FreeDrawing, FreeGraph
from ..held import unmet
from .cells import ordered
from .courses import Courses
from .model import Arrangement, Cells
from .placing import drawing, least_size
from .ranks import Manner, Ranking, Units, units_of

# hand-overs without labels stay in their rank, all of them, none; boxes side by side in a cell, first as many as look well
LOOSE = tuple(Manner(*over, most) for over in ((True, False), (True, True), (False, False)) for most in (3, 1, 1000))
MANY = 40  # boxes beyond which fewer arrangements are made
FITS = 1.0 + 1e-9


class LanesPlan:
    """Cells in the order of preference: `loose` ones, in which steps within a lane go on to the next rank, then those in which more and more
    lanes let them stand abreast. Courses are found when they are asked for the first time, for the sizes of the plan."""

    def __init__(self, graph: FreeGraph) -> None:
        self.graph = graph
        units = units_of(graph)
        few = len(graph.nodes) > MANY
        self.cells = self._distinct(units, LOOSE[:1] if few else LOOSE)
        self.loose = len(self.cells)
        self.cells += self._distinct(units, _dense(graph)[-2:] if few else _dense(graph))
        self._known: dict[int, Arrangement] = {}

    def _distinct(self, units: Units, manners: Sequence[Manner]) -> tuple[Cells, ...]:
        found: list[Cells] = []
        for manner in manners:
            cells = ordered(self.graph, *Ranking(self.graph, units, manner).run())
            if cells not in found:
                found.append(cells)
        return tuple(found)

    def arrangement(self, number: int) -> Arrangement:
        if number not in self._known:
            cells = self.cells[number]
            self._known[number] = Arrangement(cells, *Courses(self.graph, cells).choose())
        return self._known[number]


def _dense(graph: FreeGraph) -> tuple[Manner, ...]:
    """First the lanes with most boxes are wide, in the end all."""
    load: dict[int, int] = {}
    for node in graph.nodes:
        load[node.lane] = load.get(node.lane, 0) + 1
    lanes = sorted(load, key=lambda lane: (-load[lane], lane))
    wide = [Manner(True, True, 2, tuple(lanes[: k + 1])) for k in range(len(lanes))]
    return (*wide, Manner(True, True, 3, tuple(lanes)))


def plan(graph: FreeGraph) -> LanesPlan:
    """Several ways to set the boxes in ranks and cells."""
    return LanesPlan(graph)


def place(graph: FreeGraph, lanes_plan: LanesPlan) -> FreeDrawing:
    """The best arrangement that fits `graph.room`, else the one that needs least too much."""
    bounds = [_excess(least_size(graph, cells), graph.room) for cells in lanes_plan.cells]
    loose = [k for k in range(lanes_plan.loose) if bounds[k] <= FITS]
    order = sorted(loose, key=lambda k: (lanes_plan.arrangement(k).cost, k))
    order += [k for k in range(len(bounds)) if k not in order]
    best, least = None, float("inf")
    for k in order:
        if bounds[k] >= least:
            continue
        drawn = drawing(graph, lanes_plan.arrangement(k))
        excess = _excess(drawn.size, graph.room)
        if excess < least:
            best, least = drawn, excess
        if excess <= FITS:
            break
    if best is None:
        return FreeDrawing(Size(0.0, 0.0), ())
    return best._replace(unmet=unmet(graph, best))


def _excess(size: Size, room: Size | None) -> float:
    """The larger share of the room that a drawing takes; 1 where it fits."""
    return max(size.w / room.w, size.h / room.h, 1.0) if room else 1.0
