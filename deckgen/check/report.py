"""What judging gives: figures and findings. Data only."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.diagnostic import Diagnostic, Severity
from .layout import LayoutMeasures


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over all slides. `autoshapes` and `other_presets` by preset, most frequent first; lengths and type sizes in points.

    `worst_glue_error` is over ends whose site is known exactly (None without any); `fixed_colors` are the distinct colours that
    the theme does not decide; `free_ends` are ends of connectors that are tied to nothing.
    """

    slides: int = 0
    shapes: int = 0
    groups: int = 0
    autoshapes: tuple[tuple[str, int], ...] = ()
    freeforms: int = 0
    text_boxes: int = 0
    placeholders: int = 0
    pictures: int = 0
    graphic_frames: int = 0
    connectors: int = 0
    glued_connectors: int = 0
    glued_ends: int = 0
    free_ends: int = 0
    worst_glue_error: float | None = None
    crossings: int = 0
    overflows: int = 0
    smallest_type: float | None = None
    faces: tuple[str, ...] = ()
    colors: int = 0
    fixed_colors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A judged deck. `findings` are in slide order, errors first within a slide; those about the whole deck come first.

    `layout` are the measures of every slide, where they were asked for.
    """

    file: str
    figures: Figures
    findings: tuple[Diagnostic, ...]
    layout: tuple[LayoutMeasures, ...] | None = None

    def count(self, severity: Severity) -> int:
        return sum(1 for finding in self.findings if finding.severity is severity)

    @property
    def ok(self) -> bool:
        """Whether the deck is right (it may still be poor)."""
        return self.count(Severity.ERROR) == 0
