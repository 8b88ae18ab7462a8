"""Finds the best arrangement of one diagram at one type size: tries the ways there are, routes each, and takes the one that costs least.

In: a styled diagram and the frame. Out: routes and what is to be said about them, or by how much the diagram is too large.
"""

from __future__ import annotations

from typing import NamedTuple

from ..base.diagnostic import DiagnosticBag
from ..base.geometry import Rect, Size
from ..graph.placed import PlacedDiagram, PlacedText
from ..graph.routed import Route, RoutedDiagram
from ..graph.styled import Direction, Hint, StyledDiagram, StyledPanel, StyledSlide, boxes
from ..layout import (
    SQUEEZES,
    Arrangements,
    Block,
    KindPlans,
    Misfit,
    Squeeze,
    arrange_flow,
    arrange_free,
    arrangements,
    blocks_of,
    cost,
    guessed_lines,
    is_block,
    line_bounds,
    turns,
    with_inner_directions,
)
from ..route import connect
from ..text import TextMeasurer

MOST_ROUTED = 6  # arrangements of a flow that are routed to compare them …
FEW_ROUTED, DENSE = 2, 30  # … and how many where there are more edges than this: each takes long
MOST_TURNED = 40  # boxes up to which both directions of a free graph are routed
MOST_ROOMY = 6  # labels that may ask for more room; each time everything is arranged again
HINTS = ("shorten texts", "put fewer nodes on the slide", "take another page with --page")


class Arranged(NamedTuple):
    """One arrangement: its routes, or None if it does not fit; and what is to be said of it."""

    routed: RoutedDiagram | None
    bag: DiagnosticBag
    misfit: Misfit | None = None

    @property
    def good(self) -> bool:
        return self.routed is not None and not self.bag.has_errors


