"""Cuts a row of things into runs at the least price: the pieces of a flow, the columns of a layered drawing, the slides of a diagram."""

from __future__ import annotations

from collections.abc import Callable


def cheapest_cut(length: int, count: int, price: Callable[[int, int], float]) -> tuple[int, ...]:
    """Where the `count` runs of `length` things begin, and the end: (0, …, length). `price(a, b)` is that of the run a..b-1; the first of
    equally cheap cuts is taken. Dynamic programming, count x length x length steps. ValueError if there are more runs than things."""
    if not 1 <= count <= length:
        raise ValueError(f"{length} things cannot be cut into {count} runs")
    best: list[tuple[float, tuple[int, ...]]] = [(price(0, b), ()) if b else (0.0, ()) for b in range(length + 1)]
    for made in range(1, count):
        best = [
            min(((best[a][0] + price(a, b), (*best[a][1], a)) for a in range(made, b)), default=(float("inf"), ()))
            for b in range(length + 1)
        ]
    return (0, *best[length][1], length)
