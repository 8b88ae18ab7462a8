"""`TextBody` -> `p:txBody`. Lines break by width in PowerPoint, as when measured; only a vertical tab is written as a break."""

from __future__ import annotations

from functools import lru_cache

from ..base.xml_text import escape
from ..scene import ColorRef, Paragraph, Run, TextBody
from .paint import fill_xml

_ANCHOR = {"top": "t", "middle": "ctr", "bottom": "b"}
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_FACE = {"major": "+mj-lt", "minor": "+mn-lt"}


def text_xml(body: TextBody, language: str) -> str:
    paragraphs = "".join([paragraph_xml(paragraph, language) for paragraph in body.paragraphs])
    # a body without any paragraph is not valid (ECMA-376 part 1, 19.3.1.51)
    return f"<p:txBody>{_frame_xml(body.insets, body.anchor)}<a:lstStyle/>{paragraphs or '<a:p/>'}</p:txBody>"


@lru_cache(maxsize=256)
def _frame_xml(insets: tuple[int, int, int, int], anchor: str) -> str:
    """`bodyPr`. The size was fitted at build time: `noAutofit` says so, and keeps a placeholder from inheriting another fit."""
    left, top, right, bottom = insets
    return (
        f'<a:bodyPr wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" rtlCol="0" anchor="{_ANCHOR[anchor]}">'
        "<a:noAutofit/></a:bodyPr>"
    )


def paragraph_xml(paragraph: Paragraph, language: str) -> str:
    runs = "".join([_run_xml(run, language) for run in paragraph.runs])
    if not runs and paragraph.runs:  # an empty line would otherwise be as tall as 18 pt
        runs = _properties_of(paragraph.runs[-1], language).replace("a:rPr", "a:endParaRPr")
    return f"<a:p>{_paragraph_properties(paragraph.align, paragraph.space_before)}{runs}</a:p>"


@lru_cache(maxsize=256)
def _paragraph_properties(align: str, space_before: int) -> str:
    """Alignment, and space before in hundredths of a point (127 EMU). Line spacing stays at 100 %: see OOXML-FINDINGS.md, 5."""
    if not space_before:
        return f'<a:pPr algn="{_ALIGN[align]}"/>'
    return f'<a:pPr algn="{_ALIGN[align]}"><a:spcBef><a:spcPts val="{round(space_before / 127)}"/></a:spcBef></a:pPr>'


def _run_xml(run: Run, language: str) -> str:
    properties = _properties_of(run, language)
    if "\v" not in run.text:
        return f"<a:r>{properties}<a:t>{escape(run.text)}</a:t></a:r>" if run.text else ""
    pieces = [f"<a:r>{properties}<a:t>{escape(piece)}</a:t></a:r>" if piece else "" for piece in run.text.split("\v")]
    # a break without run properties falls back to 18 pt and makes its line taller
    return f"<a:br>{properties}</a:br>".join(pieces)


def _properties_of(run: Run, language: str) -> str:
    return run_properties(run.size, run.color, run.bold, run.italic, run.face, language)


@lru_cache(maxsize=1024)
def run_properties(size: float, color: ColorRef, bold: bool, italic: bool, face: str, language: str) -> str:
    """`a:rPr`, complete: a run looks the same in a placeholder, in a shape, or pasted into another deck."""
    return (
        f'<a:rPr lang="{escape(language)}" sz="{round(size * 100)}" b="{bold:d}" i="{italic:d}">{fill_xml(color)}'
        f'<a:latin typeface="{_FACE[face]}"/></a:rPr>'
    )
