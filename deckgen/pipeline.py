"""Floor 6, the conductor: the only file that knows every stage. Load > style > measure > lay out > route > compose; reopen > judge. No
decisions of its own: how a slide is made to fit is `fit`'s business.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from .assets import IconSet
from .base.collector import collector_paused
from .base.diagnostic import Diagnostic, DiagnosticBag, Severity, made_strict
from .base.geometry import Size
from .compose import compose_scene
from .fit import Fitter
from .graph import LaidOut
from .result import Result
from .scene import Scene
from .spec import DeckSpec, load_spec, read_page
from .spec.pages import PAGES
from .style import Looks
from .text import HarfBuzzMeasurer, report_estimates
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
    with collector_paused():
        scene = _scene(Path(spec), str(theme) if theme is not None else None, str(page) if page is not None else None, bag)
    found = made_strict(bag) if strict else bag.sorted()
    return Result(None if _has_error(found) else scene, found, Path(spec))


def judge(
    file: str | Path, *, theme: str | Path | None = None, page: str | None = None, strict: bool = False, layout: bool = False
) -> Checked:
    """Reopen a deck and judge it: what the command `check` does (that name is a room here).

    A spec (.yaml, .yml) is built in memory first, with `theme` and `page`, and read back from its bytes. `layout` measures every
    slide's layout too.

    Example: `deckgen.judge("output/deck.pptx").report.figures.connectors`
    """
    path = Path(file)
    if path.suffix.lower() not in SPEC_ENDINGS:
        return _reopened(path, path, (), strict, layout)
    built = build(path, theme=theme, page=page, strict=strict)
    if not built.ok:
        return Checked(None, built.diagnostics)
    return _reopened(built.to_pptx(), path, built.diagnostics, strict, layout)


def _reopened(source: Path | bytes, file: Path, diagnostics: tuple[Diagnostic, ...], strict: bool, layout: bool) -> Checked:
    from .check import judge as judge_facts
    from .read import reopen

    bag = DiagnosticBag()
    facts = reopen(source, bag)
    if facts is None:
        return Checked(None, (*diagnostics, *bag))
    report = judge_facts(replace(facts, file=str(file)), reading=bag, layout=layout)
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
    """Every slide laid out; after a mistake the rest is still read, so that all mistakes are found at once."""
    fitter = Fitter(Looks(theme), IconSet(), HarfBuzzMeasurer(), page)
    report_estimates((theme.fonts.heading, theme.fonts.body), bag)
    slides: list[LaidOut] = []
    for number, spec in enumerate(deck.slides, 1):
        name = deck.title.value if deck.title else f"Slide {number}"
        slides += fitter.fit(spec, name if number == 1 else f"{name} ({number})", bag, len(slides) + 1)
    return slides
