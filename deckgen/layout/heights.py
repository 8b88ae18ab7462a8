"""Heights, from the texts outwards, and then places, from the page inwards. Widths are settled before; nothing here changes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import zip_longest
from math import fsum
from typing import NamedTuple

from ..base.geometry import Rect, Side
from ..graph.placed import Lane, PanelContent, PlacedNode, PlacedText, ReservedWay
from ..graph.styled import StyledCard, StyledEdge, StyledNode, StyledPanel, StyledStack, StyledText
from ..text.stack import stackings
from .block import moved
from .content import card_content
from .lanes import LanePlan, lane_distances
from .size import HEAD_TOP, Range, tallest, total
from .widths import ARROW_ROOM, Widths, is_run, lane_of, largest


class Aligned(NamedTuple):
    """Heights of a column's members and of the gaps around them, the same in all columns of a folded run as far as each goes."""

    members: list[Range]
    gaps: list[Range]


class Heights:
    """Solves a diagram along, on settled widths. `lanes` and `ways` collect level lanes and the ways of blocks as rows are placed.

    With `aligned`, columns of a folded run have their cards in line from column to column.
    """

    def __init__(self, widths: Widths, aligned: bool = True) -> None:
        self.widths = widths
        self.plan = widths.plan
        self.sizer = widths.sizer
        self.metrics = widths.metrics
        self.heights: dict[int, Range] = {}
        self.lanes: list[Lane] = []
        self.ways: list[ReservedWay] = []
        self.aligned: dict[int, Aligned] = {}
        if aligned:
            self._align()

    def height(self, node: StyledNode) -> Range:
        if id(node) not in self.heights:
            self.heights[id(node)] = self._measure_height(node)
        return self.heights[id(node)]

    def _measure_height(self, node: StyledNode) -> Range:
        if isinstance(node, StyledCard):
            return self.sizer.card_height(node, self.widths.spans[node.path][1])
        if isinstance(node, StyledPanel):
            width = self.widths.spans[node.path][1]
            chrome = self.sizer.panel_head(node, width)[1] + self.sizer.panel_foot(node, width)[1]
            inner = self.height(node.content)
            return Range(inner.least + chrome, inner.wanted + chrome, inner.most + chrome, inner.beyond)
        if id(node) in self.plan.blocks:
            height = self.plan.blocks[id(node)].h
            return Range(height, height, height)
        if node.axis == "x":
            rows = [self.height(item) for item in node.items]
            lanes = self._level_lanes(node)
            return tallest(rows, lanes)
        return total([*self._members_heights(node), *self._gaps(node)])

    def _level_lanes(self, stack: StyledStack) -> float:
        above, below = self.plan.extents(stack, [0.0] * len(stack.items))
        return above + below

    def _members_heights(self, stack: StyledStack) -> list[Range]:
        """Heights of a vertical stack's members, plain cards evened out to the tallest where there is room."""
        if id(stack) in self.aligned:
            return self.aligned[id(stack)].members[: len(stack.items)]
        ranges = [self.height(item) for item in stack.items]
        even = [k for k, item in enumerate(stack.items) if _plain(item) or (stack.folded and _plain_row(item))]
        lanes = [
            self._level_lanes(item) if isinstance(item, StyledStack) and k in even else 0.0 for k, item in enumerate(stack.items)
        ]
        models = [ranges[k].less(lanes[k]) for k in even]  # a row with a lane above it has boxes as high as those of the others
        root = self.plan.diagram.root
        if root.folded and len(stack.items) == 1 and even and any(stack is item for item in root.items):
            # alone in a column of a turned flow: as high as the others that are
            models = [self.height(card) for card in self._lone_cards()]
        wanted = max((r.wanted for r in models), default=0.0)
        most = max((r.most for r in models), default=0.0)
        return [Range(r.least, wanted + lanes[k], most + lanes[k], r.beyond) if k in even else r for k, r in enumerate(ranges)]

    def _lone_cards(self) -> list[StyledNode]:
        """Plain cards that are a column of the folded root by themselves."""
        columns = [item for item in self.plan.diagram.root.items if isinstance(item, StyledStack) and len(item.items) == 1]
        return [column.items[0] for column in columns if _plain(column.items[0])]

    def _align(self) -> None:
        """Give the card columns of a folded run the same heights and gaps, row by row, so that their cards stand level."""
        root = self.plan.diagram.root
        runs = [item for item in root.items if is_run(item)] if root.folded and root.axis == "x" else []
        if len(runs) < 2 or all(len(run.items) == 1 for run in runs):
            return
        every = [[self.height(card) for card in run.items] for run in runs]
        plain = [self.height(card) for run in runs for card in run.items if _plain(card)]
        members = [_largest_of(level) for level in zip_longest(*every)]
        if plain:
            even = _largest_of(plain)
            members = [
                even if all(_plain(run.items[k]) for run in runs if k < len(run.items)) else r for k, r in enumerate(members)
            ]
        gaps = [self._gaps(run) for run in runs]
        inner = [_largest_of(level) for level in zip_longest(*(own[:-1] for own in gaps))]
        for run, own in zip(runs, gaps):
            self.aligned[id(run)] = Aligned(members, [*inner[: len(own) - 1], own[-1]])

    def _gaps(self, stack: StyledStack) -> list[Range]:
        """Room before the first member, between members, and after the last of a vertical stack."""
        if id(stack) in self.aligned:
            return self.aligned[id(stack)].gaps
        m = self.metrics
        bars, tied, labels = self._bars(stack)
        gaps = []
        for k in range(len(stack.items) + 1):
            tracks = _tracks(bars[k], m.clearance)
            edge = k in (0, len(stack.items))
            if edge:
                room = tracks * m.clearance + 8 if tracks else 0.0
                room = max(room + labels[k], self._inward_room(stack, k))
                gaps.append(Range(room, room, room))
                continue
            around = (stack.items[k - 1], stack.items[k])
            forks = any(isinstance(item, StyledStack) for item in around) and not stack.folded
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
        count, m = len(stack.items), self.metrics
        bars: list[dict[str, list[float]]] = [defaultdict(list) for _ in range(count + 1)]
        tied, labels = [False] * (count + 1), [0.0] * (count + 1)
        lanes = {p.edge.name: (p, u) for p, u in self._placed_lanes(stack)}
        for tie in self.plan.ties.of(stack):
            edge = tie.edge
            if tie.loop and edge.name not in lanes:
                k = tie.i + (edge.side is Side.BOTTOM)
                x = self._middle(edge.source)
                bars[k][f"loop {edge.name}"] += [x - m.clearance, x + m.clearance]
                labels[k] = max(labels[k], self._label_height(edge) + m.label_gap if edge.label else 0.0)
                continue
            x0, x1 = self._middle(edge.source), self._middle(edge.target)
            if edge.name in lanes:
                plan, u = lanes[edge.name]
                if plan.begin.vertical:
                    k = tie.i + (plan.begin is Side.BOTTOM)
                    bars[k][f"lane {edge.source}"] += [x0, u]
                    labels[k] = max(labels[k], self._end_height(edge.tail_label))
                if plan.end.vertical and not self._under(edge.target, u):
                    k = tie.j + (plan.end is Side.BOTTOM)
                    bars[k][f"lane {edge.target}"] += [x1, u]
                    labels[k] = max(labels[k], self._end_height(edge.head_label))
                continue
            gap = max(tie.i, tie.j)
            tied[gap] = True
            bent = abs(x0 - x1) > 0.5
            labels[gap] = max(labels[gap], self._labels_height(edge, bent or edge.name in self.plan.roomy))
            if bent:
                fan = sum(1 for t in self.plan.ties.of(stack) if t.edge.source == edge.source and t.adjacent)
                bars[gap][edge.source if fan > 1 else f"> {edge.target}"] += [x0, x1]
        return bars, tied, labels

    def _labels_height(self, edge: StyledEdge, bent: bool) -> float:
        """Height that an edge's labels need in the gap that it crosses; beside a bent line they stand in one half of it."""
        middle = self._label_height(edge) if edge.label else 0.0
        ends = [h for h in (self._end_height(edge.tail_label), self._end_height(edge.head_label)) if h]
        if bent and (middle or ends):
            return 2 * max([middle, *(h + ARROW_ROOM for h in ends)]) + 12
        return middle + fsum(h + ARROW_ROOM for h in ends)

    def _end_height(self, label: StyledText | None) -> float:
        return self.plan.end_height(label)

    def _inward_room(self, stack: StyledStack, k: int) -> float:
        """Room before (k = 0) or after a panel's boxes for an arrow between the panel's border and one of them."""
        side = Side.TOP if k == 0 else Side.BOTTOM
        comes = any(self.plan.inward_side(stack, inward) is side for inward in self.plan.ties.inwards(stack))
        return ARROW_ROOM + 6 if comes else 0.0

    def _label_height(self, edge: StyledEdge) -> float:
        """Height of a label beside an upright line in a gap: in as few lines as the boxes' half width leaves room for."""
        assert edge.label is not None
        room = min(self.widths.spans[path][1] for path in (edge.source, edge.target)) / 2 - self.metrics.label_gap
        found = stackings(edge.label.words, edge.label.style, self.sizer.measurer)
        return next((block for block, width in found if width <= room), found[-1][0]).height

    def _placed_lanes(self, stack: StyledStack) -> list[tuple[LanePlan, float]]:
        solved = self.widths.across[id(stack)]
        return [(p, solved.axis - u) for p, u in solved.near] + [(p, solved.axis + u) for p, u in solved.far]

    def _middle(self, path: str) -> float:
        x, width = self.widths.spans[path]
        return x + width / 2

    def _under(self, path: str, at: float) -> bool:
        """Whether an upright line at `at` meets the straight part of that box's side."""
        x, width = self.widths.spans[path]
        return x + self.metrics.clearance <= at <= x + width - self.metrics.clearance

    def place(self, node: StyledNode, y: float, height: float) -> tuple[PlacedNode, ...]:
        if isinstance(node, StyledCard):
            x, width = self.widths.spans[node.path]
            rect = Rect(x, y, width, height)
            return (PlacedNode(node, rect, card_content(self.sizer, node, rect)),)
        if isinstance(node, StyledPanel):
            return (self._place_panel(node, y, height),)
        if id(node) in self.plan.blocks:
            return self._place_block(node, y, height)
        if node.axis == "x":
            return self._place_row(node, y, height)
        return self._place_members(node, y, height)

    def _place_block(self, stack: StyledStack, y: float, height: float) -> tuple[PlacedNode, ...]:
        block = self.plan.blocks[id(stack)]
        there = moved(block, self.widths.block_x[id(stack)], y + (height - block.h) / 2)
        self.ways += there.ways
        return there.nodes

    def _place_row(self, stack: StyledStack, y: float, height: float) -> tuple[PlacedNode, ...]:
        above, below = self.plan.extents(stack, [0.0] * len(stack.items))
        inner = height - above - below
        middle = y + above + inner / 2
        for near in (-1, 1):
            plans = [p for p in self.plan.lanes[id(stack)] if p.near == near]
            at = lane_distances(plans, [inner / 2] * len(stack.items), self.metrics)[0]
            self.lanes += [lane_of(p, False, middle + near * u) for p, u in zip(plans, at)]
        cards = all(isinstance(item, StyledCard) for item in stack.items)
        placed: list[PlacedNode] = []
        for item in stack.items:
            own = inner if cards or not isinstance(item, StyledCard) else min(inner, self.height(item).most)
            placed += self.place(
                item, y + above + (inner - own) / 2, own
            )  # a card beside a panel keeps its height, on the row's axis
        return tuple(placed)

    def _place_members(self, stack: StyledStack, y: float, height: float) -> tuple[PlacedNode, ...]:
        members, gaps = self._members_heights(stack), self._gaps(stack)
        longest = max(self.aligned.values(), key=_least) if id(stack) in self.aligned else Aligned(members, gaps)
        parts = [*longest.members, *longest.gaps]
        t = largest(lambda t: fsum(p.at(t) for p in parts) - height, top=3.0)
        spare = height - fsum(p.at(t) for p in parts)
        if id(stack) in self.aligned and len(self.aligned) < len(self.plan.diagram.root.items):
            spare = height - fsum(p.at(t) for p in (*members, *gaps))  # beside panels a shorter column stands in the middle
        heights = [m.at(t) for m in members]
        if spare > 0 and stack.level > 0:
            heights = [h + spare / len(heights) for h in heights]
        elif spare > 0:
            y += spare / 2
        placed: list[PlacedNode] = []
        for item, gap, h in zip(stack.items, gaps, heights):
            y += gap.at(t)
            placed += self.place(item, y, h)
            y += h
        return tuple(placed)

    def _place_panel(self, panel: StyledPanel, y: float, height: float) -> PlacedNode:
        x, width = self.widths.spans[panel.path]
        inset, centred = self.metrics.panel_inset, self.plan.centred_heads and panel.icon is None
        near = self.sizer.head_inset
        block, head = self.sizer.panel_head(panel, width)
        foot_block, foot = self.sizer.panel_foot(panel, width)
        children = self.place(panel.content, y + head, height - head - foot)
        icon_size = panel.icon.size if panel.icon else 0.0
        side = icon_size + self.metrics.icon_gap if panel.icon else 0.0
        middle = y + inset * HEAD_TOP + (head - inset * HEAD_TOP - self.metrics.title_gap) / 2
        text = None
        if block:
            h = self.sizer.block_height(block)
            text = PlacedText(panel.texts, block, Rect(x + near + side, middle - h / 2, width - 2 * near - side, h))
        footer = None
        if foot_block and panel.footer:
            h = self.sizer.block_height(foot_block)
            footer = PlacedText(
                (panel.footer,), foot_block, Rect(x + near, y + height - foot + self.metrics.title_gap, width - 2 * near, h)
            )
        icon = Rect(x + near, middle - icon_size / 2, icon_size, icon_size) if panel.icon else None
        return PlacedNode(
            panel,
            Rect(x, y, width, height),
            PanelContent(text, icon, footer, centred, self.plan.centred_heads or _middle_is_free(panel)),
            children,
        )


def _middle_is_free(panel: StyledPanel) -> bool:
    """Whether lines out of the panel's last row leave its middle free: it has an even number of columns."""
    last = panel.content.items[-1]
    return isinstance(last, StyledStack) and last.axis == "x" and len(last.items) % 2 == 0


def _plain_row(item: StyledNode) -> bool:
    return isinstance(item, StyledStack) and item.axis == "x" and all(map(_plain, item.items))


def _largest_of(ranges: Iterable[Range | None]) -> Range:
    """The range that has room for each of several that are to be the same."""
    known = [r for r in ranges if r is not None]
    return Range(*(max(values) for values in zip(*known)))


def _least(column: Aligned) -> float:
    return fsum(p.least for p in (*column.members, *column.gaps))


def _plain(item: StyledNode) -> bool:
    """A card of title and subtitle only: such cards are given one height."""
    return isinstance(item, StyledCard) and not item.pills and not item.footer


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
