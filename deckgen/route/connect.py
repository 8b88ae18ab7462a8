"""Connects a placed diagram: a route for every edge, moved apart, with labels.

Phases: ways that the layout planned > loops > a search for each of the rest > nudge > labels. Where strangers share a line or cross, the
search is asked again at other prices, and the better whole is taken.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..base.diagnostic import DiagnosticBag
from ..base.geometry import Rect
from ..graph.placed import Lane, PlacedDiagram
from ..graph.routed import Route, RoutedDiagram
from ..text import TextMeasurer
from .labels import place_labels
from .loops import ears
from .nudge import nudge
from .ports import NEEDLESS_HIGH, NEEDLESS_LOW
from .quality import false_trunks, in_one_line, quality
from .reserved import kept_ways
from .router import Router
from .scene_map import Ground
from .search import ALONG_HIGH, ALONG_LOW

PRICES = ((ALONG_LOW, NEEDLESS_HIGH), (ALONG_HIGH, NEEDLESS_LOW))
SQUEEZED = 3.0  # how near to strangers a line may come where there is no other way, in points
MOST_STATES = 150_000  # a first attempt that looked at more than this is not tried at other prices

Score = tuple[int, int, int, int]


def connect(placed: PlacedDiagram, measurer: TextMeasurer, bag: DiagnosticBag) -> RoutedDiagram:
    """Route every edge of a placed diagram. An edge without any way is reported (R101) and left out."""
    ground = Ground(placed)
    edges = placed.diagram.edges
    fixed = kept_ways(ground, edges)
    fixed |= ears(ground, edges, fixed)
    routes = _best(placed, ground, dict(sorted(fixed.items())))
    for k, edge in enumerate(edges):
        if k not in routes:
            hint = "give it another side, or move its nodes nearer"
            bag.error("R101", f"no way for the edge '{edge.name}'", edge.span, hint)
    drawn = list(routes.values())
    for route in drawn:
        _report_side(route, ground, bag)
    _report_sharing(drawn, bag)
    lanes: dict[str, Lane] = {lane.edge: lane for lane in placed.lanes}
    return RoutedDiagram(placed, place_labels(drawn, ground, lanes, measurer, bag))


def _best(placed: PlacedDiagram, ground: Ground, fixed: Mapping[int, Route]) -> dict[int, Route]:
    """The best whole of a few attempts, by edge number."""
    edges = placed.diagram.edges
    wanting = [k for k, edge in enumerate(edges) if k not in fixed and edge.source != edge.target]
    if not wanting:
        return dict(fixed)
    router = Router(placed, ground, fixed)
    best: tuple[Score, dict[int, Route]] | None = None
    for along, needless in PRICES:
        found = router.attempt(along, needless)
        numbers, networks = list(found), router.company.networks()
        still = frozenset(i for i, k in enumerate(numbers) if k in fixed)
        moved = nudge(list(found.values()), ground, placed.diagram.metrics.clearance, still, [networks[k] for k in numbers])
        score = (len(wanting) + len(fixed) - len(found), *_faults(moved))
        if best is None or score < best[0]:
            best = (score, dict(zip(numbers, moved)))
        if not any(score) or router.states > MOST_STATES:
            break
    assert best is not None
    return best[1] if not best[0][0] else _squeezed(placed, ground, best[1])


def _squeezed(placed: PlacedDiagram, ground: Ground, routes: dict[int, Route]) -> dict[int, Route]:
    """The routes, and ways nearer to boxes for edges that found none. They are left where they are found."""
    return Router(placed, ground, routes, SQUEEZED).attempt(ALONG_HIGH, NEEDLESS_LOW)


def _faults(routes: list[Route]) -> tuple[int, int, int]:
    shared, crossed = quality(routes)
    return shared, len(false_trunks(routes)), crossed


def _report_side(route: Route, ground: Ground, bag: DiagnosticBag) -> None:
    """Say (R103, info) that an edge does not take the side that was asked for: a row's edges know no left, a column's no top."""
    edge = route.edge
    if edge.side is None or edge.side in (route.begin.side, route.end.side):
        return
    boxes: tuple[Rect, Rect] = (ground.boxes[edge.source].rect, ground.boxes[edge.target].rect)
    axis = 1 if edge.side.vertical else 0
    outermost = max(edge.side.sign * box.edge(edge.side) for box in boxes)
    if max(edge.side.sign * point[axis] for point in route.points) <= outermost:
        message = f"the edge '{edge.name}' does not run by the side '{edge.side.word}'"
        bag.info("R103", message, edge.span, "in a flow that runs down say left or right, in one that runs right top or bottom")


def _report_sharing(routes: list[Route], bag: DiagnosticBag) -> None:
    """Say (R202, warning) where lines that have nothing in common run as one, and where a trunk suggests an edge that does not exist."""
    hint = "give one of them a side, or draw it in another accent"
    for one, other in in_one_line(routes):
        bag.warn("R202", f"the lines of '{one.edge.name}' and '{other.edge.name}' could not be kept apart", other.edge.span, hint)
    for one, other in false_trunks(routes):
        message = f"the lines of '{one.edge.name}' and '{other.edge.name}' look as if one led into the other"
        bag.warn("R202", message, other.edge.span, hint)
