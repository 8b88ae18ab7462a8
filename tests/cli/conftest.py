"""What the tests of the command line share: a small spec, and running a command in process."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from deckgen.cli import _run

SPEC = """\
title: Two cards
slides:
  - diagram:
      nodes:
        - card: a
          icon: server
          title: First
        - card: b
          title: Second
      edges:
        - a -> b
"""
TWO_SLIDES = SPEC + "  - title: The end\n"
BAD = SPEC.replace("icon: server", "icon: servr")
POOR = "theme: pale.yaml\n" + SPEC
PALE = 'palette:\n  muted: "#B0B8C4"\n'


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder with `deck.yaml`, `two.yaml` (slides), `bad.yaml` (one error), `poor.yaml` (one warning)."""
    monkeypatch.chdir(tmp_path)
    for name, text in {"deck": SPEC, "two": TWO_SLIDES, "bad": BAD, "poor": POOR, "pale": PALE}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`run("build", "deck.yaml")` in the working folder."""

    def call(*words: str) -> Ran:
        capsys.readouterr()
        code = _run(words)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call


@pytest.fixture
def edit() -> Callable[[Path], bytes]:
    """Changes a deck as a program would that saves it: one part differs, the seal stays. Gives the new bytes."""

    def save_again(path: Path) -> bytes:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        with zipfile.ZipFile(path, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content.replace(b"First", b"My own words"))
        return path.read_bytes()

    return save_again
