"""Turning: a graph that runs right, up or left is drawn as if it ran down, and turned back."""

from __future__ import annotations

import pytest

from deckgen.base.geometry import Point, Rect, Side, Size
from deckgen.layout.free import FreeDrawing, FreeEdge, FreeGraph, FreeHint, FreeNode, FreeWay, Gaps
from deckgen.layout.turn import as_down, as_wanted

GAPS = Gaps(30, 16, 12, 14, 8)
GRAPH = FreeGraph(
    nodes=(FreeNode("a", 100, 40), FreeNode("b", 80, 30)),
    edges=(FreeEdge("a -> b", 0, 1, label=(50, 12), side=Side.LEFT),),
    gaps=GAPS,
    hints=(FreeHint("pin", (0, 1), side=Side.RIGHT), FreeHint("pin", (0,), at=(0.2, 0.7))),
    room=Size(900, 500),
)
# a above b, its line down with a jog
DRAWING = FreeDrawing(
    Size(120, 200),
    (Rect(10, 0, 100, 40), Rect(0, 170, 80, 30)),
    (FreeWay(0, Side.BOTTOM, Side.TOP, (Point(60, 40), Point(60, 100), Point(40, 100), Point(40, 170))),),
)


@pytest.mark.parametrize("direction", ["down", "right", "up"])
def test_turned_twice_is_the_same(direction: str) -> None:
    assert as_down(as_down(GRAPH, direction), direction) == GRAPH  # type: ignore[arg-type]


def test_right_exchanges_width_and_height() -> None:
    graph = as_down(GRAPH, "right")
    assert [(n.w, n.h) for n in graph.nodes] == [(40, 100), (30, 80)]
    assert graph.edges[0].label == (12, 50)
    assert graph.edges[0].side is Side.TOP
    assert graph.room == Size(500, 900)
    assert graph.hints[0].side is Side.BOTTOM
    assert graph.hints[1].at == (0.7, 0.2)


def test_left_turns_sides_against_the_flow() -> None:
    hint = as_down(GRAPH, "left").hints[0]  # right of b, in a flow to the left, is before b: above it where the flow runs down
    assert hint.side is Side.TOP


def test_drawing_to_the_right() -> None:
    drawing = as_wanted(DRAWING, "right")
    assert drawing.size == Size(200, 120)
    assert drawing.rects == (Rect(0, 10, 40, 100), Rect(170, 0, 30, 80))
    assert drawing.ways[0][1:] == (Side.RIGHT, Side.LEFT, (Point(40, 60), Point(100, 60), Point(100, 40), Point(170, 40)))


def test_drawing_upwards() -> None:
    drawing = as_wanted(DRAWING, "up")
    assert drawing.rects == (Rect(10, 160, 100, 40), Rect(0, 0, 80, 30))
    assert drawing.ways[0][1:] == (Side.TOP, Side.BOTTOM, (Point(60, 160), Point(60, 100), Point(40, 100), Point(40, 30)))


def test_drawing_to_the_left() -> None:
    drawing = as_wanted(DRAWING, "left")
    assert drawing.rects == (Rect(160, 10, 40, 100), Rect(0, 0, 30, 80))
    assert drawing.ways[0][1:] == (Side.LEFT, Side.RIGHT, (Point(160, 60), Point(100, 60), Point(100, 40), Point(30, 40)))
