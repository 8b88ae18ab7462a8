"""`Scene` -> PNG: the SVG with text as glyph outlines, rasterised by resvg. Needs no font and no display on the machine."""

from __future__ import annotations

from ..base.units import EMU_PER_INCH
from ..scene import Scene
from .seal import png_chunk, sealed_png
from .svg import document
from .text_paint import outlined_text

MAX_SIDE = 16_384
"""Pixels; a picture above this takes more than a gigabyte while it is drawn."""

_HEADER_END = 33  # signature (8) and IHDR (25): what describes the picture may follow from here
_INCHES_PER_METRE = 1 / 0.0254


def to_png(scene: Scene, slide_index: int, dpi: float = 150) -> bytes:
    """One slide as an opaque PNG of page inches x `dpi` pixels, sealed (`seal_state`). The same bytes for the same scene.

    IndexError if there is no such slide; ValueError if a side would come out under 1 or over 16,384 pixels.
    """
    width, height = pixel_size(scene, dpi)
    size = f'width="{width}" height="{height}" preserveAspectRatio="none"'  # so half a pixel of rounding leaves no bare edge
    markup = document(scene, slide_index, size, outlined_text, trunks_once=True)
    import resvg_py  # late: only an export to PNG pays for it

    content: bytes = resvg_py.svg_to_bytes(svg_string=markup, skip_system_fonts=True)
    per_metre = round(dpi * _INCHES_PER_METRE).to_bytes(4, "big")
    density = png_chunk(b"pHYs", per_metre + per_metre + b"\x01")  # PNG specification, 11.3.4.3: pixels per metre
    return sealed_png(content[:_HEADER_END] + density + content[_HEADER_END:])


def pixel_size(scene: Scene, dpi: float) -> tuple[int, int]:
    """Width and height in pixels. ValueError if either is under 1 or over 16,384."""
    width, height = (round(side * dpi / EMU_PER_INCH) for side in scene.size)
    if min(width, height) < 1 or max(width, height) > MAX_SIDE:
        raise ValueError(f"{dpi:g} dpi gives {width} x {height} pixels: each side must be 1 to {MAX_SIDE}")
    return width, height
