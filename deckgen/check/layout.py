"""How well a slide is laid out, in figures: soft measures, and how many hard faults of each kind. Judged slide in, `LayoutMeasures` out.

Everything is measured on what was read back from the file. docs/measures.md says in prose what each figure means.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..base.diagnostic import Diagnostic, Severity
from ..read.facts import ShapeFacts
from .align import axis_offsets, gap_spreads
from .boxes import boxes_of, families
from .routes import Meeting, Route
from .segments import segments_of
from .trunks import bends_of
from .view import SlideView

FAULTS = (
    ("overlap", ("C302", "C304", "C306")),
    ("outside", ("C305",)),
    ("through", ("C105", "C106", "C109")),
    ("detached", ("C101", "C102", "C103", "C104")),
    ("label", ("C303", "C307")),
    ("off page", ("C301",)),
    ("bends", ("C110",)),
    ("trunk", ("C108", "C111", "C112")),
)
"""Kinds of hard faults and the findings that count as such where they are errors."""


@dataclass(frozen=True, slots=True)
class LayoutMeasures:
    """Measures of one slide, or of all (`slide` is None). Lengths and type sizes in points; None where there is nothing to measure.

    `boxes` are nodes and containers, `edges` the connectors; `crossings` the places where two of them cross; `bends` all their corners;
    `straight` those without a bend; `length` of all together, `diagonal` of the page. `spread`: mean distance of box centres from the
    nearest common axis line, over `aligned` boxes. `gaps`: coefficient of variation of the gaps between neighbours in line, over
    `gap_count` gaps. `page_share`: the box around all boxes, of the page. `faults`: kinds that occur, and how often.
    """

    slide: int | None
    boxes: int
    edges: int
    crossings: int
    bends: int
    straight: int
    length: float
    diagonal: float
    spread: float | None
    aligned: int
    gaps: float | None
    gap_count: int
    page_share: float | None
    smallest_type: float | None
    largest_type: float | None
    faults: tuple[tuple[str, int], ...] = ()

    @property
    def bends_per_edge(self) -> float | None:
        return self.bends / self.edges if self.edges else None

    @property
    def straight_share(self) -> float | None:
        return self.straight / self.edges if self.edges else None

    @property
    def length_share(self) -> float | None:
        """Mean length of an edge, as a share of the page's diagonal."""
        return self.length / self.edges / self.diagonal if self.edges else None


def measure(
    view: SlideView, routes: Sequence[Route], meetings: Sequence[Meeting], findings: Iterable[Diagnostic], sizes: Sequence[float]
) -> LayoutMeasures:
    """Measures of a judged slide; `sizes` are the type sizes seen on it."""
    boxes = boxes_of(view, routes)
    groups = families(boxes, routes)
    offsets = [offset for family in groups for offset in axis_offsets(family)]
    spreads = [spread for family in groups for spread in gap_spreads([box.bounds for box in family.boxes])]
    bends = [bends_of(route.points) for route in routes]
    return LayoutMeasures(
        slide=view.facts.number,
        boxes=len(boxes),
        edges=len(routes),
        crossings=sum(len(meeting.crossings) for meeting in meetings),
        bends=sum(bends),
        straight=bends.count(0),
        length=math.fsum(piece.length for route in routes for piece in segments_of(route.points)),
        diagonal=math.hypot(view.page.w, view.page.h),
        spread=_mean([(offset, 1) for offset in offsets]),
        aligned=len(offsets),
        gaps=_mean(spreads),
        gap_count=sum(count for _, count in spreads),
        page_share=_page_share(view, boxes),
        smallest_type=min(sizes, default=None),
        largest_type=max(sizes, default=None),
        faults=count_faults(findings),
    )


def total(slides: Sequence[LayoutMeasures]) -> LayoutMeasures:
    """The same over all slides: counts and lengths summed, means weighted by what they are means of, the page's share over slides."""
    shares = [(one.page_share, 1) for one in slides if one.page_share is not None]
    faults: Counter[str] = Counter()
    for one in slides:
        faults.update(dict(one.faults))
    return LayoutMeasures(
        slide=None,
        boxes=sum(one.boxes for one in slides),
        edges=sum(one.edges for one in slides),
        crossings=sum(one.crossings for one in slides),
        bends=sum(one.bends for one in slides),
        straight=sum(one.straight for one in slides),
        length=math.fsum(one.length for one in slides),
        diagonal=max((one.diagonal for one in slides), default=0.0),
        spread=_mean([(one.spread, one.aligned) for one in slides if one.spread is not None]),
        aligned=sum(one.aligned for one in slides),
        gaps=_mean([(one.gaps, one.gap_count) for one in slides if one.gaps is not None]),
        gap_count=sum(one.gap_count for one in slides),
        page_share=_mean(shares),
        smallest_type=min((one.smallest_type for one in slides if one.smallest_type is not None), default=None),
        largest_type=max((one.largest_type for one in slides if one.largest_type is not None), default=None),
        faults=tuple((kind, faults[kind]) for kind, _ in FAULTS if faults[kind]),
    )


def count_faults(findings: Iterable[Diagnostic]) -> tuple[tuple[str, int], ...]:
    """Hard faults among findings, by kind in the order of `FAULTS`; kinds without any are left out."""
    codes = Counter(finding.code for finding in findings if finding.severity is Severity.ERROR)
    counts = [(kind, sum(codes[code] for code in members)) for kind, members in FAULTS]
    return tuple((kind, count) for kind, count in counts if count)


def _mean(weighted: Sequence[tuple[float, int]]) -> float | None:
    weight = sum(count for _, count in weighted)
    return math.fsum(value * count for value, count in weighted) / weight if weight else None


def _page_share(view: SlideView, boxes: Sequence[ShapeFacts]) -> float | None:
    """Area of the box around all boxes as a share of the page; what lies off the page does not count."""
    if not boxes:
        return None
    bounds, page = boxes[0].bounds, view.page
    for box in boxes[1:]:
        bounds = bounds.union(box.bounds)
    width = min(bounds.right, page.right) - max(bounds.x, page.x)
    height = min(bounds.bottom, page.bottom) - max(bounds.y, page.y)
    return max(0.0, width) * max(0.0, height) / (page.w * page.h)
