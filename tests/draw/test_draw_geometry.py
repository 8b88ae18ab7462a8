"""Presets, text positions, arrowheads, dashes, numbers: figures worked out by hand."""

from __future__ import annotations

import math

import pytest
from draw_scenes import LIGHT, TX1, box, line, one_line, theme

from deckgen.base.geometry import Point, Rect
from deckgen.base.units import to_emu
from deckgen.draw.arrow import cut_back, head, head_length, shaft, without_repeats
from deckgen.draw.markup import decimal, ids_of
from deckgen.draw.paint import stroke_attributes
from deckgen.draw.presets import outline_element, text_area
from deckgen.draw.text_lines import place_lines
from deckgen.draw.text_paint import font_family
from deckgen.draw.trunk import undrawn
from deckgen.scene import Arrow, Line, Paragraph, Run, TextBody


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (1.0, "1"), (10, "10"), (1.5, "1.5"), (1.23456, "1.235"), (-0.0001, "0"), (-2.5, "-2.5"), (0.0005, "0.001")],
)  # fmt: skip
def test_numbers_have_three_decimals_at_most(value: float, text: str) -> None:
    assert decimal(value) == text


def test_ids_are_readable_and_unique() -> None:
    ids = ids_of(["a/b", "a b", "commit -> request", "commit -> request #2", "5th", 'x"<y>', "Größe"])
    assert ids == {
        "a/b": "a_b",
        "a b": "a_b-2",
        "commit -> request": "commit_-_request",
        "commit -> request #2": "commit_-_request_2",
        "5th": "_5th",
        'x"<y>': "x_y_",
        "Größe": "Größe",
    }


@pytest.mark.parametrize(
    ("size", "adj", "radius"),
    [
        ((200, 40), 25_000, "10"),
        ((40, 200), 25_000, "10"),
        ((200, 60), None, "10"),
        ((200, 40), 90_000, "20"),
        ((200, 40), -5, "0"),
    ],
)
def test_corner_radius_counts_the_shorter_side(size: tuple[float, float], adj: int | None, radius: str) -> None:
    """Without an adjust value the preset's own 16,667 holds; values are pinned to 0 .. 50,000."""
    shape = box("a", (0, 0, *size), "roundRect", adjust=() if adj is None else (("adj", adj),))
    assert f' rx="{radius}" ' in outline_element(shape, "X")


def test_outlines_of_the_presets() -> None:
    rect = (10, 20, 30, 40)
    assert outline_element(box("a", rect), "X") == '<rect x="10" y="20" width="30" height="40" X/>'
    assert (
        outline_element(box("a", rect, "roundRect", adjust=(("adj", 10_000),)), "X")
        == '<rect x="10" y="20" width="30" height="40" rx="3" X/>'
    )
    assert outline_element(box("a", rect, "ellipse"), "X") == '<ellipse cx="25" cy="40" rx="15" ry="20" X/>'
    assert outline_element(box("a", rect, "diamond"), "X") == '<polygon points="25,20 40,40 25,60 10,40" X/>'
    with pytest.raises(ValueError, match="'a': preset 'can'"):
        outline_element(box("a", rect, "can"), "X")


def test_text_areas_of_the_presets() -> None:
    rect = (0, 0, 100, 40)
    assert text_area(box("a", rect)) == Rect(0, 0, 100, 40)
    # 10 pt corners: 10 * 0.29289 on every side
    rounded = text_area(box("a", rect, "roundRect", adjust=(("adj", 25_000),)))
    assert (rounded.x, rounded.y, rounded.w, rounded.h) == pytest.approx((2.929, 2.929, 94.142, 34.142), abs=1e-3)
    assert text_area(box("a", rect, "diamond")) == Rect(25, 10, 50, 20)
    oval = text_area(box("a", rect, "ellipse"))
    assert (oval.x, oval.y, oval.w, oval.h) == pytest.approx((14.645, 5.858, 70.711, 28.284), abs=1e-3)


