"""`Result.save` into an open binary file, and builds that are called a little wrongly."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import deckgen

EXAMPLE = Path(__file__).parents[2] / "examples" / "event-analytics.yaml"


def test_a_deck_is_written_into_an_open_file():
    into = io.BytesIO()
    result = deckgen.build(EXAMPLE)
    assert result.save(into) == ()
    assert into.getvalue() == result.to_pptx()
    assert "ppt/slides/slide1.xml" in zipfile.ZipFile(into).namelist()


def test_a_page_that_is_no_text_is_a_diagnostic():
    result = deckgen.build(EXAMPLE, page=5)  # type: ignore[arg-type]
    assert [d.code for d in result.diagnostics] == ["S130"] and not result.ok


def test_one_slide_of_a_deck_is_counted_alone(tmp_path):
    spec = tmp_path / "deck.yaml"
    spec.write_text("slides: [{diagram: {nodes: [{card: a}]}}, {diagram: {nodes: [{card: b}, {card: c}]}}]", encoding="utf-8")
    result = deckgen.build(spec)
    assert (result.tally.slides, result.only(2).tally.slides) == (2, 1)
    assert result.tally.shapes - result.only(2).tally.shapes == result.only(1).tally.shapes
