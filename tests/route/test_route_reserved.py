"""Ways that a layout planned: kept as they are, or left to the search where something is in the way. Boxes are 100 x 40."""

from __future__ import annotations

import importlib

import pytest
from layout_factory import SQUARES, edge, edges, placed, put, put_panel, text

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Point, Rect, Side
from deckgen.graph.placed import PanelContent, PlacedDiagram, PlacedNode, PlacedText, ReservedWay
from deckgen.graph.routed import Route
from deckgen.route import connect
from deckgen.route.reserved import kept_ways
from deckgen.route.scene_map import Ground
from deckgen.text import wrap_block

A, B = put("a", 100, 100), put("b", 200, 300)
Z = ((150, 140), (150, 170), (250, 170), (250, 300))  # not halfway: a search would not find it


def way(*points: tuple[float, float], name: str = "a -> b", begin: Side = Side.BOTTOM, end: Side = Side.TOP) -> ReservedWay:
    return ReservedWay(name, begin, end, tuple(Point(*p) for p in points))


def plan(*nodes: PlacedNode, ways: tuple[ReservedWay, ...], chains: tuple[str, ...] = ("a b",)) -> PlacedDiagram:
    return placed(*nodes, edges=edges(*chains))._replace(ways=ways)


def kept(*nodes: PlacedNode, ways: tuple[ReservedWay, ...], chains: tuple[str, ...] = ("a b",)) -> dict[int, Route]:
    there = plan(*nodes, ways=ways, chains=chains)
    return kept_ways(Ground(there), there.diagram.edges)


def lane(path: str, x: float, y: float, w: float, h: float) -> PlacedNode:
    box = put_panel(path, x, y, w, h)
    return box._replace(node=box.node._replace(lane=True))


def test_a_way_is_kept_to_the_point():
    found = kept(A, B, ways=(way(*Z),))[0]
    assert found.points == Z and not found.begin.anchor and not found.end.anchor
    assert (found.begin.node, found.begin.side, found.end.node, found.end.side) == ("a", Side.BOTTOM, "b", Side.TOP)


def test_ends_beside_the_middle_stand_on_anchors():
    found = kept(A, B, ways=(way((130, 140), (130, 170), (250, 170), (250, 300)),))[0]
    assert found.begin.anchor and not found.end.anchor


def test_ends_are_set_exactly_onto_the_border():
    found = kept(A, B, ways=(way((150, 140.4), (150, 170), (250, 170), (250, 299.5)),))[0]
    assert (found.points[0].y, found.points[-1].y) == (140, 300)


def test_points_that_turn_nothing_are_left_out():
    found = kept(A, B, ways=(way(Z[0], (150, 155), *Z[1:]),))[0]
    assert found.points == Z


@pytest.mark.parametrize(
    "wrong",
    [
        way((150, 145), *Z[1:]),  # starts off the border
        way((90, 140), (90, 170), (250, 170), (250, 300)),  # starts beside the side
        way((150, 140), (250, 300)),  # aslant
        way((150, 140), (150, 120), (250, 120), (250, 300)),  # leaves through its own box
        way((150, 140), (150, 350), (260, 350), (260, 300)),  # comes in through the target
        way((150, 140), (150, 150), (160, 150), (160, 160), (170, 160), (170, 170), (250, 170), (250, 300)),  # six bends
        way((150, 140), (150, 170), (900, 170), (900, 250), (250, 250), (250, 300)),  # off the page
        way((150, 140)),
    ],
)
def test_what_is_no_way_is_left(wrong):
    assert kept(A, B, ways=(wrong,)) == {}


def test_a_way_that_meets_a_stranger_is_left():
    assert kept(A, B, put("c", 130, 180), ways=(way(*Z),)) != {}  # ten points off
    assert kept(A, B, put("c", 130, 171.5), ways=(way(*Z),)) == {}  # nearer than two
    assert kept(A, B, put("c", 130, 150), ways=(way(*Z),)) == {}


def test_a_way_may_enter_a_panel_around_its_target_but_not_run_through_its_words():
    inner = put("p/b", 200, 300)
    name = "a -> p/b"
    box = put_panel("p", 160, 240, 180, 120, inner)
    assert 0 in kept(A, box, ways=(way(*Z, name=name),), chains=("a p/b",))
    words = text("Panel")
    block = wrap_block((("Panel", words.style),), 160, SQUARES)
    box = box._replace(content=PanelContent(PlacedText((words,), block, Rect(170, 246, 160, 12)), None))
    assert kept(A, box, ways=(way(*Z, name=name),), chains=("a p/b",)) == {}


def test_a_way_runs_through_swimlanes():
    assert kept(A, B, lane("l", 20, 150, 380, 100), ways=(way(*Z),)) != {}
    assert kept(A, B, put_panel("l", 20, 150, 380, 100), ways=(way(*Z),)) == {}


def test_a_way_from_a_panel_inwards_starts_on_an_anchor():
    inner = put("p/b", 200, 300)
    box = put_panel("p", 160, 200, 180, 180, inner)
    inwards = way((250, 200), (250, 300), name="p -> p/b", begin=Side.TOP)
    found = kept(box, ways=(inwards,), chains=("p p/b",))[0]
    assert found.begin.anchor and not found.end.anchor


def test_nothing_is_searched_where_every_way_is_kept(monkeypatch):
    connecting = importlib.import_module("deckgen.route.connect")
    monkeypatch.setattr(connecting, "Router", None)
    bag = DiagnosticBag()
    (found,) = connect(plan(A, B, ways=(way(*Z),)), SQUARES, bag).routes
    assert found.points == Z and list(bag) == []


def test_others_are_searched_and_keep_off_what_is_planned():
    """d -> c would run straight through the planned bar; it crosses it, but never runs along it."""
    c, d = put("c", 290, 180), put("d", 20, 180)
    bag = DiagnosticBag()
    there = plan(A, B, c, d, ways=(way((150, 140), (150, 200), (250, 200), (250, 300)),), chains=("a b", "d c"))
    planned, searched = connect(there, SQUARES, bag).routes
    assert planned.points == ((150, 140), (150, 200), (250, 200), (250, 300))
    along = [(a, b) for a, b in zip(searched.points, searched.points[1:]) if a.y == b.y and abs(a.y - 200) < 2]
    assert all(max(a.x, b.x) <= 150 or min(a.x, b.x) >= 250 for a, b in along) and list(bag) == []


def test_a_way_that_is_left_is_searched():
    bag = DiagnosticBag()
    (found,) = connect(plan(A, B, put("c", 160, 150), ways=(way(*Z),)), SQUARES, bag).routes
    assert found.points != Z and list(bag) == [] and edge("a", "b").name == found.edge.name