def body(align: str, anchor: str) -> TextBody:
    """10 pt, one line; 20 pt, two lines, 6 pt before. Heights 12 + 6 + 48 = 66."""
    first = Paragraph((Run("small", 10, TX1),), (Line(0, 5, to_emu(25)),), align, to_emu(99))  # type: ignore[arg-type]
    second = Paragraph((Run("one two", 20, TX1),), (Line(0, 3, 0), Line(4, 7, 0)), align, to_emu(6))  # type: ignore[arg-type]
    return TextBody((first, second), tuple(map(to_emu, (10, 5, 20, 15))), anchor)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("anchor", "baselines"),
    # the room is y 55 to 135: 80 high, 14 to spare; a line's baseline lies 1.0 sizes under its top, lines are 1.2 sizes apart
    [("top", [65, 93, 117]), ("middle", [72, 100, 124]), ("bottom", [79, 107, 131])],
)
def test_baselines(anchor: str, baselines: list[float]) -> None:
    placed = place_lines(body("left", anchor), Rect(100, 50, 200, 100))
    assert [line.baseline for line in placed] == pytest.approx(baselines)
    assert [line.runs[0].text for line in placed] == ["small", "one", "two"]
    assert [line.width for line in placed] == [25, 0, 0]


@pytest.mark.parametrize(("align", "x"), [("left", 110), ("center", 195), ("right", 280)])
def test_alignment(align: str, x: float) -> None:
    assert {line.x for line in place_lines(body(align, "top"), Rect(100, 50, 200, 100))} == {x}


def test_text_too_tall_sticks_out_evenly_from_the_middle() -> None:
    placed = place_lines(body("left", "middle"), Rect(100, 50, 200, 60))  # a room of 40: 13 on both sides
    assert placed[0].baseline == pytest.approx(55 - 13 + 10)


def test_runs_are_cut_at_the_lines() -> None:
    runs = (Run("one tw", 10, TX1), Run("o three", 20, TX1, bold=True))
    paragraph = Paragraph(runs, (Line(0, 7, 0), Line(8, 13, 0)))
    placed = place_lines(TextBody((paragraph,), anchor="top"), Rect(0, 0, 100, 100))
    assert [[(run.text, run.bold) for run in line.runs] for line in placed] == [[("one tw", False), ("o", True)], [("three", True)]]
    assert [line.baseline for line in placed] == [20, 44]  # the largest size sets the pitch


def test_an_empty_paragraph_takes_a_line() -> None:
    empty = Paragraph((Run("", 10, TX1),), ())
    placed = place_lines(TextBody((empty, one_line("x")), anchor="top"), Rect(0, 0, 100, 100))
    assert [line.baseline for line in placed] == [22]
    assert place_lines(TextBody((Paragraph((), ()),)), Rect(0, 0, 100, 100)) == ()


def test_head_sizes() -> None:
    assert [head_length(Arrow(size), 4) for size in ("sm", "med", "lg")] == [8, 12, 20]
    assert [head_length(Arrow(size), 0.75) for size in ("sm", "med", "lg")] == [4, 6, 10]  # a thin line counts as 2 pt
    assert head_length(Arrow("sm"), 4.5) == 9


@pytest.mark.parametrize(
    ("before", "corners"),
    [
        (Point(50, 0), {(44, 88), (56, 88)}),  # pointing down
        (Point(50, 200), {(44, 112), (56, 112)}),  # up
        (Point(0, 100), {(38, 94), (38, 106)}),  # right
        (Point(90, 100), {(62, 94), (62, 106)}),  # left
    ],
)
def test_the_tip_lies_on_the_end_point(before: Point, corners: set[tuple[float, float]]) -> None:
    tip, *base = head(Point(50, 100), before, 12)
    assert tip == (50, 100)
    assert {(x, y) for x, y in base} == corners


def test_a_slanted_head() -> None:
    tip, one, other = head(Point(30, 40), Point(0, 0), 10)  # along (0.6, 0.8): base at (24, 32), 5 to each side
    assert tip == (30, 40)
    assert sorted((one, other)) == [(pytest.approx(20), pytest.approx(35)), (pytest.approx(28), pytest.approx(29))]


