"""Lanes: which side of the stack, which exits and entries, and how far out. Clearance is 12, label gap 8, lines are 1 wide."""

from __future__ import annotations

import pytest
from layout_factory import METRICS, edge

from deckgen.base.geometry import Side
from deckgen.graph.styled import StyledEdge
from deckgen.layout.lanes import LanePlan, SideUse, Where, lane_distances, lane_room, needs_lane, plan_lanes
from deckgen.layout.ties import Tie

NODES = "abcdef"
FREE = Where(member=0, outer={-1: True, 1: True}, open=True, lean=0.0, wide=False)


def tie(source: str, target: str, side: Side | None = None, number: int = 1, **look) -> Tie:
    """Between members of a column called a, b, c … in order."""
    return Tie(edge(source, target, side=side, number=number, **look), NODES.index(source), NODES.index(target))


def plan(
    *ties: Tie, where: dict[str, Where] | None = None, wide: str = "", vertical: bool = True, label=None
) -> dict[str, LanePlan]:
    def answer(path: str) -> Where:
        return (where or {}).get(path, FREE)._replace(member=NODES.index(path), wide=path in wide)

    def label_size(e: StyledEdge):
        return label if e.label else None

    plans = plan_lanes(ties, answer, vertical, label_size, [n in wide for n in NODES], SideUse())
    return {p.edge.name: p for p in plans}


def ends(p: LanePlan) -> tuple[int, str, str]:
    return p.near, p.begin.word, p.end.word


# ---- who needs one


def test_only_the_way_to_the_next_member_needs_no_lane():
    assert not needs_lane(tie("a", "b"), True)
    assert needs_lane(tie("a", "c"), True) and needs_lane(tie("b", "a"), True)


@pytest.mark.parametrize("side", list(Side))
def test_a_side_across_the_flow_asks_for_a_lane(side):
    assert needs_lane(tie("a", "b", side), True) is (side in (Side.LEFT, Side.RIGHT))
    assert needs_lane(tie("a", "b", side), False) is (side in (Side.TOP, Side.BOTTOM))


# ---- which side of the stack


def test_back_edges_go_left_and_skipping_ones_right():
    assert plan(tie("c", "a"))["c -> a"].near == -1
    assert plan(tie("a", "c"))["a -> c"].near == 1


def test_a_wish_goes_first():
    assert plan(tie("c", "a", Side.RIGHT))["c -> a"].near == 1
    assert plan(tie("a", "b", Side.LEFT))["a -> b"].near == -1
    assert plan(tie("a", "c", Side.TOP), vertical=False)["a -> c"].near == -1


def test_an_edge_goes_to_the_side_on_which_its_target_stands_else_its_source():
    left, right = FREE._replace(lean=-0.5), FREE._replace(lean=0.5)
    assert plan(tie("a", "c"), where={"c": left, "a": right})["a -> c"].near == -1
    assert plan(tie("c", "a"), where={"c": right})["c -> a"].near == 1


def test_edges_without_a_wish_balance_the_two_sides():
    plans = plan(tie("c", "a"), tie("d", "a", number=2), tie("f", "d"))
    assert [plans[n].near for n in ("c -> a", "d -> a #2", "f -> d")] == [-1, 1, -1]


# ---- exits and entries


def test_where_nothing_is_in_the_way_an_edge_leaves_and_enters_by_its_lanes_side():
    assert ends(plan(tie("c", "a"))["c -> a"]) == (-1, "left", "left")
    assert ends(plan(tie("a", "c"))["a -> c"]) == (1, "right", "right")
    assert ends(plan(tie("c", "a"), vertical=False)["c -> a"]) == (-1, "top", "top")


def test_edges_of_one_source_share_its_side_as_a_trunk_if_they_look_alike():
    plans = plan(tie("d", "a", Side.LEFT), tie("d", "b", Side.LEFT))
    assert [ends(p) for p in plans.values()] == [(-1, "left", "left")] * 2


def test_a_stranger_at_the_side_sends_an_edge_elsewhere():
    # both go left; b's left is entered by one and left by the other, so one of the two has to give way, at the price of a bend
    plans = plan(tie("d", "b", Side.LEFT), tie("b", "a", Side.LEFT, dash="dash"))
    taken = [(p.edge.source, p.begin) for p in plans.values()] + [(p.edge.target, p.end) for p in plans.values()]
    assert len(set(taken)) == len(taken)


def test_a_box_between_an_end_and_the_lane_sends_it_up_or_down():
    # the target has a neighbour on its left: from the left the lane turns in below it
    behind = FREE._replace(outer={-1: False, 1: True})
    assert ends(plan(tie("d", "b", Side.LEFT), where={"b": behind})["d -> b"]) == (-1, "left", "bottom")
    # the source too: it leaves downwards, away from the target: its upper side is for what comes from there
    assert ends(plan(tie("d", "b", Side.LEFT), where={"d": behind})["d -> b"]) == (-1, "bottom", "left")


def test_shut_in_on_all_sides_it_still_takes_the_lanes_side():
    shut = FREE._replace(outer={-1: False, 1: False}, open=False)
    assert ends(plan(tie("d", "b", Side.LEFT), where={"b": shut, "d": shut})["d -> b"]) == (-1, "left", "left")


def test_a_wide_target_is_entered_from_below_on_an_anchor_rather_than_around_it():
    assert ends(plan(tie("d", "b", Side.LEFT), wide="b")["d -> b"]) == (-1, "left", "bottom")


# ---- beside which members


