"""`SceneTheme` -> the theme part: colour scheme, font scheme, format scheme, and what a shape drawn by hand looks like."""

from __future__ import annotations

from ..base.xml_text import escape
from ..scene import SceneTheme
from ..scene.items import Slot
from .markup import DECLARATION, A

# Theme slots in the schema's order (ECMA-376 part 1, 20.1.6.2), each with the role that fills it. A dark theme keeps its dark
# colours in dk1 and dk2 and lets the master's colour map turn them into backgrounds, as PowerPoint's own dark themes do.
_LIGHT: tuple[tuple[str, Slot], ...] = (("dk1", "tx1"), ("lt1", "bg1"), ("dk2", "tx2"), ("lt2", "bg2"))
_DARK: tuple[tuple[str, Slot], ...] = (("dk1", "bg1"), ("lt1", "tx1"), ("dk2", "bg2"), ("lt2", "tx2"))
_ACCENTS: tuple[Slot, ...] = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")

_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme_xml(theme: SceneTheme) -> str:
    name = escape(theme.name)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="{name}"><a:themeElements>{_colors_xml(theme, name)}{_fonts_xml(theme, name)}'
        f"{_formats_xml(theme, name)}</a:themeElements>{_defaults_xml(theme)}<a:extraClrSchemeLst/></a:theme>"
    )


def color_map_xml(theme: SceneTheme) -> str:
    """The master's `p:clrMap`: which theme slot plays which role."""
    roles = {role: slot for slot, role in (_DARK if theme.dark else _LIGHT)}
    mapped = {**{role: roles[role] for role in ("bg1", "tx1", "bg2", "tx2")}, **{slot: slot for slot in _ACCENTS}}
    attributes = "".join(f' {role}="{slot}"' for role, slot in mapped.items())
    return f"<p:clrMap{attributes}/>"


def _colors_xml(theme: SceneTheme, name: str) -> str:
    slots = (*(_DARK if theme.dark else _LIGHT), *((slot, slot) for slot in _ACCENTS))
    colors = "".join(f'<a:{slot}><a:srgbClr val="{theme.colors[role]}"/></a:{slot}>' for slot, role in slots)
    return f'<a:clrScheme name="{name}">{colors}</a:clrScheme>'


def _fonts_xml(theme: SceneTheme, name: str) -> str:
    def font(tag: str, face: str) -> str:
        return f'<a:{tag}><a:latin typeface="{escape(face)}"/><a:ea typeface=""/><a:cs typeface=""/></a:{tag}>'

    major, minor = font("majorFont", theme.major_faces[0]), font("minorFont", theme.minor_faces[0])
    return f'<a:fontScheme name="{name}">{major}{minor}</a:fontScheme>'


def _formats_xml(theme: SceneTheme, name: str) -> str:
    """Flat: the schema asks for three of each (20.1.4.1.14), and none of ours has a gradient or a shadow."""
    widths = (theme.outline_width, theme.connector_width, 2 * theme.connector_width)
    lines = "".join(
        f'<a:ln w="{width}" cap="flat">{_SOLID}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>' for width in widths
    )
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:fmtScheme name="{name}"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )


def _defaults_xml(theme: SceneTheme) -> str:
    """`objectDefaults`: shapes, lines and text boxes that a person draws match ours (OOXML-FINDINGS.md, 2)."""
    text = f'<a:defRPr sz="{round(theme.body_size * 100)}">{_fill_xml("tx1")}</a:defRPr>'
    outline, line = _line_xml(theme.outline_width, theme.outline_slot), _line_xml(theme.connector_width, "tx1")
    shape = (
        f'<a:spDef><a:spPr>{_fill_xml("bg1")}{outline}</a:spPr><a:bodyPr rtlCol="0" anchor="ctr"/>'
        f'<a:lstStyle><a:defPPr algn="ctr">{text}</a:defPPr></a:lstStyle>{_style_xml(theme.outline_slot, 1)}</a:spDef>'
    )
    connector = f"<a:lnDef><a:spPr>{line}</a:spPr><a:bodyPr/><a:lstStyle/>{_style_xml('tx1', 0)}</a:lnDef>"
    text_box = (
        '<a:txDef><a:spPr><a:noFill/></a:spPr><a:bodyPr wrap="square" rtlCol="0"><a:spAutoFit/></a:bodyPr>'
        f"<a:lstStyle><a:defPPr>{text}</a:defPPr></a:lstStyle></a:txDef>"
    )
    return f"<a:objectDefaults>{shape}{connector}{text_box}</a:objectDefaults>"


def _fill_xml(slot: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'


def _line_xml(width: int, slot: str) -> str:
    return f'<a:ln w="{width}">{_fill_xml(slot)}</a:ln>'


def _style_xml(line: str, fill_index: int) -> str:
    """`a:style`: without it PowerPoint would add its own, which has white text and, in older versions, a shadow."""
    return (
        f'<a:style><a:lnRef idx="1"><a:schemeClr val="{line}"/></a:lnRef>'
        f'<a:fillRef idx="{fill_index}"><a:schemeClr val="bg1"/></a:fillRef>'
        f'<a:effectRef idx="0"><a:schemeClr val="{line}"/></a:effectRef>'
        '<a:fontRef idx="minor"><a:schemeClr val="tx1"/></a:fontRef></a:style>'
    )
