"""Labels at the ends of edges: near their box, beside their line, off everything. Boxes are 100 x 40, two characters 11 by 12."""

from __future__ import annotations

from itertools import combinations

import pytest
from layout_factory import SPAN, SQUARES, edge, placed, put, text

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Rect
from deckgen.graph.placed import PlacedNode
from deckgen.graph.routed import Route
from deckgen.graph.styled import StyledEdge
from deckgen.route import connect

A, B = put("a", 100, 100), put("b", 100, 240)


def ends(e: StyledEdge, tail: str = "", head: str = "") -> StyledEdge:
    return e._replace(
        tail_label=text(tail, "tail_label") if tail else None, head_label=text(head, "head_label") if head else None
    )  # fmt: skip


def routes(*nodes: PlacedNode, edges: list[StyledEdge]) -> list[Route]:
    bag = DiagnosticBag()
    found = connect(placed(*nodes, edges=edges), SQUARES, bag).routes
    assert list(bag) == []
    return list(found)


def labels(route: Route) -> dict[str, Rect]:
    return {label.text.texts[0].key: label.text.rect for label in route.end_labels}


def apart(a: Rect, b: Rect) -> float:
    return max(a.x - b.right, b.x - a.right, a.y - b.bottom, b.y - a.bottom)


def lines(route: Route) -> list[Rect]:
    return [Rect.of_edges(*map(min, zip(a, b)), *map(max, zip(a, b))) for a, b in zip(route.points, route.points[1:])]


@pytest.mark.parametrize("other", [put("b", 100, 240), put("b", 100, 20), put("b", 300, 100)], ids=["down", "up", "right"])
def test_each_stands_by_its_own_box_and_its_line(other):
    (found,) = routes(A, other, edges=[ends(edge("a", "b"), "1", "n")])
    there = labels(found)
    assert list(there) == ["tail_label", "head_label"]
    for key, box in (("tail_label", A), ("head_label", other)):
        assert 0 < apart(there[key], box.rect) <= 10
        assert 0 < min(apart(there[key], line) for line in lines(found)) <= 10


def test_an_edge_may_have_but_one():
    assert list(labels(routes(A, B, edges=[ends(edge("a", "b"), head="n")])[0])) == ["head_label"]
    assert routes(A, B, edges=[edge("a", "b")])[0].end_labels == ()


def test_the_middle_label_keeps_its_place_between_them():
    (found,) = routes(A, B, edges=[ends(edge("a", "b", label="12345"), "1", "n")])
    assert found.label and abs(found.label.text.rect.cy - 190) < 10
    assert all(apart(found.label.text.rect, rect) > 0 for rect in labels(found).values())


def test_they_go_to_the_other_side_where_something_stands():
    wall = put("w", 155, 141, 40, 60)
    (found,) = routes(A, B, wall, edges=[ends(edge("a", "b"), tail="1")])
    assert labels(found)["tail_label"].right < 150


def test_many_at_one_side_keep_off_each_other_and_all_lines():
    nodes = [put("a", 150, 60), put("b", 30, 240), put("c", 150, 240), put("d", 270, 240)]
    found = routes(*nodes, edges=[ends(edge("a", t), str(k), "0..n") for k, t in enumerate("bcd")])
    rects = [rect for route in found for rect in labels(route).values()]
    assert len(rects) == 6
    assert all(apart(one, other) >= 0 for one, other in combinations(rects, 2))
    assert all(apart(rect, node.rect) >= 0 for rect in rects for node in nodes)
    assert all(apart(rect, line) > 0 for rect in rects for route in found for line in lines(route))


def test_one_without_free_ground_is_reported_at_its_own_place():
    there = SPAN._replace(line=7) if hasattr(SPAN, "_replace") else SPAN
    long = text("a very long word at this end " * 20, "tail_label")._replace(span=there)
    bag = DiagnosticBag()
    (found,) = connect(placed(A, B, edges=[edge("a", "b")._replace(tail_label=long)]), SQUARES, bag).routes
    assert found.end_labels == () and [(d.code, d.span) for d in bag] == [("R201", there)]
