"""Floor 5: routed diagrams become a `Scene`: z-order, names, groups, glue, and the only rounding to EMU.

Why it is so: writers must not decide, and layout must not know PowerPoint's ways; what lies between is here. Groups come first, in the
order of the flow, then connectors with their labels: a connector into a panel's card must lie over the panel.
"""

from .scene import compose_scene

__all__ = ["compose_scene"]
