"""Lanes: the channels beside a stack's members that edges need when they do not simply go to the next member.

Written for a stack from top to bottom, whose lanes run up and down on the left and on the right; a stack from left to right uses the same
code with the axes exchanged (`across`: left and top are the near side, right and bottom the far one). Distances are measured outwards
from the stack's axis.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from ..base.geometry import Side
from ..graph.styled import Metrics, StyledEdge, StyledText
from .ties import Tie

ANCHOR_COST = 1.5  # in bends: an end off the middle of a side is worth a little more than one more bend
WIDE_COST = 1.0  # a lane beside the widest member costs the whole diagram width

Near = Literal[-1, 1]  # -1: left of a vertical stack, above a horizontal one; +1: the other side


class Where(NamedTuple):
    """What lane planning must know of an edge's end: which member holds it and how it can be reached there.

    `outer` says whether nothing stands between it and the lane on the near (-1) and far (+1) side; `open` whether its side towards the
    next or previous member is the member's own; `lean` is -1..+1, where it stands across the axis; `wide` whether its member holds several
    columns.
    """

    member: int
    outer: dict[int, bool]
    open: bool
    lean: float
    wide: bool


class LanePlan(NamedTuple):
    """A lane on one side of the stack, passing beside members `first`..`last`. `tail` and `head` are the lengths that the edge's end labels
    need along the pieces from its boxes to the lane."""

    tie: Tie
    near: Near
    first: int
    last: int
    begin: Side
    end: Side
    label: tuple[float, float] | None = None
    label_first: int = 0
    label_last: int = -1
    label_outside: bool = False
    tail: float = 0.0
    head: float = 0.0

    @property
    def edge(self) -> StyledEdge:
        return self.tie.edge

    def beside(self, member: int) -> bool:
        return self.first <= member <= self.last

    def labelled(self, member: int) -> bool:
        return self.label is not None and self.label_first <= member <= self.label_last

    def meets(self, other: LanePlan) -> bool:
        return self.first <= other.last and other.first <= self.last


class SideUse:
    """Who uses which side of which node, to keep strangers off a side's middle."""

    def __init__(self) -> None:
        self._uses: dict[tuple[str, Side], list[tuple[StyledEdge, bool]]] = defaultdict(list)

    def take(self, node: str, side: Side, edge: StyledEdge, out: bool) -> None:
        self._uses[node, side].append((edge, out))

    def drop(self, node: str, side: Side, edge: StyledEdge) -> None:
        self._uses[node, side] = [use for use in self._uses[node, side] if use[0].name != edge.name]

    def taken(self, node: str, side: Side, edge: StyledEdge, out: bool) -> bool:
        """Whether a stranger has the middle: only edges going the same way and drawn alike share it as a trunk."""
        return any(other_out != out or other.look != edge.look for other, other_out in self._uses[node, side])


def plan_lanes(
    ties: Sequence[Tie],
    where: Callable[[str], Where],
    vertical: bool,
    label_size: Callable[[StyledEdge], tuple[float, float] | None],
    wide: Sequence[bool],
    use: SideUse,
    folded: bool = False,
    end_size: Callable[[StyledText | None], float] = lambda label: 0.0,
) -> tuple[LanePlan, ...]:
    """Choose a side, an exit and an entry for every tie that needs a lane; ordered from the innermost lane to the outermost."""
    before, after = (Side.TOP, Side.BOTTOM) if vertical else (Side.LEFT, Side.RIGHT)
    sides = {-1: Side.LEFT, 1: Side.RIGHT} if vertical else {-1: Side.TOP, 1: Side.BOTTOM}
    needing = []
    for tie in ties:
        if needs_lane(tie, vertical, folded):
            needing.append(tie)
        elif tie.loop and tie.edge.side is not None:
            use.take(tie.edge.source, tie.edge.side, tie.edge, True)
            use.take(tie.edge.target, tie.edge.side, tie.edge, False)
        else:
            use.take(tie.edge.source, after if tie.forward else before, tie.edge, True)
            use.take(tie.edge.target, before if tie.forward else after, tie.edge, False)
    nears: dict[str, Near] = {}
    for tie in sorted(needing, key=lambda t: t.edge.side is None):
        nears[tie.edge.name] = _choose_near(tie, where, vertical, nears, folded)
    ends = {tie.edge.name: (sides[nears[tie.edge.name]], sides[nears[tie.edge.name]]) for tie in needing}
    for tie in needing:
        begin, end = ends[tie.edge.name]
        use.take(tie.edge.source, begin, tie.edge, True)
        use.take(tie.edge.target, end, tie.edge, False)
    for _ in range(3):
        for tie in (tie for tie in needing if not tie.loop):
            ends[tie.edge.name] = _choose_ends(tie, nears[tie.edge.name], ends[tie.edge.name], sides, (before, after), where, use)
    plans = [_plan(tie, nears[tie.edge.name], ends[tie.edge.name], (before, after), where, wide, label_size) for tie in needing]
    plans = [_with_end_labels(plan, vertical, end_size) for plan in plans]
    return tuple(sorted(plans, key=lambda p: (p.last - p.first, p.tie.j > p.tie.i)))


