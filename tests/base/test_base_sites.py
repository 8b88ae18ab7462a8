"""Connection sites and text rectangles against the standard's presetShapeDefinitions.xml, worked out for a shape of 100 x 60."""

from __future__ import annotations

import pytest

from deckgen.base.geometry import Rect, Side
from deckgen.base.sites import SIDE_SITES, SITES, side_site, site_point
from deckgen.base.text_area import corner_radius, text_margin

BOX = Rect(10, 20, 100, 60)

# `cxn` of each preset in order: rect, roundRect, diamond (hc,t) (l,vc) (hc,b) (r,vc); ellipse (hc,t) (il,it) (l,vc) (il,ib) (hc,b)
# (ir,ib) (r,vc) (ir,it), where il and it lie cos 45° of the half extents from the middle: 35.355 and 21.213 from (60, 50).
FOUR = [(60, 20), (10, 50), (60, 80), (110, 50)]
EIGHT = [
    (60, 20), (24.645, 28.787), (10, 50), (24.645, 71.213), (60, 80), (95.355, 71.213), (110, 50), (95.355, 28.787),
]  # fmt: skip


@pytest.mark.parametrize(("preset", "points"), [("rect", FOUR), ("roundRect", FOUR), ("diamond", FOUR), ("ellipse", EIGHT)])
def test_sites_are_the_standards(preset, points):
    assert len(SITES[preset]) == len(points)
    for number, point in enumerate(points):
        assert site_point(preset, number, BOX) == pytest.approx(point, abs=0.001)


@pytest.mark.parametrize("preset", list(SITES))
@pytest.mark.parametrize("side", list(Side))
def test_a_sides_site_is_its_middle(preset, side):
    assert site_point(preset, side_site(preset, side), BOX) == pytest.approx(BOX.middle(side))


def test_an_ellipse_counts_by_two():
    assert [SIDE_SITES["ellipse"][side] for side in (Side.TOP, Side.LEFT, Side.BOTTOM, Side.RIGHT)] == [0, 2, 4, 6]


def test_unknown_presets_and_sites_raise():
    with pytest.raises(KeyError):
        side_site("cloud", Side.TOP)
    with pytest.raises(IndexError):
        site_point("rect", 4, BOX)


def test_corner_radius():
    assert corner_radius(100, 60, (("adj", 10_000),)) == 6  # of the shorter side
    assert corner_radius(60, 100, (("adj", 10_000),)) == 6
    assert corner_radius(100, 60) == pytest.approx(60 * 0.16667)  # the preset's own adjust value
    assert corner_radius(100, 60, (("adj", 90_000),)) == 30  # half the shorter side at most
    assert corner_radius(100, 60, (("adj", -5),)) == 0


@pytest.mark.parametrize(
    ("preset", "margin"),
    [
        ("rect", (0, 0)),
        ("roundRect", (6 * 0.29289, 6 * 0.29289)),
        ("ellipse", (14.645, 8.787)),  # il and it above, from the box's corner
        ("diamond", (25, 15)),
    ],
)
def test_text_keeps_clear_of_the_outline(preset, margin):
    assert text_margin(preset, 100, 60, (("adj", 10_000),)) == pytest.approx(margin, abs=0.001)
