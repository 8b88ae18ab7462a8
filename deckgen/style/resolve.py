"""A slide's spec and a theme at one type step, resolved: texts, colours, lengths. Unknown accents and icons are reported here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import count
from typing import Literal

from ..assets import IconError, IconSet
from ..base.diagnostic import DiagnosticBag, did_you_mean
from ..graph.styled import (
    Hint,
    Metrics,
    StyledCard,
    StyledDiagram,
    StyledEdge,
    StyledIcon,
    StyledLayout,
    StyledNode,
    StyledPanel,
    StyledSlide,
    StyledStack,
    StyledText,
)
from ..scene import ColorRef
from ..spec import (
    ArrangementSpec,
    CardSpec,
    DiagramSpec,
    EdgeSpec,
    HintSpec,
    LayoutSpec,
    NodeSpec,
    PanelSpec,
    Placed,
    SlideSpec,
    Words,
)
from ..text import TextStyle
from ..theme import Theme

Dash = Literal["solid", "dash", "dot"]
DASHES: dict[str, Dash] = {"solid": "solid", "dashed": "dash", "dotted": "dot"}
HEAVY = 4.0  # from this width on arrowheads are one size smaller: they grow with the line (OOXML-FINDINGS.md, 3)


def resolve_slide(slide: SlideSpec, looks: Looks, icons: IconSet, step: int, spoken: str, bag: DiagnosticBag) -> StyledSlide:
    """Style one slide at a type step (0 is the theme's full size). `spoken` is the title for screen readers if it has none."""
    return _Resolver(looks, icons, step, bag).slide(slide, spoken)


class Looks:
    """A theme's colours by what they are for; each is worked out once a deck, since every card asks for them."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.text, self.muted, self.surface = theme.color("text"), theme.color("muted"), theme.color("surface")
        self.line = theme.line_color()
        self.outline = {accent: theme.outline_color(accent) for accent in theme.accent_names}
        self.label = {accent: theme.label_color(accent) for accent in theme.accent_names}
        self.panel = {accent: theme.panel_fill(accent) for accent in theme.accent_names}
        self.pill = {accent: theme.pill_fill(accent) for accent in theme.accent_names}


@dataclass(frozen=True, slots=True)
class _Roles:
    """Which type roles a level uses."""

    title: str
    subtitle: str


MAIN, INNER = _Roles("title", "subtitle"), _Roles("inner_title", "inner_subtitle")


def _layout(spec: LayoutSpec) -> StyledLayout:
    return StyledLayout(spec.kind, spec.direction, tuple(map(_hint, spec.hints)), spec.span, spec.columns)


def _hint(spec: HintSpec) -> Hint:
    return Hint(spec.kind, tuple(node.value for node in spec.nodes), spec.span, spec.at, spec.side)


class _Resolver:
    def __init__(self, looks: Looks, icons: IconSet, step: int, bag: DiagnosticBag) -> None:
        self.looks = looks
        self.theme = looks.theme
        self.icons = icons
        self.step = step
        self.bag = bag

    def slide(self, slide: SlideSpec, spoken: str) -> StyledSlide:
        title = self._text(slide.title, "slide_title", bold=True, head=True) if slide.title else None
        diagram = self._diagram(slide.diagram) if slide.diagram else None
        return StyledSlide(slide.span, title, slide.title.value if slide.title else spoken, diagram)

    # ---- texts and colours

    def _text(
        self, words: Words, role: str, *, bold: bool = False, head: bool = False, color: ColorRef | None = None, prefix: str = ""
    ) -> StyledText:
        face: Literal["major", "minor"] = "major" if head else "minor"
        faces = self.theme.fonts.heading if head else self.theme.fonts.body
        style = TextStyle(faces, self.theme.type.size(role, self.step), bold)
        return StyledText(role, prefix + words.value, style, color or self.looks.text, face, words.span)

    def _muted(self, words: Words | None, role: str) -> StyledText | None:
        return self._text(words, role, color=self.looks.muted) if words else None

    def _accent(self, words: Words | None, inherited: str) -> str:
        if words is None:
            return inherited
        if words.value not in self.theme.accent_names:
            self.bag.error(
                "S160", f"unknown accent '{words.value}'", words.span, *did_you_mean(words.value, self.theme.accent_names)
            )
            return inherited
        return words.value

    def _icon(self, words: Words | None, size: float, accent: str) -> StyledIcon | None:
        if words is None:
            return None
        try:
            icon = self.icons.get(words.value)
        except IconError as error:
            self.bag.error("A101", str(error), words.span)
            return None
        if icon is None:
            hints = (*did_you_mean(words.value, self.icons.names()), "`deckgen icons` lists them all")
            self.bag.error("S161", f"unknown icon '{words.value}'", words.span, *hints)
            return None
        return StyledIcon(icon, size * self._scale, self.looks.outline[accent])

    # ---- nodes

    def _diagram(self, spec: DiagramSpec) -> StyledDiagram:
        numbers = count(1) if spec.numbered else None
        accent = self.theme.accent_names[0]
        nodes = tuple(self._node(node, accent, 0, numbers) for node in spec.nodes)
        layout = _layout(spec.layout)
        root = StyledStack("y", nodes, spec.span, layout=layout)
        return StyledDiagram(root, self._edges(spec.edges), self._metrics(), layout.direction, spec.overflow)

    def _node(self, node: NodeSpec, accent: str, level: int, numbers: count[int] | None) -> StyledNode:
        if isinstance(node, CardSpec):
            return self._card(node, accent, level, next(numbers) if numbers else None)
        if isinstance(node, PanelSpec):
            return self._panel(node, accent, level, numbers if node.lane else None)
        inner = tuple(self._node(child, accent, level, numbers) for child in node.nodes)
        return self._stack(node, inner, level)

    def _stack(self, node: ArrangementSpec, inner: tuple[StyledNode, ...], level: int) -> StyledStack:
        axis: Literal["x", "y"] = "y" if node.axis == "column" else "x"
        layout = StyledLayout(hints=tuple(map(_hint, node.hints)), span=node.span)
        return StyledStack(axis, inner, node.span, level, branches=node.axis == "parallel", layout=layout)

    def _card(self, spec: CardSpec, accent: str, level: int, number: int | None) -> StyledCard:
        theme, roles = self.theme, MAIN if level == 0 else INNER
        accent = self._accent(spec.accent, accent)
        prefix = f"{number}. " if number else ""
        title = self._text(
            spec.title or Placed(spec.path.rpartition("/")[2], spec.span), roles.title, bold=True, head=True, prefix=prefix
        )
        subtitle = self._muted(spec.subtitle, roles.subtitle)
        return StyledCard(
            path=spec.path,
            span=spec.span,
            level=level,
            texts=(title, subtitle) if subtitle else (title,),
            footer=self._muted(spec.footer, "footer"),
            icon=self._icon(spec.icon, theme.icons.main if level == 0 else theme.icons.inner, accent),
            pills=tuple(self._text(pill, "pill") for pill in spec.pills),
            fill=self.looks.surface,
            outline=self.looks.outline[accent],
            outline_width=theme.strokes.outline,
            radius=theme.radius.card * self._scale,
            pill_fill=self.looks.pill[accent],
            number=number,
        )

    def _panel(self, spec: PanelSpec, accent: str, level: int, numbers: count[int] | None) -> StyledPanel:
        """`numbers` for a lane: its cards are of the diagram's own level."""
        theme = self.theme
        accent = self._accent(spec.accent, accent)
        title = self._text(spec.title, "panel_title", bold=True, head=True) if spec.title else None
        subtitle = self._muted(spec.subtitle, INNER.subtitle)
        inner = tuple(self._node(node, accent, level + 1, numbers) for node in spec.nodes)
        return StyledPanel(
            path=spec.path,
            span=spec.span,
            level=level,
            texts=tuple(text for text in (title, subtitle) if text),
            footer=self._muted(spec.footer, "footer"),
            icon=self._icon(spec.icon, theme.icons.inner, accent),
            content=StyledStack("y", inner, spec.span, level + 1, layout=_layout(spec.layout)),
            fill=self.looks.panel[accent],
            outline=self.looks.outline[accent],
            outline_width=theme.strokes.outline,
            radius=theme.radius.panel * self._scale,
            lane=spec.lane,
        )

    # ---- edges and lengths

    def _edges(self, specs: tuple[EdgeSpec, ...]) -> tuple[StyledEdge, ...]:
        names: Counter[str] = Counter()
        return tuple(self._edge(spec, names) for spec in specs)

    def _edge(self, spec: EdgeSpec, names: Counter[str]) -> StyledEdge:
        name = f"{spec.source} -> {spec.target}"
        names[name] += 1
        if names[name] > 1:
            name = f"{name} #{names[name]}"
        width = getattr(self.theme.strokes, spec.stroke)
        head: Literal["med", "lg"] = "med" if width >= HEAVY else "lg"
        accent = self._accent(spec.accent, "") if spec.accent else ""
        ink = self.looks.label[accent] if accent else self.looks.text
        return StyledEdge(
            name=name,
            source=spec.source,
            target=spec.target,
            span=spec.span,
            side=spec.side,
            width=width,
            dash=DASHES[spec.line],
            color=self.looks.outline[accent] if accent else self.looks.line,
            label=self._label(spec.label, "label", ink),
            begin_arrow=head if spec.arrow in ("start", "both") else None,
            end_arrow=head if spec.arrow in ("end", "both") else None,
            tail_label=self._label(spec.tail_label, "tail_label", ink),
            head_label=self._label(spec.head_label, "head_label", ink),
            min_length=spec.min_length,
            priority=spec.priority,
        )

    def _label(self, words: Words | None, key: str, ink: ColorRef) -> StyledText | None:
        """A label at the middle or an end of an edge: all three are set in one type."""
        return self._text(words, "label", color=ink)._replace(key=key) if words else None

    @property
    def _scale(self) -> float:
        """By how much everything that belongs to the type is smaller at this step: insets, icons, gaps between boxes."""
        return self.theme.type.size("title", self.step) / self.theme.type.size("title")

    def _metrics(self) -> Metrics:
        theme, scale = self.theme, self._scale
        gaps, insets = theme.gaps, theme.insets
        return Metrics(
            margin=theme.margin.preferred,
            smallest_margin=theme.margin.smallest,
            step_gap=(gaps.step.smallest * scale, gaps.step.preferred * scale),
            branch_gap=(gaps.branch.smallest * scale, gaps.branch.preferred * scale),
            sibling_gap=gaps.siblings * scale,
            inner_gap=gaps.inner * scale,
            clearance=gaps.clearance,
            label_gap=gaps.label,
            card_inset=insets.card * scale,
            panel_inset=insets.panel * scale,
            icon_gap=gaps.icon * scale,
            text_gap=gaps.text,
            pill_gap=gaps.pill * scale,
            pill_inset=insets.pill * scale,
            title_gap=gaps.title * scale,
        )
