"""Specs as the reader gives them, through `resolve_slide` with the theme `paper`: numbers, accents, edge names, arrows, strokes."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from deckgen.assets import IconSet
from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Side
from deckgen.graph.styled import StyledEdge, StyledPanel, StyledSlide, StyledStack, boxes
from deckgen.scene import ColorRef
from deckgen.spec import load_spec
from deckgen.style import Looks, resolve_slide
from deckgen.theme import load_theme


@pytest.fixture(scope="module")
def looks() -> Looks:
    theme = load_theme("paper", DiagnosticBag())
    assert theme is not None
    return Looks(theme)


class Styler:
    """`styler(yaml)` reads and styles the first slide; what was reported is in `bag`."""

    def __init__(self, looks: Looks, folder: Path) -> None:
        self.looks, self.folder, self.bag = looks, folder, DiagnosticBag()

    def __call__(self, text: str, step: int = 0) -> StyledSlide:
        path = self.folder / "deck.yaml"
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        deck = load_spec(path, self.bag)
        assert deck is not None
        return resolve_slide(deck.slides[0], self.looks, IconSet(), step, "Spoken", self.bag)

    def diagram(self, nodes: str, edges: str = "[]", numbered: bool = False):
        slide = self(f"slides: [{{diagram: {{numbered: {str(numbered).lower()}, nodes: {nodes}, edges: {edges}}}}}]")
        assert slide.diagram is not None
        return slide.diagram

    @property
    def found(self) -> list[tuple[str, str, tuple[str, ...]]]:
        return [(d.code, d.message, d.hints) for d in self.bag]


@pytest.fixture
def styler(looks, tmp_path) -> Styler:
    return Styler(looks, tmp_path)


# ---- titles and numbers


def test_a_slides_title_is_drawn_and_spoken_or_only_spoken(styler):
    slide = styler("slides: [{title: Drawn, diagram: {nodes: [{card: a}]}}]")
    assert (slide.title.words, slide.title.style.bold, slide.title.face, slide.spoken_title) == ("Drawn", True, "major", "Drawn")
    slide = styler("slides: [{diagram: {nodes: [{card: a}]}}]")
    assert (slide.title, slide.spoken_title) == (None, "Spoken")


def titles(diagram) -> list[str]:
    return [box.texts[0].words if box.texts else "" for box in boxes(diagram.root)]


NESTED = """[{card: a, title: A}, {parallel: [{panel: p, title: P, nodes: [{card: x, title: X}, {row: [{card: y, title: Y}]}]},
             {card: b, title: B}]}, {row: [{card: c, title: C}, {column: [{card: d, title: D}, {card: e, title: E}]}]}, {card: f}]"""


def test_numbers_count_the_cards_of_the_diagrams_own_level_through_arrangements(styler):
    assert titles(styler.diagram(NESTED, numbered=True)) == ["1. A", "P", "X", "Y", "2. B", "3. C", "4. D", "5. E", "6. f"]


def test_without_numbered_nobody_counts(styler):
    assert titles(styler.diagram(NESTED)) == ["A", "P", "X", "Y", "B", "C", "D", "E", "f"]


def test_a_card_without_a_title_is_called_by_its_id_a_panel_by_nothing(styler):
    card, panel, inner = boxes(styler.diagram("[{card: one}, {panel: two, nodes: [{card: three}]}]").root)
    assert [t.words for t in card.texts] == ["one"]
    assert panel.texts == ()
    assert [t.words for t in inner.texts] == ["three"]


# ---- structure and type


def test_arrangements_become_stacks(styler):
    root = styler.diagram(NESTED).root
    assert (root.axis, root.level, root.branches) == ("y", 0, False)
    _, parallel, row, _ = root.items
    assert isinstance(parallel, StyledStack) and (parallel.axis, parallel.branches, parallel.level) == ("x", True, 0)
    assert isinstance(row, StyledStack) and (row.axis, row.branches) == ("x", False)
    assert isinstance(row.items[1], StyledStack) and row.items[1].axis == "y"
    panel = parallel.items[0]
    assert isinstance(panel, StyledPanel) and (panel.level, panel.content.level, panel.content.axis) == (0, 1, "y")
    assert [(b.path, b.level) for b in boxes(panel)] == [("p", 0), ("p/x", 1), ("p/y", 1)]


def test_inner_cards_are_set_smaller(styler, looks):
    diagram = styler.diagram(
        "[{card: a, title: T, subtitle: S, footer: F, icon: chip, pills: [P]}, {panel: p, title: PT, subtitle: PS, "
        "nodes: [{card: i, title: T, subtitle: S, icon: chip}]}]"
    )
    card, panel, inner = boxes(diagram.root)
    size = looks.theme.type.size
    assert [t.style.size for t in card.texts] == [size("title"), size("subtitle")] == [15, 11]
    assert [t.style.size for t in panel.texts] == [size("panel_title"), size("inner_subtitle")] == [12.5, 10.5]
    assert [t.style.size for t in inner.texts] == [size("inner_title"), size("inner_subtitle")] == [12.5, 10.5]
    assert (card.footer.style.size, card.pills[0].style.size) == (10.5, 11)
    assert (card.icon.size, inner.icon.size) == (28, 26)
    assert [(t.style.bold, t.face, t.color) for t in card.texts] == [
        (True, "major", ColorRef("tx1")),
        (False, "minor", ColorRef("tx2")),
    ]
    assert (card.fill, card.radius, panel.radius, card.outline_width) == (ColorRef("bg1"), 10, 12, 1.5)


def test_a_type_step_makes_texts_and_what_belongs_to_them_smaller(styler, looks):
    text = "slides: [{title: T, diagram: {nodes: [{card: a, subtitle: S, icon: chip}, {card: b}], edges: [a -> b: {label: L}]}}]"
    full, small = styler(text), styler(text, step=looks.theme.steps[-1])
    assert (full.title.style.size, small.title.style.size) == (24, 20)
    pairs = [(a.texts[0].style.size, b.texts[0].style.size) for a, b in zip(boxes(full.diagram.root), boxes(small.diagram.root))]
    assert pairs == [(15, 11), (15, 11)]
    assert (full.diagram.edges[0].label.style.size, small.diagram.edges[0].label.style.size) == (11, 9.5)
    assert small.diagram.metrics.card_inset == pytest.approx(full.diagram.metrics.card_inset * 11 / 15)
    assert small.diagram.metrics.clearance == full.diagram.metrics.clearance  # lines stay as far apart
    assert small.diagram.root.items[0].icon.size == pytest.approx(28 * 11 / 15)


# ---- accents and icons


def accents(diagram) -> list[str]:
    return [box.outline.slot for box in boxes(diagram.root)]


def test_inner_cards_inherit_their_panels_accent_unless_they_say_otherwise(styler):
    diagram = styler.diagram(
        "[{card: a}, {card: b, accent: red}, {panel: p, accent: green, nodes: [{card: c}, {card: d, accent: amber}, "
        "{row: [{card: e}]}, {panel: q, nodes: [{card: f}]}]}, {panel: r, nodes: [{card: g}]}]"
    )
    blue, green, amber, red = "accent1", "accent4", "accent5", "accent6"
    assert accents(diagram) == [blue, red, green, green, amber, green, green, green, blue, blue]


def test_an_accent_colours_outline_icon_and_tints_alone(styler, looks):
    card, panel, _ = boxes(
        styler.diagram("[{card: a, accent: purple, icon: chip, pills: [x]}, {panel: p, accent: green, nodes: [{card: c}]}]").root
    )
    assert card.icon.color == card.outline == looks.theme.outline_color("purple")
    assert card.pill_fill == ColorRef("accent3", looks.theme.tints.pill)
    assert panel.fill == ColorRef("accent4", looks.theme.tints.panel)
    assert card.fill == ColorRef("bg1") and card.texts[0].color == ColorRef("tx1") and card.pills[0].color == ColorRef("tx1")


def test_unknown_accent_and_icon_are_reported_where_they_stand_and_styling_goes_on(styler):
    diagram = styler.diagram("[{card: a, accent: gren, icon: chp}, {panel: p, accent: mauve, nodes: [{card: b}]}]")
    assert [code for code, _, _ in styler.found] == ["S160", "S161", "S160"]
    (_, gren, gren_hints), (_, chip, chip_hints), (_, mauve, mauve_hints) = styler.found
    assert "'gren'" in gren and gren_hints[0] == "did you mean 'green'?"
    assert "'chp'" in chip and chip_hints[0] == "did you mean 'chip'?" and "deckgen icons" in chip_hints[-1]
    assert "'mauve'" in mauve and mauve_hints == ("known here: blue, cyan, purple, green, amber, red",)
    assert [d.span.path for d in styler.bag] == [
        "$.slides[0].diagram.nodes[0].accent",
        "$.slides[0].diagram.nodes[0].icon",
        "$.slides[0].diagram.nodes[1].accent",
    ]
    assert accents(diagram) == ["accent1", "accent1", "accent1"] and diagram.root.items[0].icon is None


def test_an_edges_unknown_accent_is_reported(styler):
    styler.diagram("[{card: a}, {card: b}]", "[a -> b: {accent: gold}]")
    assert [code for code, _, _ in styler.found] == ["S160"]


# ---- edges


def edge(styler: Styler, options: str = "") -> StyledEdge:
    (found,) = styler.diagram("[{card: a}, {card: b}]", f"[a -> b: {{{options}}}]").edges
    assert not styler.found
    return found


def test_names_count_edges_of_one_direction(styler):
    diagram = styler.diagram("[{card: a}, {panel: p, nodes: [{card: b}]}]", "[a -> b, b -> a, a -> b, a -> p, a & a -> b]")
    assert [e.name for e in diagram.edges] == [
        "a -> p/b", "p/b -> a", "a -> p/b #2", "a -> p", "a -> p/b #3", "a -> p/b #4",
    ]  # fmt: skip


def test_a_plain_edge(styler, looks):
    plain = edge(styler)
    assert (plain.source, plain.target, plain.side, plain.label) == ("a", "b", None, None)
    assert (plain.width, plain.dash, plain.color) == (1.75, "solid", ColorRef("tx1"))
    assert (plain.begin_arrow, plain.end_arrow) == (None, "lg")


@pytest.mark.parametrize(("word", "begin", "end"), [("end", 0, 1), ("start", 1, 0), ("both", 1, 1), ("none", 0, 0)])
def test_arrow_words(styler, word, begin, end):
    found = edge(styler, f"arrow: {word}")
    assert (found.begin_arrow is not None, found.end_arrow is not None) == (bool(begin), bool(end))


@pytest.mark.parametrize(("word", "width", "head"), [("thin", 1.25, "lg"), ("normal", 1.75, "lg"), ("heavy", 4.5, "med")])
def test_stroke_words_and_heads_that_do_not_grow_with_heavy_lines(styler, word, width, head):
    found = edge(styler, f"stroke: {word}")
    assert (found.width, found.end_arrow) == (width, head)


@pytest.mark.parametrize(("word", "dash"), [("solid", "solid"), ("dashed", "dash"), ("dotted", "dot")])
def test_line_words(styler, word, dash):
    assert edge(styler, f"line: {word}").dash == dash


@pytest.mark.parametrize("side", list(Side))
def test_side_words(styler, side):
    assert edge(styler, f"side: {side.word}").side is side


def test_a_label_is_darker_than_its_line(styler, looks):
    plain, green = edge(styler, "label: words"), edge(styler, "label: words, accent: green")
    assert plain.label.color == ColorRef("tx1")
    assert (green.color, green.label.color) == (looks.theme.outline_color("green"), looks.theme.label_color("green"))
    assert green.label.color.lum < 0 and green.label.color.slot == "accent4"


def test_only_edges_of_one_look_and_one_end_share_a_line(styler):
    nodes = "[{card: a}, {card: b}, {card: c}, {card: d}]"
    edges = styler.diagram(nodes, "[a -> b, a -> c, d -> b, b -> a, a -> b, a -> d: {line: dashed}, a -> d: {accent: red}]").edges
    ab, ac, db, ba, ab2, dashed, red = edges
    assert ab.shares_line(ac) and ac.shares_line(ab)  # one source
    assert ab.shares_line(db)  # one target
    assert not ab.shares_line(ba) and not ab.shares_line(ab2) and not ac.shares_line(db)
    assert not ab.shares_line(dashed) and not ac.shares_line(red)


# ---- layouts, hints and lanes


def test_a_diagrams_layout_is_that_of_its_root(styler):
    diagram = styler("""
        slides:
          - diagram:
              layout: grid
              direction: left
              columns: 2
              overflow: split
              order: [a, b]
              nodes: [{card: a}, {card: b, pin: below a}]
    """).diagram
    layout = diagram.root.layout
    assert (layout.kind, layout.direction, layout.columns, layout.span.line) == ("grid", "left", 2, 4)
    assert (diagram.direction, diagram.overflow) == ("left", "split")
    order, pin = layout.hints
    assert (order.kind, order.nodes, order.span.column) == ("order", ("a", "b"), 14)
    assert (pin.kind, pin.nodes, pin.side, pin.at) == ("pin", ("b", "a"), Side.BOTTOM, None)


def test_a_panels_layout_is_that_of_its_content_and_a_rows_pins_are_the_rows(styler):
    nodes = "[{panel: p, layout: layered, direction: up, nodes: [{card: x}, {row: [{card: y, pin: 10% 20%}, {card: z}]}]}]"
    root = styler.diagram(nodes).root
    panel = root.items[0]
    assert isinstance(panel, StyledPanel) and not panel.lane
    assert (panel.content.layout.kind, panel.content.layout.direction, panel.content.layout.hints) == ("layered", "up", ())
    row = panel.content.items[1]
    assert isinstance(row, StyledStack) and row.layout.kind == "flow"
    assert [(h.nodes, h.at) for h in row.layout.hints] == [(("p/y",), (0.1, 0.2))]
    assert (root.layout.kind, root.layout.direction, root.layout.hints) == ("flow", "auto", ())


def test_a_lane_is_a_panel_that_lines_may_cross_and_its_cards_are_counted(styler):
    diagram = styler("""
        slides:
          - diagram:
              layout: lanes
              numbered: yes
              nodes:
                - {lane: one, title: One, accent: green, nodes: [{card: a, title: A}]}
                - {lane: two, subtitle: Second, icon: gear, nodes: [{card: b, title: B}, {panel: p, nodes: [{card: c, title: C}]}]}
    """).diagram
    one, two = diagram.root.items
    assert isinstance(one, StyledPanel) and isinstance(two, StyledPanel)
    assert (one.lane, two.lane, one.level, two.icon.icon.name) == (True, True, 0, "gear")
    assert titles(diagram) == ["One", "1. A", "Second", "2. B", "", "C"]
    assert [box.level for box in boxes(diagram.root)] == [0, 1, 0, 1, 1, 2]


def test_labels_at_the_ends_are_set_as_the_middle_one(styler):
    edges = "[{a -> b: {label: m, tail_label: t, head_label: h, accent: green, min_length: 3, priority: 2}}, b -> a]"
    first, second = styler.diagram("[{card: a}, {card: b}]", edges).edges
    assert [(t.key, t.words) for t in (first.label, first.tail_label, first.head_label)] == [
        ("label", "m"), ("tail_label", "t"), ("head_label", "h"),
    ]  # fmt: skip
    assert first.label.style == first.tail_label.style == first.head_label.style
    assert first.label.color == first.tail_label.color != second.color
    assert (first.min_length, first.priority, second.min_length, second.priority) == (3, 2, 1, 1)
    assert second.tail_label is None and second.head_label is None
