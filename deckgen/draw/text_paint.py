"""A placed line as SVG: live text that stays selectable, or glyph outlines that need no font. Positions are given, never chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from ..base.xml_text import escape
from ..scene import Run, SceneTheme
from ..text import outline, resolve
from .markup import decimal
from .text_lines import PlacedLine, style_of

LinePainter: TypeAlias = Callable[[PlacedLine, SceneTheme], str]

_ANCHOR = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}
_SHARE_BEFORE = {"left": 0.0, "center": 0.5, "right": 1.0}
_GENERIC = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui"})


def font_family(faces: Sequence[str]) -> str:
    """The value of `font-family`: names quoted as CSS strings, a generic family last."""
    names = [face if face in _GENERIC else f"'{_css_string(face)}'" for face in faces]
    return ", ".join(names if faces and faces[-1] in _GENERIC else [*names, "sans-serif"])


def _css_string(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")


def live_text(line: PlacedLine, theme: SceneTheme) -> str:
    """One `text` element. The root already names the body's faces, so only heads name theirs.

    `textLength` keeps the measured width when another face stands in; where that width is itself a cautious estimate, stretching a
    real face to it would be worse than leaving it alone.
    """
    first, *others = line.runs
    length = ""
    if line.width and not any(resolve(style_of(run, theme).faces).estimated for run in line.runs):
        length = f' textLength="{decimal(line.width)}" lengthAdjust="spacingAndGlyphs"'
    place = f'x="{decimal(line.x)}" y="{decimal(line.baseline)}"{_ANCHOR[line.align]}{length}'
    if not others:
        return f"<text {place} {_look(first, theme)}>{escape(first.text)}</text>"
    spans = "".join(f"<tspan {_look(run, theme)}>{escape(run.text)}</tspan>" for run in line.runs)
    return f"<text {place}>{spans}</text>"


def _look(run: Run, theme: SceneTheme) -> str:
    family = f' font-family="{escape(font_family(theme.major_faces))}"' if run.face == "major" else ""
    weight = ' font-weight="bold"' if run.bold else ""
    slope = ' font-style="italic"' if run.italic else ""
    return f'font-size="{decimal(run.size)}" fill="#{theme.rgb(run.color)}"{weight}{slope}{family}'


def outlined_text(line: PlacedLine, theme: SceneTheme) -> str:
    """One `path` a run, set side by side along the baseline."""
    drawn = [(run, outline(run.text, style_of(run, theme))) for run in line.runs]
    x = line.x - _SHARE_BEFORE[line.align] * sum(glyphs.advance for _, glyphs in drawn)
    paths = []
    for run, glyphs in drawn:
        place = f'transform="translate({decimal(x)} {decimal(line.baseline)})"'
        paths.append(f'<path {place} fill="#{theme.rgb(run.color)}" d="{glyphs.path}"/>')
        x += glyphs.advance
    return "".join(paths)
