"""Floor 2: `Scene` -> the bytes of a .pptx; and whether such a file was changed since.

Why it is so: everything is decided in the scene, so this room only spells it out, one function per scene item. The package is our
own and small, and its parts are written as XML text: python-pptx takes about 180 times as long for a slide (OOXML-FINDINGS.md, 8)
and its default template brings 4:3 slide layouts, printer settings and a thumbnail along (OOXML-FINDINGS.md, 2). Nothing here knows
the YAML theme, a layout or a route, and no XML word leaves this room.
"""

from .presentation import to_pptx
from .seal import SealState, seal_state

__all__ = ["SealState", "seal_state", "to_pptx"]
