"""How our time grows with the size of a graph: layered graphs of 12 to 1,000 nodes, and the exponent between sizes."""

from __future__ import annotations

import math
from typing import NamedTuple

from .engines import Engine
from .graphs import layered_graph

SIZES = (12, 25, 50, 100, 200, 500, 1000)


class Grown(NamedTuple):
    """Milliseconds (the best of the rounds) by size, and the exponent of a power law through the sizes from 50 on (least squares)."""

    times: tuple[tuple[int, float], ...]
    exponent: float | None


def grown(engine: Engine, largest: int) -> Grown:
    times = []
    for nodes in (size for size in SIZES if size <= largest):
        rounds = 3 if nodes <= 200 else 1
        graph = layered_graph(1, nodes)
        times.append((nodes, min(engine([graph])[0].ms for _ in range(rounds))))
    return Grown(tuple(times), _exponent([(nodes, ms) for nodes, ms in times if nodes >= 50]))


def _exponent(times: list[tuple[int, float]]) -> float | None:
    if len(times) < 2:
        return None
    xs, ys = [math.log(nodes) for nodes, _ in times], [math.log(ms) for _, ms in times]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys)) / sum((x - mx) ** 2 for x in xs)
