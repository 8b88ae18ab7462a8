"""Floor 5: makes a slide fit. Style > title > layout > routes; again with more room for labels, turned or in columns, with smaller type, with
narrower margins, and where the person allows it cut into several slides. What still does not fit is reported with its line and by how much.

Why it is so: nothing is shrunk silently. Columns are an info, a smaller step and a cut are warnings, and every choice is made by one cost.
"""

from .fitter import Fitter

__all__ = ["Fitter"]
