"""Swimlanes: boxes in lanes, ranks through all of them. Lanes stand side by side and the flow runs down (the driver turns it).

In: a `FreeGraph` whose boxes have lanes. Out: a drawing with bands. `plan` makes a few arrangements, from the one that looks best to more
compact ones; `place` takes the first that fits. Phases are one module each: `ranks`, `cells`, `courses`, `ports`, `tracks`, `placing`.
"""

from ..free import Kind
from .choose import place, plan

SWIMLANES = Kind("lanes", plan, place, frozenset({"same_rank", "order", "align", "pin", "min_length", "priority", "loops"}))

__all__ = ["SWIMLANES"]
