"""Which colours of a theme lie on which, and whether that can be read: WCAG 2.2 AA, 4.5:1 for text and 3:1 for lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..base.colour import contrast
from ..base.diagnostic import DiagnosticBag
from ..scene import ColorRef
from ..yamlio import Fields
from .model import ACCENT_NAMES, LINE_CONTRAST, TEXT_CONTRAST, Theme


class Pair(NamedTuple):
    """A colour on another. `key` is the palette entry to change when `ratio` stays under `needed`."""

    what: str
    key: str
    fore: ColorRef
    ground: ColorRef
    ratio: float
    needed: float

    @property
    def enough(self) -> bool:
        return self.ratio >= self.needed


def contrast_pairs(theme: Theme) -> tuple[Pair, ...]:
    """Every pair of colours that a deck in this theme can show."""
    return tuple(_pairs(theme))


def _pairs(theme: Theme) -> Iterator[Pair]:
    grounds = _grounds(theme)
    pills = {f"a {accent or 'plain'} pill": theme.pill_fill(accent) for accent in (*ACCENT_NAMES, None)}
    for role in ("text", "muted"):
        for name, ground in grounds.items():
            yield _pair(theme, f"'{role}' on {name}", role, theme.color(role), ground, TEXT_CONTRAST)
    for name, ground in pills.items():
        yield _pair(theme, f"'text' on {name}", "text", theme.color("text"), ground, TEXT_CONTRAST)
    for accent in ACCENT_NAMES:
        label, outline = theme.label_color(accent), theme.outline_color(accent)
        for name, ground in grounds.items():
            yield _pair(theme, f"label in '{accent}' on {name}", accent, label, ground, TEXT_CONTRAST)
            yield _pair(theme, f"outline in '{accent}' on {name}", accent, outline, ground, LINE_CONTRAST)


def _grounds(theme: Theme) -> dict[str, ColorRef]:
    page, surface, *panels = theme.grounds()
    names = [f"a {accent or 'plain'} panel" for accent in (*ACCENT_NAMES, None)]
    return {"the page": page, "a card": surface, **dict(zip(names, panels))}


def _pair(theme: Theme, what: str, key: str, fore: ColorRef, ground: ColorRef, needed: float) -> Pair:
    return Pair(what, key, fore, ground, contrast(theme.rgb(fore), theme.rgb(ground)), needed)


def report_contrast(theme: Theme, palette: Fields, bag: DiagnosticBag) -> None:
    """Warn (T120) at the palette entry of every colour that is hard to see, once for its worst ground.

    An accent under 3:1 as it stands is drawn in a darker or lighter shade: a warning too, since that is not the colour asked for.
    """
    worst: dict[tuple[str, float], Pair] = {}
    for pair in (*_plain_accents(theme), *_pairs(theme)):
        kind = (pair.key, pair.needed)
        if not pair.enough and (kind not in worst or pair.ratio < worst[kind].ratio):
            worst[kind] = pair
    for pair in worst.values():
        message = f"low contrast: {pair.what} is {pair.ratio:.1f}:1, below {pair.needed:g}:1"
        bag.warn("T120", message, palette.span(pair.key), f"make it {'lighter' if theme.dark else 'darker'}")


def _plain_accents(theme: Theme) -> Iterator[Pair]:
    for accent in ACCENT_NAMES:
        for name, ground in (("a card", theme.color("surface")), ("the page", theme.color("page"))):
            yield _pair(theme, f"'{accent}' on {name}", accent, theme.accent(accent), ground, LINE_CONTRAST)
