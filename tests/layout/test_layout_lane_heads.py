"""Heads of swimlanes: a title has room for its words, whichever way the lanes run. Text is 5 points a character, 12 a line."""

from __future__ import annotations

import layout_factory as make
import pytest

from deckgen.base.geometry import Rect
from deckgen.graph.placed import PanelContent, PlacedDiagram
from deckgen.graph.styled import Direction, StyledDiagram, StyledLayout, StyledPanel, StyledStack
from deckgen.layout.free_arrange import arrange_free
from deckgen.layout.lane_heads import lane_room, standing_room
from deckgen.layout.size import Sizer


def lane(name: str, title: str) -> StyledPanel:
    return make.panel(name, make.card(f"{name}/x", "X"), title=title)._replace(lane=True)


SIZER = Sizer(make.METRICS, make.SQUARES)  # a panel's inset is 20
LANES = [lane("a", "ten chars and twenty"), lane("b", "short")]


def test_standing_titles_take_as_many_lines_as_their_lane_leaves() -> None:
    # 20 characters want 20 x 5 x 1.02 + 0.5 = 102.5; ten of them ("ten chars", "and twenty") half of that
    assert standing_room(SIZER, LANES, (142.5, 60)) == 12 + 40
    assert standing_room(SIZER, LANES, (100, 60)) == 24 + 40


def test_a_standing_lane_is_wide_enough_for_its_title_in_two_lines() -> None:
    room = lane_room(SIZER, LANES, "down")
    assert room.across[0] == pytest.approx(0.62 * 102.5 + 40)
    assert room.along == 24 + 40


def test_a_lying_lane_is_as_high_as_its_title() -> None:
    long = [lane("a", "words " * 12), lane("b", "short")]
    room = lane_room(SIZER, long, "right")
    assert room.along == 120 + 40  # titles are no wider
    # four words of six characters fill a line (23 x 5 x 1.02 + 0.5 = 117.8), so twelve take three
    assert room.across[0] == 3 * 12 + 40
    assert room.across[1] == 12 + 40


@pytest.mark.parametrize("direction", ["down", "up", "right", "left"])
def test_titles_stay_in_their_heads(direction: Direction) -> None:
    lanes = (lane("a", "a title of a good many words that no card is as wide as"), lane("b", "unbreakable" * 3))
    stack = StyledStack("y", lanes, make.SPAN, layout=StyledLayout("lanes", direction))
    diagram = StyledDiagram(stack, tuple(make.edges("a/x b/x")), make.METRICS, direction)
    placed = arrange_free(diagram, make.SQUARES, Rect(0, 0, 900, 900))
    assert isinstance(placed, PlacedDiagram)
    for node in placed.nodes:
        assert isinstance(node.content, PanelContent)
        assert node.content.text is not None
        assert node.content.head is not None
        assert node.content.text.block.fits
        assert node.rect.contains(node.content.head, 0.01)
        assert node.content.head.contains(node.content.text.rect, 0.01)
        assert not node.content.head.overlaps(node.children[0].rect)
