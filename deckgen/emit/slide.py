"""`Slide` -> the XML of a slide part, one function per scene item, back to front. Decides nothing.

Shape ids count from 2 in document order (1 is the shape tree itself): unique, as glue needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from ..base.connector import ConnectorFrame
from ..base.xml_text import escape
from ..scene import Connector, Freeform, Group, Item, Shape, Slide, walk
from .freeform import geometry_xml
from .markup import DECLARATION, NAMESPACES
from .paint import NO_FILL, fill_xml, frame_xml, line_xml
from .text_body import text_xml


class Ids(NamedTuple):
    """What items of one slide refer to: shape ids by name, relationship ids by the number of the slide that a click leads to."""

    shapes: Mapping[str, int]
    jumps: Mapping[int, str]


TREE_HEAD = (
    '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_HEAD = f"{DECLARATION}<p:sld {NAMESPACES}><p:cSld>{TREE_HEAD}"
_TAIL = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"

# Extensions of [MS-ODRAWXML]; a creation id that is no GUID makes PowerPoint offer a repair
_CREATION = (
    '<a:extLst><a:ext uri="{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}">'
    '<a16:creationId xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main" id="'
)
_DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)


def slide_xml(slide: Slide, language: str) -> str:
    """The slide part. ValueError if two items share a name (glue and identity go by name); KeyError if glue names no shape."""
    ids = Ids(shape_ids(slide.items), _jump_ids(slide))
    items = "".join([_item_xml(item, ids, language) for item in slide.items])
    return f"{_HEAD}{items}{_TAIL}"


def slide_jumps(slide: Slide) -> tuple[int, ...]:
    """The slides that clicks on this one lead to, each once, in document order. Their relationships follow that of the slide layout."""
    return tuple(dict.fromkeys(item.jump for item in walk(slide.items) if isinstance(item, Shape) and item.jump))


def _jump_ids(slide: Slide) -> dict[int, str]:
    return {number: f"rId{k}" for k, number in enumerate(slide_jumps(slide), start=2)}


def shape_ids(items: tuple[Item, ...]) -> dict[str, int]:
    """Shape id of every item by its name."""
    ids: dict[str, int] = {}
    for number, item in enumerate(walk(items), start=2):
        if ids.setdefault(item.name, number) != number:
            raise ValueError(f"two items are named {item.name!r} on one slide")
    return ids


def _item_xml(item: Item, ids: Ids, language: str) -> str:
    if isinstance(item, Shape):
        return _shape_xml(item, ids, language)
    if isinstance(item, Connector):
        return _connector_xml(item, ids)
    if isinstance(item, Group):
        return _group_xml(item, ids, language)
    return _freeform_xml(item, ids)


def _shape_xml(shape: Shape, ids: Ids, language: str) -> str:
    if shape.placeholder:
        kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
    elif shape.text_box:
        kind = '<p:cNvSpPr txBox="1"/><p:nvPr/>'
    else:
        kind = "<p:cNvSpPr/><p:nvPr/>"
    text = text_xml(shape.text, language) if shape.text else ""
    jump = ids.jumps[shape.jump] if shape.jump else None
    return (
        f"<p:sp><p:nvSpPr>{identity_xml(ids.shapes[shape.name], shape.name, shape.alt, shape.decorative, jump)}{kind}</p:nvSpPr>"
        f"<p:spPr>{frame_xml(shape.rect)}{_preset_xml(shape.preset, shape.adjust)}"
        f"{fill_xml(shape.fill)}{line_xml(shape.stroke)}</p:spPr>{text}</p:sp>"
    )


def _freeform_xml(freeform: Freeform, ids: Ids) -> str:
    identity = identity_xml(ids.shapes[freeform.name], freeform.name, freeform.alt, freeform.decorative)
    fill = fill_xml(freeform.stroke.color) if any(path.filled for path in freeform.paths) else NO_FILL
    return (
        f"<p:sp><p:nvSpPr>{identity}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>{frame_xml(freeform.rect)}"
        f"{geometry_xml(freeform.paths, freeform.view)}{fill}{line_xml(freeform.stroke)}</p:spPr></p:sp>"
    )


def _group_xml(group: Group, ids: Ids, language: str) -> str:
    """The child transform is the identity (chOff = off, chExt = ext), so children keep slide coordinates (OOXML-FINDINGS.md, 4)."""
    x, y, w, h = group.rect
    items = "".join([_item_xml(item, ids, language) for item in group.items])
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity_xml(ids.shapes[group.name], group.name, group.alt, group.decorative)}"
        f'<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>'
        f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{w}" cy="{h}"/></a:xfrm></p:grpSpPr>{items}</p:grpSp>'
    )


def _connector_xml(connector: Connector, ids: Ids) -> str:
    begin, end, frame = connector.begin, connector.end, connector.frame
    adjust = tuple((f"adj{number}", value) for number, value in enumerate(frame.adjust, start=1))
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{identity_xml(ids.shapes[connector.name], connector.name, connector.alt, False)}"
        f'<p:cNvCxnSpPr><a:stCxn id="{ids.shapes[begin.shape]}" idx="{begin.site}"/><a:endCxn id="{ids.shapes[end.shape]}" idx="{end.site}"/>'
        f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{frame_xml(frame.box, _turn_attributes(frame))}"
        f"{_preset_xml(frame.preset, adjust)}{line_xml(connector.stroke)}</p:spPr></p:cxnSp>"
    )


def _turn_attributes(frame: ConnectorFrame) -> str:
    rotation = f' rot="{frame.rotation}"' if frame.rotation else ""
    return rotation + (' flipH="1"' if frame.flip_h else "") + (' flipV="1"' if frame.flip_v else "")


def _preset_xml(preset: str, adjust: tuple[tuple[str, int], ...]) -> str:
    if not adjust:
        return f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>'
    guides = "".join([f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in adjust])
    return f'<a:prstGeom prst="{preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def identity_xml(number: int, name: str, alt: str | None = None, decorative: bool = False, jump: str | None = None) -> str:
    """`p:cNvPr`: id, name, alt text, where a click leads (`jump`: the relationship to a slide), and the extensions that PowerPoint keeps:
    creation id, decorative."""
    description = f' descr="{escape(alt)}"' if alt else ""
    click = f'<a:hlinkClick r:id="{jump}" action="ppaction://hlinksldjump"/>' if jump else ""
    return (
        f'<p:cNvPr id="{number}" name="{escape(name)}"{description}>{click}{_CREATION}{creation_id(name)}"/></a:ext>'
        f"{_DECORATIVE if decorative else ''}</a:extLst></p:cNvPr>"
    )


def creation_id(name: str) -> str:
    """GUID made from an item's name: it still tells which item a shape was after a person renamed it.

    The slide is left out on purpose: ids must differ only within a slide (PowerPoint itself repeats them when it duplicates one),
    and so inserting a slide changes no id. Costs about 2.5 microseconds and 30 bytes of the file per item.
    """
    digits = sha256(name.encode("utf-8", "surrogatepass")).hexdigest().upper()
    return f"{{{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:32]}}}"
