"""Labels: beside their line, on free ground, where room was kept. A label gap is 8, a line 1 wide, five characters 26 by 12."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from layout_factory import SQUARES, edge, edges, placed, put, put_panel

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Rect, Side
from deckgen.graph.placed import Lane, PlacedNode
from deckgen.graph.routed import PlacedLabel, Route
from deckgen.graph.styled import StyledEdge
from deckgen.route import connect

A, B = put("a", 100, 100), put("b", 100, 240)


def label(*nodes: PlacedNode, edges: Sequence[StyledEdge], lanes: Sequence[Lane] = (), name: str = "a -> b") -> PlacedLabel:
    bag = DiagnosticBag()
    routed = connect(placed(*nodes, edges=edges, lanes=lanes), SQUARES, bag)
    assert list(bag) == []
    found = next(r for r in routed.routes if r.edge.name == name).label
    assert found is not None
    return found


def lines(found: PlacedLabel) -> list[str]:
    (paragraph,) = found.text.block.paragraphs
    return [paragraph.text[line.start : line.end] for line in paragraph.lines]


def test_right_of_the_middle_of_an_upright_line_and_aligned_to_it():
    found = label(A, B, edges=[edge("a", "b", label="12345")])
    assert found.text.rect == Rect(pytest.approx(158.5), pytest.approx(184), pytest.approx(26), 12)
    assert (found.align, lines(found)) == ("left", ["12345"])


def test_left_of_it_where_something_stands_on_the_right():
    wall = put("w", 165, 150, 100, 80)
    found = label(A, B, wall, edges=[edge("a", "b", label="12345")])
    assert found.text.rect.right == pytest.approx(141.5) and found.align == "right"


def test_above_the_middle_of_a_level_line():
    found = label(A, put("b", 300, 100), edges=[edge("a", "b", label="12345")])
    # three points off the line, centred on it
    assert found.text.rect == Rect(pytest.approx(237), pytest.approx(120 - 3.5 - 12), pytest.approx(26), 12)
    assert found.align == "center"


def test_beside_the_longest_piece():
    found = label(A, put("b", 320, 400), edges=[edge("a", "b", label="12345")])  # the bar is 220 long, its legs 130
    assert 150 < found.text.rect.cx < 370 and abs(found.text.rect.cy - 270) < 20


def test_a_lanes_label_stands_where_room_was_kept_stacked_a_third_of_the_way():
    nodes = [A, B, put("c", 100, 380)]
    lane = Lane("c -> a", True, 40.0, Side.LEFT, Side.LEFT, Side.RIGHT)
    spec = [*edges("a b c"), edge("c", "a", label="12345 12345")]
    found = label(*nodes, edges=spec, lanes=[lane], name="c -> a")
    assert lines(found) == ["12345", "12345"]
    assert (found.text.rect.x, found.align) == (pytest.approx(48.5), "left")
    # from 400 up to 120: 0.34 of 280 from the source
    assert found.text.rect.cy == pytest.approx(400 - 0.34 * 280)
    # at 55 there is room on both sides: the plan decides
    for side, edge_x, align in ((Side.LEFT, 46.5, "right"), (Side.RIGHT, 63.5, "left")):
        found = label(*nodes, edges=spec, lanes=[lane._replace(at=55.0, label_side=side)], name="c -> a")
        at = found.text.rect.right if side is Side.LEFT else found.text.rect.x
        assert (at, found.align) == (pytest.approx(edge_x), align)


def test_labels_keep_off_boxes_lines_and_each_other():
    nodes = [A, put("b", 60, 240), put("c", 200, 240), put("d", 100, 380)]
    spec = [
        edge("a", "b", label="123"), edge("a", "c", label="12345"), edge("b", "d", label="123"), edge("c", "d", label="12345"),
    ]  # fmt: skip
    bag = DiagnosticBag()
    routes = connect(placed(*nodes, edges=spec), SQUARES, bag).routes
    assert list(bag) == []
    rects = [r.label.text.rect for r in routes if r.label]
    assert len(rects) == 4
    for k, rect in enumerate(rects):
        assert not any(rect.overlaps(other) for other in rects[k + 1 :])
        assert not any(rect.overlaps(node.rect) for node in nodes)
        assert not any(rect.overlaps(piece) for r in routes for piece in pieces(r))


def pieces(route: Route) -> list[Rect]:
    return [
        Rect.of_edges(min(a.x, b.x) - 0.5, min(a.y, b.y) - 0.5, max(a.x, b.x) + 0.5, max(a.y, b.y) + 0.5)
        for a, b in zip(route.points, route.points[1:])
    ]


def test_a_panels_border_is_not_crossed_but_its_ground_may_be_used():
    x, y = put("p/x", 100, 100), put("p/y", 100, 240)
    panel = put_panel("p", 60, 80, 180, 220, x, y)
    found = label(panel, edges=[edge("p/x", "p/y", label="12345")], name="p/x -> p/y")
    assert found.text.rect.x == pytest.approx(158.5)


def test_no_label_lies_across_a_panels_border():
    # 30 beside the line on both sides, and the label with its gap takes 34.5: rather none than one across
    narrow = put_panel("p", 120, 80, 60, 220, put("p/x", 125, 100, 50), put("p/y", 125, 240, 50))
    spec = [edge("p/x", "p/y", label="12345")]
    (routed,) = connect(placed(narrow, edges=spec), SQUARES, DiagnosticBag()).routes
    rect = routed.label.text.rect if routed.label else None
    assert rect is None or narrow.rect.contains(rect) or not narrow.rect.overlaps(rect)


def test_the_page_may_be_used_up_to_the_smallest_margin():
    assert placed(A, frame=Rect(20, 20, 400, 400)).room == Rect(10, 10, 420, 420)


def test_no_free_ground_is_reported_with_the_labels_place():
    # two boxes 20 apart, walls on both sides, and no room farther off
    nodes = [
        A,
        put("b", 100, 160),
        put("w", 10, 20, 80, 400),
        put("v", 210, 20, 210, 400),
        put("u", 100, 20, 100, 70),
        put("t", 100, 210, 100, 200),
    ]
    bag = DiagnosticBag()
    spec = [edge("a", "b", label="12345678901234567890")]
    routed = connect(placed(*nodes, edges=spec), SQUARES, bag)
    assert [(d.code, d.span) for d in bag] == [("R201", spec[0].label.span)]
    assert routed.routes[0].label is None
