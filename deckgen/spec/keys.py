"""The language as tables: which keys a deck, slide, diagram, node and edge may have, their types, and what they mean."""

from __future__ import annotations

from ..base.geometry import SIDE_BY_WORD
from ..yamlio import Choice, Flag, Groups, Ident, Key, ListOf, Text, Whole

TEXT = Text()

DECK = (
    Key("title", TEXT, "Title of the deck: it goes into the file's properties."),
    Key("theme", TEXT, "Name of a theme, or the path of a theme file."),
    Key("page", None, "portrait, 16:9, 4:3, a4, a4-landscape, or {width: 20cm, height: 30cm}."),
    Key("language", TEXT, "Language tag of the text, such as en-US."),
    Key("slides", None, "The slides, in order.", required=True),
)
PAGE = (
    Key("width", TEXT, "Width with its unit: 20cm, 7.5in, 540pt.", required=True),
    Key("height", TEXT, "Height with its unit.", required=True),
)
SLIDE = (
    Key("title", TEXT, "Drawn above the content."),
    Key("diagram", None, "A diagram: nodes and edges."),
)
LAYOUTS = ("flow", "layered", "grid", "tree", "cycle")
DIRECTIONS = ("auto", "down", "right", "up", "left")
HINTS = ("same_rank", "align", "order")
_LAYOUT = (
    Key("direction", Choice(DIRECTIONS, "direction"), "Which way the nodes run; auto: what fits the page best."),
    Key("columns", Whole(1, 40), "Columns of a grid."),
    Key("same_rank", Groups(), "Lists of ids: the nodes of one list stand side by side across the flow."),
    Key("align", Groups(), "Lists of ids: the nodes of one list stand on one line along the flow."),
    Key("order", Groups(), "Lists of ids: the nodes of one list stand in this order across the flow."),
)
DIAGRAM = (
    Key("numbered", Flag(), "Numbers the cards of the diagram's own level: 1., 2., …"),
    Key("layout", Choice((*LAYOUTS, "lanes"), "layout"), "How the nodes are set; lanes: swimlanes, which hold the nodes."),
    *_LAYOUT,
    Key(
        "overflow",
        Choice(("error", "split"), "overflow"),
        "What becomes of a diagram that fits at no size of type: split: several slides.",
    ),
    Key("nodes", None, "Cards, panels and arrangements, in the order of the flow; or lanes.", required=True),
    Key("edges", None, "Chains such as `a -> b & c -> d`, with options or without."),
)
_FACE = (
    Key("title", TEXT, "First line, bold."),
    Key("subtitle", TEXT, "Second line, muted."),
    Key("footer", TEXT, "Small line at the bottom."),
    Key("icon", TEXT, "Name of an icon; `deckgen icons` lists them."),
    Key("accent", TEXT, "Accent colour: blue, cyan, purple, green, amber, red."),
)
_PIN = Key("pin", TEXT, "A place beside a node, `right of b` (left of, above, below), or that of its centre, `30% 50%`.")
CARD = (
    Key("card", Ident(), "The card's id.", required=True),
    *_FACE,
    Key("pills", ListOf(TEXT), "Small labels inside the bottom."),
    _PIN,
)
PANEL = (
    Key("panel", Ident(), "The panel's id.", required=True),
    *_FACE,
    _PIN,
    Key("layout", Choice(LAYOUTS, "layout"), "How the nodes inside are set."),
    *_LAYOUT,
    Key("nodes", None, "The nodes inside.", required=True),
)
LANE = (
    Key("lane", Ident(), "The lane's id.", required=True),
    *(key for key in _FACE if key.name != "footer"),
    Key("nodes", None, "The nodes in the lane.", required=True),
)
PARALLEL = (Key("parallel", None, "Branches side by side, across the flow.", required=True),)
ROW = (Key("row", None, "Nodes from left to right.", required=True),)
COLUMN = (Key("column", None, "Nodes from top to bottom.", required=True),)
NODE_KINDS = {"card": CARD, "panel": PANEL, "parallel": PARALLEL, "row": ROW, "column": COLUMN, "lane": LANE}

EDGE = (
    Key("side", Choice(tuple(SIDE_BY_WORD), "side"), "The channel that the edge takes."),
    Key("line", Choice(("solid", "dashed", "dotted"), "line"), "How the line is drawn."),
    Key("stroke", Choice(("thin", "normal", "heavy"), "stroke"), "How thick the line is."),
    Key("accent", TEXT, "Colour of line and label."),
    Key("label", TEXT, "Text beside the line."),
    Key("tail_label", TEXT, "Text beside the line's beginning."),
    Key("head_label", TEXT, "Text beside the line's end."),
    Key("min_length", Whole(1, 10), "How many ranks further on the edge ends, at least."),
    Key("priority", Whole(1, 10), "How much it counts that the edge is short and straight."),
    Key("arrow", Choice(("end", "start", "both", "none"), "arrow"), "Which ends carry an arrowhead."),
)
