"""Text boxes of labels at the ends of edges, and anchors of lines that run from a panel inwards."""

from __future__ import annotations

from layout_factory import edge, put, put_panel, text

from deckgen.base.geometry import Point, Rect, Side
from deckgen.compose.edges import THIN, Edges
from deckgen.graph.placed import PlacedText
from deckgen.graph.routed import End, PlacedLabel, Route
from deckgen.scene import Connector, Shape
from deckgen.text import SquareMeasurer, wrap_block

PT = 12_700
INNER = put("p/b", 150, 180)
PANEL = put_panel("p", 100, 100, 200, 200, INNER)


def label(words: str, key: str, x: float, y: float) -> PlacedLabel:
    styled = text(words, key)
    block = wrap_block(((words, styled.style),), 40, SquareMeasurer())
    return PlacedLabel(PlacedText((styled,), block, Rect(x, y, 40, 12)), "left")


def test_a_label_at_an_end_is_a_text_box_named_for_it():
    a, b = put("a", 100, 100), put("b", 100, 200)
    route = Route(
        edge("a", "b"), End("a", Side.BOTTOM, Point(150, 140)), End("b", Side.TOP, Point(150, 200)), (Point(150, 140), Point(150, 200)),
        end_labels=(label("1", "tail_label", 156, 143), label("0..n", "head_label", 156, 185)),
    )  # fmt: skip
    line, *boxes = Edges({"a": a, "b": b}).connector(route)
    assert isinstance(line, Connector)
    assert [box.name for box in boxes] == ["a -> b/tail-label", "a -> b/head-label"]
    assert all(isinstance(box, Shape) and box.text_box for box in boxes)
    assert [(box.text.text, box.rect.x, box.rect.y) for box in boxes if isinstance(box, Shape) and box.text] == [
        ("1", 156 * PT, 143 * PT),
        ("0..n", 156 * PT, 185 * PT),
    ]


def test_a_line_from_a_panel_inwards_leaves_an_anchor_that_points_inwards():
    begin, end = End("p", Side.TOP, Point(200, 100), True), End("p/b", Side.TOP, Point(200, 180))
    edges = Edges({"p": PANEL, "p/b": INNER})
    (line,) = edges.connector(Route(edge("p", "p/b"), begin, end, (begin.point, end.point)))
    (anchor,) = edges.anchors["p"]
    assert isinstance(line, Connector) and line.begin is not None
    assert (line.begin.shape, line.begin.site) == ("p/anchor-1", 4)  # the bottom of an ellipse
    assert anchor.rect.bottom == 100 * PT == line.points[0].y and anchor.rect.h == THIN


def test_an_outer_and_an_inner_line_in_one_place_have_anchors_of_their_own():
    edges = Edges({"p": PANEL, "p/b": INNER, "c": put("c", 150, 20)})
    at = Point(200, 100)
    inwards, outwards = End("p", Side.TOP, at, True), End("p", Side.TOP, at, True)
    edges.connector(Route(edge("p", "p/b"), inwards, End("p/b", Side.TOP, Point(200, 180)), (at, Point(200, 180))))
    edges.connector(Route(edge("p", "c"), outwards, End("c", Side.BOTTOM, Point(200, 60)), (at, Point(200, 60))))
    assert [anchor.name for anchor in edges.anchors["p"]] == ["p/anchor-1", "p/anchor-2"]
