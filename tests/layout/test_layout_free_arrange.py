"""The driver of the free layouts: sizes, turning back, blocks inside, room to spare. The kind is a plain column, so figures are simple."""

from __future__ import annotations

import layout_factory as make
import pytest

from deckgen.base.geometry import Point, Rect, Side, Size
from deckgen.graph.placed import PlacedDiagram, placed_boxes
from deckgen.graph.styled import Hint, StyledDiagram, StyledLayout, StyledNode, StyledStack
from deckgen.layout import free_arrange
from deckgen.layout.free import FreeDrawing, FreeGraph, FreeWay, Kind
from deckgen.layout.widths import Misfit

SEEN: list[FreeGraph] = []


def column(graph: FreeGraph, plan: object) -> FreeDrawing:
    """Boxes one under the other, flush left; straight ways between neighbours."""
    SEEN.append(graph)
    rects, y = [], 0.0
    for node in graph.nodes:
        rects.append(Rect(0, y, node.w, node.h))
        y += node.h + graph.gaps.rank
    ways = [
        FreeWay(k, Side.BOTTOM, Side.TOP, (rects[e.source].middle(Side.BOTTOM), rects[e.target].middle(Side.TOP)))
        for k, e in enumerate(graph.edges)
        if e.exact and e.target == e.source + 1
    ]
    size = Size(max(r.w for r in rects), y - graph.gaps.rank)
    return FreeDrawing(size, tuple(rects), tuple(ways), unmet=tuple(range(len(graph.hints))))


@pytest.fixture(autouse=True)
def one_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    SEEN.clear()
    kind = Kind("column", lambda graph: None, column, frozenset())
    monkeypatch.setattr(free_arrange, "free_kind", lambda name: kind)


def arranged(
    *items: StyledNode, edges: tuple[str, ...] = (), direction: str = "down", w: float = 400, h: float = 400
) -> PlacedDiagram | Misfit:
    layout = StyledLayout("column", direction)  # type: ignore[arg-type]
    diagram = StyledDiagram(StyledStack("y", items, make.SPAN, layout=layout), tuple(make.edges(*edges)), make.METRICS)
    return free_arrange.arrange_free(diagram, make.SQUARES, Rect(10, 20, 400, h))


def good(placed: PlacedDiagram | Misfit) -> PlacedDiagram:
    assert isinstance(placed, PlacedDiagram)
    return placed


def test_cards_have_one_width_and_height_and_stand_in_the_middle() -> None:
    # 20 characters want 5 x 20 x 1.02 + 0.5 = 102.5 points, and two insets of 10
    placed = good(arranged(make.card("a", "x" * 20), make.card("b", "short")))
    a, b = (box.rect for box in placed.nodes)
    assert a.w == b.w == pytest.approx(1.25 * 122.5)  # and there is room for a quarter more
    assert a.h == b.h
    assert a.cx == b.cx == pytest.approx(10 + 200)
    assert (a.y - 20) == pytest.approx(420 - b.bottom)


def test_one_card_with_far_more_words_is_wrapped() -> None:
    cards = [make.card(name, "ten chars.") for name in "abc"]
    placed = good(arranged(*cards, make.card("d", "many words " * 4)))
    first, *others = [box.rect.w for box in placed.nodes]
    natural = 10 * 5 * 1.02 + 0.5 + 20  # of the three
    assert first == pytest.approx(1.25 * 1.35 * natural)
    assert others == [first] * 3


def test_gaps_grow_on_a_page_with_room_but_not_past_three_quarters() -> None:
    a, b = (box.rect for box in good(arranged(make.card("a", "A"), make.card("b", "B"))).nodes)
    assert b.y - a.bottom == pytest.approx(1.75 * 30)


def test_a_crowded_page_has_tighter_gaps() -> None:
    cards = [make.card(str(k), "A") for k in range(6)]
    height = good(arranged(cards[0])).nodes[0].rect.h / 1.25  # alone it may grow
    room = 6 * height + 5 * 24
    rects = [box.rect for box in good(arranged(*cards, h=room)).nodes]
    assert 15 <= rects[1].y - rects[0].bottom < 24


