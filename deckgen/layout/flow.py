"""The flow layout: nodes in order along the page, branches side by side, back edges in lanes beside them.

In: a styled diagram, a text measurer, the frame it may fill. Out: a rectangle for every box and a lane for every edge that needs one; or by
how much the diagram is too large. Phases: ties (which stack an edge belongs to) > lanes (sides, exits, entries) > widths, top-down >
heights, bottom-up > places. It never looks at colours and never writes routes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import fsum
from typing import NamedTuple

from ..base.geometry import Rect, Side
from ..graph.placed import CardContent, Lane, PanelContent, PlacedDiagram, PlacedNode, PlacedText
from ..graph.styled import StyledCard, StyledDiagram, StyledEdge, StyledNode, StyledPanel, StyledStack, boxes
from ..text import TextMeasurer
from ..text.stack import best_stacking, stackings
from .lanes import LanePlan, SideUse, Where, lane_distances, needs_lane, plan_lanes
from .size import Range, Sizer, tallest, total
from .ties import Tie, Ties, stacks

WIDEN = 1.2  # how much wider than its words a row's column may become to fill the page
GAP_SHARE = 0.6  # share of a row's spare width that goes into its gaps
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


def arrange_flow(
    diagram: StyledDiagram, measurer: TextMeasurer, frame: Rect, roomy: frozenset[str] = frozenset()
) -> PlacedDiagram | Misfit:
    """Place a diagram in `frame` (points). Gives the misfit instead if it cannot be done at this type size.

    `roomy` names edges whose labels found no place before: they get more room in the gaps that they cross.
    """
    return _Flow(diagram, Sizer(diagram.metrics, measurer), frame, roomy).arrange()


class _Flow:
    def __init__(self, diagram: StyledDiagram, sizer: Sizer, frame: Rect, roomy: frozenset[str]) -> None:
        self.diagram = diagram
        self.roomy = roomy
        self.sizer = sizer
        self.metrics = diagram.metrics
        self.frame = frame
        self.ties = Ties(diagram)
        self.stack_of = {self.ties.numbers[id(s)]: s for s in stacks(diagram.root)}
        self.use = SideUse()
        self.plans = {id(s): self._plan(s) for s in stacks(diagram.root)}
        self.spans: dict[str, tuple[float, float]] = {}
        self.across: dict[int, Across] = {}
        self.columns: dict[int, tuple[tuple[float, float], ...]] = {}
        self.widths: dict[int, tuple[float, float]] = {}
        self.gaps: dict[int, list[float]] = {}
        self.heights: dict[int, Range] = {}
        self.misfits: list[Misfit] = []
        self.row_mates = {id(row): mates for stack in stacks(diagram.root) for row, mates in _row_mates(stack)}
        self.lanes: list[Lane] = []

    def arrange(self) -> PlacedDiagram | Misfit:
        root, frame = self.diagram.root, self.frame
        self._set_across(root, frame.x, frame.w)
        if self.misfits:
            return max(self.misfits, key=lambda m: m.by)
        height = self._height(root)
        if height.least > frame.h + 0.01:
            return Misfit("height", height.least - frame.h)
        nodes = self._set_along(root, frame.y, frame.h)
        return PlacedDiagram(self.diagram, frame, nodes, tuple(self.lanes), self._sides())

    def _sides(self) -> tuple[tuple[str, Side, Side], ...]:
        """Edges in the gaps of a row go from column to column, however their boxes lie to each other."""
        found = []
        for stack in self.stack_of.values():
            for tie in self.ties.of(stack) if stack.axis == "x" else ():
                if not needs_lane(tie, False, stack.folded):
                    begin = Side.RIGHT if tie.forward else Side.LEFT
                    found.append((tie.edge.name, begin, begin.opposite))
        return tuple(found)

    # ---- lanes

    def _plan(self, stack: StyledStack) -> tuple[LanePlan, ...]:
        vertical = stack.axis == "y"
        wide = [not isinstance(item, StyledCard) for item in stack.items] if vertical else [False] * len(stack.items)
        return plan_lanes(
            self.ties.of(stack),
            lambda path: self._where(stack, path),
            vertical,
            self.lane_label if vertical else self.line_label,
            wide,
            self.use,
            stack.folded,
        )

    def _where(self, stack: StyledStack, path: str) -> Where:
        along, across = (stack.axis, "x" if stack.axis == "y" else "y")
        steps = self.ties.way_below(stack, path)
        outer, lean, opened = {-1: True, 1: True}, 0.0, True
        for number, index in steps[1:]:
            inner = self.stack_of[number]
            last = len(inner.items) - 1
            if inner.axis == across:
                outer = {-1: outer[-1] and index == 0, 1: outer[1] and index == last}
                lean = lean or ((2 * index + 1) / (last + 1) - 1)
            elif inner.axis == along and last > 0:
                opened = False
        item = stack.items[steps[0][1]]
        inside = (isinstance(item, StyledPanel) and item.path != path) or path.count("/") > self._depth(stack)
        return Where(steps[0][1], outer, opened and not inside, lean, not isinstance(item, StyledCard))

    def _depth(self, stack: StyledStack) -> int:
        first = next(iter(boxes(stack)))
        number = self.ties.numbers[id(stack)]
        way = self.ties.ways[first.path]
        here = next(k for k, (s, _) in enumerate(way) if s == number)
        return sum(1 for k in range(here) if isinstance(self.stack_of[way[k][0]].items[way[k][1]], StyledPanel))

    def lane_label(self, edge: StyledEdge) -> tuple[float, float] | None:
        """Width and height of a label beside an upright lane: stacked as narrow as reads well."""
        if edge.label is None:
            return None
        block, width = best_stacking(edge.label.words, edge.label.style, self.sizer.measurer)
        return width, block.paragraphs[0].height

    def line_label(self, edge: StyledEdge) -> tuple[float, float] | None:
        """Height and width (across a level lane first) of a label on one line."""
        if edge.label is None:
            return None
        return edge.label.style.size * 1.2, self.sizer.natural_text((edge.label,))

    # ---- widths, from the page inwards

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
        if node.axis == "x":
            gaps = fsum(self._column_gaps(node))
            columns = [self._widths(item) for item in node.items]
            if node.folded:
                gaps += fsum(self._fold_ends(node))
                return least_of(columns) + gaps, fsum(high for _, high in columns) + gaps
            return fsum(c[0] for c in columns) + gaps, max(c[1] for c in columns) * len(columns) + gaps
        members = [self._member_widths(item) for item in node.items]
        least = self._extents(node, [m[0] / 2 for m in members])
        natural = self._extents(node, [m[1] / 2 for m in members])
        return fsum(least), fsum(natural)

    def _member_widths(self, item: StyledNode) -> tuple[float, float]:
        """Widths of a stack's member; rows of as many columns have them in common, so that their columns line up."""
        rows = self.row_mates.get(id(item), ())
        widths = [self._widths(row) for row in rows] or [self._widths(item)]
        return max(low for low, _ in widths), max(high for _, high in widths)

    def _extents(self, stack: StyledStack, halves: list[float]) -> tuple[float, float]:
        plans = self.plans[id(stack)]
        near = lane_distances([p for p in plans if p.near < 0], halves, self.metrics)[1]
        far = lane_distances([p for p in plans if p.near > 0], halves, self.metrics)[1]
        return near, far

    def _set_across(self, node: StyledNode, x: float, width: float, fill: bool = False) -> None:
        """Give every box below `node` its x and width."""
        if isinstance(node, StyledCard):
            self.spans[node.path] = (x, width)
        elif isinstance(node, StyledPanel):
            self.spans[node.path] = (x, width)
            inset = self.metrics.panel_inset
            self._set_across(node.content, x + inset, width - 2 * inset, fill=True)
        elif node.axis == "x":
            self._set_columns(node, x, width, fill)
        else:
            self._set_members(node, x, width, fill)

    def _set_columns(self, stack: StyledStack, x: float, width: float, fill: bool) -> None:
        mates = self.row_mates.get(id(stack), (stack,))
        limits = [_widest(column) for column in zip(*([self._widths(item) for item in row.items] for row in mates))]
        count = len(limits)
        gaps = self._column_gaps(stack)
        if stack.folded:
            ends = self._fold_ends(stack)
            x, width = x + ends[0], width - fsum(ends)
        spare = width - fsum(gaps) - count * max(self._widths(item)[1] for row in mates for item in row.items)
        if spare > 0 and not stack.branches and not fill:
            gaps = [gap + min(gap, spare * GAP_SHARE / max(1, count - 1)) for gap in gaps]
        room = width - fsum(gaps)
        if least_of(limits) > room:  # the mates ask for too much together: this row alone, then
            limits = [self._widths(item) for item in stack.items]
        least = least_of(limits)
        if stack.folded and least_of(limits) <= room:
            widths = _eased(limits, room)
        elif max(low for low, _ in limits) <= room / count:
            widths = [room / count] * count
        else:
            self._check_width(least, room, stack)
            spare = max(0.0, room - least)
            wish = fsum(max(0.1, high - low) for low, high in limits)
            widths = [low + spare * max(0.1, high - low) / wish for low, high in limits]
        columns = []
        if stack.folded:
            slack = room - fsum(widths)
            if slack > 0 and count > 1:
                grow = [min(gap, slack * GAP_SHARE / (count - 1)) for gap in gaps]
                gaps = [gap + more for gap, more in zip(gaps, grow)]
                x += (slack - fsum(grow)) / 2
        for item, w, gap in zip(stack.items, widths, [*gaps, 0.0]):
            columns.append((x, w))
            self._set_across(item, x, w, fill or stack.branches)
            x += w + gap
        self.columns[id(stack)] = tuple(columns)

    def _check_width(self, least: float, room: float, stack: StyledStack) -> None:
        if least > room + 0.01:
            widest = max(boxes(stack), key=lambda b: self._widths(b)[0] if isinstance(b, StyledCard) else 0.0)
            self.misfits.append(Misfit("width", least - room, widest))

    def _column_gaps(self, stack: StyledStack) -> list[float]:
        """Gaps between the columns of a row; rows of as many columns in one stack share them, so that columns line up."""
        if id(stack) not in self.gaps:
            rows = [self._own_gaps(row) for row in self.row_mates.get(id(stack), (stack,))]
            self.gaps[id(stack)] = [max(gaps) for gaps in zip(*rows)]
        return self.gaps[id(stack)]

    def _own_gaps(self, stack: StyledStack) -> list[float]:
        """Gaps that a row's own edges ask for: wider where an edge runs, wide enough for its label."""
        m = self.metrics
        gaps = [m.sibling_gap] * (len(stack.items) - 1)
        if stack.folded:
            return self._fold_gaps(stack)
        for tie in self.ties.of(stack):
            lo, hi = min(tie.i, tie.j), max(tie.i, tie.j)
            for k in range(lo, hi):
                gaps[k] = max(gaps[k], m.step_gap[0] + 4)
            if tie.edge.name in self.roomy:
                gaps[hi - 1] = max(gaps[hi - 1], 2 * (self.lane_label(tie.edge) or (0.0, 0.0))[0] + 4 * m.label_gap)
            room = self.line_label(tie.edge)
            if room and not needs_lane(tie, False):
                nested = any(len(self.ties.way_below(stack, path)) > 1 for path in (tie.edge.source, tie.edge.target))
                bent = nested or tie.edge.name in self.roomy
                beside = 2 * (room[1] + m.label_gap + 6) if bent else room[1] + 2 * ARROW_ROOM
                gaps[lo] = max(gaps[lo], beside)
        return gaps

    def _fold_ends(self, stack: StyledStack) -> tuple[float, float]:
        """Room left of the first column and right of the last for lanes that leave or enter there."""
        room = [0.0, 0.0]
        last = len(stack.items) - 1
        for plan in self.plans[id(stack)]:
            for member, side in ((plan.tie.i, plan.begin), (plan.tie.j, plan.end)):
                need = self.metrics.clearance * 4 / 3 + plan.edge.width
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
            here = [t for t in self.ties.of(stack) if {t.i, t.j} == {k, k + 1}]
            forward = {t.edge.source if _fan(t, here) else f"> {t.edge.target}" for t in here if t.forward}
            tracks = len(forward) + sum(1 for t in here if not t.forward)
            labels = [size[0] for t in here if (size := self.lane_label(t.edge))]
            room = max(labels) + 2 * m.label_gap if labels else 0.0
            gaps.append(2 * ARROW_ROOM + max(0, tracks - 1) * (m.clearance + 2) + 4 + room)
        return gaps

    def _set_members(self, stack: StyledStack, x: float, width: float, fill: bool) -> None:
        limits = self._member_limits(stack, width, fill)
        halves, extents = self._fit_members(stack, limits, width)
        axis = x + (width - fsum(extents)) / 2 + extents[0]
        plans = self.plans[id(stack)]
        near, far = ([p for p in plans if p.near < 0], [p for p in plans if p.near > 0])
        at_near = lane_distances(near, halves, self.metrics)[0]
        at_far = lane_distances(far, halves, self.metrics)[0]
        self.across[id(stack)] = Across(axis, tuple(2 * h for h in halves), tuple(zip(near, at_near)), tuple(zip(far, at_far)))
        for item, half in zip(stack.items, halves):
            self._set_across(item, axis - half, 2 * half, fill)
        self.lanes += [_lane(p, True, axis - u) for p, u in zip(near, at_near)]
        self.lanes += [_lane(p, True, axis + u) for p, u in zip(far, at_far)]

    def _member_limits(self, stack: StyledStack, width: float, fill: bool) -> list[tuple[float, float]]:
        """Smallest and wished width per member: one wish per unbroken run of cards; rows of cards share a column width."""
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
                wish = WIDEN * column * len(item.items) + 2 * fsum(self._column_gaps(item))
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
            return fsum(self._extents(stack, halves(wide, run))) - width

        wide = run = 1.0
        if excess(1.0, 1.0) > 0.01:
            if excess(0.0, 1.0) <= 0:
                wide = _largest(lambda t: excess(t, 1.0))
            elif excess(0.0, 0.0) <= 0:
                # the runs give way only as far as they must, then the wide ones take what is left
                run = _largest(lambda t: excess(0.0, t))
                wide = _largest(lambda t: excess(t, run))
            else:
                self._check_width(excess(0.0, 0.0) + width, width, stack)
                wide = run = 0.0
        best = halves(wide, run)
        return best, self._extents(stack, best)

    # ---- heights, from the texts outwards

    def _height(self, node: StyledNode) -> Range:
        if id(node) not in self.heights:
            self.heights[id(node)] = self._measure_height(node)
        return self.heights[id(node)]

    def _measure_height(self, node: StyledNode) -> Range:
        if isinstance(node, StyledCard):
            return self.sizer.card_height(node, self.spans[node.path][1])
        if isinstance(node, StyledPanel):
            width = self.spans[node.path][1]
            chrome = self.sizer.panel_head(node, width)[1] + self.sizer.panel_foot(node, width)[1]
            inner = self._height(node.content)
            return Range(inner.least + chrome, inner.wanted + chrome, inner.most + chrome, inner.beyond)
        if node.axis == "x":
            rows = [self._height(item) for item in node.items]
            lanes = self._level_lanes(node)
            return tallest(rows, lanes)
        return total([*self._members_heights(node), *self._gaps(node)])

    def _level_lanes(self, stack: StyledStack) -> float:
        above, below = self._extents(stack, [0.0] * len(stack.items))
        return above + below

    def _members_heights(self, stack: StyledStack) -> list[Range]:
        """Heights of a vertical stack's members, plain cards evened out to the tallest where there is room."""
        ranges = [self._height(item) for item in stack.items]
        plain = [k for k, item in enumerate(stack.items) if _plain(item)]
        even = [ranges[k] for k in plain]
        root = self.diagram.root
        if root.folded and len(stack.items) == 1 and plain and any(stack is item for item in root.items):
            # alone in a column of a turned flow: as high as the others that are
            even = [self._height(card) for card in self._lone_cards()]
        wanted = max((r.wanted for r in even), default=0.0)
        most = max((r.most for r in even), default=0.0)
        return [Range(r.least, wanted, most, r.beyond) if k in plain else r for k, r in enumerate(ranges)]

    def _lone_cards(self) -> list[StyledNode]:
        """Plain cards that are a column of the folded root by themselves."""
        columns = [item for item in self.diagram.root.items if isinstance(item, StyledStack) and len(item.items) == 1]
        return [column.items[0] for column in columns if _plain(column.items[0])]

    def _gaps(self, stack: StyledStack) -> list[Range]:
        """Room before the first member, between members, and after the last of a vertical stack."""
        m = self.metrics
        bars, tied, labels = self._bars(stack)
        gaps = []
        for k in range(len(stack.items) + 1):
            tracks = _tracks(bars[k], m.clearance)
            edge = k in (0, len(stack.items))
            if edge:
                room = tracks * m.clearance + 8 if tracks else 0.0
                gaps.append(Range(room, room, room))
                continue
            around = (stack.items[k - 1], stack.items[k])
            forks = any(isinstance(item, StyledStack) for item in around)
            if not tied[k] and stack.level > 0:
                low, high = m.inner_gap * 0.85, m.inner_gap
            else:
                low, high = m.branch_gap if forks or tracks else m.step_gap
            if stack.level > 0 and tied[k] and not tracks:
                low = min(low, ARROW_ROOM + 6)
            extra = max(0, tracks - 1) * m.clearance
            low = max(low + extra, labels[k] + 12 if labels[k] else 0.0, 2 * ARROW_ROOM + extra if tracks else 0.0)
            high = max(low, high + extra)
            gaps.append(Range(low, high, high * 1.12, high * 0.5))
        return gaps

    def _bars(self, stack: StyledStack) -> tuple[list[dict[str, list[float]]], list[bool], list[float]]:
        """Per gap: the level bars that forks, merges and lanes need there, whether an edge crosses it, the tallest label in it."""
        count = len(stack.items)
        bars: list[dict[str, list[float]]] = [defaultdict(list) for _ in range(count + 1)]
        tied, labels = [False] * (count + 1), [0.0] * (count + 1)
        lanes = {p.edge.name: (p, u) for p, u in self._placed_lanes(stack)}
        for tie in self.ties.of(stack):
            edge = tie.edge
            x0, x1 = self._middle(edge.source), self._middle(edge.target)
            if edge.name in lanes:
                plan, u = lanes[edge.name]
                if plan.begin.vertical:
                    bars[tie.i + (plan.begin is Side.BOTTOM)][f"lane {edge.source}"] += [x0, u]
                if plan.end.vertical and not self._under(edge.target, u):
                    bars[tie.j + (plan.end is Side.BOTTOM)][f"lane {edge.target}"] += [x1, u]
                continue
            tied[tie.j] = True
            bent = abs(x0 - x1) > 0.5
            if edge.label:
                height = self._label_height(edge)
                labels[tie.j] = max(labels[tie.j], 2 * height + 12 if bent or edge.name in self.roomy else height)
            if bent:
                fan = sum(1 for t in self.ties.of(stack) if t.edge.source == edge.source and t.adjacent)
                bars[tie.j][edge.source if fan > 1 else f"> {edge.target}"] += [x0, x1]
        return bars, tied, labels

    def _label_height(self, edge: StyledEdge) -> float:
        """Height of a label beside an upright line in a gap: in as few lines as the boxes' half width leaves room for."""
        assert edge.label is not None
        room = min(self.spans[path][1] for path in (edge.source, edge.target)) / 2 - self.metrics.label_gap
        found = stackings(edge.label.words, edge.label.style, self.sizer.measurer)
        return next((block for block, width in found if width <= room), found[-1][0]).height

    def _placed_lanes(self, stack: StyledStack) -> list[tuple[LanePlan, float]]:
        solved = self.across[id(stack)]
        return [(p, solved.axis - u) for p, u in solved.near] + [(p, solved.axis + u) for p, u in solved.far]

    def _middle(self, path: str) -> float:
        x, width = self.spans[path]
        return x + width / 2

    def _under(self, path: str, at: float) -> bool:
        """Whether an upright line at `at` meets the straight part of that box's side."""
        x, width = self.spans[path]
        return x + self.metrics.clearance <= at <= x + width - self.metrics.clearance

    # ---- places

    def _set_along(self, node: StyledNode, y: float, height: float) -> tuple[PlacedNode, ...]:
        if isinstance(node, StyledCard):
            x, width = self.spans[node.path]
            rect = Rect(x, y, width, height)
            return (PlacedNode(node, rect, self._card_content(node, rect)),)
        if isinstance(node, StyledPanel):
            return (self._place_panel(node, y, height),)
        if node.axis == "x":
            return self._place_row(node, y, height)
        return self._place_members(node, y, height)

    def _place_row(self, stack: StyledStack, y: float, height: float) -> tuple[PlacedNode, ...]:
        above, below = self._extents(stack, [0.0] * len(stack.items))
        inner = height - above - below
        middle = y + above + inner / 2
        for near in (-1, 1):
            plans = [p for p in self.plans[id(stack)] if p.near == near]
            at = lane_distances(plans, [inner / 2] * len(stack.items), self.metrics)[0]
            self.lanes += [_lane(p, False, middle + near * u) for p, u in zip(plans, at)]
        return tuple(n for item in stack.items for n in self._set_along(item, y + above, inner))

    def _place_members(self, stack: StyledStack, y: float, height: float) -> tuple[PlacedNode, ...]:
        members, gaps = self._members_heights(stack), self._gaps(stack)
        parts = [*members, *gaps]
        t = _largest(lambda t: fsum(p.at(t) for p in parts) - height, top=3.0)
        spare = height - fsum(p.at(t) for p in parts)
        heights = [m.at(t) for m in members]
        if spare > 0 and stack.level > 0:
            heights = [h + spare / len(heights) for h in heights]
        elif spare > 0:
            y += spare / 2
        placed: list[PlacedNode] = []
        for item, gap, h in zip(stack.items, gaps, heights):
            y += gap.at(t)
            placed += self._set_along(item, y, h)
            y += h
        return tuple(placed)

    def _place_panel(self, panel: StyledPanel, y: float, height: float) -> PlacedNode:
        x, width = self.spans[panel.path]
        inset, near = self.metrics.panel_inset, self.sizer.head_inset
        block, head = self.sizer.panel_head(panel, width)
        foot_block, foot = self.sizer.panel_foot(panel, width)
        children = self._set_along(panel.content, y + head, height - head - foot)
        icon_size = panel.icon.size if panel.icon else 0.0
        side = icon_size + self.metrics.icon_gap if panel.icon else 0.0
        middle = y + inset * 0.8 + (head - inset * 1.45) / 2
        text = None
        if block:
            h = self.sizer.block_height(block)
            text = PlacedText(panel.texts, block, Rect(x + near + side, middle - h / 2, width - 2 * near - side, h))
        footer = None
        if foot_block and panel.footer:
            h = self.sizer.block_height(foot_block)
            footer = PlacedText((panel.footer,), foot_block, Rect(x + near, y + height - foot + inset * 0.6, width - 2 * near, h))
        icon = Rect(x + near, middle - icon_size / 2, icon_size, icon_size) if panel.icon else None
        return PlacedNode(panel, Rect(x, y, width, height), PanelContent(text, icon, footer), children)

    def _card_content(self, card: StyledCard, rect: Rect) -> CardContent:
        m, parts = self.metrics, self.sizer.card_parts(card, rect.w)
        inset = m.card_inset
        icon_size = card.icon.size if card.icon else 0.0
        side = icon_size + m.icon_gap if card.icon else 0.0
        body = max(parts.text_height, icon_size)
        below = self.sizer.below_text(parts)
        top = rect.y + (rect.h - body - below) / 2
        middle = top + body / 2
        icon = Rect(rect.x + inset, middle - icon_size / 2, icon_size, icon_size) if card.icon else None
        text = None
        if parts.block:
            area = Rect(rect.x + inset + side, middle - parts.text_height / 2, rect.w - 2 * inset - side, parts.text_height)
            text = PlacedText(card.texts, parts.block, area)
        y = top + body + m.pill_gap
        pills: list[PlacedText] = []
        for row in parts.pill_rows:
            x = rect.x + inset
            for number, width in row:
                block = self.sizer.block((card.pills[number],), width)
                assert block is not None
                pills.append(PlacedText((card.pills[number],), block, Rect(x, y, width, parts.pill_height)))
                x += width + m.pill_gap
            y += parts.pill_height + m.pill_gap
        footer = None
        if parts.footer and card.footer:
            h = self.sizer.block_height(parts.footer)
            footer = PlacedText((card.footer,), parts.footer, Rect(rect.x + inset, y, rect.w - 2 * inset, h))
        return CardContent(text, icon, tuple(pills), footer)


