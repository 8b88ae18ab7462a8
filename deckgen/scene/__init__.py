"""Floor 1: the `Scene`, what every writer, reader, checker and merger shares.

Everything is decided here: whole EMU, theme colour slots, lines of text already broken, z-order, names. A scene is a tree of frozen
values; writers (`emit`, `draw`) only spell it out. Identity of an item is its name, unique on its slide.
"""

from .dump import dump
from .items import (
    Arrow,
    ColorRef,
    Connector,
    Fill,
    Freeform,
    Glue,
    Group,
    Item,
    Line,
    Paragraph,
    PathOp,
    Run,
    Scene,
    SceneTheme,
    Shape,
    Slide,
    Stroke,
    SubPath,
    TextBody,
    walk,
)

__all__ = [
    "Arrow",
    "ColorRef",
    "Connector",
    "Fill",
    "Freeform",
    "Glue",
    "Group",
    "Item",
    "Line",
    "Paragraph",
    "PathOp",
    "Run",
    "Scene",
    "SceneTheme",
    "Shape",
    "Slide",
    "Stroke",
    "SubPath",
    "TextBody",
    "dump",
    "walk",
]
