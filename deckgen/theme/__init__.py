"""Floor 2: the look. A theme file, and the themes it extends, become a `Theme`: palette, fonts, type scale, lengths in points.

Why it is so: themes are data. Every default lives in `themes/paper.yaml`, which each theme stands on unless it names another; so
there is one place to read what a value is, and no second one in code. Colours stay symbolic (`ColorRef` with a slot): choosing
another theme in PowerPoint recolours the deck. Lightness moves (`tints`) are HSL, the arithmetic of lumMod and lumOff, because
renderers agree on it.
"""

from .contrast import Pair, contrast_pairs
from .load import load_theme, theme_names
from .model import (
    ACCENT_NAMES,
    SLOT_OF,
    Fonts,
    Gaps,
    IconSizes,
    Insets,
    Palette,
    Radius,
    Range,
    Strokes,
    Theme,
    Tints,
    TypeScale,
)

__all__ = [
    "ACCENT_NAMES",
    "SLOT_OF",
    "Fonts",
    "Gaps",
    "IconSizes",
    "Insets",
    "Pair",
    "Palette",
    "Radius",
    "Range",
    "Strokes",
    "Theme",
    "Tints",
    "TypeScale",
    "contrast_pairs",
    "load_theme",
    "theme_names",
]
