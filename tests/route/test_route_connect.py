"""Routes on small placed diagrams, point by point. Boxes are 100 x 40 unless said; clearance 12, straight parts 8 in from the corners."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import pytest
from layout_factory import INK, SQUARES, edge, edges, placed, put, put_panel

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Rect, Side
from deckgen.graph.placed import Lane, PlacedNode
from deckgen.graph.routed import Route
from deckgen.graph.styled import StyledEdge
from deckgen.route import connect
from deckgen.scene import ColorRef

Points = list[tuple[float, float]]


def route(*nodes: PlacedNode, edges: Sequence[StyledEdge], lanes: Sequence[Lane] = (), **more: Any) -> dict[str, Route]:
    bag = DiagnosticBag()
    found = connect(placed(*nodes, edges=edges, lanes=lanes, **more), SQUARES, bag)
    assert list(bag) == []
    return {r.edge.name: r for r in found.routes}


def points(found: dict[str, Route], name: str) -> Points:
    return [(round(p.x, 3), round(p.y, 3)) for p in found[name].points]


A = put("a", 100, 100)  # middle 150, 120; to 200, 140


# ---- one edge


def test_straight_down():
    found = route(A, put("b", 100, 200), edges=edges("a b"))
    assert points(found, "a -> b") == [(150, 140), (150, 200)]
    assert (found["a -> b"].begin.side, found["a -> b"].end.side) == (Side.BOTTOM, Side.TOP)
    assert not found["a -> b"].begin.anchor and not found["a -> b"].end.anchor


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (put("b", 100, 0), [(150, 100), (150, 40)]),
        (put("b", 300, 100), [(200, 120), (300, 120)]),
        (put("b", -60, 100), [(100, 120), (40, 120)]),
    ],
    ids=["up", "right", "left"],
)
def test_straight_any_way(other, expected):
    assert points(route(A, other, edges=edges("a b")), "a -> b") == expected


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_an_edge_runs_by_the_side_that_is_asked_for_where_no_lane_is_kept(side):
    found = route(A, put("b", 100, 200), edges=[edge("a", "b", side=side)])["a -> b"]
    assert (found.begin.side, found.end.side) == (side, side)
    assert len(found.points) == 4


def test_a_z_has_its_bar_halfway():
    found = route(A, put("b", 140, 200), edges=edges("a b"))
    assert points(found, "a -> b") == [(150, 140), (150, 170), (190, 170), (190, 200)]


def test_a_sideways_z_has_its_bar_halfway():
    found = route(A, put("b", 300, 130), edges=edges("a b"))
    assert points(found, "a -> b") == [(200, 120), (250, 120), (250, 150), (300, 150)]


def test_a_lane_makes_a_loop():
    nodes = [A, put("b", 100, 200), put("c", 100, 300)]
    lane = Lane("c -> a", True, 70.0, Side.LEFT, Side.LEFT)
    found = route(*nodes, edges=[*edges("a b c"), edge("c", "a")], lanes=[lane])
    assert points(found, "c -> a") == [(100, 320), (70, 320), (70, 120), (100, 120)]
    assert points(found, "a -> b") == [(150, 140), (150, 200)]


def test_a_lane_that_enters_from_below_ends_off_the_taken_middle():
    # b's bottom is left by b -> c; the lane comes up at 115, on its straight part: an anchor there, and no bend to the middle
    wide = put("b", 50, 100, 200)
    lane = Lane("d -> b", True, 75.0, Side.LEFT, Side.BOTTOM)
    nodes = [wide, put("c", 100, 200), put("d", 100, 300)]
    found = route(*nodes, edges=[*edges("b c d"), edge("d", "b", dash="dash")], lanes=[lane])
    assert points(found, "d -> b") == [(100, 320), (75, 320), (75, 140)]
    assert found["d -> b"].end == ("b", Side.BOTTOM, (75, 140), True)
    assert points(found, "b -> c") == [(150, 140), (150, 200)]


def test_around_a_box_in_between():
    found = route(A, put("b", 80, 200, 140), put("c", 100, 300), edges=[edge("a", "c")])
    way = points(found, "a -> c")
    assert len(way) <= 6 and way[0][1] <= 140 and way[-1][1] >= 300
    box = Rect(80, 200, 140, 40)
    for (ax, ay), (bx, by) in zip(way, way[1:]):
        assert not box.grow(5).overlaps(Rect.of_edges(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), 0.01)


# ---- panels


def test_an_edge_from_inside_a_panel_leaves_through_its_border_straight():
    p = put_panel("p", 80, 60, 140, 100, put("p/x", 100, 100))
    found = route(p, put("b", 100, 250), edges=edges("p/x b"))
    assert points(found, "p/x -> b") == [(150, 140), (150, 250)]


def test_the_bar_of_an_edge_out_of_a_panel_is_halfway_to_the_panels_border():
    p = put_panel("p", 80, 60, 140, 100, put("p/x", 100, 100))  # its bottom at 160
    found = route(p, put("b", 120, 260), edges=edges("p/x b"))
    assert points(found, "p/x -> b") == [(150, 140), (150, 210), (170, 210), (170, 260)]


# ---- forks and merges


def test_a_fork_is_one_trunk_with_one_bar_halfway():
    found = route(A, put("b", 82, 200, 60), put("c", 158, 200, 60), edges=edges("a b", "a c"))
    assert points(found, "a -> b") == [(150, 140), (150, 170), (112, 170), (112, 200)]
    assert points(found, "a -> c") == [(150, 140), (150, 170), (188, 170), (188, 200)]


def test_a_merge_too():
    found = route(put("b", 82, 0, 60), put("c", 158, 0, 60), A, edges=edges("b a", "c a"))
    assert points(found, "b -> a") == [(112, 40), (112, 70), (150, 70), (150, 100)]
    assert points(found, "c -> a") == [(188, 40), (188, 70), (150, 70), (150, 100)]


def test_a_fork_of_wide_branches_has_its_bar_halfway_too():
    found = route(A, put("b", -10, 200, 148), put("c", 162, 200, 148), edges=edges("a b", "a c"))
    assert points(found, "a -> b") == [(150, 140), (150, 170), (64, 170), (64, 200)]
    assert points(found, "a -> c") == [(150, 140), (150, 170), (236, 170), (236, 200)]


def test_a_fork_with_a_straight_branch_keeps_it_straight():
    found = route(A, put("b", -50, 200), put("c", 100, 200), edges=edges("a b", "a c"))
    assert points(found, "a -> c") == [(150, 140), (150, 200)]
    assert points(found, "a -> b") == [(150, 140), (150, 170), (0, 170), (0, 200)]


@pytest.mark.parametrize("look", [{"dash": "dash"}, {"width": 3.0}, {"color": ColorRef("accent6")}])
def test_branches_that_do_not_look_alike_do_not_share_a_trunk(look):
    found = route(A, put("b", 0, 200), put("c", 200, 200), edges=[edge("a", "b"), edge("a", "c", **look)])
    one, other = found["a -> b"], found["a -> c"]
    assert one.begin.point != other.begin.point
    assert one.edge.color == INK


def overlap(a: Route, b: Route) -> float:
    """Length that two routes have in common, to a tenth of a point across."""
    longest = 0.0
    for p, q in zip(a.points, a.points[1:]):
        for r, s in zip(b.points, b.points[1:]):
            for axis, along in ((0, 1), (1, 0)):
                if max(abs(p[axis] - q[axis]), abs(r[axis] - s[axis]), abs(p[axis] - r[axis])) < 0.1:
                    low, high = (
                        max(min(p[along], q[along]), min(r[along], s[along])),
                        min(max(p[along], q[along]), max(r[along], s[along])),
                    )
                    longest = max(longest, high - low)
    return longest


def test_an_edge_to_the_same_box_and_one_back_never_share():
    found = route(A, put("b", 100, 200), edges=[edge("a", "b"), edge("b", "a")])
    assert overlap(found["a -> b"], found["b -> a"]) == 0
    assert found["a -> b"].begin.point != found["b -> a"].end.point


# ---- parallel edges


def test_parallel_edges_run_side_by_side_a_clearance_apart():
    found = route(A, put("b", 100, 200), edges=[edge("a", "b"), edge("a", "b", number=2), edge("a", "b", number=3)])
    xs = sorted(r.points[0].x for r in found.values())
    assert xs == pytest.approx([138, 150, 162])
    for r in found.values():
        assert len(r.points) == 2 and r.points[0].x == r.points[1].x
        assert r.begin.anchor is r.end.anchor is (r.points[0].x != 150)


def test_a_way_there_and_back_takes_two_lines():
    found = route(A, put("b", 300, 100), edges=[edge("a", "b"), edge("b", "a")])
    assert points(found, "a -> b") == [(200, 120), (300, 120)]
    (x0, y0), (x1, y1) = points(found, "b -> a")
    assert (x0, x1) == (300, 200) and y0 == y1 and abs(y0 - 120) == pytest.approx(12)


def test_ends_keep_to_the_straight_part_of_a_side():
    found = route(A, put("b", 100, 200), edges=[edge("a", "b", number=k) for k in range(1, 6)])
    for r in found.values():
        for end in (r.begin, r.end):
            if end.side.vertical:
                assert 108 <= end.point.x <= 192
            else:
                assert 8 <= (end.point.y - 100) % 100 <= 32
    starts = [r.points[0] for r in found.values()]
    assert len(set(starts)) == len(starts)


# ---- always


def test_routes_are_orthogonal_end_on_their_sides_and_keep_the_order_of_edges():
    nodes = [put("a", 100, 0), put("b", 20, 100), put("c", 200, 100), put("d", 60, 200), put("e", 120, 300)]
    spec = edges("a b d e", "a c e", "c d", "b c")
    found = route(*nodes, edges=spec)
    assert list(found) == [e.name for e in spec]
    boxes = {n.path: n.rect for n in nodes}
    for r in found.values():
        for p, q in zip(r.points, r.points[1:]):
            assert p.x == q.x or p.y == q.y
        for end, point in ((r.begin, r.points[0]), (r.end, r.points[-1])):
            assert end.point == point
            border = boxes[end.node].edge(end.side)
            assert (point.y if end.side.vertical else point.x) == border
            if not end.anchor:
                assert point == boxes[end.node].middle(end.side)


def test_an_edge_with_no_way_is_reported_and_left_out():
    # b shut in by four walls that touch
    walls = [put("w", 180, 180, 160, 10), put("v", 180, 250, 160, 10), put("u", 180, 190, 10, 60), put("t", 330, 190, 10, 60)]
    bag = DiagnosticBag()
    found = connect(placed(A, put("b", 210, 200), *walls, edges=edges("a b")), SQUARES, bag)
    assert found.routes == ()
    assert [(d.code, "'a -> b'" in d.message) for d in bag] == [("R101", True)]


def test_the_same_diagram_gives_the_same_routes():
    nodes = [put("a", 100, 0), put("b", 20, 100), put("c", 200, 100), put("d", 60, 200)]
    spec = edges("a b d", "a c d", "c b")
    assert route(*nodes, edges=spec) == route(*nodes, edges=spec)


def test_an_edge_that_only_the_second_prices_find_is_no_error(monkeypatch):
    """The first price list may fail where the second does not: then nothing is said."""
    module = importlib.import_module("deckgen.route.router")
    search = module.Router._search

    def only_dear(self, *arguments):
        return None if self.along == module.ALONG_LOW else search(self, *arguments)

    monkeypatch.setattr(module.Router, "_search", only_dear)
    bag = DiagnosticBag()
    spec = edges("a b")
    routed = connect(placed(A, put("b", 250, 300), edges=spec), SQUARES, bag)
    assert list(bag) == [] and [r.edge.name for r in routed.routes] == ["a -> b"]
