"""The type scale: one step for all roles of a slide, never below a role's smallest size."""

from __future__ import annotations

import pytest

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.theme import Range, TypeScale, load_theme


def scale() -> TypeScale:
    theme = load_theme("paper", DiagnosticBag())
    assert theme is not None
    assert theme.steps == (0, 1, 2, 3, 4)
    return theme.type


@pytest.mark.parametrize(
    ("role", "sizes"),
    [
        ("title", [15, 14, 13, 12, 11]),
        ("inner_title", [12.5, 12, 11.5, 11, 10.5]),
        ("subtitle", [11, 10.5, 10, 9.5, 9.5]),
        ("inner_subtitle", [10.5, 10, 10, 9.5, 9.5]),
        ("slide_title", [24, 23, 22, 21, 20]),
    ],
)
def test_sizes_step_down_in_half_points(role: str, sizes: list[float]) -> None:
    assert [scale().size(role, step) for step in range(5)] == sizes
    assert scale().size(role, 9) == sizes[-1]


def test_smallest_sizes_of_paper() -> None:
    """Main titles stay at 11 pt or more, inner ones at 10.5, everything else at 9.5."""
    least = {"title": 11.0, "inner_title": 10.5, "panel_title": 10.5, "slide_title": 20.0, "body": 14.0}
    roles = [name for name in TypeScale._fields if name != "shrinks"]
    assert {role: scale().size(role, 4) for role in roles} == {role: least.get(role, 9.5) for role in roles}


def test_order_of_sizes_holds_at_every_step() -> None:
    for step in range(5):
        sizes = [scale().size(role, step) for role in ("slide_title", "title", "inner_title", "inner_subtitle")]
        assert sizes == sorted(sizes, reverse=True)


def test_a_scale_without_steps_stays() -> None:
    assert scale()._replace(shrinks=0).size("title", 3) == 15


def test_an_odd_size_is_kept_where_it_is_preferred() -> None:
    odd = scale()._replace(title=Range(13.3, 15.3), shrinks=4)
    assert [odd.size("title", step) for step in range(5)] == [15.3, 14.5, 14.0, 13.5, 13.3]


def test_unknown_role() -> None:
    with pytest.raises(AttributeError):
        scale().size("headline")


def test_titles_are_bold() -> None:
    assert [role for role in ("title", "inner_title", "panel_title", "slide_title", "subtitle", "label") if scale().bold(role)] == [
        "title", "inner_title", "panel_title", "slide_title",
    ]  # fmt: skip
