"""Flows that are turned or folded: which cuts are tried, and what comes out on a wide page."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_factory import card, diagram, panel, parallel
from scene_faults import faults

import deckgen
from deckgen.graph.styled import StyledStack
from deckgen.layout import alternatives, turned_right
from deckgen.scene import Connector, walk

FLAGSHIP = Path(__file__).parents[2] / "examples" / "hybrid-cache.yaml"


def shape(stack):
    """Paths of a stack's columns."""
    return [[c.path for c in item.items] if isinstance(item, StyledStack) else [item.path] for item in stack.items]


def test_turned_right_every_member_is_a_column_and_branches_turn():
    found = turned_right(diagram(card("a"), parallel(card("b"), card("c")), card("d"))).root
    assert found.axis == "x" and found.folded
    assert shape(found) == [["a"], ["b", "c"], ["d"]]
    assert [item.axis for item in found.items] == ["y", "y", "y"]


def test_cuts_are_even_first():
    first_of = {len(d.root.items): shape(d.root) for d in reversed(list(alternatives(diagram(*map(card, "abcdef")))))}
    assert first_of[2] == [["a", "b", "c"], ["d", "e", "f"]]
    assert first_of[3] == [["a", "b"], ["c", "d"], ["e", "f"]]


def test_branches_get_a_column_of_their_own():
    branches = parallel(panel("p", card("p/x"), card("p/y")), panel("q", card("q/x"), card("q/y")))
    three = next(d for d in alternatives(diagram(*map(card, "abcd"), branches, *map(card, "efg"))) if len(d.root.items) == 3)
    assert shape(three.root) == [["a", "b", "c", "d"], ["p", "q"], ["e", "f", "g"]]


def test_one_box_has_no_other_way():
    assert list(alternatives(diagram(card("a")))) == []


@pytest.fixture(scope="module")
def wide():
    return deckgen.build(FLAGSHIP, page="16:9")


def test_the_flagship_on_a_wide_page_is_set_in_three_columns_and_says_so(wide):
    assert [(d.code, d.severity.word) for d in wide.diagnostics] == [("L102", "info")]
    rects = {item.name: item.rect for item in walk(wide.scene.slides[0].items) if item.name.endswith("/box")}
    columns = [["request", "ledger", "lookup", "attach"], ["attention", "mamba"], ["execute", "decode", "commit"]]
    left = [rects[f"{column[0]}/box"] for column in columns]
    assert left[0].right < left[1].x and left[1].right < left[2].x
    for column in columns:
        boxes = [rects[f"{name}/box"] for name in column]
        assert max(b.x for b in boxes) - min(b.x for b in boxes) <= 2
        assert all(a.bottom < b.y for a, b in zip(boxes, boxes[1:]))


def test_the_wide_flagship_has_no_fault_and_full_type(wide):
    assert faults(wide.scene) == []
    sizes = {
        run.size for i in walk(wide.scene.slides[0].items) if getattr(i, "text", None) for p in i.text.paragraphs for run in p.runs
    }
    assert min(sizes) == 10.5 and 15 in sizes
    assert sum(isinstance(i, Connector) for i in wide.scene.slides[0].items) == 12


def test_a_direction_that_is_asked_for_is_kept(tmp_path):
    text = FLAGSHIP.read_text(encoding="utf-8")
    spec = tmp_path / "deck.yaml"
    spec.write_text(text.replace("numbered: true", "numbered: true\n      direction: down"), encoding="utf-8")
    folded = deckgen.build(spec, page="16:9")  # too long for the page: columns, each of which runs down
    assert [d.code for d in folded.diagnostics] == ["L102"]
    boxes = {item.name: item.rect for item in walk(folded.scene.slides[0].items) if item.name.endswith("/box")}
    assert boxes["request/box"].x == boxes["ledger/box"].x
    assert boxes["request/box"].y < boxes["ledger/box"].y
    spec.write_text(
        "slides: [{diagram: {direction: right, nodes: [{card: a}, {card: b}, {card: c}], edges: [a -> b -> c]}}]", encoding="utf-8"
    )
    result = deckgen.build(spec)
    rects = [item.rect for item in walk(result.scene.slides[0].items) if item.name.endswith("/box")]
    assert len({(r.y, r.h) for r in rects}) == 1
    lines = [item for item in result.scene.slides[0].items if isinstance(item, Connector)]
    assert all(len(line.points) == 2 for line in lines)


def test_a_run_to_the_right_on_a_narrow_page_is_cut_into_rows(tmp_path):
    """Six cards of one word are too many for one row of a portrait page."""
    spec = tmp_path / "deck.yaml"
    names = ["Collect", "Classify", "Validate", "Approve", "Publish", "Archive"]
    cards = ", ".join(f"{{card: {name.lower()}, title: {name}}}" for name in names)
    chain = " -> ".join(name.lower() for name in names)
    spec.write_text(f"slides: [{{diagram: {{direction: right, nodes: [{cards}], edges: [{chain}]}}}}]", encoding="utf-8")
    result = deckgen.build(spec, page="portrait")
    assert [(d.code, "rows" in d.message) for d in result.diagnostics] == [("L102", True)]
    rects = [item.rect for item in walk(result.scene.slides[0].items) if item.name.endswith("/box")]
    rows: dict[int, list[int]] = {}
    for rect in rects:
        rows.setdefault(rect.y, []).append(rect.x)
    assert len(rows) > 1 and list(rows) == sorted(rows)
    assert all(row == sorted(row) for row in rows.values())
    assert max(r.w for r in rects) - min(r.w for r in rects) <= 2
    assert faults(result.scene) == []
