"""Floor 2: a `.pptx` from anywhere -> facts, values of everything that is judged or merged later.

Input: a path or the bytes of a file; output: `DeckFacts`, or None with diagnostics D1xx. Never judges, never writes, never raises
for a bad file.

Why it is so: the parts are read with the standard library alone (zip and XML), not through python-pptx. That opens damaged files
part by part, sees shapes inside `mc:AlternateContent`, and starts fast. Everything inherited (place, text style, colour) is
resolved here, once, so that whoever judges sees points and RRGGBB and needs to know nothing of masters. Reading is strict about
numbers: a shape with a value that is no number is reported and left out, for PowerPoint would offer to repair the file.
"""

from .deck import reopen
from .facts import (
    ColorFacts,
    ConnectorFacts,
    DeckFacts,
    FillFacts,
    GlueFacts,
    LineFacts,
    ParagraphFacts,
    RunFacts,
    ShapeFacts,
    SlideFacts,
    TextFacts,
)

__all__ = [
    "ColorFacts",
    "ConnectorFacts",
    "DeckFacts",
    "FillFacts",
    "GlueFacts",
    "LineFacts",
    "ParagraphFacts",
    "RunFacts",
    "ShapeFacts",
    "SlideFacts",
    "TextFacts",
    "reopen",
]
