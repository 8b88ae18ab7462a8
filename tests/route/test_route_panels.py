"""Edges between a panel and what it holds; swimlanes, which stand in nobody's way. Boxes are 100 x 40, clearance 12."""

from __future__ import annotations

from collections.abc import Sequence

from layout_factory import SQUARES, edges, placed, put, put_panel, text

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Point, Rect
from deckgen.graph.placed import PanelContent, PlacedNode, PlacedText
from deckgen.graph.routed import Route
from deckgen.graph.styled import StyledEdge
from deckgen.route import connect
from deckgen.route.scene_map import Ground
from deckgen.text import wrap_block


def route(*nodes: PlacedNode, edges: Sequence[StyledEdge]) -> Route:
    bag = DiagnosticBag()
    found = connect(placed(*nodes, edges=edges), SQUARES, bag).routes
    assert list(bag) == []
    return found[0]


def headed(box: PlacedNode, words: str = "Panel") -> PlacedNode:
    """The panel with words of its own in the middle of its head."""
    title = text(words)
    block = wrap_block(((words, title.style),), box.rect.w - 20, SQUARES)
    rect = Rect(box.rect.x + 10, box.rect.y + 8, box.rect.w - 20, 12)
    return box._replace(content=PanelContent(PlacedText((title,), block, rect), None))


def as_lane(box: PlacedNode) -> PlacedNode:
    return box._replace(node=box.node._replace(lane=True))


def meets(found: Route, rect: Rect) -> bool:
    return any(Rect.of_edges(*map(min, zip(a, b)), *map(max, zip(a, b))).grow(0.1).overlaps(rect) for a, b in _pieces(found))


def _pieces(found: Route) -> list[tuple[Point, Point]]:
    return list(zip(found.points, found.points[1:]))


PANEL = put_panel("p", 100, 100, 200, 200, put("p/b", 150, 180))


def test_from_a_panel_inwards():
    found = route(PANEL, edges=edges("p p/b"))
    assert (
        found.begin.anchor
        and abs(found.points[0][1 if found.begin.side.vertical else 0] - PANEL.rect.edge(found.begin.side)) < 0.01
    )
    assert all(PANEL.rect.contains(Rect(p.x, p.y, 0, 0), 0.01) for p in found.points)
    assert len(found.points) == 2  # straight in


def test_and_back():
    found = route(PANEL, edges=edges("p/b p"))
    assert found.end.node == "p" and found.end.anchor
    assert all(PANEL.rect.contains(Rect(p.x, p.y, 0, 0), 0.01) for p in found.points)


def test_it_keeps_off_the_panels_own_words():
    box = headed(put_panel("p", 100, 100, 200, 90, put("p/b", 150, 140)))
    found = route(box, edges=edges("p p/b"))
    assert isinstance(box.content, PanelContent) and box.content.text
    assert not meets(found, Rect(box.rect.cx - 14, 108, 28, 12))


def test_it_goes_around_what_else_the_panel_holds():
    wall = put("p/w", 110, 130, 180, 20)
    box = put_panel("p", 100, 100, 200, 200, put("p/b", 150, 180), wall)
    assert not meets(route(box, edges=edges("p p/b")), wall.rect)


def test_a_panel_of_strangers_is_gone_around_a_swimlane_run_through():
    """From a to b straight down, with a container that holds neither in between."""
    a, b = put("a", 150, 40), put("b", 150, 340)
    between = put_panel("p", 60, 150, 280, 100)
    assert meets(route(a, b, as_lane(between), edges=edges("a b")), between.rect)
    assert not meets(route(a, b, between, edges=edges("a b")), between.rect)


def test_a_swimlanes_words_are_in_the_way():
    a, b = put("a", 150, 40), put("b", 150, 340)
    lane = as_lane(headed(put_panel("p", 60, 150, 280, 100)))
    obstacles = Ground(placed(a, b, lane)).obstacles
    assert [(o.path, o.text) for o in obstacles] == [("a", False), ("b", False), ("p", True)]
    assert not meets(route(a, b, lane, edges=edges("a b")), Rect(186, 158, 28, 12))


def test_edges_between_lanes_are_straight():
    lanes = [as_lane(put_panel(f"l{k}", 20 + 130 * k, 20, 130, 300, put(f"l{k}/n", 35 + 130 * k, 100))) for k in range(3)]
    found = route(*lanes, edges=edges("l0/n l1/n"))
    assert [(p.x, p.y) for p in found.points] == [(135, 120), (165, 120)]
