"""Connector frames against figures worked out by hand, and as an exact picture of any orthogonal line of 1 to 5 segments."""

from __future__ import annotations

import random

import pytest

from deckgen.base.connector import MIN_EXTENT, QUARTER, ConnectorFrame, frame_of, points_of
from deckgen.base.geometry import EmuPoint, EmuRect


def line(*points: tuple[int, int]) -> tuple[EmuPoint, ...]:
    return tuple(EmuPoint(*point) for point in points)


# ---- by hand: from (0, 0), 100,000 away one way and 40,000 the other, so that one unit of an adjust value is 1 EMU or 0.4


@pytest.mark.parametrize(
    ("points", "box", "flip_h", "flip_v"),
    [
        (line((0, 0), (100_000, 0)), EmuRect(0, 0, 100_000, 0), False, False),
        (line((100_000, 0), (0, 0)), EmuRect(0, 0, 100_000, 0), True, False),
        (line((0, 0), (0, 40_000)), EmuRect(0, 0, 0, 40_000), False, False),
        (line((0, 40_000), (0, 0)), EmuRect(0, 0, 0, 40_000), False, True),
        (line((7, 40_009), (100_007, 9)), EmuRect(7, 9, 100_000, 40_000), False, True),
    ],
    ids=["right", "left", "down", "up", "slanting"],
)
def test_straight_line_is_a_box_and_its_flips(points, box, flip_h, flip_v):
    assert frame_of(points) == ConnectorFrame("straightConnector1", box, 0, flip_h, flip_v)


@pytest.mark.parametrize(
    ("bend", "end", "rotation", "flip_h", "flip_v", "box"),
    [
        ((100_000, 0), (100_000, 40_000), 0, False, False, EmuRect(0, 0, 100_000, 40_000)),
        ((100_000, 0), (100_000, -40_000), 0, False, True, EmuRect(0, -40_000, 100_000, 40_000)),
        ((-100_000, 0), (-100_000, 40_000), 0, True, False, EmuRect(-100_000, 0, 100_000, 40_000)),
        ((-100_000, 0), (-100_000, -40_000), 0, True, True, EmuRect(-100_000, -40_000, 100_000, 40_000)),
        # turned: the unrotated box is 40,000 wide and 100,000 high, about the line's middle (±50,000, ±20,000)
        ((0, 40_000), (100_000, 40_000), QUARTER, False, True, EmuRect(30_000, -30_000, 40_000, 100_000)),
        ((0, 40_000), (-100_000, 40_000), QUARTER, False, False, EmuRect(-70_000, -30_000, 40_000, 100_000)),
        ((0, -40_000), (100_000, -40_000), QUARTER, True, True, EmuRect(30_000, -70_000, 40_000, 100_000)),
        ((0, -40_000), (-100_000, -40_000), QUARTER, True, False, EmuRect(-70_000, -70_000, 40_000, 100_000)),
    ],
    ids=["right down", "right up", "left down", "left up", "down right", "down left", "up right", "up left"],
)
def test_one_bend(bend, end, rotation, flip_h, flip_v, box):
    assert frame_of(line((0, 0), bend, end)) == ConnectorFrame("bentConnector2", box, rotation, flip_h, flip_v)


def test_two_bends_sideways():
    frame = frame_of(line((0, 0), (25_000, 0), (25_000, 40_000), (100_000, 40_000)))
    assert frame == ConnectorFrame("bentConnector3", EmuRect(0, 0, 100_000, 40_000), 0, False, False, (25_000,))


def test_two_bends_downwards():
    frame = frame_of(line((0, 0), (0, 30_000), (80_000, 30_000), (80_000, 120_000)))
    assert frame == ConnectorFrame("bentConnector3", EmuRect(-20_000, 20_000, 120_000, 80_000), QUARTER, False, True, (25_000,))


def test_two_bends_upwards_to_the_left():
    frame = frame_of(line((0, 0), (0, -30_000), (-80_000, -30_000), (-80_000, -120_000)))
    assert frame == ConnectorFrame("bentConnector3", EmuRect(-100_000, -100_000, 120_000, 80_000), QUARTER, True, False, (25_000,))


def test_three_bends_have_an_adjust_value_for_width_and_one_for_height():
    # right 25 % of the width, down 150 % of the height, right to the end, back up
    frame = frame_of(line((0, 0), (25_000, 0), (25_000, 60_000), (100_000, 60_000), (100_000, 40_000)))
    assert frame == ConnectorFrame("bentConnector4", EmuRect(0, 0, 100_000, 40_000), 0, False, False, (25_000, 150_000))


def test_four_bends_count_distances_in_the_direction_of_travel():
    # to the left, the end 100,000 left and 40,000 above: out 10 %, up 30 %, on to 75 %, up to the end, in
    frame = frame_of(line((0, 0), (-10_000, 0), (-10_000, -12_000), (-75_000, -12_000), (-75_000, -40_000), (-100_000, -40_000)))
    box = EmuRect(-100_000, -40_000, 100_000, 40_000)
    assert frame == ConnectorFrame("bentConnector5", box, 0, True, True, (10_000, 30_000, 75_000))


