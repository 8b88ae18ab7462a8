"""Clicks that lead to other slides: a relationship for each slide, after the slide layout's; the shape names it."""

from __future__ import annotations

from io import BytesIO

from emit_scenes import scene
from pptx import Presentation

from deckgen.base.geometry import EmuRect
from deckgen.emit import to_pptx
from deckgen.scene import Shape, Slide


def test_shapes_lead_to_slides() -> None:
    def box(name: str, jump: int | None) -> Shape:
        return Shape(name, "roundRect", EmuRect(914400, 914400, 914400, 914400), jump=jump)

    first = Slide((box("a", 3), box("b", 2), box("c", 3), box("d", None)))
    deck = Presentation(BytesIO(to_pptx(scene(slides=(first, Slide(()), Slide(()))))))
    slides = list(deck.slides)
    targets = [shape.click_action.target_slide for shape in slides[0].shapes]
    assert targets == [slides[2], slides[1], slides[2], None]
    assert len(slides[0].part.rels) == 3  # slide layout and two slides
