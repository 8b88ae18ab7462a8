"""Whole slides: order of items, the title drawn or hidden, the theme's part for writers."""

from __future__ import annotations

import pytest
from layout_factory import SPAN, SQUARES, card, diagram, edges, text

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.base.geometry import Size
from deckgen.compose import compose_scene
from deckgen.graph import LaidOut
from deckgen.graph.placed import PlacedDiagram
from deckgen.graph.routed import RoutedDiagram
from deckgen.graph.styled import StyledSlide
from deckgen.layout import arrange_flow, content_frame, place_title
from deckgen.route import connect
from deckgen.scene import Connector, Group, Scene, Shape
from deckgen.theme import Theme, load_theme

PT = 12_700
PAGE = Size(540, 405)


@pytest.fixture(scope="module")
def theme() -> Theme:
    found = load_theme("paper", DiagnosticBag())
    assert found is not None
    return found


def compose(theme: Theme, title: str = "", with_diagram: bool = True) -> Scene:
    styled = diagram(card("a", "A"), card("b", "B"), edges=edges("a b"))
    words = text(title) if title else None
    head = place_title(words, PAGE, 28, SQUARES) if words else None
    routed: RoutedDiagram | None = None
    if with_diagram:
        placed = arrange_flow(styled, SQUARES, content_frame(PAGE, 28, head))
        assert isinstance(placed, PlacedDiagram)
        routed = connect(placed, SQUARES, DiagnosticBag())
    slide = StyledSlide(SPAN, words, title or "Spoken title", styled if with_diagram else None)
    return compose_scene([LaidOut(slide, head, routed)], theme, PAGE, "Deck", "de-DE")


def title_of(scene: Scene) -> Shape:
    first = scene.slides[0].items[0]
    assert isinstance(first, Shape) and first.placeholder == "title"
    return first


def test_a_deck(theme):
    scene = compose(theme)
    assert (scene.size, scene.title, scene.language) == ((540 * PT, 405 * PT), "Deck", "de-DE")
    assert len(scene.slides) == 1


def test_title_first_then_groups_then_connectors(theme):
    items = compose(theme).slides[0].items
    assert [i.name for i in items] == ["slide title", "a", "b", "a -> b"]
    assert [type(i) for i in items] == [Shape, Group, Group, Connector]


def test_a_hidden_title_stands_wholly_above_the_page(theme):
    scene = compose(theme)
    title = title_of(scene)
    assert title.text is not None and title.text.text == "Spoken title"
    assert title.rect.bottom < 0 and scene.slides[0].layout == "diagram"
    assert title.rect.bottom == -12 * PT and title.rect.x >= 0 and title.rect.x + title.rect.w <= scene.size[0]
    assert title.rect.h >= title.text.paragraphs[0].size * 1.2 * PT - 1


def test_a_drawn_title_stands_where_layout_put_it(theme):
    scene = compose(theme, "Drawn title")
    title = title_of(scene)
    assert title.text is not None and (title.text.text, scene.slides[0].layout) == ("Drawn title", "title-only")
    assert (title.rect.x, title.rect.y) == (28 * PT, round(28 * 0.85 * PT))
    assert title.text.anchor == "top" and title.text.paragraphs[0].align == "left"
    assert all(i.rect.y >= title.rect.bottom for i in scene.slides[0].items if isinstance(i, Group))


def test_a_slide_without_a_diagram_is_its_title(theme):
    assert [i.name for i in compose(theme, "Only this", with_diagram=False).slides[0].items] == ["slide title"]


def test_what_writers_need_of_the_theme(theme):
    part = compose(theme).theme
    assert part.name == "paper" and part.colors["accent1"] == "2563EB" and not part.dark
    assert (part.title_size, part.body_size, part.major_faces[0]) == (24, 18, "Arial")
    assert (part.outline_width, part.connector_width, part.corner_radius) == (19_050, 22_225, 127_000)
    # the placeholders of the master keep to the margins, one above the other
    assert part.title_rect.x == part.body_rect.x == 28 * PT
    assert part.title_rect.right == part.body_rect.right == 512 * PT
    assert part.title_rect.bottom < part.body_rect.y and part.body_rect.bottom == (405 - 28) * PT
