"""Floor 2: the user's words. A YAML spec becomes a `DeckSpec`, every value with its place in the file.

Why it is so: nothing is resolved here except names (ids, references, edge chains); themes, icons and sizes are asked for later, in `style`.
The reader is driven by the key tables in `keys`, which also describe the language to other programs.
"""

from .model import (
    ArrangementSpec,
    CardSpec,
    DeckSpec,
    DiagramSpec,
    EdgeSpec,
    HintSpec,
    LayoutSpec,
    NodeSpec,
    PanelSpec,
    Placed,
    SlideSpec,
    Words,
)
from .reader import load_spec, read_page

__all__ = [
    "ArrangementSpec",
    "CardSpec",
    "DeckSpec",
    "DiagramSpec",
    "EdgeSpec",
    "HintSpec",
    "LayoutSpec",
    "NodeSpec",
    "PanelSpec",
    "Placed",
    "SlideSpec",
    "Words",
    "load_spec",
    "read_page",
]
