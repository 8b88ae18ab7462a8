"""Ports: who may use a side's middle, where anchors stand, which sides look at each other."""

from __future__ import annotations

import pytest
from layout_factory import card, put

from deckgen.base.geometry import Rect, Side, facing
from deckgen.graph.placed import CardContent, PlacedNode
from deckgen.route.grid import Gate, Grid
from deckgen.route.ports import ANCHOR, CORNER, LAST_RESORT, NEEDLESS_HIGH, Ports, anchor_offset, straight_part

BOX = put("a", 100, 100)  # to 200, 140; middles 150 and 120; corners of 4, and 4 more
XS = [80.0, 108.0, 130.0, 138.0, 145.0, 150.0, 162.0, 174.0, 192.0, 220.0]
YS = [80.0, 120.0, 160.0]


@pytest.fixture
def ports() -> Ports:
    return Ports(Grid(XS, YS), {"a": BOX}, 12)


def gates(ports: Ports, side: Side, out: bool = True, friends=frozenset(), crowd: bool = False):
    return {g.at: (g.price, g.anchor) for g in ports.gates("a", out, {side: 1.0}, friends, crowd)}


def test_a_free_middle_is_the_only_cheap_gate(ports):
    found = gates(ports, Side.BOTTOM)
    assert found[150.0] == (1.0, False)
    assert {at for at, (_, anchor) in found.items() if anchor} == {108, 130, 138, 162, 174, 192}  # not 145: too near; not 80
    assert all(price == 1 + NEEDLESS_HIGH for at, (price, _) in found.items() if at != 150)


def test_gates_stand_on_the_first_grid_line_outside(ports):
    assert {(g.ix, g.iy) for g in ports.gates("a", True, {Side.BOTTOM: 0.0}, frozenset()) if not g.anchor} == {(5, 2)}
    assert {(g.ix, g.iy) for g in ports.gates("a", True, {Side.LEFT: 0.0}, frozenset()) if not g.anchor} == {(0, 1)}


def test_a_strangers_middle_leaves_anchors(ports):
    ports.take("a", Side.BOTTOM, owner=3, out=True, at=150, anchor=False)
    found = gates(ports, Side.BOTTOM)
    assert 150.0 not in found and found[162.0] == (1 + ANCHOR, True)
    assert gates(ports, Side.BOTTOM, crowd=True)[150.0] == (1 + LAST_RESORT, False)
    assert gates(ports, Side.TOP)[150.0] == (1.0, False)  # another side is not concerned


def test_friends_share_a_middle_if_they_go_the_same_way(ports):
    ports.take("a", Side.BOTTOM, owner=3, out=True, at=150, anchor=False)
    assert ports.middle_free("a", Side.BOTTOM, True, frozenset({3}))
    assert not ports.middle_free("a", Side.BOTTOM, False, frozenset({3}))
    assert not ports.middle_free("a", Side.BOTTOM, True, frozenset({4}))
    assert gates(ports, Side.BOTTOM, friends=frozenset({3}))[150.0] == (1.0, False)


def test_anchors_keep_apart_from_anchors_and_do_not_take_the_middle(ports):
    ports.take("a", Side.BOTTOM, owner=3, out=True, at=162, anchor=True)
    found = gates(ports, Side.BOTTOM)
    assert found[150.0] == (1.0, False)
    assert 162.0 not in found and 174.0 in found


def test_dropping_an_owner_frees_what_it_had(ports):
    ports.take("a", Side.BOTTOM, owner=3, out=True, at=150, anchor=False)
    ports.drop(3, "a")
    assert ports.middle_free("a", Side.BOTTOM, False, frozenset())


def test_middle_gate(ports):
    assert ports.middle_gate("a", Side.BOTTOM, True, frozenset()) == Gate(5, 2, Side.BOTTOM, 0.0, 150.0, False)
    ports.take("a", Side.BOTTOM, owner=3, out=True, at=150, anchor=False)
    assert ports.middle_gate("a", Side.BOTTOM, True, frozenset()) is None


def test_anchors_stand_on_the_straight_part():
    assert straight_part(BOX, Side.TOP) == (100 + 4 + CORNER, 200 - 4 - CORNER)
    assert straight_part(BOX, Side.LEFT) == (108, 132)
    assert anchor_offset(BOX, Side.LEFT) == 12 and anchor_offset(BOX, Side.TOP) == 42
    tiny = PlacedNode(card("b", radius=10), Rect(0, 0, 20, 60), CardContent(None, None))
    assert straight_part(tiny, Side.TOP) == (10, 10)  # no straight part: only the middle
    assert anchor_offset(tiny, Side.TOP) == 0


@pytest.mark.parametrize(
    ("target", "sides"),
    [
        (Rect(0, 200, 10, 10), (Side.BOTTOM, Side.TOP)),
        (Rect(0, 139.5, 10, 10), (Side.BOTTOM, Side.TOP)),  # touching counts
        (Rect(0, 0, 10, 10), (Side.TOP, Side.BOTTOM)),
        (Rect(300, 110, 10, 10), (Side.RIGHT, Side.LEFT)),
        (Rect(0, 110, 10, 10), (Side.LEFT, Side.RIGHT)),
    ],
)
def test_sides_that_look_at_each_other(target, sides):
    assert facing(BOX.rect, target) == sides
