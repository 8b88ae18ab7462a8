"""Which face measures which. Takes a style's faces; gives the twin and a factor. Never looks at the fonts of this machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..base.diagnostic import DiagnosticBag

TWIN = "Arimo"
UNKNOWN_FACTOR = 1.1
"""For faces not listed: most text faces run narrower than this."""

_EXACT = frozenset({"arial", "helvetica", "liberation sans", "arimo"})

# Width over Arimo's at the same weight. Marked *: the larger of regular and bold, each at the 95th percentile of 80 short English
# texts, measured with the face or its metric twin. The others are from knowledge of their proportions, on the wide side.
_FACTORS = {
    "aptos": 1.03,
    "arial black": 1.35,
    "arial narrow": 0.82,  # *
    "avenir": 1.03,
    "avenir next": 1.05,
    "bahnschrift": 1.0,
    "book antiqua": 1.05,
    "bookman old style": 1.18,
    "calibri": 0.95,  # *
    "calibri light": 0.95,
    "cambria": 1.0,
    "candara": 0.98,
    "carlito": 0.95,  # *
    "cascadia code": 1.5,
    "cascadia mono": 1.5,
    "century gothic": 1.15,
    "consolas": 1.4,
    "constantia": 1.02,
    "corbel": 0.98,
    "courier new": 1.51,  # *
    "dejavu sans": 1.22,  # *
    "dejavu serif": 1.22,  # *
    "dm sans": 1.1,  # *
    "franklin gothic book": 0.98,
    "futura": 1.05,
    "garamond": 0.9,
    "georgia": 1.1,
    "gill sans": 1.0,
    "gill sans mt": 1.0,
    "helvetica neue": 1.02,
    "ibm plex sans": 1.04,  # *
    "inter": 1.09,  # *
    "lato": 1.02,  # *
    "liberation mono": 1.51,  # *
    "liberation sans narrow": 0.82,  # *
    "liberation serif": 0.95,  # *
    "lucida sans": 1.15,
    "menlo": 1.51,
    "montserrat": 1.18,  # *
    "noto sans": 1.1,  # *
    "noto serif": 1.13,  # *
    "open sans": 1.09,  # *
    "palatino linotype": 1.05,
    "poppins": 1.18,  # *
    "raleway": 1.07,  # *
    "roboto": 1.03,  # *
    "rockwell": 1.08,
    "segoe ui": 1.03,
    "segoe ui semibold": 1.07,
    "sf pro": 1.04,
    "source sans 3": 0.97,  # *
    "source sans pro": 0.97,  # *
    "tahoma": 1.08,
    "times new roman": 0.95,  # *
    "trebuchet ms": 1.03,
    "tw cen mt": 0.95,
    "verdana": 1.25,
    "work sans": 1.16,  # *
}


class MeasuredFace(NamedTuple):
    """A face, the twin that measures it, and how many times wider it runs. `estimated`: the widths are a cautious guess."""

    name: str
    twin: str
    factor: float
    estimated: bool


@lru_cache(maxsize=64)
def _resolve(name: str) -> MeasuredFace:
    if name.strip().lower() in _EXACT:
        return MeasuredFace(name, TWIN, 1.0, False)
    return MeasuredFace(name, TWIN, _FACTORS.get(name.strip().lower(), UNKNOWN_FACTOR), True)


def resolve(faces: Sequence[str]) -> MeasuredFace:
    """How text in the first of `faces` (the one the file names) is measured; Arimo itself if there is none."""
    return _resolve(faces[0] if faces else TWIN)


def report_estimates(stacks: Iterable[tuple[str, ...]], bag: DiagnosticBag) -> None:
    """Say (X101, info) which faces have no exact widths here, so that a line of text may break elsewhere in PowerPoint."""
    for name in dict.fromkeys(resolve(stack).name for stack in stacks if resolve(stack).estimated):
        hint = (
            "look at the deck where the face is installed; exact widths are known for Arial, Helvetica, Liberation Sans and Arimo"
        )
        bag.info("X101", f"the widths of '{name}' are estimated", None, hint)
