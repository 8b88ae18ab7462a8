"""`Freeform` paths -> `a:custGeom`: one path holds every stroked piece, a second one the filled dots (OOXML-FINDINGS.md, 1)."""

from __future__ import annotations

from functools import lru_cache

from ..scene import SubPath

SCALE = 1_000  # path coordinates are whole numbers: 24 units of a view box become 24,000

_COMMAND = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


@lru_cache(maxsize=512)
def geometry_xml(paths: tuple[SubPath, ...], view: tuple[float, float]) -> str:
    """`a:custGeom` in a box of `view` units; PowerPoint stretches it onto the shape's frame."""
    extent = f'w="{round(view[0] * SCALE)}" h="{round(view[1] * SCALE)}"'
    stroked = "".join([_path_xml(path) for path in paths if path.stroked])
    filled = "".join([_path_xml(path) for path in paths if path.filled])
    lines = f'<a:path {extent} fill="none">{stroked}</a:path>' if stroked else ""
    dots = f'<a:path {extent} stroke="0">{filled}</a:path>' if filled else ""
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{lines}{dots}</a:pathLst></a:custGeom>'
    )


def _path_xml(path: SubPath) -> str:
    return "".join([_op_xml(letter, numbers) for letter, numbers in path.ops])


def _op_xml(letter: str, numbers: tuple[float, ...]) -> str:
    if letter == "Z":
        return "<a:close/>"
    tag = _COMMAND[letter]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    points = "".join([f'<a:pt x="{round(x * SCALE)}" y="{round(y * SCALE)}"/>' for x, y in pairs])
    return f"<a:{tag}>{points}</a:{tag}>"
