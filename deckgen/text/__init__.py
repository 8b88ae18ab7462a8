"""Floor 1: how wide text is, where it breaks, and its outlines. Owns uharfbuzz and the font package.

Why it is so. Widths must not depend on the fonts of the machine that builds, so text is shaped with Arimo, which comes as a
dependency and has Arial's advance widths (equal over ASCII at both weights); other faces are estimates that say so
(`resolve(...).estimated`). A width is the larger of kerned and unkerned: Arial's kerning takes up to 1.6 % off a label ("Tail COW
copy"), and programs differ in when they kern. PowerPoint alone decides where lines break, greedily, at one right edge for all
paragraphs of a shape; so `wrap_block` does not merely hand out lines but an area width at which PowerPoint arrives at the lines we
want, with 2 % to spare on both sides, and forces a break only where no width does it. Layout sees the `TextMeasurer` protocol, so
tests measure squares.
"""

from .breaks import FORCED, Piece, pieces
from .faces import MeasuredFace, report_estimates, resolve
from .lines import WrappedLine, balanced, greedy, min_width, natural_width
from .measure import HarfBuzzMeasurer, SquareMeasurer, TextMeasurer
from .outline import OutlinedText, outline
from .stack import LINE_COST, best_stacking, stackings
from .style import ASCENT, LINE_PITCH, SLACK, TextStyle
from .wrap import WrappedBlock, WrappedParagraph, wrap_block

__all__ = [
    "ASCENT",
    "FORCED",
    "LINE_COST",
    "LINE_PITCH",
    "SLACK",
    "HarfBuzzMeasurer",
    "MeasuredFace",
    "OutlinedText",
    "Piece",
    "SquareMeasurer",
    "TextMeasurer",
    "TextStyle",
    "WrappedBlock",
    "WrappedLine",
    "WrappedParagraph",
    "balanced",
    "best_stacking",
    "greedy",
    "min_width",
    "natural_width",
    "outline",
    "pieces",
    "report_estimates",
    "resolve",
    "stackings",
    "wrap_block",
]
