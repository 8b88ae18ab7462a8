"""Goldens: each example's scene, one line an item, in every theme. Written by `pytest --accept`, never by hand; equal on every Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import deckgen
from deckgen.scene import dump

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
CASES = [(example, theme, None) for example in EXAMPLES for theme in (None, "midnight")]
CASES += [(example, None, page) for example in EXAMPLES for page in ("portrait", "16:9")]


@pytest.mark.parametrize(("example", "theme", "page"), CASES, ids=lambda v: v.stem if isinstance(v, Path) else v or "own")
def test_scene_is_as_stored(example: Path, theme: str | None, page: str | None, request: pytest.FixtureRequest) -> None:
    result = deckgen.build(example, theme=theme, page=page)
    assert result.scene is not None, [d.render() for d in result.diagnostics]
    seen = dump(result.scene)
    stored = ROOT / "tests" / "golden" / f"{example.stem}.{(page or theme or 'own').replace(':', 'x')}.txt"
    if request.config.getoption("--accept"):
        stored.parent.mkdir(exist_ok=True)
        stored.write_text(seen, encoding="utf-8")
    assert stored.is_file(), "no golden yet: look at the picture, then run pytest --accept"
    assert seen == stored.read_text(encoding="utf-8")
