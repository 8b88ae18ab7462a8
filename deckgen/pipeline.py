"""The conductor: the only file that knows every stage. Load > style > measure > lay out > route > compose > emit; no decisions of its own
but one loop: the next type step until the slide fits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .base.diagnostic import Diagnostic, DiagnosticBag, Severity, made_strict
from .base.geometry import Size
from .compose import LaidOut, compose_scene
from .graph.styled import StyledSlide
from .layout import Misfit, arrange_flow, content_frame, place_title
from .route import connect
from .scene import Scene
from .spec import DeckSpec, SlideSpec, load_spec
from .spec.pages import PAGES
from .spec.reader import read_page
from .style import resolve_slide
from .text import HarfBuzzMeasurer, TextMeasurer
from .theme import Theme, load_theme

DEFAULT_THEME = "paper"
DEFAULT_PAGE = "16:9"


@dataclass(frozen=True, slots=True)
class Result:
    """What a build gave. `scene` is None when a mistake stopped it; `diagnostics` say why, sorted by place."""

    scene: Scene | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether there is a deck and no error (under strict: no warning either)."""
        return self.scene is not None and all(d.severity is not Severity.ERROR for d in self.diagnostics)

    def to_pptx(self) -> bytes:
        """The deck as the bytes of a .pptx file. ValueError if the build failed."""
        from .emit import to_pptx

        if self.scene is None:
            raise ValueError("nothing was built: see diagnostics")
        return to_pptx(self.scene)

    def save(self, path: str | Path, *, force: bool = False) -> tuple[Diagnostic, ...]:
        """Write the deck to `path`, atomically. A file there that a person changed is kept: the diagnostics then say so, and nothing is
        written, unless `force`, which moves it aside as a backup. An empty tuple or only infos mean that it was written."""
        from .output import save_deck

        return save_deck(self.to_pptx(), Path(path), force)


def build(spec: str | Path, *, theme: str | Path | None = None, page: str | None = None, strict: bool = False) -> Result:
    """Build a deck from a spec file, up to its `Scene`. Never raises for a bad deck.

    `theme` is a theme's name or the path of a theme file, `page` a page name or `20cm x 30cm`; both go before what the spec says.
    """
    bag = DiagnosticBag()
    scene = _scene(Path(spec), str(theme) if theme is not None else None, page, bag)
    found = made_strict(bag) if strict else bag.sorted()
    if any(d.severity is Severity.ERROR for d in found):
        scene = None
    return Result(scene, found)


def _scene(path: Path, theme_words: str | None, page_words: str | None, bag: DiagnosticBag) -> Scene | None:
    deck = load_spec(path, bag)
    page = read_page(page_words, None, bag) if page_words else None
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
    if words is not None:
        return load_theme(words, bag, None, None)
    if deck and deck.theme:
        return load_theme(deck.theme.value, bag, deck.theme.span, path.parent)
    return load_theme(DEFAULT_THEME, bag, None, None)


def _lay_out(deck: DeckSpec, theme: Theme, page: Size, bag: DiagnosticBag) -> list[LaidOut]:
    from .assets import IconSet

    icons, measurer = IconSet(), HarfBuzzMeasurer()
    slides = []
    for number, spec in enumerate(deck.slides, 1):
        first = deck.title.value if deck.title else f"Slide {number}"
        spoken = first if number == 1 else f"{first} ({number})"
        styled = resolve_slide(spec, theme, icons, 0, spoken, bag)
        if bag.has_errors:
            continue  # go on to find the mistakes of the other slides
        slides.append(_fit(spec, styled, theme, page, icons, measurer, bag))
    return slides


def _fit(
    spec: SlideSpec, styled: StyledSlide, theme: Theme, page: Size, icons: object, measurer: TextMeasurer, bag: DiagnosticBag
) -> LaidOut:
    """The slide at the first type step at which it fits; what the last step lacked is reported."""
    from .assets import IconSet

    assert isinstance(icons, IconSet)
    for step in theme.steps:
        if step:
            styled = resolve_slide(spec, theme, icons, step, styled.spoken_title, bag)
        trial = DiagnosticBag()
        laid_out = _try(styled, page, measurer, trial)
        if not trial.has_errors:
            break
    bag.extend(trial)
    if step and not trial.has_errors:
        message = f"type is set {step} of {theme.steps[-1]} steps smaller so that the slide fits"
        bag.warn("L101", message, spec.span, "fewer words or nodes keep it at full size")
    return laid_out


def _try(styled: StyledSlide, page: Size, measurer: TextMeasurer, bag: DiagnosticBag) -> LaidOut:
    from .graph.styled import boxes

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
