"""Path data: every command and spelling, arcs against points worked out by hand, and all of it against resvg's own parser."""

from __future__ import annotations

import math
from io import BytesIO
from itertools import chain

import pytest
from PIL import Image, ImageChops

from deckgen.assets import PathError, parse_path
from deckgen.assets.arc import arc_cubics
from deckgen.base.geometry import Point
from deckgen.scene import PathOp

KAPPA = 0.5522847498307936


def flat(ops: tuple[PathOp, ...]) -> list[object]:
    return list(chain.from_iterable((letter, *values) for letter, values in ops))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("", []),
        ("  \n", []),
        ("M1 2L3 4", ["M", 1, 2, "L", 3, 4]),
        ("M1,2 3,4 5,6", ["M", 1, 2, "L", 3, 4, "L", 5, 6]),
        ("m1,2 3,4 5,6", ["M", 1, 2, "L", 4, 6, "L", 9, 12]),
        ("M1-2L.5.5", ["M", 1, -2, "L", 0.5, 0.5]),
        ("M1.L2.", PathError),
        ("M 1. 2. L+3e1-4E-1", ["M", 1, 2, "L", 30, -0.4]),
        ("M1 1H5V7h-2v-3", ["M", 1, 1, "L", 5, 1, "L", 5, 7, "L", 3, 7, "L", 3, 4]),
        ("M0 0H1 2 3", ["M", 0, 0, "L", 1, 0, "L", 2, 0, "L", 3, 0]),
        ("M0 0C1 2 3 4 5 6c1 2 3 4 5 6", ["M", 0, 0, "C", 1, 2, 3, 4, 5, 6, "C", 6, 8, 8, 10, 10, 12]),
        # the handle of S mirrors the one before in the current point: (5,6)*2 - (3,4)
        ("M0 0C1 2 3 4 5 6S9 9 10 10", ["M", 0, 0, "C", 1, 2, 3, 4, 5, 6, "C", 7, 8, 9, 9, 10, 10]),
        ("M1 1S9 9 10 10", ["M", 1, 1, "C", 1, 1, 9, 9, 10, 10]),
        # a quadratic's handle (3,6): cubic handles two thirds of the way
        ("M0 0Q3 6 6 0", ["M", 0, 0, "C", 2, 4, 4, 4, 6, 0]),
        # T mirrors (3,6) in (6,0): (9,-6)
        ("M0 0Q3 6 6 0T12 0", ["M", 0, 0, "C", 2, 4, 4, 4, 6, 0, "C", 8, -4, 10, -4, 12, 0]),
        ("M0 0q3 6 6 0t6 0", ["M", 0, 0, "C", 2, 4, 4, 4, 6, 0, "C", 8, -4, 10, -4, 12, 0]),
        ("M3 3T9 9", ["M", 3, 3, "C", 3, 3, 5, 5, 9, 9]),
        ("M1 1h2v2z", ["M", 1, 1, "L", 3, 1, "L", 3, 3, "Z"]),
        # a close brings the pen back to the start, and what follows begins there
        ("M1 1h2v2zl5 5", ["M", 1, 1, "L", 3, 1, "L", 3, 3, "Z", "M", 1, 1, "L", 6, 6]),
        ("M1 1h2zm1 1h1", ["M", 1, 1, "L", 3, 1, "Z", "M", 2, 2, "L", 3, 2]),
        ("M0 0A0 5 0 0 1 4 4", ["M", 0, 0, "L", 4, 4]),
        ("M2 2A5 5 0 0 1 2 2", ["M", 2, 2]),
    ],
)
def test_commands_and_spellings(data: str, expected: object) -> None:
    if expected is PathError:
        with pytest.raises(PathError):
            parse_path(data)
    else:
        assert flat(parse_path(data)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ("L1 1", "begin with a move"),
        ("M1", "character 3"),
        ("M1 2 3", "character 7"),
        ("M1 2L", "character 6"),
        ("M1 2X3 4", "character 5"),
        ("M1 2,", "character 5"),
        ("M,1 2", "character 2"),
        ("M0 0A1 1 0 2 1 1 1", "flag"),
        ("M1e999 0", "too large"),
        ("M1 2z3 4", "character 6"),
        ("M0 nan", "character 4"),
    ],
)
def test_a_broken_path_says_where(data: str, place: str) -> None:
    with pytest.raises(PathError, match=place):
        parse_path(data)


