"""Floor 4: what a build gave, and the doors out of it: bytes, files, figures. Never builds, never prints.

Why it is so: the conductor should stay a list of stages, and the command line and a program need the same doors.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from .base.collector import collector_paused
from .base.diagnostic import Diagnostic, DiagnosticBag, Severity, Span
from .scene import Connector, Scene, walk

PICTURE_ENDINGS = (".svg", ".png")
DEFAULT_DPI = 150.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over all slides. `shapes` are all items of the Selection Pane, groups and connectors too, as `deckgen check` has it;
    `glued` are connectors tied at both ends."""

    slides: int
    shapes: int
    connectors: int
    glued: int


@dataclass(frozen=True, slots=True)
class Result:
    """What a build gave. `scene` is None when a mistake stopped it; `diagnostics` say why, sorted by place.

    Example: `deckgen.build("deck.yaml").save("output/deck.pptx")`; before that, `result.ok` says whether there is something to save.
    """

    scene: Scene | None
    diagnostics: tuple[Diagnostic, ...]
    source: Path | None = None

    @property
    def ok(self) -> bool:
        """Whether there is a deck and no error (under strict: no warning either)."""
        return self.scene is not None and all(d.severity is not Severity.ERROR for d in self.diagnostics)

    @property
    def tally(self) -> Tally:
        """Counts of what was built. ValueError if the build failed."""
        return _tally(self._built())

    def only(self, slide: int) -> Result:
        """The same with one slide, counted from 1. ValueError if the build failed, IndexError if there is no such slide."""
        scene = self._built()
        if slide < 1:
            raise IndexError(slide)
        return replace(self, scene=scene._replace(slides=(scene.slides[slide - 1],)))

    def to_pptx(self) -> bytes:
        """The deck as the bytes of a .pptx file. ValueError if the build failed."""
        from .emit import to_pptx

        with collector_paused():
            return to_pptx(self._built())

    def save(self, path: str | Path | BinaryIO, *, force: bool = False) -> tuple[Diagnostic, ...]:
        """Write the deck to `path`, atomically, or into an open binary file. ValueError if the build failed.

        A file there that a person changed, or that deckgen did not write, is kept: an error then says so and nothing is written,
        unless `force`, which first copies it to `deck.backup.pptx` beside it. No error among the diagnostics means it was written.
        """
        if not isinstance(path, (str, Path)):
            path.write(self.to_pptx())
            return ()
        from .output import save_deck

        return save_deck(self.to_pptx(), Path(path), force, self.source)

    def export(
        self, path: str | Path, *, slide: int | None = None, dpi: float = DEFAULT_DPI, force: bool = False
    ) -> tuple[Diagnostic, ...]:
        """Draw slides as .svg or .png (by the ending of `path`) without PowerPoint, and write them as `save` does.

        Several slides become `slide-1.png`, `slide-2.png`, … for the path `slide.png`; `slide` picks one, counted from 1. ValueError
        if the build failed or for another ending; D020 for a slide that is not there, D021 for a picture too small or too large.
        """
        from .output import save_pictures

        path, scene = Path(path), self._built()
        if path.suffix.lower() not in PICTURE_ENDINGS:
            raise ValueError(f"{path}: a picture ends in {' or '.join(PICTURE_ENDINGS)}")
        bag = DiagnosticBag()
        count = len(scene.slides)
        if slide is not None and not 1 <= slide <= count:
            bag.error("D020", f"there is no slide {slide}: the deck has {count}", Span(str(path)))
            return bag.sorted()
        pictures = []
        for number, file in picture_files(path, count, slide):
            try:
                pictures.append((file, _picture(scene, number - 1, file.suffix.lower(), dpi)))
            except ValueError as problem:
                bag.error("D021", str(problem), Span(str(path)), "choose another --dpi")
                return bag.sorted()
        return save_pictures(pictures, force, self.source)

    def _built(self) -> Scene:
        if self.scene is None:
            raise ValueError("nothing was built: see diagnostics")
        return self.scene


def _tally(scene: Scene) -> Tally:
    shapes = connectors = glued = 0
    for slide in scene.slides:
        items = list(walk(slide.items))
        names = {item.name for item in items}
        lines = [item for item in items if isinstance(item, Connector)]
        shapes += len(items)
        connectors += len(lines)
        glued += sum(1 for line in lines if line.begin.shape in names and line.end.shape in names)
    return Tally(len(scene.slides), shapes, connectors, glued)


def picture_files(path: Path, count: int, slide: int | None = None) -> tuple[tuple[int, Path], ...]:
    """(slide number, file) of every picture of a deck with `count` slides."""
    if slide is not None or count == 1:
        return ((slide or 1, path),)
    return tuple((number, path.with_name(f"{path.stem}-{number}{path.suffix}")) for number in range(1, count + 1))


def _picture(scene: Scene, index: int, ending: str, dpi: float) -> bytes:
    """One slide, sealed. ValueError for a resolution that gives no usable picture."""
    from . import draw  # late: a plain build draws nothing

    if ending == ".svg":
        return draw.to_svg(scene, index).encode()
    return draw.to_png(scene, index, dpi)
