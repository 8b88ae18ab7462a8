"""Which arrangement a slide takes: as it is before turned, turned before folded, and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

import deckgen
from deckgen.fit import fitter
from deckgen.scene import Shape, walk


def rects(result: deckgen.Result) -> dict[str, tuple[int, int]]:
    assert result.scene is not None
    return {
        item.name: (item.rect.x, item.rect.y)
        for item in walk(result.scene.slides[0].items)
        if isinstance(item, Shape) and item.name.endswith("/box")
    }


def spec(tmp_path: Path, layout: str, nodes: str, edges: str, page: str, more: str = "") -> deckgen.Result:
    cards = ", ".join(f"{{card: {name}, title: Some words {name}}}" for name in nodes)
    text = f"page: {page}\nslides: [{{diagram: {{layout: {layout}, {more} nodes: [{cards}], edges: [{edges}]}}}}]"
    path = tmp_path / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    return deckgen.build(path)


def test_a_tree_stands_in_rows_as_long_as_some_direction_fits(tmp_path: Path) -> None:
    found = rects(spec(tmp_path, "tree", "abcdefg", "a -> b & c & d & e & f & g", "16:9"))
    assert len({found[f"{name}/box"][0] for name in "bcdefg"}) == 1  # six cards side by side are too wide: the tree runs right
    assert found["a/box"][0] < found["b/box"][0]


def test_a_tree_too_wide_both_ways_hangs_its_leaves_down(tmp_path: Path) -> None:
    result = spec(tmp_path, "tree", "abcdefghijklmnopqrstu", "a -> " + " & ".join("bcdefghijklmnopqrstu"), "16:9")
    found = rects(result)
    columns = {found[f"{name}/box"][0] for name in "bcdefghijklmnopqrstu"}
    assert 1 < len(columns) < 8
    assert all(found["a/box"][1] < found[f"{name}/box"][1] for name in "bcdefghijklmnopqrstu")


def test_a_grid_is_filled_as_one_reads(tmp_path: Path) -> None:
    found = rects(spec(tmp_path, "grid", "abcd", "", "16:9", "columns: 2,"))
    assert found["a/box"][1] == found["b/box"][1] < found["c/box"][1] == found["d/box"][1]


def test_a_chain_folds_only_where_neither_direction_fits(tmp_path: Path) -> None:
    assert [d.code for d in spec(tmp_path, "layered", "abcd", "a -> b -> c -> d", "16:9").diagnostics] == []
    chain = " -> ".join("abcdefghijklmnop")
    assert [d.code for d in spec(tmp_path, "layered", "abcdefghijklmnop", chain, "16:9").diagnostics] == ["L102"]


def test_a_slide_that_fits_at_once_is_resolved_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    real = fitter.resolve_slide

    def counted(*args):  # type: ignore[no-untyped-def]
        steps.append(args[3])
        return real(*args)

    monkeypatch.setattr(fitter, "resolve_slide", counted)
    assert spec(tmp_path, "layered", "abc", "a -> b -> c", "16:9").ok
    assert steps == [0]


def test_two_arrowheads_have_room(tmp_path: Path) -> None:
    """A heavy line: two heads of 3 x 4.5 points and a shaft of 8, even where everything stands tight."""
    cards = "abcdefghij"
    edges = " -> ".join(cards) + ", b -> a: {stroke: heavy, arrow: both}"
    result = spec(tmp_path, "layered", cards, edges, "{width: 30cm, height: 16cm}", "direction: down,")
    assert result.scene is not None
    boxes = {i.name: i.rect for i in walk(result.scene.slides[0].items) if isinstance(i, Shape) and i.name.endswith("/box")}
    gap = min(abs(boxes["b/box"].y - boxes["a/box"].bottom), abs(boxes["b/box"].x - boxes["a/box"].right))
    assert gap / 12_700 >= 2 * 3 * 4.5 + 8 - 0.01


def test_a_cut_says_everything_that_its_slides_have_to_say(tmp_path: Path) -> None:
    cards = "abcdefghijklmnopqrstuvwxyz"
    result = spec(tmp_path, "flow", cards, " -> ".join(cards), "{width: 16cm, height: 9cm}", "overflow: split,")
    assert result.scene is not None
    assert len(result.scene.slides) > 1
    codes = [d.code for d in result.diagnostics]
    assert codes.count("L103") == 1
    assert "L101" in codes  # it takes smaller type all the same
    assert all(d.severity.word != "error" for d in result.diagnostics)
