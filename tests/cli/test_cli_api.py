"""The public names of `deckgen`: all there, all documented, and they work as the module says."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import deckgen
from deckgen import Result, Severity

ROOT = Path(__file__).parents[2]


def test_every_public_name_is_there_and_documented():
    assert set(deckgen._HOME) | {"__version__"} == set(deckgen.__all__)
    for name in deckgen._HOME:
        value = getattr(deckgen, name)
        assert value.__doc__ and name in dir(deckgen)
        assert value.__name__ == name
    assert (ROOT / "deckgen" / "py.typed").exists()


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        deckgen.biuld  # noqa: B018


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("version", deckgen.__version__) == deckgen.__version__


def test_judging_leaves_the_public_names_alone(folder):
    """A room of a public name's name would take its place in the package when it is first imported."""
    for _ in range(2):
        assert deckgen.judge("deck.yaml").ok
    rooms = {path.stem for path in (ROOT / "deckgen").iterdir()}
    assert set(deckgen.__all__) & rooms == set()


def test_build_save_export_and_judge(folder):
    result = deckgen.build("deck.yaml", theme="midnight", page="a4")
    assert result.ok and result.diagnostics == () and result.source == Path("deck.yaml")
    assert result.tally == deckgen.Tally(slides=1, shapes=7, connectors=1, glued=1)
    assert result.save("deck.pptx") == () and Path("deck.pptx").read_bytes() == result.to_pptx()
    assert result.export("deck.png", dpi=20) == () and Path("deck.png").exists()
    checked = deckgen.judge("deck.pptx")
    assert checked.ok and checked.report is not None and checked.report.figures.glued_connectors == 1
    assert checked.report.file == "deck.pptx"


def test_page_and_theme_go_before_the_spec(folder):
    Path("own.yaml").write_text("theme: nowhere.yaml\npage: a4\nslides: [{title: A}]", encoding="utf-8")
    scene = deckgen.build("own.yaml", theme="midnight", page="10in x 5in").scene
    assert scene is not None
    assert scene.size == (9_144_000, 4_572_000)
    assert scene.theme.dark and scene.theme.name == "midnight"


def test_a_failed_build_has_no_deck(folder):
    result = deckgen.build("bad.yaml")
    assert not result.ok and result.scene is None
    for use in (result.to_pptx, lambda: result.save("a.pptx"), lambda: result.export("a.svg"), lambda: result.tally):
        with pytest.raises(ValueError, match="nothing was built"):
            use()


def test_a_build_never_raises_for_what_a_person_can_do(folder):
    for spec in ("", ".", "no/such.yaml", "de\0ck.yaml", "x" * 5000):
        result = deckgen.build(spec)
        assert not result.ok and [d.code for d in result.diagnostics] == ["S001"]
    for theme in ("", ".", "no/such.yaml", "de\0ck.yaml"):
        assert not deckgen.build("deck.yaml", theme=theme).ok
    for page in ("", "x", "1x1", "nan x 20cm", "-20cm x 20cm", "1e9in x 5in"):
        assert [d.code for d in deckgen.build("deck.yaml", page=page).diagnostics] == ["S130"]


def test_all_mistakes_of_a_spec_are_found_at_once(folder):
    Path("all.yaml").write_text(
        "theme: papr\nslides:\n"
        "  - diagram:\n      nodes: [{card: a, icon: servr}, {card: a}]\n"
        "  - diagram: {nodes: [{card: b, accent: re}]}\n",
        encoding="utf-8",
    )
    found = deckgen.build("all.yaml").diagnostics
    assert [(d.code, d.span.line) for d in found if d.span] == [("T101", 1), ("S161", 4), ("S113", 4), ("S160", 5)]


def test_export_of_another_ending_is_a_fault_of_the_program(folder):
    with pytest.raises(ValueError, match=r"a picture ends in \.svg or \.png"):
        deckgen.build("deck.yaml").export("a.gif")


def test_lists():
    assert dict(deckgen.themes())["paper"] and all(words for _, words in deckgen.themes())
    assert dict(deckgen.icons("server"))["server"] and len(deckgen.icons()) >= 21
    assert deckgen.icons("no such thing") == ()


def test_a_result_knows_that_a_strict_warning_is_an_error(folder):
    strict = deckgen.build("poor.yaml", strict=True)
    assert isinstance(strict, Result) and not strict.ok
    assert {d.severity for d in strict.diagnostics} == {Severity.ERROR}
