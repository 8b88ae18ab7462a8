"""Layered layout (Sugiyama's way): ranks by the edges, an order that crosses seldom, straight lines where they can be.

The phases are named as ELK names them and each is one module: `cycles` (which edges run back), `ranks`, `rows` and `order`, `coords`,
`ports`, `tracks` and `ease`. `plan` does what needs no coordinates, `place` the rest.
"""

from __future__ import annotations

from ..free import Kind
from .place import place
from .plan import plan

__all__ = ["LAYERED"]

SUPPORTS = frozenset({"same_rank", "order", "align", "pin", "min_length", "priority", "loops"})
LAYERED = Kind("layered", plan, place, SUPPORTS, plans_alike=True)