def test_loop_back_to_the_same_side_pads_the_width_that_is_none():
    # 20,000 to the left of a line with no width: 20,000 / 1,270 of it, backwards
    frame = frame_of(line((0, 0), (-20_000, 0), (-20_000, -90_000), (0, -90_000)))
    assert frame == ConnectorFrame("bentConnector3", EmuRect(0, -90_000, MIN_EXTENT, 90_000), 0, False, True, (-1_574_803,))
    assert points_of(frame) == line((0, 0), (-20_000, 0), (-20_000, -90_000), (MIN_EXTENT, -90_000))


def test_no_connector_has_more_than_four_bends():
    with pytest.raises(ValueError, match="5 bends"):
        frame_of(line((0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3)))


# ---- points_of, on frames that this program does not write but others do


def test_missing_adjust_values_are_the_presets_own():
    frame = ConnectorFrame("bentConnector3", EmuRect(0, 0, 100_000, 40_000), 0, False, False)
    assert points_of(frame) == line((0, 0), (50_000, 0), (50_000, 40_000), (100_000, 40_000))


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (0, [(0, 0), (100_000, 0), (100_000, 40_000)]),
        (1, [(70_000, -30_000), (70_000, 70_000), (30_000, 70_000)]),
        (2, [(100_000, 40_000), (0, 40_000), (0, 0)]),
        (3, [(30_000, 70_000), (30_000, -30_000), (70_000, -30_000)]),
    ],
)
def test_quarter_turns_go_clockwise_about_the_middle(turns, expected):
    frame = ConnectorFrame("bentConnector2", EmuRect(0, 0, 100_000, 40_000), turns * QUARTER, False, False)
    assert points_of(frame) == line(*expected)


# ---- any line


def random_line(rng: random.Random) -> tuple[EmuPoint, ...]:
    """1 to 5 segments in turn level and upright, some of them tiny, on a page of 20 inches."""
    x, y = rng.randint(0, 18_000_000), rng.randint(0, 18_000_000)
    points = [EmuPoint(x, y)]
    level = rng.random() < 0.5
    for _ in range(rng.randint(1, 5)):
        step = rng.choice([rng.randint(1, 1_500), rng.randint(1, 6_000_000)]) * rng.choice([-1, 1])
        x, y = (x + step, y) if level else (x, y + step)
        points.append(EmuPoint(x, y))
        level = not level
    if len(points) > 3 and rng.random() < 0.3:  # a loop: the end in line with the beginning
        points[-1] = EmuPoint(points[0].x, y) if points[-2].y == y else EmuPoint(x, points[0].y)
    return tuple(points)


def error_of(points: tuple[EmuPoint, ...]) -> tuple[int, float]:
    """How far a line comes back from its frame, and how far it may: only padding costs more than roundings.

    An adjust value counts in 1/100,000 of an extent; box and points are rounded once each.
    """
    back = points_of(frame_of(points))
    assert len(back) == len(points)
    dx, dy = abs(points[-1].x - points[0].x), abs(points[-1].y - points[0].y)
    padded = len(points) > 2 and min(dx, dy) < MIN_EXTENT
    tolerance = max(max(dx, dy) / 200_000 + 2, MIN_EXTENT + 1 if padded else 0)
    return max(abs(a - b) for p, q in zip(points, back) for a, b in zip(p, q)), tolerance


def test_frame_and_back_gives_the_same_line():
    rng = random.Random(20_261_124)
    worst = 0
    for _ in range(6_000):
        points = random_line(rng)
        error, tolerance = error_of(points)
        assert error <= tolerance, points
        worst = max(worst, error)
    assert worst > 100  # the padded cases were among them


def test_detour_around_a_box_on_the_same_axis():
    # down 20,000, right 50,000 past the box, down, back under the box, down: the end is exactly below the beginning
    points = line((0, 0), (0, 20_000), (50_000, 20_000), (50_000, 80_000), (0, 80_000), (0, 100_000))
    assert all(abs(a - b) <= MIN_EXTENT for p, q in zip(points, points_of(frame_of(points))) for a, b in zip(p, q))


def test_back_and_forth_keeps_the_frame():
    rng = random.Random(7)
    for _ in range(500):
        points = random_line(rng)
        if min(abs(points[-1].x - points[0].x), abs(points[-1].y - points[0].y)) < 100_000:
            continue
        frame = frame_of(points)
        again = frame_of(points_of(frame))
        assert (again.preset, again.rotation, again.flip_h, again.flip_v) == (
            frame.preset,
            frame.rotation,
            frame.flip_h,
            frame.flip_v,
        )
        assert all(abs(a - b) <= 2 for a, b in zip(again.adjust, frame.adjust))
        assert all(abs(a - b) <= 2 for a, b in zip(again.box, frame.box))