def _fan(tie: Tie, ties: list[Tie]) -> bool:
    """Whether the tie's source forks among `ties`."""
    return sum(1 for other in ties if other.edge.source == tie.edge.source) > 1


def _plain(item: StyledNode) -> bool:
    """A card of title and subtitle only: such cards are given one height."""
    return isinstance(item, StyledCard) and not item.pills and not item.footer


def _widest(column: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return max(low for low, _ in column), max(high for _, high in column)


def least_of(limits: list[tuple[float, float]]) -> float:
    return fsum(low for low, _ in limits)


def _eased(limits: list[tuple[float, float]], room: float) -> list[float]:
    """Widths between smallest and natural, all the same share of the way, as far as there is room."""
    low, high = least_of(limits), fsum(high for _, high in limits)
    share = min(1.0, (room - low) / (high - low)) if high > low else 1.0
    return [a + share * (b - a) for a, b in limits]


def _lane(plan: LanePlan, vertical: bool, at: float) -> Lane:
    sides = (Side.LEFT, Side.RIGHT) if vertical else (Side.TOP, Side.BOTTOM)
    outwards = sides[plan.near > 0]
    label = None if plan.label is None else outwards if plan.label_outside else outwards.opposite
    return Lane(plan.edge.name, vertical, at, plan.begin, plan.end, label)


def _largest(excess: object, top: float = 1.0) -> float:
    """Largest t in 0..top whose excess is not positive, to a thousandth of a point (excess grows with t)."""
    assert callable(excess)
    if excess(top) <= 0:
        return top
    low, high = 0.0, top
    for _ in range(30):
        mid = (low + high) / 2
        low, high = (mid, high) if excess(mid) <= 0 else (low, mid)
    return low


def _row_mates(stack: StyledStack) -> Iterator[tuple[StyledStack, tuple[StyledStack, ...]]]:
    """Rows of a vertical stack, each with those of its kind that have as many columns."""
    rows = [item for item in stack.items if isinstance(item, StyledStack) and item.axis == "x"]
    if stack.axis == "y":
        for row in rows:
            yield row, tuple(other for other in rows if len(other.items) == len(row.items) and other.branches == row.branches)


def _tracks(bars: dict[str, list[float]], clearance: float) -> int:
    """How many level tracks a gap needs so that bars of different trunks do not lie on each other."""
    events = sorted((min(xs) - clearance / 2, max(xs) + clearance / 2) for xs in bars.values())
    ends: list[float] = []
    for start, stop in events:
        free = next((k for k, end in enumerate(ends) if end <= start), None)
        if free is None:
            ends.append(stop)
        else:
            ends[free] = stop
    return len(ends)
