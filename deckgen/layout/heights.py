"""Heights, from the texts outwards, and then places, from the page inwards. Widths are settled before; nothing here changes them."""

from __future__ import annotations

from collections import defaultdict
from math import fsum

from ..base.geometry import Rect, Side
from ..graph.placed import CardContent, Lane, PanelContent, PlacedNode, PlacedText
from ..graph.styled import StyledCard, StyledEdge, StyledNode, StyledPanel, StyledStack
from ..text.stack import stackings
from .lanes import LanePlan, lane_distances
from .size import HEAD_TOP, Range, tallest, total
from .widths import ARROW_ROOM, Widths, lane_of, largest


class Heights:
    """Solves a diagram along, on settled widths. `lanes` collects the level lanes as rows are placed."""

    def __init__(self, widths: Widths) -> None:
        self.widths = widths
        self.plan = widths.plan
        self.sizer = widths.sizer
        self.metrics = widths.metrics
        self.heights: dict[int, Range] = {}
        self.lanes: list[Lane] = []

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
        ranges = [self.height(item) for item in stack.items]
        plain = [k for k, item in enumerate(stack.items) if _plain(item)]
        even = [ranges[k] for k in plain]
        root = self.plan.diagram.root
        if root.folded and len(stack.items) == 1 and plain and any(stack is item for item in root.items):
            # alone in a column of a turned flow: as high as the others that are
            even = [self.height(card) for card in self._lone_cards()]
        wanted = max((r.wanted for r in even), default=0.0)
        most = max((r.most for r in even), default=0.0)
        return [Range(r.least, wanted, most, r.beyond) if k in plain else r for k, r in enumerate(ranges)]

    def _lone_cards(self) -> list[StyledNode]:
        """Plain cards that are a column of the folded root by themselves."""
        columns = [item for item in self.plan.diagram.root.items if isinstance(item, StyledStack) and len(item.items) == 1]
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
        for tie in self.plan.ties.of(stack):
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
                labels[tie.j] = max(labels[tie.j], 2 * height + 12 if bent or edge.name in self.plan.roomy else height)
            if bent:
                fan = sum(1 for t in self.plan.ties.of(stack) if t.edge.source == edge.source and t.adjacent)
                bars[tie.j][edge.source if fan > 1 else f"> {edge.target}"] += [x0, x1]
        return bars, tied, labels

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
            return (PlacedNode(node, rect, self._card_content(node, rect)),)
        if isinstance(node, StyledPanel):
            return (self._place_panel(node, y, height),)
        if node.axis == "x":
            return self._place_row(node, y, height)
        return self._place_members(node, y, height)

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
        parts = [*members, *gaps]
        t = largest(lambda t: fsum(p.at(t) for p in parts) - height, top=3.0)
        spare = height - fsum(p.at(t) for p in parts)
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


def _middle_is_free(panel: StyledPanel) -> bool:
    """Whether lines out of the panel's last row leave its middle free: it has an even number of columns."""
    last = panel.content.items[-1]
    return isinstance(last, StyledStack) and last.axis == "x" and len(last.items) % 2 == 0


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
