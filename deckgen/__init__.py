"""deckgen: a content spec and a theme in YAML become a PowerPoint deck in which everything stays editable.

    import deckgen

    result = deckgen.build("deck.yaml", theme="midnight")   # never raises for a bad deck
    if result.ok:
        said = result.save("output/deck.pptx")               # atomic; a deck that a person changed is kept, and that is said
        result.export("output/slide.png", dpi=200)           # drawn without PowerPoint
    for diagnostic in result.diagnostics:
        print(diagnostic.render())                           # deck.yaml:14:7: error[S104]: unknown key 'lable' …

`deckgen.judge("output/deck.pptx").report` judges a deck from anywhere; `deckgen.themes()` and `deckgen.icons("data")` list.

Names are imported when first used (PEP 562), so `import deckgen` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .base.version import __version__

if TYPE_CHECKING:
    from .base.diagnostic import Diagnostic, Severity, Span
    from .check import Report
    from .listing import icons, themes
    from .pipeline import Checked, build, judge
    from .result import Result, Tally

__all__ = [
    "Checked",
    "Diagnostic",
    "Report",
    "Result",
    "Severity",
    "Span",
    "Tally",
    "__version__",
    "build",
    "icons",
    "judge",
    "themes",
]

_HOME = {
    "Diagnostic": "base.diagnostic",
    "Severity": "base.diagnostic",
    "Span": "base.diagnostic",
    "Report": "check",
    "Result": "result",
    "Tally": "result",
    "Checked": "pipeline",
    "build": "pipeline",
    "judge": "pipeline",
    "icons": "listing",
    "themes": "listing",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'deckgen' has no attribute '{name}'")
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
