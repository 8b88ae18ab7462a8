"""Cutting at the least price."""

from __future__ import annotations

from itertools import combinations

import pytest

from deckgen.base.cuts import cheapest_cut


def test_even_runs_cost_least() -> None:
    assert cheapest_cut(7, 3, lambda a, b: (b - a) ** 2) == (0, 2, 4, 7)  # 4 + 4 + 9, the first of three such cuts


def test_a_dear_place_is_not_cut() -> None:
    assert cheapest_cut(6, 2, lambda a, b: (b - a) ** 2 + (10 if b == 3 else 0)) == (0, 2, 6)


def test_no_cut_is_cheaper_than_the_one_found() -> None:
    price = lambda a, b: abs(b - a - 2.5) + (a * 7 % 5) * 0.3  # noqa: E731
    every = [(0, *marks, 9) for marks in combinations(range(1, 9), 3)]
    cost = lambda marks: sum(price(a, b) for a, b in zip(marks, marks[1:]))  # noqa: E731
    assert cost(cheapest_cut(9, 4, price)) == pytest.approx(min(map(cost, every)))


def test_more_runs_than_things() -> None:
    with pytest.raises(ValueError, match="2 things"):
        cheapest_cut(2, 3, lambda a, b: 0.0)
