"""Widths, from the page inwards: every box gets its x and width, every upright lane its place.

Wide members give way to lanes before runs of cards do; rows of as many columns line up; a run of cards has one width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from math import fsum
from typing import NamedTuple, TypeGuard

from ..base.geometry import Side
from ..graph.placed import Lane, placed_boxes
from ..graph.styled import StyledCard, StyledEdge, StyledNode, StyledPanel, StyledStack, boxes
from .lanes import LanePlan, lane_distances, needs_lane
from .plans import Plans
from .ties import Tie, stacks

WIDEN = 1.2  # how much wider than its words a row's column may become to fill the page
GAP_SHARE = 0.6  # share of a row's spare width that goes into its gaps
LOOP_REACH = 16.0  # how far an edge to its own box goes out, in points
ARROW_ROOM = 14.0  # straight run before an arrowhead, in points: the head and a little shaft


class Misfit(NamedTuple):
    """By how much a diagram is too large, in points; `node` is the box whose text cannot wrap narrower, if it is one."""

    axis: str
    by: float
    node: StyledCard | StyledPanel | None = None


class Across(NamedTuple):
    """A vertical stack solved across: where its axis is, every member's width, every lane's distance from the axis."""

    axis: float
    widths: tuple[float, ...]
    near: tuple[tuple[LanePlan, float], ...]
    far: tuple[tuple[LanePlan, float], ...]


class Widths:
    """Solves a diagram across. Afterwards `spans` holds x and width of every box, `across` how each vertical stack was solved, `lanes`
    the upright lanes, and `misfits` what lacks width."""

    def __init__(self, plan: Plans, x: float, width: float, even: bool = True) -> None:
        self.plan = plan
        self.sizer = plan.sizer
        self.metrics = plan.metrics
        self.even = even
        self.spans: dict[str, tuple[float, float]] = {}
        self.block_x: dict[int, float] = {}
        self.run_widths: dict[int, float] = {}
        self.across: dict[int, Across] = {}
        self.widths: dict[int, tuple[float, float]] = {}
        self.gaps: dict[int, list[float]] = {}
        self.misfits: list[Misfit] = []
        self.lanes: list[Lane] = []
        self.row_mates = {id(row): mates for stack in stacks(plan.diagram.root) for row, mates in _row_mates(stack)}
        self._set_across(plan.diagram.root, x, width)

    def _widths(self, node: StyledNode) -> tuple[float, float]:
        """Smallest and natural width of a node with its lanes; asked for again and again while widths are searched, so remembered."""
        if id(node) not in self.widths:
            self.widths[id(node)] = self._measure_widths(node)
        return self.widths[id(node)]

    def _measure_widths(self, node: StyledNode) -> tuple[float, float]:
        if isinstance(node, StyledCard):
            return self.sizer.card_widths(node)
        if isinstance(node, StyledPanel):
            return self.sizer.panel_widths(node, self._widths(node.content))
        if id(node) in self.plan.blocks:
            width = self.plan.blocks[id(node)].w
            return width, width
        if node.axis == "x":
            gaps = fsum(self._column_gaps(node))
            columns = [self._widths(item) for item in node.items]
            if node.folded:
                gaps += fsum(self._fold_ends(node))
                return least_of(columns) + gaps, fsum(high for _, high in columns) + gaps
            even = max(c[0] for c in columns) * len(columns) + gaps  # columns of one width, as long as the page has room for them
            low = even if self.even else least_of(columns) + gaps
            return low, max(low, max(c[1] for c in columns) * len(columns) + gaps)
        members = [self._member_widths(item) for item in node.items]
        least = self.plan.extents(node, [m[0] / 2 for m in members])
        natural = self.plan.extents(node, [m[1] / 2 for m in members])
        return fsum(least), fsum(natural)

    def _member_widths(self, item: StyledNode) -> tuple[float, float]:
        """Widths of a stack's member; rows of as many columns have them in common, so that their columns line up."""
        rows = self.row_mates.get(id(item), ())
        widths = [self._widths(row) for row in rows] or [self._widths(item)]
        return max(low for low, _ in widths), max(high for _, high in widths)

    def _set_across(self, node: StyledNode, x: float, width: float, fill: bool = False) -> None:
        """Give every box below `node` its x and width."""
        if isinstance(node, StyledCard):
            self.spans[node.path] = (x, width)
        elif isinstance(node, StyledPanel):
            self.spans[node.path] = (x, width)
            inset = self.metrics.panel_inset
            self._set_across(node.content, x + inset, width - 2 * inset, fill=True)
        elif id(node) in self.plan.blocks:
            self._set_block(node, x, width)
        elif node.axis == "x":
            self._set_columns(node, x, width, fill)
        else:
            self._set_members(node, x, width, fill)

    def _set_block(self, stack: StyledStack, x: float, width: float) -> None:
        """A block keeps its width; it stands in the middle of what it gets."""
        block = self.plan.blocks[id(stack)]
        if block.w > width + 0.01:
            self.misfits.append(Misfit("width", block.w - width))
        left = x + (width - block.w) / 2
        self.block_x[id(stack)] = left
        for box in placed_boxes(block.nodes):
            self.spans[box.path] = (left + box.rect.x, box.rect.w)

    def _set_columns(self, stack: StyledStack, x: float, width: float, fill: bool) -> None:
        if stack.folded:
            self._set_folded(stack, x, width, fill)
            return
        mates = self.row_mates.get(id(stack), (stack,))
        limits = [_widest(column) for column in _columns([self._widths(item) for item in row.items] for row in mates)]
        count = len(limits)
        gaps = self._column_gaps(stack)
        spare = width - fsum(gaps) - count * max(self._widths(item)[1] for row in mates for item in row.items)
        if spare > 0 and not stack.branches and not fill:
            gaps = [gap + min(gap, spare * GAP_SHARE / max(1, count - 1)) for gap in gaps]
        room = width - fsum(gaps)
        if least_of(limits) > room:  # the mates ask for too much together: this row alone, then
            limits = [self._widths(item) for item in stack.items]
        least = least_of(limits)
        if max(low for low, _ in limits) <= room / count:
            widths = [room / count] * count
        else:
            self._check_width(least, room, stack)
            spare = max(0.0, room - least)
            wish = fsum(max(0.1, high - low) for low, high in limits)
            widths = [low + spare * max(0.1, high - low) / wish for low, high in limits]
        for item, w, gap in zip(stack.items, widths, [*gaps, 0.0]):
            self._set_across(item, x, w, fill or stack.branches)
            x += w + gap

    def _set_folded(self, stack: StyledStack, x: float, width: float, fill: bool) -> None:
        """Columns of a folded run: as wide as they want, all giving way alike; what is left goes to the gaps and to both ends."""
        ends, gaps = self._fold_ends(stack), self._column_gaps(stack)
        x, width = x + ends[0], width - fsum(ends)
        room = width - fsum(gaps)
        least = least_of([self._widths(item) for item in stack.items])
        self._check_width(least, room, stack)
        widths = self._fold_widths(stack, max(room, least))
        slack, count = room - fsum(widths), len(widths)
        if slack > 0 and count > 1:
            grow = [min(gap, slack * GAP_SHARE / (count - 1)) for gap in gaps]
            gaps = [gap + more for gap, more in zip(gaps, grow)]
            x += (slack - fsum(grow)) / 2
        for item, w, gap in zip(stack.items, widths, [*gaps, 0.0]):
            self._set_across(item, x, w, fill)
            x += w + gap

    def _fold_widths(self, stack: StyledStack, room: float) -> list[float]:
        """Widths of the columns, their lanes included. Where there is room for it, cards have one width in all columns that hold nothing
        else: they are pieces of one run."""
        limits = [self._widths(item) for item in stack.items]
        runs = {k: item for k, item in enumerate(stack.items) if is_run(item)}
        cards = [self._widths(card) for run in runs.values() for card in run.items]
        if not cards or not self.even:
            return _eased(limits, room)
        low, high = _widest(cards)

        def widths(share: float) -> list[float]:
            card = low + share * (high - low)
            return [
                fsum(self.plan.extents(runs[k], [card / 2] * len(runs[k].items))) if k in runs else least + share * (most - least)
                for k, (least, most) in enumerate(limits)
            ]

        if fsum(widths(0.0)) > room:
            return _eased(limits, room)
        share = largest(lambda share: fsum(widths(share)) - room)
        self.run_widths |= {id(run): low + share * (high - low) for run in runs.values()}
        return widths(share)

    def _check_width(self, least: float, room: float, stack: StyledStack) -> None:
        if least > room + 0.01:
            widest = max(boxes(stack), key=lambda b: self._widths(b)[0] if isinstance(b, StyledCard) else 0.0)
            self.misfits.append(Misfit("width", least - room, widest))

    def _column_gaps(self, stack: StyledStack) -> list[float]:
        """Gaps between the columns of a row; rows of as many columns in one stack share them, so that columns line up."""
        if id(stack) not in self.gaps:
            rows = [self._own_gaps(row) for row in self.row_mates.get(id(stack), (stack,))]
            self.gaps[id(stack)] = [max(gaps) for gaps in zip_longest(*rows, fillvalue=0.0)]
        return self.gaps[id(stack)]

    def _own_gaps(self, stack: StyledStack) -> list[float]:
        """Gaps that a row's own edges ask for: wider where an edge runs, wide enough for its label."""
        m = self.metrics
        gaps = [m.sibling_gap] * (len(stack.items) - 1)
        if stack.folded:
            return self._fold_gaps(stack)
        for tie in self.plan.ties.of(stack):
            if tie.loop:
                self._widen_for_loop(gaps, tie)
                continue
            lo, hi = min(tie.i, tie.j), max(tie.i, tie.j)
            for k in range(lo, hi):
                gaps[k] = max(gaps[k], m.step_gap[0] + 4)
            if tie.edge.name in self.plan.roomy:
                gaps[hi - 1] = max(gaps[hi - 1], 2 * (self.plan.lane_label(tie.edge) or (0.0, 0.0))[0] + 4 * m.label_gap)
            if not needs_lane(tie, False):
                gaps[lo] = max(gaps[lo], self._labels_room(stack, tie))
        return gaps

    def _labels_room(self, stack: StyledStack, tie: Tie) -> float:
        """Width of the gap that an edge's labels need beside its line; 0 without labels."""
        m, edge = self.metrics, tie.edge
        nested = any(len(self.plan.ties.way_below(stack, path)) > 1 for path in (edge.source, edge.target))
        bent = nested or edge.name in self.plan.roomy
        middle = (self.plan.line_label(edge) or (0.0, 0.0))[1]
        ends = [w + m.label_gap for w in (self.plan.end_width(edge.tail_label), self.plan.end_width(edge.head_label)) if w]
        if not middle and not ends:
            return 0.0
        if bent:  # a label stands beside one half of the line
            return 2 * max([middle + m.label_gap + 6 if middle else 0.0, *(end + ARROW_ROOM for end in ends)])
        return middle + fsum(ends) + 2 * ARROW_ROOM

    def _widen_for_loop(self, gaps: list[float], tie: Tie) -> None:
        """Room beside a row's member for an edge to itself that was told to leave along the row."""
        at = tie.i if tie.edge.side is Side.RIGHT else tie.i - 1
        if tie.edge.side in (Side.LEFT, Side.RIGHT) and 0 <= at < len(gaps):
            label = self.plan.lane_label(tie.edge)
            gaps[at] = max(
                gaps[at], 2 * self.metrics.clearance + LOOP_REACH + (label[0] + self.metrics.label_gap if label else 0.0)
            )

    def _fold_ends(self, stack: StyledStack) -> tuple[float, float]:
        """Room left of the first column and right of the last for lanes that leave or enter there."""
        room = [0.0, 0.0]
        last = len(stack.items) - 1
        for plan in self.plan.lanes[id(stack)]:
            for member, side in ((plan.tie.i, plan.begin), (plan.tie.j, plan.end)):
                need = max(self.metrics.clearance * 4 / 3, 12.0 + 3.1 * plan.edge.width) + plan.edge.width / 2
                if member == 0 and side is Side.LEFT:
                    room[0] = max(room[0], need)
                if member == last and side is Side.RIGHT:
                    room[1] = max(room[1], need)
        return room[0], room[1]

    def _fold_gaps(self, stack: StyledStack) -> list[float]:
        """Gaps between the columns of a folded run: a track for every trunk that runs there, and room for the widest label."""
        m = self.metrics
        gaps = []
        for k in range(len(stack.items) - 1):
            here = [t for t in self.plan.ties.of(stack) if {t.i, t.j} == {k, k + 1}]
            forward = {t.edge.source if _fan(t, here) else f"> {t.edge.target}" for t in here if t.forward}
            tracks = len(forward) + sum(1 for t in here if not t.forward) + self._lane_ends(stack, k)
            labels = [max(sizes) for t in here if max(sizes := self._label_widths(t.edge))]
            room = max(labels) + 2 * m.label_gap if labels else 0.0
            gaps.append(2 * ARROW_ROOM + max(0, tracks - 1) * (m.clearance + 2) + 4 + room)
        return gaps

    def _lane_ends(self, stack: StyledStack, k: int) -> int:
        """How many lanes above and below a folded run come down or go up in the gap after its member `k`."""
        ends = [end for p in self.plan.lanes[id(stack)] for end in ((p.tie.i, p.begin), (p.tie.j, p.end))]
        return ends.count((k, Side.RIGHT)) + ends.count((k + 1, Side.LEFT))

    def _label_widths(self, edge: StyledEdge) -> tuple[float, float, float]:
        """Widths of an edge's labels beside upright lines: middle, tail, head; 0 where there is none."""
        middle = self.plan.lane_label(edge)
        return middle[0] if middle else 0.0, self.plan.end_width(edge.tail_label), self.plan.end_width(edge.head_label)

    def _set_members(self, stack: StyledStack, x: float, width: float, fill: bool) -> None:
        limits = self._member_limits(stack, width, fill)
        halves, extents = self._fit_members(stack, limits, width)
        axis = x + (width - fsum(extents)) / 2 + extents[0]
        plans = self.plan.lanes[id(stack)]
        near, far = ([p for p in plans if p.near < 0], [p for p in plans if p.near > 0])
        at_near = lane_distances(near, halves, self.metrics)[0]
        at_far = lane_distances(far, halves, self.metrics)[0]
        self.across[id(stack)] = Across(axis, tuple(2 * h for h in halves), tuple(zip(near, at_near)), tuple(zip(far, at_far)))
        for item, half in zip(stack.items, halves):
            self._set_across(item, axis - half, 2 * half, fill)
        self.lanes += [lane_of(p, True, axis - u) for p, u in zip(near, at_near)]
        self.lanes += [lane_of(p, True, axis + u) for p, u in zip(far, at_far)]

    def _member_limits(self, stack: StyledStack, width: float, fill: bool) -> list[tuple[float, float]]:
        """Smallest and wished width per member: one wish per unbroken run of cards; rows of cards share a column width."""
        if id(stack) in self.run_widths:
            return [(self.run_widths[id(stack)],) * 2 for _ in stack.items]
        limits = [self._member_widths(item) for item in stack.items]
        rows = [item for item in stack.items if isinstance(item, StyledStack) and not item.branches]
        column = max((self._widths(c)[1] for row in rows for c in row.items), default=0.0)
        wishes: list[float] = []
        start = 0
        for k, item in enumerate(stack.items):
            if isinstance(item, StyledCard):
                if k == 0 or not isinstance(stack.items[k - 1], StyledCard):
                    start = k
                stop = k
                while stop + 1 < len(stack.items) and isinstance(stack.items[stop + 1], StyledCard):
                    stop += 1
                wish = max(limits[i][1] for i in range(start, stop + 1))
            elif item in rows and isinstance(item, StyledStack) and item.axis == "x":
                gaps = self._column_gaps(item)
                wish = WIDEN * column * (len(gaps) + 1) + 2 * fsum(gaps)
            else:
                wish = limits[k][1]
            wishes.append(width if fill else min(wish, width))
        if stack.branches:  # branches one above the other: a column of one width
            low, wish = max(low for low, _ in limits), max(wishes)
            return [(low, max(low, wish))] * len(limits)
        return [(low, max(low, wish)) for (low, _), wish in zip(limits, wishes)]

    def _fit_members(
        self, stack: StyledStack, limits: list[tuple[float, float]], width: float
    ) -> tuple[list[float], tuple[float, float]]:
        """Half widths that fit with their lanes: first the wide members give way, then the runs of cards."""
        card = [isinstance(item, StyledCard) for item in stack.items]

        def halves(wide: float, run: float) -> list[float]:
            return [(low + (run if c else wide) * (wish - low)) / 2 for c, (low, wish) in zip(card, limits)]

        def excess(wide: float, run: float) -> float:
            return fsum(self.plan.extents(stack, halves(wide, run))) - width

        wide = run = 1.0
        if excess(1.0, 1.0) > 0.01:
            if excess(0.0, 1.0) <= 0:
                wide = largest(lambda t: excess(t, 1.0))
            elif excess(0.0, 0.0) <= 0:
                # the runs give way only as far as they must, then the wide ones take what is left
                run = largest(lambda t: excess(0.0, t))
                wide = largest(lambda t: excess(t, run))
            else:
                self._check_width(excess(0.0, 0.0) + width, width, stack)
                wide = run = 0.0
        best = halves(wide, run)
        return best, self.plan.extents(stack, best)


