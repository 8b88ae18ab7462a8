"""The conductor of this room: every slide is prepared, judged topic by topic and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..base.diagnostic import Diagnostic
from ..read.facts import DeckFacts, RunFacts, ShapeFacts
from ..text import HarfBuzzMeasurer, TextMeasurer
from .ends import End, ends_of, judge_ends
from .ground import ground_of
from .identity import judge_deck, judge_identity
from .labels import judge_labels
from .layout import LayoutMeasures, measure
from .legibility import judge_legibility, type_sizes
from .places import Pairs, judge_places
from .report import Figures, Report
from .routes import Meeting, Route, judge_meetings, judge_routes, meetings_of, routes_of
from .trunks import judge_bends, judge_trunks
from .view import SlideView, view_of


@dataclass(frozen=True, slots=True)
class _Judged:
    """A slide after judging, with what the figures need of it."""

    view: SlideView
    ends: tuple[tuple[End, End], ...]
    routes: tuple[Route, ...]
    meetings: tuple[Meeting, ...]
    findings: tuple[Diagnostic, ...]


def judge(
    facts: DeckFacts, measurer: TextMeasurer | None = None, reading: Iterable[Diagnostic] = (), *, layout: bool = False
) -> Report:
    """Figures and findings for a deck. `reading` are diagnostics from `read.reopen`, which the report repeats first.

    `measurer` sets the text again (shaped widths if not given); `layout` asks for the measures of every slide's layout too. Never raises
    for any deck that `read` could open.
    """
    measurer = measurer or HarfBuzzMeasurer()
    slides = [_judge_slide(view_of(facts, slide, measurer)) for slide in facts.slides]
    findings = [*reading, *judge_deck(facts), *(finding for slide in slides for finding in slide.findings)]
    measures = tuple(_measured(slide) for slide in slides) if layout else None
    return Report(facts.file, _figures(slides), tuple(findings), measures)


def _measured(slide: _Judged) -> LayoutMeasures:
    sizes = [size for shape in _seen(slide) for size in type_sizes(shape)]
    return measure(slide.view, slide.routes, slide.meetings, slide.findings, sizes)


def _judge_slide(view: SlideView) -> _Judged:
    ends = ends_of(view)
    routes = routes_of(view, ends)
    meetings = meetings_of(view, routes)
    told: Pairs = set()
    findings = [
        *judge_ends(view, ends),
        *judge_routes(view, routes),
        *judge_meetings(view, meetings),
        *judge_bends(view, routes),
        *judge_trunks(view, routes),
        *judge_legibility(view, ground_of(view)),
        *judge_labels(view, routes, told),
        *judge_places(view, told),
        *judge_identity(view),
    ]
    findings.sort(key=lambda finding: -finding.severity)
    return _Judged(view, ends, routes, meetings, tuple(findings))


def _figures(slides: Sequence[_Judged]) -> Figures:
    shapes = [shape for slide in slides for shape in slide.view.facts.shapes]
    kinds = Counter(shape.kind for shape in shapes)
    presets = Counter(shape.preset or "" for shape in shapes if shape.kind == "autoshape")
    ends = [end for slide in slides for pair in slide.ends for end in pair]
    tied = [_is_tied(end) for end in ends]
    errors = [end.error for end in ends if end.error is not None]
    sizes = [size for slide in slides for shape in _seen(slide) for size in type_sizes(shape)]
    colors = {color for shape in shapes for color in _colors(shape)}
    return Figures(
        slides=len(slides),
        shapes=len(shapes),
        groups=kinds["group"],
        autoshapes=tuple(sorted(presets.items(), key=lambda item: (-item[1], item[0]))),
        freeforms=kinds["freeform"],
        text_boxes=kinds["text_box"],
        placeholders=kinds["placeholder"],
        pictures=kinds["picture"],
        graphic_frames=kinds["graphic_frame"],
        connectors=kinds["connector"],
        glued_connectors=sum(1 for slide in slides for pair in slide.ends if all(_is_tied(end) for end in pair)),
        glued_ends=sum(tied),
        free_ends=len(tied) - sum(tied),
        worst_glue_error=max(errors, default=None),
        crossings=sum(len(meeting.crossings) for slide in slides for meeting in slide.meetings),
        overflows=sum(1 for slide in slides for text in slide.view.texts.values() if text.overflows),
        smallest_type=min(sizes, default=None),
        faces=tuple(sorted({run.face for slide in slides for shape in _seen(slide) for run in _runs(shape)})),
        colors=len(colors),
        fixed_colors=tuple(sorted({rgb for rgb, from_theme in colors if not from_theme})),
    )


def _is_tied(end: End) -> bool:
    return end.shape is not None and end.site_exists


def _seen(slide: _Judged) -> tuple[ShapeFacts, ...]:
    """Shapes of which something shows on the page: a hidden slide title has no size that anybody reads."""
    view = slide.view
    return tuple(shape for shape in view.shapes if shape.z in view.extents and view.extents[shape.z].overlaps(view.page))


def _runs(shape: ShapeFacts) -> Iterator[RunFacts]:
    """Runs with letters."""
    for paragraph in shape.text.paragraphs if shape.text else ():
        yield from (run for run in paragraph.runs if run.text.strip())


def _colors(shape: ShapeFacts) -> Iterator[tuple[str, bool]]:
    """Every colour a shape is drawn in, and whether the theme decides it."""
    used = [*shape.fill.colors, *([shape.line.color] if shape.line else []), *(run.color for run in _runs(shape))]
    yield from ((color.rgb, color.from_theme) for color in used)
