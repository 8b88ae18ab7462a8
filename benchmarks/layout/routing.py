"""Our router alone: boxes that are placed already, no way planned for any edge. In: a graph and its boxes; out: a drawing and the time."""

from __future__ import annotations

import time
from collections.abc import Sequence

from .graphs import Graph
from .measure import Box, Drawing, Spot

MARGIN = 60.0  # points around the boxes that lines may use


def route(graph: Graph, boxes: Sequence[Box]) -> tuple[Drawing, float]:
    """The drawing with a way for every edge that the router found one for, and its milliseconds."""
    from deckgen.base.diagnostic import DiagnosticBag
    from deckgen.route import connect
    from deckgen.text import HarfBuzzMeasurer

    placed = _placed(graph, boxes)
    measurer, bag = HarfBuzzMeasurer(), DiagnosticBag()
    start = time.perf_counter()
    routed = connect(placed, measurer, bag)
    ms = 1e3 * (time.perf_counter() - start)
    ways: list[list[Spot] | None] = [None] * len(graph.edges)
    for found in routed.routes:
        ways[int(found.edge.name)] = [(point.x, point.y) for point in found.points]
    return Drawing(boxes, ways), ms


def _placed(graph: Graph, boxes: Sequence[Box]):  # type: ignore[no-untyped-def]
    from deckgen.base.diagnostic import Span
    from deckgen.base.geometry import Rect
    from deckgen.graph.placed import CardContent, PlacedDiagram, PlacedNode
    from deckgen.graph.styled import Metrics, StyledCard, StyledDiagram, StyledEdge, StyledStack
    from deckgen.scene import ColorRef

    span, ink = Span("benchmark", 1, 1), ColorRef("tx1")
    metrics = Metrics(
        margin=28, smallest_margin=16, step_gap=(24, 32), branch_gap=(36, 40), sibling_gap=16, inner_gap=16, clearance=12, label_gap=8,
        card_inset=14, panel_inset=12, icon_gap=10, text_gap=2, pill_gap=10, pill_inset=10, title_gap=16,
    )  # fmt: skip
    cards = [
        StyledCard(f"n{i}", span, 0, (), None, None, (), ColorRef("bg1"), ink, 1.5, 10.0, ColorRef("bg1")) for i in range(len(boxes))
    ]  # fmt: skip
    edges = tuple(
        StyledEdge(str(i), f"n{s}", f"n{t}", span, None, 1.75, "solid", ink, None, None, "med")
        for i, (s, t) in enumerate(graph.edges)
    )
    nodes = tuple(PlacedNode(card, Rect(*box), CardContent(None, None)) for card, box in zip(cards, boxes))
    frame = Rect.of_edges(
        min(box[0] for box in boxes) - MARGIN,
        min(box[1] for box in boxes) - MARGIN,
        max(box[0] + box[2] for box in boxes) + MARGIN,
        max(box[1] + box[3] for box in boxes) + MARGIN,
    )
    return PlacedDiagram(StyledDiagram(StyledStack("y", tuple(cards), span), edges, metrics), frame, nodes, bounds=frame)