def test_a_lane_passes_both_ends_unless_it_turns_in_before():
    p = plan(tie("d", "b", Side.LEFT))["d -> b"]
    assert (p.first, p.last) == (1, 3)
    p = plan(tie("d", "b", Side.LEFT), wide="b")["d -> b"]
    assert (p.first, p.last) == (2, 3)  # entered from below, it does not pass b
    assert p.beside(2) and not p.beside(1)


def test_inner_lanes_first_and_back_edges_before_forward_ones_of_one_length():
    ties = [tie("f", "a", Side.LEFT), tie("a", "c", Side.LEFT), tie("f", "d", Side.LEFT), tie("e", "d", Side.LEFT)]
    assert list(plan(*ties)) == ["e -> d", "f -> d", "a -> c", "f -> a"]


def test_a_label_stands_beside_the_run_of_narrow_members_nearest_to_its_source():
    p = plan(tie("f", "a", Side.LEFT, label="x"), wide="c", label=(50.0, 12.0))["f -> a"]
    assert (p.label, p.label_first, p.label_last, p.label_outside) == ((50, 12), 3, 5, False)
    p = plan(tie("a", "f", Side.LEFT, label="x"), wide="c", label=(50.0, 12.0))["a -> f"]
    assert (p.label_first, p.label_last) == (0, 1)


def test_a_label_of_a_lane_beside_narrow_members_only_stands_outside_in_the_shade_of_wide_ones():
    p = plan(tie("f", "d", Side.LEFT, label="x"), wide="b", label=(50.0, 12.0))["f -> d"]
    assert p.label_outside


# ---- distances from the axis


def lane(source: str, target: str, *, first: int, last: int, label: float = 0, outside: bool = False, **look) -> LanePlan:
    t = tie(source, target, label="x" if label else "", **look)
    size = (label, 12.0) if label else None
    return LanePlan(t, -1, first, last, Side.LEFT, Side.LEFT, size, first, last, outside)


@pytest.mark.parametrize(
    ("width", "passing", "ending"),
    [
        (1.0, 16.5, 18.5),  # 4/3 clearances and half the line; 1.5 clearances where it ends
        (4.5, 18.25, 25.95),  # where a heavy line ends, its arrowhead needs more: 12 + 3.1 x 4.5
    ],
)
def test_room_between_a_member_and_a_lane(width, passing, ending):
    p = lane("c", "a", first=0, last=2, width=width)
    assert lane_room(p, 1, METRICS) == pytest.approx(passing)
    assert lane_room(p, 0, METRICS) == lane_room(p, 2, METRICS) == pytest.approx(ending)


@pytest.mark.parametrize(
    ("halves", "at"),
    [
        ([40, 40, 40], 58.5),
        ([40, 50, 40], 66.5),  # the one that it passes sticks out further
        ([40, 30, 45], 63.5),
    ],
)
def test_a_lane_clears_every_member_it_passes(halves, at):
    assert lane_distances([lane("c", "a", first=0, last=2)], halves, METRICS) == (pytest.approx([at]), pytest.approx(at + 0.5))


def test_members_that_it_does_not_pass_do_not_push_it_but_count_for_the_extent():
    assert lane_distances([lane("c", "b", first=1, last=2)], [90, 40, 40], METRICS) == (pytest.approx([58.5]), 90)
    assert lane_distances([], [90, 40], METRICS) == ([], 90)


def test_lanes_side_by_side_keep_the_clearance_between_their_edges():
    inner, outer = lane("c", "b", first=1, last=2), lane("d", "a", first=0, last=3, width=4.0)
    # 58.5, and 12 + 0.5 + 2 on; the heavy line itself would need 40 + 24.4 only
    assert lane_distances([inner, outer], [40] * 4, METRICS) == (pytest.approx([58.5, 73.0]), pytest.approx(75))


def test_lanes_that_never_meet_share_a_distance():
    one, other = lane("b", "a", first=0, last=1), lane("d", "c", first=2, last=3)
    assert lane_distances([one, other], [40] * 4, METRICS)[0] == pytest.approx([58.5, 58.5])


def test_a_label_inside_keeps_its_gap_on_both_sides():
    # the label is 30 wide: 8 + 30 + 8 + half the line from the members
    at, extent = lane_distances([lane("c", "a", first=0, last=2, label=30)], [40] * 3, METRICS)
    assert (at, extent) == (pytest.approx([86.5]), pytest.approx(87))


def test_a_label_outside_pushes_the_extent_and_the_next_lane():
    inner = lane("c", "b", first=1, last=2, label=30, outside=True)
    assert lane_distances([inner], [40] * 3, METRICS) == (pytest.approx([58.5]), pytest.approx(58.5 + 0.5 + 30 + 8))
    outer = lane("d", "a", first=0, last=3)
    assert lane_distances([inner, outer], [40] * 4, METRICS)[0] == pytest.approx([58.5, 58.5 + 30 + 16 + 1])


# ---- who has the middle of a side


def test_a_middle_is_taken_by_strangers_only():
    use = SideUse()
    first, second, dashed = edge("a", "b"), edge("a", "c"), edge("a", "d", dash="dash")
    use.take("a", Side.LEFT, first, out=True)
    assert not use.taken("a", Side.LEFT, second, out=True)
    assert use.taken("a", Side.LEFT, second, out=False)  # goes the other way
    assert use.taken("a", Side.LEFT, dashed, out=True)  # does not look alike
    assert not use.taken("a", Side.RIGHT, dashed, out=True)
    use.drop("a", Side.LEFT, first)
    assert not use.taken("a", Side.LEFT, dashed, out=True)
