"""Fits one slide after the other: tries type steps, and for each step the arrangements that `arrange` knows, until one fits the page."""

from __future__ import annotations

from collections.abc import Iterator

from ..assets import IconSet
from ..base.diagnostic import DiagnosticBag
from ..base.geometry import Size
from ..graph.placed import PlacedText
from ..graph.routed import LaidOut
from ..graph.styled import StyledDiagram, StyledSlide, StyledText, boxes
from ..layout import KindPlans, content_frame, excesses, place_title
from ..spec import SlideSpec
from ..style import Looks, resolve_slide
from ..text import TextMeasurer
from .arrange import Arranged, Arranger
from .split import split

LARGE = 300  # boxes from which on a diagram is tried at two type steps only: each takes long
MOST_SLIDES = 12  # that one diagram is cut into


class Fitter:
    """Fits the slides of one deck, one after the other."""

    def __init__(self, looks: Looks, icons: IconSet, measurer: TextMeasurer, page: Size) -> None:
        self.looks = looks
        self.icons = icons
        self.measurer = measurer
        self.page = page
        self.plans: KindPlans = {}

    def fit(self, spec: SlideSpec, spoken: str, bag: DiagnosticBag, number: int = 1) -> list[LaidOut]:
        """The slide at the first type step at which it fits, or the several it was cut into; none, with the reasons in the bag, if it cannot
        be drawn. `spoken` is its title for screen readers if it has none of its own, `number` its place in the deck.
        """
        self.plans.clear()
        styled = resolve_slide(spec, self.looks, self.icons, 0, spoken, bag)
        if bag.has_errors:
            return []
        if styled.diagram:
            _report_excesses(styled.diagram, bag)
        trial = DiagnosticBag()
        laid_out = self._at_some_step(spec, styled, trial)
        if trial.has_errors and styled.diagram and styled.diagram.overflow == "split":
            pieces = self._cut(spec, spoken, number, bag)
            if pieces:
                return pieces
        bag.extend(trial)
        return [laid_out]

    def _attempts(self, styled: StyledSlide) -> Iterator[tuple[int, float]]:
        """Type steps with the usual margin, then the smallest step with a narrow one; of a large diagram the first and the smallest only."""
        margin, steps = self.looks.theme.margin, self.looks.theme.steps
        large = styled.diagram is not None and len(list(boxes(styled.diagram.root))) > LARGE
        for step in (steps[0], steps[-1]) if large else steps:
            yield step, margin.preferred
        if margin.smallest < margin.preferred:
            yield steps[-1], margin.smallest

    def _at_some_step(self, spec: SlideSpec, styled: StyledSlide, bag: DiagnosticBag) -> LaidOut:
        """The slide at the first step that has no error and keeps all lines apart (a smaller type is the lesser evil); else at the first that
        has no error; with the last one's errors if there is none."""
        first, spoken = None, styled.spoken_title
        for step, margin in self._attempts(styled):
            trial = DiagnosticBag()
            if step:
                styled = resolve_slide(spec, self.looks, self.icons, step, spoken, trial)
            laid_out = self._try(styled, margin, trial)
            clean = not any(d.code == "R202" for d in trial)
            if not trial.has_errors and clean:
                break
            if not trial.has_errors and first is None:
                first = step, margin, trial, laid_out
        if first and (trial.has_errors or not clean):
            step, margin, trial, laid_out = first
        bag.extend(trial)
        if not trial.has_errors:
            self._say_step(step, margin, spec, bag)
        return laid_out

    def _say_step(self, step: int, margin: float, spec: SlideSpec, bag: DiagnosticBag) -> None:
        """Say (L101) that the type is smaller than it is usually; nothing is shrunk silently."""
        if step:
            narrow = " and the margins are narrower" if margin < self.looks.theme.margin.preferred else ""
            message = f"type is set {step} of {self.looks.theme.steps[-1]} steps smaller{narrow} so that the slide fits"
            bag.warn("L101", message, spec.span, "fewer words or nodes keep it at full size")

    def _try(self, styled: StyledSlide, margin: float, bag: DiagnosticBag) -> LaidOut:
        title = self._title(styled.title, margin, bag) if styled.title else None
        if styled.diagram is None:
            return LaidOut(styled, title, None)
        found = self._arranged(styled, styled.diagram, title, margin)
        bag.extend(found.bag)
        return LaidOut(styled, title, found.routed)

    def _arranged(self, styled: StyledSlide, diagram: StyledDiagram, title: PlacedText | None, margin: float) -> Arranged:
        frame = content_frame(self.page, margin, title)
        return Arranger(self.measurer, self.page, frame, title, self.plans).best(styled, diagram)

    def _title(self, text: StyledText, margin: float, bag: DiagnosticBag) -> PlacedText:
        title = place_title(text, self.page, margin, self.measurer)
        if not title.block.fits:
            message = f"a word of the slide's title is {title.block.overflow_pt:.0f} pt wider than the page leaves room for"
            bag.error("L203", message, text.span, "shorten the word", "take a wider page with --page")
        return title

    # ---- several slides

    def _cut(self, spec: SlideSpec, spoken: str, number: int, bag: DiagnosticBag) -> list[LaidOut]:
        """The diagram on as few slides as it fits, all at one type step; empty, and nothing said, if even many are not enough."""
        margin = self.looks.theme.margin.preferred
        for count in range(2, MOST_SLIDES + 1):
            for step in self.looks.theme.steps:
                styled = resolve_slide(spec, self.looks, self.icons, step, spoken, DiagnosticBag())
                assert styled.diagram is not None
                pieces = split(styled, count, number)
                if len(pieces) < count:
                    return []
                trial = DiagnosticBag()
                found = [self._try(piece, margin, trial) for piece in pieces]
                if not trial.has_errors:
                    message = f"the diagram is larger than a page, so it is cut into {count} slides"
                    bag.warn("L103", message, spec.span, "fewer nodes, or a larger page, keep it on one")
                    self._say_step(step, margin, spec, bag)
                    bag.extend(trial)
                    return found
        return []


def _report_excesses(diagram: StyledDiagram, bag: DiagnosticBag) -> None:
    """Say (L302) what a layout is asked and does not do: it is left out of account, not silently."""
    for excess in excesses(diagram):
        able = f"{' and '.join(excess.able)} know it" if excess.able else "no layout knows it"
        bag.warn("L302", f"the layout '{excess.kind}' does not know '{excess.what}'", excess.span, f"remove it; {able}")
