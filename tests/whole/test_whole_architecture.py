"""The floors: imports only go down, and each outside package has one owner. Read from the source, so late imports count too."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "deckgen"

FLOOR = {
    "base": 0,
    "yamlio": 1, "text": 1, "assets": 1, "scene": 1,
    "spec": 2, "theme": 2, "graph": 2, "emit": 2, "draw": 2, "read": 2,
    "style": 3, "check": 3, "output": 3, "listing": 3,
    "layout": 4, "route": 4, "result": 4,
    "compose": 5, "fit": 5,
    "pipeline": 6,
    "cli": 7, "__init__": 7,
    "__main__": 8,
}  # fmt: skip

OWNER = {
    "yaml": {"yamlio"},
    "uharfbuzz": {"text"},
    "fontpkg_arimo": {"text"},
    "resvg_py": {"draw"},
    "click": {"cli"},
}

NARROW = {"emit": {"base", "scene"}, "draw": {"base", "scene", "text"}, "read": {"base"}}
"""Rooms that see less than their floor allows: no layout and no spec can leak into the writers or the reader."""

NEIGHBOURS = {("assets", "scene")}
"""The one pair on a floor of which the first knows the second: icons are made of the scene's path pieces."""


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(file: Path, source: str | None = None) -> Iterator[str]:
    """Every module that a file imports, at its head or inside a function, as an absolute dotted name."""
    package = ("deckgen", *file.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(source if source is not None else file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*base, *(node.module.split(".") if node.module else ())))
            if module == "deckgen":  # `from .. import text` names rooms, not members
                yield from (f"deckgen.{alias.name}" for alias in node.names)
            else:
                yield module


def target_room(module: str) -> str | None:
    """The room of a module of ours: `deckgen` itself is `__init__`. None for modules of others."""
    parts = module.split(".")
    if parts[0] != "deckgen":
        return None
    if len(parts) == 1 or parts[1] not in FLOOR:
        return "__init__"
    return parts[1]


def faults(here: str, module: str) -> Iterator[str]:
    top = module.split(".")[0]
    there = target_room(module)
    if there is None:
        if top not in sys.stdlib_module_names and here not in OWNER.get(top, set()):
            yield f"{here} may not import {top}: it belongs to {', '.join(OWNER.get(top, {'nobody'}))}"
    elif there != here:
        if FLOOR[there] >= FLOOR[here] and (here, there) not in NEIGHBOURS:
            yield f"{here} (floor {FLOOR[here]}) may not import {there} (floor {FLOOR[there]})"
        if there not in NARROW.get(here, {there}):
            yield f"{here} may only import {', '.join(sorted(NARROW[here]))}, not {there}"


FILES = sorted(PACKAGE.rglob("*.py"))


def test_every_room_has_a_floor() -> None:
    assert FILES
    assert {room_of(file) for file in FILES} <= set(FLOOR)


@pytest.mark.parametrize("room", sorted({room_of(file) for file in FILES}))
def test_imports_only_go_down(room: str) -> None:
    found = [
        f"{file.relative_to(PACKAGE)}: {fault}"
        for file in FILES
        if room_of(file) == room
        for module in imports_of(file)
        for fault in faults(room, module)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("layout/x.py", "from ..route import connect"),  # neighbours
        ("layout/x.py", "def f():\n    from ..compose.scene import compose_scene"),  # upwards, late
        ("base/x.py", "from .. import text"),
        ("emit/x.py", "from ..text import TextStyle"),  # down, but emit sees the scene only
        ("style/x.py", "import yaml"),
        ("text/x.py", "from PIL import ImageFont"),
        ("spec/x.py", "def f():\n    import pptx.util"),
        ("compose/x.py", "from deckgen import build"),
    ],
)
def test_the_test_sees_a_wrong_import(file: str, line: str) -> None:
    modules = list(imports_of(PACKAGE / file, line))
    assert len(modules) == 1
    assert list(faults(room_of(PACKAGE / file), modules[0]))


def test_importing_the_package_loads_no_outside_package() -> None:
    """Start-up: what a command does not need is not loaded. A sub-process, because this one has loaded everything."""
    import subprocess

    code = "import sys, deckgen.pipeline; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert not set(done.stdout.split()) & {*OWNER, "pptx", "lxml", "PIL"}
