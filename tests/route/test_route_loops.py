"""Ears: edges from a box to itself. Boxes are 100 x 40, clearance 12."""

from __future__ import annotations

from typing import Any

import pytest
from layout_factory import SQUARES, edge, edges, placed, put

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Rect, Side
from deckgen.graph.placed import Lane, PlacedNode
from deckgen.graph.routed import Route
from deckgen.graph.styled import StyledEdge
from deckgen.route import connect

A = put("a", 150, 150)  # to 250, 190; middles 200, 170


def routes(*nodes: PlacedNode, edges: list[StyledEdge], lanes: tuple[Lane, ...] = (), **more: Any) -> list[Route]:
    bag = DiagnosticBag()
    found = connect(placed(*nodes, edges=edges, lanes=lanes, **more), SQUARES, bag).routes
    assert list(bag) == []
    return list(found)


def loop(*nodes: PlacedNode, **more: Any) -> Route:
    return routes(*nodes, edges=[edge("a", "a", **more)])[0]


def test_an_ear_at_the_right_about_the_middle():
    found = loop(A)
    assert found.points == ((250, 161), (266, 161), (266, 179), (250, 179))
    assert (found.begin.side, found.end.side) == (Side.RIGHT, Side.RIGHT)
    assert found.begin.anchor and found.end.anchor


def test_at_the_left_where_something_stands_at_the_right():
    assert loop(A, put("w", 255, 150)).begin.side is Side.LEFT


def test_at_the_top_where_something_stands_at_both():
    assert loop(A, put("w", 255, 150), put("v", 45, 150)).begin.side is Side.TOP


@pytest.mark.parametrize("side", list(Side))
def test_the_side_that_is_asked_for(side):
    found = loop(A, side=side)
    axis = 1 if side.vertical else 0
    assert found.begin.side is found.end.side is side
    assert found.points[1][axis] == A.rect.edge(side) + 16 * side.sign == found.points[2][axis]


def test_a_lane_says_which_side_and_how_far():
    lane = Lane("a -> a", True, 130.0, Side.LEFT, Side.LEFT)
    (found,) = routes(A, edges=[edge("a", "a")], lanes=(lane,))
    assert found.begin.side is Side.LEFT and found.points[1].x == 130


def test_an_ear_keeps_off_a_side_that_others_use():
    found = routes(A, put("b", 320, 150), edges=edges("a b", "a a"))
    assert found[0].begin.side is Side.RIGHT and found[1].begin.side is Side.LEFT


def test_two_ears_of_one_box_do_not_meet():
    one, other = routes(A, edges=[edge("a", "a"), edge("a", "a", number=2)])
    boxes = [Rect.of_edges(*map(min, zip(*r.points)), *map(max, zip(*r.points))) for r in (one, other)]
    assert not boxes[0].grow(4).overlaps(boxes[1])


def test_a_label_stands_beyond_its_ear():
    found = loop(A, label="12345")
    assert found.label and found.label.text.rect.x > 266 and abs(found.label.text.rect.cy - 170) < 1


def test_a_box_without_room_around_it_gets_none_and_says_so():
    walls = [
        put("n", 100, 105),
        put("s", 100, 195),
        put("n2", 200, 105),
        put("s2", 200, 195),
        put("w", 45, 150),
        put("e", 255, 150),
    ]
    bag = DiagnosticBag()
    assert connect(placed(A, *walls, edges=[edge("a", "a")]), SQUARES, bag).routes == ()
    assert [d.code for d in bag] == ["R101"]
