"""A deck's laid-out slides to a `Scene`."""

from __future__ import annotations

from collections.abc import Sequence

from ..base.geometry import Rect, Size, snap
from ..base.units import to_emu
from ..graph.placed import placed_boxes
from ..graph.routed import LaidOut, RoutedDiagram
from ..layout import BELOW, title_area
from ..scene import ColorRef, Item, Line, Paragraph, Run, Scene, SceneTheme, Shape, Slide, TextBody
from ..theme import Theme
from .edges import Edges
from .lanes import backdrop
from .nodes import Nodes
from .text import paragraphs

TITLE = "slide title"  # an id has no blank, so no node can be called so
HIDDEN_GAP = 12.0  # PowerPoint's hidden slide title: wholly above the page


def compose_scene(slides: Sequence[LaidOut], theme: Theme, page: Size, title: str, language: str) -> Scene:
    """The whole deck in whole EMU."""
    return Scene(
        size=(to_emu(page.w), to_emu(page.h)),
        slides=tuple(_slide(slide, theme, page) for slide in slides),
        theme=scene_theme(theme, page),
        title=title,
        language=language,
    )


def scene_theme(theme: Theme, page: Size) -> SceneTheme:
    """What writers need of a theme, with places for this page."""
    margin, size = theme.margin.preferred, theme.type.size("slide_title")
    head = title_area(page, margin, size)
    top = head.bottom + size * BELOW
    return SceneTheme(
        name=theme.name,
        colors=theme.slots(),
        dark=theme.dark,
        major_faces=theme.fonts.heading,
        minor_faces=theme.fonts.body,
        title_size=size,
        body_size=theme.type.size("body"),
        title_rect=snap(head),
        body_rect=snap(Rect.of_edges(margin, top, page.w - margin, page.h - margin)),
        outline_width=to_emu(theme.strokes.outline),
        connector_width=to_emu(theme.strokes.normal),
        corner_radius=to_emu(theme.radius.card),
    )


def _slide(slide: LaidOut, theme: Theme, page: Size) -> Slide:
    items: list[Item] = [_title(slide, theme, page)]
    if slide.diagram:
        items += _diagram(slide.diagram, theme.dark)
    layout = "title-only" if slide.title else "diagram"
    return Slide(tuple(items), layout, span=slide.styled.span)  # type: ignore[arg-type]


def _title(slide: LaidOut, theme: Theme, page: Size) -> Shape:
    """The title placeholder: drawn, or above the page where only screen readers find it."""
    if slide.title:
        body = TextBody(paragraphs(slide.title, "left", 0.0), (0, 0, 0, 0), "top")
        return Shape(TITLE, "rect", snap(slide.title.rect), text=body, placeholder="title", span=slide.title.texts[0].span)
    size = theme.type.size("slide_title")
    head = title_area(page, theme.margin.preferred, size)
    rect = Rect(head.x, -head.h - HIDDEN_GAP, head.w, head.h)
    words = slide.styled.spoken_title
    run = Run(words, size, ColorRef("tx1"), bold=True, face="major")
    body = TextBody((Paragraph((run,), (Line(0, len(words), snap(rect).w),)),), (0, 0, 0, 0), "top")
    return Shape(TITLE, "rect", snap(rect), text=body, placeholder="title")


def _diagram(routed: RoutedDiagram, dark: bool) -> list[Item]:
    boxes = {box.path: box for box in placed_boxes(routed.placed.nodes)}
    edges = Edges(boxes)
    lines: list[Item] = [item for route in routed.routes for item in edges.connector(route)]
    nodes = Nodes(routed.placed.diagram.metrics.text_gap, edges.anchors, boxes.values())
    return [*backdrop(routed.placed.nodes, dark), *(nodes.group(node) for node in routed.placed.nodes), *lines]
