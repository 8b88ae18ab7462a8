"""Floor 3: spec x theme > styled. Every default is filled in and the theme is asked for the last time.

Why it is so: after this floor nobody needs the theme, so layout and routing cannot depend on a theme's name, and colours stay theme slots
to the end. A type step scales the whole slide's type evenly; the conductor tries steps until the slide fits.
"""

from .resolve import Looks, resolve_slide

__all__ = ["Looks", "resolve_slide"]
