"""Floor 4: how connectors run. In: boxes with places and the lanes kept for edges; out: orthogonal routes glued to sides, labels beside them.

Why it is so: shortest is not best (LAYOUT-FINDINGS.md). A search over a sparse grid finds ways that cross no stranger's box or text; a
second pass moves parallel segments apart and bars halfway; labels come last, on free ground. Forward edges leave by the far side and enter
by the near side of the flow. Nothing here moves a box.
"""

from .connect import connect
from .quality import quality

__all__ = ["connect", "quality"]
