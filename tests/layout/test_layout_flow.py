"""The flow layout by mental arithmetic: a character is 5 wide and a line 12 high, text of five characters makes a card 46 wide.

A card of one line is 24 high at least, 30.5 wanted, 56.5 at most and 69.5 on an almost empty page; gaps are 20, 30, 33.6 and 48.6.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from layout_factory import METRICS, SQUARES, card, column, diagram, edge, edges, panel, parallel, rects, row

from deckgen.base.geometry import Rect, Side
from deckgen.graph.placed import PlacedDiagram
from deckgen.graph.styled import StyledDiagram
from deckgen.layout import Misfit, arrange_flow


def arrange(styled: StyledDiagram, width: float = 400, height: float = 500, roomy: frozenset[str] = frozenset()) -> PlacedDiagram:
    found = arrange_flow(styled, SQUARES, Rect(20, 20, width, height), roomy)
    assert isinstance(found, PlacedDiagram), found
    return found


def misfit(styled: StyledDiagram, width: float = 400, height: float = 500) -> Misfit:
    found = arrange_flow(styled, SQUARES, Rect(20, 20, width, height))
    assert isinstance(found, Misfit)
    return found


def gaps(placed: PlacedDiagram, *paths: str) -> list[float]:
    found = rects(placed)
    return [found[b].y - found[a].bottom for a, b in pairwise(paths)]


A, B, C = card("a", "12345"), card("b", "12345"), card("c", "12345")


# ---- heights and gaps


@pytest.mark.parametrize(
    ("height", "card_height", "gap", "above"),
    [
        (112, 24, 20, 0),  # the least: 3 x 24 + 2 x 20
        (151.5, 30.5, 30, 0),  # as wanted: 3 x 30.5 + 2 x 30
        (131.75, 27.25, 25, 0),  # halfway between the two
        (236.7, 56.5, 33.6, 0),  # the most: gaps 12 % wider
        (305.7, 69.5, 48.6, 0),  # beyond: an almost empty page
        (405.7, 69.5, 48.6, 50),  # then there is simply air, as much above as below
    ],
)
def test_everything_grows_evenly_with_the_page(height, card_height, gap, above):
    placed = arrange(diagram(A, B, C), height=height)
    for rect in rects(placed).values():
        assert rect.h == pytest.approx(card_height, abs=0.01)
    assert gaps(placed, "a", "b", "c") == pytest.approx([gap, gap], abs=0.01)
    assert rects(placed)["a"].y == pytest.approx(20 + above, abs=0.01)


def test_cards_of_one_stack_are_as_high_as_the_tallest_wants_to_be():
    placed = arrange(diagram(card("a", "12345"), card("b", "12345", "12345"), C), height=3 * 44.5 + 60)
    assert [r.h for r in rects(placed).values()] == pytest.approx([44.5] * 3, abs=0.01)


def test_a_page_too_short_says_by_how_much():
    found = misfit(diagram(A, B, C), height=100)
    assert (found.axis, found.by, found.node) == ("height", pytest.approx(12), None)
    arrange(diagram(A, B, C), height=112.001)


def test_forks_and_merges_take_the_larger_gap():
    styled = diagram(A, B, parallel(card("c", "1"), card("d", "1")), card("e", "1"), edges=edges("a b c e", "b d e"))
    placed = arrange(styled, height=4 * 30.5 + 30 + 2 * 40)
    assert gaps(placed, "a", "b", "c", "e") == pytest.approx([30, 40, 40], abs=0.01)


# ---- widths and the axis


def test_one_width_per_run_of_cards_and_one_axis():
    styled = diagram(
        card("a", "1234567890"),
        card("b", "1"),
        parallel(card("l", "12345"), card("r", "12345")),
        card("c", "12345"),
        card("d", "1"),
    )
    found = rects(arrange(styled))
    assert [found[p].w for p in "abcd"] == pytest.approx([71.5, 71.5, 46, 46])
    assert [found[p].cx for p in "abcd"] == pytest.approx([220] * 4)
    assert (found["l"].x + found["r"].right) / 2 == pytest.approx(220)  # a mirrored pair
    assert found["r"].x - found["l"].right == pytest.approx(16)


def test_a_run_gives_way_on_a_narrow_page_and_its_texts_wrap():
    found = rects(arrange(diagram(card("a", "12345 12345"), card("b", "123")), width=50))
    assert (found["a"].w, found["a"].h > 24, found["b"].w) == (50, True, 50)


def test_a_page_too_narrow_names_the_box_and_what_it_lacks():
    styled = diagram(row(card("a", "12345"), card("b", "1234567890")))
    found = misfit(styled, width=100)  # 46 + 16 + 71.5
    assert (found.axis, found.by) == ("width", pytest.approx(33.5)) and found.node is not None and found.node.path == "b"
    # a single column may name no box, but never less than it lacks
    assert misfit(diagram(A), width=40).by == pytest.approx(6)


# ---- lanes


def test_the_axis_is_centred_between_the_lane_and_the_other_margin():
    placed = arrange(diagram(A, B, C, edges=[*edges("a b c"), edge("c", "a", side=Side.LEFT)]))
    (lane,) = placed.lanes
    found = rects(placed)
    # the lane's middle is 18.5 left of the cards, its outer edge 19: lane and cards are centred together
    assert found["a"].x - lane.at == pytest.approx(18.5)
    assert (lane.at - 0.5) - 20 == pytest.approx(420 - found["a"].right)
    assert (lane.vertical, lane.begin, lane.end, lane.label_side) == (True, Side.LEFT, Side.LEFT, None)


def test_a_lane_on_the_right_mirrors_it():
    left, right = (
        arrange(diagram(A, B, C, edges=[*edges("a b c"), edge("c", "a", side=side)])) for side in (Side.LEFT, Side.RIGHT)
    )
    assert right.lanes[0].at == pytest.approx(440 - left.lanes[0].at)
    assert rects(right)["a"].x == pytest.approx(440 - rects(left)["a"].right)


def test_room_for_a_label_is_kept_outside_the_lane_where_nothing_wide_is_passed():
    placed = arrange(diagram(A, B, C, edges=[*edges("a b c"), edge("c", "a", label="12345")]))
    (lane,) = placed.lanes
    # an arrow needs 1.5 clearances and half the line; outside it the label, 26 wide and 8 away: all of it is centred on the page
    assert rects(placed)["a"].x - lane.at == pytest.approx(18.5)
    assert lane.label_side is Side.LEFT
    drawn = [lane.at - 0.5 - 8 - 26, rects(placed)["a"].right]
    assert drawn[0] - placed.frame.x == pytest.approx(placed.frame.right - drawn[1], abs=1)


def test_a_wide_member_gives_way_to_a_lane_before_the_cards_do():
    wide = parallel(panel("p", card("p/x", "12345 12345 12345")), panel("q", card("q/y", "12345 12345 12345")))
    back = [*edges("a b", "b p", "p c"), edge("c", "a", side=Side.LEFT)]
    free, tight = (arrange(diagram(A, B, wide, C, edges=back), width=w) for w in (600, 270))
    assert [rects(free)[p].w for p in "abc"] == [rects(tight)[p].w for p in "abc"] == [46, 46, 46]
    assert rects(tight)["p"].w < rects(free)["p"].w
    assert tight.lanes[0].at <= rects(tight)["p"].x - 16


def test_everything_stays_inside_the_frame():
    styled = diagram(
        A, row(B, C), card("d", "12345"), edges=[*edges("a b d", "c d"), edge("d", "a"), edge("d", "b"), edge("d", "c")]
    )
    placed = arrange(styled, width=300)
    frame = Rect(20, 20, 300, 500)
    assert all(frame.contains(rect, 0.01) for rect in rects(placed).values())
    assert all(20 <= lane.at <= 320 for lane in placed.lanes if lane.vertical)


# ---- rows


ROWS = (row(card("a", "12345"), card("b", "12345")), row(card("c", "1234567890"), card("d", "1")))


def test_rows_of_as_many_columns_line_up():
    found = rects(arrange(diagram(*ROWS)))
    assert [found["a"].x, found["b"].x] == pytest.approx([found["c"].x, found["d"].x])
    assert [found["a"].w, found["b"].w] == pytest.approx([found["c"].w, found["d"].w])


def test_a_label_in_a_row_widens_the_gap():
    found = rects(arrange(diagram(*ROWS, edges=[edge("c", "d", label="12345")])))
    # the label is 26 wide, and on both sides of it the arrow needs 14: wider than the 16 of siblings
    assert found["d"].x - found["c"].right >= 26 + 28 - 0.01


def test_rows_share_the_gap_that_one_of_them_needs():
    found = rects(arrange(diagram(*ROWS, edges=[edge("c", "d", label="12345")])))
    assert [found["a"].x, found["b"].x] == pytest.approx([found["c"].x, found["d"].x])


def test_columns_of_a_row_are_equal_where_that_fits():
    found = rects(arrange(diagram(row(card("a", "1"), card("b", "1234567890"), card("c", "123"))), width=320))
    assert found["a"].w == found["b"].w == found["c"].w
    assert found["b"].x - found["a"].right == pytest.approx(found["c"].x - found["b"].right)


def test_columns_share_what_there_is_by_what_they_wish_where_equal_ones_do_not_fit():
    # 46 least and wished; 71.5 least, 97 natural: of 150 less the gap of 16, 16.5 are to share, almost all to the second
    found = rects(arrange(diagram(row(card("a", "12345"), card("b", "1234567890 1234"))), width=150))
    assert found["a"].w == pytest.approx(46, abs=0.1)
    assert found["b"].right - found["a"].x == pytest.approx(150)


def test_members_of_a_row_have_one_height():
    found = rects(arrange(diagram(row(card("a", "1"), card("b", "1", "1", icon_size=30)))))
    assert found["a"].y == found["b"].y and found["a"].h == found["b"].h


# ---- panels and columns inside


def test_a_panel_lays_out_its_nodes_inside_head_and_foot():
    placed = arrange(diagram(panel("p", card("p/x", "12345"), card("p/y", "12345"), title="12345", footer="12345")), height=182)
    found = rects(placed)
    p, x, y = found["p"], found["p/x"], found["p/y"]
    # head 38, foot 35, two cards of 27 (wanted, inside panels) with the inner gap of 15 between: 142 of the page's 182
    assert (x.w, x.x - p.x, p.right - x.right) == pytest.approx((46, 20, 20))
    assert x.y - p.y == pytest.approx(38) and p.bottom - y.bottom == pytest.approx(35)
    assert y.y - x.bottom == pytest.approx(15, abs=2)


def test_text_icon_and_pills_lie_inside_their_card_in_order():
    styled = diagram(card("a", "12345", "12345", icon_size=30, pills=["1", "2"], footer="12345"))
    (node,) = arrange(styled).nodes
    content = node.content
    assert content.icon.x - node.rect.x == pytest.approx(10)
    assert content.text.rect.x - content.icon.right == pytest.approx(10)
    assert content.icon.cy == pytest.approx(content.text.rect.cy)
    assert [round(p.rect.y - content.icon.bottom, 2) for p in content.pills] == [8, 8]
    assert content.pills[0].rect.right < content.pills[1].rect.x
    assert content.footer.rect.y - content.pills[0].rect.bottom == pytest.approx(8)
    # what is above the body is as much as what is below
    assert content.icon.y - node.rect.y == pytest.approx(node.rect.bottom - content.footer.rect.bottom)


# ---- more room where a label found none


def test_a_roomy_edge_gets_a_larger_gap():
    styled = diagram(A, B, C, edges=[edge("a", "b", label="12345"), edge("b", "c")])
    usual, roomy = arrange(styled, height=200), arrange(styled, height=200, roomy=frozenset({"a -> b"}))
    assert gaps(roomy, "a", "b")[0] >= 2 * 12 + 12 + 12
    assert gaps(roomy, "a", "b")[0] > gaps(usual, "a", "b")[0]


def test_ids_and_order_of_edges_of_one_kind_move_nothing():
    one = rects(arrange(diagram(A, B, C, edges=edges("a b", "b c"))))
    two = rects(arrange(diagram(A, B, C, edges=edges("b c", "a b"))))
    assert one == two
    renamed = rects(
        arrange(diagram(card("x", "12345"), card("longer-id", "12345"), card("q", "12345"), edges=edges("x longer-id q")))
    )
    assert list(renamed.values()) == list(one.values())


def test_a_column_in_a_row_is_laid_out_like_a_stack():
    found = rects(arrange(diagram(row(column(A, B), C))))
    assert found["a"].x == found["b"].x and found["a"].bottom < found["b"].y
    assert found["c"].cy == pytest.approx((found["a"].y + found["b"].bottom) / 2)  # it keeps its height, on the row's axis
    assert found["c"].h < found["b"].bottom - found["a"].y
    assert METRICS.sibling_gap <= found["c"].x - found["a"].right