def test_glued_flags() -> None:
    spaced = parse_path("M0 0a1 1 0 0 1 1 1")
    assert parse_path("M0 0a1 1 0 01 1 1") == spaced
    assert parse_path("M0 0a1 1 0 011 1") == spaced
    assert parse_path("M0 0a1,1,0,0,1,1,1") == spaced
    # a quarter circle from (0,0) to (1,1) about (0,1)
    assert flat(spaced) == pytest.approx(["M", 0, 0, "C", KAPPA, 0, 1, 1 - KAPPA, 1, 1])


def test_half_circle_by_hand() -> None:
    """From (0,1) to (2,1) with sweep: over the top (1,0), about (1,1); two quarters."""
    ops = flat(parse_path("M0 1A1 1 0 0 1 2 1"))
    assert ops == pytest.approx(
        ["M", 0, 1, "C", 0, 1 - KAPPA, 1 - KAPPA, 0, 1, 0, "C", 1 + KAPPA, 0, 2, 1 - KAPPA, 2, 1], abs=1e-12
    )


def sampled(start: Point, curves: tuple[tuple[Point, Point, Point], ...]) -> list[Point]:
    points = []
    for first, second, end in curves:
        for step in range(11):
            t = step / 10
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            x = sum(w * p.x for w, p in zip(weights, (start, first, second, end), strict=True))
            y = sum(w * p.y for w, p in zip(weights, (start, first, second, end), strict=True))
            points.append(Point(x, y))
        start = end
    return points


@pytest.mark.parametrize(
    ("large", "sweep", "center", "quarters"),
    # from (3,0) to (0,3) at radius 3: about (0,0) or (3,3)
    [(False, True, (0, 0), 1), (True, False, (0, 0), 3), (False, False, (3, 3), 1), (True, True, (3, 3), 3)],
)
def test_the_four_arcs_between_two_points(large: bool, sweep: bool, center: tuple[float, float], quarters: int) -> None:
    start, end = Point(3, 0), Point(0, 3)
    curves = arc_cubics(start, 3, 3, 0, large, sweep, end)
    assert len(curves) == quarters
    assert curves[-1][2] == end
    for point in sampled(start, curves):
        assert math.dist(point, center) == pytest.approx(3, rel=3e-4)


def test_radii_that_do_not_reach_are_scaled_up() -> None:
    start, end = Point(0, 0), Point(8, 0)
    for point in sampled(start, arc_cubics(start, 1, 2, 0, False, True, end)):
        # scaled by 4: half an ellipse of 4 x 8 about (4, 0)
        assert ((point.x - 4) / 4) ** 2 + (point.y / 8) ** 2 == pytest.approx(1, rel=1e-3)


def test_rotated_ellipse() -> None:
    """An ellipse of 4 x 2 turned by 90 degrees is one of 2 x 4: from its top (0,-4) to its right (2,0)."""
    start, end = Point(0, -4), Point(2, 0)
    for point in sampled(start, arc_cubics(start, 4, 2, 90, False, True, end)):
        assert (point.x / 2) ** 2 + (point.y / 4) ** 2 == pytest.approx(1, rel=1e-3)


HARD = [
    "M2 12a10 10 0 0120 0 10 10 0 01-20 0z",
    "M4 20A9 4 30 1 1 20 8",
    "M4 20A9 4-30 10 20 8",
    "M3 12q3-9 6 0t6 0 6 0",
    "M3 12c0-6 6-6 6 0s6 6 6 0 6-6 6 0",
    "M5 5h14v14H5zm4 4h6v6H9zl2 2",
    "M12 2C17.52 2 22 6.48 22 12S17.52 22 12 22",
    "M2 2A30 30 0 0 0 22 22M22 2a.1.1 0 00-.5.5",
    "M-.5.5-1-1 3,3e0 4+4",
]


def drawn(d: str) -> Image.Image:
    import resvg_py

    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192" viewBox="0 0 24 24">'
        '<rect width="24" height="24" fill="#fff"/>'
        f'<path d="{d}" fill="none" stroke="#000" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
    return Image.open(BytesIO(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True))).convert("L")


@pytest.mark.parametrize("data", HARD)
def test_drawn_as_resvg_draws_the_original(data: str) -> None:
    ours = " ".join(f"{letter} {' '.join(f'{value:.6f}' for value in values)}" for letter, values in parse_path(data))
    difference = ImageChops.difference(drawn(data), drawn(ours))
    assert difference.getextrema()[1] <= 32  # antialiasing only: a pixel off would be 255
