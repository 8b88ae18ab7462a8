"""`Scene` -> the slide master and its slide layouts, with placeholders computed from the page size and the theme's frames.

Six slide layouts: four that a person will look for when adding a slide, one for diagrams (its title stands above the page, as
PowerPoint's own hidden slide title does), one without anything. The page colour lies on the master alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..base.geometry import EmuRect
from ..base.units import to_emu
from ..scene import Scene
from .markup import DECLARATION, NAMESPACES
from .paint import frame_xml
from .slide import TREE_HEAD, identity_xml
from .text_styles import character_xml, master_text_styles
from .theme_part import color_map_xml

_LEVEL_TEXT = ("Click to edit text", "Second level", "Third level", "Fourth level", "Fifth level")
_SLIDE_NUMBER = '<a:fld id="{5C0B2E4F-2E0A-4D0B-9C55-1E2D3C4B5A69}" type="slidenum"><a:rPr/><a:t>‹#›</a:t></a:fld>'


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder of the master or of a slide layout. `rect` is None where it inherits; `style` goes into its `lstStyle`."""

    name: str
    kind: str
    text: str
    rect: EmuRect | None = None
    index: int | None = None
    anchor: str | None = None
    style: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class LayoutPart:
    """A slide layout: the word of a scene's slide (None: for hand-added slides only), PowerPoint's type, name, placeholders."""

    word: str | None
    kind: str
    name: str
    placeholders: Callable[[Scene], tuple[Placeholder, ...]]


def _title_slide(scene: Scene) -> tuple[Placeholder, ...]:
    top, below = _halves(scene)
    size = 1.5 * scene.theme.title_size
    return (
        Placeholder("Title", "ctrTitle", "Click to edit title", top, anchor="b", style=_level_one(size, "major", "tx1", bold=True)),
        Placeholder(
            "Subtitle", "subTitle", "Click to edit subtitle", below, 1, "t", _level_one(scene.theme.body_size, "minor", "tx2")
        ),
    )


def _section(scene: Scene) -> tuple[Placeholder, ...]:
    top, below = _halves(scene)
    size = 1.25 * scene.theme.title_size
    return (
        Placeholder("Title", "title", "Click to edit title", top, anchor="b", style=_level_one(size, "major", "tx1", bold=True)),
        Placeholder("Text", "body", "Click to edit text", below, 1, "t", _level_one(scene.theme.body_size, "minor", "tx2")),
    )


def _title_and_content(_: Scene) -> tuple[Placeholder, ...]:
    return (_TITLE, Placeholder("Content", "", "", index=1))


def _title_only(_: Scene) -> tuple[Placeholder, ...]:
    return (_TITLE,)


def _diagram(scene: Scene) -> tuple[Placeholder, ...]:
    x, _, w, h = scene.theme.title_rect
    above = EmuRect(x, -h - to_emu(12), w, h)
    return (Placeholder("Title", "title", "Click to edit title", above),)


def _blank(_: Scene) -> tuple[Placeholder, ...]:
    return ()


_TITLE = Placeholder("Title", "title", "Click to edit title")

LAYOUTS = (
    LayoutPart(None, "title", "Title Slide", _title_slide),
    LayoutPart(None, "obj", "Title and Content", _title_and_content),
    LayoutPart(None, "secHead", "Section Header", _section),
    LayoutPart("title-only", "titleOnly", "Title Only", _title_only),
    LayoutPart("diagram", "titleOnly", "Diagram", _diagram),
    LayoutPart(None, "blank", "Blank", _blank),
)
LAYOUT_NUMBER = {layout.word: number for number, layout in enumerate(LAYOUTS, start=1) if layout.word}


def master_xml(scene: Scene) -> str:
    placeholders = (
        Placeholder("Title", "title", "Click to edit title", scene.theme.title_rect, anchor="t"),
        Placeholder("Text", "body", "", scene.theme.body_rect, 1, "t"),
        *_footer_row(scene, first_index=2, placed=True),
    )
    # ids of slide layouts share one number space with the master's own (ECMA-376 part 1, 19.7.14): 2147483648 upwards
    layouts = "".join(f'<p:sldLayoutId id="{2_147_483_648 + number}" r:id="rId{number}"/>' for number in range(1, len(LAYOUTS) + 1))
    page = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
    return (
        f"{DECLARATION}<p:sldMaster {NAMESPACES}><p:cSld>{page}{_tree_xml(placeholders)}</p:cSld>{color_map_xml(scene.theme)}"
        f"<p:sldLayoutIdLst>{layouts}</p:sldLayoutIdLst>{master_text_styles(scene.theme)}</p:sldMaster>"
    )


