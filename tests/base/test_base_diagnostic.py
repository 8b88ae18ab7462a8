"""Findings as text, as plain values, in order; and what a person may have meant."""

from __future__ import annotations

import json

from deckgen.base.diagnostic import Diagnostic, DiagnosticBag, Severity, Span, did_you_mean, made_strict

PLACE = Span("deck.yaml", 14, 7, "$.slides[2].diagram.nodes[0]")


def test_text_names_place_level_code_path_and_hints():
    diagnostic = Diagnostic("S104", Severity.ERROR, "unknown key 'lable'", PLACE, ("did you mean 'label'?", "or remove it"))
    assert diagnostic.render().splitlines() == [
        "deck.yaml:14:7: error[S104]: unknown key 'lable'",
        "  at $.slides[2].diagram.nodes[0]",
        "  hint: did you mean 'label'?",
        "  hint: or remove it",
    ]


def test_text_without_a_place_or_without_a_line():
    assert Diagnostic("E001", Severity.WARNING, "odd").render() == "warning[E001]: odd"
    assert Diagnostic("S001", Severity.INFO, "no such file", Span("deck.yaml")).render() == "deck.yaml: info[S001]: no such file"


def test_json_has_every_key_always():
    whole = Diagnostic("S104", Severity.ERROR, "m", PLACE, ("h",)).to_json()
    assert whole == {
        "code": "S104", "severity": "error", "message": "m", "file": "deck.yaml", "line": 14, "column": 7,
        "path": "$.slides[2].diagram.nodes[0]", "hints": ["h"],
    }  # fmt: skip
    fileless = Diagnostic("E001", Severity.INFO, "m").to_json()
    assert fileless.keys() == whole.keys()
    lineless = Diagnostic("E001", Severity.INFO, "m", Span("f")).to_json()
    assert (lineless["file"], lineless["line"], lineless["column"], lineless["path"]) == ("f", None, None, None)
    json.dumps([whole, fileless, lineless])


def test_bag_sorts_by_place_and_drops_repeats():
    bag = DiagnosticBag()
    bag.error("A", "nowhere")
    bag.warn("B", "later", Span("b.yaml", 1, 1))
    bag.info("C", "line 10", Span("a.yaml", 10, 1))
    bag.error("D", "line 9, column 4", Span("a.yaml", 9, 4), "a hint")
    bag.error("E", "line 9, column 2", Span("a.yaml", 9, 2))
    bag.error("D", "line 9, column 4", Span("a.yaml", 9, 4), "a hint")
    bag.error("F", "same place, found later", Span("a.yaml", 9, 2))
    assert [d.code for d in bag] == ["E", "F", "D", "C", "B", "A"]
    assert len(bag) == 6


def test_only_errors_are_errors():
    bag = DiagnosticBag()
    bag.warn("W", "poor")
    bag.info("I", "chosen")
    assert not bag.has_errors
    strict = made_strict(bag)
    assert [d.severity for d in strict] == [Severity.ERROR, Severity.INFO]
    bag.extend(strict)
    assert bag.has_errors and len(bag) == 3


def test_did_you_mean_names_the_nearest_and_lists_the_rest():
    known = ["label", "line", "side"]
    assert did_you_mean("lable", known) == ("did you mean 'label'?", "known here: label, line, side")
    assert did_you_mean("zzz", known) == ("known here: label, line, side",)


def test_did_you_mean_does_not_mind_case_and_answers_in_the_known_one():
    assert did_you_mean("LABEL", ["Label"])[0] == "did you mean 'Label'?"


def test_long_lists_are_shown_only_where_nothing_is_near():
    known = [f"icon-{k}" for k in range(30)]
    assert did_you_mean("icon-7", known) == ("did you mean 'icon-7'?",)
    (hint,) = did_you_mean("xyz", known)
    assert hint.endswith("icon-23 and 6 more")
    assert did_you_mean("anything", []) == ()
