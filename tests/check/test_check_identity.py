"""One broken deck for every finding about names, alt text and titles."""

from __future__ import annotations

import pytest
from check_decks import describe, good
from pptx.util import Pt

from deckgen.check.identity import _DEFAULT


def test_c401_two_of_one_name():
    sketch, *_ = good()
    sketch.box("same", 100, 400, 60, 60)
    sketch.box("same", 200, 400, 60, 60)
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C401", "2 shapes on the slide have this name")


def test_c402_default_name():
    sketch, *_ = good()
    sketch.box("Rectangle 3", 100, 400, 60, 60)
    assert [(one.code, one.severity.word) for one in sketch.report().findings] == [("C402", "info")]


@pytest.mark.parametrize(
    "name",
    [
        "Rectangle 3",
        "Rectangle: Rounded Corners 12",
        "TextBox 4",
        "Straight Arrow Connector 10",
        "Connector: Elbow 7",
        "Group 2",
        "Google Shape;54;p13",
    ],
)
def test_names_that_programs_give(name):
    assert _DEFAULT.fullmatch(name)


@pytest.mark.parametrize("name", ["attention/blocks/box", "commit -> request #2", "Group of seven", "Rectangle", "Phase 3"])
def test_names_that_people_give(name):
    assert not _DEFAULT.fullmatch(name)


@pytest.mark.parametrize("kind", ["group", "connector", "picture"])
def test_c403_no_alt_text(kind, png):
    sketch, *_, line = good()
    if kind == "group":
        group = sketch.group("g")
        sketch.box("g/box", 100, 400, 60, 60, into=group)
        describe(group, "")
    elif kind == "connector":
        describe(line, "")
    else:
        sketch.slide.shapes.add_picture(png, Pt(100), Pt(400), Pt(60), Pt(60)).name = "photo"
        describe(sketch.slide.shapes[-1], "")
    (finding,) = sketch.report().findings
    assert (finding.code, finding.message) == ("C403", f"the {kind} has no alt text")


def test_a_picture_in_a_described_group_needs_none(png):
    sketch, *_ = good()
    group = sketch.group("g")
    group.shapes.add_picture(png, Pt(100), Pt(400), Pt(60), Pt(60)).name = "photo"
    describe(group.shapes[0], "")
    describe(group, "A photo of a thing")
    assert sketch.codes() == []


def test_c404_no_title():
    sketch, *_ = good()
    title = sketch.slide.shapes.title._element
    title.getparent().remove(title)
    (finding,) = sketch.report().findings
    assert finding.code == "C404" and finding.span is not None and finding.span.path == "slide 1"


def test_c404_empty_title():
    sketch, *_ = good()
    sketch.slide.shapes.title.text = " "
    assert sketch.codes() == ["C404"]


def test_c405_the_slide_is_a_picture(png):
    sketch, *_ = good()
    picture = sketch.slide.shapes.add_picture(png, 0, Pt(150), Pt(720), Pt(390))
    picture.name = "all"
    describe(picture)
    sketch.slide.shapes._spTree.insert(2, picture._element)
    assert sketch.codes() == ["C405"]


def test_c406_two_of_one_id():
    sketch, a, *_ = good()
    sketch.box("c", 100, 400, 60, 60)._element.xpath(".//p:cNvPr")[0].set("id", str(a.shape_id))
    (finding,) = sketch.report().findings
    assert finding.code == "C406" and "'a' and 'c'" in finding.message


def test_c407_a_deck_without_a_title():
    sketch, *_ = good()
    sketch.deck.core_properties.title = ""
    assert [(one.code, one.severity.word) for one in sketch.report().findings] == [("C407", "info")]
