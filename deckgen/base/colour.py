"""Colour arithmetic on `RRGGBB` strings: WCAG contrast and DrawingML's lumMod/lumOff.

Sources: WCAG 2.2, "relative luminance" and "contrast ratio"; ECMA-376 part 1, 20.1.2.3.20-21 (lumMod, lumOff act on HSL lightness).
"""

from __future__ import annotations

import colorsys
import re
from functools import lru_cache

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})\Z")
_SHORT = re.compile(r"#?([0-9A-Fa-f]{3})\Z")


def parse_hex(text: str) -> str | None:
    """`#2563eb`, `2563EB` or `#fff` as `RRGGBB` in capitals; None if it is no colour."""
    if match := _HEX.match(text):
        return match[1].upper()
    if match := _SHORT.match(text):
        return "".join(c * 2 for c in match[1]).upper()
    return None


def channels(rgb: str) -> tuple[float, float, float]:
    """The three channels of `RRGGBB`, 0..1."""
    return int(rgb[0:2], 16) / 255, int(rgb[2:4], 16) / 255, int(rgb[4:6], 16) / 255


def to_hex(red: float, green: float, blue: float) -> str:
    return "".join(f"{min(255, max(0, round(c * 255))):02X}" for c in (red, green, blue))


@lru_cache(maxsize=1024)
def luminance(rgb: str) -> float:
    """WCAG relative luminance, 0 (black) to 1 (white)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    a, b = luminance(one), luminance(other)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


@lru_cache(maxsize=4096)
def apply_lum(rgb: str, lum: float) -> str:
    """`rgb` with its HSL lightness moved by `lum`: -1 black .. 0 unchanged .. +1 white.

    The same arithmetic as `lumMod` = 1 - |lum| (and `lumOff` = lum when positive) in DrawingML.
    """
    if lum == 0:
        return rgb
    hue, light, saturation = colorsys.rgb_to_hls(*channels(rgb))
    light = light * (1 - abs(lum)) + max(0.0, lum)
    return to_hex(*colorsys.hls_to_rgb(hue, min(1.0, light), saturation))
