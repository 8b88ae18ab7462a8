"""Text styles that shapes and placeholders inherit: the master's `p:txStyles` and the presentation's `p:defaultTextStyle`.

Ours spell everything out in their runs; these serve the text that a person adds.
"""

from __future__ import annotations

from ..base.units import to_emu
from ..base.xml_text import escape
from ..scene import SceneTheme

# `kern` is the smallest size at which PowerPoint kerns, in hundredths of a point (ECMA-376 part 1, 21.1.2.3.2). Text is measured
# with kerning at every size: PowerPoint's usual 1200 would leave text under 12 pt wider than measured, and 0 is what its dialog
# writes for "no kerning".
KERN = 'kern="100"'

_LEVELS = range(1, 10)


def master_text_styles(theme: SceneTheme) -> str:
    title = f'<a:lvl1pPr algn="l">{_SPACING}<a:buNone/>{character_xml(theme.title_size, "major", bold=True)}</a:lvl1pPr>'
    bullets = "".join(_bullet_level(level, theme.body_size) for level in _LEVELS)
    plain = "".join(_plain_level(level, theme.body_size) for level in _LEVELS)
    return (
        f"<p:txStyles><p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{bullets}</p:bodyStyle>"
        f"<p:otherStyle><a:defPPr/>{plain}</p:otherStyle></p:txStyles>"
    )


def default_text_style(theme: SceneTheme, language: str) -> str:
    """What text in any shape starts from."""
    plain = "".join(_plain_level(level, theme.body_size) for level in _LEVELS)
    return f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{escape(language)}"/></a:defPPr>{plain}</p:defaultTextStyle>'


_SPACING = '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'


def _plain_level(level: int, size: float) -> str:
    return f'<a:lvl{level}pPr marL="{(level - 1) * 457_200}" algn="l">{character_xml(size, "minor")}</a:lvl{level}pPr>'


def _bullet_level(level: int, size: float) -> str:
    """One level of a list: bullet hanging 1.2 em to the left, half an em above."""
    hang = to_emu(1.2 * size)
    return (
        f'<a:lvl{level}pPr marL="{level * hang}" indent="-{hang}" algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(size * 50)}"/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/>'
        f"{character_xml(size, 'minor')}</a:lvl{level}pPr>"
    )


def character_xml(size: float, face: str, *, bold: bool = False, slot: str = "tx1") -> str:
    """`a:defRPr` with everything that text inherits."""
    prefix = "+mj" if face == "major" else "+mn"
    return (
        f'<a:defRPr sz="{round(size * 100)}" b="{bold:d}" {KERN}><a:solidFill><a:schemeClr val="{slot}"/></a:solidFill>'
        f'<a:latin typeface="{prefix}-lt"/><a:ea typeface="{prefix}-ea"/><a:cs typeface="{prefix}-cs"/></a:defRPr>'
    )
