"""What is seen of swimlanes: a field, strips for the titles and rules between, all behind the lanes, which are open."""

from __future__ import annotations

import pytest
from layout_factory import card, panel

from deckgen.base.geometry import EmuRect, Rect
from deckgen.compose.lanes import backdrop
from deckgen.compose.nodes import Nodes
from deckgen.graph.placed import PanelContent, PlacedNode
from deckgen.graph.styled import StyledPanel
from deckgen.scene import Shape

PT = 12_700
# three lanes 6 pt apart, from (10, 20) on; titles take the first 20 pt of each
STANDING = [Rect(10, 20, 100, 200), Rect(116, 20, 50, 200), Rect(172, 20, 80, 200)]
LYING = [Rect(10, 20, 200, 40), Rect(10, 66, 200, 60)]


def lane(path: str, rect: Rect, head: Rect) -> PlacedNode:
    node = panel(path, card(f"{path}/x"), title=path.upper())
    assert isinstance(node, StyledPanel)
    return PlacedNode(node._replace(lane=True), rect, PanelContent(None, None, head=head))


def standing() -> list[PlacedNode]:
    return [lane(name, r, Rect(r.x, r.y, r.w, 20)) for name, r in zip("abc", STANDING)]


def lying() -> list[PlacedNode]:
    return [lane(name, r, Rect(r.x, r.y, 20, r.h)) for name, r in zip("ab", LYING)]


def drawn(nodes: list[PlacedNode], dark: bool = False) -> dict[str, Shape]:
    return {item.name: item for item in backdrop(nodes, dark) if isinstance(item, Shape)}


def points(rect: EmuRect) -> tuple[float, ...]:
    return tuple(value / PT for value in rect)


def test_nothing_is_drawn_without_swimlanes() -> None:
    (placed,) = standing()[:1]
    assert isinstance(placed.node, StyledPanel)
    assert backdrop([placed._replace(node=placed.node._replace(lane=False))], False) == []


def test_lanes_that_stand() -> None:
    found = drawn(standing())
    assert {name: points(shape.rect) for name, shape in found.items()} == {
        "swim lanes": (10, 20, 242, 200),
        # strips go from rule to rule; a rule is 1 pt wide, in the middle of its gap of 6
        "swim lanes/strip-1": (10, 20, 102.5, 20),
        "swim lanes/strip-2": (113.5, 20, 55, 20),
        "swim lanes/strip-3": (169.5, 20, 82.5, 20),
        "swim lanes/rule-1": (112.5, 20, 1, 200),
        "swim lanes/rule-2": (168.5, 20, 1, 200),
    }


def test_lanes_that_lie() -> None:
    found = drawn(lying())
    assert {name: points(shape.rect) for name, shape in found.items()} == {
        "swim lanes": (10, 20, 200, 106),
        "swim lanes/strip-1": (10, 20, 20, 42.5),
        "swim lanes/strip-2": (10, 63.5, 20, 62.5),
        "swim lanes/rule-1": (10, 62.5, 200, 1),
    }


def test_a_single_lane_has_a_strip_and_no_rule() -> None:
    found = drawn(standing()[:1])
    assert list(found) == ["swim lanes", "swim lanes/strip-1"]
    assert points(found["swim lanes/strip-1"].rect) == (10, 20, 100, 20)


def test_a_title_at_the_end_of_its_lane_has_its_strip_there() -> None:
    nodes = [lane(name, r, Rect(r.x, r.bottom - 20, r.w, 20)) for name, r in zip("abc", STANDING)]
    assert points(drawn(nodes)["swim lanes/strip-2"].rect) == (113.5, 200, 55, 20)


def test_no_part_leaves_the_field() -> None:
    # the head's edge is one EMU further than the lane's when rounded alone
    r = Rect(10.00003, 20.00003, 100.00003, 50.00003)
    found = drawn([lane("a", r, Rect(r.x - 0.0001, r.y - 0.0001, r.w + 0.0002, 20))])
    field, strip = found["swim lanes"].rect, found["swim lanes/strip-1"].rect
    assert (strip.x, strip.y) == (field.x, field.y) and strip.right <= field.right


def test_all_of_it_is_decoration_and_strips_have_their_lanes_tint() -> None:
    nodes = standing()
    found = drawn(nodes)
    assert all(shape.decorative and shape.text is None for shape in found.values())
    assert found["swim lanes/strip-2"].fill == nodes[1].node.fill and found["swim lanes/strip-2"].stroke is None
    assert found["swim lanes"].stroke is not None


@pytest.mark.parametrize("dark", [False, True])
def test_rules_fade_towards_the_page(dark: bool) -> None:
    fill = drawn(standing(), dark)["swim lanes/rule-1"].fill
    assert fill is not None and fill.slot == "tx2" and (fill.lum < 0) is dark and abs(fill.lum) >= 0.5


def test_the_lane_itself_is_open() -> None:
    # a filled or outlined shape would read as something that lines of others run through
    group = Nodes(2, {}).group(standing()[0])
    area = group.items[0]
    assert isinstance(area, Shape) and area.name == "a/lane"
    assert area.fill is None and area.stroke is None and points(area.rect) == (10, 20, 100, 200)
