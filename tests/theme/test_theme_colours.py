"""Colours of themes: slots, shades that can be read, contrast of every pair that a deck can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.base.colour import apply_lum, contrast
from deckgen.base.diagnostic import DiagnosticBag, Severity
from deckgen.scene import ColorRef
from deckgen.theme import ACCENT_NAMES, Theme, contrast_pairs, load_theme


def theme_of(name: str) -> Theme:
    theme = load_theme(name, DiagnosticBag())
    assert theme is not None
    return theme


def test_slots_in_order() -> None:
    theme = theme_of("paper")
    slots = theme.slots()
    assert [slots[slot] for slot in ("tx1", "tx2", "bg1", "bg2")] == ["14213D", "4A5672", "FFFFFF", "F3F5F8"]
    assert [slots[slot] for slot in ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")] == [
        "2563EB", "0E8FB3", "7C3AED", "15904B", "C77400", "D92D3A",
    ]  # fmt: skip
    assert len(slots) == 12


def test_names_stay_symbolic() -> None:
    theme = theme_of("paper")
    assert theme.color("muted") == ColorRef("tx2")
    assert theme.color("amber") == theme.accent("amber") == ColorRef("accent5")
    assert theme.panel_fill("green") == ColorRef("accent4", 0.92)
    assert theme.panel_fill(None) == ColorRef("tx2", 0.92)
    assert theme.label_color(None) == ColorRef("tx1")
    with pytest.raises(KeyError):
        theme.accent("muted")


def test_rgb_moves_lightness_as_powerpoint_does() -> None:
    theme = theme_of("paper")
    assert theme.rgb(ColorRef("bg1", -0.5)) == "808080"
    assert theme.rgb(ColorRef("accent1", 0.92)) == "EEF3FD"
    assert theme.rgb(ColorRef(rgb="ABCDEF")) == "ABCDEF"


def test_label_takes_the_least_step_that_can_be_read() -> None:
    """Green starts at -0.15, which is enough; amber is not, and takes one step of 0.1 more."""
    theme = theme_of("paper")
    assert theme.label_color("green") == ColorRef("accent4", -0.15)
    assert theme.label_color("amber") == ColorRef("accent5", -0.25)
    worst = min(contrast(apply_lum("C77400", -0.15), theme.rgb(ground)) for ground in theme.grounds())
    assert worst < 4.5
    assert theme_of("midnight").label_color("blue").lum == 0.15


@pytest.mark.parametrize("name", ["paper", "midnight"])
def test_every_pair_of_colours_meets_wcag_aa(name: str) -> None:
    theme = theme_of(name)
    pairs = contrast_pairs(theme)
    # text and muted on 9 grounds, text on 7 pills, label and outline of 6 accents on 9 grounds
    assert len(pairs) == 2 * 9 + 7 + 2 * 6 * 9
    assert [pair for pair in pairs if not pair.enough] == []
    for accent in ACCENT_NAMES:
        assert theme.outline_color(accent) == theme.accent(accent), "outlines are drawn in the accent itself"


@pytest.mark.parametrize("name", ["paper", "midnight"])
def test_pairs_counted_without_the_theme_s_own_code(name: str) -> None:
    """The same figures from the palette alone: 4.5:1 for text, 3:1 for outlines, on page, card and each panel fill."""
    theme = theme_of(name)
    palette, tints = theme.palette, theme.tints
    accents = [getattr(palette, accent) for accent in ACCENT_NAMES]
    grounds = [palette.page, palette.surface, *(apply_lum(color, tints.panel) for color in (*accents, palette.muted))]
    pills = [apply_lum(color, tints.pill) for color in (*accents, palette.muted)]
    assert min(contrast(palette.text, ground) for ground in (*grounds, *pills)) > 10
    assert min(contrast(palette.muted, ground) for ground in grounds) > 6
    assert min(contrast(accent, ground) for accent in accents for ground in grounds) > 3


def test_midnight_tells_page_card_and_panels_apart() -> None:
    theme = theme_of("midnight")
    page, surface = theme.palette.page, theme.palette.surface
    assert contrast(page, surface) > 1.15
    for accent in ACCENT_NAMES:
        fill = theme.rgb(theme.panel_fill(accent))
        assert contrast(fill, page) > 1.05
        assert sum(abs(int(fill[i : i + 2], 16) - int(surface[i : i + 2], 16)) for i in (0, 2, 4)) > 20


def test_hard_to_see_colours_are_warned_about_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "pale.yaml"
    path.write_text('palette:\n  muted: "#B0B8C8"\n  amber: "#F5B83D"\n', encoding="utf-8")
    bag = DiagnosticBag()
    theme = load_theme(str(path), bag)
    assert theme is not None
    assert [(d.code, d.severity, d.span.line, d.span.column) for d in bag if d.span] == [
        ("T120", Severity.WARNING, 2, 10),
        ("T120", Severity.WARNING, 3, 10),
    ]
    messages = [d.message for d in bag]
    assert messages[1] == "low contrast: 'amber' on the page is 1.6:1, below 3:1"
    assert theme.outline_color("amber").lum < 0, "drawn darker instead"
    assert all(pair.enough for pair in contrast_pairs(theme) if pair.key == "amber")


def test_a_dark_theme_lightens_what_is_too_dark(tmp_path: Path) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text('extends: midnight\npalette: {blue: "#1F4E99"}\n', encoding="utf-8")
    bag = DiagnosticBag()
    theme = load_theme(str(path), bag)
    assert theme is not None
    assert [(d.code, d.hints) for d in bag] == [("T120", ("make it lighter",))]
    assert theme.outline_color("blue").lum > 0
    assert theme.label_color("blue").lum > theme.outline_color("blue").lum
