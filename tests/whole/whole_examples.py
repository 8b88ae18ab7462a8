"""The example decks, built once a theme for the tests of this folder."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import deckgen

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
THEMES = sorted(path.stem for path in (ROOT / "themes").glob("*.yaml"))

OWN = "own theme"
CASES = [(spec, theme) for spec in EXAMPLES for theme in (OWN, *THEMES)]
NAMES = [f"{spec.stem}-{theme.replace(' ', '-')}" for spec, theme in CASES]


@lru_cache
def built(spec: Path, theme: str) -> deckgen.Result:
    """An example in a theme (`OWN`: the one it names); it must build without any diagnostic."""
    result = deckgen.build(spec, theme=None if theme == OWN else theme)
    assert not result.diagnostics, "\n".join(d.render() for d in result.diagnostics)
    return result
