"""The theme part: colours, faces and the formats that style references point at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ..base.diagnostic import DiagnosticBag, Span
from .colours import OFFICE_COLORS, Palette, color_in
from .markup import BadValue, a, child

_SLOTS = tuple(OFFICE_COLORS)


@dataclass(frozen=True)
class Theme:
    """Colours by slot, the Latin faces of both theme fonts, and the format lists by their position (`fills[0]` is index 1)."""

    colors: Mapping[str, str] = field(default_factory=lambda: OFFICE_COLORS)
    major: str = "Calibri Light"
    minor: str = "Calibri"
    fills: tuple[Element, ...] = ()
    lines: tuple[Element, ...] = ()
    backgrounds: tuple[Element, ...] = ()

    def face(self, name: str) -> str:
        """`+mj-lt` and `+mn-lt` as the theme's faces, any other name as it is."""
        if name.startswith("+mj"):
            return self.major
        return self.minor if name.startswith("+mn") else name

    def fill_format(self, index: int) -> Element | None:
        """What `fillRef` or `bgRef` points at: 1.. in the fills, 1001.. in the backgrounds (ECMA-376 part 1, 20.1.4.2.10)."""
        formats, place = (self.backgrounds, index - 1001) if index > 1000 else (self.fills, index - 1)
        return formats[place] if 0 <= place < len(formats) else None

    def line_format(self, index: int) -> Element | None:
        return self.lines[index - 1] if 0 < index <= len(self.lines) else None


def theme_of(root: Element, file: str, bag: DiagnosticBag) -> Theme:
    """The theme of a theme part; a colour that is none is reported (D110) and taken from PowerPoint's own theme."""
    elements = root.find(a("themeElements"))
    formats = child(elements, a("fmtScheme"))
    fonts = child(elements, a("fontScheme"))
    return Theme(
        _colors(child(elements, a("clrScheme")), file, bag),
        _latin(fonts, "majorFont") or Theme.major,
        _latin(fonts, "minorFont") or Theme.minor,
        _entries(formats, "fillStyleLst"),
        _entries(formats, "lnStyleLst"),
        _entries(formats, "bgFillStyleLst"),
    )


def _colors(scheme: Element | None, file: str, bag: DiagnosticBag) -> dict[str, str]:
    found = dict(OFFICE_COLORS)
    for slot in _SLOTS:
        try:
            color = color_in(child(scheme, a(slot)), Palette({}, {}))
        except BadValue as problem:
            bag.warn("D110", f"theme colour {slot}: {problem}", Span(file))
            continue
        if color:
            found[slot] = color.rgb
    return found


def _latin(fonts: Element | None, which: str) -> str:
    latin = child(fonts, a(which), a("latin"))
    return latin.get("typeface", "") if latin is not None else ""


def _entries(formats: Element | None, which: str) -> tuple[Element, ...]:
    found = child(formats, a(which))
    return tuple(found) if found is not None else ()
