"""The conductor of this room: opens the package, follows presentation -> slide -> slide layout -> master -> theme, gathers
`DeckFacts`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from xml.etree.ElementTree import Element

from ..base.diagnostic import DiagnosticBag, Span
from ..base.geometry import Size
from ..base.units import to_pt
from .colours import DIRECT_MAP, Palette
from .facts import DeckFacts, FillFacts, ShapeFacts, SlideFacts
from .markup import BadValue, DamagedXml, a, child, p, r, truth, whole
from .package import MissingPart, Package, Relationship, load, span_of
from .paint import Look, background_of
from .placeholders import TITLES, Sheet, sheet_of
from .shapes import Surroundings, shapes_in
from .theme import Theme, theme_of

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DAMAGED = "PowerPoint will offer to repair this file, or refuse it"
T = TypeVar("T")


def reopen(source: Path | bytes, bag: DiagnosticBag) -> DeckFacts | None:
    """The facts of a `.pptx`, given as a path or as its bytes. Never raises for a bad file.

    None, with an error, if nothing of it can be read: D101 missing, D102 a folder, D103 not readable, D104 empty, D105 locked or
    of the old format, D106 no zip, D107 no presentation, D108 its main part damaged. A part that is damaged (D109) or missing
    (D111) costs only what it holds; so does a theme colour (D110) or a shape (D112) with a value that cannot be.
    """
    package = load(source, bag)
    if package is None:
        return None
    file = span_of(source).file
    try:
        main = package.related("", "officeDocument")
        root = package.xml(main) if main else None
    except (MissingPart, DamagedXml) as problem:
        bag.error("D108", f"the file is damaged: {problem}", Span(file), _DAMAGED)
        return None
    if main is None or root is None or root.tag != p("presentation"):
        bag.error("D107", "the file holds no presentation", Span(file), "is it a document or a workbook with the wrong ending?")
        return None
    return _Reader(package, file, main, root, bag).deck()


@dataclass
class _Reader:
    """One reopening: what many slides share is read once and kept here."""

    package: Package
    file: str
    main: str
    root: Element
    bag: DiagnosticBag
    sheets: dict[str, Sheet | None] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    backdrops: dict[tuple[str, str], tuple[ShapeFacts, ...]] = field(default_factory=dict)

    def deck(self) -> DeckFacts:
        none: dict[str, Relationship] = {}
        relationships = self.kept(self.main, lambda: self.package.relationships(self.main), none)
        slides = []
        listed = self.root.find(p("sldIdLst"))
        for number, entry in enumerate(listed if listed is not None else (), start=1):
            relationship = relationships.get(entry.get(r("id"), ""))
            if relationship is None:
                self.bag.error("D111", "the presentation lists a slide that the file does not hold", self.span(number), _DAMAGED)
            elif (slide := self.slide(relationship.target, number)) is not None:
                slides.append(slide)
        return DeckFacts(self.file, self.page(), self.core_title(), tuple(slides))

    def span(self, number: int) -> Span:
        return Span(self.file, 0, 0, f"slide {number}")

    def kept(self, part: str, read: Callable[[], T], otherwise: T, path: str = "") -> T:
        """What `read` gives, or `otherwise` after a diagnostic for a part that is missing or damaged."""
        try:
            return read()
        except MissingPart as problem:
            self.bag.error("D111", f"the part {problem} is missing", Span(self.file, 0, 0, path), _DAMAGED)
        except DamagedXml as problem:
            self.bag.error("D109", f"the part {part} is damaged: {problem}", Span(self.file, 0, 0, path), _DAMAGED)
        return otherwise

    def page(self) -> Size:
        """Slide size; 4:3 at 10 in where the file gives none that can be (ECMA-376 part 1, 19.2.1.39)."""
        extent = self.root.find(p("sldSz"))
        try:
            width, height = (whole(extent, "cx"), whole(extent, "cy")) if extent is not None else (0, 0)
        except BadValue:
            width = height = 0
        if width <= 0 or height <= 0:
            self.bag.error("D108", "the presentation gives no slide size", Span(self.file), _DAMAGED)
            return Size(720.0, 540.0)
        return Size(to_pt(width), to_pt(height))

    def core_title(self) -> str:
        """`dc:title` of the core properties; they are optional, so nothing is said when they are missing."""
        part = self.kept("_rels/.rels", lambda: self.package.related("", "core-properties"), None)
        if part is None or part not in self.package:
            return ""
        properties = self.kept(part, lambda: self.package.xml(part), None)
        return (properties.findtext(_TITLE) or "").strip() if properties is not None else ""

    def slide(self, part: str, number: int) -> SlideFacts | None:
        place = f"slide {number}"
        root = self.kept(part, lambda: self.package.xml(part), None, place)
        tree = child(root, p("cSld"), p("spTree"))
        if root is None:
            return None
        if tree is None:
            self.bag.error("D109", f"the part {part} is damaged: it holds no shape tree", self.span(number), _DAMAGED)
            return None
        layout_part, master_part = self.below(part)
        layout, master = self.sheet(layout_part), self.sheet(master_part)
        look = self.look((root, *([layout.root] if layout else [])), master, master_part)
        around = Surroundings(look, layout, master, self.root.find(p("defaultTextStyle")), self.bag, self.file, place)
        shapes = shapes_in(tree, around)
        return SlideFacts(
            number,
            _title(shapes),
            shapes,
            self.background(root, layout, master, look, number),
            self.backdrop(root, layout_part, master_part, around),
            _layout_name(layout),
            not truth(root, "show", True),
        )

    def below(self, part: str) -> tuple[str, str]:
        """Names of the slide layout and the master of a slide; empty where the file breaks off."""
        layout = self.kept(part, lambda: self.package.related(part, "slideLayout"), None)
        master = self.kept(layout, lambda: self.package.related(layout, "slideMaster"), None) if layout else None
        return layout or "", master or ""

    def sheet(self, part: str) -> Sheet | None:
        if part not in self.sheets:
            if part:
                root = self.kept(part, lambda: self.package.xml(part), None)
            else:
                root = None
                self.bag.error("D111", "a slide has no slide layout or no master", Span(self.file), _DAMAGED)
            self.sheets[part] = sheet_of(root) if root is not None else None
        return self.sheets[part]

    def look(self, roots: tuple[Element, ...], master: Sheet | None, master_part: str) -> Look:
        """Theme and colour map in force: the nearest override, else the master's map (ECMA-376 part 1, 19.3.1.7)."""
        theme = self.theme(master_part)
        for root in roots:
            override = child(root, p("clrMapOvr"), a("overrideClrMapping"))
            if override is not None:
                return Look(theme, Palette(theme.colors, dict(override.attrib)))
        color_map = child(master.root, p("clrMap")) if master else None
        return Look(theme, Palette(theme.colors, dict(color_map.attrib) if color_map is not None else DIRECT_MAP))

    def theme(self, master_part: str) -> Theme:
        if master_part not in self.themes:
            part = self.kept(master_part, lambda: self.package.related(master_part, "theme"), None) if master_part else None
            root = self.kept(part, lambda: self.package.xml(part), None) if part else None
            self.themes[master_part] = theme_of(root, self.file, self.bag) if root is not None else Theme()
        return self.themes[master_part]

    def background(self, root: Element, layout: Sheet | None, master: Sheet | None, look: Look, number: int) -> FillFacts:
        parts = [root, *(sheet.root for sheet in (layout, master) if sheet)]
        try:
            return background_of(parts, look)
        except ValueError as problem:
            self.bag.error("D112", f"the background cannot be read: {problem}", self.span(number))
            return background_of((), look)

    def backdrop(self, slide: Element, layout_part: str, master_part: str, around: Surroundings) -> tuple[ShapeFacts, ...]:
        """Shapes of the master and the slide layout, without their placeholders, unless the slide or slide layout hides them."""
        if not truth(slide, "showMasterSp", True):
            return ()
        key = (layout_part, master_part)
        if key not in self.backdrops:
            layout, master = self.sheets.get(layout_part), self.sheets.get(master_part)
            shown = [master] if layout is None or truth(layout.root, "showMasterSp", True) else []
            trees = [child(sheet.root, p("cSld"), p("spTree")) for sheet in (*shown, layout) if sheet]
            shapes = [shape for tree in trees if tree is not None for shape in shapes_in(tree, around) if not shape.placeholder]
            self.backdrops[key] = tuple(shapes)
        return self.backdrops[key]


def _title(shapes: tuple[ShapeFacts, ...]) -> str | None:
    """Text of the title placeholder; None without one, or with an empty one."""
    for shape in shapes:
        if shape.placeholder in TITLES and shape.text is not None:
            words = " ".join(shape.text.text.split())
            if words:
                return words
    return None


def _layout_name(layout: Sheet | None) -> str:
    sheet = child(layout.root, p("cSld")) if layout else None
    return sheet.get("name", "") if sheet is not None else ""
