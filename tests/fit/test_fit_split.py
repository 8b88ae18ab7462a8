"""Cutting a diagram into slides: along its structure, with a link on both sides of every edge that is cut."""

from __future__ import annotations

import layout_factory as make

from deckgen.fit.split import split
from deckgen.graph.styled import StyledDiagram, StyledLayout, StyledSlide, StyledStack, boxes


def slide(nodes: str, edges: str, kind: str = "flow") -> StyledSlide:
    """A slide of cards named by single letters and edges such as `ab bc`."""
    root = StyledStack("y", tuple(make.card(name, name.upper(), "words") for name in nodes), make.SPAN, layout=StyledLayout(kind))
    diagram = StyledDiagram(root, tuple(make.edge(*pair) for pair in edges.split()), make.METRICS, overflow="split")
    return StyledSlide(make.SPAN, make.text("Title"), "Title", diagram)


def members(slide: StyledSlide) -> list[str]:
    assert slide.diagram is not None
    return [box.path for box in boxes(slide.diagram.root)]


def names(slide: StyledSlide) -> list[str]:
    assert slide.diagram is not None
    return [edge.name for edge in slide.diagram.edges]


def test_a_chain_is_cut_in_the_middle_with_a_link_on_both_sides() -> None:
    first, second = split(slide("abcdef", "ab bc cd de ef"), 2, 4)
    assert members(first) == ["a", "b", "c", "d (slide 5)"]
    assert members(second) == ["c (slide 4)", "d", "e", "f"]
    assert names(first) == ["a -> b", "b -> c", "c -> d (slide 5)"]
    assert names(second) == ["c (slide 4) -> d", "d -> e", "e -> f"]


def test_a_link_names_its_box_and_leads_to_its_slide() -> None:
    first, _ = split(slide("abcd", "ab bc cd"), 2, 1)
    assert first.diagram is not None
    link = list(boxes(first.diagram.root))[-1]
    assert [text.words for text in link.texts] == ["C", "continues on slide 2"]
    assert link.jump == 2  # type: ignore[union-attr]


def test_titles_count_the_slides() -> None:
    pieces = split(slide("abcdef", "ab"), 3, 1)
    assert [piece.title.words for piece in pieces if piece.title] == ["Title (1/3)", "Title (2/3)", "Title (3/3)"]


def test_the_cut_goes_where_few_edges_pass() -> None:
    # two knots of three and four, joined by one edge: the even cut would split the second knot
    first, _ = split(slide("abcdefg", "ab bc ca cd de ef fg ge gd dg"), 2, 1)
    assert members(first) == ["a", "b", "c", "d (slide 2)"]


def test_edges_to_one_box_elsewhere_share_its_link() -> None:
    first, second = split(slide("abcd", "ac bc cd", "grid"), 2, 1)
    assert members(first) == ["a", "b", "c (slide 2)"]
    assert names(first) == ["a -> c (slide 2)", "b -> c (slide 2)"]
    assert members(second) == ["a (slide 1)", "b (slide 1)", "c", "d"]


def test_a_tree_is_cut_between_its_branches() -> None:
    # declared level by level; read branch by branch
    first, second = split(slide("abcdefg", "ab ac bd be cf cg", "tree"), 2, 1)
    assert members(first) == ["a", "b", "d", "e", "c (slide 2)"]
    assert members(second) == ["a (slide 1)", "c", "f", "g"]


def test_fewer_parts_than_slides_gives_nothing() -> None:
    assert split(slide("ab", "ab"), 3, 1) == ()


def test_edges_both_ways_end_at_two_links_with_names_of_their_own() -> None:
    first, second = split(slide("abcd", "ab ba bc cb cd dc"), 2, 1)
    # a box elsewhere that edges come from and lead to stands before and after, as any other would
    assert names(first) == ["a -> b", "b -> a", "b -> c (slide 2)", "c (from slide 2) -> b"]
    assert len(set(members(first) + members(second))) == len(members(first)) + len(members(second))


def test_swimlanes_are_cut_along_the_flow_and_not_lane_by_lane() -> None:
    # a leads to c in the other lane, back to b, then to d: declared order is a b | c d
    lanes = tuple(
        make.panel(path, *(make.card(f"{path}/{name}", name) for name in held), title=path)._replace(lane=True)
        for path, held in (("l", "ab"), ("m", "cd"))
    )
    root = StyledStack("y", lanes, make.SPAN, layout=StyledLayout("lanes"))
    ties = (make.edge("l/a", "m/c"), make.edge("m/c", "l/b"), make.edge("l/b", "m/d"))
    diagram = StyledDiagram(root, ties, make.METRICS, overflow="split")
    first, second = split(StyledSlide(make.SPAN, make.text("Title"), "Title", diagram), 2, 1)
    assert members(first) == ["l", "l/a", "l/b (slide 2)", "m", "m/c"]
    assert members(second) == ["l", "l/b", "m", "m/d", "m/c (slide 1)"]


def test_a_link_is_lighter_and_rounder_than_a_card() -> None:
    first, _ = split(slide("abcd", "ab bc cd"), 2, 1)
    assert first.diagram is not None
    card, link = list(boxes(first.diagram.root))[1:]
    assert link.outline_width < card.outline_width and link.radius > card.radius  # type: ignore[union-attr]
    assert link.fill == card.pill_fill  # type: ignore[union-attr]
    # what a corner takes of the text's room stays within the usual inset above it: no line is cut off
    assert 0.29289 * link.radius < 7
