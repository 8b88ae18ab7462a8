"""Swimlanes: ranks over all lanes, straight hand-overs, bands, and ways without a fault. Boxes are 100 x 40 unless said otherwise."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from deckgen.base.geometry import Point, Rect, Side, Size
from deckgen.layout.free import FreeDrawing, FreeEdge, FreeGraph, FreeHint, FreeNode, Gaps
from deckgen.layout.swimlanes import SWIMLANES
from deckgen.layout.swimlanes.tracks import Lie, crossings, tracks

GAPS = Gaps(rank=32, node=16, track=10, stub=14, label=8)
TITLE = 30.0


def graph(lanes: str, edges: str = "", room: Size | None = None, w: float = 100, h: float = 40, **more) -> FreeGraph:
    """`lanes`: ids with blanks, lanes parted by `|`; `edges`: `ab bc` by letters."""
    nodes = tuple(FreeNode(i, w, h, lane, inset=10) for lane, ids in enumerate(lanes.split("|")) for i in ids.split())
    number = {node.path: k for k, node in enumerate(nodes)}
    given = tuple(FreeEdge(f"{e}-{k}", number[e[0]], number[e[1]]) for k, e in enumerate(edges.split()))
    return FreeGraph(nodes, given, GAPS, room=room, lanes=(TITLE,) * (lanes.count("|") + 1), **more)


def drawn(g: FreeGraph) -> FreeDrawing:
    return SWIMLANES.place(g, SWIMLANES.plan(g))


def rows(g: FreeGraph, d: FreeDrawing) -> list[str]:
    """The ids of every rank, lane by lane and from left to right."""
    middles = sorted({round(rect.cy, 3) for rect in d.rects})
    found = [[k for k, rect in enumerate(d.rects) if round(rect.cy, 3) == y] for y in middles]
    return ["".join(g.nodes[k].path for k in sorted(row, key=lambda k: d.rects[k].x)) for row in found]


def bends(d: FreeDrawing) -> list[int]:
    return [len(way.points) - 2 for way in sorted(d.ways)]


# ---- ranks


def test_steps_of_a_lane_go_down_and_a_hand_over_stays_in_its_rank():
    g = graph("a d|b c", "ab bc cd")
    d = drawn(g)
    assert rows(g, d) == ["ab", "dc"]
    assert bends(d) == [0, 0, 0]


def test_a_hand_over_back_into_the_lane_comes_after_what_is_there():
    g = graph("a c e|b d", "ab bc cd de")
    assert rows(g, drawn(g)) == ["ab", "cd", "e"]


def test_a_hand_over_does_not_run_through_a_box_between():
    """a to c passes the lane of b, which stands beside a."""
    g = graph("a|b|c", "ab ac")
    assert rows(g, drawn(g)) == ["ab", "c"]
    empty = graph("a|x|c", "ac")
    d = drawn(empty)
    assert d.rects[0].cy == d.rects[2].cy and bends(d) == [0]


def test_an_edge_that_closes_a_circle_runs_back_up():
    g = graph("a c|b", "ab bc ca")
    d = drawn(g)
    assert d.rects[0].cy < d.rects[1].cy
    assert len(d.ways) == 3


def test_what_is_only_needed_later_stands_where_it_is_needed():
    g = graph("a b c d|x", "ab bc cd xd")
    d = drawn(g)
    assert d.rects[4].cy == d.rects[3].cy


def test_min_length_keeps_ranks_apart():
    g = graph("a|b c", "ab bc")
    far = g._replace(edges=(g.edges[0]._replace(min_length=2), g.edges[1]))
    assert rows(g, drawn(g)) == ["ab", "c"]
    d = drawn(far._replace(nodes=(*far.nodes, FreeNode("z", 100, 40, 0)), edges=(*far.edges, FreeEdge("az", 0, 3))))
    assert d.rects[1].cy - d.rects[0].cy > d.rects[3].cy - d.rects[0].cy > 0


# ---- coordinates


def test_two_lanes_in_figures():
    """A channel without lines is 14 wide (a stub), so lanes are 128 and the second begins at 134. Outer gaps are 14 high, titles 30."""
    d = drawn(graph("a c|b", "ab ac"))
    assert d.bands == (Rect(0, 0, 128, 170), Rect(134, 0, 128, 170))
    assert d.rects == (Rect(14, 44, 100, 40), Rect(14, 116, 100, 40), Rect(148, 44, 100, 40))
    assert d.size == Size(262, 170)
    assert [way.points for way in d.ways] == [(Point(114, 64), Point(148, 64)), (Point(64, 84), Point(64, 116))]
    assert [(way.begin, way.end) for way in d.ways] == [(Side.RIGHT, Side.LEFT), (Side.BOTTOM, Side.TOP)]


def test_a_fork_within_a_lane_is_symmetric():
    d = drawn(graph("a b c", "ab ac", room=Size(400, 400)))
    a, b, c = d.rects
    assert b.cy == c.cy and b.cx + c.cx == pytest.approx(2 * a.cx)
    left, right = (way.points for way in d.ways)
    assert [round(2 * a.cx - p.x, 6) for p in left] == [round(p.x, 6) for p in right]
    assert [p.y for p in left] == [p.y for p in right]


def test_lanes_share_the_room_out_evenly():
    """The left lane needs 116 more for its second box; the other two grow towards it as far as the room goes."""
    g = graph("a b c|d|e", "ab ac ad de", room=Size(600, 400))
    widths = [band.w for band in drawn(g).bands]
    assert widths[0] == 244 and widths[1] == pytest.approx(widths[2]) and 128 < widths[1] < widths[0]
    assert sum(widths) == pytest.approx(600 - 12)
    assert [band.w for band in drawn(g._replace(room=Size(2000, 400))).bands] == pytest.approx([244, 244, 244])


def test_bands_are_equally_long_and_stand_side_by_side():
    d = drawn(graph("a b c|d|e f", "ab bc ad de ef"))
    assert {(band.y, band.h) for band in d.bands} == {(0.0, d.size.h)}
    assert [round(right.x - left.right, 6) for left, right in zip(d.bands, d.bands[1:])] == [6, 6]
    assert d.bands[-1].right == pytest.approx(d.size.w)
    assert all(rect.y >= TITLE + 14 for rect in d.rects)


def test_a_label_gets_room_beside_its_line():
    plain = graph("a b", "ab")
    labelled = plain._replace(edges=(plain.edges[0]._replace(label=(40, 30)),))
    gaps = [drawn(g).rects[1].y - drawn(g).rects[0].bottom for g in (plain, labelled)]
    assert gaps == [32, 46]  # 30 and a gap of 8 above and below
    both = plain._replace(edges=(plain.edges[0]._replace(tail=(40, 20), head=(30, 20)),))
    assert drawn(both).rects[1].y - drawn(both).rects[0].bottom == 64  # 8 + 20 + 8 + 20 + 8


def test_room_for_loops_is_kept_beside_a_box_and_no_way_is_given():
    g = graph("a|b", "ab aa")
    wide = g._replace(nodes=(g.nodes[0]._replace(loop=50.0), g.nodes[1]))
    assert drawn(wide).bands[0].w == drawn(g).bands[0].w + 50
    assert [way.edge for way in drawn(wide).ways] == [0]


def test_an_edge_that_ends_inside_a_box_gets_no_way():
    g = graph("a|b", "ab")
    assert drawn(g._replace(edges=(g.edges[0]._replace(exact=False),))).ways == ()


def test_less_room_makes_steps_stand_abreast():
    g = graph("a b c d|e", "ab bc cd de")
    assert rows(g, drawn(g._replace(room=Size(600, 500)))) == ["a", "b", "c", "de"]
    d = drawn(g._replace(room=Size(600, 200)))
    assert rows(g, d) == ["ab", "cde"] and d.size.h <= 200
    assert bends(d) == [0, 2, 0, 0]


def test_a_star_within_a_lane_does_not_become_a_line_wider_than_the_room():
    g = graph("h a b c d e f|x", "ha hb hc hd he hf hx", room=Size(460, 700))
    d = drawn(g)
    assert d.size.w <= 460 and d.size.h <= 700 and not faults(g, d)


# ---- hints


def test_a_pin_does_not_hold_where_another_box_stands_between():
    g = graph("a b c|d e", "ab ad de")._replace(hints=(FreeHint("pin", (2, 0), side=Side.BOTTOM),))
    assert rows(g, drawn(g)) == ["ad", "be", "c"]
    assert drawn(g).unmet == (0,)


@pytest.mark.parametrize(
    ("hint", "good"),
    [
        (FreeHint("same_rank", (1, 3)), lambda r: r[1].cy == r[3].cy),
        (FreeHint("align", (0, 1)), lambda r: r[0].cx == r[1].cx),
        (FreeHint("order", (0, 3)), lambda r: r[0].cx < r[3].cx),
        (FreeHint("pin", (4, 1), side=Side.RIGHT), lambda r: r[4].cy == r[1].cy and r[4].x > r[1].right),
        (FreeHint("pin", (4, 3), side=Side.BOTTOM), lambda r: r[4].cy > r[3].cy and r[4].cx == r[3].cx),
    ],
)
def test_hints_that_hold(hint, good):
    """a b c in the left lane, d e in the right one."""
    g = graph("a b c|d e", "ab ad de")._replace(hints=(hint,))
    d = drawn(g)
    assert d.unmet == () and good(d.rects)


@pytest.mark.parametrize(
    "hint",
    [
        FreeHint("order", (3, 0)),  # against the lanes
        FreeHint("align", (0, 3)),  # boxes of two lanes
        FreeHint("pin", (0, 3), side=Side.RIGHT),
        FreeHint("pin", (0,), at=(0.9, 0.9)),
        FreeHint("pin", (0, 1), side=Side.BOTTOM),  # against the other hint
    ],
)
def test_hints_that_cannot_hold_are_told(hint):
    g = graph("a b c|d e", "ab ad de")._replace(hints=(FreeHint("pin", (1, 0), side=Side.BOTTOM), hint))
    assert 1 in drawn(g).unmet


def test_an_order_within_a_cell_is_kept():
    g = graph("a b c", "ab ac", room=Size(400, 400))
    assert rows(g, drawn(g._replace(hints=(FreeHint("order", (2, 1)),)))) == ["a", "cb"]


def test_a_side_that_is_asked_for_is_taken():
    g = graph("a b", "ab")
    way = drawn(g._replace(edges=(g.edges[0]._replace(side=Side.LEFT),))).ways[0]
    assert way.begin is Side.LEFT and way.end is Side.LEFT


# ---- lines


def test_two_pairs_that_change_places_do_not_lie_on_each_other():
    g = graph("a c|b d", "ad bc ac bd")
    d = drawn(g)
    assert len(d.ways) == 4 and not faults(g, d)


@pytest.mark.parametrize(
    ("first", "second", "lower"),
    [
        (Lie(0, 50, ((0, -1), (50, 1))), Lie(20, 80, ((20, -1), (80, 1))), 1),
        (Lie(0, 50, ((0, 1), (50, -1))), Lie(20, 80, ((20, 1), (80, -1))), 0),
        (Lie(0, 99, ((0, 1), (99, 1))), Lie(20, 80, ((20, 1), (80, 1))), 0),
    ],
)
def test_tracks_avoid_crossings(first, second, lower):
    """Which of two pieces lies on the lower track; the other order crosses."""
    found = tracks([first, second], 10, 10)
    assert found[lower] == 0 and found[1 - lower] == 1
    pair = (first, second) if lower == 0 else (second, first)
    assert crossings(*pair) == 0 < crossings(*pair[::-1])


def test_pieces_that_do_not_meet_share_a_track():
    assert tracks([Lie(0, 20, ((0, -1), (20, 1))), Lie(40, 60, ((40, -1), (60, 1)))], 10, 10) == (0, 0)
    assert tracks([Lie(0, 20, ((0, -1), (20, 1))), Lie(25, 60, ((25, -1), (60, 1)))], 10, 10) != (0, 0)


def random_graph(seed: int) -> FreeGraph:
    r = random.Random(seed)
    n, lanes = r.randrange(3, 16), r.randrange(1, 6)
    nodes = tuple(FreeNode(f"n{k}", r.choice((80, 100, 130)), r.choice((36, 44)), r.randrange(lanes), inset=10) for k in range(n))
    edges = [(r.randrange(max(0, k - 3), k), k) for k in range(1, n)] + [(r.randrange(n), r.randrange(n)) for _ in range(n // 3)]
    given = tuple(
        FreeEdge(f"e{k}", a, b, look=r.randrange(2), label=(40.0, 13.0) if r.random() < 0.2 else None)
        for k, (a, b) in enumerate(edges)
    )
    room = r.choice((Size(904, 484), Size(484, 904), None))
    return FreeGraph(nodes, given, GAPS, room=room, lanes=(TITLE,) * lanes)


def pieces(points: tuple[Point, ...]) -> Iterator[Rect]:
    for a, b in zip(points, points[1:]):
        yield Rect.of_edges(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))


def faults(g: FreeGraph, d: FreeDrawing) -> list[str]:
    """What must not be, by other means than the product's: boxes over each other or outside their lane, ways through boxes, bad ends."""
    found = [f"boxes {i} {j}" for i, a in enumerate(d.rects) for j, b in enumerate(d.rects[:i]) if a.overlaps(b, 0.01)]
    found += [f"lane of {k}" for k, rect in enumerate(d.rects) if not d.bands[g.nodes[k].lane].contains(rect, 0.01)]
    whole = Rect(0, 0, d.size.w, d.size.h)
    lines = {way.edge: list(pieces(way.points)) for way in d.ways}
    for way in d.ways:
        edge = g.edges[way.edge]
        if len(way.points) > 6 or any(min(piece.w, piece.h) > 0.01 for piece in lines[way.edge]):
            found.append(f"shape of {way.edge}")
        for piece in lines[way.edge]:
            if not whole.contains(piece, 0.01):
                found.append(f"{way.edge} leaves")
            for k, rect in enumerate(d.rects):
                near = rect.grow(-0.01 if k in (edge.source, edge.target) else 4.98)
                if piece.x < near.right and near.x < piece.right and piece.y < near.bottom and near.y < piece.bottom:
                    found.append(f"{way.edge} through {k}")
        for point, side, node in ((way.points[0], way.begin, edge.source), (way.points[-1], way.end, edge.target)):
            rect, inset = d.rects[node], g.nodes[node].inset
            along, across = (point.x - rect.cx, point.y) if side.vertical else (point.y - rect.cy, point.x)
            half = (rect.w if side.vertical else rect.h) / 2 - inset
            if abs(across - rect.edge(side)) > 0.01 or abs(along) > half + 0.01:
                found.append(f"end of {way.edge}")
    numbers = sorted(lines)
    for i, a in enumerate(numbers):
        for b in numbers[:i]:
            for p in lines[a]:
                for q in lines[b]:
                    if p.grow(1.9).overlaps(q.grow(1.9), 0.01) and (p.w < 0.01) == (q.w < 0.01):
                        found.append(f"{a} and {b} on one line")
    return found


