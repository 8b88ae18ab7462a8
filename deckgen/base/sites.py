"""Connection sites of preset shapes: where a glued connector may end, and which way it leaves.

Source: the standard's own preset definitions (ECMA-376 part 1, annex "presetShapeDefinitions.xml"), `cxnLst` of each preset; the number
of a site is its place in that list. Only what deckgen draws is listed: rectangles, rounded rectangles and diamonds have four sites in the
order top, left, bottom, right; an ellipse has eight, of which 0, 2, 4, 6 are the middles (OOXML-FINDINGS.md, 3).
"""

from __future__ import annotations

import math

from .geometry import Point, Rect, Side

# (fraction of width, fraction of height) per site
_FOUR = ((0.5, 0.0), (0.0, 0.5), (0.5, 1.0), (1.0, 0.5))
_D = math.sqrt(0.5) / 2
_ELLIPSE = (
    (0.5, 0.0), (0.5 - _D, 0.5 - _D), (0.0, 0.5), (0.5 - _D, 0.5 + _D),
    (0.5, 1.0), (0.5 + _D, 0.5 + _D), (1.0, 0.5), (0.5 + _D, 0.5 - _D),
)  # fmt: skip

SITES: dict[str, tuple[tuple[float, float], ...]] = {
    "rect": _FOUR,
    "roundRect": _FOUR,
    "diamond": _FOUR,
    "ellipse": _ELLIPSE,
}

SIDE_SITES: dict[str, dict[Side, int]] = {
    "rect": {side: int(side) for side in Side},
    "roundRect": {side: int(side) for side in Side},
    "diamond": {side: int(side) for side in Side},
    "ellipse": {Side.TOP: 0, Side.LEFT: 2, Side.BOTTOM: 4, Side.RIGHT: 6},
}


def side_site(preset: str, side: Side) -> int:
    """Number of the site in the middle of a side. KeyError for a preset or a side that has none."""
    return SIDE_SITES[preset][side]


def site_point(preset: str, site: int, rect: Rect) -> Point:
    """Where a site lies on a shape that fills `rect` (points in, points out). KeyError, IndexError if there is no such site."""
    fx, fy = SITES[preset][site]
    return Point(rect.x + fx * rect.w, rect.y + fy * rect.h)
