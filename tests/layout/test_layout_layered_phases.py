"""The phases of the layered layout, each alone, with figures worked out by hand."""

from __future__ import annotations

from itertools import product
from random import Random

from deckgen.layout.layered.cycles import feedback
from deckgen.layout.layered.model import Arc
from deckgen.layout.layered.order import Orderer
from deckgen.layout.layered.ranks import assign as ranked
from deckgen.layout.layered.rows import Rows
from deckgen.layout.layered.tension import Tension
from deckgen.layout.layered.tracks import assign, nets


def links(*pairs):
    return [(a, b, 1) for a, b in pairs]


def arcs(*pairs, **more):
    return [Arc(k, a, b, more.get("min_length", 1), 2, False) for k, (a, b) in enumerate(pairs)]


def ordered(ranks, *pairs, before=(), budget=50_000):
    rows = Rows(len(ranks), ranks, arcs(*pairs))
    return Orderer(rows, before, budget).run(), rows


# ---- cycles


def test_only_the_edge_against_declared_order_is_turned():
    assert feedback(3, links((0, 1), (1, 2), (2, 0))) == [False, False, True]
    assert feedback(3, links((2, 0), (0, 1), (1, 2))) == [True, False, False]


def test_an_edge_against_declared_order_outside_a_cycle_stays():
    assert feedback(3, links((2, 0), (0, 1))) == [False, False]


def test_one_edge_is_turned_rather_than_two():
    assert feedback(3, links((0, 2), (2, 1), (1, 0))) == [False, False, True]


def test_a_heavier_edge_is_not_turned_for_a_lighter_one():
    assert feedback(2, [(0, 1, 1), (1, 0, 5)]) == [True, False]


def test_what_is_left_of_random_graphs_has_no_cycle_and_nothing_is_turned_in_vain():
    random = Random(3)
    for _ in range(60):
        n = random.randrange(2, 12)
        found = [(random.randrange(n), random.randrange(n), 1) for _ in range(2 * n)]
        found = [link for link in found if link[0] != link[1]]
        turned = feedback(n, found)
        down = [(b, a) if t else (a, b) for (a, b, _), t in zip(found, turned)]
        assert not _cyclic(n, down)
        for k, t in enumerate(turned):
            assert not t or _cyclic(n, [*down[:k], down[k][::-1], *down[k + 1 :]])


def _cyclic(n, pairs):
    left = list(range(n))
    while left:
        free = [v for v in left if all(b != v or a not in left for a, b in pairs)]
        if not free:
            return True
        left = [v for v in left if v not in free]
    return False


# ---- tension and ranks


def test_least_tension_is_the_least_there_is():
    random = Random(8)
    for _ in range(40):
        costs = []
        for tail, head in ((0, 1), (1, 2), (0, 2), (2, 3), (0, 3)):
            low = random.randrange(-2, 3)
            kinks = (low, low + random.randrange(1, 3))
            costs.append(
                (tail, head, tuple(map(float, kinks)), (-random.randrange(1, 5), random.choice((-1, 0, 1)), random.randrange(2, 6)))
            )
        tension = Tension(4)
        for cost in costs:
            tension.add(*cost)

        def price(x, costs=costs):
            return sum(_price(x[head] - x[tail], kinks, slopes) for tail, head, kinks, slopes in costs)

        found = tension.solve([float(random.randrange(9)) for _ in range(4)], 10**6)
        least = min(price((0, *rest)) for rest in product(range(-9, 10), repeat=3))
        assert abs(price(found) - least) < 1e-6


def _price(d, kinks, slopes):
    """Cost of a difference, nothing at the first kink."""
    if d < kinks[0]:
        return slopes[0] * (d - kinks[0])
    inner = min(d, kinks[1]) - kinks[0]
    return slopes[1] * inner + slopes[2] * max(0.0, d - kinks[1])


def test_ranks_are_short_and_keep_least_lengths():
    assert ranked(4, arcs((0, 1), (1, 2), (3, 2)), ()) == [0, 1, 2, 1]
    assert ranked(2, arcs((0, 1), min_length=1), ()) == [0, 1]
    assert ranked(3, [*arcs((0, 1)), Arc(1, 0, 2, 3, 2, False), Arc(2, 1, 2, 1, 2, False)], ()) in ([0, 1, 3], [0, 2, 3])


def test_boxes_wished_in_one_rank_are():
    assert ranked(4, arcs((0, 1), (1, 2), (0, 3)), [(2, 3)]) == [0, 1, 2, 2]


# ---- order


def test_two_pairs_uncross():
    crossings, rows = ordered([0, 0, 1, 1], (0, 3), (1, 2))
    assert crossings == 0
    top, bottom = rows.rows
    assert (top.index(0) < top.index(1)) == (bottom.index(3) < bottom.index(2))


def test_a_complete_pair_of_rows_crosses_as_often_as_it_must():
    assert ordered([0, 0, 0, 1, 1, 1], *product((0, 1, 2), (3, 4, 5)))[0] == 9  # (3 over 2) squared


def test_crossings_are_counted_as_all_pairs_would_be():
    random = Random(5)
    for _ in range(30):
        pairs = [(random.randrange(6), 6 + random.randrange(6)) for _ in range(14)]
        rows = Rows(12, [0] * 6 + [1] * 6, arcs(*pairs))
        by_pairs = sum((a - c) * (b - d) < 0 for k, (a, b) in enumerate(pairs) for c, d in pairs[k + 1 :])
        assert rows.crossings() == by_pairs


def test_an_order_that_is_asked_for_holds():
    _, rows = ordered([0, 1, 1, 1], (0, 1), (0, 2), (0, 3), before=[(3, 1)])
    assert rows.rows[1].index(3) < rows.rows[1].index(1)


def test_long_lines_do_not_cross_between_their_ends():
    random = Random(2)
    for _ in range(20):
        ranks = [k % 5 for k in range(20)]
        pairs = [(a, b) for a, b in ((random.randrange(20), random.randrange(20)) for _ in range(40)) if ranks[a] < ranks[b]]
        _, rows = ordered(ranks, *pairs, budget=20_000)
        for row in rows.rows:
            ends = [rows.at[rows.below[v][0]] for v in row if rows.line(v) and rows.line(rows.below[v][0])]
            assert ends == sorted(ends)


# ---- tracks


def tracks(*hops):
    found = nets(range(len(hops)), range(len(hops)), [a for a, _ in hops], [b for _, b in hops])
    return assign(found, 10.0)


def test_lines_that_do_not_cross_in_order_do_not_cross_in_their_gap():
    assert tracks((0, 50), (30, 80)).track == [1, 0]  # both to the right: the right one turns first
    assert tracks((50, 0), (80, 30)).track == [0, 1]


def test_lines_far_from_each_other_share_a_track_and_straight_ones_need_none():
    assert tracks((0, 30), (50, 90), (120, 120)).track == [0, 0]


def test_an_upright_piece_is_not_put_on_another():
    assert tracks((0, 40), (40, 90)).track == [1, 0]  # the second leaves 40 before the first comes there
    assert tracks((0, 40), (40, 0)).clashes  # whichever is above, one upright lies on the other
