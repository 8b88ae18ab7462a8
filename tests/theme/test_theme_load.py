"""Theme files: names, paths, `extends`, and the code, file, line and column of every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.base.diagnostic import DiagnosticBag, Severity, Span
from deckgen.theme import Range, Theme, load_theme, theme_names
from deckgen.theme.keys import THEME
from deckgen.yamlio import object_schema


def findings(theme: str | Path, folder: Path | None = None, span: Span | None = None) -> tuple[Theme | None, list[str], list[str]]:
    """The theme, each finding as `CODE file:line:column`, and all hints."""
    bag = DiagnosticBag()
    read = load_theme(str(theme), bag, span, folder)
    places = [f"{d.code} {Path(d.span.file).name}:{d.span.line}:{d.span.column}" if d.span else d.code for d in bag]
    return read, places, [hint for d in bag for hint in d.hints]


def written(folder: Path, text: str, name: str = "own.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_built_in_themes_load_without_a_finding() -> None:
    assert theme_names() == ("midnight", "paper")
    for name in theme_names():
        theme, found, _ = findings(name)
        assert found == []
        assert theme is not None
        assert (theme.name, theme.dark) == (name, name == "midnight")
        assert theme.description


def test_paper_has_the_lengths_of_the_visual_guide() -> None:
    theme, _, _ = findings("paper")
    assert theme is not None
    assert (theme.radius.card, theme.radius.panel) == (10, 12)
    assert (theme.strokes.outline, theme.strokes.thin, theme.strokes.normal, theme.strokes.heavy) == (1.5, 1.25, 1.75, 4.5)
    assert (theme.icons.main, theme.icons.inner, theme.icons.stroke) == (28, 26, 1.75)
    assert theme.icons.stroke_width(24) == 1.75
    assert (theme.gaps.step, theme.gaps.branch) == (Range(24, 32), Range(36, 40))
    assert (theme.gaps.siblings, theme.gaps.inner, theme.gaps.label, theme.gaps.clearance) == (16, 15, 8, 12)
    assert theme.margin == Range(16, 28)
    assert theme.fonts.body[0] == "Arial"


def test_midnight_differs_from_paper_in_colours_only() -> None:
    paper, _, _ = findings("paper")
    midnight, _, _ = findings("midnight")
    assert paper is not None and midnight is not None
    for part in ("fonts", "type", "radius", "icons", "gaps", "insets", "margin"):
        assert getattr(paper, part) == getattr(midnight, part)
    assert midnight.strokes._replace(color="text") == paper.strokes


def test_a_theme_says_only_what_differs(tmp_path: Path) -> None:
    theme, found, _ = findings(written(tmp_path, 'palette: {blue: "#1144AA"}\ngaps: {step: 20}\n'))
    paper, _, _ = findings("paper")
    assert found == []
    assert theme is not None and paper is not None
    assert (theme.palette.blue, theme.palette.cyan) == ("1144AA", paper.palette.cyan)
    assert (theme.gaps.step, theme.gaps.branch) == (Range(20, 20), paper.gaps.branch)
    assert theme.name == "own"


def test_extends_is_relative_to_the_file_that_says_it(tmp_path: Path) -> None:
    (tmp_path / "brand").mkdir()
    written(tmp_path / "brand", "extends: ./base.yaml\nradius: {card: 4}\n", "top.yaml")
    written(tmp_path / "brand", "extends: midnight\nradius: {card: 6, panel: 6}\n", "base.yaml")
    theme, found, _ = findings("brand/top.yaml", tmp_path)
    assert found == []
    assert theme is not None
    assert (theme.radius.card, theme.radius.panel, theme.dark) == (4, 6, True)


def test_mistakes_stand_in_the_file_that_makes_them(tmp_path: Path) -> None:
    written(tmp_path, 'extends: paper\npalette:\n  blue: #2563EB\n  cyan: "sea"\nradius: {cart: 4}\n', "base.yaml")
    text = "extends: ./base.yaml\npalette:\n  red: 001122\nradius:\n  panel: big\nstrokes: 3\ntype: {title: [16, 15]}\n"
    theme, found, hints = findings(written(tmp_path, text))
    assert theme is None
    assert found == [
        "T121 base.yaml:3:9",
        "T123 base.yaml:4:9",
        "T104 base.yaml:5:10",
        "T122 own.yaml:3:8",
        "T114 own.yaml:5:10",
        "T110 own.yaml:6:10",
        "T131 own.yaml:7:15",
    ]
    assert 'quote it: "#2563EB"' in hints
    assert "did you mean 'card'?" in hints


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("pallete: {}\n", "T104 own.yaml:1:1", "did you mean 'palette'?"),
        ('palette: {teal: "#0AA"}\n', "T104 own.yaml:1:11", "blue"),
        ("tints: {panel: 2}\n", "T115 own.yaml:1:16", "the largest is 1"),
        ("type: {title: [14, 15, 16]}\n", "T131 own.yaml:1:15", "[smallest, preferred]"),
        ("type: {title: 4}\n", "T115 own.yaml:1:15", "the smallest is 6"),
        ("type: {shrinks: 1.5}\n", "T133 own.yaml:1:17", ""),
        ("fonts: {body: []}\n", "T132 own.yaml:1:15", "Arial"),
        ("fonts: {body: {a: b}}\n", "T110 own.yaml:1:15", ""),
        ("- a\n", "T110 own.yaml:1:1", "palette"),
        ("", "Y107 own.yaml:1:1", ""),
        ("a: 'b\n", "Y101 own.yaml:1:4", "close it"),
        ("gaps:\n  step: 1\n  step: 2\n", "Y102 own.yaml:3:3", "line 2"),
        ("extends: papper\n", "T101 own.yaml:1:10", "did you mean 'paper'?"),
        ("extends: ./none.yaml\n", "T102 own.yaml:1:10", "did you mean 'own.yaml'?"),
        ('extends: "./a\\0.yaml"\n', "T102 own.yaml:1:10", ""),
        ("extends: ./own.yaml\n", "T103 own.yaml:1:10", ""),
    ],
)
def test_each_mistake(tmp_path: Path, text: str, expected: str, hint: str) -> None:
    theme, found, hints = findings(written(tmp_path, text))
    assert theme is None
    assert found == [expected]
    assert any(hint in line for line in hints) or not hint


def test_a_circle_over_two_files(tmp_path: Path) -> None:
    written(tmp_path, "extends: ./b.yaml\n", "a.yaml")
    written(tmp_path, "extends: sub/../a.yaml\n", "b.yaml")
    (tmp_path / "sub").mkdir()
    bag = DiagnosticBag()
    assert load_theme(str(tmp_path / "a.yaml"), bag) is None
    (found,) = bag
    assert found.code == "T103"
    assert "a.yaml > b.yaml > a.yaml" in found.message
    assert found.span is not None and found.span.file.endswith("b.yaml")


def test_a_missing_base_does_not_hide_the_rest(tmp_path: Path) -> None:
    _, found, _ = findings(written(tmp_path, "extends: nothing\nradius: {card: x}\n"))
    assert found == ["T101 own.yaml:1:10", "T114 own.yaml:2:16"]


def test_unknown_name_stands_where_the_theme_was_named(tmp_path: Path) -> None:
    span = Span("deck.yaml", 2, 8, "$.theme")
    theme, found, hints = findings("midnigth", tmp_path, span)
    assert (theme, found) == (None, ["T101 deck.yaml:2:8"])
    assert hints[0] == "did you mean 'midnight'?"


def test_a_word_that_is_a_file_beside_the_spec(tmp_path: Path) -> None:
    written(tmp_path, "extends: paper\n", "brand.yaml")
    _, found, hints = findings("brand", tmp_path)
    assert found == ["T101"]
    assert hints[0] == "for the file beside it write './brand.yaml'"
    assert findings("brand.yaml", tmp_path)[0] is not None


def test_missing_file_of_the_command_line(tmp_path: Path) -> None:
    assert findings(tmp_path / "none.yaml")[1] == ["T102 none.yaml:0:0"]


def test_findings_of_a_bad_theme_are_errors(tmp_path: Path) -> None:
    bag = DiagnosticBag()
    load_theme(str(written(tmp_path, "gaps: {icon: -1}\n")), bag)
    assert [d.severity for d in bag] == [Severity.ERROR]


def test_schema_names_every_section() -> None:
    properties = object_schema(THEME)["properties"]
    assert isinstance(properties, dict)
    assert {"extends", "palette", "tints", "fonts", "type", "gaps", "margin"} <= set(properties)
    assert properties["palette"]["additionalProperties"] is False
