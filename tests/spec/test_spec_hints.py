"""Layouts and hints as read: which container gets which, with ids as paths. The mistakes are in `tests/diagnostics`."""

from __future__ import annotations

import textwrap

import pytest

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Side
from deckgen.spec import ArrangementSpec, PanelSpec, load_spec


@pytest.fixture
def diagram(tmp_path):
    def read(text: str, good: bool = True):
        path, bag = tmp_path / "deck.yaml", DiagnosticBag()
        path.write_text("slides:\n  - diagram:\n" + textwrap.indent(textwrap.dedent(text), "      "), encoding="utf-8")
        deck = load_spec(path, bag)
        assert not good or not len(bag), [d.render() for d in bag]
        return deck.slides[0].diagram

    return read


def shown(layout):
    return [(hint.kind, *(node.value for node in hint.nodes)) for hint in layout.hints]


def test_without_layout_keys_a_diagram_flows(diagram):
    spec = diagram("nodes: [{card: a}]")
    assert (spec.layout.kind, spec.layout.direction, spec.layout.columns, spec.layout.hints) == ("flow", "auto", None, ())
    assert spec.overflow == "error"


def test_the_keys_of_a_diagram_and_of_a_panel_are_their_own(diagram):
    spec = diagram("""
        layout: grid
        direction: right
        columns: 3
        overflow: split
        nodes: [{panel: p, layout: tree, direction: up, nodes: [{card: a}]}]
    """)
    assert spec.layout[:3] == ("grid", "right", ()) and spec.layout.columns == 3 and spec.overflow == "split"
    assert (spec.layout.span.line, spec.layout.span.column) == (4, 15)
    inner = spec.nodes[0].layout
    assert inner[:3] == ("tree", "up", ()) and inner.columns is None


@pytest.mark.parametrize("written", ["[[a, b], [b, c, a]]", "\n  - [a, b]\n  - [b, c, a]"])
def test_several_lists_are_several_hints(diagram, written):
    spec = diagram(f"same_rank: {written}\nnodes: [{{card: a}}, {{card: b}}, {{card: c}}]")
    assert shown(spec.layout) == [("same_rank", "a", "b"), ("same_rank", "b", "c", "a")]


def test_one_list_alone_is_one_hint_and_knows_its_place(diagram):
    (hint,) = diagram("order: [a, b]\nnodes: [{card: a}, {card: b}]").layout.hints
    assert (hint.kind, hint.span.line, hint.span.column) == ("order", 3, 14)
    assert [(node.value, node.span.column) for node in hint.nodes] == [("a", 15), ("b", 18)]


def test_hints_come_in_the_order_same_rank_align_order_pins(diagram):
    spec = diagram("""
        order: [a, b]
        align: [b, a]
        same_rank: [a, b]
        nodes: [{card: a, pin: 5% 100%}, {card: b}]
    """)
    assert shown(spec.layout) == [("same_rank", "a", "b"), ("align", "b", "a"), ("order", "a", "b"), ("pin", "a")]


@pytest.mark.parametrize(
    ("words", "side"),
    [("right of b", Side.RIGHT), ("left  of b", Side.LEFT), ("above b", Side.TOP), (" below   b ", Side.BOTTOM)],
)
def test_a_pin_beside_another_node(diagram, words, side):
    spec = diagram(f"nodes: [{{card: a, pin: '{words}'}}, {{card: b}}]")
    (pin,) = spec.layout.hints
    assert (pin.side, pin.at, [node.value for node in pin.nodes]) == (side, None, ["a", "b"])


@pytest.mark.parametrize(("words", "at"), [("30% 50%", (0.3, 0.5)), ("0%  12.5%", (0.0, 0.125)), ("100% 100%", (1.0, 1.0))])
def test_a_pin_at_shares_of_the_frame(diagram, words, at):
    (pin,) = diagram(f"nodes: [{{card: a, pin: {words}}}]").layout.hints
    assert pin.at == pytest.approx(at) and pin.side is None


