"""The layout benchmark's measurer on drawings whose numbers can be counted by hand; its graphs are what its head says."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.layout.edits import edits
from benchmarks.layout.graphs import layered_graph, slide_graphs
from benchmarks.layout.measure import Drawing, Numbers, measured

# four boxes of 40 x 20: 0 and 2 above, 1 and 3 below
BOXES = [(0, 0, 40, 20), (0, 100, 40, 20), (100, 0, 40, 20), (100, 100, 40, 20)]
Ways = Sequence[Sequence[tuple[float, float]] | None]


def numbers(ways: Ways, *edges: tuple[int, int], boxes: Sequence[tuple[float, float, float, float]] = BOXES) -> Numbers:
    return measured(Drawing(boxes, ways), edges)


DOWN = [(20, 20), (20, 100)]
ACROSS = [(20, 20), (20, 60), (120, 60), (120, 100)]


def test_a_straight_line():
    one = numbers([DOWN], (0, 1))
    assert (one.bends, one.straight, one.length, one.area) == (0, 1, 80, 140 * 120)
    assert (one.crossings, one.hits, one.overlaps, one.detached, one.shared, one.near, one.unrouted) == (0,) * 7


def test_corners_and_points_that_are_none():
    one = numbers([[(20, 20), (20, 40), (20, 60), (120, 60), (120, 60), (120, 100)]], (0, 3))
    assert (one.bends, one.straight, one.over) == (2, 0, 0)
    stairs = [(20, 20), (30, 20), (30, 40), (40, 40), (40, 60), (50, 60), (50, 100)]
    assert (numbers([stairs], (0, 1)).bends, numbers([stairs], (0, 1)).over) == (5, 1)


def test_crossings_are_of_insides():
    back = [(120, 20), (120, 50), (30, 50), (30, 100)]
    assert numbers([ACROSS, back], (0, 3), (2, 1)).crossings == 1  # at (30, 60)
    assert numbers([[(0, 0), (10, 10)], [(0, 10), (10, 0)]], (0, 3), (2, 1)).crossings == 1
    assert numbers([DOWN, [(120, 20), (20, 20)]], (0, 1), (2, 0)).crossings == 0  # they touch


def test_a_trunk_of_two_that_is_crossed_counts_twice():
    trunk = [ACROSS, DOWN]
    assert numbers([*trunk, [(0, 40), (100, 40)]], (0, 3), (0, 1), (2, 2)).crossings == 2
    assert (numbers(trunk, (0, 3), (0, 1)).crossings, numbers(trunk, (0, 3), (0, 1)).shared) == (0, 0)


def test_strangers_on_one_line_or_turning_on_it():
    assert numbers([ACROSS, [(120, 20), (120, 60), (20, 60), (20, 100)]], (0, 3), (2, 1)).shared == 1
    turning = [(120, 20), (120, 50), (20, 50), (60, 50), (60, 100)]
    assert numbers([DOWN, turning], (0, 1), (2, 3)).shared == 1


def test_lines_and_boxes_that_are_too_near():
    beside = [(23, 20), (23, 100)]
    assert (numbers([DOWN, beside], (0, 1), (2, 3)).near, numbers([DOWN, beside], (0, 1), (0, 3)).near) == (1, 0)
    assert numbers([DOWN, [(24, 20), (24, 100)]], (0, 1), (2, 3)).near == 0
    wall = [*BOXES, (23, 30, 40, 40)]
    assert (numbers([DOWN], (0, 1), boxes=wall).near, numbers([DOWN], (0, 4), boxes=wall).near) == (1, 0)


def test_hits_overlaps_ends_and_missing_ways():
    wall = [*BOXES[:2], (10, 40, 40, 40)]
    assert (numbers([DOWN], (0, 1), boxes=wall).hits, numbers([DOWN], (0, 2), boxes=wall).hits) == (1, 0)
    assert numbers([DOWN], (0, 1), boxes=[*BOXES[:2], (20, 40, 40, 40)]).hits == 0  # along its border
    assert numbers([], boxes=[*BOXES, (30, 10, 40, 20)]).overlaps == 1
    assert numbers([[(20, 22), (20, 100)]], (0, 1)).detached == 1
    assert numbers([None], (0, 1)).unrouted == 1


def test_graphs_are_what_they_are_said_to_be():
    graphs = slide_graphs()
    assert [graphs[0], graphs[99]] == [slide_graphs()[0], slide_graphs()[99]]
    assert {len(graph.nodes) for graph in graphs} == set(range(3, 26))
    for graph in (*graphs, layered_graph(1, 50)):
        assert len({frozenset(edge) for edge in graph.edges}) == len(graph.edges), graph.name
        assert all(source != target for source, target in graph.edges)
        assert len(graph.edges) <= 1.6 * len(graph.nodes) + 1
        assert all(90 <= w <= 160 and h in (36, 52) for w, h in graph.nodes)
    edges = [edge for graph in graphs for edge in graph.edges]
    assert 0.1 < sum(1 for source, target in edges if source > target) / len(edges) < 0.2


def test_an_edit_changes_one_thing():
    for edit in edits(40):
        before, after = edit.before, edit.after
        added = {"add a node": (1, 1), "rename a label": (0, 0), "add an edge": (0, 1), "remove an edge": (0, -1)}[edit.kind]
        assert (len(after.nodes) - len(before.nodes), len(after.edges) - len(before.edges)) == added
        changed = [number for number, (one, other) in enumerate(zip(before.nodes, after.nodes)) if one != other]
        assert changed == (sorted(edit.touched) if edit.kind == "rename a label" else [])