def test_the_shaft_ends_inside_its_head() -> None:
    bent = (Point(0, 0), Point(0, 50), Point(100, 50))
    # 4 pt wide, head 12: it ends (4 + 12) / 2 = 8 before the tip
    assert shaft(bent, 4, None, Arrow("med")) == (Point(0, 0), Point(0, 50), Point(92, 50))
    assert shaft(bent, 4, Arrow("sm"), None) == (Point(0, 6), Point(0, 50), Point(100, 50))
    assert shaft(bent, 4, None, None) == bent
    for size in ("sm", "med", "lg"):
        for width in (0.5, 1.75, 4.5):
            length = head_length(Arrow(size), width)  # type: ignore[arg-type]
            end = 100 - shaft(bent, width, None, Arrow(size))[-1].x  # type: ignore[arg-type]
            assert width <= end < length, "the head is as wide as it is long: at its distance from the tip it covers the line"


def test_short_segments_are_swallowed_by_their_head() -> None:
    assert cut_back((Point(0, 0), Point(50, 0), Point(50, 5)), 8) == (Point(0, 0), Point(50, 0))
    assert shaft((Point(0, 0), Point(10, 0)), 4, Arrow("med"), Arrow("med")) == (Point(2, 0),)
    assert without_repeats((Point(1, 1), Point(1, 1), Point(2, 1), Point(2, 1))) == (Point(1, 1), Point(2, 1))


def test_dashes_are_powerpoints() -> None:
    assert "dasharray" not in stroke_attributes(line(2), theme())
    assert stroke_attributes(line(2, dash="dash"), theme()).endswith('stroke-dasharray="8 6"')
    assert stroke_attributes(line(2, dash="dot"), theme()).endswith('stroke-dasharray="2 2"')
    # a round cap is part of its dash in Office: one width less on, one more off
    assert stroke_attributes(line(2, dash="dash", round_cap=True), theme()).endswith('stroke-dasharray="6 8"')
    assert stroke_attributes(line(2, dash="dot", round_cap=True), theme()).endswith('stroke-dasharray="0.01 4"')


def test_joins_are_those_that_the_file_asks_for() -> None:
    assert stroke_attributes(line(1.75), theme()) == f'stroke="#{LIGHT["tx1"]}" stroke-width="1.75" stroke-miterlimit="8"'
    assert 'stroke-linecap="round" stroke-linejoin="round"' in stroke_attributes(line(1.75, round_cap=True), theme())


def test_font_families() -> None:
    assert font_family(("Arial", "Liberation Sans")) == "'Arial', 'Liberation Sans', sans-serif"
    assert font_family(("Georgia", "serif")) == "'Georgia', serif"
    assert font_family(()) == "sans-serif"
    assert font_family(("O'Brien \\ Sons",)) == "'O\\'Brien \\\\ Sons', sans-serif"


def test_the_corner_share_is_the_standards() -> None:
    """The share of 29,289 in 100,000 that presetShapeDefinitions.xml has for rounded corners."""
    area = text_area(box("a", (0, 0, 200_000, 200_000), "roundRect", adjust=(("adj", 50_000),)))
    assert math.isclose(area.x, 29_289, abs_tol=0.5)


def polyline(*points: tuple[float, float]) -> tuple[Point, ...]:
    return tuple(Point(*point) for point in points)


def test_a_shared_trunk_is_left_out() -> None:
    first = polyline((0, 0), (0, 20), (50, 20), (50, 40))
    merging = polyline((100, 0), (100, 20), (50, 20), (50, 40))
    assert undrawn(merging, [first]) == (polyline((100, 0), (100, 20), (50, 20)),)
    assert undrawn(merging[::-1], [first]) == (polyline((50, 20), (100, 20), (100, 0)),)
    assert undrawn(first, [first]) == ()
    assert undrawn(first, []) == (first,)


def test_partial_and_crossing_overlaps() -> None:
    line = polyline((0, 0), (100, 0))
    assert undrawn(line, [polyline((20, 0), (30, 0)), polyline((60, 0), (50, 0))]) == (
        polyline((0, 0), (20, 0)),
        polyline((30, 0), (50, 0)),
        polyline((60, 0), (100, 0)),
    )
    assert undrawn(line, [polyline((50, -9), (50, 9)), polyline((0, 1), (100, 1)), polyline((0, 0), (100, 5))]) == (line,)
    slanted = polyline((0, 0), (9, 5))
    assert undrawn(slanted, [slanted]) == (slanted,)
