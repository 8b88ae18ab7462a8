"""Measures of layouts, on decks whose figures can be worked out by hand; and the hard faults that only a layout can have."""

from __future__ import annotations

import json
from dataclasses import replace

from check_decks import BOTTOM, LEFT, RIGHT, TOP, Sketch, describe, good, move
from click.testing import CliRunner
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.util import Pt
from pytest import approx

from deckgen.base.geometry import Point
from deckgen.check import judge, table, to_json
from deckgen.check.align import gap_spreads
from deckgen.check.layout import LayoutMeasures, total
from deckgen.check.trunks import bends_of
from deckgen.cli import deckgen

ELBOW = MSO_CONNECTOR.ELBOW


def measures(sketch: Sketch) -> LayoutMeasures:
    report = judge(sketch.facts(), layout=True)
    assert report.layout is not None
    return report.layout[0]


def found(sketch: Sketch) -> list[tuple[str, str]]:
    """(Code, shape and message) of every finding."""
    findings = sketch.report().findings
    return [(one.code, f"{one.span.path.partition(' / ')[2]}: {one.message}" if one.span else one.message) for one in findings]


def node(sketch: Sketch, path: str, x: float, y: float, w: float = 120, h: float = 60, *, into=None, ending: str = "box"):
    """A group with its box, named as deckgen names them; gives (group, box)."""
    group = (into or sketch.slide).shapes.add_group_shape()
    group.name = path
    describe(group)
    return group, sketch.box(f"{path}/{ending}", x, y, w, h, path.rpartition("/")[2], into=group)


# ---- measures


def test_measures_of_two_boxes_and_a_line():
    one = measures(good()[0])
    assert (one.slide, one.boxes, one.edges, one.crossings, one.bends, one.straight) == (1, 2, 1, 0, 0, 1)
    assert (one.length, one.diagonal) == (approx(180), approx(900))
    assert (one.bends_per_edge, one.straight_share, one.length_share) == (0, 1, approx(0.2))
    assert (one.spread, one.aligned, one.gaps, one.gap_count) == (0, 2, None, 0)
    assert one.page_share == approx(420 * 60 / (720 * 540))
    assert (one.smallest_type, one.largest_type, one.faults) == (12, 44, ())


def test_a_slide_without_boxes_has_nothing_to_measure():
    one = measures(Sketch())
    assert (one.boxes, one.edges, one.length) == (0, 0, 0)
    assert {one.bends_per_edge, one.straight_share, one.length_share, one.spread, one.gaps, one.page_share} == {None}


def test_an_elbow_has_two_bends_and_the_length_of_its_pieces():
    sketch, a, *_ = good()
    sketch.join("a -> c", a, RIGHT, sketch.box("c", 400, 300, 120, 60, "Third"), LEFT, ELBOW)  # 90 across, 100 down, 90 across
    one = measures(sketch)
    assert (one.bends, one.straight, one.bends_per_edge, one.straight_share) == (2, 1, 1, 0.5)
    assert one.length == approx(180 + 280, abs=0.01)


def chain(*lefts: float) -> Sketch:
    """Boxes of 100 x 40 one below the other, 30 apart, each joined with the next."""
    sketch, before = Sketch(), None
    for number, left in enumerate(lefts):
        box = sketch.box(f"n{number}", left, 140 + 70 * number, 100, 40, "Step")
        if before is not None:
            sketch.join(f"n{number - 1} -> n{number}", before, BOTTOM, box, TOP)
        before = box
    return sketch


def test_spread_is_the_mean_distance_from_the_nearest_axis_that_two_boxes_share():
    assert measures(chain(100, 100, 100, 100)).spread == approx(0, abs=0.01)
    one = measures(chain(100, 100, 130, 100))
    assert (one.spread, one.aligned) == (approx(30 / 4, abs=0.01), 4)
    assert measures(chain(100, 100, 130, 130)).spread == approx(0, abs=0.01)  # two axes


def test_without_a_shared_axis_the_median_is_the_axis():
    assert measures(chain(100, 120, 150)).spread == approx((20 + 0 + 30) / 3, abs=0.01)


