"""Labels of edges that share a trunk stand beside what is their own. Boxes are 100 x 40, five characters 26 by 12."""

from __future__ import annotations

from layout_factory import SQUARES, edge, placed, put

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Point, Rect, Side
from deckgen.graph.placed import PlacedNode, ReservedWay
from deckgen.graph.routed import Route
from deckgen.graph.styled import StyledEdge
from deckgen.route import connect

SPINE = 80.0


def tree(*labels: str, arm: float = 60.0) -> list[Route]:
    """A box with its branches below, at the right of a spine; from the spine to each branch there are `arm` points."""
    nodes = [put("a", 40, 40), *(put(f"b{k}", SPINE + arm, 120 + 70 * k) for k in range(len(labels)))]
    edges = [edge("a", f"b{k}", label=label) for k, label in enumerate(labels)]
    return connected(nodes, edges, [way(e, 80, 140 + 70 * k, arm) for k, e in enumerate(edges)])


def way(e: StyledEdge, start: float, y: float, arm: float = 60.0) -> ReservedWay:
    return ReservedWay(e.name, Side.BOTTOM, Side.LEFT, (Point(SPINE, start), Point(SPINE, y), Point(SPINE + arm, y)))


def connected(nodes: list[PlacedNode], edges: list[StyledEdge], ways: list[ReservedWay]) -> list[Route]:
    bag = DiagnosticBag()
    found = connect(placed(*nodes, edges=edges)._replace(ways=tuple(ways)), SQUARES, bag).routes
    assert list(bag) == []
    return list(found)


def rect(route: Route) -> Rect:
    assert route.label
    return route.label.text.rect


def test_above_the_arms_and_beside_the_last_stretch_of_the_spine():
    """Beside the spine there is more room for words of 47 points; but the arms, of 60, are each one's own."""
    first, second, last = tree("123456789", "abcdefghi", "ABCDEFGHI")
    assert rect(first).x > SPINE and 115 < rect(first).cy < 140
    assert rect(second).x > SPINE and 185 < rect(second).cy < 210
    assert rect(last).y > 210 and rect(last).bottom < 280  # nobody else is there


def test_a_longer_spine_does_not_draw_them_to_it():
    """The stretch that both have is five times as long as an arm."""
    nodes = [put("a", 40, 20), put("b", 140, 340), put("c", 140, 390, 100, 30)]
    edges = [edge("a", "b", label="12345"), edge("a", "c")]
    found = connected(nodes, edges, [way(e, 60, y) for e, y in zip(edges, (360, 405))])
    assert abs(rect(found[0]).bottom - 360) < 6


def test_beside_the_trunk_where_there_is_nowhere_else():
    """The arm has no room above, none below, and is all that is the edge's own."""
    nodes = [put("a", 40, 20), put("b", 140, 200), put("c", 140, 300), put("u", 84, 175, 54, 42), put("v", 84, 223, 54, 42)]
    edges = [edge("a", "b", label="12345"), edge("a", "c")]
    found = connected(nodes, edges, [way(e, 60, y) for e, y in zip(edges, (220, 320))])
    assert rect(found[0]).right < SPINE or rect(found[0]).bottom < 175


def test_an_edge_alone_has_its_label_beside_its_longest_piece():
    (found,) = tree("12345", arm=30.0)
    assert abs(rect(found).cy - 110) < 16
