"""Sides, rectangles, points to EMU, lengths with units."""

from __future__ import annotations

import math
import random

import pytest

from deckgen.base.geometry import EmuPoint, EmuRect, Point, Rect, Side, snap, snap_point
from deckgen.base.units import parse_length, to_emu, to_pt


def test_sides():
    assert [(s.word, s.opposite.word, s.vertical, s.sign) for s in Side] == [
        ("top", "bottom", True, -1),
        ("left", "right", False, -1),
        ("bottom", "top", True, 1),
        ("right", "left", False, 1),
    ]


def test_rect():
    rect = Rect(10, 20, 30, 40)
    assert (rect.right, rect.bottom, rect.cx, rect.cy) == (40, 60, 25, 40)
    assert rect.center == Point(25, 40)
    assert [rect.middle(s) for s in Side] == [Point(25, 20), Point(10, 40), Point(25, 60), Point(40, 40)]
    assert [rect.edge(s) for s in Side] == [20, 10, 60, 40]
    assert Rect.of_edges(10, 20, 40, 60) == rect
    assert rect.grow(5) == Rect(5, 15, 40, 50)
    assert rect.union(Rect(0, 50, 5, 50)) == Rect(0, 20, 40, 80)


def test_touching_rects_do_not_overlap():
    rect = Rect(0, 0, 10, 10)
    assert not rect.overlaps(Rect(10, 0, 10, 10))
    assert rect.overlaps(Rect(9.9, 9.9, 10, 10))
    assert not rect.overlaps(Rect(9.5, 0, 10, 10), slack=1)
    assert not rect.overlaps(Rect(0, 11, 10, 10), slack=-0.5)
    assert rect.overlaps(Rect(0, 11, 10, 10), slack=-2)


def test_contains_up_to_a_slack():
    rect = Rect(0, 0, 10, 10)
    assert rect.contains(rect) and rect.contains(Rect(2, 2, 3, 3))
    assert not rect.contains(Rect(0, 0, 10.5, 10))
    assert rect.contains(Rect(-0.5, 0, 11, 10), slack=0.5)


def test_emu():
    assert (to_emu(1), to_emu(0), to_emu(72)) == (12_700, 0, 914_400)
    assert to_emu(2.3) == 29_210  # python-pptx's Pt(2.3) gives 29,209
    assert to_pt(19_050) == 1.5
    # halves go up, below zero too: both sides of a gap round alike
    assert (to_emu(0.5 / 12_700), to_emu(-0.5 / 12_700), to_emu(-1.5 / 12_700)) == (1, 0, -1)


def test_snap_rounds_edges():
    # 0.3 EMU and 2.4 EMU wide: edges at 0.3 and 2.7, so 0 and 3; rounding x and width apart would end at 2
    emu = 1 / 12_700
    assert snap(Rect(0.3 * emu, 0, 2.4 * emu, 0)) == EmuRect(0, 0, 3, 0)
    assert snap_point(Point(1.5, -1)) == EmuPoint(19_050, -12_700)
    assert (EmuRect(1, 2, 3, 4).right, EmuRect(1, 2, 3, 4).bottom) == (4, 6)


def test_neighbours_that_touched_still_touch():
    rng = random.Random(1)
    for _ in range(2_000):
        edges = sorted(rng.uniform(0, 900) for _ in range(6))
        row = [snap(Rect.of_edges(a, 0, b, 10)) for a, b in zip(edges, edges[1:])]
        assert all(a.right == b.x for a, b in zip(row, row[1:]))


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("540", 540),
        ("540pt", 540),
        (" 7.5 IN ", 540),
        ("2.54cm", 72),
        ("25.4 mm", 72),
        ("100px", 75),
        ("1e2pt", 100),
    ],
)
def test_lengths(text, points):
    assert parse_length(text) == pytest.approx(points)


@pytest.mark.parametrize("text", ["", "cm", "-3cm", "0", "nan", "inf", "1e999pt", "3 furlongs", "1,5cm", "7.5.1in"])
def test_no_lengths(text):
    assert parse_length(text) is None


def test_lengths_are_finite():
    assert math.isfinite(parse_length("1e300pt") or 0)
