"""Groups of cards and panels: names, nesting, alt texts, handles, and insets that make PowerPoint break lines where we did."""

from __future__ import annotations

import pytest
from layout_factory import SQUARES, card, diagram, panel

from deckgen.base.geometry import EmuRect, Rect
from deckgen.base.text_area import text_margin
from deckgen.compose.nodes import Nodes, describe, round_adjust
from deckgen.graph.placed import PlacedDiagram, PlacedNode
from deckgen.graph.styled import StyledNode
from deckgen.layout import arrange_flow
from deckgen.scene import Freeform, Group, Shape, walk

PT = 12_700


def place(*nodes: StyledNode, height: float = 400) -> tuple[PlacedNode, ...]:
    found = arrange_flow(diagram(*nodes), SQUARES, Rect(20.123, 20.456, 400, height))
    assert isinstance(found, PlacedDiagram)
    return found.nodes


def group(node: StyledNode, anchors: dict[str, list[Shape]] | None = None) -> Group:
    return Nodes(2, anchors or {}).group(place(node)[0])


FULL = card("a", "Title", "Subtitle", icon_size=30, pills=["one", "two"], footer="Footer")
NESTED = panel("p", card("p/x", "X"), panel("p/q", card("p/q/y", "Y"), title="Q"), title="P", footer="Foot", icon_size=20)


def shapes(found: Group) -> dict[str, Shape]:
    return {item.name: item for item in walk((found,)) if isinstance(item, Shape)}


# ---- names and nesting


def test_a_cards_parts():
    found = group(FULL)
    assert found.name == "a"
    assert [i.name for i in found.items] == ["a/box", "a/icon", "a/pill-1", "a/pill-2", "a/footer"]
    assert [type(i) for i in found.items] == [Shape, Freeform, Shape, Shape, Shape]


def test_a_panels_group_holds_its_nodes_groups():
    found = group(NESTED)
    assert [i.name for i in found.items] == ["p/box", "p/icon", "p/x", "p/q", "p/footer"]
    inner = found.items[3]
    assert isinstance(inner, Group) and [i.name for i in inner.items] == ["p/q/box", "p/q/y"]
    assert [i.name for i in walk((inner,))] == ["p/q", "p/q/box", "p/q/y", "p/q/y/box"]


def test_anchors_come_last_in_their_nodes_group():
    anchor = Shape("p/x/anchor-1", "ellipse", EmuRect(0, 0, 1, 1), decorative=True)
    found = group(NESTED, {"p/x": [anchor]})
    inner = found.items[2]
    assert isinstance(inner, Group) and inner.items[-1] is anchor


def test_a_group_is_as_large_as_its_box():
    for item in walk((group(NESTED),)):
        if isinstance(item, Group):
            box = item.items[0]
            assert isinstance(box, Shape) and box.rect == item.rect


# ---- alt texts


def test_alt_texts():
    (placed,) = place(FULL)
    assert describe(placed) == "Title: Subtitle; one, two; Footer"
    (placed,) = place(NESTED)
    assert describe(placed) == "P; contains X, Q; Foot"
    (placed,) = place(panel("p", card("p/x")))
    assert describe(placed) == "p; contains x"


def test_groups_are_described_and_icons_are_decorative():
    for item in walk((group(NESTED),)):
        if isinstance(item, Group):
            assert item.alt and not item.decorative
        elif isinstance(item, Freeform):
            assert item.decorative and item.alt is None


# ---- shapes


def test_the_corner_handle_gives_the_same_radius_at_any_size():
    assert round_adjust(10, EmuRect(0, 0, 100 * PT, 40 * PT)) == (("adj", 25_000),)
    assert round_adjust(10, EmuRect(0, 0, 40 * PT, 100 * PT)) == (("adj", 25_000),)
    assert round_adjust(30, EmuRect(0, 0, 100 * PT, 40 * PT)) == (("adj", 50_000),)  # round ends at most
    assert round_adjust(30, EmuRect(0, 0, 0, 0)) == (("adj", 0),)


def test_boxes_and_pills_are_rounded_rectangles_with_their_handle():
    found = shapes(group(FULL))
    for name in ("a/box", "a/pill-1", "a/pill-2"):
        assert found[name].preset == "roundRect" and dict(found[name].adjust).keys() == {"adj"}
    assert found["a/pill-1"].adjust == (("adj", 50_000),)
    assert found["a/footer"].text_box and found["a/footer"].preset == "rect"
    assert found["a/box"].stroke.width == 19_050 and found["a/pill-1"].stroke.width == round(1.5 * 0.75 * PT)


