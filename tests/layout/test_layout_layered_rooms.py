"""The layered layout in its room: small graphs worked out by hand, rows with fewer boxes, columns, shelves, hints, and random graphs."""

from __future__ import annotations

import pytest
from free_faults import free_faults, free_graph, random_graph

from deckgen.base.geometry import Rect, Side, Size
from deckgen.layout.free import FreeHint
from deckgen.layout.layered import LAYERED

ROOMS = (Size(904, 484), Size(484, 904), Size(400, 300))
WIDE = (4000, 4000)


def drawn(graph):
    drawing = LAYERED.place(graph, LAYERED.plan(graph))
    assert free_faults(graph, drawing) == []
    return drawing


def fits(graph, drawing):
    return drawing.size.w <= graph.room.w + 0.01 and drawing.size.h <= graph.room.h + 0.01


# ---- by hand: boxes 120 x 44, 32 between ranks, 16 between neighbours


def test_a_layered_chain_stands_exactly_in_line():
    drawing = drawn(free_graph(3, [(0, 1), (1, 2)], WIDE))
    assert drawing.rects == (Rect(0, 0, 120, 44), Rect(0, 76, 120, 44), Rect(0, 152, 120, 44))
    assert [way.points for way in drawing.ways] == [((60, 44), (60, 76)), ((60, 120), (60, 152))]
    assert drawing.size == (120, 196)


def test_a_layered_fork_is_symmetrical():
    drawing = drawn(free_graph(4, [(0, 1), (0, 2), (0, 3)], WIDE))
    assert [rect.cx for rect in drawing.rects] == pytest.approx([196, 60, 196, 332])
    assert [rect.y for rect in drawing.rects] == pytest.approx([0, 76, 76, 76])
    assert [way.points[0] for way in drawing.ways] == [(196, 44)] * 3  # one trunk
    assert [len(way.points) - 2 for way in drawing.ways] == [2, 0, 2]


def test_a_layered_child_stands_below_the_middle_of_its_parents():
    drawing = drawn(free_graph(3, [(0, 2), (1, 2)], WIDE))
    assert [rect.cx for rect in drawing.rects] == pytest.approx([60, 196, 128])
    assert drawing.size.w == pytest.approx(256)


def test_a_long_layered_edge_passes_beside_the_boxes_with_few_bends():
    graph = free_graph(5, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)], WIDE)
    drawing = drawn(graph)
    way = next(way for way in drawing.ways if way.edge == 4)
    assert len(way.points) - 2 <= 4
    assert [rect.cx for rect in drawing.rects[1:4]] == pytest.approx([drawing.rects[1].cx] * 3)


def test_a_back_edge_runs_up_from_top_to_bottom():
    drawing = drawn(free_graph(3, [(0, 1), (1, 2), (2, 0)], WIDE))
    way = next(way for way in drawing.ways if way.edge == 2)
    assert (way.begin, way.end) == (Side.TOP, Side.BOTTOM)
    assert way.points[0].y > way.points[-1].y


# ---- room


def test_a_layered_star_becomes_a_block_of_rows_in_a_narrow_room():
    graph = free_graph(9, [(0, k) for k in range(1, 9)], (430, 484), may_fold=False)
    drawing = drawn(graph)
    assert fits(graph, drawing)
    assert len({rect.y for rect in drawing.rects[1:]}) in (3, 4)
    assert len(drawing.ways) == 8 and drawing.folds == 0
    assert all(rect.y > drawing.rects[0].bottom for rect in drawing.rects[1:])


def test_a_star_of_24_fits_a_slide_without_folding():
    graph = free_graph(25, [(0, k) for k in range(1, 25)], may_fold=False)
    drawing = drawn(graph)
    assert fits(graph, drawing) and len(drawing.ways) == 24


def test_a_layered_chain_of_twelve_folds_in_a_low_room():
    graph = free_graph(12, [(k, k + 1) for k in range(11)], (904, 300))
    drawing = drawn(graph)
    assert fits(graph, drawing) and drawing.folds == 2  # 4 boxes and 3 gaps are 272 high
    assert [round(rect.y) for rect in drawing.rects] == [0, 76, 152, 228] * 3
    columns = [drawing.rects[k].x for k in (0, 4, 8)]
    assert columns == pytest.approx([0, 172, 344])  # a gutter of 2 stubs and 2 tracks
    assert [way.edge for way in drawing.ways] == [0, 1, 2, 4, 5, 6, 8, 9, 10]


def test_a_layered_chain_that_may_not_fold_stays_one_column():
    graph = free_graph(12, [(k, k + 1) for k in range(11)], (904, 300), may_fold=False)
    drawing = drawn(graph)
    assert drawing.folds == 0 and drawing.size == (120, 12 * 44 + 11 * 32)


def test_layered_boxes_without_edges_are_a_block_of_the_rooms_shape():
    drawing = drawn(free_graph(12, (), (600, 300)))
    assert len({rect.x for rect in drawing.rects}) == 4 and len({rect.y for rect in drawing.rects}) == 3


# ---- hints


def test_same_rank_holds_for_boxes_with_an_edge_between_them():
    edges = [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]
    drawing = drawn(free_graph(4, edges, WIDE, hints=(FreeHint("same_rank", (1, 2)), FreeHint("order", (2, 1)))))
    assert drawing.unmet == ()
    assert drawing.rects[1].cy == drawing.rects[2].cy and drawing.rects[2].cx < drawing.rects[1].cx


def test_a_layered_hint_that_edges_contradict_is_unmet():
    hints = (FreeHint("same_rank", (0, 2)), FreeHint("pin", (2,), at=(0.5, 0.0)), FreeHint("align", (0, 1)))
    drawing = drawn(free_graph(3, [(0, 1), (1, 2)], WIDE, hints=hints))
    assert drawing.unmet == (0, 1)


# ---- everything


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_random_layered_graphs_have_no_hard_fault_in_any_room(first):
    for seed in range(first, first + 50):
        graph = random_graph(seed, most=9)
        planned = LAYERED.plan(graph)
        for room in ROOMS:
            here = graph._replace(room=room)
            assert free_faults(here, LAYERED.place(here, planned)) == [], (seed, room)
