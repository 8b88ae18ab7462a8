"""Room for labels: how much higher gaps must be, and how much lines must be wider, so that words find a place beside their edge."""

from __future__ import annotations

from ..free import FreeGraph
from .model import Arrangement

AIR = 4.0  # points above and below the words, beside the gap that labels keep


def label_room(graph: FreeGraph, arrangement: Arrangement) -> tuple[list[float], dict[int, float]]:
    """Per gap the height that words in it need (0: none), and per line vertex the room to its right. An edge to the next row has its label in
    the gap; a longer one beside its line in the middle row it passes."""
    row = {v: r for r, vertices in enumerate(arrangement.rows) for v in vertices}
    gaps = [0.0] * max(0, len(arrangement.rows) - 1)
    extra: dict[int, float] = {}
    for edge, path in arrangement.paths:
        e = graph.edges[edge]
        ends = ((e.tail, path[0]), (e.head, path[-2]))
        for size, vertex in ends:
            if size:
                gaps[row[vertex]] = max(gaps[row[vertex]], size[1] + AIR)
        if e.label is None:
            continue
        if len(path) == 2:
            gaps[row[path[0]]] = max(gaps[row[path[0]]], e.label[1] + AIR)
        else:
            middle = path[len(path) // 2]
            extra[middle] = max(extra.get(middle, 0.0), e.label[0] + graph.gaps.label)
    return gaps, extra
