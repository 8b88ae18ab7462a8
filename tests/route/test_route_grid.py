"""The search on small grids: lines 10 points apart, a bend costs 40."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from deckgen.base.geometry import Rect, Side
from deckgen.route.grid import Favour, Gate, Grid, Window
from deckgen.route.search import ALONG_HIGH, ALONG_LOW, BEND, SHARED, TOUCH, Prices, Search, busy

TENS = [10.0 * k for k in range(11)]


@pytest.fixture
def grid() -> Grid:
    return Grid(TENS, TENS)


def gate(ix: int, iy: int, side: Side, price: float = 0.0) -> Gate:
    return Gate(ix, iy, side, price, 0.0, False)


Cells = list[tuple[int, int]]


def way(
    grid: Grid,
    start: Gate | Sequence[Gate],
    goal: Gate | Sequence[Gate],
    friends=frozenset(),
    favour=None,
    bend: float = BEND,
    along: float = ALONG_LOW,
    window: Window | None = None,
    budget: int = 1_000,
) -> Cells | None:
    starts, goals = ([g] if isinstance(g, Gate) else g for g in (start, goal))
    found = Search(grid, friends, favour, Prices(bend, along), window).run(starts, goals, budget)
    return None if found is None else corners(found.cells)


def corners(cells: Cells) -> Cells:
    """The ends and the cells where the way turns."""
    kept = cells[:1]
    for before, here, after in zip(cells, cells[1:], cells[2:]):
        if (before[0] == here[0]) != (here[0] == after[0]):
            kept.append(here)
    return kept + cells[-1:] if len(cells) > 1 else kept


DOWN, UP_INTO = gate(5, 0, Side.BOTTOM), gate(5, 10, Side.TOP)


def test_straight_ahead(grid):
    assert way(grid, DOWN, UP_INTO) == [(5, 0), (5, 10)]


def test_one_bend_rather_than_a_staircase(grid):
    assert way(grid, gate(0, 0, Side.RIGHT), gate(10, 10, Side.TOP)) == [(0, 0), (10, 0), (10, 10)]
    assert way(grid, gate(0, 0, Side.BOTTOM), gate(10, 10, Side.LEFT)) == [(0, 0), (0, 10), (10, 10)]


def test_a_z_bends_once_more_into_its_goal(grid):
    # two bends in all, the second at the last vertex: nothing says where the bar should be, nudging puts it halfway
    assert way(grid, gate(2, 0, Side.BOTTOM), gate(8, 10, Side.TOP)) == [(2, 0), (2, 10), (8, 10)]


def test_it_never_turns_straight_back(grid):
    assert way(grid, gate(5, 5, Side.RIGHT), gate(2, 5, Side.RIGHT)) == [(5, 5), (5, 4), (2, 4), (2, 5)] or (
        way(grid, gate(5, 5, Side.RIGHT), gate(2, 5, Side.RIGHT)) == [(5, 5), (5, 6), (2, 6), (2, 5)]
    )
    # out to the right and back into the same gate: not on the spot
    assert len(way(grid, gate(10, 5, Side.RIGHT), gate(10, 5, Side.RIGHT)) or []) > 2


def test_around_what_is_shut(grid):
    # shut within 5 of it: columns 2 to 7, rows 4 to 6; the nearest way past it is column 8
    grid.shut(Rect(20, 40, 50, 20))
    found = way(grid, DOWN, UP_INTO)
    assert found is not None and len(found) in (5, 6) and {ix for ix, _ in found} == {5, 8}  # the fourth bend may be at the gate
    assert not any(2 <= ix <= 7 and 4 <= iy <= 6 for ix, iy in grid.vertices(found))


def test_shut_and_opened_again(grid):
    wall = Rect(-10, 40, 120, 20)
    grid.shut(wall)
    assert way(grid, DOWN, UP_INTO) is None
    grid.shut(wall)
    grid.shut(wall, -1)
    assert way(grid, DOWN, UP_INTO) is None  # shut twice, opened once
    grid.shut(wall, -1)
    assert way(grid, DOWN, UP_INTO) == [(5, 0), (5, 10)]


@pytest.mark.parametrize(("left", "open_"), [(54.9, False), (55.0, True), (55.1, True)])
def test_a_line_may_pass_five_points_from_a_box(grid, left, open_):
    grid.shut(Rect(left, 40, 100, 20))
    assert (way(grid, DOWN, UP_INTO) == [(5, 0), (5, 10)]) is open_


def test_a_wall_between_two_grid_lines_shuts_the_step_across(grid):
    grid.shut(Rect(-10, 43, 120, 1))
    assert way(grid, DOWN, UP_INTO) is None


def test_the_budget_is_honoured(grid):
    assert way(grid, DOWN, UP_INTO, budget=5) is None
    assert way(grid, DOWN, UP_INTO, budget=500) == [(5, 0), (5, 10)]
    assert way(grid, [], UP_INTO) is None and way(grid, DOWN, []) is None


def test_the_cheaper_gate_wins_if_the_way_does_not_eat_it_up(grid):
    near, far = gate(5, 10, Side.TOP, 50), gate(8, 10, Side.TOP, 0)  # the far one costs two bends and 30: 110
    assert (way(grid, DOWN, [near, far]) or [])[-1] == (5, 10)
    assert (way(grid, DOWN, [near._replace(price=120), far]) or [])[-1] == (8, 10)


def test_running_along_a_border_is_dearer_than_two_bends_if_it_is_long(grid):
    free = way(grid, gate(0, 5, Side.BOTTOM), gate(10, 5, Side.TOP), bend=1.0)
    assert free is not None
    grid = Grid(TENS, TENS)
    grid.price_near(Rect(55, 0, 40, 100), 12)  # its left border, 5 from column 5
    assert way(grid, DOWN, UP_INTO, bend=10.0) != [(5, 0), (5, 10)]
    assert way(grid, DOWN, UP_INTO, bend=60.0) == [(5, 0), (5, 10)]


# ---- other routes


def test_friends_lines_are_cheap_and_strangers_dear(grid):
    assert SHARED < 1 and BEND < TOUCH
    # a line in column 3 from top to bottom; from (0, 0) down to (0, 10) it is on nobody's way
    grid.draw([(3, 0), (3, 10)], owner=7)
    across = gate(0, 5, Side.RIGHT), gate(10, 5, Side.LEFT)
    assert way(grid, *across) == [(0, 5), (10, 5)]  # crossing costs TOUCH, and there is no way around
    along = gate(3, 0, Side.BOTTOM), gate(3, 10, Side.TOP)
    assert way(grid, *along, friends=frozenset({7})) == [(3, 0), (3, 10)]
    # at first a stranger's line may be shared, since nudging moves them apart; at the higher price it is left for four bends
    assert way(grid, *along) == [(3, 0), (3, 10)]
    strange = way(grid, *along, along=ALONG_HIGH)
    assert strange is not None and len(strange) > 2 and 4 * BEND < 8 * 30 * ALONG_HIGH


def test_a_friend_draws_others_onto_its_line(grid):
    goal = gate(9, 10, Side.TOP)
    grid.draw([(5, 2), (9, 2), (9, 10)], owner=1)
    assert way(grid, DOWN, goal, friends=frozenset({1})) == [(5, 0), (5, 2), (9, 2), (9, 10)]


def test_taking_a_line_back_leaves_no_trace(grid):
    grid.draw([(3, 0), (3, 5), (8, 5)], owner=1)
    grid.draw([(3, 0), (3, 2)], owner=2)
    grid.draw([(3, 0), (3, 5), (8, 5)], owner=1, add=False)
    assert {owner for owners in grid.used.values() for owner in owners} == {2}
    grid.draw([(3, 0), (3, 2)], owner=2, add=False)
    assert not grid.used and not grid.right_used and not grid.down_used


def test_forgetting_takes_everything_back(grid):
    grid.draw([(3, 0), (3, 5), (8, 5)], owner=1)
    grid.forget()
    assert not grid.used and not grid.right_used and not grid.down_used


def test_a_line_just_outside_a_gate_makes_it_dear(grid):
    # a stranger passes across the way out of the border below; straight down is still shortest, but two bends and 40 points are cheaper
    grid.draw([(4, 10), (6, 10)], owner=1)
    free = gate(7, 10, Side.TOP)
    assert (way(grid, DOWN, [UP_INTO, free]) or [])[-1] == (7, 10)
    assert busy(grid, UP_INTO, frozenset()) == TOUCH and busy(grid, UP_INTO, frozenset({1})) == busy(grid, free, frozenset()) == 0


def test_a_favoured_column_draws_a_way_and_a_dear_one_repels_it(grid):
    ends = gate(0, 0, Side.RIGHT), gate(0, 10, Side.RIGHT)
    assert way(grid, *ends, favour=Favour({4: 0.1})) == [(0, 0), (4, 0), (4, 10), (0, 10)]
    shy = way(grid, *ends, favour=Favour({0: 3.0, 1: 3.0}))
    assert shy is not None and shy[1][0] == 2
