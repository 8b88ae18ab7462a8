"""Floor 6, the conductor: the only file that knows every stage. Load > style > measure > lay out > route > compose; reopen > judge. No
decisions of its own but one loop: the next type step until the slide fits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .assets import IconSet
from .base.diagnostic import Diagnostic, DiagnosticBag, Severity, made_strict
from .base.geometry import Size
from .compose import LaidOut, compose_scene
from .graph.styled import StyledSlide, boxes
from .layout import Misfit, arrange_flow, content_frame, place_title
from .result import Result
from .route import connect
from .scene import Scene
from .spec import DeckSpec, SlideSpec, load_spec, read_page
from .spec.pages import PAGES
from .style import Looks, resolve_slide
from .text import HarfBuzzMeasurer, TextMeasurer
from .theme import Theme, load_theme

if TYPE_CHECKING:  # a build must not pay for the rooms that judge
    from .check import Report

DEFAULT_THEME = "paper"
DEFAULT_PAGE = "16:9"
SPEC_ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found. `report` is None when there was nothing to judge; `diagnostics` then say why.

    They are those of reading and building, apart from the report's own findings.
    """

    report: Report | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether the deck could be judged and is right: no error (under strict: no warning either)."""
        return self.report is not None and self.report.ok and not _has_error(self.diagnostics)


def build(spec: str | Path, *, theme: str | Path | None = None, page: str | None = None, strict: bool = False) -> Result:
    """Build a deck from a spec file, up to its `Scene`. Never raises for a bad deck.

    `theme` is a theme's name or the path of a theme file, `page` a page name or `20cm x 30cm`; both go before what the spec says, and
    paths are relative to the working folder. `strict` makes every warning an error.

    Example: `deckgen.build("deck.yaml", theme="midnight", page="a4").save("output/deck.pptx")`
    """
    bag = DiagnosticBag()
    scene = _scene(Path(spec), str(theme) if theme is not None else None, page, bag)
    found = made_strict(bag) if strict else bag.sorted()
    return Result(None if _has_error(found) else scene, found, Path(spec))


def judge(file: str | Path, *, theme: str | Path | None = None, page: str | None = None, strict: bool = False) -> Checked:
    """Reopen a deck and judge it: what the command `check` does (that name is a room here).

    A spec (.yaml, .yml) is built in memory first, with `theme` and `page`, and read back from its bytes.

    Example: `deckgen.judge("output/deck.pptx").report.figures.connectors`
    """
    path = Path(file)
    if path.suffix.lower() not in SPEC_ENDINGS:
        return _reopened(path, path, (), strict)
    built = build(path, theme=theme, page=page, strict=strict)
    return _reopened(built.to_pptx(), path, built.diagnostics, strict) if built.ok else Checked(None, built.diagnostics)


def _reopened(source: Path | bytes, file: Path, diagnostics: tuple[Diagnostic, ...], strict: bool) -> Checked:
    from .check import judge as judge_facts
    from .read import reopen

    bag = DiagnosticBag()
    facts = reopen(source, bag)
    if facts is None:
        return Checked(None, (*diagnostics, *bag))
    report = judge_facts(replace(facts, file=str(file)), reading=bag)
    return Checked(replace(report, findings=made_strict(report.findings)) if strict else report, diagnostics)


def _has_error(diagnostics: tuple[Diagnostic, ...]) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics)


def _scene(path: Path, theme_words: str | None, page_words: str | None, bag: DiagnosticBag) -> Scene | None:
    deck = load_spec(path, bag)
    page = read_page(page_words, None, bag) if page_words is not None else None
    theme = _theme(deck, path, theme_words, bag)
    if deck is None or theme is None:
        return None
    page = page or (deck.page.value if deck.page else PAGES[DEFAULT_PAGE])
    slides = _lay_out(deck, theme, page, bag)
    if bag.has_errors:
        return None
    title = deck.title.value if deck.title else path.stem
    return compose_scene(slides, theme, page, title, deck.language.value if deck.language else "en-US")


def _theme(deck: DeckSpec | None, path: Path, words: str | None, bag: DiagnosticBag) -> Theme | None:
    """The theme that was asked for; after a report the default one, so that the mistakes of the slides are found as well."""
    theme = None
    if words is not None:
        theme = load_theme(words, bag)
    elif deck and deck.theme:
        theme = load_theme(deck.theme.value, bag, deck.theme.span, path.parent)
    return theme or (load_theme(DEFAULT_THEME, bag) if deck else None)


def _lay_out(deck: DeckSpec, theme: Theme, page: Size, bag: DiagnosticBag) -> list[LaidOut]:
    icons, measurer, looks = IconSet(), HarfBuzzMeasurer(), Looks(theme)
    slides = []
    for number, spec in enumerate(deck.slides, 1):
        first = deck.title.value if deck.title else f"Slide {number}"
        spoken = first if number == 1 else f"{first} ({number})"
        styled = resolve_slide(spec, looks, icons, 0, spoken, bag)
        if bag.has_errors:
            continue  # go on to find the mistakes of the other slides
        slides.append(_fit(spec, styled, looks, page, icons, measurer, bag))
    return slides


def _fit(
    spec: SlideSpec, styled: StyledSlide, looks: Looks, page: Size, icons: IconSet, measurer: TextMeasurer, bag: DiagnosticBag
) -> LaidOut:
    """The slide at the first type step at which it fits; what the last step lacked is reported."""
    for step in looks.theme.steps:
        if step:
            styled = resolve_slide(spec, looks, icons, step, styled.spoken_title, bag)
        trial = DiagnosticBag()
        laid_out = _try(styled, page, measurer, trial)
        if not trial.has_errors:
            break
    bag.extend(trial)
    if step and not trial.has_errors:
        message = f"type is set {step} of {looks.theme.steps[-1]} steps smaller so that the slide fits"
        bag.warn("L101", message, spec.span, "fewer words or nodes keep it at full size")
    return laid_out


def _try(styled: StyledSlide, page: Size, measurer: TextMeasurer, bag: DiagnosticBag) -> LaidOut:
    diagram = styled.diagram
    margin = diagram.metrics.margin if diagram else 28.0
    title = place_title(styled.title, page, margin, measurer) if styled.title else None
    if diagram is None:
        return LaidOut(styled, title, None)
    frame = content_frame(page, margin, title)
    roomy: frozenset[str] = frozenset()
    while True:
        placed = arrange_flow(diagram, measurer, frame, roomy)
        if isinstance(placed, Misfit):
            _report(placed, styled, len(list(boxes(diagram.root))), bag)
            return LaidOut(styled, title, None)
        trial = DiagnosticBag()
        routed = connect(placed, measurer, trial)
        bare = frozenset(r.edge.name for r in routed.routes if r.edge.label and not r.label) - roomy
        if not bare:  # every label has its place, or more room did not help
            bag.extend(trial)
            return LaidOut(styled, title, routed)
        roomy |= bare


def _report(misfit: Misfit, styled: StyledSlide, count: int, bag: DiagnosticBag) -> None:
    hints = ("shorten texts", "put fewer nodes on the slide", "take another page with --page")
    if misfit.node:
        message = f"the text of '{misfit.node.path}' does not fit: its row lacks {misfit.by:.0f} pt of width at the smallest type"
        bag.error("L202", message, misfit.node.span, *hints)
    else:
        message = f"the diagram's {count} nodes need {misfit.by:.0f} pt more {misfit.axis} than the page has, at the smallest type"
        bag.error("L201", message, styled.span, *hints)
