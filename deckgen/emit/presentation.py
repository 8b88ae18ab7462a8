"""The conductor: `Scene` -> all parts in their order -> bytes. Also the small parts that belong to the deck as a whole."""

from __future__ import annotations

from functools import partial

from ..base.xml_text import escape
from ..scene import Scene
from .markup import DECLARATION, NAMESPACES, A, P
from .master import LAYOUT_NUMBER, LAYOUTS, layout_xml, master_xml
from .package import (
    CONTENT_TYPES_NAME,
    PACKAGE_RELATIONSHIPS,
    PackageWriter,
    Part,
    Relationship,
    content_types_xml,
    relationships_xml,
)
from .seal import SEAL_NAME, seal_parts
from .slide import slide_jumps, slide_xml
from .text_styles import default_text_style
from .theme_part import theme_xml

_OFFICE = "application/vnd.openxmlformats-officedocument"
_SLIDE_TYPE = f"{_OFFICE}.presentationml.slide+xml"
_CREATED = "2026-01-01T00:00:00Z"  # fixed: the same scene gives the same bytes on any day

_ROOT_RELATIONSHIPS = (
    Relationship("officeDocument", "ppt/presentation.xml"),
    Relationship(f"{PACKAGE_RELATIONSHIPS}/metadata/core-properties", "docProps/core.xml"),
    Relationship("extended-properties", "docProps/app.xml"),
)


def to_pptx(scene: Scene) -> bytes:
    """The deck as a .pptx file. Equal scenes give equal bytes with the same zlib, and equal parts with any.

    Raises ValueError if two items of a slide share a name or a path has half a point, KeyError if glue names a shape that is not on
    the slide or the theme lacks a slot: faults of the caller, not of a person's input.
    """
    package = PackageWriter()
    parts = (*_deck_parts(scene), *_slide_parts(scene), *seal_parts(package.digests))
    package.add_entry(CONTENT_TYPES_NAME, content_types_xml(parts))
    package.add_entry("_rels/.rels", relationships_xml(_ROOT_RELATIONSHIPS))
    for part in parts:
        package.add_part(part)
    return package.close()


def _deck_parts(scene: Scene) -> tuple[Part, ...]:
    master = Relationship("slideMaster", "../slideMasters/slideMaster1.xml")
    layouts = tuple(
        Relationship("slideLayout", f"../slideLayouts/slideLayout{number}.xml") for number in range(1, len(LAYOUTS) + 1)
    )
    return (
        Part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", partial(_core_xml, scene)),
        Part("docProps/app.xml", f"{_OFFICE}.extended-properties+xml", partial(_app_xml, scene)),
        Part(
            "ppt/presentation.xml", f"{_OFFICE}.presentationml.presentation.main+xml",
            partial(_presentation_xml, scene), _presentation_relationships(scene),
        ),
        Part("ppt/presProps.xml", f"{_OFFICE}.presentationml.presProps+xml", _presentation_properties_xml),
        Part("ppt/viewProps.xml", f"{_OFFICE}.presentationml.viewProps+xml", _view_properties_xml),
        Part("ppt/tableStyles.xml", f"{_OFFICE}.presentationml.tableStyles+xml", _table_styles_xml),
        Part("ppt/theme/theme1.xml", f"{_OFFICE}.theme+xml", partial(theme_xml, scene.theme)),
        Part(
            "ppt/slideMasters/slideMaster1.xml", f"{_OFFICE}.presentationml.slideMaster+xml",
            partial(master_xml, scene), (*layouts, Relationship("theme", "../theme/theme1.xml")),
        ),
        *(
            Part(
                f"ppt/slideLayouts/slideLayout{number}.xml", f"{_OFFICE}.presentationml.slideLayout+xml",
                partial(layout_xml, layout, scene), (master,),
            )
            for number, layout in enumerate(LAYOUTS, start=1)
        ),
    )  # fmt: skip


def _slide_parts(scene: Scene) -> tuple[Part, ...]:
    return tuple(
        Part(
            f"ppt/slides/slide{number}.xml",
            _SLIDE_TYPE,
            partial(slide_xml, slide, scene.language),
            (
                Relationship("slideLayout", f"../slideLayouts/slideLayout{LAYOUT_NUMBER[slide.layout]}.xml"),
                *(Relationship("slide", f"slide{other}.xml") for other in slide_jumps(slide)),
            ),
        )
        for number, slide in enumerate(scene.slides, start=1)
    )


def _presentation_relationships(scene: Scene) -> tuple[Relationship, ...]:
    """rId1 the master, rId2 and so on the slides, then the rest: `_presentation_xml` counts on it."""
    return (
        Relationship("slideMaster", "slideMasters/slideMaster1.xml"),
        *(Relationship("slide", f"slides/slide{number}.xml") for number in range(1, len(scene.slides) + 1)),
        Relationship("presProps", "presProps.xml"),
        Relationship("viewProps", "viewProps.xml"),
        Relationship("theme", "theme/theme1.xml"),
        Relationship("tableStyles", "tableStyles.xml"),
        Relationship("customXml", f"../{SEAL_NAME}"),
    )


def _presentation_xml(scene: Scene) -> str:
    width, height = scene.size
    # slide ids start at 256 (ECMA-376 part 1, 19.7.13)
    slides = "".join(f'<p:sldId id="{255 + number}" r:id="rId{1 + number}"/>' for number in range(1, len(scene.slides) + 1))
    # sldSz without a type means "custom": right for every size. Keynote refuses a type that does not fit (anthropics/skills 1167).
    return (
        f'{DECLARATION}<p:presentation {NAMESPACES} saveSubsetFonts="1">'
        '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        f"{f'<p:sldIdLst>{slides}</p:sldIdLst>' if slides else ''}"
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f"{default_text_style(scene.theme, scene.language)}</p:presentation>"
    )


def _core_xml(scene: Scene) -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(scene.title)}</dc:title><dc:creator>deckgen</dc:creator><cp:lastModifiedBy>deckgen</cp:lastModifiedBy>"
        f'<cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_CREATED}</dcterms:modified></cp:coreProperties>'
    )


def _app_xml(scene: Scene) -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>deckgen</Application><Slides>{len(scene.slides)}</Slides></Properties>"
    )


def _presentation_properties_xml() -> str:
    return f"{DECLARATION}<p:presentationPr {NAMESPACES}/>"


def _view_properties_xml() -> str:
    return f'{DECLARATION}<p:viewPr xmlns:a="{A}" xmlns:p="{P}"><p:gridSpacing cx="76200" cy="76200"/></p:viewPr>'


def _table_styles_xml() -> str:
    """No styles of our own; `def` names PowerPoint's built-in Medium Style 2 - Accent 1, which every table starts with."""
    return f'{DECLARATION}<a:tblStyleLst xmlns:a="{A}" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>'
