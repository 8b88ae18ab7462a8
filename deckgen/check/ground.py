"""What a place on the slide lies on: the colours that can show there below a shape. Facts in, colours out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..base.colour import channels, contrast, to_hex
from ..base.geometry import Point, Rect
from ..read.facts import ColorFacts, FillFacts
from .view import SlideView

Colors = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything painted as an area, back to front: place in the z-order (negative for master and slide layout), box, fill."""

    layers: tuple[tuple[int, Rect, FillFacts], ...]
    background: FillFacts

    def at(self, point: Point, below: int) -> Colors | None:
        """Colours that can show at `point` under the shape at place `below`; several on a gradient, None if it cannot be told."""
        upper: list[FillFacts] = []
        for z, box, fill in reversed(self.layers):
            if z < below and box.x <= point.x <= box.right and box.y <= point.y <= box.bottom:
                if not fill.colors:
                    return None
                upper.append(fill)
                if all(color.alpha >= 1 for color in fill.colors):
                    break
        else:
            if not self.background.colors:
                return None
            upper.append(self.background)
        colors: Colors = tuple(color.rgb for color in upper[-1].colors)
        for fill in reversed(upper[:-1]):
            colors = tuple(dict.fromkeys(blend(color, under) for color in fill.colors for under in colors))
        return colors


def ground_of(view: SlideView) -> Ground:
    behind = [(shape.z - len(view.facts.backdrop), shape) for shape in view.facts.backdrop if not shape.hidden]
    layers = []
    for z, shape in (*behind, *((shape.z, shape) for shape in view.shapes)):
        if shape.kind in ("picture", "graphic_frame"):
            layers.append((z, shape.bounds, FillFacts("picture")))  # what it shows is not known
        elif shape.fill.visible and shape.path is None and shape.kind != "group":
            layers.append((z, shape.bounds, shape.fill))
    return Ground(tuple(layers), view.facts.background)


def blend(color: ColorFacts, under: str) -> str:
    """A colour laid over another one at its opacity, in sRGB as screens do."""
    if color.alpha >= 1:
        return color.rgb
    mixed = [color.alpha * top + (1 - color.alpha) * low for top, low in zip(channels(color.rgb), channels(under))]
    return to_hex(mixed[0], mixed[1], mixed[2])


def least_contrast(color: ColorFacts, grounds: Sequence[Colors | None]) -> float | None:
    """The lowest contrast of a colour against any ground that is known; None without one."""
    return min((contrast(blend(color, rgb), rgb) for colors in grounds if colors for rgb in colors), default=None)
