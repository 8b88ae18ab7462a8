"""Floor 5: makes a slide fit. Style > title > layout > routes, again with more room for labels, then in columns, then with smaller type,
then with narrower margins; what still does not fit is reported with its line and by how much. Nothing is shrunk silently: columns are an
info, a smaller step is a warning.
"""

from __future__ import annotations

from .assets import IconSet
from .base.diagnostic import DiagnosticBag
from .base.geometry import Size
from .graph.placed import PlacedText, placed_boxes
from .graph.routed import LaidOut
from .graph.styled import StyledDiagram, StyledSlide, StyledText, boxes
from .layout import Misfit, alternatives, arrange_flow, content_frame, line_bounds, place_title, turned_right
from .route import connect, quality
from .spec import SlideSpec
from .style import Looks, resolve_slide
from .text import TextMeasurer

MOST_ROOMY = 6  # labels that may ask for more room; each time everything is arranged again
HINTS = ("shorten texts", "put fewer nodes on the slide", "take another page with --page")


class Fitter:
    """Fits the slides of one deck, one after the other."""

    def __init__(self, looks: Looks, icons: IconSet, measurer: TextMeasurer, page: Size) -> None:
        self.looks = looks
        self.icons = icons
        self.measurer = measurer
        self.page = page

    def fit(self, spec: SlideSpec, spoken: str, bag: DiagnosticBag) -> LaidOut | None:
        """The slide at the first type step at which it fits; None, with the reasons in the bag, if it cannot be drawn.

        `spoken` is its title for screen readers if it has none of its own.
        """
        styled = resolve_slide(spec, self.looks, self.icons, 0, spoken, bag)
        if bag.has_errors:
            return None
        margin, last = self.looks.theme.margin, self.looks.theme.steps[-1]
        attempts = [(step, margin.preferred) for step in self.looks.theme.steps]
        if margin.smallest < margin.preferred:
            attempts.append((last, margin.smallest))
        for step, edge in attempts:
            trial = DiagnosticBag()
            if step:
                styled = resolve_slide(spec, self.looks, self.icons, step, spoken, trial)
            laid_out = self._try(styled, edge, trial)
            if not trial.has_errors:
                break
        bag.extend(trial)
        if step and not trial.has_errors:
            narrow = " and the margins are narrower" if edge < margin.preferred else ""
            message = f"type is set {step} of {last} steps smaller{narrow} so that the slide fits"
            bag.warn("L101", message, spec.span, "fewer words or nodes keep it at full size")
        return laid_out

    def _try(self, styled: StyledSlide, margin: float, bag: DiagnosticBag) -> LaidOut:
        title = self._title(styled.title, margin, bag) if styled.title else None
        if styled.diagram is None:
            return LaidOut(styled, title, None)
        return self._diagram(styled, styled.diagram, title, margin, bag)

    def _title(self, text: StyledText, margin: float, bag: DiagnosticBag) -> PlacedText:
        title = place_title(text, self.page, margin, self.measurer)
        if not title.block.fits:
            message = f"a word of the slide's title is {title.block.overflow_pt:.0f} pt wider than the page leaves room for"
            bag.error("L203", message, text.span, "shorten the word", "take a wider page with --page")
        return title

    def _diagram(
        self, styled: StyledSlide, diagram: StyledDiagram, title: PlacedText | None, margin: float, bag: DiagnosticBag
    ) -> LaidOut:
        """As it is written, or, where that is too long for the page, turned or folded in the way that has the fewest crossings and bends."""
        if diagram.direction == "right":
            diagram = turned_right(diagram)
        laid_out, trial = self._arranged(styled, diagram, title, margin)
        if diagram.direction == "auto" and any(d.code == "L201" for d in trial):
            for other in alternatives(diagram):
                turned, found = self._arranged(styled, other, title, margin)
                if not found.has_errors and (trial.has_errors or _cost(turned) < _cost(laid_out)):
                    laid_out, trial = turned, found
            if not trial.has_errors:
                trial.info("L102", "the flow is longer than the page, so it is set in columns from left to right", styled.span)
        bag.extend(trial)
        return laid_out

    def _arranged(
        self, styled: StyledSlide, diagram: StyledDiagram, title: PlacedText | None, margin: float
    ) -> tuple[LaidOut, DiagnosticBag]:
        """Arranged and routed in one way; where a label found no place, arranged again with more room for it."""
        frame = content_frame(self.page, margin, title)
        roomy: frozenset[str] = frozenset()
        while True:
            placed = arrange_flow(diagram, self.measurer, frame, roomy)
            if isinstance(placed, Misfit):
                found = DiagnosticBag()
                _report(placed, styled, len(list(boxes(diagram.root))), found)
                return LaidOut(styled, title, None), found
            trial = DiagnosticBag()
            routed = connect(placed._replace(bounds=line_bounds(self.page, title)), self.measurer, trial)
            bare = frozenset(r.edge.name for r in routed.routes if r.edge.label and not r.label) - roomy
            if not bare or len(roomy) > MOST_ROOMY:  # every label has its place, or more room did not help
                return LaidOut(styled, title, routed), trial
            roomy |= bare


def _cost(laid_out: LaidOut) -> float:
    """What speaks against an arrangement: crossings and shared lines most, then titles that had to be broken, then bends."""
    if laid_out.diagram is None:
        return float("inf")
    routes, boxes_ = laid_out.diagram.routes, placed_boxes(laid_out.diagram.placed.nodes)
    broken = sum(len(p.lines) - 1 for box in boxes_ if box.content.text for p in box.content.text.block.paragraphs[:1])
    return 4 * sum(quality(routes)) + 1.5 * broken + sum(len(route.points) - 2 for route in routes)


def _report(misfit: Misfit, styled: StyledSlide, count: int, bag: DiagnosticBag) -> None:
    if misfit.node:
        message = f"the text of '{misfit.node.path}' does not fit: its row lacks {misfit.by:.0f} pt of width at the smallest type"
        bag.error("L202", message, misfit.node.span, *HINTS)
    else:
        message = f"the diagram's {count} nodes need {misfit.by:.0f} pt more {misfit.axis} than the page has, at the smallest type"
        bag.error("L201", message, styled.span, *HINTS)
