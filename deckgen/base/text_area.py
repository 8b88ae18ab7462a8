"""The rectangle inside a preset in which its text is laid out, before insets.

Source: the `rect` element of each preset in the standard's presetShapeDefinitions.xml. A rounded rectangle keeps 0.29289 of its corner radius
clear on every side, an ellipse the rectangle through its 45-degree points, a diamond the middle half.
"""

from __future__ import annotations

from collections.abc import Sequence

ROUND_SHARE = 0.29289
DEFAULT_ADJUST = 16_667  # roundRect's `adj` where none is written
FULL_ROUND = 50_000  # half circles at the ends


def corner_radius(width: float, height: float, adjust: Sequence[tuple[str, int]] = ()) -> float:
    """Radius of a roundRect's corners, in the unit of its width and height."""
    value = next((v for name, v in adjust if name == "adj"), DEFAULT_ADJUST)
    return min(width, height) * min(max(value, 0), FULL_ROUND) / 100_000


def text_margin(preset: str, width: float, height: float, adjust: Sequence[tuple[str, int]] = ()) -> tuple[float, float]:
    """How far the text rectangle lies inside the box, (left and right, top and bottom), in the unit of width and height.

    Presets that are not listed give 0: their text rectangle is the whole box, or deckgen does not draw them.
    """
    if preset == "roundRect":
        margin = corner_radius(width, height, adjust) * ROUND_SHARE
        return margin, margin
    if preset == "ellipse":
        share = (1 - 0.5**0.5) / 2
        return width * share, height * share
    if preset == "diamond":
        return width / 4, height / 4
    return 0.0, 0.0