@pytest.mark.parametrize("seeds", [range(k, k + 25) for k in range(0, 150, 25)], ids=lambda seeds: f"{seeds[0]}-{seeds[-1]}")
def test_random_graphs_have_no_fault_and_nearly_all_ways(seeds):
    missing = 0
    for seed in seeds:
        g = random_graph(seed)
        d = drawn(g)
        assert not faults(g, d), seed
        missing += sum(edge.source != edge.target for edge in g.edges) - len(d.ways)
    assert missing <= 3


def test_the_same_graph_gives_the_same_drawing_and_names_mean_nothing():
    g = random_graph(5)
    other = g._replace(nodes=tuple(node._replace(path=f"z{99 - k}") for k, node in enumerate(g.nodes)))
    assert drawn(g) == drawn(g) == drawn(other)


def test_a_plan_serves_other_sizes():
    g = graph("a c|b d", "ab bd dc")
    plan = SWIMLANES.plan(g)
    for w in (60, 100, 180):
        sized = g._replace(nodes=tuple(node._replace(w=w) for node in g.nodes))
        d = SWIMLANES.place(sized, plan)
        assert not faults(sized, d) and {rect.w for rect in d.rects} == {w}


def test_no_boxes_no_drawing():
    assert drawn(FreeGraph((), (), GAPS, lanes=())).rects == ()