class Arranger:
    """Arranges diagrams in one frame of one page."""

    def __init__(self, measurer: TextMeasurer, page: Size, frame: Rect, title: PlacedText | None, plans: KindPlans) -> None:
        self.plans = plans
        self.measurer = measurer
        self.frame = frame
        self.bounds = line_bounds(page, title)

    def best(self, styled: StyledSlide, diagram: StyledDiagram) -> Arranged:
        """The arrangement with the least cost; if none is without error, the first one, with what it lacks."""
        diagram = with_inner_directions(diagram)
        if diagram.root.layout.kind == "flow":
            found = self._flow(styled, diagram)
        else:
            found = self._free(styled, diagram)
        if found.misfit:
            _report(found.misfit, styled, diagram, found.bag)
        if found.routed:
            for hint in found.routed.placed.unmet:
                found.bag.warn(
                    "L301", f"the hint '{hint.kind}' cannot hold here", hint.span, "remove it, or what speaks against it"
                )
        return found

    def _flow(self, styled: StyledSlide, diagram: StyledDiagram) -> Arranged:
        """As it is written, or, where that is too long for the page, turned or folded."""
        found = self._arranged(diagram)
        if found.misfit is None:
            return found
        ways = self._ways_to_fold(diagram)
        most = MOST_ROUTED if len(diagram.edges) <= DENSE else FEW_ROUTED
        trials = [self._arranged(placed.diagram, first=placed) for placed in ways.placed[:most]]
        good = [trial for trial in trials if trial.good]
        if not good:
            return trials[0] if trials else found._replace(misfit=ways.misfit or found.misfit)
        folded = min(good, key=_cost)
        folded.bag.info("L102", f"the flow is longer than the page, so it is set in {_pieces(folded)}", styled.span)
        return folded

    def _ways_to_fold(self, diagram: StyledDiagram) -> Arrangements:
        """Arrangements of a flow that fit, with what other layouts set inside it as comfortable as that goes."""
        if not _has_blocks(diagram):
            return arrangements(diagram, self.measurer, self.frame)
        ways = Arrangements(())
        for squeeze in SQUEEZES:
            inner = self._blocks(diagram, frozenset(), squeeze)
            if not isinstance(inner, Misfit):
                ways = arrangements(diagram, self.measurer, self.frame, inner[0])
            if ways.placed:
                break
        return ways

    def _free(self, styled: StyledSlide, diagram: StyledDiagram) -> Arranged:
        """In the direction that is asked for, or in the better one of down and right. The last resorts of a kind (folds, lists, cards of many
        widths) come only where neither fits without them."""
        kind = diagram.root.layout.kind
        turned = [diagram]
        if diagram.direction == "auto" and turns(kind):  # a grid is filled as one reads
            ways: tuple[Direction, ...] = ("right",) if kind == "grid" else ("down", "right")
            turned = [_directed(diagram, direction) for direction in ways]
        found = self._better(turned, may_fold=False)
        if found.misfit:
            if kind == "tree":  # lists hang down; where the flow is level they lie, and read badly
                found = self._better(turned[:1], may_fold=True)
            if found.misfit:
                found = self._better(turned, may_fold=True)
            if found.good and found.routed and found.routed.placed.folds:
                found.bag.info("L102", "the graph is longer than the page, so its ranks go on in columns side by side", styled.span)
        return found

    def _better(self, turned: list[StyledDiagram], may_fold: bool) -> Arranged:
        """The best of the same diagram in several directions; of a large one only that is routed which promises more."""
        placed = [self._placed(other, frozenset(), may_fold) for other in turned]
        if len(turned) > 1 and len(list(boxes(turned[0].root))) > MOST_TURNED:
            costs = [float("inf") if isinstance(p, Misfit) else cost(p, guessed_lines(p), exact=False) for p in placed]
            best = costs.index(min(costs))
            turned, placed = [turned[best]], [placed[best]]
        trials = [self._arranged(other, may_fold, first) for other, first in zip(turned, placed)]
        good = [trial for trial in trials if trial.good]
        if good:
            return min(good, key=_cost)
        return min(trials, key=lambda trial: (trial.misfit is not None, trial.misfit.by if trial.misfit else 0.0))

    def _arranged(self, diagram: StyledDiagram, may_fold: bool = True, first: PlacedDiagram | Misfit | None = None) -> Arranged:
        """Arranged (`first`, where that is done already) and routed in one way; where a label found no place, arranged again with more room
        for it."""
        roomy: frozenset[str] = frozenset()
        while True:
            placed = first if first is not None and not roomy else self._placed(diagram, roomy, may_fold)
            if isinstance(placed, Misfit):
                return Arranged(None, DiagnosticBag(), placed)
            trial = DiagnosticBag()
            routed = connect(placed._replace(bounds=self.bounds), self.measurer, trial)
            bare = frozenset(r.edge.name for r in routed.routes if _lacks_a_label(r)) - roomy
            if not bare or len(roomy) > MOST_ROOMY:  # every label has its place, or more room did not help
                return Arranged(routed, trial)
            roomy |= bare

    def _blocks(
        self, diagram: StyledDiagram, roomy: frozenset[str], squeeze: Squeeze
    ) -> tuple[dict[int, Block], tuple[Hint, ...]] | Misfit:
        """What a flow cannot set itself, so tight."""
        return blocks_of(diagram, self.measurer, Size(self.frame.w, self.frame.h), roomy, squeeze, self.plans)

    def _placed(self, diagram: StyledDiagram, roomy: frozenset[str], may_fold: bool) -> PlacedDiagram | Misfit:
        if diagram.root.layout.kind != "flow":
            return arrange_free(diagram, self.measurer, self.frame, roomy, self.plans, may_fold)
        if not _has_blocks(diagram):
            return arrange_flow(diagram, self.measurer, self.frame, roomy)
        misfit: Misfit | None = None
        for squeeze in SQUEEZES:
            inner = self._blocks(diagram, roomy, squeeze)
            if isinstance(inner, Misfit):
                misfit = inner
                continue
            placed = arrange_flow(diagram, self.measurer, self.frame, roomy, inner[0])
            if not isinstance(placed, Misfit):
                return placed._replace(unmet=inner[1])
            misfit = placed
        assert misfit is not None
        return misfit


def _directed(diagram: StyledDiagram, direction: Direction) -> StyledDiagram:
    layout = diagram.root.layout._replace(direction=direction)
    return diagram._replace(root=diagram.root._replace(layout=layout), direction=direction)


def _pieces(found: Arranged) -> str:
    assert found.routed is not None
    root = found.routed.placed.diagram.root
    return "columns from left to right" if root.axis == "x" else "rows, one below the other"


def _lacks_a_label(route: Route) -> bool:
    edge = route.edge
    ends = sum(1 for text in (edge.tail_label, edge.head_label) if text)
    return (edge.label is not None and route.label is None) or ends > len(route.end_labels)


def _has_blocks(diagram: StyledDiagram) -> bool:
    return any(isinstance(box, StyledPanel) and is_block(box) for box in boxes(diagram.root))


def _cost(found: Arranged) -> float:
    """What speaks against a routed arrangement."""
    assert found.routed is not None
    return cost(found.routed.placed, [(route.edge.name, route.points) for route in found.routed.routes])


def _report(misfit: Misfit, styled: StyledSlide, diagram: StyledDiagram, bag: DiagnosticBag) -> None:
    count = len(list(boxes(diagram.root)))
    if misfit.node:
        message = f"the text of '{misfit.node.path}' does not fit: its row lacks {misfit.by:.0f} pt of width at the smallest type"
        bag.error("L202", message, misfit.node.span, *HINTS)
    else:
        message = f"the diagram's {count} nodes need {misfit.by:.0f} pt more {misfit.axis} than the page has, at the smallest type"
        split = () if diagram.overflow == "split" else ("let it be cut into slides with `overflow: split`",)
        bag.error("L201", message, styled.span, *HINTS, *split)