def test_a_pair_that_mirrors_about_the_axis_is_on_it():
    sketch = chain(300, 300)  # centres at 350; the two below are 100 to each side
    for name, left in (("left", 200), ("right", 400)):
        sketch.join(f"n1 -> {name}", sketch.slide.shapes[2], BOTTOM, sketch.box(name, left, 300, 100, 40, "Leaf"), TOP)
    assert measures(sketch).spread == approx(0, abs=0.01)
    move(sketch.slide.shapes[-2], dx=30)  # the middle of the pair is 15 off the axis, and so are both
    assert sketch.slide.shapes[-2].name == "right"
    assert measures(sketch).spread == approx((15 + 15) / 4, abs=0.01)


def test_a_flow_across_has_axes_across():
    sketch, _, b, _ = good()
    c = sketch.box("c", 560, 224, 120, 60, "Third")
    sketch.join("b -> c", b, RIGHT, c, LEFT)
    assert measures(sketch).spread == approx(24 / 3, abs=0.01)


def test_gaps_are_as_uneven_as_their_deviation_over_their_mean():
    sketch = Sketch()
    for name, top in (("a", 140), ("b", 200), ("c", 280)):  # 40 high: gaps of 20 and 40, mean 30, deviation 10
        sketch.box(name, 100, top, 100, 40, name)
    one = measures(sketch)
    assert (one.gaps, one.gap_count) == (approx(1 / 3, abs=1e-3), 2)


def test_only_the_next_box_in_line_is_a_neighbour():
    sketch = Sketch()
    for number in range(4):
        sketch.box(f"n{number}", 100 + 60 * number, 140 + 100 * (number % 2), 40, 40, "x")  # two rows, no box under another
    rects = [shape.bounds for shape in sketch.facts().slides[0].shapes if shape.name.startswith("n")]
    ((spread, count),) = gap_spreads(rects)
    assert (spread, count) == (approx(0, abs=1e-3), 2)  # 80 within each row, nothing down


def test_what_lies_in_a_panel_is_a_family_of_its_own():
    sketch = Sketch()
    panel, _ = node(sketch, "p", 100, 120, 300, 300)
    node(sketch, "p/a", 120, 160, into=panel)
    node(sketch, "p/b", 150, 260, into=panel)
    node(sketch, "q", 100, 440)
    one = measures(sketch)
    assert (one.boxes, one.aligned) == (4, 4)  # p and q, p/a and p/b
    # tops: p and q mirror no axis: centres 250 and 160, median 205, 45 off each; inside: centres 180 and 210, 15 off each
    assert one.spread == approx((45 + 45 + 15 + 15) / 4, abs=0.01)


def test_pills_and_labels_are_no_boxes():
    sketch, *_ = good()
    group, _ = node(sketch, "c", 100, 400, 200, 80)
    sketch.box("c/pill-1", 110, 450, 60, 20, "x", into=group)
    sketch.box("a -> b/label", 290, 210, 40, 14, "yes")
    assert measures(sketch).boxes == 3


def test_the_total_weighs_each_slide_by_what_it_measured():
    one = replace(measures(good()[0]), spread=6.0, aligned=3, gaps=0.5, gap_count=1, faults=(("label", 1),))
    other = replace(one, slide=2, spread=2.0, aligned=1, gaps=0.2, gap_count=2, smallest_type=9.0, page_share=None)
    other = replace(other, faults=(("overlap", 2), ("label", 1)))
    whole = total([one, other])
    assert (whole.slide, whole.boxes, whole.edges, whole.length) == (None, 4, 2, approx(360))
    assert (whole.spread, whole.gaps) == (approx(5.0), approx(0.3))
    assert (whole.page_share, whole.smallest_type, whole.length_share) == (one.page_share, 9.0, approx(0.2))
    assert whole.faults == (("overlap", 2), ("label", 2))


def test_table_and_json_show_measures_only_when_asked_for():
    facts = good()[0].facts()
    plain, full = judge(facts), judge(facts, layout=True)
    assert "layout" not in to_json(plain)
    assert "hard faults" not in table(plain)
    assert "hard faults: none" in table(full)
    layout = to_json(full)["layout"]
    assert isinstance(layout, dict)
    assert layout["slides"][0]["length"] == approx(180)
    assert (layout["total"]["slide"], layout["total"]["straight_share"], layout["total"]["faults"]) == (None, 1.0, {})


