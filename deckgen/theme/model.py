"""`Theme` and its parts: plain values, lengths in points, colours as `RRGGBB` bound to theme slots."""

from __future__ import annotations

import math
from typing import NamedTuple

from ..base.colour import apply_lum, contrast, luminance
from ..scene import ColorRef
from ..scene.items import Slot

SLOT_OF: dict[str, Slot] = {
    "text": "tx1",
    "muted": "tx2",
    "surface": "bg1",
    "page": "bg2",
    "blue": "accent1",
    "cyan": "accent2",
    "purple": "accent3",
    "green": "accent4",
    "amber": "accent5",
    "red": "accent6",
}
_ROLE_OF: dict[Slot, str] = {**{slot: role for role, slot in SLOT_OF.items()}, "hlink": "blue", "folHlink": "purple"}
ACCENT_NAMES = ("blue", "cyan", "purple", "green", "amber", "red")

TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3 (AA, text of any size)
LINE_CONTRAST = 3.0  # WCAG 2.2, 1.4.11 (graphical objects)
LUM_STEP = 0.1  # how far a colour moves at a time until its contrast is enough
MOST_LUM = 0.9

# Roles whose text is bold in every theme: hierarchy comes from size and weight, not from colour.
BOLD_ROLES = frozenset({"slide_title", "title", "inner_title", "panel_title"})


class Range(NamedTuple):
    """From a smallest to a preferred length, in points; a single number is a range of no width."""

    smallest: float
    preferred: float


class Palette(NamedTuple):
    """The ten colours of a theme as `RRGGBB`, by their role; `SLOT_OF` binds each to a theme slot."""

    text: str
    muted: str
    surface: str
    page: str
    blue: str
    cyan: str
    purple: str
    green: str
    amber: str
    red: str


class Tints(NamedTuple):
    """HSL lightness moves of an accent, -1 black .. +1 white: fills of panels and pills, and where label text starts."""

    panel: float
    pill: float
    label: float


class Fonts(NamedTuple):
    """Face names, the one to use first, then fallbacks. `heading` is the theme's major font, `body` its minor font."""

    heading: tuple[str, ...]
    body: tuple[str, ...]


class TypeScale(NamedTuple):
    """Type sizes in points by role: the preferred size, and the smallest that a crowded slide may step down to.

    `shrinks` is the number of steps between the two. All roles of a slide take the same step, so that they keep their order.
    """

    slide_title: Range
    body: Range
    title: Range
    inner_title: Range
    panel_title: Range
    subtitle: Range
    inner_subtitle: Range
    footer: Range
    label: Range
    pill: Range
    shrinks: int

    def size(self, role: str, step: int = 0) -> float:
        """Size in points of a role (a field's name) at a step, 0 the preferred size; never below the smallest.

        Steps other than the first give whole or half points. AttributeError for a role that there is not.
        """
        span: Range = getattr(self, role)
        share = min(max(step, 0), self.shrinks) / self.shrinks if self.shrinks else 0.0
        exact = span.preferred - share * (span.preferred - span.smallest)
        if share == 0.0:
            return exact
        return max(span.smallest, math.floor(exact * 2 + 1e-9) / 2)

    def bold(self, role: str) -> bool:
        return role in BOLD_ROLES


class Radius(NamedTuple):
    """Corner radii. Pills are round: half their height."""

    card: float
    panel: float


class Strokes(NamedTuple):
    """Line widths: of outlines, and of connectors by the words thin, normal, heavy; `color` is the role that connectors take."""

    outline: float
    thin: float
    normal: float
    heavy: float
    color: str


class IconSizes(NamedTuple):
    """Side of an icon on the main cards and on inner ones; `stroke` is in units of the icon's 24 x 24 grid."""

    main: float
    inner: float
    stroke: float

    def stroke_width(self, size: float) -> float:
        """Line width in points of an icon drawn at `size`."""
        return self.stroke * size / 24


class Gaps(NamedTuple):
    """Free space between things; the pairs may shrink from preferred to smallest."""

    step: Range
    branch: Range
    siblings: float
    inner: float
    icon: float
    text: float
    title: float
    pill: float
    label: float
    clearance: float


