"""A report for people (an aligned table, then findings by slide) and for programs (plain values for JSON). Decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby

from ..base.diagnostic import Diagnostic, Severity
from .report import Figures, Report

_SHOWN = 3  # findings of one code on one slide that are written out; the others are counted


def table(report: Report) -> str:
    """Lines for a terminal, without a line end at the last one."""
    rows = [row for row in _rows(report.figures) if row[1]]
    width = max(len(name) for name, _ in rows)
    lines = [report.file, *(f"  {name:<{width}}  {value}" for name, value in rows)]
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
    """Plain values for `--json`: file, figures (by the names of `Figures`; autoshapes as a mapping), counts, findings."""
    figures = asdict(report.figures)
    figures["autoshapes"] = dict(report.figures.autoshapes)
    figures["faces"], figures["fixed_colors"] = list(report.figures.faces), list(report.figures.fixed_colors)
    return {
        "file": report.file,
        "ok": report.ok,
        "figures": figures,
        "counts": {severity.word: report.count(severity) for severity in reversed(Severity)},
        "findings": [finding.to_json() for finding in report.findings],
    }
