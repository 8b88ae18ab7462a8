"""Line icons: SVG files of our own -> `Icon`s made of scene paths. Never draws, never resolves anything outside the file.

An icon file holds basic shapes and paths right under its root: stroked in `currentColor` with one width for all, or (dots) filled
in `currentColor` without a stroke. `<title>` says what it shows, `<desc>` lists the words to find it by.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..base.files import shared_folder
from ..scene import PathOp, SubPath
from .basic_shapes import SHAPES, number

MAX_BYTES = 64 * 1024
"""Our own icons are under 2 KiB; a file above this is no icon."""

_DECIMALS = 6  # sines differ in their last bit between C libraries: equal bytes on every platform need a rounding
_SVG = "http://www.w3.org/2000/svg"
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_INHERITED = ("fill", "stroke", "stroke-width")
_UNREAD = ("transform", "style", "class", "opacity", "display", "visibility", "stroke-dasharray", "fill-rule")


class IconError(ValueError):
    """An icon file that cannot be read; the message names the file and what is wrong in it."""


class Icon(NamedTuple):
    """A line icon. `view` (width, height), `stroke_width` and the paths share one unit, the view box's."""

    name: str
    title: str
    tags: tuple[str, ...]
    view: tuple[float, float]
    stroke_width: float
    paths: tuple[SubPath, ...]


class IconSet:
    """The icons of one folder, by default those that come with deckgen. Each file is read when first asked for, then remembered."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or shared_folder("icons")
        self._read: dict[str, Icon] = {}

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(sorted(path.stem for path in self._folder.glob("*.svg") if _NAME.match(path.stem)))

    def names(self) -> tuple[str, ...]:
        """Every icon's name, sorted; opens no file. Empty if there is no such folder."""
        return self._names

    def get(self, name: str) -> Icon | None:
        """The icon of that name, None if there is none. IconError if its file is malformed or cannot be read."""
        if name not in self._names:  # so a name from a spec can never leave the folder
            return None
        icon = self._read.get(name)
        if icon is None:
            icon = self._read[name] = read_icon(name, _content(self._folder / f"{name}.svg"))
        return icon

    def search(self, word: str) -> tuple[tuple[str, str], ...]:
        """(name, title) of the icons whose name or tags hold `word`, whatever its case; name hits first. All for an empty word."""
        wanted = " ".join(word.lower().split())
        by_name, by_tag = [], []
        for name in self._names:
            icon = self.get(name)
            if icon is None:
                continue
            if wanted in name or wanted.replace(" ", "-") in name:
                by_name.append((name, icon.title))
            elif any(wanted in tag for tag in icon.tags):
                by_tag.append((name, icon.title))
        return (*by_name, *by_tag)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise IconError(f"{path}: {error.strerror or error}") from error


def read_icon(name: str, content: bytes) -> Icon:
    """The icon in an SVG file's bytes. IconError: too large, no XML, a document type, or drawing what is not read here."""
    if len(content) > MAX_BYTES:
        raise IconError(f"{name}.svg: larger than {MAX_BYTES // 1024} KiB")
    file = _IconFile()
    try:
        file.read(content)
        return file.icon(name)
    except ValueError as error:
        raise IconError(f"{name}.svg: {error}") from error


@dataclass(slots=True)
class _IconFile:
    """What expat's callbacks have gathered so far. Elements below the root's children are refused, so no stack is needed."""

    root: dict[str, str] | None = None
    drawn: list[SubPath] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    _depth: int = 0
    _text: str | None = None

    def read(self, content: bytes) -> None:
        from xml.parsers import expat  # late: a command without icons need not load it

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            parser.Parse(content, True)
        except (expat.ExpatError, LookupError) as error:  # LookupError: an encoding that Python does not know
            raise ValueError(f"not well-formed XML: {error}") from error
        except ValueError as error:
            raise ValueError(f"line {parser.CurrentLineNumber}: {error}") from error

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        space, _, word = tag.rpartition(" ")
        if space != _SVG:
            raise ValueError(f"element '{word}' is not in SVG's namespace")
        if self._depth == 1:
            if word != "svg":
                raise ValueError(f"the root is '{word}', not 'svg'")
            self.root = attributes
        elif self._depth == 2 and word in ("title", "desc"):
            self._text = word
            self.texts[word] = ""
        elif self._depth == 2 and word in SHAPES:
            self.drawn.append(_sub_path(word, attributes, self.root or {}))
        else:
            raise ValueError(f"element '{word}' is not read here; known: title, desc, {', '.join(SHAPES)}")

    def _end(self, _tag: str) -> None:
        self._depth -= 1
        self._text = None

    def _characters(self, text: str) -> None:
        if self._text:
            self.texts[self._text] += text

    def icon(self, name: str) -> Icon:
        root = self.root or {}
        title = " ".join(self.texts.get("title", "").split())
        if not title:
            raise ValueError("no <title>")
        if not self.drawn:
            raise ValueError("nothing is drawn")
        words = (" ".join(tag.lower().split()) for tag in self.texts.get("desc", "").split(","))
        width = number(root, "stroke-width", None)
        if width <= 0:
            raise ValueError("stroke-width must be positive")
        return Icon(name, title, tuple(tag for tag in words if tag), _view(root), width, tuple(self.drawn))


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a document type is not allowed")


def _view(root: Mapping[str, str]) -> tuple[float, float]:
    values = [number({"viewBox": part}, "viewBox") for part in root.get("viewBox", "").replace(",", " ").split()]
    if len(values) != 4 or values[:2] != [0, 0] or min(values[2:]) <= 0:
        raise ValueError(f'viewBox must be "0 0 width height", not {root.get("viewBox", "")!r}')
    return values[2], values[3]


def _sub_path(element: str, attributes: Mapping[str, str], root: Mapping[str, str]) -> SubPath:
    """The element's path and how it is drawn: presentation attributes come from itself, else from the root."""
    look = {key: attributes.get(key, root.get(key, "")).strip() for key in _INHERITED}
    for key in _UNREAD:
        if key in attributes or key in root:
            raise ValueError(f"attribute '{key}' is not read here")
    if look["stroke-width"] != root.get("stroke-width", "").strip():
        raise ValueError("stroke-width differs from the root's: an icon has one stroke")
    stroked, filled = _painted(look, "stroke", "none"), _painted(look, "fill", "black")
    if not (stroked or filled):
        raise ValueError(f"this {element} has neither stroke nor fill")
    try:
        ops = SHAPES[element](attributes)
    except ValueError as error:
        raise ValueError(f"{element}: {error}") from error
    return SubPath(tuple(map(_rounded, ops)), stroked, filled)


def _painted(look: Mapping[str, str], key: str, initial: str) -> bool:
    value = look[key] or initial
    if value not in ("none", "currentColor"):
        raise ValueError(f"{key} is {value!r}: an icon is drawn in currentColor")
    return value == "currentColor"


def _rounded(op: PathOp) -> PathOp:
    letter, values = op
    return letter, tuple(round(value, _DECIMALS) + 0.0 for value in values)  # + 0.0 turns -0.0 into 0.0