def test_faults_are_counted_by_kind():
    sketch, _, b, _ = good()
    sketch.box("wall", 280, 190, 60, 80)
    move(b, dy=12)
    assert measures(sketch).faults == (("through", 1), ("detached", 1))
    sketch.box("shade", 60, 400, 100, 40)
    sketch.box("other", 140, 420, 100, 40)
    assert "C302" in sketch.codes()  # without words it is only a warning
    assert measures(sketch).faults == (("through", 1), ("detached", 1))


# ---- hard faults


def test_corners_count_and_points_on_a_straight_line_do_not():
    corner = [Point(0, 0), Point(10, 0), Point(20, 0), Point(20, 10)]
    assert (bends_of(corner[:3]), bends_of(corner)) == (0, 1)
    assert bends_of([Point(0, 0), Point(10, 0), Point(10, 0.3), Point(30, 0.3)]) == 0  # rounding, no step
    assert bends_of([Point(0, 0), Point(10, 0), Point(4, 0)]) == 1  # it turns back


def test_c110_more_than_four_bends():
    sketch, *_ = good()
    facts = sketch.facts()
    (slide,) = facts.slides
    line = next(shape for shape in slide.shapes if shape.kind == "connector")
    assert line.path is not None

    def codes(*way: tuple[float, float]) -> list[str]:
        path = replace(line.path, points=(Point(220, 230), *(Point(*spot) for spot in way), Point(400, 230)))
        shapes = tuple(replace(one, path=path) if one is line else one for one in slide.shapes)
        return [one.code for one in judge(replace(facts, slides=(replace(slide, shapes=shapes),))).findings]

    assert codes((260, 230), (260, 300), (320, 300), (320, 230)) == []
    assert codes((260, 230), (260, 300), (300, 300), (300, 330), (320, 330), (320, 230)) == ["C110"]


def fan() -> tuple[Sketch, dict[str, object]]:
    """a -> c and a -> d with one trunk at a; b stands below a and is not joined."""
    sketch = Sketch()
    places = {"a": (100, 200), "b": (100, 400), "c": (400, 130), "d": (400, 300)}
    boxes = {name: sketch.box(name, x, y, 120, 60, name) for name, (x, y) in places.items()}
    for target in "cd":
        sketch.join(f"a -> {target}", boxes["a"], RIGHT, boxes[target], LEFT, ELBOW)
    return sketch, boxes


def test_a_fan_with_one_trunk_is_fine():
    assert fan()[0].codes() == []


def test_c111_a_trunk_that_suggests_an_edge_until_that_edge_is_there():
    sketch, boxes = fan()
    sketch.join("b -> d", boxes["b"], RIGHT, boxes["d"], LEFT, ELBOW)  # runs into d along the line from a: from b to c?
    suggested = "b -> d: the lines it runs together with suggest an edge from 'b' to 'c', which is not there"
    assert found(sketch) == [("C111", suggested)]
    assert measures(sketch).faults == (("trunk", 1),)
    sketch.join("b -> c", boxes["b"], TOP, boxes["c"], BOTTOM)  # anywhere on the slide
    assert "C111" not in sketch.codes()


def test_c111_one_line_in_and_one_out_by_the_same_way():
    sketch = Sketch()
    a, b, c = (sketch.box(name, x, y, 120, 60, name) for name, x, y in (("a", 400, 300), ("b", 100, 130), ("c", 100, 400)))
    sketch.join("b -> a", b, RIGHT, a, LEFT, ELBOW)
    sketch.join("a -> c", a, LEFT, c, RIGHT, ELBOW)
    (only,) = found(sketch)
    assert only == ("C111", "b -> a: the lines it runs together with suggest an edge from 'b' to 'c', which is not there")


def test_c112_a_line_that_hides_another():
    sketch, a, b, _ = good()
    sketch.join("a -> b #2", a, RIGHT, b, LEFT)
    assert found(sketch) == [("C112", "a -> b #2: it lies on 'a -> b', which joins the same two shapes: only one of them is seen")]


def test_c113_a_trunk_of_lines_that_look_different():
    sketch, _ = fan()
    sketch.slide.shapes[-1].line.width = Pt(3)
    (finding,) = sketch.report().findings
    assert (finding.code, finding.severity.word) == ("C113", "warning")
    # a leaves at y = 230 for x = 310, halfway, and one line turns up there and the other down
    assert finding.message.startswith("it shares 90 pt of line with 'a -> c', which looks different")


