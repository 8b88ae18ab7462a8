"""Blocks that move as one piece: everything in them goes the same way, by hand."""

from __future__ import annotations

from layout_factory import SQUARES, card, diagram, edges, panel, rects, text

from deckgen.base.geometry import Point, Rect, Side
from deckgen.graph.placed import CardContent, Lane, PanelContent, PlacedNode, PlacedText, ReservedWay
from deckgen.graph.styled import StyledStack
from deckgen.layout import arrange_flow
from deckgen.layout.block import Block, moved, shifted
from deckgen.text import wrap_block


def words(x: float, y: float) -> PlacedText:
    said = text("12345")
    return PlacedText((said,), wrap_block(((said.words, said.style),), 50, SQUARES), Rect(x, y, 50, 12))


def test_a_card_takes_its_text_icon_pills_and_footer_along():
    content = CardContent(words(10, 10), Rect(1, 2, 3, 4), (words(10, 30), words(70, 30)), words(10, 50))
    there = shifted(PlacedNode(card("a"), Rect(0, 0, 130, 70), content), 100, 7)
    assert there.rect == Rect(100, 7, 130, 70)
    assert there.content.text.rect == Rect(110, 17, 50, 12)
    assert there.content.icon == Rect(101, 9, 3, 4)
    assert [pill.rect for pill in there.content.pills] == [Rect(110, 37, 50, 12), Rect(170, 37, 50, 12)]
    assert there.content.footer.rect == Rect(110, 57, 50, 12)


def test_a_panel_takes_its_head_and_what_it_holds_along_to_any_depth():
    leaf = PlacedNode(card("p/q/a"), Rect(20, 30, 40, 20), CardContent(None, None))
    inner = PlacedNode(panel("p/q"), Rect(10, 20, 60, 40), PanelContent(None, None), (leaf,))
    outer = PlacedNode(panel("p"), Rect(0, 0, 80, 70), PanelContent(words(5, 5), None, None, head=Rect(0, 0, 80, 15)), (inner,))
    there = shifted(outer, -5, 50)
    assert there.content.head == Rect(-5, 50, 80, 15)
    assert there.content.text.rect == Rect(0, 55, 50, 12)
    assert there.children[0].rect == Rect(5, 70, 60, 40)
    assert there.children[0].children[0].rect == Rect(15, 80, 40, 20)


def test_a_block_moves_its_ways_and_lanes_and_keeps_its_size_and_sides():
    way = ReservedWay("a -> b", Side.RIGHT, Side.LEFT, (Point(40, 10), Point(60, 10)))
    lanes = (Lane("a -> b", True, 50, Side.TOP, Side.LEFT), Lane("b -> a", False, 30, Side.TOP, Side.TOP))
    sides = (("a -> b", Side.RIGHT, Side.LEFT),)
    there = moved(Block(100, 60, (PlacedNode(card("a"), Rect(0, 0, 40, 20), CardContent(None, None)),), (way,), lanes, sides), 3, 4)
    assert (there.w, there.h, there.sides) == (100, 60, sides)
    assert there.nodes[0].rect == Rect(3, 4, 40, 20)
    assert there.ways[0].points == (Point(43, 14), Point(63, 14))
    assert [lane.at for lane in there.lanes] == [53, 34]  # an upright one goes sideways with the block, a level one up and down


def test_the_flow_sets_a_block_in_the_middle_of_its_panel():
    """The panel is as wide as its content and two insets of 20: a block of 90 x 50. Its head is empty: 20 above and below."""
    holder = panel("p", card("p/x"), card("p/y"))
    nodes = tuple(
        PlacedNode(card(path), Rect(x, y, 40, 20), CardContent(None, None)) for path, x, y in (("p/x", 0, 0), ("p/y", 50, 30))
    )
    styled = diagram(card("a", "12345"), holder, edges=edges("a p"))
    placed = arrange_flow(styled, SQUARES, Rect(0, 0, 400, 300), blocks={id(holder.content): Block(90, 50, nodes)})
    found = rects(placed)
    assert (found["p"].w, found["p"].h) == (130, 90)
    assert (found["p/x"].x - found["p"].x, found["p/x"].y - found["p"].y) == (20, 20)
    assert (found["p/y"].x - found["p/x"].x, found["p/y"].y - found["p/x"].y) == (50, 30)
    assert isinstance(holder.content, StyledStack)


def test_a_block_that_is_wider_than_the_page_lacks_the_rest():
    holder = panel("p", card("p/x"))
    nodes = (PlacedNode(card("p/x"), Rect(0, 0, 200, 20), CardContent(None, None)),)
    found = arrange_flow(diagram(holder), SQUARES, Rect(0, 0, 150, 300), blocks={id(holder.content): Block(200, 20, nodes)})
    assert found.axis == "width"
    assert found.by == 90  # 200 and two insets of 20 on a page of 150
