"""Lines of the layered layout: ports, slid ends, room for labels, rows that are split. Boxes are 120 x 44, 32 between ranks, 16 beside."""

from __future__ import annotations

import pytest
from free_faults import free_faults, free_graph

from deckgen.layout.layered import LAYERED
from deckgen.layout.layered.parts import _chunks

WIDE = (4000, 4000)


def drawn(count, edges, room=WIDE, **more):
    graph = free_graph(count, edges, room, may_fold=False, **more)
    drawing = LAYERED.place(graph, LAYERED.plan(graph))
    assert free_faults(graph, drawing) == []
    return drawing


def bends(drawing):
    return [len(way.points) - 2 for way in drawing.ways]


def test_ends_slide_apart_where_two_lines_would_swap_places():
    """2 and 3 are both joined to 4 and 5: one crossing line would come down where the other one leaves."""
    drawing = drawn(7, [(0, 2), (0, 3), (1, 2), (1, 6), (2, 4), (2, 5), (3, 4), (3, 5), (4, 6)])
    assert len(drawing.ways) == 9


def test_ports_slide_so_that_edges_of_unlike_looks_are_straight():
    drawing = drawn(3, [(0, 1), (0, 2, {"look": 1})], size=[(300, 44), (120, 44), (120, 44)])
    assert bends(drawing) == [0, 0]
    assert drawing.rects[0].cx == pytest.approx((drawing.rects[1].cx + drawing.rects[2].cx) / 2)


def test_two_edges_between_two_boxes_are_two_straight_lines_a_track_apart():
    drawing = drawn(2, [(0, 1), (1, 0)])
    assert bends(drawing) == [0, 0]
    assert abs(drawing.ways[0].points[0].x - drawing.ways[1].points[0].x) >= 12


def test_an_inexact_edge_keeps_its_room_but_has_no_way():
    drawing = drawn(2, [(0, 1, {"exact": False})])
    assert drawing.ways == () and drawing.rects[1].y > drawing.rects[0].bottom


def test_a_gap_is_high_enough_for_its_label_and_no_other_is():
    drawing = drawn(3, [(0, 1, {"label": (40, 30)}), (1, 2)])
    gaps = [b.y - a.bottom for a, b in zip(drawing.rects, drawing.rects[1:])]
    assert gaps[0] >= 30 + 2 * 8 and gaps[1] == 32


def test_least_lengths_are_kept_where_no_box_stands_between():
    drawing = drawn(2, [(0, 1, {"min_length": 2})])
    assert drawing.rects[1].y - drawing.rects[0].bottom == 2 * 32


def test_rows_of_a_split_rank_take_some_of_every_family():
    one, two = [(k,) for k in range(3)], [(k,) for k in range(3, 7)]
    assert _chunks([one, two], 4) == [[0, 1, 3, 4], [2, 5, 6]]
    assert _chunks([one, two], 3) == [[0, 3, 4], [1, 5], [2, 6]]
    assert _chunks([[(0, 1), (2,)]], 2) == [[0, 1], [2]]  # boxes that share a rank stay together


def test_the_spine_of_a_split_star_runs_in_its_middle():
    drawing = drawn(13, [(0, k) for k in range(1, 13)], (4 * 120 + 3 * 16 + 40, 4000))
    rows = [drawing.rects[k : k + 4] for k in (1, 5, 9)]
    assert all(len({rect.y for rect in row}) == 1 for row in rows)
    assert all(sum(rect.cx for rect in row) / 4 == pytest.approx(drawing.rects[0].cx) for row in rows)
    assert len({way.points[0] for way in drawing.ways}) == 1 and max(bends(drawing)) <= 2
