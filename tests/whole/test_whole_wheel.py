"""The wheel: themes and icons ride along, and the command works where there is no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from whole_examples import EXAMPLES, ROOT, THEMES

ICONS = sorted(path.stem for path in (ROOT / "icons").glob("*.svg"))

COMMAND = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import deckgen.cli
assert deckgen.__file__.startswith(sys.path[0])
deckgen.cli.main()
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the project's own backend, without a download."""
    folder = tmp_path_factory.mktemp("wheel")
    code = f"import hatchling.build; print(hatchling.build.build_wheel({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the wheel installs, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command from the wheel; its dependencies come from this environment, deckgen itself does not."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-c", COMMAND, str(installed), *words]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


def test_themes_icons_and_the_type_marker_are_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"deckgen/share/themes/{name}.yaml" for name in THEMES} <= names
    assert {f"deckgen/share/icons/{name}.svg" for name in ICONS} <= names
    assert "deckgen/py.typed" in names
    assert not [name for name in names if name.startswith(("tests", "examples", "themes", "icons"))]


def test_the_licence_and_the_command_are_declared(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(name for name in names if name.endswith(".dist-info/METADATA"))).decode()
        scripts = archive.read(next(name for name in names if name.endswith("entry_points.txt"))).decode()
    assert "License-Expression: MIT" in metadata
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert "deckgen = deckgen.cli:main" in scripts


def test_a_deck_is_built_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(EXAMPLES[0].read_text(encoding="utf-8"), encoding="utf-8")
    done = run(installed, tmp_path, "build", "deck.yaml", "--theme", "midnight")
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(tmp_path / "output" / "deck.pptx") as deck:
        assert deck.testzip() is None


def test_the_lists_come_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    themes, icons = run(installed, tmp_path, "themes"), run(installed, tmp_path, "icons")
    assert themes.returncode == icons.returncode == 0
    assert all(name in themes.stdout for name in THEMES)
    assert all(name in icons.stdout for name in ICONS)
