"""Nudging: given routes by hand, where their segments end up. Clearance 12."""

from __future__ import annotations

from layout_factory import edge, placed, put, put_panel

from deckgen.base.geometry import Point, Side
from deckgen.graph.routed import End, Route
from deckgen.graph.styled import StyledEdge
from deckgen.route.nudge import nudge
from deckgen.route.scene_map import HARD, Ground


def line(e: StyledEdge, *points: tuple[float, float], anchors: tuple[bool, bool] = (False, False)) -> Route:
    """A route down the page."""
    path = tuple(Point(*p) for p in points)
    begin, end = End(e.source, Side.BOTTOM, path[0], anchors[0]), End(e.target, Side.TOP, path[-1], anchors[1])
    return Route(e, begin, end, path)


def bars(routes: list[Route]) -> list[float]:
    return [r.points[1].y for r in routes]


A, B = put("a", 100, 100), put("b", 300, 200)
C, D = put("c", 0, 100), put("d", 400, 200)


def run(nodes, *routes: Route) -> list[Route]:
    return nudge(routes, Ground(placed(*nodes, edges=[r.edge for r in routes])), 12)


def test_a_bar_goes_halfway_between_what_it_joins():
    (moved,) = run([A, B], line(edge("a", "b"), (150, 140), (150, 150), (350, 150), (350, 200)))
    assert moved.points == ((150, 140), (150, 170), (350, 170), (350, 200))


def test_halfway_is_measured_from_the_outermost_border_that_is_left():
    p = put_panel("p", 80, 80, 140, 80, put("p/a", 100, 100))  # the panel ends at 160
    (moved,) = run([p, B], line(edge("p/a", "b"), (150, 140), (150, 150), (350, 150), (350, 200)))
    assert moved.points[1].y == 180


def test_ends_and_straight_lines_stay():
    straight = line(edge("a", "b"), (150, 140), (150, 300))
    assert run([A, put("b", 100, 300)], straight) == [straight]


def test_bars_of_strangers_are_set_a_clearance_apart_about_their_place():
    nodes = [A, B, C, D]
    routes = run(
        nodes,
        line(edge("a", "b"), (150, 140), (150, 170), (350, 170), (350, 200)),
        line(edge("c", "d"), (50, 140), (50, 170), (450, 170), (450, 200)),
    )
    one, other = bars(routes)
    assert abs(one - other) >= 13 - 0.05  # the clearance, and half of each line
    assert abs((one + other) / 2 - 170) < 0.1


def test_they_are_ordered_so_that_they_do_not_cross():
    # b's line comes down first: the upper bar belongs to the one whose end is reached past the other's beginning
    nodes = [A, B, C, D]
    ab = line(edge("a", "b"), (150, 140), (150, 170), (350, 170), (350, 200))
    cd = line(edge("c", "d"), (50, 140), (50, 170), (450, 170), (450, 200))
    for routes in ([ab, cd], [cd, ab]):
        moved = {r.edge.name: r for r in run(nodes, *routes)}
        # c -> d passes under a's exit and over b's entry either way: one crossing is not to be had less, but never two
        assert crossings(*moved.values()) <= 2
    # from the left to the middle, and from the middle to the right: the first bar must lie above the second's beginning
    e, f = put("e", 200, 200), put("f", 500, 200)
    ce = line(edge("c", "e"), (50, 140), (50, 170), (250, 170), (250, 200))
    af = line(edge("a", "f"), (150, 140), (150, 170), (550, 170), (550, 200))
    moved = {r.edge.name: r for r in run([C, A, e, f], ce, af)}
    assert moved["c -> e"].points[1].y > moved["a -> f"].points[1].y
    assert crossings(*moved.values()) == 0


def crossings(one: Route, other: Route) -> int:
    count = 0
    for a, b in zip(one.points, one.points[1:]):
        for c, d in zip(other.points, other.points[1:]):
            if (a.x == b.x) == (c.x == d.x):
                continue
            up, level = ((a, b), (c, d)) if a.x == b.x else ((c, d), (a, b))
            low, high = sorted((up[0].y, up[1].y))
            left, right = sorted((level[0].x, level[1].x))
            count += low < level[0].y < high and left < up[0].x < right
    return count


def test_friends_stay_on_one_line():
    e = put("e", 0, 200)
    routes = run(
        [A, B, e],
        line(edge("a", "b"), (150, 140), (150, 160), (350, 160), (350, 200)),
        line(edge("a", "e"), (150, 140), (150, 160), (50, 160), (50, 200)),
    )
    assert bars(routes) == [170, 170]


def test_nothing_is_pushed_into_a_box():
    # a box hangs into the gap right above the bar's middle: the bar stays clear of it as far as there is room
    w = put("w", 220, 100, 60, 66)  # ends at 166
    (moved,) = run([A, B, w], line(edge("a", "b"), (150, 140), (150, 185), (350, 185), (350, 200)))
    assert moved.points[1].y >= 166 + HARD


def test_a_free_end_moves_along_its_side_but_not_off_the_straight_part():
    nodes = [A, B, put("c", 100, 300), put("e", 60, 200, 30)]
    first = line(edge("a", "c"), (150, 140), (150, 300))
    near = line(edge("a", "b", dash="dash"), (155, 140), (155, 170), (350, 170), (350, 200), anchors=(True, False))
    straight, moved = run(nodes, first, near)
    assert straight.points == first.points
    assert abs(moved.points[0].x - 163) < 0.05 and moved.points[0].x == moved.points[1].x
    assert moved.begin.point == moved.points[0] and moved.end.point == moved.points[-1]
    # four such ends beside each other would need more than the straight part, 108 to 192, has
    crowd = []
    for k in range(1, 5):
        x, y = 155 + k, 150 + 9 * k
        crowd.append(line(edge("a", "b", number=k), (x, 140), (x, y), (350, y), (350, 200), anchors=(True, False)))
    assert all(108 <= r.points[0].x <= 192 for r in run(nodes, first, *crowd))


def test_straight_lines_on_anchors_stay_where_the_search_put_them():
    lines = [line(edge("a", "b", number=k), (x, 140), (x, 300), anchors=(k > 1, k > 1)) for k, x in ((1, 150), (2, 155))]
    assert run([A, put("b", 100, 300)], *lines) == lines


def test_an_elbow_that_nudging_made_straight_is_no_elbow():
    (moved,) = run([A, put("b", 100, 300)], line(edge("a", "b"), (150, 140), (150, 200), (150, 250), (150, 300)))
    assert moved.points == ((150, 140), (150, 300))
