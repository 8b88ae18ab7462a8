"""Which stack an edge belongs to: the innermost one that holds both ends."""

from __future__ import annotations

from layout_factory import card, column, diagram, edges, panel, row

from deckgen.graph.styled import StyledStack
from deckgen.layout.ties import Ties, stacks

INNER = row(card("b", "1"), column(card("c", "1"), card("d", "1")))
PANEL = panel("p", card("p/x", "1"), card("p/y", "1"), card("p/z", "1"))
STYLED = diagram(card("a", "1"), INNER, PANEL, edges=edges("a c", "b d", "c d", "d c", "p/x p/z", "p/y a", "a p"))


def joined(ties: Ties, stack: StyledStack) -> list[tuple[str, int, int]]:
    return [(t.edge.name, t.i, t.j) for t in ties.of(stack)]


def test_every_edge_is_a_tie_of_one_stack():
    ties = Ties(STYLED)
    root, inner_column, content = STYLED.root, INNER.items[1], PANEL.content
    assert joined(ties, root) == [("a -> c", 0, 1), ("p/y -> a", 2, 0), ("a -> p", 0, 2)]
    assert joined(ties, INNER) == [("b -> d", 0, 1)]
    assert joined(ties, inner_column) == [("c -> d", 0, 1), ("d -> c", 1, 0)]
    assert joined(ties, content) == [("p/x -> p/z", 0, 2)]
    assert sum(len(ties.of(s)) for s in stacks(STYLED.root)) == len(STYLED.edges)


def test_forward_and_adjacent():
    ties = Ties(STYLED)
    assert [(t.forward, t.adjacent) for t in ties.of(STYLED.root)] == [(True, True), (False, False), (True, False)]
    assert [(t.forward, t.adjacent) for t in ties.of(INNER.items[1])] == [(True, True), (False, False)]


def test_the_way_from_a_stack_down_to_a_box():
    ties = Ties(STYLED)
    root, inner, inner_column, content = (ties.numbers[id(s)] for s in (STYLED.root, INNER, INNER.items[1], PANEL.content))
    assert ties.way_below(STYLED.root, "d") == ((root, 1), (inner, 1), (inner_column, 1))
    assert ties.way_below(INNER, "d") == ((inner, 1), (inner_column, 1))
    assert ties.way_below(STYLED.root, "p/z") == ((root, 2), (content, 2))
    assert ties.way_below(STYLED.root, "p") == ((root, 2),)
