"""All arrangements of a flow that fit, the cheapest first; or what the nearest one lacks."""

from __future__ import annotations

import pytest
from layout_factory import SQUARES, card, diagram, edge, edges, panel, rects

from deckgen.base.geometry import Rect
from deckgen.layout import Arrangements, arrange_flow, arrangements, cost, guessed_lines
from deckgen.layout.block import Block

SIX = diagram(*(card(path, "12345") for path in "abcdef"), edges=edges("a b c d e f"))  # cards of 46 x 24 at least, gaps of 20


def tried(styled, width, height) -> Arrangements:
    return arrangements(styled, SQUARES, Rect(0, 0, width, height))


def shapes(found: Arrangements):
    return [(p.diagram.root.axis, p.diagram.root.folded, len(p.diagram.root.items)) for p in found.placed]


def test_the_cheapest_is_first():
    found = tried(SIX, 600, 400)
    prices = [cost(p, guessed_lines(p), exact=False) for p in found.placed]
    assert len(prices) > 3
    assert prices == sorted(prices)
    assert found.misfit is None


def test_only_what_fits_is_given():
    """Six cards and five gaps are 244 high; two rows of three cards are 68, three rows of two 112; each piece one card wide is less wide."""
    found = tried(SIX, 600, 243)
    assert ("y", False, 6) not in shapes(found)
    assert ("x", True, 2) in shapes(found)
    assert ("y", False, 6) in shapes(tried(SIX, 600, 244.1))


def test_a_direction_that_is_asked_for_is_kept():
    down = shapes(tried(SIX._replace(direction="down"), 600, 200))
    assert down and all(axis == "x" and folded for axis, folded, _ in down)
    right = tried(SIX._replace(direction="right"), 250, 400)
    assert right.placed and all(axis == "y" and folded for axis, folded, _ in shapes(right))


@pytest.mark.parametrize("direction", ["right", "left"])
def test_rows_are_read_from_top_to_bottom_and_run_the_way_that_is_asked_for(direction):
    found = tried(SIX._replace(direction=direction), 250, 400)
    two = next(p for p in found.placed if len(p.diagram.root.items) == 2)
    at = rects(two)
    for row in ("abc", "def"):
        xs = [at[path].x for path in row]
        assert xs == sorted(xs, reverse=direction == "left")
        assert len({at[path].y for path in row}) == 1
    assert all(at[path].bottom < at["d"].y for path in "abc")
    assert len({round(rect.w, 6) for rect in at.values()}) == 1
    for above, below in zip("abc", "def"):
        assert at[above].x == pytest.approx(at[below].x)


def test_a_lane_above_one_row_makes_the_boxes_of_the_others_no_higher():
    """From c back to a, above the first of two rows."""
    styled = SIX._replace(direction="right", edges=(*SIX.edges, edge("c", "a")))
    two = next(p for p in tried(styled, 250, 400).placed if [len(row.items) for row in p.diagram.root.items] == [3, 3])
    assert len(two.lanes) == 1
    heights = [rects(two)[path].h for path in "abcdef"]
    assert heights == pytest.approx([heights[0]] * 6)


def test_what_is_given_can_be_arranged_again_from_its_own_diagram():
    for placed in tried(SIX._replace(direction="left"), 250, 400).placed:
        again = arrange_flow(placed.diagram, SQUARES, placed.frame)
        assert rects(again) == rects(placed)


def test_where_nothing_fits_the_nearest_misfit_is_told():
    """Two cards one above the other need 68 of height; side by side 46 + 32 (room for two arrows and a line) + 46 = 124 of width."""
    two = diagram(card("a", "12345"), card("b", "12345"), edges=edges("a b"))
    found = tried(two, 100, 60)
    assert found.placed == ()
    assert (found.misfit.axis, found.misfit.by) == ("height", pytest.approx(8))
    near = tried(two, 120, 40)
    assert near.misfit.axis == "width"


def test_blocks_go_through_to_every_arrangement():
    holder = panel("p", card("p/x"))
    styled = diagram(card("a", "12345"), holder, edges=edges("a p"))
    inner = arrange_flow(diagram(card("p/x")), SQUARES, Rect(0, 0, 90, 50)).nodes
    found = arrangements(styled, SQUARES, Rect(0, 0, 600, 400), {id(holder.content): Block(90, 50, inner)})
    assert len(found.placed) >= 2
    assert all(rects(p)["p"].w == 130 for p in found.placed)