def needs_lane(tie: Tie, vertical: bool, folded: bool = False) -> bool:
    """Whether a tie cannot simply run through the gap to the next member (or was told to take a channel).

    Between neighbouring columns of a folded run edges of both directions take the gap.
    """
    channel = (Side.LEFT, Side.RIGHT) if vertical else (Side.TOP, Side.BOTTOM)
    if tie.loop:  # an ear beside its member, unless it is told to be before or after it
        return tie.edge.side is None or tie.edge.side in channel
    if folded and abs(tie.i - tie.j) == 1:
        return not tie.forward and tie.edge.side is not None
    return not tie.adjacent or tie.edge.side in channel


def _choose_near(tie: Tie, where: Callable[[str], Where], vertical: bool, nears: dict[str, Near], folded: bool) -> Near:
    first = Side.LEFT if vertical else Side.TOP
    if tie.edge.side in (first, first.opposite):
        return -1 if tie.edge.side is first else 1
    if folded and tie.edge.side is not None:  # a side along the flow: the lane is there where the source looks out
        outer = where(tie.edge.source).outer
        return -1 if outer[-1] and not outer[1] else 1
    if tie.loop:
        return 1 if vertical else -1
    for path in (tie.edge.target, tie.edge.source):
        lean = where(path).lean
        if abs(lean) > 0.1:
            return -1 if lean < 0 else 1
    load = sum(nears.values())
    if load:
        return -1 if load > 0 else 1
    return 1 if tie.forward else -1


def _choose_ends(
    tie: Tie,
    near: Near,
    current: tuple[Side, Side],
    sides: dict[int, Side],
    flow: tuple[Side, Side],
    where: Callable[[str], Where],
    use: SideUse,
) -> tuple[Side, Side]:
    """The cheaper exit and entry, given what every other edge uses now. Costs are bends."""
    edge = tie.edge
    use.drop(edge.source, current[0], edge)
    use.drop(edge.target, current[1], edge)
    source, target = where(edge.source), where(edge.target)
    lane = sides[near]

    def crowd(node: str, side: Side, out: bool) -> float:
        return ANCHOR_COST if use.taken(node, side, edge, out) else 0.0

    exits = {lane: (1.0 if source.outer[near] else 4.0) + crowd(edge.source, lane, True)}
    facing = flow[0] if tie.j < tie.i else flow[1]  # side of the source that faces its target
    for side in flow:
        if source.open and (side is not facing or not source.wide):
            exits[side] = 2.0 + (0.5 if side is facing and tie.j < tie.i else 0.0) + crowd(edge.source, side, True)
    entries = {lane: (1.0 if target.outer[near] else 4.0) + (WIDE_COST if target.wide else 0.0) + crowd(edge.target, lane, False)}
    if target.open:
        inwards = flow[1] if tie.j < tie.i else flow[0]  # side of the target that faces its source
        under = target.wide and not source.wide and target.outer[near]
        entries[inwards] = ANCHOR_COST if under else 2.0 + crowd(edge.target, inwards, False)
    if edge.side in flow and target.open:  # asked for, and along the flow
        entries[edge.side] = crowd(edge.target, edge.side, False)
    begin = min(exits, key=lambda s: (exits[s], s is not current[0]))
    end = min(entries, key=lambda s: (entries[s], s is not current[1]))
    use.take(edge.source, begin, edge, True)
    use.take(edge.target, end, edge, False)
    return begin, end