def test_an_icon_is_drawn_in_its_view_box_with_its_stroke_scaled():
    icon = next(i for i in group(FULL).items if isinstance(i, Freeform))
    assert icon.view == (24, 24) and (icon.rect.w, icon.rect.h) == pytest.approx((30 * PT, 30 * PT), abs=1)
    assert icon.stroke.width == round(2 / 24 * 30 * PT) and icon.stroke.round_cap


# ---- texts


def inner_width(shape: Shape) -> float:
    """What PowerPoint leaves a shape's text: the box less the preset's own margin and the insets, in points."""
    assert shape.text is not None
    margin = text_margin(shape.preset, shape.rect.w, shape.rect.h, shape.adjust)[0]
    left, _, right, _ = shape.text.insets
    return (shape.rect.w - left - right - 2 * margin) / PT


LONG = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi"


@pytest.mark.parametrize(
    "node",
    [
        card("a", "Title", LONG, icon_size=30),
        card("a", "Title", LONG),
        card("a", "Title", icon_size=30),
        FULL,
        panel("a", card("a/x", "X"), title=LONG),
        panel("a", card("a/x", LONG, icon_size=30), title="Short", icon_size=20),
    ],
)
def test_insets_leave_the_width_for_which_lines_were_broken(node):
    (placed,) = place(node)
    found = shapes(Nodes(2, {}).group(placed))
    text = placed.content.text
    assert text is not None
    expected = min(text.block.width, text.rect.w)
    assert inner_width(found["a/box"]) == pytest.approx(expected, abs=0.001)
    if node is FULL:
        for number, pill in enumerate(placed.content.pills, 1):
            shape = found[f"a/pill-{number}"]
            # a pill's own round ends may take more than is left beside its words: then its insets are nothing
            assert inner_width(shape) >= 1.02 * pill.block.widest


def test_text_right_of_an_icon_begins_where_layout_put_it():
    (placed,) = place(card("a", "Title", "Subtitle", icon_size=30))
    box = shapes(Nodes(2, {}, [placed]).group(placed))["a/box"]
    margin = text_margin(box.preset, box.rect.w, box.rect.h, box.adjust)[0]
    assert box.text is not None and placed.content.text is not None
    begins = (box.rect.x + margin + box.text.insets[0]) / PT
    assert begins == pytest.approx(placed.content.text.rect.x, abs=0.001)
    assert [p.align for p in box.text.paragraphs] == ["left", "left"] and box.text.anchor == "middle"


def test_text_without_an_icon_is_centred():
    box = shapes(group(card("a", "Title", "Subtitle")))["a/box"]
    assert box.text is not None and [p.align for p in box.text.paragraphs] == ["center", "center"]


def test_paragraphs_keep_the_themes_gap_and_their_broken_lines():
    (placed,) = place(card("a", "Title", LONG, icon_size=30))
    box = shapes(Nodes(2, {}).group(placed))["a/box"]
    assert box.text is not None
    title, body = box.text.paragraphs
    assert (title.space_before, body.space_before) == (0, 2 * PT)
    block = placed.content.text.block.paragraphs[1]
    assert body.text == block.text and len(body.lines) == len(block.lines) > 1
    assert [(line.start, line.end) for line in body.lines] == [(line.start, line.end) for line in block.lines]


def test_a_panels_head_hangs_from_the_top():
    (placed,) = place(NESTED)
    box = shapes(Nodes(2, {}).group(placed))["p/box"]
    assert box.text is not None and box.text.anchor == "top"
    margin = text_margin(box.preset, box.rect.w, box.rect.h, box.adjust)[1]
    assert (box.rect.y + margin + box.text.insets[1]) / PT == pytest.approx(placed.content.text.rect.y, abs=0.01)


def test_insets_are_never_negative():
    for item in walk((group(FULL), group(NESTED))):
        if isinstance(item, Shape) and item.text:
            assert min(item.text.insets) >= 0


# ---- links to other slides


def test_a_links_box_leads_to_its_slide_and_no_other_does():
    link = card("b (slide 3)", "B", "continues on slide 3")._replace(jump=3)
    found = shapes(Group("all", EmuRect(0, 0, 1, 1), (group(link), group(FULL), group(NESTED))))
    assert {name: shape.jump for name, shape in found.items() if shape.jump} == {"b (slide 3)/box": 3}


def test_a_links_text_is_centred_even_beside_cards_with_icons():
    link = card("b (slide 3)", "B", "continues on slide 3")._replace(jump=3)
    one, other = place(card("a", "A", icon_size=30), link)
    nodes = Nodes(2, {}, [one, other])
    for placed, align in ((one, "left"), (other, "center")):
        box = shapes(nodes.group(placed))[f"{placed.path}/box"]
        assert box.text is not None and {p.align for p in box.text.paragraphs} == {align}
