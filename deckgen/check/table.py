"""A report for people (aligned tables, then findings by slide) and for programs (plain values for JSON). Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby

from ..base.diagnostic import Diagnostic, Severity
from .layout import LayoutMeasures, total
from .report import Figures, Report

_SHOWN = 3  # findings of one code on one slide that are written out; the others are counted


def table(report: Report) -> str:
    """Lines for a terminal, without a line end at the last one."""
    rows = [row for row in _rows(report.figures) if row[1]]
    width = max(len(name) for name, _ in rows)
    lines = [report.file, *(f"  {name:<{width}}  {value}" for name, value in rows)]
    if report.layout is not None:
        lines += ["", *_layout_lines(report.layout)]
    for place, findings in groupby(report.findings, key=_slide):
        lines += ["", place or "deck", *_listed(list(findings))]
    return "\n".join([*lines, "", _verdict(report)])


def _rows(figures: Figures) -> list[tuple[str, str]]:
    presets = ", ".join(f"{count} {preset}" for preset, count in figures.autoshapes)
    autoshapes = sum(count for _, count in figures.autoshapes)
    error = figures.worst_glue_error
    return [
        ("slides", str(figures.slides)),
        ("shapes", str(figures.shapes)),
        ("groups", _some(figures.groups)),
        ("autoshapes", f"{autoshapes} ({presets})" if autoshapes else ""),
        ("freeforms", _some(figures.freeforms)),
        ("text boxes", _some(figures.text_boxes)),
        ("placeholders", _some(figures.placeholders)),
        ("pictures", _some(figures.pictures)),
        ("tables, charts", _some(figures.graphic_frames)),
        ("connectors", f"{figures.connectors}, {figures.glued_connectors} glued at both ends" if figures.connectors else ""),
        ("worst glue error", f"{error:.2f} pt" if error is not None else ""),
        ("crossings", str(figures.crossings) if figures.connectors else ""),
        ("text overflows", str(figures.overflows)),
        ("smallest type", f"{figures.smallest_type:g} pt" if figures.smallest_type is not None else ""),
        ("faces", ", ".join(figures.faces)),
        ("colours", f"{figures.colors}, {len(figures.fixed_colors) or 'none'} of them not from the theme"),
    ]


def _layout_lines(slides: Sequence[LayoutMeasures]) -> list[str]:
    """One row a slide and one for all, under their heads; then the hard faults by kind."""
    whole = total(slides)
    rows = [_LAYOUT_HEADS, *(_layout_row(one) for one in ([*slides, whole] if len(slides) > 1 else slides))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_LAYOUT_HEADS))]
    lines = []
    for row in rows:
        cells = [f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:])]
        lines.append("  ".join([f"{row[0]:<{widths[0]}}", *cells]).rstrip())
    return [*lines, f"hard faults: {', '.join(f'{count} {kind}' for kind, count in whole.faults) or 'none'}"]


_LAYOUT_HEADS = (
    "layout", "boxes", "edges", "crossings", "bends/edge", "straight", "spread", "gaps", "length", "per edge", "page used", "type", "faults",
)  # fmt: skip


def _layout_row(one: LayoutMeasures) -> tuple[str, ...]:
    def shown(value: float | None, form: str) -> str:
        return format(value, form) if value is not None else "-"

    sizes = (one.smallest_type, one.largest_type)
    return (
        "total" if one.slide is None else f"slide {one.slide}",
        str(one.boxes),
        str(one.edges),
        str(one.crossings),
        shown(one.bends_per_edge, ".2f"),
        shown(one.straight_share, ".0%"),
        shown(one.spread, ".1f"),
        shown(one.gaps, ".2f"),
        f"{one.length:.0f}",
        shown(one.length_share, ".1%"),
        shown(one.page_share, ".0%"),
        "-" if sizes[0] is None else "-".join(dict.fromkeys(f"{size:g}" for size in sizes)),
        str(sum(count for _, count in one.faults)),
    )


def _some(count: int) -> str:
    return str(count) if count else ""


def _slide(finding: Diagnostic) -> str:
    """`slide 2` out of a finding's place, empty for the deck as a whole."""
    return finding.span.path.partition(" / ")[0] if finding.span else ""


def _shape(finding: Diagnostic) -> str:
    return finding.span.path.partition(" / ")[2] if finding.span else ""


def _listed(findings: Sequence[Diagnostic]) -> list[str]:
    """Findings of one slide, those of one code together, in order of first appearance."""
    by_code: dict[tuple[str, Severity], list[Diagnostic]] = {}
    for finding in findings:
        by_code.setdefault((finding.code, finding.severity), []).append(finding)
    lines = []
    for (code, severity), same in by_code.items():
        lines += [f"  {severity.word}[{code}] {_shape(one) + ': ' if _shape(one) else ''}{one.message}" for one in same[:_SHOWN]]
        if len(same) > _SHOWN:
            lines.append(f"  {severity.word}[{code}] and {len(same) - _SHOWN} more like this: {_names(same[_SHOWN:])}")
    return lines


def _names(findings: Iterable[Diagnostic]) -> str:
    names = list(dict.fromkeys(_shape(finding) for finding in findings))
    return ", ".join(names[:6]) + (", …" if len(names) > 6 else "")


def _verdict(report: Report) -> str:
    counts = [(report.count(severity), severity.word) for severity in (Severity.ERROR, Severity.WARNING)]
    notes = report.count(Severity.INFO)
    parts = [f"{count or 'no'} {word}{'' if count == 1 else 's'}" for count, word in counts]
    return ", ".join([*parts, *([f"{notes} note{'' if notes == 1 else 's'}"] if notes else [])])


def to_json(report: Report) -> dict[str, object]:
    """Plain values for `--json`: file, figures (by the names of `Figures`; autoshapes as a mapping), counts, findings; with measures of
    the layout also `layout`: a list of `slides` and their `total`, by the names of `LayoutMeasures`."""
    figures = asdict(report.figures)
    figures["autoshapes"] = dict(report.figures.autoshapes)
    figures["faces"], figures["fixed_colors"] = list(report.figures.faces), list(report.figures.fixed_colors)
    layout = {} if report.layout is None else {"layout": _layout_json(report.layout)}
    return {
        "file": report.file,
        "ok": report.ok,
        "figures": figures,
        "counts": {severity.word: report.count(severity) for severity in reversed(Severity)},
        "findings": [finding.to_json() for finding in report.findings],
        **layout,
    }


def _layout_json(slides: Sequence[LayoutMeasures]) -> dict[str, object]:
    return {"total": _measures_json(total(slides)), "slides": [_measures_json(one) for one in slides]}


def _measures_json(one: LayoutMeasures) -> dict[str, object]:
    shares = {"bends_per_edge": one.bends_per_edge, "straight_share": one.straight_share, "length_share": one.length_share}
    values = {name: round(value, 4) if isinstance(value, float) else value for name, value in (asdict(one) | shares).items()}
    return values | {"faults": dict(one.faults)}
