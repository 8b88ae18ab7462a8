"""Floor 2: the second writer. `Scene` -> SVG or PNG of a slide, without PowerPoint or LibreOffice; whether such a file changed.

Why it is so: everything is decided in the scene, so this room draws what PowerPoint would draw of the same scene: lines break where
the scene says, presets, dashes, arrowheads and text rectangles follow the standard's own definitions. SVG keeps text as text, one
element a line; PNG draws the glyphs' outlines, so a machine without fonts gives the same picture. Owns resvg.
"""

from .png import to_png
from .seal import SealState, seal_state
from .svg import to_svg

__all__ = ["SealState", "seal_state", "to_png", "to_svg"]
