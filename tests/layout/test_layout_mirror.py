"""Flows that run up or to the left: mirror images about the middle of the frame (20..420 both ways, so x and y become 440 - ...)."""

from __future__ import annotations

import pytest
from layout_factory import FRAME, SQUARES, card, diagram, edge, edges, panel, parallel, placed, put, put_panel, rects

from deckgen.base.geometry import Point, Rect, Side
from deckgen.graph.placed import Lane, ReservedWay
from deckgen.layout import arrange_flow
from deckgen.layout.mirror import before_mirror, mirrored

HOLDER = put_panel("p", 30, 100, 200, 90, put("p/x", 40, 110), put("p/y", 40, 150, 80, 30))


def test_upside_down_boxes_change_places_and_panels_keep_their_inside():
    found = rects(mirrored(placed(put("a", 30, 30), HOLDER), upright=True))
    assert found["a"] == Rect(30, 370, 100, 40)  # 440 - 70
    assert found["p"] == Rect(30, 250, 200, 90)  # 440 - 190
    assert found["p/x"] == Rect(40, 260, 100, 40)  # as far below the panel's border as before
    assert found["p/y"] == Rect(40, 300, 80, 30)


def test_from_right_to_left_only_x_changes():
    found = rects(mirrored(placed(put("a", 30, 30), HOLDER), upright=False))
    assert found["a"] == Rect(310, 30, 100, 40)
    assert found["p/x"] == Rect(220, 110, 100, 40)  # the panel at 440 - 230, and 10 from its left border


@pytest.mark.parametrize(("upright", "at", "label"), [(True, 300, Side.LEFT), (False, 140, Side.RIGHT)])
def test_lanes_and_their_label_sides_mirror_across_the_flow_only(upright, at, label):
    lane = Lane("a -> b", True, 300, Side.LEFT, Side.TOP, Side.LEFT)
    (there,) = mirrored(placed(put("a", 30, 30), put("b", 30, 90), edges=edges("a b"), lanes=[lane]), upright).lanes
    assert there.at == at
    assert there.label_side is label
    assert (there.begin, there.end) == ((Side.LEFT, Side.BOTTOM) if upright else (Side.RIGHT, Side.TOP))


def test_level_lanes_go_to_the_other_end():
    lane = Lane("a -> b", False, 50, Side.TOP, Side.TOP)
    (there,) = mirrored(placed(put("a", 30, 90), put("b", 200, 90), edges=edges("a b"), lanes=[lane]), True).lanes
    assert (there.at, there.begin, there.end) == (390, Side.BOTTOM, Side.BOTTOM)


def test_what_lies_inside_one_panel_moves_with_it():
    """The panel goes down by 150, from 100 to 250."""
    inner, outer = edge("p/x", "p/y"), edge("a", "p/x")
    lanes = [Lane(inner.name, True, 35, Side.LEFT, Side.LEFT), Lane(inner.name, False, 105, Side.TOP, Side.TOP)]
    base = placed(put("a", 30, 30), HOLDER, edges=[inner, outer], lanes=lanes)
    ways = (
        ReservedWay(inner.name, Side.BOTTOM, Side.TOP, (Point(80, 150), Point(80, 150))),
        ReservedWay(outer.name, Side.BOTTOM, Side.TOP, (Point(80, 70), Point(80, 110))),
    )
    sides = ((inner.name, Side.BOTTOM, Side.TOP), (outer.name, Side.BOTTOM, Side.TOP))
    there = mirrored(base._replace(ways=ways, sides=sides), upright=True)
    assert [lane.at for lane in there.lanes] == [35, 255]
    assert there.lanes[1].begin is Side.TOP
    assert there.ways[0] == ReservedWay(inner.name, Side.BOTTOM, Side.TOP, (Point(80, 300), Point(80, 300)))
    assert there.ways[1] == ReservedWay(outer.name, Side.TOP, Side.BOTTOM, (Point(80, 370), Point(80, 330)))
    assert there.sides == ((inner.name, Side.BOTTOM, Side.TOP), (outer.name, Side.TOP, Side.BOTTOM))


def test_sides_that_are_asked_for_are_changed_before_so_that_the_mirror_puts_them_right():
    holder = panel("p", card("p/x"), card("p/y"))
    asked = [edge("a", "b", side=Side.TOP), edge("b", "a", side=Side.LEFT), edge("p/x", "p/y", side=Side.TOP), edge("a", "p")]
    styled = diagram(card("a"), card("b"), holder, edges=asked)
    assert [e.side for e in before_mirror(styled, upright=True).edges] == [Side.BOTTOM, Side.LEFT, Side.TOP, None]
    assert [e.side for e in before_mirror(styled, upright=False).edges] == [Side.TOP, Side.RIGHT, Side.TOP, None]


@pytest.mark.parametrize(("direction", "opposite"), [("up", "down"), ("left", "right")])
def test_an_arranged_flow_is_the_mirror_image_of_its_opposite(direction, opposite):
    styled = diagram(
        card("a", "12345"), parallel(card("b", "1"), card("c", "1")), card("d", "12"), edges=edges("a b d", "a c d", "d a")
    )
    there = arrange_flow(styled._replace(direction=direction), SQUARES, FRAME)
    base = arrange_flow(styled._replace(direction=opposite), SQUARES, FRAME)
    for path, rect in rects(base).items():
        other = rects(there)[path]
        if direction == "up":
            assert (other.x, other.y) == pytest.approx((rect.x, 440 - rect.bottom))
        else:
            assert (other.x, other.y) == pytest.approx((440 - rect.right, rect.y))
    assert there.diagram.direction == direction
    assert there.diagram.edges == styled.edges
    first, last = rects(there)["a"], rects(there)["d"]
    assert first.y > last.bottom if direction == "up" else first.x > last.right
