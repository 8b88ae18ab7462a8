"""Every arrangement of a flow that fits its frame, the most promising first: as it is written, turned, folded.

In: a styled diagram, a measurer, the frame. Out: placed diagrams, ordered by a cost over guessed lines, or by how much even the smallest is
too large. It routes nothing: the caller routes as many as it likes, from the first on, and compares what it gets by `cost`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..base.geometry import Rect
from ..graph.placed import PlacedDiagram
from ..graph.styled import StyledDiagram
from ..text import TextMeasurer
from .block import Block
from .cost import cost, guessed_lines
from .flow import arrange_flow
from .fold import alternatives
from .widths import Misfit


class Arrangements(NamedTuple):
    """What fits, the most promising first. `misfit` is what the arrangement lacks that comes nearest, if none fits."""

    placed: tuple[PlacedDiagram, ...]
    misfit: Misfit | None = None


def arrangements(
    diagram: StyledDiagram, measurer: TextMeasurer, frame: Rect, blocks: Mapping[int, Block] | None = None
) -> Arrangements:
    """Arrange `diagram` as it is written and in every other way worth trying. Each result's own `diagram` can be arranged again, with
    more room for labels."""
    fitting: list[tuple[float, int, PlacedDiagram]] = []
    nearest: Misfit | None = None
    for number, other in enumerate((diagram, *alternatives(diagram))):
        found = arrange_flow(other, measurer, frame, blocks=blocks)
        if not isinstance(found, Misfit):
            fitting.append((cost(found, guessed_lines(found), exact=False), number, found))
        elif nearest is None or found.by < nearest.by:
            nearest = found
    if not fitting:
        return Arrangements((), nearest)
    return Arrangements(tuple(placed for _, _, placed in sorted(fitting, key=lambda entry: entry[:2])))
