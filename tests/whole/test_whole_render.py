"""The examples as LibreOffice draws them: an independent reader opens the files, gives a page a slide, and something stands on each.

LibreOffice 7.4 re-routes elbow connectors (OOXML-FINDINGS.md, 3), so lines are not judged here; that is the auditor's and `deckgen
check`'s part. All decks go through one start of soffice.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from whole_examples import CASES, NAMES, built

DPI = 48
FAINT = 12  # of 255: what a renderer may move the page colour by


@pytest.fixture(scope="module")
def pages(require_tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Pictures of the pages of every example, by the names of `NAMES`."""
    soffice, rasterise = require_tool("soffice"), require_tool("pdftoppm")
    folder = tmp_path_factory.mktemp("render")
    decks = []
    for name, (spec, theme) in zip(NAMES, CASES):
        decks.append(folder / f"{name}.pptx")
        decks[-1].write_bytes(built(spec, theme).to_pptx())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, "--headless", "--norestore", profile, "--convert-to", "pdf", "--outdir", str(folder), *map(str, decks)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for deck in decks:
        prefix = deck.with_suffix("")
        subprocess.run([rasterise, "-r", str(DPI), "-png", f"{prefix}.pdf", str(prefix)], check=True, timeout=60)
    return {name: sorted(folder.glob(f"{name}-*.png")) for name in NAMES}


@pytest.mark.parametrize(("name", "spec", "theme"), [(name, *case) for name, case in zip(NAMES, CASES)], ids=NAMES)
def test_libreoffice_draws_every_slide(pages: dict[str, list[Path]], name: str, spec: Path, theme: str) -> None:
    scene = built(spec, theme).scene
    assert scene is not None
    assert len(pages[name]) == len(scene.slides)
    for path in pages[name]:
        with Image.open(path) as picture:
            page = picture.convert("RGB")
        assert page.width / page.height == pytest.approx(scene.size[0] / scene.size[1], rel=0.01)
        box = ink(page, scene.theme.colors["bg2"])
        assert box is not None, "the page is blank"
        left, top, right, bottom = box
        margin = 8 / 72 * DPI  # points to pixels: nothing comes near the page's edge
        assert left >= margin and top >= margin and right <= page.width - margin and bottom <= page.height - margin
        assert right - left > page.width / 2 and bottom - top > page.height / 2


def ink(page: Image.Image, background: str) -> tuple[int, int, int, int] | None:
    """The box around everything that is not the page's colour. The outermost pixels may be part of the page only: white shines in."""
    plain = Image.new("RGB", page.size, f"#{background}")
    different = ImageChops.difference(page, plain).convert("L").point(lambda value: 255 if value > FAINT else 0)
    mask = Image.new("L", page.size, 0)
    mask.paste(255, (2, 2, page.width - 2, page.height - 2))
    return ImageChops.multiply(different, mask).getbbox()
