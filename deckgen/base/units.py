"""Points and EMU. Everything inside deckgen is in points; EMU (whole numbers) begin in `compose`.

Source: ECMA-376 part 1, 20.1.10.16 (ST_Coordinate): 914,400 EMU an inch, 12,700 a point.
"""

from __future__ import annotations

import math

EMU_PER_PT = 12_700
EMU_PER_INCH = 914_400

POINTS_PER_UNIT = {"pt": 1.0, "in": 72.0, "cm": 72.0 / 2.54, "mm": 72.0 / 25.4, "px": 0.75}


def to_emu(points: float) -> int:
    """Whole EMU nearest to `points`; halves go up, so equal edges round equally on both sides of a gap."""
    return math.floor(points * EMU_PER_PT + 0.5)


def to_pt(emu: float) -> float:
    """Points for a length in EMU."""
    return emu / EMU_PER_PT


def parse_length(text: str) -> float | None:
    """Points for a length such as `20cm`, `7.5in`, `540pt`, `540`; None if it is not one."""
    text = text.strip().lower()
    for unit, factor in POINTS_PER_UNIT.items():
        if text.endswith(unit):
            return _positive(text[: -len(unit)], factor)
    return _positive(text, 1.0)


def _positive(number: str, factor: float) -> float | None:
    try:
        value = float(number) * factor
    except ValueError:
        return None
    return value if math.isfinite(value) and value > 0 else None
