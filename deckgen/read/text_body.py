"""`p:txBody` -> `TextFacts`: sizes, faces and colours resolved along the chain of styles that PowerPoint follows.

Source: ECMA-376 part 1, 21.1.2 (text) and 19.3.1 (`txStyles`). The chain for a placeholder: run, its own list style, the slide
layout's, the master's, the master's text style for its kind; for any other shape: run, own list style, the font reference of its
style, the presentation's default text style. Values that nothing gives: 18 pt, the text colour, the minor font.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element

from ..base.units import to_pt
from .colours import color_in
from .facts import ColorFacts, ParagraphFacts, RunFacts, TextFacts
from .markup import TRUE, BadValue, a, child, share, whole
from .paint import Look

DEFAULT_SIZE = 18.0
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))  # 21.1.2.1.1
_ANCHORS: dict[str, Literal["top", "middle", "bottom"]] = {"t": "top", "ctr": "middle", "b": "bottom"}
_ALIGNS: dict[str, Literal["left", "center", "right", "justify"]] = {
    "l": "left", "ctr": "center", "r": "right", "just": "justify", "justLow": "justify", "dist": "justify", "thaiDist": "justify",
}  # fmt: skip
_FIT_TAGS = (a("noAutofit"), a("normAutofit"), a("spAutoFit"))
_BULLETS = (a("buChar"), a("buAutoNum"), a("buBlip"))


@dataclass(frozen=True)
class TextChain:
    """Where text that says nothing itself takes its look from, nearest first: body properties and list styles of the placeholders,
    then (for list styles) the master's text style or the presentation's default; and the colour of the shape's font reference."""

    bodies: tuple[Element, ...]
    styles: tuple[Element, ...]
    late_styles: tuple[Element, ...]
    font_color: ColorFacts | None = None
    font_face: str | None = None


def text_of(body: Element, chain: TextChain, look: Look) -> TextFacts:
    """The text of a shape. BadValue for a value that is none."""
    own = [found for found in (body.find(a("bodyPr")),) if found is not None]
    bodies = (*own, *chain.bodies)
    own_styles = [found for found in (body.find(a("lstStyle")),) if found is not None and len(found)]
    styles = _Styles((*own_styles, *chain.styles), chain, look)
    fit, scale, cut = _fit(bodies)
    return TextFacts(
        tuple(_paragraph(one, styles) for one in body.iterfind(a("p"))),
        _insets(bodies),
        _ANCHORS.get(_first(bodies, "anchor") or "t", "top"),
        _first(bodies, "wrap") != "none",
        fit,
        scale,
        cut,
        None if (turned := _first(bodies, "vert")) in (None, "horz") else turned,
        max(1, int(_first(bodies, "numCol") or 1)),
    )


def _first(elements: Iterable[Element], attribute: str) -> str | None:
    return next((value for one in elements if (value := one.get(attribute)) is not None), None)


