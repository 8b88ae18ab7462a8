"""The tree: parents centred over their children, levels in rows, and lists that hang below their parent where rows would be too wide.

In: sizes, edges by number, gaps, room. Out: a rectangle for every box and ways for the edges of the trees: down to a bar, along it, down to
the child. Edges beside the trees are left to the router. It never changes a size or the order of children.
"""

from __future__ import annotations

from ..base.geometry import Size
from .forest import forest
from .free import FreeDrawing, FreeGraph, Kind
from .tree_forms import Forms, TreePlan, families


def plan(graph: FreeGraph) -> TreePlan:
    """Who is whose child, and what may hang."""
    found = forest(graph)
    return TreePlan(found, families(found))


def place(graph: FreeGraph, planned: TreePlan) -> FreeDrawing:
    """The trees in rows if those fit the room; else with as few hanging lists, or on as few shelves, as let the boxes stay largest."""
    if not graph.nodes:
        return FreeDrawing(Size(0.0, 0.0), ())
    return Forms(graph, planned).best().drawing()


TREE = Kind("tree", plan, place, frozenset({"order", "same_rank", "min_length", "priority", "loops"}))