def test_what_does_not_fit_at_all_is_a_misfit_with_its_size() -> None:
    cards = [make.card(str(k), "A") for k in range(30)]
    found = arranged(*cards, h=300)
    assert isinstance(found, Misfit)
    assert found.axis == "height"
    assert found.by > 100


def test_a_flow_to_the_right_turns_boxes_and_ways() -> None:
    placed = good(arranged(make.card("a", "A"), make.card("b", "B"), edges=("a b",), direction="right"))
    a, b = (box.rect for box in placed.nodes)
    assert a.cy == b.cy
    assert b.x > a.right
    way = placed.ways[0]
    assert (way.edge, way.begin, way.end) == ("a -> b", Side.RIGHT, Side.LEFT)
    assert way.points == (Point(a.right, a.cy), Point(b.x, b.cy))


def test_a_panel_is_one_box_and_its_inside_moves_with_it() -> None:
    inner = make.panel("p", make.card("p/x", "X"), make.card("p/y", "Y"))
    placed = good(arranged(make.card("a", "A"), inner, edges=("a p/x", "p/x p/y")))
    boxes = {box.path: box.rect for box in placed_boxes(placed.nodes)}
    assert boxes["p"].contains(boxes["p/x"])
    assert boxes["p"].contains(boxes["p/y"])
    assert not SEEN[-1].edges[0].exact  # it ends inside the panel: the router leads it there
    assert len(SEEN[-1].edges) == 1
    assert [way.edge for way in placed.ways] == []


def test_a_panel_with_a_layout_of_its_own_inside_another() -> None:
    panel = make.panel("p", make.card("p/x", "X"), make.card("p/y", "Y"))
    panel = panel._replace(content=panel.content._replace(layout=StyledLayout("column", "right")))
    placed = good(arranged(make.card("a", "A"), panel, edges=("p/x p/y", "a p")))
    boxes = {box.path: box.rect for box in placed_boxes(placed.nodes)}
    assert boxes["p/x"].cy == boxes["p/y"].cy
    assert boxes["p"].contains(boxes["p/y"])
    way = next(way for way in placed.ways if way.edge == "p/x -> p/y")
    assert way.points == (Point(boxes["p/x"].right, boxes["p/x"].cy), Point(boxes["p/y"].x, boxes["p/y"].cy))


def test_hints_that_do_not_hold_come_back_with_their_place() -> None:
    hint = Hint("same_rank", ("a", "b"), make.SPAN)
    layout = StyledLayout("column", "down", (hint,))
    stack = StyledStack("y", (make.card("a", "A"), make.card("b", "B")), make.SPAN, layout=layout)
    placed = free_arrange.arrange_free(StyledDiagram(stack, (), make.METRICS), make.SQUARES, Rect(0, 0, 400, 400))
    assert good(placed).unmet == (hint,)
    assert SEEN[-1].hints[0].nodes == (0, 1)


def test_a_loop_asks_for_room_beside_its_box() -> None:
    good(arranged(make.card("a", "A"), make.card("b", "B"), edges=("a a",)))
    assert [node.loop for node in SEEN[-1].nodes] == [24.0, 0.0]


def test_a_way_by_another_side_than_was_asked_for_is_left_to_the_router() -> None:
    def placed(side: Side | None) -> tuple[object, ...]:
        edge = make.edge("a", "b", side=side)
        stack = StyledStack("y", (make.card("a", "A"), make.card("b", "B")), make.SPAN, layout=StyledLayout("column", "right"))
        diagram = StyledDiagram(stack, (edge,), make.METRICS, "right")
        return good(free_arrange.arrange_free(diagram, make.SQUARES, Rect(0, 0, 400, 400))).ways

    assert len(placed(None)) == len(placed(Side.LEFT)) == len(placed(Side.RIGHT)) == 1  # it runs from right to left side
    assert placed(Side.TOP) == placed(Side.BOTTOM) == ()
