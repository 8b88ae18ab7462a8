"""What speaks against an arrangement, in bends, by hand: the frame is 300 x 400, so its diagonal is 500."""

from __future__ import annotations

import pytest
from layout_factory import SQUARES, card, column, diagram, edge, edges, parallel, placed, put, row, text

from deckgen.base.geometry import Point, Rect, Side
from deckgen.graph.placed import CardContent, Lane, PlacedText, ReservedWay
from deckgen.layout.cost import cost, costs, crossings, false_lines, guessed_lines
from deckgen.text import wrap_block

FRAME = Rect(0, 0, 300, 400)
A, B = put("a", 100, 0), put("b", 100, 160)  # 100 x 40 each: together they cover 100 x 200 of the page, a sixth


def line(*points: tuple[float, float]) -> tuple[Point, ...]:
    return tuple(Point(*p) for p in points)


def test_one_straight_line_costs_its_length_and_the_page_its_emptiness():
    found = costs(placed(A, B, edges=edges("a b"), frame=FRAME), [("a -> b", line((150, 40), (150, 160)))])
    assert found.lines == pytest.approx(2 * 120 / 500)
    assert (found.titles, found.folds) == (0, 0)
    assert found.shape == pytest.approx(8 * (1 - 1 / 6))
    assert found.total == pytest.approx(0.48 + 8 * 5 / 6)


def test_bends_cost_one_each():
    bent = line((150, 40), (150, 100), (170, 100), (170, 160))
    assert costs(placed(A, B, edges=edges("a b"), frame=FRAME), [("a -> b", bent)]).lines == pytest.approx(2 + 2 * 140 / 500)


def test_a_crossing_costs_five_and_a_shared_line_of_strangers_twelve():
    two = placed(A, B, put("c", 0, 80), put("d", 200, 80), edges=edges("a b", "c d"), frame=FRAME)
    across = [("a -> b", line((150, 40), (150, 160))), ("c -> d", line((100, 100), (200, 100)))]
    assert costs(two, across).lines == pytest.approx(5 + 2 * 220 / 500)
    along = [("a -> b", line((150, 40), (150, 160))), ("c -> d", line((150.5, 50), (150.5, 150)))]
    assert costs(two, along).lines == pytest.approx(12 + 2 * 220 / 500)
    assert costs(two, along, exact=False).lines == pytest.approx(2 * 220 / 500)  # a guess has them on one line wherever it likes


def test_lines_of_one_source_may_cross_and_share():
    fork = [(edge("a", "b"), line((0, 0), (100, 0))), (edge("a", "c"), line((50, -20), (50, 20)))]
    assert crossings(fork) == 0
    assert crossings([(edge("d", "b"), fork[0][1]), fork[1]]) == 1
    same = [(edge("a", "b"), line((0, 0), (100, 0))), (edge("a", "c"), line((20, 0), (80, 0)))]
    assert false_lines(same) == 0
    assert false_lines([(edge("d", "b"), same[0][1]), same[1]]) == 1


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (((98, 0), (150, 0)), 0),  # they meet for 2 points only
        (((97, 0), (150, 0)), 1),
        (((0, 0.9), (100, 0.9)), 1),
        (((0, 1), (100, 1)), 0),  # far enough from each other
    ],
)
def test_how_near_and_how_long_makes_a_shared_line(other, count):
    assert false_lines([(edge("a", "b"), line((0, 0), (100, 0))), (edge("c", "d"), line(*other))]) == count


def test_lines_that_only_touch_do_not_cross():
    level = (edge("a", "b"), line((0, 0), (100, 0)))
    assert crossings([level, (edge("c", "d"), line((50, 0), (50, 40)))]) == 0
    assert crossings([level, (edge("c", "d"), line((50, -1), (50, 40)))]) == 1


def test_a_title_of_three_lines_costs_two_breaks():
    said = text("12345 12345 12345")
    block = wrap_block(((said.words, said.style),), 30, SQUARES)
    broken = A._replace(content=CardContent(PlacedText((said,), block, A.rect), None))
    assert costs(placed(broken, B, frame=FRAME), []).titles == pytest.approx(3)


def test_folds_are_counted_and_a_turn_is_none():
    base = placed(A, B, frame=FRAME)

    def folds(*pieces):
        root = diagram(*pieces).root._replace(axis="x", folded=True)
        return costs(base._replace(diagram=base.diagram._replace(root=root)), []).folds

    a, b, c, d = map(card, "abcd")
    assert folds(column(a, b), column(c, d)) == 2
    assert folds(column(a, b), column(c), column(d)) == 4
    assert folds(column(a), column(b), column(c)) == 0
    assert folds(column(a), parallel(b, c), column(d)) == 0


def test_rows_of_one_member_cost_six_where_a_direction_was_asked_for_and_the_last_half():
    base = placed(A, B, frame=FRAME)
    a, b, c, d = map(card, "abcd")

    def folds(direction, *pieces):
        root = diagram(*pieces).root._replace(folded=True)
        return costs(base._replace(diagram=base.diagram._replace(root=root, direction=direction)), []).folds

    assert folds("right", row(a, b), row(c, d)) == 2
    assert folds("right", row(a), row(b, c, d)) == 2 + 6
    assert folds("left", row(a, b, c), row(d)) == 2 + 3
    assert folds("auto", row(a), row(b, c, d)) == 2


def test_unlike_cards_cost_by_how_far_they_are_from_their_mean():
    """Widths 100 and 50: 25 from a mean of 75."""
    unlike = placed(A, put("b", 100, 160, w=50), frame=FRAME)
    assert costs(unlike, []).shape == pytest.approx(4 / 3 + 8 * 5 / 6)


# ---- lines before there are any


def guess(*nodes, lanes=(), sides=(), ways=()):
    there = placed(*nodes, edges=edges("a b"), lanes=lanes, frame=FRAME)
    ((_, points),) = guessed_lines(there._replace(sides=tuple(sides), ways=tuple(ways)))
    return points


def test_boxes_below_each_other_are_joined_straight_and_others_by_two_bends():
    assert guess(A, B) == line((150, 40), (150, 160))
    assert guess(A, put("b", 200, 160)) == line((150, 40), (150, 100), (250, 100), (250, 160))
    assert guess(A, put("b", 250, 20)) == line((200, 20), (225, 20), (225, 40), (250, 40))


def test_lanes_sides_and_ways_say_more_than_places():
    beside = guess(A, B, lanes=[Lane("a -> b", True, 240, Side.RIGHT, Side.RIGHT)])
    assert beside == line((200, 20), (240, 20), (240, 180), (200, 180))
    out = guess(A, B, lanes=[Lane("a -> b", True, 240, Side.BOTTOM, Side.RIGHT)])
    assert out == line((150, 40), (150, 54), (240, 54), (240, 180), (200, 180))  # a stub of 14, then into the lane
    assert guess(A, B, sides=[("a -> b", Side.RIGHT, Side.TOP)]) == line((200, 20), (150, 20), (150, 160))
    way = ReservedWay("a -> b", Side.BOTTOM, Side.TOP, line((150, 40), (150, 160)))
    assert guess(A, put("b", 200, 160), ways=[way]) == way.points


def test_an_edge_to_its_own_box_is_not_guessed():
    there = placed(A, B, edges=[edge("a", "a")], frame=FRAME)
    assert guessed_lines(there) == []
    assert cost(there, []) == pytest.approx(8 * 5 / 6)
