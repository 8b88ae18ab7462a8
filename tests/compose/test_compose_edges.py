"""Connectors: names, glue, anchors, end points on their sites to the EMU, alt text."""

from __future__ import annotations

from typing import Any

import pytest
from layout_factory import INK, edge, put, put_panel, text

from deckgen.base.connector import points_of
from deckgen.base.geometry import EmuPoint, EmuRect, Point, Rect, Side, snap
from deckgen.compose.edges import Edges
from deckgen.compose.nodes import Nodes
from deckgen.graph.placed import CardContent, PlacedNode, PlacedText
from deckgen.graph.routed import End, PlacedLabel, Route
from deckgen.scene import Arrow, Connector, Glue, Shape
from deckgen.text import SquareMeasurer, wrap_block

PT = 12_700
A, B = put("a", 100, 100), put("p/b", 100, 200)


def compose(*routes: Route, boxes: tuple[PlacedNode, ...] = (A, B)) -> tuple[list[Connector | Shape], dict[str, list[Shape]]]:
    edges = Edges({box.path: box for box in boxes})
    return [item for route in routes for item in edges.connector(route)], edges.anchors


def straight(x: float = 150, anchor: bool = False, **more: Any) -> Route:
    begin, end = End("a", Side.BOTTOM, Point(x, 140), anchor), End("p/b", Side.TOP, Point(x, 200), anchor)
    return Route(edge("a", "p/b", **more), begin, end, (begin.point, end.point))


def test_a_connector_is_glued_to_boxes_and_ends_on_their_middles():
    (found,), anchors = compose(straight())
    assert isinstance(found, Connector)
    assert (found.name, found.begin, found.end) == ("a -> p/b", Glue("a/box", 2), Glue("p/b/box", 0))
    assert found.points == ((150 * PT, 140 * PT), (150 * PT, 200 * PT))
    assert points_of(found.frame) == found.points and anchors == {}


@pytest.mark.parametrize(("side", "site"), [(Side.TOP, 0), (Side.LEFT, 1), (Side.BOTTOM, 2), (Side.RIGHT, 3)])
def test_sites_of_a_rounded_box(side, site):
    route = straight()._replace(begin=End("a", side, A.rect.middle(side)))
    (found,), _ = compose(route)
    assert isinstance(found, Connector) and found.begin == Glue("a/box", site)


def test_the_stroke_is_the_edges(monkeypatch):
    route = straight(width=4.5, dash="dash")
    route = route._replace(edge=route.edge._replace(begin_arrow="med", end_arrow=None))
    (found,), _ = compose(route)
    assert isinstance(found, Connector)
    stroke = found.stroke
    assert (stroke.color, stroke.width, stroke.dash, stroke.begin, stroke.end) == (INK, 57_150, "dash", Arrow("med"), None)


def test_alt_text_says_from_where_to_where_and_the_label():
    boxes = (A._replace(node=A.node._replace(texts=(text("Alpha"),))), B)  # b has no title: its id
    (found,), _ = compose(straight(), boxes=boxes)
    assert isinstance(found, Connector) and found.alt == "Alpha to b"
    (found,), _ = compose(straight(label="next turn"), boxes=boxes)
    assert isinstance(found, Connector) and found.alt == "Alpha to b: next turn"


def test_a_label_is_a_text_box_of_its_own_after_its_line():
    words = text("12345", "label")
    block = wrap_block((("12345", words.style),), 26, SquareMeasurer())
    label = PlacedLabel(PlacedText((words,), block, Rect(158.5, 164, 26, 12)), "left")
    items, _ = compose(straight(label="12345")._replace(label=label))
    assert [i.name for i in items] == ["a -> p/b", "a -> p/b/label"]
    shape = items[1]
    assert isinstance(shape, Shape) and shape.text_box and shape.text and shape.text.insets == (0, 0, 0, 0)
    assert shape.text.paragraphs[0].align == "left" and shape.text.text == "12345"
    assert (shape.rect.x, shape.rect.y, shape.rect.h) == (round(158.5 * PT), 164 * PT, 12 * PT)
    assert shape.rect.w == 26 * PT


def test_a_swimlane_is_glued_to_by_its_own_name():
    """The check knows a swimlane by the name of its box, so connectors must use that name too."""
    lane = put_panel("l", 0, 300, 400, 100)
    lane = lane._replace(node=lane.node._replace(lane=True))
    route = Route(
        edge("a", "l"),
        End("a", Side.BOTTOM, Point(150, 140)),
        End("l", Side.TOP, Point(200, 300)),
        (Point(150, 140), Point(150, 220), Point(200, 220), Point(200, 300)),
    )
    (found,), _ = compose(route, boxes=(A, lane))
    assert isinstance(found, Connector) and found.end == Glue("l/lane", 0)
    assert found.end.shape == Nodes(2.0, {}).group(lane).items[0].name