def _plan(
    tie: Tie,
    near: Near,
    ends: tuple[Side, Side],
    flow: tuple[Side, Side],
    where: Callable[[str], Where],
    wide: Sequence[bool],
    label_size: Callable[[StyledEdge], tuple[float, float] | None],
) -> LanePlan:
    first, last = min(tie.i, tie.j), max(tie.i, tie.j)
    target_end = ends[1]
    if target_end in flow:  # it turns in before it passes the target
        first, last = (first + 1, last) if tie.j < tie.i else (first, last - 1)
    if ends[0] in flow and (ends[0] is flow[0]) == (tie.j < tie.i):  # and leaves towards it
        first, last = (first, last - 1) if tie.j < tie.i else (first + 1, last)
    first, last = (first, last) if first <= last else (last, first)
    plan = LanePlan(tie, near, first, last, *ends)
    size = label_size(tie.edge)
    if size is None:
        return plan
    lo, hi = _label_members(plan, wide)
    outside = not any(wide[m] for m in range(first, last + 1))
    return plan._replace(label=size, label_first=lo, label_last=hi, label_outside=outside)


def _with_end_labels(plan: LanePlan, vertical: bool, end_size: Callable[[StyledText | None], float]) -> LanePlan:
    """The plan with room for labels beside the edge's first and last piece, where those run across to the lane."""
    edge = plan.edge
    tail = end_size(edge.tail_label) if plan.begin.vertical is not vertical else 0.0
    head = end_size(edge.head_label) if plan.end.vertical is not vertical else 0.0
    return plan._replace(tail=tail, head=head)


def _label_members(plan: LanePlan, wide: Sequence[bool]) -> tuple[int, int]:
    """The members beside which the label may stand: the run of narrow ones nearest to the edge's source."""
    members = list(range(plan.first, plan.last + 1))
    if plan.tie.j < plan.tie.i:
        members.reverse()
    start = next((k for k, m in enumerate(members) if not wide[m]), 0)
    stop = start
    while stop + 1 < len(members) and wide[members[stop + 1]] == wide[members[start]]:
        stop += 1
    return min(members[start], members[stop]), max(members[start], members[stop])


def lane_room(plan: LanePlan, member: int, metrics: Metrics) -> float:
    """Distance from a member to the middle of a lane beside it: clear of its border, and room for an arrowhead where the edge ends."""
    edge = plan.edge
    room = metrics.clearance * 4 / 3 + edge.width / 2
    if member in (plan.tie.i, plan.tie.j):
        room = max(room, 1.5 * metrics.clearance + edge.width / 2, 12.0 + 3.1 * edge.width)
    ends = (plan.tail if member == plan.tie.i else 0.0, plan.head if member == plan.tie.j else 0.0)
    return max(room, max(ends) + 2 * metrics.label_gap if max(ends) else 0.0)


def lane_distances(plans: Sequence[LanePlan], halves: Sequence[float], metrics: Metrics) -> tuple[list[float], float]:
    """Distance of each lane of one side from the axis, given the members' half widths there; and the side's whole extent."""
    at: list[float] = []
    for k, plan in enumerate(plans):
        u = 0.0
        for member in range(plan.first, plan.last + 1):
            need = lane_room(plan, member, metrics)
            if plan.labelled(member) and not plan.label_outside and plan.label:
                need = max(need, plan.label[0] + 2 * metrics.label_gap + plan.edge.width / 2)
            u = max(u, halves[member] + need)
        for inner, inner_at in zip(plans[:k], at):
            if plan.meets(inner):
                u = max(u, inner_at + _between(inner, plan, metrics))
        at.append(u)
    extent = max(halves, default=0.0)
    for plan, u in zip(plans, at):
        outside = plan.label[0] + metrics.label_gap if plan.label and plan.label_outside else 0.0
        extent = max(extent, u + plan.edge.width / 2 + outside)
    return at, extent


def _between(inner: LanePlan, outer: LanePlan, metrics: Metrics) -> float:
    """Distance between the middles of two neighbouring lanes that pass the same members."""
    lines = (inner.edge.width + outer.edge.width) / 2
    labels = [inner.label[0]] if inner.label and inner.label_outside else []
    if outer.label and not outer.label_outside and outer.label_first <= inner.last and inner.first <= outer.label_last:
        labels.append(outer.label[0])
    if not labels:
        return metrics.clearance + lines
    return max(labels) + 2 * metrics.label_gap + lines
