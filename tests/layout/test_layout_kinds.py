"""The list of layouts: what each supports is what the documentation says, and what none of its files denies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.layout.kinds import FLOW_SUPPORTS, KINDS, WORDS, free_kind, known_hints, supports, turns

DOCUMENT = Path(__file__).parents[2] / "docs" / "layouts.md"


@pytest.mark.parametrize("name", KINDS[1:])
def test_the_documentation_names_the_hints_of_each_layout(name: str) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    said = re.search(rf"<!-- supports {name} -->(.*?)<!-- /supports -->", text)
    assert said is not None
    assert re.findall(r"`(\w+)`", said[1]) == known_hints(name)


def test_every_layout_is_described_and_found() -> None:
    assert list(WORDS) == list(KINDS)
    assert [free_kind(name).name for name in KINDS[1:]] == list(KINDS[1:])
    assert supports("flow") == FLOW_SUPPORTS
    with pytest.raises(KeyError):
        free_kind("spiral")


def test_only_a_ring_has_no_direction() -> None:
    assert [name for name in KINDS if not turns(name)] == ["cycle"]
