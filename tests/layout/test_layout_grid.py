"""The grid: cells, gaps for lines, straight ways, pins. Boxes are 120 x 44; gaps: rank 32, node 16, track 12, stub 14, label 8."""

from __future__ import annotations

import pytest
from free_faults import free_faults, free_graph, random_graph

from deckgen.base.geometry import Point, Side
from deckgen.layout.free import FreeHint
from deckgen.layout.grid import GRID


def drawn(count, edges=(), **more):
    graph = free_graph(count, edges, **more)._replace(room=None) if "room" not in more else free_graph(count, edges, **more)
    return GRID.place(graph, GRID.plan(graph))


def cells(drawing):
    """(column, row) of every box, from its middle."""
    xs, ys = sorted({r.cx for r in drawing.rects}), sorted({r.cy for r in drawing.rects})
    return [(xs.index(r.cx), ys.index(r.cy)) for r in drawing.rects]


def test_boxes_fill_one_column_after_the_other():
    drawing = drawn(5, columns=2)
    assert [(r.x, r.y) for r in drawing.rects] == [(0, 0), (0, 76), (0, 152), (136, 0), (136, 76)]
    assert drawing.size == (256, 196)


def test_turned_the_persons_columns_are_rows():
    assert cells(drawn(5, rows=2)) == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)]


def test_the_wished_number_of_columns_is_kept_even_if_full_ones_would_be_fewer():
    assert cells(drawn(7, columns=5)) == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (3, 0), (4, 0)]
    assert cells(drawn(3, columns=9)) == [(0, 0), (1, 0), (2, 0)]


def test_a_last_box_alone_stands_in_the_middle_unless_it_has_edges():
    assert cells(drawn(7, columns=3))[-1] == (2, 1)
    assert cells(drawn(7, [(5, 6)], columns=3))[-1] == (2, 0)


def test_the_room_decides_how_many_columns():
    wide, tall = drawn(12, room=(904, 484)), drawn(12, room=(484, 904))
    assert max(c for c, _ in cells(wide)) > max(c for c, _ in cells(tall))
    for n in range(4, 26):
        for room in ((904, 484), (484, 904)):
            drawing = drawn(n, room=room)
            assert drawing.size.w <= room[0] and drawing.size.h <= room[1]
            assert 0 not in (max(c for c, _ in cells(drawing)), max(r for _, r in cells(drawing)))


def test_boxes_of_a_column_and_of_a_row_share_their_middles():
    drawing = drawn(4, columns=2, size=[(80, 44), (120, 30), (100, 60), (60, 20)])
    assert [(r.cx, r.cy) for r in drawing.rects] == [(60, 30), (60, 107), (186, 30), (186, 107)]


def test_neighbours_are_joined_middle_to_middle():
    across, down = drawn(4, [(0, 2), (3, 2)], columns=2).ways
    assert (across.begin, across.end, across.points) == (Side.RIGHT, Side.LEFT, (Point(120, 22), Point(152, 22)))
    assert (down.begin, down.end, down.points) == (Side.TOP, Side.BOTTOM, (Point(212, 76), Point(212, 44)))


def test_edges_of_one_pair_run_beside_each_other():
    ways = drawn(2, [(0, 1), (1, 0), (0, 1)], columns=1).ways
    assert [[p.x for p in way.points] for way in ways] == [[48, 48], [60, 60], [72, 72]]
    assert [way.begin for way in ways] == [Side.BOTTOM, Side.TOP, Side.BOTTOM]
    # 44 high less 14 at either corner leave 16: three lines at 8
    assert [way.points[0].y for way in drawn(2, [(0, 1)] * 4, columns=2).ways] == [14, 22, 30]


@pytest.mark.parametrize("edge", [(0, 2), (0, 1, {"exact": False}), (0, 1, {"side": Side.LEFT}), (0, 0)])
def test_what_is_not_straight_is_left_to_the_router(edge):
    assert drawn(3, [edge], columns=1).ways == ()
    assert len(drawn(3, [(0, 1, {"side": Side.TOP})], columns=1).ways) == 1


def test_gaps_are_wide_enough_for_the_lines_in_them():
    plain, crowded = drawn(6, columns=2), drawn(6, [(0, 5)] * 3, columns=2)
    assert plain.rects[3].x - plain.rects[0].right == 16
    assert crowded.rects[3].x - crowded.rects[0].right == 52  # 14 + 12 + 12 + 14
    assert crowded.rects[1].y - crowded.rects[0].bottom == 52
    assert crowded.rects[2].y - crowded.rects[1].bottom == 32


def test_skipping_edges_of_one_column_have_room_beside_it():
    drawing = drawn(3, [(0, 2), (2, 0)], columns=1)
    assert drawing.size.w > 120 + 14
    assert {r.x for r in drawing.rects} != {0} or drawing.size.w >= 120 + 14 + 12


def test_labels_make_room():
    label = {"label": (90, 14)}
    drawing = drawn(4, [(0, 2, label), (0, 1, {"label": (90, 40)})], columns=2)
    assert drawing.rects[2].x - drawing.rects[0].right == 106
    assert drawing.rects[1].y - drawing.rects[0].bottom == 56


def test_room_for_loops_is_kept_at_the_right():
    graph = free_graph(4, columns=2)._replace(room=None)
    graph = graph._replace(nodes=(graph.nodes[0]._replace(loop=30), *graph.nodes[1:]))
    drawing = GRID.place(graph, GRID.plan(graph))
    assert drawing.rects[2].x == 120 + 30 + 16 and drawing.rects[0].cx == drawing.rects[1].cx


def pin(*nodes, side=None, at=None):
    return FreeHint("pin", nodes, at, side)


def test_a_pin_swaps_boxes():
    drawing = drawn(6, columns=2, hints=(pin(2, 0, side=Side.RIGHT),))
    assert cells(drawing)[2] == (1, 0) and cells(drawing)[3] == (0, 2) and drawing.unmet == ()
    # 3 stands at the right end: both move
    drawing = drawn(6, columns=2, hints=(pin(0, 3, side=Side.RIGHT),))
    (x, y), (u, v) = cells(drawing)[0], cells(drawing)[3]
    assert (x - u, y - v) == (1, 0) and drawing.unmet == ()


def test_pins_hold_together_and_those_that_cannot_are_said():
    hints = (pin(5, 0, side=Side.BOTTOM), pin(4, 5, side=Side.RIGHT), pin(0, at=(0.1, 0.1)))
    drawing = drawn(6, columns=2, hints=hints)
    found = cells(drawing)
    assert found[0] == (0, 0) and found[5] == (0, 1) and found[4] == (1, 1) and drawing.unmet == ()
    assert drawn(3, columns=1, hints=(pin(0, 1, side=Side.RIGHT),)).unmet == (0,)
    assert drawn(3, columns=1, hints=(FreeHint("order", (1, 0)),)).unmet == (0,)
    drawing = drawn(3, columns=1, hints=(pin(0, 1, side=Side.RIGHT), pin(2, 0, side=Side.BOTTOM)))
    assert drawing.unmet == (0,) and cells(drawing)[2][1] == cells(drawing)[0][1] + 1


def test_grids_have_no_fault_and_are_the_same_again():
    for seed in range(150):
        graph = random_graph(seed)
        drawing = GRID.place(graph, GRID.plan(graph))
        assert free_faults(graph, drawing) == [], seed
        assert drawing == GRID.place(graph, GRID.plan(graph))


def test_nothing_is_drawn_from_nothing():
    assert drawn(0).size == (0, 0)
