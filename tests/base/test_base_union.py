"""Groups by pairs."""

from __future__ import annotations

from deckgen.base.union import groups


def test_numbers_hang_together_directly_or_through_others() -> None:
    assert groups(6, [(4, 1), (0, 2), (1, 5)]) == [[0, 2], [1, 4, 5], [3]]
    assert groups(3, []) == [[0], [1], [2]]
    assert groups(4, [(3, 2), (2, 1), (1, 0)]) == [[0, 1, 2, 3]]
