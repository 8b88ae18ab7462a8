"""Floor 3: facts of a reopened deck -> a report: figures and findings C1xx (connectors), C2xx (text, contrast), C3xx (places),
C4xx (names).

Input: `DeckFacts` from `read`; output: `Report`. Never opens a file, never draws, and never looks at a spec or a scene: a deck of
ours is judged as one from anywhere, so a fault of layout, route or emit cannot hide behind the same fault here.

Why it is so: one module per topic, each a generator of findings over a slide that was prepared once (`view`). Where a fact cannot
be known (sites of rare presets, what a picture shows, widths of a face we have no metrics for) nothing is claimed, or only a
warning. One fault gives one finding: what explains another finding suppresses it.
"""

from .judge import judge
from .layout import LayoutMeasures
from .report import Figures, Report
from .table import table, to_json

__all__ = ["Figures", "LayoutMeasures", "Report", "judge", "table", "to_json"]
