"""README and docs cannot lie: their YAML builds, their commands and Python run, their picture is what the code draws today.

The second word after the fence names the file that a block is saved as (```yaml deck.yaml), so that commands can use it; files in a folder
called themes are themes. Blocks of a document share one folder.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from whole_examples import ROOT

import deckgen

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
IMAGES = ROOT / "docs" / "images"
README = (ROOT / "README.md").read_text(encoding="utf-8")

_FENCE = re.compile(r"^```(\w+)[ \t]*(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    language: str
    name: str
    text: str
    line: int


def blocks(document: Path) -> list[Block]:
    text = document.read_text(encoding="utf-8")
    return [Block(m[1], m[2], m[3], text.count("\n", 0, m.start()) + 1) for m in _FENCE.finditer(text)]


def written(document: Path, folder: Path) -> list[Block]:
    """The document's YAML blocks, saved in `folder` under their names."""
    found = [block for block in blocks(document) if block.language == "yaml"]
    for block in found:
        path = folder / (block.name or f"line-{block.line}.yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
    return found


WITH_YAML = [document for document in DOCUMENTS if any(b.language == "yaml" for b in blocks(document))]
WITH_CODE = [document for document in DOCUMENTS if any(b.language in ("bash", "console", "python") for b in blocks(document))]


def names(documents: list[Path]) -> list[str]:
    return [str(document.relative_to(ROOT)) for document in documents]


@pytest.mark.parametrize("document", WITH_YAML, ids=names(WITH_YAML))
def test_yaml_blocks_build_without_a_word(document: Path, tmp_path: Path) -> None:
    for block in written(document, tmp_path):
        path = tmp_path / (block.name or f"line-{block.line}.yaml")
        if path.parent.name == "themes":
            result = deckgen.build(ROOT / "examples" / "hybrid-cache.yaml", theme=path)
        else:
            result = deckgen.build(path)
        said = "\n".join(d.render() for d in result.diagnostics)
        assert result.ok and not said, f"{document.name}:{block.line}\n{said}"


@pytest.mark.parametrize("document", WITH_CODE, ids=names(WITH_CODE))
def test_commands_and_python_run(document: Path, tmp_path: Path) -> None:
    written(document, tmp_path)
    for block in blocks(document):
        if block.language == "python":
            run([sys.executable, "-c", block.text], tmp_path)
        elif block.language in ("bash", "console"):
            for line in block.text.splitlines():
                words = shlex.split(line.removeprefix("$ "), comments=True)
                if words[:1] == ["deckgen"]:
                    run([sys.executable, "-m", *words], tmp_path)


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


def test_readme_has_what_these_tests_look_for() -> None:
    """Or they would pass on an empty page."""
    found = blocks(ROOT / "README.md")
    assert sum(b.language == "yaml" for b in found) >= 4
    assert sum(line.startswith("deckgen ") for b in found if b.language == "bash" for line in b.text.splitlines()) >= 6
    assert any(b.language == "python" for b in found)


def test_readme_lists_every_icon() -> None:
    listed = re.findall(r"`([\w-]+)`", README.partition("<!-- icons -->")[2].partition("<!-- /icons -->")[0])
    assert listed == sorted(path.stem for path in (ROOT / "icons").glob("*.svg"))
    assert f"{len(listed)} line icons" in README


@pytest.mark.parametrize("document", sorted({*DOCUMENTS, *ROOT.glob("*.md")}), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text) + re.findall(r'src="([^"]+)"', text)
    missing = [target for target in targets if not (document.parent / target).exists()]
    assert not missing


PICTURES = {
    "hybrid-cache.png": ("hybrid-cache.yaml", None),
    "hybrid-cache-midnight.png": ("hybrid-cache.yaml", "midnight"),
    "event-analytics.png": ("event-analytics.yaml", None),
    "order-service.png": ("order-service.yaml", None),
}
"""Pictures in docs/images: the example and theme they show. `make images` draws them anew."""


def test_every_picture_is_accounted_for() -> None:
    assert sorted(path.name for path in IMAGES.glob("*.png")) == sorted(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_show_what_the_code_draws(name: str, tmp_path: Path) -> None:
    spec, theme = PICTURES[name]
    fresh = tmp_path / name
    result = deckgen.build(ROOT / "examples" / spec, theme=theme)
    assert not result.export(fresh, dpi=96)
    with Image.open(IMAGES / name) as shown, Image.open(fresh) as drawn:
        assert shown.size == drawn.size, "the picture is old: make images"
        difference = ImageStat.Stat(ImageChops.difference(shown.convert("RGB"), drawn.convert("RGB")))
    # antialiasing may differ between platforms; one more letter on the slide gives 0.025, a box moved by 4 pixels 0.4
    assert max(difference.mean) < 0.015, "the picture is old: make images"
