"""Theme files: name or path in, complete `Theme` out; every mistake goes into the bag with its place in the file where it stands.

Codes: T101 unknown theme, T102 unreadable file, T103 themes that extend each other in a circle; T104 to T123 from the key tables
(`yamlio.values`); T131 and T132 in `keys`; T120 contrast; T133 a number that must be whole.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from ..base.diagnostic import DiagnosticBag, Span, did_you_mean
from ..base.files import shared_folder
from ..yamlio import Fields, Mapping, Node, Reader, Scalar, load, read_keys, read_source
from . import keys
from .contrast import report_contrast
from .model import Fonts, Gaps, IconSizes, Insets, Palette, Radius, Strokes, Theme, Tints, TypeScale

DEFAULT = "paper"  # what every theme stands on that does not say otherwise

Part = TypeVar("Part")


def theme_names() -> tuple[str, ...]:
    """Names of the themes that come with deckgen, sorted."""
    return tuple(sorted(path.stem for path in shared_folder("themes").glob("*.yaml")))


def load_theme(name_or_path: str, bag: DiagnosticBag, span: Span | None = None, folder: Path | None = None) -> Theme | None:
    """Read a theme and what it extends; None, with the reasons in `bag`, if it cannot be used.

    A word names a theme of deckgen's; a value with a path separator or ending in .yaml is a file, relative to `folder` (the working
    folder without one). `span` is where the theme was named.
    """
    found = DiagnosticBag()
    path = _find(name_or_path, found, span, folder)
    root = _merged(path, found, span, ()) if path is not None else None
    theme = _read(root, path, found) if root is not None and path is not None else None
    bag.extend(found)
    return None if found.has_errors else theme


def _find(words: str, bag: DiagnosticBag, span: Span | None, folder: Path | None) -> Path | None:
    """The file that a name or a path means; an unknown name is reported."""
    if keys.word_is_path(words):
        return (folder or Path()) / words
    if words in theme_names():
        return shared_folder("themes") / f"{words}.yaml"
    beside = next((f"./{words}{end}" for end in (".yaml", ".yml") if _is_file((folder or Path()) / f"{words}{end}")), None)
    hints = (f"for the file beside it write '{beside}'",) if beside else ()
    bag.error(
        "T101", f"unknown theme '{words}'", span, *hints, *did_you_mean(words, theme_names()), "or give the path of a theme file"
    )
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _merged(path: Path, bag: DiagnosticBag, span: Span | None, below: tuple[Path, ...]) -> Mapping | None:
    """The theme in `path` laid over what it extends. `below` are the files that led here."""
    text = read_source(path, bag, "T102", span)
    root = load(text, str(path), bag) if text is not None else None
    if root is None:
        return None
    if not isinstance(root, Mapping):
        read_keys(root, keys.THEME, Reader(bag, "T"), "a theme")
        return None
    base = _base_of(root, path, bag, (*below, _identity(path)))
    return root if base is None else overlay(base, root)


def _base_of(root: Mapping, path: Path, bag: DiagnosticBag, chain: tuple[Path, ...]) -> Mapping | None:
    """The merged theme that `root` extends; None for the default theme itself.

    Where the one it names cannot be had, which is reported, the default stands in, so that `root`'s own mistakes are reported too.
    """
    default = shared_folder("themes") / f"{DEFAULT}.yaml"
    named = keys.written_text(root.get("extends"))
    if named is not None:
        base = _find(named.text, bag, named.span, path.parent)
        if base is not None and _identity(base) in chain:
            _report_circle(base, named, chain, bag)
        elif base is not None and (merged := _merged(base, bag, named.span, chain)) is not None:
            return merged
    return None if _identity(default) in chain else _merged(default, bag, None, chain)


def _report_circle(base: Path, named: Scalar, chain: tuple[Path, ...], bag: DiagnosticBag) -> None:
    steps = (*chain[chain.index(_identity(base)) :], base)
    circle = " > ".join(step.name for step in steps)
    bag.error("T103", f"themes extend each other in a circle: {circle}", named.span, "let one of them extend another theme")


def _identity(path: Path) -> Path:
    """The same for every way to write the path of one file."""
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):  # no such path can be read: read_source will say why
        return path.absolute()


def overlay(base: Mapping, over: Mapping) -> Mapping:
    """`over` laid on `base`, key by key and mapping by mapping; all else is replaced whole. Places stay those of each file."""
    written = dict(over.entries)
    by_name = {key.text: key for key in written}
    entries = []
    for key, value in base.entries:
        if (own := by_name.pop(key.text, None)) is None:
            entries.append((key, value))
        else:
            entries.append((own, _laid_over(value, written[own])))
    entries += [(key, written[key]) for key in by_name.values()]
    return Mapping(tuple(entries), over.span)


def _laid_over(base: Node, over: Node) -> Node:
    return overlay(base, over) if isinstance(base, Mapping) and isinstance(over, Mapping) else over


def _read(root: Mapping, path: Path, bag: DiagnosticBag) -> Theme | None:
    """The theme that a complete tree describes; None if a part could not be read."""
    if bag.has_errors and root.get("palette") is None:
        return None  # what it extends is missing, and that is reported: do not add a line for every value it would have had
    fields = read_keys(root, keys.THEME, Reader(bag, "T"), "a theme")
    shrinks = _shrinks(fields, bag)
    if bag.has_errors or shrinks is None:
        return None
    theme = Theme(
        name=path.stem,
        file=str(path),
        description=fields.get("description", ""),
        palette=_part(Palette, fields, "palette"),
        tints=_part(Tints, fields, "tints"),
        fonts=_part(Fonts, fields, "fonts"),
        type=_part(TypeScale, fields, "type", shrinks=shrinks),
        radius=_part(Radius, fields, "radius"),
        strokes=_part(Strokes, fields, "strokes"),
        icons=_part(IconSizes, fields, "icons"),
        gaps=_part(Gaps, fields, "gaps"),
        insets=_part(Insets, fields, "insets"),
        margin=fields.get("margin"),
    )
    report_contrast(theme, fields.get("palette"), bag)
    return theme


def _part(kind: type[Part], fields: Fields, name: str, **replaced: Any) -> Part:
    """One section as its dataclass, whose fields have the names of the section's keys."""
    return kind(**{**fields.get(name).values, **replaced})


def _shrinks(fields: Fields, bag: DiagnosticBag) -> int | None:
    scale = fields.get("type")
    value = scale.get("shrinks") if scale is not None else None
    if value is None:
        return None
    if value != int(value):
        bag.error("T133", f"the number of steps must be whole, not {value:g}", scale.span("shrinks"))
        return None
    return int(value)