class Insets(NamedTuple):
    """From a shape's border to what it holds, left and right and, for cards and panels, above and below."""

    card: float
    panel: float
    pill: float


class Theme(NamedTuple):
    """A look, complete. `name` is the file's name without its ending, `file` where it was read from."""

    name: str
    file: str
    description: str
    palette: Palette
    tints: Tints
    fonts: Fonts
    type: TypeScale
    radius: Radius
    strokes: Strokes
    icons: IconSizes
    gaps: Gaps
    insets: Insets
    margin: Range

    @property
    def dark(self) -> bool:
        """Whether the page is darker than the text on it."""
        return luminance(self.palette.page) < luminance(self.palette.text)

    @property
    def steps(self) -> tuple[int, ...]:
        """Steps of the type scale to try, in order: 0 first."""
        return tuple(range(self.type.shrinks + 1))

    @property
    def accent_names(self) -> tuple[str, ...]:
        return ACCENT_NAMES

    def slots(self) -> dict[Slot, str]:
        """`RRGGBB` of every theme slot. Links are blue, visited ones purple."""
        return {slot: getattr(self.palette, role) for slot, role in _ROLE_OF.items()}

    def color(self, name: str) -> ColorRef:
        """A role (text, muted, surface, page) or an accent by name. KeyError for any other word."""
        return ColorRef(SLOT_OF[name])

    def accent(self, name: str) -> ColorRef:
        """An accent by name. KeyError for any other word."""
        if name not in ACCENT_NAMES:
            raise KeyError(name)
        return ColorRef(SLOT_OF[name])

    def line_color(self) -> ColorRef:
        """Connectors without an accent of their own."""
        return self.color(self.strokes.color)

    def rgb(self, color: ColorRef) -> str:
        """A colour of this theme as `RRGGBB`."""
        if color.rgb is not None or color.slot is None:
            return color.rgb or "000000"
        return apply_lum(getattr(self.palette, _ROLE_OF[color.slot]), color.lum)

    def panel_fill(self, accent: str | None) -> ColorRef:
        """Fill of a panel: a tint of its accent, of the muted text colour without one."""
        return ColorRef(SLOT_OF[accent or "muted"], self.tints.panel)

    def pill_fill(self, accent: str | None) -> ColorRef:
        return ColorRef(SLOT_OF[accent or "muted"], self.tints.pill)

    def grounds(self) -> tuple[ColorRef, ...]:
        """Everything that a label or an outline may lie on: page, cards, and panels in every accent and in none."""
        return (self.color("page"), self.color("surface"), *(self.panel_fill(accent) for accent in (*ACCENT_NAMES, None)))

    def label_color(self, accent: str | None) -> ColorRef:
        """Text in an accent: darker on a light page, lighter on a dark one, by the least that reaches 4.5:1 on every ground.

        Without an accent it is the text colour.
        """
        if accent is None:
            return self.color("text")
        return self._readable(SLOT_OF[accent], self.tints.label, TEXT_CONTRAST)

    def outline_color(self, accent: str | None) -> ColorRef:
        """An outline, icon or line in an accent: the accent itself, or moved by the least that reaches 3:1 on every ground.

        Without an accent it is the muted text colour.
        """
        return self._readable(SLOT_OF[accent or "muted"], 0.0, LINE_CONTRAST)

    def _readable(self, slot: Slot, start: float, needed: float) -> ColorRef:
        """`slot` moved away from the page, from `start` on in fixed steps, until `needed`; the last step if none reaches it."""
        away = 1 if self.dark else -1
        grounds = [self.rgb(ground) for ground in self.grounds()]
        color = ColorRef(slot, start)
        for count in range(round((MOST_LUM - abs(start)) / LUM_STEP) + 1):
            color = ColorRef(slot, round(start + away * count * LUM_STEP, 4))
            if min(contrast(self.rgb(color), ground) for ground in grounds) >= needed:
                break
        return color