# ---- anchors: 2 pt circles inside the border


@pytest.mark.parametrize(
    ("side", "at", "rect", "site"),
    [
        (Side.BOTTOM, Point(162, 140), (161, 138), 4),
        (Side.TOP, Point(162, 100), (161, 100), 0),
        (Side.LEFT, Point(100, 130), (100, 129), 2),
        (Side.RIGHT, Point(200, 130), (198, 129), 6),
    ],
)
def test_an_anchor_touches_the_border_from_within(side, at, rect, site):
    route = straight()._replace(begin=End("a", side, at, True))
    (found,), anchors = compose(route)
    (anchor,) = anchors["a"]
    assert (anchor.name, anchor.preset, anchor.decorative) == ("a/anchor-1", "ellipse", True)
    assert anchor.fill is None and anchor.stroke is None and anchor.text is None
    assert anchor.rect == EmuRect(rect[0] * PT, rect[1] * PT, 2 * PT, 2 * PT)
    assert isinstance(found, Connector) and found.begin == Glue("a/anchor-1", site)
    assert found.points[0] == (at.x * PT, at.y * PT)


def test_an_anchor_is_exactly_on_the_border_whatever_the_routes_rounding():
    route = straight()._replace(begin=End("a", Side.BOTTOM, Point(162, 140.0002), True))
    (found,), anchors = compose(route)
    assert isinstance(found, Connector) and found.points[0] == (162 * PT, 140 * PT)
    assert anchors["a"][0].rect.bottom == 140 * PT


def test_anchors_count_per_box_and_friends_share_one():
    first = straight(162, anchor=True)
    again = first._replace(edge=edge("a", "p/b", number=2))
    other = straight(138, anchor=True, number=3)
    items, anchors = compose(first, again, other)
    assert [a.name for a in anchors["a"]] == ["a/anchor-1", "a/anchor-2"]
    assert [a.name for a in anchors["p/b"]] == ["p/b/anchor-1", "p/b/anchor-2"]
    assert [i.begin.shape for i in items if isinstance(i, Connector)] == ["a/anchor-1", "a/anchor-1", "a/anchor-2"]


# ---- rounding: fractions of an EMU everywhere


def odd(path: str, x: float, y: float, w: float, h: float) -> PlacedNode:
    return put(path, x, y)._replace(rect=Rect(x, y, w, h), content=CardContent(None, None))


def test_ends_lie_on_their_sites_to_the_emu_and_pieces_are_exactly_level():
    third = 1 / 3
    for k in range(40):
        a = odd("a", 10 + k * third / PT, 20 + k * 0.37 / PT, 100 + k * 0.91 / PT, 40 + k * 0.53 / PT)
        b = odd("p/b", 210.00003 + k / PT / 7, 220.00007, 100 + k * 0.71 / PT, 40 + k * 0.11 / PT)
        x0, y0, x1, y1 = a.rect.cx, a.rect.bottom, b.rect.cx, b.rect.y
        bar = (y0 + y1) / 2
        begin, end = End("a", Side.BOTTOM, Point(x0, y0)), End("p/b", Side.TOP, Point(x1, y1))
        route = Route(edge("a", "p/b"), begin, end, (Point(x0, y0), Point(x0, bar), Point(x1, bar), Point(x1, y1)))
        (found,), _ = compose(route, boxes=(a, b))
        assert isinstance(found, Connector)
        p = found.points
        assert p[0].x == p[1].x and p[1].y == p[2].y and p[2].x == p[3].x
        box, target = snap(a.rect), snap(b.rect)
        assert p[0] == (box.x + box.w // 2, box.bottom)
        assert p[3] == (target.x + target.w // 2, target.y)
        drawn = points_of(found.frame)
        # a turned frame lies about its middle, which may fall between two EMU; the bar's place is in 1/100,000 of the height
        assert all(abs(d - q) <= 1 for k in (0, 3) for d, q in zip(drawn[k], p[k]))
        assert all(abs(q.x - d.x) <= 1 and abs(q.y - d.y) <= 13 for q, d in zip(p, drawn))


def test_a_straight_line_between_middles_that_round_apart_may_lean_by_an_emu():
    a, b = odd("a", 0, 0, 100, 40), odd("p/b", 1 / PT, 100, 100 - 1 / PT, 40)
    route = Route(
        edge("a", "p/b"),
        End("a", Side.BOTTOM, Point(50, 40)),
        End("p/b", Side.TOP, Point(50, 100)),
        (Point(50, 40), Point(50, 100)),
    )
    (found,), _ = compose(route, boxes=(a, b))
    assert isinstance(found, Connector) and abs(found.points[0].x - found.points[1].x) <= 1
    assert found.points[0] == EmuPoint(635_000, 508_000)
