"""Floor 1: icons (and, later, pictures) read from files. Owns the SVG reader.

Why it is so: an icon becomes one native freeform in a theme colour, so all that is needed is a reader that gives lines and cubic
curves, and it is ours because the path parsers that were measured draw some arcs wrong (OOXML-FINDINGS.md, 1). It understands what
our own line icons use and refuses the rest by name instead of drawing it almost right. A build reads only the icons it uses. Expat
is used directly: it costs a tenth of `xml.etree`'s import, and lets the reader refuse a document type before any entity.
"""

from .icons import Icon, IconError, IconSet, read_icon
from .path_data import PathError, parse_path

__all__ = ["Icon", "IconError", "IconSet", "PathError", "parse_path", "read_icon"]
