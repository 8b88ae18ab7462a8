"""Every graph of the corpus on both pages: `deckgen check` and a checker of its own find no fault, it stands as the spec says, what
must fit fits without a warning, and the gallery's picture of it is that of today.

A case is built once, in one test, so that cases run on as many workers as there are.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from corpus_specs import CASES, FILES, case_name, graph_of, misplaced, pages_of
from pptx_faults import faults

import deckgen
from deckgen import Severity

ROOT = Path(__file__).parents[2]


def _script(name: str) -> ModuleType:
    """A script of the repository as a module; scripts/ is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gallery = _script("gallery")
SHOWN = {(file, page): f"{file.stem}-{name}.png" for file in gallery.files() for name, (page, _) in gallery.PAGES.items()}
"""The gallery's pictures by the case that they show."""

MUST_FIT = [
    (re.compile(r"fit-12-"), ("portrait", "16:9"), frozenset[str]()),
    (re.compile(r"fit-15-"), ("16:9",), frozenset[str]()),
    (re.compile(r"fit-25-"), ("portrait", "16:9"), frozenset[str]()),
    (re.compile(r"fit-60-"), ("16:9",), frozenset({"L101"})),
]
"""Names, pages, and the warnings that are allowed there (smaller type): issue 3, section 2."""


def warnings_allowed(file: Path, page: str | None) -> frozenset[str] | None:
    """None: any warning. An info says of a choice that was made, and is always allowed."""
    return next((allowed for name, pages, allowed in MUST_FIT if name.match(file.name) and page in pages), None)


KNOWN = {
    "fit-15-mesh-layered-16x9": "smaller type (L101)",
    "fit-25-back-layered-portrait": "smaller type (L101)",
    "fit-25-mesh-layered-portrait": "smaller type (L101)",
    "fit-25-mesh-flow-16x9": "smaller type (L101)",
    "fit-25-mesh-flow-portrait": "does not fit: a mesh in a flow needs more channels than the page is wide",
}
"""Cases that are not yet as they should be, and why: the list shrinks with the faults."""


@pytest.mark.parametrize(("file", "page"), CASES, ids=map(case_name, CASES))
def test_corpus(file: Path, page: str | None, tmp_path: Path) -> None:
    found = found_in(file, page, tmp_path)
    if case_name((file, page)) in KNOWN:
        assert found, "no fault any more: take it off the list"
    else:
        assert not found, "\n".join(found)


def found_in(file: Path, page: str | None, tmp_path: Path) -> list[str]:
    """Everything that is wrong with a case."""
    result = deckgen.build(file, page=page)
    if not result.ok:
        return [d.render() for d in result.diagnostics]
    deck = result.to_pptx()
    found = faults(deck)
    found += misplaced(file, deck, folded=any(d.code == "L102" for d in result.diagnostics))
    allowed = warnings_allowed(file, page)
    if allowed is not None:
        found += [d.render() for d in result.diagnostics if d.severity is not Severity.INFO and d.code not in allowed]
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck)
    report = deckgen.judge(path).report
    assert report is not None
    found += [finding.render() for finding in report.findings if finding.severity is Severity.ERROR]
    if (file, page) in SHOWN and gallery.fingerprints().get(SHOWN[file, page]) != gallery.fingerprint(result.scene):
        found.append("the gallery's picture is old: look at it, then make gallery")
    return found


# ---- the corpus itself


def test_the_corpus_is_as_wide_as_it_should_be() -> None:
    kinds = Counter(graph_of(file).options.get("layout", "flow") for file in FILES)
    assert len(FILES) >= 60
    assert set(kinds) == {"flow", "layered", "grid", "lanes", "tree", "cycle"}
    assert min(kinds.values()) >= 10
    sizes = [len(graph_of(file).paths) for file in FILES]
    assert min(sizes) == 2
    assert max(sizes) == 200


def test_every_file_says_what_it_shows_and_has_no_coordinates() -> None:
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert re.match(r"# \S.{10,}\.\n[^#]", text), file.name
        assert len(yaml.safe_load(text)["slides"]) == 1, file.name


def test_most_files_are_built_on_both_pages() -> None:
    assert sum(len(pages_of(file)) == 2 for file in FILES) >= len(FILES) - 4


# ---- the gallery


def test_the_gallery_has_a_page_for_every_layout_with_five_to_eight_graphs() -> None:
    assert {kind: len(names) for kind, names in gallery.CHOSEN.items() if not 5 <= len(names) <= 8} == {}
    assert set(gallery.CHOSEN) == set(gallery.KINDS) == {"flow", "layered", "grid", "lanes", "tree", "cycle"}


def test_every_picture_of_the_gallery_is_accounted_for() -> None:
    pictures = sorted(path.name for path in gallery.GALLERY.glob("*.png"))
    assert pictures == sorted(SHOWN.values()) == sorted(gallery.fingerprints())
    assert sum((gallery.GALLERY / name).stat().st_size for name in pictures) < 6_000_000


def test_the_gallerys_pages_are_those_of_today() -> None:
    for name, text in gallery.pages().items():
        assert (gallery.GALLERY / name).read_text(encoding="utf-8") == text, f"{name} is old: make gallery"


# ---- the reading of a spec, put to the test


def _first_two_swapped(diagram: dict[str, Any]) -> None:
    diagram["nodes"][:2] = diagram["nodes"][1::-1]


OTHERWISE: dict[str, tuple[str, Callable[[dict[str, Any]], object], str]] = {
    "a flow's order": (
        "flow-two",
        lambda d: (_first_two_swapped(d), d.update(direction="down")),
        "order: client is not after server",
    ),
    "a free graph's direction": ("layered-build-targets-up", lambda d: d.update(direction="down"), "direction: zlib -> net"),
    "a tree's direction": ("tree-folders-right", lambda d: d.update(direction="left"), "direction: root -> src"),
    "the order of cells": ("grid-nine", _first_two_swapped, "order: who"),
    "the number of columns": ("grid-capability-map", lambda d: d.update(columns="2"), "columns: 4 where 2 were asked for"),
    "the order of lanes": ("lanes-two", _first_two_swapped, "order: lane client"),
    "a ring": ("cycle-pdca", lambda d: d.update(layout="grid"), "ring: plan do check act is not once round clockwise"),
    "an edge": ("flow-two", lambda d: d["edges"].append("server -> client"), "missing: 2 edges are written, 1 are drawn"),
    "an edge turned round": (
        "flow-two",
        lambda d: d.update(edges=[{"server -> client": {"label": "x"}}]),
        "missing: 1 edges are written",
    ),
    "a label": ("flow-two", lambda d: d.update(edges=["client -> server"]), "missing: 0 labels are written, 1 are drawn"),
    "a node": ("flow-two", lambda d: d["nodes"].append({"card": "extra"}), "missing: node extra"),
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_stands_otherwise_than_written_is_noticed(name: str, tmp_path: Path) -> None:
    """A deck is built of one spec and compared with another one, of which one thing differs."""
    stem, change, start = OTHERWISE[name]
    file = ROOT / "tests" / "corpus" / f"{stem}.yaml"
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(content["slides"][0]["diagram"])
    other = tmp_path / "other.yaml"
    other.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")
    one, two = (other, file) if name == "a ring" else (file, other)
    deck = deckgen.build(one, page="16:9").to_pptx()
    assert not list(misplaced(one, deck, folded=False))
    assert any(fault.startswith(start) for fault in misplaced(two, deck, folded=False))
