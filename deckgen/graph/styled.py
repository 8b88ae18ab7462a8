"""The diagram with every default filled in: texts with styles, colours as theme slots, lengths in points."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from ..assets import Icon
from ..base.diagnostic import Span
from ..base.geometry import Side
from ..scene import ColorRef
from ..text import TextStyle

Direction: TypeAlias = Literal["auto", "down", "right", "up", "left"]


class StyledText(NamedTuple):
    """A paragraph's words and their look. `key` is the spec key it came from; `span` where it was written."""

    key: str
    words: str
    style: TextStyle
    color: ColorRef
    face: Literal["major", "minor"]
    span: Span


class StyledIcon(NamedTuple):
    icon: Icon
    size: float
    color: ColorRef


class Metrics(NamedTuple):
    """Lengths of one diagram, in points, from the theme. Pairs are (smallest, preferred)."""

    margin: float
    smallest_margin: float
    step_gap: tuple[float, float]
    branch_gap: tuple[float, float]
    sibling_gap: float
    inner_gap: float
    clearance: float
    label_gap: float
    card_inset: float
    panel_inset: float
    icon_gap: float
    text_gap: float
    pill_gap: float
    pill_inset: float
    title_gap: float


class StyledCard(NamedTuple):
    """A rounded box. `texts` are title and subtitle; level 0 is the diagram's own; a click leads to slide `jump`, counted from 1."""

    path: str
    span: Span
    level: int
    texts: tuple[StyledText, ...]
    footer: StyledText | None
    icon: StyledIcon | None
    pills: tuple[StyledText, ...]
    fill: ColorRef
    outline: ColorRef
    outline_width: float
    radius: float
    pill_fill: ColorRef
    number: int | None = None
    jump: int | None = None


class StyledPanel(NamedTuple):
    """A tinted container with head texts, content and footer. `lane` marks a swimlane: lines of others may run through it."""

    path: str
    span: Span
    level: int
    texts: tuple[StyledText, ...]
    footer: StyledText | None
    icon: StyledIcon | None
    content: StyledStack
    fill: ColorRef
    outline: ColorRef
    outline_width: float
    radius: float
    lane: bool = False


class Hint(NamedTuple):
    """What a person wishes of a layout beyond its own rules. `nodes` are paths; what else is filled depends on the kind:

    pin: `nodes[0]` stands at `at` (shares of the frame, 0..1, of its centre), or on `side` of `nodes[1]`; align: centres on one line along
    the flow; same_rank: one rank; order: this order across the flow.
    """

    kind: Literal["pin", "align", "same_rank", "order"]
    nodes: tuple[str, ...]
    span: Span
    at: tuple[float, float] | None = None
    side: Side | None = None


class StyledLayout(NamedTuple):
    """How a container sets its nodes: the kind's name (`layout.kinds`), which way it runs, the person's hints, the columns of a grid."""

    kind: str = "flow"
    direction: Direction = "auto"
    hints: tuple[Hint, ...] = ()
    span: Span | None = None
    columns: int | None = None


class StyledStack(NamedTuple):
    """Nodes one after the other along an axis: "y" from top to bottom, "x" from left to right. It has no box of its own.

    `branches` marks a stack that runs across the flow (`parallel`): what stands before and after it forks and merges. `folded` marks one
    whose members are pieces of one run, set side by side because the run is longer than the page.
    Where `layout` is another kind than flow, the axis means nothing: that kind places the items.
    """

    axis: Literal["x", "y"]
    items: tuple[StyledNode, ...]
    span: Span
    level: int = 0
    branches: bool = False
    folded: bool = False
    layout: StyledLayout = StyledLayout()


StyledNode: TypeAlias = StyledCard | StyledPanel | StyledStack


class StyledEdge(NamedTuple):
    """One edge, ready to draw. `name` is unique on the slide: `a -> b`, the second one `a -> b #2`."""

    name: str
    source: str
    target: str
    span: Span
    side: Side | None
    width: float
    dash: Literal["solid", "dash", "dot"]
    color: ColorRef
    label: StyledText | None
    begin_arrow: Literal["sm", "med", "lg"] | None
    end_arrow: Literal["sm", "med", "lg"] | None
    tail_label: StyledText | None = None
    head_label: StyledText | None = None
    min_length: int = 1
    priority: int = 1

    @property
    def look(self) -> tuple[float, str, ColorRef]:
        """What makes two lines look like one: only edges of one look may share a trunk."""
        return self.width, self.dash, self.color

    def shares_line(self, other: StyledEdge) -> bool:
        """Whether the two may run on one line: the same source or the same target (not both), drawn alike.

        Not where the other ends lie in each other (a panel and a card in it): one line would lie wholly on the other.
        """
        if (self.source == other.source) == (self.target == other.target) or self.look != other.look:
            return False
        a, b = (self.target, other.target) if self.source == other.source else (self.source, other.source)
        return not (f"{a}/".startswith(f"{b}/") or f"{b}/".startswith(f"{a}/"))


class StyledDiagram(NamedTuple):
    root: StyledStack
    edges: tuple[StyledEdge, ...]
    metrics: Metrics
    direction: Direction = "auto"
    overflow: Literal["error", "split"] = "error"


class StyledSlide(NamedTuple):
    span: Span
    title: StyledText | None
    spoken_title: str
    diagram: StyledDiagram | None


def boxes(node: StyledNode) -> Iterator[StyledCard | StyledPanel]:
    """Every card and panel below `node` (itself too), containers before what they hold."""
    if not isinstance(node, StyledStack):
        yield node
    children = node.items if isinstance(node, StyledStack) else (node.content,) if isinstance(node, StyledPanel) else ()
    for child in children:
        yield from boxes(child)
