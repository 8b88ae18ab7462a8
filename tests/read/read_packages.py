"""A minimal package written by hand: one slide, one slide layout, one master, one theme; every part can be replaced or left out."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from deckgen.base.diagnostic import DiagnosticBag
from deckgen.read import DeckFacts, ShapeFacts, reopen

NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def rels(**targets: str) -> str:
    """A relationships part: kind=target; the ids are r1, r2, … in order."""
    entries = enumerate(targets.items(), 1)
    lines = [f'<Relationship Id="r{number}" Type="{_RELATED}/{kind}" Target="{target}"/>' for number, (kind, target) in entries]
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(lines)}</Relationships>'


def tree(shapes: str, before: str = "") -> str:
    return f'<p:cSld>{before}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/></p:nvGrpSpPr><p:grpSpPr/>{shapes}</p:spTree></p:cSld>'


def sheet(kind: str, inside: str, attributes: str = "") -> str:
    return f"<p:{kind} {NS} {attributes}>{inside}</p:{kind}>"


THEME = f"""<a:theme {NS}><a:themeElements>
<a:clrScheme name="t"><a:dk1><a:sysClr val="windowText" lastClr="111111"/></a:dk1><a:lt1><a:srgbClr val="FAFAFA"/></a:lt1>
<a:dk2><a:srgbClr val="222266"/></a:dk2><a:lt2><a:srgbClr val="EEEEEE"/></a:lt2><a:accent1><a:srgbClr val="2563EB"/></a:accent1>
<a:accent2><a:srgbClr val="808080"/></a:accent2></a:clrScheme>
<a:fontScheme name="f"><a:majorFont><a:latin typeface="Head"/></a:majorFont>
<a:minorFont><a:latin typeface="Body"/></a:minorFont></a:fontScheme>
<a:fmtScheme name="x"><a:fillStyleLst>
<a:solidFill><a:schemeClr val="phClr"><a:lumMod val="50000"/></a:schemeClr></a:solidFill></a:fillStyleLst>
<a:lnStyleLst><a:ln w="25400"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:prstDash val="dash"/></a:ln></a:lnStyleLst>
<a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>
</a:themeElements></a:theme>"""

MAP = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" '
    'accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
)
MASTER_TITLE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr/><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>'
    '<a:off x="127000" y="254000"/><a:ext cx="1270000" cy="635000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr anchor="b" lIns="12700"/>'
    "<a:lstStyle/><a:p/></p:txBody></p:sp>"
)
TEXT_STYLES = (
    '<p:txStyles><p:titleStyle><a:lvl1pPr algn="ctr"><a:defRPr sz="3200" b="1"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill>'
    '<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle><a:lvl2pPr marL="254000" indent="-127000">'
    '<a:lnSpc><a:spcPct val="90000"/></a:lnSpc><a:spcBef><a:spcPts val="600"/></a:spcBef><a:buChar char="-"/>'
    '<a:defRPr sz="2000"/></a:lvl2pPr>'
    "</p:bodyStyle><p:otherStyle/></p:txStyles>"
)


def parts(shapes: str = "", background: str = "", slide: str | None = None) -> dict[str, str]:
    """All parts of a good file by name."""
    return {
        "_rels/.rels": rels(officeDocument="ppt/presentation.xml"),
        "ppt/presentation.xml": sheet(
            "presentation",
            '<p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst><p:sldSz cx="6858000" cy="12192000"/>'
            "<p:defaultTextStyle><a:lvl1pPr>"
            '<a:defRPr sz="1600"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:lvl1pPr></p:defaultTextStyle>',
        ),
        "ppt/_rels/presentation.xml.rels": rels(slide="slides/slide1.xml"),
        "ppt/slides/slide1.xml": slide or sheet("sld", tree(shapes, background)),
        "ppt/slides/_rels/slide1.xml.rels": rels(slideLayout="../slideLayouts/slideLayout1.xml"),
        "ppt/slideLayouts/slideLayout1.xml": sheet("sldLayout", tree("").replace("<p:cSld>", '<p:cSld name="Plain">')),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": rels(slideMaster="/ppt/slideMasters/slideMaster1.xml"),
        "ppt/slideMasters/slideMaster1.xml": sheet("sldMaster", tree(MASTER_TITLE) + MAP + TEXT_STYLES),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": rels(theme="../theme/theme1.xml"),
        "ppt/theme/theme1.xml": THEME,
    }


def zipped(files: dict[str, str]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def opened(files: dict[str, str]) -> tuple[DeckFacts | None, list[str]]:
    """Facts and the codes of the diagnostics."""
    bag = DiagnosticBag()
    facts = reopen(zipped(files), bag)
    return facts, [one.code for one in bag]


def shapes_of(shapes: str) -> tuple[ShapeFacts, ...]:
    """Shapes of a good slide that holds this XML."""
    facts, codes = opened(parts(shapes))
    assert codes == [] and facts is not None
    return facts.slides[0].shapes


def xfrm(
    x: float, y: float, w: float, h: float, attributes: str = "", inner: tuple[float, float, float, float] | None = None
) -> str:
    """`a:xfrm` for lengths in points."""

    def emu(value: float) -> int:
        return round(value * 12_700)

    child = (
        f'<a:chOff x="{emu(inner[0])}" y="{emu(inner[1])}"/><a:chExt cx="{emu(inner[2])}" cy="{emu(inner[3])}"/>' if inner else ""
    )
    return f'<a:xfrm {attributes}><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(w)}" cy="{emu(h)}"/>{child}</a:xfrm>'


def sp(properties: str, name: str = "s", number: int = 10, rest: str = "", nature: str = "", holder: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr {nature}/><p:nvPr>{holder}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{properties}</p:spPr>{rest}</p:sp>"
    )


def grp(transform: str, inside: str, name: str = "g", number: int = 20, attributes: str = "") -> str:
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name="{name}" {attributes}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr>{transform}</p:grpSpPr>{inside}</p:grpSp>"
    )


def cxn(properties: str, glue: str = "", number: int = 30) -> str:
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="c"/><p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>'
        f"<p:spPr>{properties}</p:spPr></p:cxnSp>"
    )


def geom(preset: str, guides: str = "") -> str:
    return f'<a:prstGeom prst="{preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def body(paragraphs: str, properties: str = "") -> str:
    return f"<p:txBody><a:bodyPr {properties}/><a:lstStyle/>{paragraphs}</p:txBody>"
