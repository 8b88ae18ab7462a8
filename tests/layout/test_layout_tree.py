"""The tree: who is whose child, rows, hanging lists, shelves, ways. Boxes: 120 x 44; gaps: rank 32, node 16, track 12, stub 14, label 8."""

from __future__ import annotations

from random import Random

import pytest
from free_faults import free_faults, free_graph, random_graph

from deckgen.base.geometry import Point, Side
from deckgen.layout.forest import forest
from deckgen.layout.free import FreeHint
from deckgen.layout.tree import TREE
from deckgen.layout.tree_ways import Fork, ordered

ROOMS = ((904, 484), (484, 904))


def drawn(count, edges=(), room=None, **more):
    graph = free_graph(count, edges, room or (1, 1), **more)
    graph = graph if room else graph._replace(room=None)
    return TREE.place(graph, TREE.plan(graph))


def star(leaves):
    return [(0, k) for k in range(1, leaves + 1)]


def even(depth, children):
    """Edges of a tree whose boxes have so many children each, `depth` levels below the root, declared level by level."""
    count = sum(children**k for k in range(depth + 1))
    return count, [((k - 1) // children, k) for k in range(1, count)]


# ---- who is whose child


def test_the_first_declared_edge_gives_the_parent_and_a_higher_priority_goes_first():
    diamond = [(0, 1), (0, 2), (1, 3), (2, 3)]
    assert forest(free_graph(4, diamond)).parent == (-1, 0, 0, 1)
    assert forest(free_graph(4, [*diamond[:3], (2, 3, {"priority": 2})])).parent == (-1, 0, 0, 2)
    assert forest(free_graph(4, diamond)).extra == (3,)


def test_a_circle_begins_at_the_first_declared_box():
    found = forest(free_graph(3, [(2, 0), (0, 1), (1, 2)]))
    assert found.roots == (0,) and found.parent == (-1, 0, 1) and found.extra == (0,)


def test_a_back_edge_declared_first_does_not_turn_the_tree():
    assert forest(free_graph(4, [(3, 1), (0, 1), (1, 2), (2, 3)])).parent == (-1, 0, 1, 2)
    assert forest(free_graph(3, [(0, 1), (1, 0), (2, 1)])).parent == (1, 2, -1)


def test_loops_join_nothing():
    found = forest(free_graph(2, [(0, 0), (0, 1)]))
    assert found.roots == (0,) and found.extra == ()


# ---- rows


def test_a_parent_stands_over_the_middle_and_the_bar_halfway():
    drawing = drawn(3, [(0, 1), (0, 2)])
    assert [(r.x, r.y) for r in drawing.rects] == [(68, 0), (0, 76), (136, 76)]
    assert drawing.size == (256, 120)
    first, second = drawing.ways
    assert first.points == (Point(128, 44), Point(128, 60), Point(60, 60), Point(60, 76))
    assert second.points == (Point(128, 44), Point(128, 60), Point(196, 60), Point(196, 76))
    assert (first.begin, first.end) == (Side.BOTTOM, Side.TOP)


def test_a_chain_is_one_line():
    drawing = drawn(4, [(0, 1), (1, 2), (2, 3)])
    assert {r.cx for r in drawing.rects} == {60} and all(len(way.points) == 2 for way in drawing.ways)


def test_boxes_of_one_level_share_their_middle():
    drawing = drawn(3, [(0, 1), (0, 2)], size=[(120, 44), (120, 30), (120, 60)])
    assert drawing.rects[1].cy == drawing.rects[2].cy == 106


def mirrored(rows, edges):
    """The same edges with all children in the opposite order."""
    return sorted(edges, key=lambda edge: (edge[0], -edge[1]))


@pytest.mark.parametrize("seed", range(12))
def test_a_mirrored_tree_is_drawn_mirrored(seed):
    random = Random(seed)
    n = 20
    edges = [(random.randrange(max(0, k - 6), k), k) for k in range(1, n)]
    plain, turned = drawn(n, edges), drawn(n, mirrored(n, edges))
    for a, b in zip(plain.rects, turned.rects):
        assert a.cx == pytest.approx(plain.size.w - b.cx) and a.y == b.y


def test_subtrees_between_two_wide_ones_float_in_the_middle():
    edges = [(0, 1), (0, 2), (0, 3), (2, 4), *((k, 5 + 5 * (k == 3) + j) for k in (1, 3) for j in range(5))]
    drawing = drawn(15, sorted(edges))
    assert drawing.rects[2].cx == drawing.rects[0].cx == drawing.size.w / 2
    edges = (
        [(0, k) for k in (1, 2, 3, 4)]
        + [(1, 5), (4, 6), (2, 7), (3, 8)]
        + [(5, k) for k in range(9, 14)]
        + [(6, k) for k in range(14, 19)]
    )
    drawing = drawn(19, edges)
    assert drawing.rects[2].cx + drawing.rects[3].cx == pytest.approx(drawing.rects[1].cx + drawing.rects[4].cx)


def test_leaves_between_two_subtrees_have_even_gaps():
    # 1 and 4 have three children each, 2 and 3 none
    drawing = drawn(11, [(0, 1), (0, 2), (0, 3), (0, 4)] + [(1, k) for k in (5, 6, 7)] + [(4, k) for k in (8, 9, 10)])
    a, b, c, d = (drawing.rects[k] for k in (1, 2, 3, 4))
    assert b.x - a.right == pytest.approx(c.x - b.right) == pytest.approx(d.x - c.right)


def test_subtrees_nest_by_their_outlines():
    """A deep narrow tree beside a shallow wide one takes no more width than its outline needs."""
    drawing = drawn(7, [(0, 1), (0, 2), (1, 3), (1, 4), (1, 5), (2, 6)])
    assert drawing.size.w < 4 * 120 + 3 * 24 + 1


def test_hints_order_siblings_and_deepen_ranks():
    hint = FreeHint("order", (3, 1))
    drawing = drawn(4, star(3), hints=(hint,))
    assert sorted((1, 2, 3), key=lambda k: drawing.rects[k].x) == [3, 2, 1] and drawing.unmet == ()
    drawing = drawn(4, [(0, 1), (0, 2), (1, 3)], hints=(FreeHint("same_rank", (2, 3)),))
    assert drawing.rects[2].cy == drawing.rects[3].cy == 174 and drawing.unmet == ()


def test_hints_that_cannot_hold_are_said():
    hints = (FreeHint("order", (3, 2)), FreeHint("same_rank", (0, 1)), FreeHint("same_rank", (1, 2)))
    drawing = drawn(4, [(0, 1), (0, 2), (1, 3)], hints=hints)
    assert drawing.unmet == (0, 1)
    assert drawing.rects == drawn(4, [(0, 1), (0, 2), (1, 3)]).rects


def test_min_length_leaves_levels_out():
    drawing = drawn(4, [(0, 1), (1, 2), (0, 3, {"min_length": 2})])
    assert drawing.rects[3].cy == drawing.rects[2].cy
    assert free_faults(free_graph(4, [(0, 1), (1, 2), (0, 3)]), drawing) == []


def test_each_look_has_a_port_and_a_bar():
    drawing = drawn(4, [(0, 1), (0, 2, {"look": 1}), (0, 3)])
    assert [way.points[0].x - drawing.rects[0].cx for way in drawing.ways] == [-12, 0, -12]
    assert [len(way.points) for way in drawing.ways] == [4, 2, 4]
    drawing = drawn(5, [(0, 1), (0, 2), (0, 3, {"look": 1}), (0, 4, {"look": 1})])
    assert [way.points[0].x - drawing.rects[0].cx for way in drawing.ways] == [-6, -6, 6, 6]
    assert [way.points[1].y for way in drawing.ways] == [60, 60, 72, 72]
    assert drawing.rects[1].y - drawing.rects[0].bottom == 44  # 16 + 12 + 16


def test_a_port_is_right_above_a_child_that_is_nearly_in_line():
    """Boxes of 120, 130 and 120, the second with more to its right: its middle is a little off its parent's."""
    drawing = drawn(4, star(3), size=[(120, 44), (120, 44), (130, 44), (140, 44)])
    parent, child = drawing.rects[0], drawing.rects[2]
    assert 0 < abs(child.cx - parent.cx) < 12
    assert drawing.ways[1].points == (Point(child.cx, 44), Point(child.cx, 76))
    assert {way.points[0] for way in drawing.ways} == {Point(child.cx, 44)}


def test_bars_are_ordered_so_that_no_line_runs_on_another():
    lone, wide = Fork((1,), 0, (14,)), Fork((2, 3), 12, (-100, 100))
    assert ordered([lone, wide]) == [wide, lone]
    # both ways the uprights of one meet the other's port: only one is drawn
    assert len(ordered([Fork((1, 2), 0, (12, -90)), Fork((3, 4), 12, (0, 90))])) == 1
    # above, the inner one's two uprights would cross the outer bar; below, only its port does
    inner, outer = Fork((1, 4), 0, (20, 40)), Fork((2, 3), -12, (-200, 200))
    assert ordered([inner, outer]) == [outer, inner]


def test_labels_make_room_beside_the_uprights():
    drawing = drawn(3, [(0, 1, {"label": (200, 30)}), (0, 2)])
    assert drawing.rects[1].y - drawing.rects[0].bottom == 16 + 30 + 16
    assert drawing.ways[0].points[1].y == 44 + 16
    assert drawing.rects[2].cx - drawing.rects[1].cx >= 200 + 16


def test_inexact_edges_keep_room_but_get_no_way():
    drawing = drawn(3, [(0, 1), (0, 2, {"exact": False})])
    assert [way.edge for way in drawing.ways] == [0] and drawing.rects[0].cx == 128


def test_lines_beside_the_tree_make_gaps_wider():
    plain = drawn(*even(3, 2))
    count, edges = even(3, 2)
    drawing = drawn(count, [*edges, (7, 2), (14, 0), (9, 2)])
    assert drawing.size.h > plain.size.h and drawing.size.w > plain.size.w
    assert [way.edge for way in drawing.ways] == list(range(count - 1))


# ---- hanging lists and shelves


def test_a_list_hangs_on_a_spine_at_the_parents_left():
    drawing = drawn(5, star(4), room=(300, 484))
    assert [(r.x, r.y) for r in drawing.rects] == [(0, 0)] + [(28, 76 + 60 * k) for k in range(4)]
    assert [way.points for way in drawing.ways] == [
        (Point(14, 44), Point(14, 98 + 60 * k), Point(28, 98 + 60 * k)) for k in range(4)
    ]
    assert {way.end for way in drawing.ways} == {Side.LEFT}


def test_two_columns_hang_on_either_side_of_one_spine():
    drawing = drawn(9, star(8), room=(300, 330))
    root = drawing.rects[0].cx
    assert drawing.rects[1].right == root - 14 and drawing.rects[5].x == root + 14
    assert drawing.ways[0].points == (Point(root, 44), Point(root, 98), Point(root - 14, 98))
    assert drawing.size == (268, 300)


@pytest.mark.parametrize("room", ROOMS)
def test_a_star_becomes_a_block(room):
    drawing = drawn(25, star(24), room)
    assert drawing.size.w <= room[0] and drawing.size.h <= room[1] and len(drawing.ways) == 24


def test_siblings_hang_alike():
    edges = [*star(4), *((1 + k // 4, 5 + k) for k in range(16))]
    drawing = drawn(21, edges, (904, 484))
    for manager in range(1, 5):
        assert [drawing.rects[5 + 4 * (manager - 1) + k].x - drawing.rects[manager].x for k in range(4)] == [28] * 4
    assert drawing.rects[0].cx == (drawing.rects[1].cx + drawing.rects[4].cx) / 2


def test_a_mirrored_tree_hangs_on_both_sides():
    drawing = drawn(*even(3, 2), (904, 484))
    hung = [drawing.rects[2 * k + 1].x > drawing.rects[k].x for k in range(3, 7)]
    assert hung == [True] * 4 and drawing.size.w <= 904


@pytest.mark.parametrize("room", ROOMS)
def test_twenty_five_boxes_of_four_levels_fit(room):
    """At the tightest gaps; in the wide room only one of two like families hangs, or it would be too high."""
    edges = [*star(3), *((1 + k // 3, 4 + k) for k in range(9)), *((4 + k // 3, 13 + k) for k in range(12))]
    graph = free_graph(25, edges, room, (132, 37))
    graph = graph._replace(gaps=graph.gaps._replace(rank=16, node=12, track=6, stub=10.5), room=graph.room._replace(h=room[1] - 45))
    drawing = TREE.place(graph, TREE.plan(graph))
    assert drawing.size.w <= graph.room.w and drawing.size.h <= graph.room.h
    assert free_faults(graph, drawing) == []


def test_each_look_has_a_spine():
    drawing = drawn(5, [(0, 1), (0, 2, {"look": 1}), (0, 3), (0, 4)], room=(300, 484))
    assert [way.points[0].x for way in drawing.ways] == [14, 26, 14, 14]
    assert drawing.rects[1].x == 26 + 14


def test_trees_stand_side_by_side_or_on_shelves():
    edges = [(3 * k, 3 * k + j) for k in range(4) for j in (1, 2)]
    beside = drawn(12, edges)
    assert {beside.rects[3 * k].y for k in range(4)} == {0}
    shelved = drawn(12, edges, (560, 484))
    assert [shelved.rects[3 * k].y for k in range(4)] == [0, 0, 168, 168]
    assert shelved.size.w == 2 * 256 + 24


# ---- all together


def test_trees_have_no_fault_and_are_the_same_again():
    for seed in range(200):
        graph = random_graph(seed)
        drawing = TREE.place(graph, TREE.plan(graph))
        assert free_faults(graph, drawing) == [], seed
        assert drawing == TREE.place(graph, TREE.plan(graph))


def test_a_thousand_boxes_in_a_chain_are_no_trouble():
    drawing = drawn(1000, [(k, k + 1) for k in range(999)], (904, 484))
    assert len(drawing.ways) == 999


def test_no_tree_from_nothing():
    assert drawn(0).size == (0, 0)
