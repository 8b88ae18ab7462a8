"""Who may join whose line."""

from __future__ import annotations

from layout_factory import edge, edges

from deckgen.route.company import Company, friends_of

AC, AD, BD, EF = range(4)
EDGES = edges("a c", "a d", "b d", "e f")


def drawn(*joined: tuple[int, ...]) -> Company:
    company = Company(EDGES)
    for k, *others in joined:
        company.join(k, others)
    return company


def test_friends_have_an_end_in_common_and_look_alike():
    assert friends_of(EDGES) == [{AC, AD}, {AC, AD, BD}, {AD, BD}, {EF}]
    assert friends_of([edge("a", "c"), edge("a", "d", dash="dash")]) == [{0}, {1}]


def test_two_edges_between_the_same_boxes_are_none():
    assert friends_of([edge("a", "b"), edge("a", "b", number=2)]) == [{0}, {1}]


def test_only_those_that_are_drawn_share():
    assert drawn().allowed(AD) == frozenset()
    assert drawn((AC,)).allowed(AD) == {AC}


def test_a_trunk_with_one_rules_out_a_trunk_with_the_other():
    apart = drawn((AC,), (BD,))
    assert apart.allowed(AD) == {AC, BD} and not apart.may_join(AD, (AC, BD))  # each, but not both: b -> c would be read
    assert drawn((AC,), (AD, AC), (EF,)).allowed(BD) == frozenset()


def test_what_is_taken_back_rules_out_nothing():
    company = drawn((AC,), (AD, AC))
    company.leave(AC)
    assert company.allowed(BD) == {AD} and company.network((AD,)) == [AD]


def test_networks_reach_through_others():
    company = drawn((AC,), (AD, AC), (BD, AD), (EF,))
    assert company.network((BD,)) == [AC, AD, BD]
    assert company.networks() == [0, 0, 0, 3]
    company.forget()
    assert company.networks() == [0, 1, 2, 3]
