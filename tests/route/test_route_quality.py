"""What is counted against a set of routes: strangers on one line, crossings, trunks that tell of edges that do not exist."""

from __future__ import annotations

import pytest
from layout_factory import INK, edge

from deckgen.base.geometry import Point, Side
from deckgen.graph.routed import End, Route
from deckgen.graph.styled import StyledEdge
from deckgen.route.quality import false_trunks, in_one_line, is_complete, quality, reading, readings, trunk_pairs
from deckgen.scene import ColorRef

RED = ColorRef("accent6")


def drawn(e: StyledEdge, *points: tuple[float, float]) -> Route:
    path = tuple(Point(*p) for p in points)
    return Route(e, End(e.source, Side.BOTTOM, path[0]), End(e.target, Side.TOP, path[-1]), path)


def names(pairs: list[tuple[Route, Route]]) -> list[tuple[str, str]]:
    return [(a.edge.name, b.edge.name) for a, b in pairs]


# ---- one line


@pytest.mark.parametrize(("off", "count"), [(0, 1), (1.5, 1), (2.5, 0)])
def test_strangers_on_one_line_or_nearly(off, count):
    first = drawn(edge("a", "b"), (0, 0), (0, 100))
    other = drawn(edge("c", "d"), (off, 50), (off, 150))
    assert quality([first, other]) == (count, 0)
    assert names(in_one_line([first, other])) == [("a -> b", "c -> d")] * count


def test_lines_end_to_end_are_not_one_line():
    first = drawn(edge("a", "b"), (0, 0), (0, 100))
    assert quality([first, drawn(edge("c", "d"), (0, 99), (0, 150))]) == (0, 0)
    assert quality([first, drawn(edge("c", "d"), (0, 97), (0, 150))]) == (1, 0)


def test_friends_on_one_line_are_a_trunk_and_no_fault():
    routes = [drawn(edge("a", "b"), (0, 0), (0, 50), (60, 50)), drawn(edge("a", "c"), (0, 0), (0, 80), (60, 80))]
    assert quality(routes) == (0, 0) and in_one_line(routes) == []
    assert trunk_pairs(routes) == [(0, 1)]


def test_friends_that_look_different_are_strangers():
    routes = [drawn(edge("a", "b"), (0, 0), (0, 50)), drawn(edge("a", "c", color=RED), (0, 0), (0, 80))]
    assert routes[0].edge.color == INK and quality(routes) == (1, 0) and trunk_pairs(routes) == []


# ---- crossings


def test_lines_that_cross():
    up = drawn(edge("a", "b"), (50, 0), (50, 100))
    assert quality([up, drawn(edge("c", "d"), (0, 50), (100, 50))]) == (0, 1)
    assert quality([up, drawn(edge("c", "d"), (0, 50), (40, 50))]) == (0, 0)


def test_a_line_that_ends_on_another_does_not_cross_it_nor_does_a_friend():
    up = drawn(edge("a", "b"), (50, 0), (50, 100))
    assert quality([up, drawn(edge("c", "d"), (0, 50), (50, 50))]) == (0, 0)
    assert quality([up, drawn(edge("c", "b"), (0, 50), (100, 50))]) == (0, 0)


def test_every_crossing_counts():
    comb = [drawn(edge("a", f"b{k}"), (10 + 20 * k, 0), (10 + 20 * k, 100)) for k in range(5)]
    across = [drawn(edge("c", f"d{k}"), (0, 30 + 9 * k), (100, 30 + 9 * k)) for k in range(3)]
    assert quality([*comb, *across]) == (0, 15)


# ---- false trunks


def fan(*pairs: str) -> list[Route]:
    """Lines that all run through the stretch from (50, 40) to (50, 60)."""
    return [
        drawn(edge(*p.split()), (10 * k, 0), (10 * k, 40), (50, 40), (50, 60), (10 * k, 60), (10 * k, 99))
        for k, p in enumerate(pairs)
    ]


def test_a_fork_and_a_merge_say_what_is_so():
    assert false_trunks(fan("a c", "a d", "a e")) == []
    assert false_trunks(fan("a c", "b c")) == []


def test_every_source_to_every_target_may_share_a_trunk():
    assert false_trunks(fan("a c", "a d", "b c", "b d")) == []


def test_a_trunk_that_tells_of_an_edge_that_is_not_there():
    routes = fan("a c", "a d", "b d")  # one reads b -> c
    assert names(false_trunks(routes)) == [("b -> d", "a -> c")]


def test_it_is_read_through_others_too():
    """a -> c and b -> d share nothing with each other, but both with a -> d."""
    routes = [
        drawn(edge("a", "c"), (0, 0), (0, 50), (90, 50)),
        drawn(edge("a", "d"), (0, 0), (0, 80), (90, 80)),
        drawn(edge("b", "d"), (60, 99), (60, 80), (90, 80)),
    ]
    assert names(false_trunks(routes)) == [("b -> d", "a -> c")]


def test_an_edge_drawn_elsewhere_makes_it_true():
    aside = drawn(edge("b", "c"), (500, 0), (500, 99))
    assert false_trunks([*fan("a c", "a d", "b d"), aside]) == []


def test_nobody_reads_an_edge_from_a_box_to_itself():
    assert false_trunks(fan("a c", "a b", "b c")) == []


def test_arrows_tell_the_direction():
    backwards = edge("a", "b")._replace(begin_arrow="med", end_arrow=None)
    assert reading(backwards) == ("b", "a")
    assert readings([backwards]) == {("b", "a")}
    assert readings([edge("a", "b")]) == {("a", "b")}
    assert readings([edge("a", "b")._replace(end_arrow=None)]) == {("a", "b"), ("b", "a")}


def test_complete():
    known = readings([edge("a", "c"), edge("a", "d"), edge("b", "d")])
    assert is_complete([edge("a", "c"), edge("a", "d")], known)
    assert not is_complete([edge("a", "c"), edge("b", "d")], known)