@pytest.mark.parametrize(
    "words", ["b", "right b", "rightof b", "right of", "right of b c", "30%", "30 50", "30% 50% 2%", "-3% 4%", "a% b%"]
)
def test_what_says_no_place_is_no_pin(diagram, words):
    assert diagram(f"nodes: [{{card: a, pin: '{words}'}}, {{card: b}}]", good=False).layout.hints == ()


NESTED = """
    align: [a, p]
    nodes:
      - card: a
      - panel: p
        pin: below a
        order: [a, b]
        nodes:
          - {card: a, pin: left of b}
          - card: b
          - row: [{card: c}, {card: d, pin: right of c}]
      - panel: q
        nodes: [{card: b}]
"""


def test_pins_belong_to_the_list_in_which_their_node_stands(diagram):
    spec = diagram(NESTED)
    panel = spec.nodes[1]
    assert isinstance(panel, PanelSpec)
    assert shown(spec.layout) == [("align", "a", "p"), ("pin", "p", "a")]
    assert shown(panel.layout) == [("order", "p/a", "p/b"), ("pin", "p/a", "p/b")]
    row = panel.nodes[2]
    assert isinstance(row, ArrangementSpec)
    assert shown(row) == [("pin", "p/d", "p/c")]


def test_an_id_in_a_hint_means_first_what_stands_in_the_same_panel(diagram):
    """`a` alone is the diagram's card in an edge; `b` alone could mean two nodes."""
    assert shown(diagram(NESTED).nodes[1].layout)[0] == ("order", "p/a", "p/b")
    spec = diagram(NESTED.replace("[a, b]", "[p/a, p/b]"))
    assert shown(spec.nodes[1].layout)[0] == ("order", "p/a", "p/b")


def test_one_of_two_nodes_that_stands_in_the_right_place_is_meant(diagram):
    spec = diagram("""
        nodes:
          - panel: p
            nodes:
              - panel: q
                order: [x, y]
                nodes: [{card: x}, {card: y}]
              - {panel: r, nodes: [{card: y}]}
    """)
    assert shown(spec.nodes[0].nodes[0].layout) == [("order", "p/q/x", "p/q/y")]


LANES = """
    layout: lanes
    same_rank: [a, d]
    nodes:
      - {lane: one, nodes: [{card: a}, {card: b, pin: below a}]}
      - {lane: two, nodes: [{card: b}, {card: d, pin: right of b}]}
"""


def test_the_hints_of_all_lanes_are_the_diagrams(diagram):
    """A pin's id means first the node of its own lane."""
    spec = diagram(LANES)
    assert shown(spec.layout) == [("same_rank", "one/a", "two/d"), ("pin", "one/b", "one/a"), ("pin", "two/d", "two/b")]
    assert [(lane.path, lane.lane, lane.layout.hints) for lane in spec.nodes] == [("one", True, ()), ("two", True, ())]


def test_a_bad_hint_is_left_out_and_the_others_stay(diagram):
    spec = diagram("order: [[a, b], [a, x], [a], [b, b], [b, a]]\nnodes: [{card: a}, {card: b}]", good=False)
    assert shown(spec.layout) == [("order", "a", "b"), ("order", "b", "a")]


def test_loops_and_edges_into_ones_own_panel_are_edges(diagram):
    spec = diagram("nodes: [{panel: p, nodes: [{card: a}]}]\nedges: [a -> a, p -> a, p/a -> p]")
    assert [(e.source, e.target) for e in spec.edges] == [("p/a", "p/a"), ("p", "p/a"), ("p/a", "p")]


def test_what_an_edge_may_say_of_its_ends_and_length(diagram):
    spec = diagram("""
        nodes: [{card: a}, {card: b}]
        edges:
          - a -> b: {tail_label: 1, head_label: " n ", min_length: 10, priority: 3}
          - b -> a
    """)
    first, second = spec.edges
    assert (first.tail_label.value, first.head_label.value, first.min_length, first.priority) == ("1", "n", 10, 3)
    assert (second.tail_label, second.head_label, second.min_length, second.priority) == (None, None, 1, 1)