def layout_xml(layout: LayoutPart, scene: Scene) -> str:
    placeholders = (*layout.placeholders(scene), *_footer_row(scene, first_index=10, placed=False))
    return (
        f'{DECLARATION}<p:sldLayout {NAMESPACES} type="{layout.kind}" preserve="1"><p:cSld name="{layout.name}">'
        f"{_tree_xml(placeholders)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _halves(scene: Scene) -> tuple[EmuRect, EmuRect]:
    """Above and below a line at two fifths of the page, each 12 pt away from it: a heading and what it says further."""
    height = scene.size[1]
    left, span = scene.theme.title_rect.x, scene.theme.title_rect.w
    line, gap, tall = height * 2 // 5, to_emu(6), height // 5
    return EmuRect(left, line - gap - tall, span, tall), EmuRect(left, line + gap, span, tall)


def _footer_row(scene: Scene, first_index: int, placed: bool) -> tuple[Placeholder, ...]:
    """Date, footer and slide number: three cells in the margin under the body."""
    body, page_height = scene.theme.body_rect, scene.size[1]
    height = min(to_emu(18), max(to_emu(9), page_height - body.bottom))
    top, cell = page_height - (page_height - body.bottom + height) // 2, body.w // 4
    cells = (
        EmuRect(body.x, top, cell, height),
        EmuRect(body.x + cell, top, body.w - 2 * cell, height),
        EmuRect(body.right - cell, top, cell, height),
    )
    size = min(10.0, scene.theme.body_size)
    kinds = (("Date", "dt", "l", ""), ("Footer", "ftr", "ctr", ""), ("Slide Number", "sldNum", "r", _SLIDE_NUMBER))
    return tuple(
        Placeholder(
            name, kind, text, rect if placed else None, first_index + i, "ctr" if placed else None,
            f'<a:lvl1pPr algn="{align}">{character_xml(size, "minor", slot="tx2")}</a:lvl1pPr>' if placed else "", True,
        )
        for i, ((name, kind, align, text), rect) in enumerate(zip(kinds, cells, strict=True))
    )  # fmt: skip


def _level_one(size: float, face: str, slot: str, *, bold: bool = False) -> str:
    """A first level without a bullet: subtitles and section texts would inherit one from the master (OOXML-FINDINGS.md, 2)."""
    return f'<a:lvl1pPr marL="0" indent="0"><a:buNone/>{character_xml(size, face, bold=bold, slot=slot)}</a:lvl1pPr>'


def _tree_xml(placeholders: tuple[Placeholder, ...]) -> str:
    return f"{TREE_HEAD}{''.join(_placeholder_xml(one, number) for number, one in enumerate(placeholders, start=2))}</p:spTree>"


def _placeholder_xml(placeholder: Placeholder, number: int) -> str:
    kind = f' type="{placeholder.kind}"' if placeholder.kind else ""
    size = ' sz="quarter"' if placeholder.small else ""
    index = f' idx="{placeholder.index}"' if placeholder.index is not None else ""
    geometry = f'{frame_xml(placeholder.rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' if placeholder.rect else ""
    style = f"<a:lstStyle>{placeholder.style}</a:lstStyle>" if placeholder.style else "<a:lstStyle/>"
    return (
        f"<p:sp><p:nvSpPr>{identity_xml(number, f'{placeholder.name} Placeholder {number - 1}')}"
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{size}{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{geometry}</p:spPr><p:txBody>{_body_xml(placeholder.anchor)}{style}{_prompt_xml(placeholder)}</p:txBody></p:sp>"
    )


def _body_xml(anchor: str | None) -> str:
    """Insets of zero: frames of the theme are where the text itself stands. Text that a person adds shrinks when it overflows."""
    if anchor is None:
        return "<a:bodyPr/>"
    return f'<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr>'


def _prompt_xml(placeholder: Placeholder) -> str:
    if placeholder.text.startswith("<"):
        return f"<a:p>{placeholder.text}</a:p>"
    if placeholder.kind in ("dt", "ftr"):
        return "<a:p/>"
    if placeholder.text:
        return f"<a:p><a:r><a:rPr/><a:t>{placeholder.text}</a:t></a:r></a:p>"
    return "".join(
        f'<a:p><a:pPr lvl="{level}"/><a:r><a:rPr/><a:t>{text}</a:t></a:r></a:p>' for level, text in enumerate(_LEVEL_TEXT)
    )