def test_there_and_back_on_one_line_is_no_hidden_line():
    sketch, a, b, _ = good()
    sketch.join("b -> a", b, LEFT, a, RIGHT)
    assert sketch.codes() == []


def test_lines_run_through_swimlanes_but_not_through_panels():
    sketch, *_ = good()
    node(sketch, "l", 280, 130, 60, 300, ending="lane")[1].text_frame.text = ""
    assert sketch.codes() == []
    sketch, *_ = good()
    node(sketch, "l", 280, 130, 60, 300, ending="box")[1].text_frame.text = ""
    assert [code for code, _ in found(sketch)] == ["C105"]


def test_c306_a_node_on_another():
    sketch = Sketch()
    node(sketch, "a", 100, 200, 300, 200)
    node(sketch, "b", 150, 280, 100, 60)
    assert found(sketch) == [("C306", "b: it lies on 'a', which does not hold it")]


def test_a_node_that_was_declared_inside_lies_there():
    sketch = Sketch()
    panel, _ = node(sketch, "a", 100, 200, 300, 200)
    node(sketch, "a/b", 150, 320, 100, 60, into=panel)
    assert sketch.codes() == []


def test_c305_a_node_wholly_outside_of_its_panel():
    sketch = Sketch()
    panel, box = node(sketch, "a", 100, 200, 200, 100)
    node(sketch, "a/b", 400, 200, 100, 60, into=panel)
    box.text_frame.text = ""
    assert found(sketch) == [("C305", "a/b: it reaches out of 'a/box', the card it belongs to")]


def labelled(x: float, y: float) -> Sketch:
    """A label for `a -> b` with its corner there; a card c far from the line, a panel p around b."""
    sketch, *_ = good()
    node(sketch, "c", 100, 400, 200, 100)
    panel, box = node(sketch, "p", 360, 140, 200, 200)
    sketch.slide.shapes._spTree.insert(2, panel._element)
    box.text_frame.text = ""
    sketch.text("a -> b/label", x, y, 30, 14, "yes")
    return sketch


def test_c307_a_label_in_a_card():
    assert found(labelled(120, 470)) == [("C307", "a -> b/label: it lies on 'c/box'")]  # beside the card's own words
    assert found(labelled(288, 470)) == [("C307", "a -> b/label: it lies on 'c/box'")]  # half of it; said once
    assert found(labelled(240, 208)) == []
    assert found(labelled(110, 204)) == [("C307", "a -> b/label: it lies on 'a'")]  # an end of its line is a card like others


def test_a_label_may_stand_in_the_panel_that_its_line_runs_into_but_not_on_its_border():
    assert found(labelled(365, 208)) == []
    assert [code for code, _ in found(labelled(350, 208))] == ["C307"]


def test_a_label_of_no_line_is_a_text_like_others():
    sketch = labelled(120, 470)
    sketch.slide.shapes[-1].name = "note"
    assert sketch.codes() == []


def test_only_the_arrow_says_which_way_a_line_is_read():
    sketch, boxes = fan()
    line = sketch.join("d <- b", boxes["d"], LEFT, boxes["b"], RIGHT, ELBOW).line
    ln = line._get_or_add_ln()
    namespace = ln.tag.partition("}")[0] + "}"
    ln.append(ln.makeelement(f"{namespace}headEnd", {"type": "triangle"}))  # its only arrow is at its begin, which is d
    line.width = Pt(1.5)
    (only,) = found(sketch)
    assert only[1].startswith("d <- b: the lines it runs together with suggest an edge from 'b' to 'c'")


def test_the_command_measures_when_asked(tmp_path):
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(good()[0].save())
    run = CliRunner().invoke(deckgen, ["check", str(deck), "--layout"], standalone_mode=False)
    assert run.return_value == 0, run.output
    assert "hard faults: none" in run.output
    plain = CliRunner().invoke(deckgen, ["check", str(deck), "--json"], standalone_mode=False)
    full = CliRunner().invoke(deckgen, ["check", str(deck), "--json", "--layout"], standalone_mode=False)
    assert "layout" not in json.loads(plain.output)
    assert json.loads(full.output)["layout"]["total"]["boxes"] == 2