def _insets(bodies: Sequence[Element]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (
        to_pt(next((whole(one, name) for one in bodies if one.get(name) is not None), default)) for name, default in _INSETS
    )
    return left, top, right, bottom


def _fit(bodies: Sequence[Element]) -> tuple[Literal["none", "shrink", "grow"], float, float]:
    """How the box and its text adapt, the scale of the type and the share cut from the line pitch."""
    for body in bodies:
        for element in body:
            if element.tag in _FIT_TAGS:
                if element.tag == a("normAutofit"):
                    return "shrink", share(element, "fontScale"), share(element, "lnSpcReduction", 0.0)
                return ("grow" if element.tag == a("spAutoFit") else "none"), 1.0, 0.0
    return "none", 1.0, 0.0


class _Styles:
    """Looks up what a paragraph or run does not say. Per text body; remembers the list of sources of each level."""

    def __init__(self, styles: tuple[Element, ...], chain: TextChain, look: Look) -> None:
        self.chain = chain
        self.look = look
        self._styles = styles
        self._early: dict[int, list[Element]] = {}
        self._late: dict[int, list[Element]] = {}

    def early(self, level: int) -> list[Element]:
        """`lvlNpPr` elements that win over the shape's font reference."""
        if level not in self._early:
            self._early[level] = _levels(self._styles, level)
        return self._early[level]

    def late(self, level: int) -> list[Element]:
        """Those that it wins over."""
        if level not in self._late:
            self._late[level] = _levels(self.chain.late_styles, level)
        return self._late[level]


def _levels(styles: Iterable[Element], level: int) -> list[Element]:
    found: list[Element] = []
    for style in styles:
        for tag in (f"lvl{level + 1}pPr", "defPPr"):
            if (one := style.find(a(tag))) is not None:
                found.append(one)
    return found


def _paragraph(element: Element, styles: _Styles) -> ParagraphFacts:
    own = element.find(a("pPr"))
    level = min(8, max(0, whole(own, "lvl"))) if own is not None else 0
    sources = [*([own] if own is not None else []), *styles.early(level), *styles.late(level)]
    pitch, pitch_points = _spacing(sources, "lnSpc", 1.0)
    before, after = _spacing(sources, "spcBef", 0.0), _spacing(sources, "spcAft", 0.0)
    runs = tuple(run for one in element if (run := _run(one, level, styles)) is not None)
    end = element.find(a("endParaRPr"))
    empty = _size(end, level, styles)
    largest = max((run.size for run in runs if run.text), default=empty)
    return ParagraphFacts(
        runs,
        _ALIGNS.get(_first(sources, "algn") or "l", "left"),
        level,
        to_pt(_whole_of(sources, "marL")),
        to_pt(_whole_of(sources, "indent")),
        _has_bullet(sources),
        pitch,
        pitch_points,
        before[0] if before[1] else before[0] * 1.2 * largest,
        after[0] if after[1] else after[0] * 1.2 * largest,
        empty,
    )


def _whole_of(sources: Sequence[Element], attribute: str) -> int:
    return next((whole(one, attribute) for one in sources if one.get(attribute) is not None), 0)


def _has_bullet(sources: Sequence[Element]) -> bool:
    for source in sources:
        for element in source:
            if element.tag == a("buNone"):
                return False
            if element.tag in _BULLETS:
                return True
    return False


def _spacing(sources: Sequence[Element], tag: str, default: float) -> tuple[float, bool]:
    """A spacing, and whether it is in points (else a share of the line)."""
    for source in sources:
        spacing = source.find(a(tag))
        if spacing is None:
            continue
        if (points := spacing.find(a("spcPts"))) is not None:
            return whole(points, "val") / 100, True
        if (percent := spacing.find(a("spcPct"))) is not None:
            return share(percent), False
    return default, False


def _run(element: Element, level: int, styles: _Styles) -> RunFacts | None:
    """A run, a field, or a line break (a vertical tab); None for the other children of a paragraph."""
    if element.tag == a("br"):
        text = "\v"
    elif element.tag in (a("r"), a("fld")):
        text = element.findtext(a("t")) or ""
    else:
        return None
    own = element.find(a("rPr"))
    return RunFacts(
        text,
        _size(own, level, styles),
        _color(own, level, styles),
        _face(own, level, styles),
        _flag(own, "b", level, styles),
        _flag(own, "i", level, styles),
        (_value(own, "cap", level, styles) or "none") == "all",
    )


def _early(own: Element | None, level: int, styles: _Styles) -> list[Element]:
    """Run properties that win over the shape's font reference, nearest first."""
    return [*([own] if own is not None else []), *_defaults(styles.early(level))]


def _late(level: int, styles: _Styles) -> list[Element]:
    """Those that it wins over."""
    return _defaults(styles.late(level))


def _defaults(levels: Iterable[Element]) -> list[Element]:
    return [found for level in levels if (found := level.find(a("defRPr"))) is not None]


def _value(own: Element | None, attribute: str, level: int, styles: _Styles) -> str | None:
    """An attribute of a run; font references give none, so the order of sources is plain."""
    return _first((*_early(own, level, styles), *_late(level, styles)), attribute)


def _size(own: Element | None, level: int, styles: _Styles) -> float:
    value = _value(own, "sz", level, styles)
    if value is None:
        return DEFAULT_SIZE
    try:
        return int(value) / 100
    except ValueError:
        raise BadValue(f"sz={value!r} is no type size") from None


def _flag(own: Element | None, attribute: str, level: int, styles: _Styles) -> bool:
    return _value(own, attribute, level, styles) in TRUE


def _color(own: Element | None, level: int, styles: _Styles) -> ColorFacts:
    palette = styles.look.palette
    if own is not None and own.find(a("hlinkClick")) is not None:
        return ColorFacts(palette.rgb("hlink"), from_theme=True)
    found = _first_painted(_early(own, level, styles), styles) or styles.chain.font_color
    found = found or _first_painted(_late(level, styles), styles)
    return found or ColorFacts(palette.rgb("tx1"), from_theme=True)


def _first_painted(sources: Iterable[Element], styles: _Styles) -> ColorFacts | None:
    return next((color for source in sources if (color := _painted(source, styles)) is not None), None)


def _painted(source: Element, styles: _Styles) -> ColorFacts | None:
    """The colour of run properties; of a gradient its first stop, for letters are read as a whole."""
    for tag in ("solidFill", "gradFill"):
        fill = source.find(a(tag))
        if fill is not None:
            holder = fill if tag == "solidFill" else child(fill, a("gsLst"), a("gs"))
            return color_in(holder, styles.look.palette)
    return None


def _face(own: Element | None, level: int, styles: _Styles) -> str:
    name = _first_face(_early(own, level, styles)) or styles.chain.font_face or _first_face(_late(level, styles))
    return styles.look.theme.face(name or "+mn-lt")


def _first_face(sources: Iterable[Element]) -> str | None:
    return next(
        (face for source in sources if (latin := source.find(a("latin"))) is not None and (face := latin.get("typeface"))), None
    )
