"""Every diagnostic's code and its meaning in a line. A code is stable and never used for anything else (STYLE.md, 6).

The letter is the topic: Yaml, Spec, Theme, Assets, teXt, Layout, Route, Deck file, Check. The same number behind S and T means the same
where both come from the shared key tables (104 to 123).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        # a file that is to be read as YAML
        "Y001": "a source file cannot be read",
        "Y101": "the file is not valid YAML",
        "Y102": "a key is written twice in one mapping",
        "Y103": "an alias stands inside what it refers to, or aliases multiply beyond measure",
        "Y104": "values are nested too deep",
        "Y105": "a key is a list or a mapping",
        "Y106": "the file holds a second document",
        "Y107": "the file is empty",
        "Y108": "a YAML tag that deckgen does not know",
        # the spec
        "S001": "the spec cannot be read",
        "S104": "an unknown key",
        "S105": "a key is missing",
        "S110": "a value of the wrong kind, or none",
        "S111": "a word that is not among those allowed",
        "S112": "an id with characters that ids do not have",
        "S113": "two nodes of one level have the same id",
        "S121": "YAML read a value that begins with # as a comment",
        "S130": "an unknown page",
        "S131": "lengths that make no page",
        "S132": "not a language tag",
        "S140": "a deck without slides",
        "S141": "a diagram, a panel or an arrangement without nodes",
        "S142": "an unknown kind of node",
        "S143": "one node is of two kinds",
        "S144": "a node does not say of what kind it is",
        "S145": "an id inside a panel is the name of one of the panel's own parts",
        "S147": "a text holds a control character",
        "S148": "an empty slide",
        "S150": "not a chain of edges",
        "S151": "an edge names an unknown id",
        "S152": "a label on a chain of several edges",
        "S153": "an edge names an id that could mean several nodes",
        "S154": "an edge from a node to itself",
        "S155": "an edge between a panel and a node inside it",
        "S160": "an unknown accent",
        "S161": "an unknown icon",
        # the theme
        "T101": "an unknown theme",
        "T102": "a theme file cannot be read",
        "T103": "themes extend each other in a circle",
        "T104": "an unknown key",
        "T105": "a key is missing",
        "T110": "a value of the wrong kind, or none",
        "T111": "a word that is not among those allowed",
        "T114": "not a number",
        "T115": "a number that is too small or too large",
        "T120": "colours whose contrast is too low to be read or seen",
        "T121": "YAML read a colour as a comment",
        "T122": "other YAML tools read a colour as a number",
        "T123": "not a colour",
        "T131": "not a range",
        "T132": "no font is named",
        "T133": "a number of steps that is not whole",
        # icons
        "A101": "an icon file cannot be read",
        "A102": "no icon is found by a word",
        # text
        "X101": "the widths of a face are estimated",
        # layout and routes
        "L101": "type was set smaller so that the slide fits",
        "L102": "a flow that is longer than its page was set in columns",
        "L201": "a diagram does not fit the page",
        "L202": "a text does not fit its row",
        "L203": "a word of a slide's title is wider than the page",
        "R101": "no way for an edge",
        "R103": "an edge does not take the side that was asked for",
        "R201": "no free ground for a label",
        "R202": "two lines that have nothing in common could not be kept apart",
        # deck files: writing
        "D001": "the file in the way was changed since deckgen wrote it",
        "D002": "the file in the way is not deckgen's",
        "D003": "the output would replace the spec",
        "D004": "the output is a folder or a device",
        "D005": "the output cannot be written",
        "D006": "another program wrote the output at the same time",
        "D010": "the file that was there is kept as a backup",
        "D020": "there is no such slide to export",
        "D021": "a picture that is too small or too large",
        # deck files: reading
        "D101": "no such deck",
        "D102": "a folder, not a deck",
        "D103": "the deck cannot be read",
        "D104": "the deck is an empty file",
        "D105": "the deck is locked, or of the format before 2007",
        "D106": "not a .pptx",
        "D107": "the file holds no presentation",
        "D108": "the presentation is damaged",
        "D109": "a part is damaged",
        "D110": "a theme colour that cannot be",
        "D111": "a part is missing",
        "D112": "a shape has a value that cannot be",
        # a deck, judged: connectors
        "C101": "an end of a connector is not tied to a shape",
        "C102": "an end is tied to a shape that is not on the slide",
        "C103": "an end is tied to a connection site that the shape does not have",
        "C104": "an end is drawn away from its site",
        "C105": "a connector runs through a shape",
        "C106": "a connector runs through a text",
        "C107": "two connectors cross",
        "C108": "two connectors run along each other without an end in common",
        "C109": "a connector leaves or enters through its own shape",
        # text and contrast
        "C201": "a text leaves its shape",
        "C202": "a text runs into the margin of its shape",
        "C203": "type that is too small to read",
        "C204": "a text with too little contrast",
        "C205": "an outline with too little contrast",
        "C206": "a line with too little contrast",
        # places
        "C301": "a shape reaches out of the page",
        "C302": "two shapes overlap",
        "C303": "two texts overlap",
        "C304": "a shape covers a text",
        "C305": "a shape reaches out of the card it belongs to",
        # names
        "C401": "several shapes of a slide have one name",
        "C402": "a name that says nothing",
        "C403": "a shape without alt text",
        "C404": "a slide without a title",
        "C405": "a slide that is one picture",
        "C406": "several shapes of a slide have one id",
        "C407": "a deck without a title in its properties",
    }
)
