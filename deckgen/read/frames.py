"""Where a shape lies on the slide: frames with rotation and flips, carried through the transforms of the groups around them.

Source: ECMA-376 part 1, 20.1.7.5-6 (`xfrm`): flips act first, then the rotation, both about the middle of the frame; a group maps
its child space (chOff, chExt) onto its own frame (off, ext) and is then flipped and rotated itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ..base.geometry import Point, Rect
from ..base.units import to_pt
from .markup import BadValue, a, truth, whole


@dataclass(frozen=True, slots=True)
class Frame:
    """A box before rotation (points), its rotation in degrees clockwise (0 up to 360) and its flips."""

    rect: Rect
    rotation: float = 0.0
    flip_h: bool = False
    flip_v: bool = False

    @property
    def bounds(self) -> Rect:
        """Upright box around the turned frame; exact for multiples of 90 degrees."""
        if self.rotation == 0:
            return self.rect
        cos, sin = abs(_cosine(self.rotation)), abs(_cosine(self.rotation - 90))
        w, h = self.rect.w * cos + self.rect.h * sin, self.rect.w * sin + self.rect.h * cos
        return Rect(self.rect.cx - w / 2, self.rect.cy - h / 2, w, h)

    def place(self, point: Point) -> Point:
        """Where a point of the frame as drawn without flips and rotation (slide coordinates) really lies."""
        x = 2 * self.rect.cx - point.x if self.flip_h else point.x
        y = 2 * self.rect.cy - point.y if self.flip_v else point.y
        return turn(Point(x, y), self.rect.center, self.rotation)


def turn(point: Point, about: Point, degrees: float) -> Point:
    """`point` turned clockwise (y grows downwards)."""
    if degrees == 0:
        return point
    cos, sin = _cosine(degrees), _cosine(degrees - 90)
    dx, dy = point.x - about.x, point.y - about.y
    return Point(about.x + dx * cos - dy * sin, about.y + dx * sin + dy * cos)


def _cosine(degrees: float) -> float:
    """Cosine, exact at quarter turns, so that upright shapes stay upright to the last bit."""
    quarters = degrees / 90
    if quarters == round(quarters):
        return (1.0, 0.0, -1.0, 0.0)[round(quarters) % 4]
    return math.cos(math.radians(degrees))


@dataclass(frozen=True, slots=True)
class GroupTransform:
    """A group's frame on the slide and the child space that is mapped onto it."""

    frame: Frame
    inner: Rect

    def apply(self, child: Frame) -> Frame:
        """The frame of a child, given in child space, in the space of the group's own frame."""
        outer = self.frame.rect
        scale_x = outer.w / self.inner.w if self.inner.w else 1.0
        scale_y = outer.h / self.inner.h if self.inner.h else 1.0
        middle = Point(outer.x + (child.rect.cx - self.inner.x) * scale_x, outer.y + (child.rect.cy - self.inner.y) * scale_y)
        # a child that lies on its side is stretched along the axes it shows, not along its own (as PowerPoint does)
        if 45 <= child.rotation % 180 < 135:
            scale_x, scale_y = scale_y, scale_x
        w, h = child.rect.w * scale_x, child.rect.h * scale_y
        middle = self.frame.place(middle)
        mirrored = self.frame.flip_h != self.frame.flip_v
        rotation = (self.frame.rotation + (-child.rotation if mirrored else child.rotation)) % 360
        return Frame(
            Rect(middle.x - w / 2, middle.y - h / 2, w, h),
            rotation,
            child.flip_h != self.frame.flip_h,
            child.flip_v != self.frame.flip_v,
        )


def frame_of(xfrm: Element) -> Frame | None:
    """The frame of `a:xfrm` or `p:xfrm` in its own space; None without an offset and extent. BadValue."""
    rect = _rect(xfrm, "off", "ext")
    if rect is None:
        return None
    rotation = whole(xfrm, "rot") / 60_000 % 360
    return Frame(rect, rotation, truth(xfrm, "flipH"), truth(xfrm, "flipV"))


def inner_rect(xfrm: Element) -> Rect | None:
    """A group's child space; None if the file leaves it out. BadValue."""
    return _rect(xfrm, "chOff", "chExt")


def _rect(xfrm: Element, offset: str, extent: str) -> Rect | None:
    off, ext = xfrm.find(a(offset)), xfrm.find(a(extent))
    if off is None or ext is None:
        return None
    w, h = whole(ext, "cx"), whole(ext, "cy")
    if w < 0 or h < 0:
        raise BadValue(f"the extent {w} x {h} is negative")
    return Rect(to_pt(whole(off, "x")), to_pt(whole(off, "y")), to_pt(w), to_pt(h))


def through(groups: tuple[GroupTransform, ...], frame: Frame) -> Frame:
    """A frame carried to the slide through the groups around it, given outermost first."""
    for group in reversed(groups):
        frame = group.apply(frame)
    return frame
