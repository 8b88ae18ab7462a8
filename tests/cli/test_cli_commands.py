"""The commands: what they print, where, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest

from deckgen import __version__, cli, judge, pipeline
from deckgen.base.diagnostic import Diagnostic, Severity, Span

DIAGNOSTIC_KEYS = {"code", "severity", "message", "file", "line", "column", "path", "hints"}
BUILD_KEYS = {"ok", "output", "slides", "shapes", "connectors", "glued", "seconds", "diagnostics"}


# ---- build


def test_build_writes_to_output_and_says_what_it_built(run):
    ran = run("build", "deck.yaml")
    assert ran.code == 0 and ran.err == ""
    # the page's title, two groups, two boxes, one icon, one connector
    assert ran.out.startswith("output/deck.pptx: 1 slide, 7 shapes, 1 connector (all glued at both ends), 0.")
    assert Path("output/deck.pptx").read_bytes()[:2] == b"PK"


def test_build_prints_the_count_that_check_prints(run):
    built = run("build", "two.yaml", "--json").json
    figures = run("check", "output/two.pptx", "--json").json["figures"]
    assert [built[key] for key in ("slides", "shapes", "connectors", "glued")] == [2, 8, 1, 1]
    assert [figures[key] for key in ("slides", "shapes", "connectors", "glued_connectors")] == [2, 8, 1, 1]


def test_quiet_prints_nothing_but_diagnostics(run):
    assert run("build", "deck.yaml", "--quiet") == (0, "", "")
    ran = run("build", "poor.yaml", "--quiet")
    assert (ran.code, ran.out) == (0, "") and "warning[T120]" in ran.err


def test_mistakes_go_to_stderr_and_nothing_is_written(run, folder):
    ran = run("build", "bad.yaml")
    assert ran.code == 1 and ran.out == ""
    assert ran.err.startswith(
        "bad.yaml:6:17: error[S161]: unknown icon 'servr'\n  at $.slides[0].diagram.nodes[0].icon\n  hint: did you"
    )
    assert not (folder / "output").exists()


def test_a_failed_build_leaves_the_old_deck(run, folder):
    run("build", "deck.yaml", "-o", "a.pptx")
    before = Path("a.pptx").read_bytes()
    assert run("build", "bad.yaml", "-o", "a.pptx").code == 1
    assert run("build", "bad.yaml", "-o", "a.pptx", "--force").code == 1
    assert Path("a.pptx").read_bytes() == before and not list(folder.glob("*backup*"))


def test_strict_turns_warnings_into_findings(run, folder):
    assert run("build", "poor.yaml").code == 0
    ran = run("build", "poor.yaml", "--strict", "-o", "strict.pptx")
    assert ran.code == 1 and "error[T120]" in ran.err
    assert not (folder / "strict.pptx").exists()


def test_json_of_a_build(run):
    value = run("build", "poor.yaml", "--json").json
    assert set(value) == BUILD_KEYS
    assert value["ok"] is True and value["output"] == "output/poor.pptx" and 0 < value["seconds"] < 30
    (found,) = value["diagnostics"]
    assert set(found) == DIAGNOSTIC_KEYS
    assert (found["code"], found["severity"], found["file"], found["line"], found["column"]) == (
        "T120",
        "warning",
        "pale.yaml",
        2,
        10,
    )


def test_json_of_a_failed_build(run):
    ran = run("build", "bad.yaml", "--json")
    value = ran.json
    assert ran.code == 1 and ran.err == "" and set(value) == BUILD_KEYS
    assert value["ok"] is False and all(value[key] is None for key in BUILD_KEYS - {"ok", "diagnostics"})
    assert [found["code"] for found in value["diagnostics"]] == ["S161"]


def test_json_survives_any_encoding(run, folder):
    (folder / "naïve.yaml").write_text("slides: [{title: ü}]", encoding="utf-8")
    ran = run("build", "naïve.yaml", "--json")
    assert ran.out.isascii() and ran.json["output"] == str(Path("output/naïve.pptx"))


def test_a_changed_deck_is_refused_and_force_keeps_it(run, edit):
    run("build", "deck.yaml", "-o", "a.pptx")
    changed = edit(Path("a.pptx"))
    ran = run("build", "deck.yaml", "-o", "a.pptx", "--json")
    assert ran.code == 1 and ran.json["output"] is None
    assert ran.json["diagnostics"][0]["code"] == "D001"
    assert Path("a.pptx").read_bytes() == changed
    ran = run("build", "deck.yaml", "-o", "a.pptx", "--force")
    assert ran.code == 0 and "a.pptx: info[D010]: the file that was there is kept as a.backup.pptx" in ran.err
    assert Path("a.backup.pptx").read_bytes() == changed


def test_theme_and_page_of_the_command_line_go_first(run, folder):
    (folder / "sub").mkdir()
    (folder / "sub/own.yaml").write_text("theme: nowhere.yaml\npage: a4\nslides: [{title: A}]", encoding="utf-8")
    assert run("build", "sub/own.yaml", "--theme", "midnight", "--page", "20cmx30cm").code == 0
    assert run("build", "sub/own.yaml", "--theme", "pale.yaml", "--strict").code == 1  # found from the working folder
    assert run("build", "sub/own.yaml").code == 1


def test_a_theme_of_the_spec_is_found_beside_the_spec(run, folder):
    (folder / "sub").mkdir()
    (folder / "sub/own.yaml").write_text("theme: dark.yaml\nslides: [{title: A}]", encoding="utf-8")
    (folder / "sub/dark.yaml").write_text("extends: midnight", encoding="utf-8")
    assert run("build", "sub/own.yaml", "--strict").code == 0


@pytest.mark.parametrize(
    "words, said",
    [
        (["build"], "Missing argument 'SPEC'"),
        (["build", "deck.yaml", "-o", "deck.ppt"], "does not end in .pptx"),
        (["build", "deck.yaml", "-o", "deck"], "does not end in .pptx"),
        (["build", "deck.yaml", "--forse"], "No such option"),
        (["export", "deck.yaml"], "Missing option '-o'"),
        (["export", "deck.yaml", "-o", "deck.jpg"], "does not end in .svg or .png"),
        (["export", "deck.yaml", "-o", "deck.svg", "--dpi", "90"], "--dpi is for .png"),
        (["export", "deck.yaml", "-o", "deck.png", "--slide", "0"], "Invalid value for '--slide'"),
        (["check", "deck.pptx", "--theme", "paper"], "are for a spec"),
        (["biuld", "deck.yaml"], "No such command"),
        (["build", "missing.yaml"], "error[S001]: no such file: missing.yaml"),
        (["build", "."], "error[S001]: . is a folder"),
        (["build", "deck.yaml", "--theme", "papr"], "error[T101]: unknown theme 'papr'"),
        (["build", "deck.yaml", "--theme", "papr.yaml"], "error[T102]: no such file: papr.yaml"),
        (["build", "deck.yaml", "--page", "a5"], "error[S130]: unknown page 'a5'"),
        (["build", "deck.yaml", "--page", ""], "error[S130]: unknown page ''"),
        (["build", "deck.yaml", "-o", "deck.yaml/deck.pptx"], "error[D005]"),
        (["export", "two.yaml", "-o", "deck.svg", "--slide", "3"], "error[D020]: there is no slide 3: the deck has 2"),
        (["export", "deck.yaml", "-o", "deck.png", "--dpi", "99999"], "error[D021]: 99999 dpi gives"),
        (["check", "missing.pptx"], "error[D101]"),
        (["check", "missing.yaml"], "error[S001]"),
    ],
)
def test_what_cannot_run_ends_with_2(run, folder, words, said):
    ran = run(*words)
    assert ran.code == 2 and ran.out == ""
    assert said in ran.err and "Traceback" not in ran.err
    assert not list(folder.glob("*.p*")) and not list(folder.glob("*.svg"))


def test_a_missing_theme_is_a_finding_when_the_spec_names_it(run, folder):
    (folder / "own.yaml").write_text("theme: nowhere.yaml\nslides: [{title: A}]", encoding="utf-8")
    assert run("build", "own.yaml").code == 1


# ---- export


def test_export_of_one_slide(run):
    ran = run("export", "deck.yaml", "-o", "pictures/slide.svg")
    assert ran.code == 0 and ran.out.startswith("pictures/slide.svg: 1 slide, 7 shapes")
    assert "First" in Path("pictures/slide.svg").read_text(encoding="utf-8")


def test_export_numbers_several_slides(run, folder):
    ran = run("export", "two.yaml", "-o", "slide.PNG", "--dpi", "30", "--json")
    assert ran.json["output"] == ["slide-1.PNG", "slide-2.PNG"]
    content = Path("slide-2.PNG").read_bytes()
    assert content[:4] == b"\x89PNG" and int.from_bytes(content[16:20], "big") == 400  # 13.333 in x 30
    assert not (folder / "slide.PNG").exists()


def test_export_of_one_of_several(run, folder):
    ran = run("export", "two.yaml", "-o", "end.svg", "--slide", "2", "--quiet")
    assert ran == (0, "", "")
    assert "The end" in Path("end.svg").read_text(encoding="utf-8") and len(list(folder.glob("*.svg"))) == 1


def test_export_refuses_a_changed_picture(run):
    run("export", "deck.yaml", "-o", "a.svg")
    run("export", "deck.yaml", "-o", "a.svg", "--theme", "midnight")
    text = Path("a.svg").read_text(encoding="utf-8").replace("First", "Mine")
    Path("a.svg").write_text(text, encoding="utf-8")
    ran = run("export", "deck.yaml", "-o", "a.svg")
    assert ran.code == 1 and "error[D001]" in ran.err
    assert run("export", "deck.yaml", "-o", "a.svg", "--force").code == 0
    assert "Mine" in Path("a.backup.svg").read_text(encoding="utf-8")


def test_export_of_a_bad_spec(run):
    ran = run("export", "bad.yaml", "-o", "a.svg", "--json")
    assert ran.code == 1 and ran.json["ok"] is False and not Path("a.svg").exists()


def test_export_never_replaces_the_spec(run, folder):
    spec = folder / "spec.svg"
    spec.write_text((folder / "deck.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    ran = run("export", "spec.svg", "-o", "spec.svg", "--force")
    assert ran.code == 2 and "error[D003]" in ran.err and spec.read_text(encoding="utf-8").startswith("title")


# ---- check


def test_check_of_a_deck_prints_a_table(run):
    run("build", "deck.yaml")
    ran = run("check", "output/deck.pptx")
    assert ran.code == 0 and ran.err == ""
    assert ran.out.splitlines()[0] == "output/deck.pptx" and ran.out.splitlines()[-1].startswith("no errors")


def test_check_of_a_spec_says_what_the_deck_would_get(run, folder):
    spec, (_, deck) = run("check", "deck.yaml", "--json"), (run("build", "deck.yaml"), run("check", "output/deck.pptx", "--json"))
    assert spec.code == 0 and spec.json["file"] == "deck.yaml"
    assert spec.json["figures"] == deck.json["figures"] and spec.json["findings"] == deck.json["findings"]
    assert set(spec.json) == {"file", "ok", "figures", "counts", "findings", "diagnostics"}


def test_check_repeats_what_building_the_spec_said(run):
    ran = run("check", "poor.yaml")
    assert ran.code == 0 and "pale.yaml:2:10: warning[T120]" in ran.err
    ran = run("check", "poor.yaml", "--json", "--strict")
    assert ran.code == 1 and ran.json["ok"] is False and ran.json["figures"] is None
    assert [found["code"] for found in ran.json["diagnostics"]] == ["T120"]


def test_check_of_a_bad_spec(run):
    ran = run("check", "bad.yaml")
    assert ran.code == 1 and "error[S161]" in ran.err and ran.out == ""


def test_check_of_a_broken_deck_is_a_finding(run):
    Path("a.pptx").write_bytes(b"no zip")
    ran = run("check", "a.pptx", "--json")
    assert ran.code == 1 and ran.json["ok"] is False
    assert [found["code"] for found in ran.json["diagnostics"]] == ["D106"]


def test_check_ends_with_1_for_an_error_and_strict_for_a_warning(run, monkeypatch):
    run("build", "deck.yaml")
    report = judge("output/deck.pptx").report
    assert report is not None
    for severity, plain, strict in ((Severity.ERROR, 1, 1), (Severity.WARNING, 0, 1), (Severity.INFO, 0, 0)):
        finding = Diagnostic("C301", severity, "it leaves the page", Span("a", 0, 0, "slide 1 / b"))
        judged = type(report)(report.file, report.figures, (finding,))
        monkeypatch.setattr("deckgen.check.judge", lambda facts, reading, layout, judged=judged: judged)
        assert run("check", "output/deck.pptx").code == plain
        ran = run("check", "output/deck.pptx", "--strict", "--json")
        assert ran.code == strict and ran.json["ok"] is (strict == 0)
        assert ran.json["findings"][0]["severity"] == ("info" if severity is Severity.INFO else "error")


# ---- lists


def test_themes_lists_names_and_descriptions(run):
    ran = run("themes")
    lines = dict(line.split(maxsplit=1) for line in ran.out.splitlines())
    assert ran.code == 0 and {"paper", "midnight"} <= set(lines) and all(lines.values())
    value = run("themes", "--json").json
    assert value["ok"] is True and [set(theme) for theme in value["themes"]] == [{"name", "description"}] * len(lines)
    assert [theme["name"] for theme in value["themes"]] == sorted(lines)


def test_icons_lists_and_searches(run):
    every = run("icons").out.splitlines()
    assert len(every) >= 21 and every[0].startswith("block-grid ")
    assert [line.split()[0] for line in run("icons", "DATABASE").out.splitlines()][:2] == ["database", "database-check"]
    value = run("icons", "database", "--json").json
    assert value["ok"] is True and set(value["icons"][0]) == {"name", "title"} and value["diagnostics"] == []


def test_a_word_without_icons_names_near_ones(run):
    ran = run("icons", "databse")
    assert ran.code == 1 and ran.out == ""
    assert "error[A102]: no icon's name or tags hold 'databse'\n  hint: near: " in ran.err and "database" in ran.err
    value = run("icons", "qqqq", "--json").json
    assert value["ok"] is False and value["icons"] == [] and value["diagnostics"][0]["hints"] == ["`deckgen icons` lists them all"]


# ---- help, and what goes wrong


def test_version_and_help(run):
    assert run("--version").out == f"deckgen {__version__}\n"
    ran = run("--help")
    assert ran.code == 0 and all(word in ran.out for word in ("build", "export", "check", "themes", "icons", "Exit codes"))
    for command in cli.deckgen.commands.values():
        assert command.help and all(p.help for p in command.params if isinstance(p, click.Option)), command.name
        assert run(str(command.name), "--help").code == 0


def test_no_command_shows_help_as_wrong_usage(run):
    ran = run()
    assert ran.code == 2 and "Usage: deckgen" in ran.out + ran.err


def test_a_fault_of_ours_is_one_calm_line(run, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise KeyError("two\nlines")

    monkeypatch.setattr(pipeline, "build", fail)
    monkeypatch.delenv(cli.DEBUG, raising=False)
    ran = run("build", "deck.yaml")
    assert ran.code == 2 and ran.out == "" and ran.err.count("\n") == 1
    assert ran.err.startswith("deckgen: a fault of deckgen, not of your deck (KeyError: ") and "please report it" in ran.err
    monkeypatch.setenv(cli.DEBUG, "1")
    with pytest.raises(KeyError):
        run("build", "deck.yaml")


def test_a_missing_dependency_is_no_riddle(run, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'uharfbuzz'", name="uharfbuzz")

    monkeypatch.setattr(pipeline, "build", fail)
    ran = run("build", "deck.yaml")
    assert ran.code == 2 and "install it again with pip" in ran.err


def test_ctrl_c_ends_without_a_traceback(run, monkeypatch):
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", stop)
    ran = run("build", "deck.yaml")
    assert (ran.code, ran.out, ran.err.strip()) == (2, "", "deckgen: stopped")


def test_json_is_one_object(run):
    for words in (["build", "deck.yaml"], ["check", "deck.yaml"], ["themes"], ["icons"], ["export", "deck.yaml", "-o", "a.svg"]):
        assert json.loads(run(*words, "--json").out)["ok"] is True


def test_layouts_lists_what_each_knows(run):
    ran = run("layouts")
    assert ran.code == 0 and ran.out.count("\n") == 6
    listed = {entry["name"]: entry for entry in run("layouts", "--json").json["layouts"]}
    assert "same_rank" in listed["layered"]["hints"] and "same_rank" not in listed["grid"]["hints"]
    assert not listed["cycle"]["directions"]