def _fan(tie: Tie, ties: list[Tie]) -> bool:
    """Whether the tie's source forks among `ties`."""
    return sum(1 for other in ties if other.edge.source == tie.edge.source) > 1


def _widest(column: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return max(low for low, _ in column), max(high for _, high in column)


def least_of(limits: list[tuple[float, float]]) -> float:
    return fsum(low for low, _ in limits)


def _eased(limits: list[tuple[float, float]], room: float) -> list[float]:
    """Widths between smallest and natural, all the same share of the way, as far as there is room."""
    low, high = least_of(limits), fsum(high for _, high in limits)
    share = min(1.0, (room - low) / (high - low)) if high > low else 1.0
    return [a + share * (b - a) for a, b in limits]


def lane_of(plan: LanePlan, vertical: bool, at: float) -> Lane:
    sides = (Side.LEFT, Side.RIGHT) if vertical else (Side.TOP, Side.BOTTOM)
    outwards = sides[plan.near > 0]
    label = None if plan.label is None else outwards if plan.label_outside else outwards.opposite
    return Lane(plan.edge.name, vertical, at, plan.begin, plan.end, label)


def largest(excess: Callable[[float], float], top: float = 1.0) -> float:
    """Largest t in 0..top whose excess is not positive, to a thousandth of a point (excess grows with t)."""
    if excess(top) <= 0:
        return top
    low, high = 0.0, top
    for _ in range(30):
        mid = (low + high) / 2
        low, high = (mid, high) if excess(mid) <= 0 else (low, mid)
    return low


def _row_mates(stack: StyledStack) -> Iterator[tuple[StyledStack, tuple[StyledStack, ...]]]:
    """Rows of a vertical stack, each with those of its kind that have as many columns; rows of a folded run all go together."""
    rows = [item for item in stack.items if isinstance(item, StyledStack) and item.axis == "x"]
    if stack.axis == "y":
        for row in rows:
            mates = (other for other in rows if stack.folded or len(other.items) == len(row.items))
            yield row, tuple(other for other in mates if other.branches == row.branches)


def _columns(rows: Iterator[list[tuple[float, float]]]) -> Iterator[list[tuple[float, float]]]:
    """The limits of each column over rows that may be of different length."""
    for column in zip_longest(*rows):
        yield [limits for limits in column if limits is not None]


def is_run(item: StyledNode) -> TypeGuard[StyledStack]:
    """Whether a column of a folded run holds nothing but cards, one below the other."""
    return isinstance(item, StyledStack) and item.axis == "y" and all(isinstance(card, StyledCard) for card in item.items)
