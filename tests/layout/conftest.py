"""Layout tests count in short words, so the bounds on a card's shape are out of their way; they have a test of their own."""

from __future__ import annotations

import pytest

from deckgen.layout import size


@pytest.fixture(autouse=True)
def no_least_wish(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "least_wish" not in request.keywords:
        monkeypatch.setattr(size, "SHORTEST", 0.0)
        monkeypatch.setattr(size, "SLIM", 9.0)
