"""Where edges may meet boxes: middles of sides, shared as trunks by edges of one source or one target, and anchors beside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from ..base.geometry import Rect, Side
from ..graph.placed import Lane, PlacedNode
from .grid import Gate, Grid
from .scene_map import HARD, words_of

ANCHOR = 60.0  # price of an end that needs an anchor because the middle is taken
NEEDLESS_HIGH, NEEDLESS_LOW = 600.0, 90.0  # price of an anchor beside a middle that is free: at first, and where lines would share
OTHER_SIDE = 150.0  # price of a side that the flow does not suggest
OFF_PLAN = 200.0  # price of a side other than the one that layout kept room for
CORNER = 4.0  # an anchor stays this far from the rounded corner
ON_LINE = 0.06  # coordinates nearer than this are one place on a side
LAST_RESORT = 400.0  # price of a middle that a stranger has: only when there is no other way at all


class Ports:
    """Remembers which edge ends where; answers where another one may."""

    def __init__(self, grid: Grid, boxes: dict[str, PlacedNode], clearance: float) -> None:
        self.grid = grid
        self.boxes = boxes
        self.clearance = clearance
        self.needless = NEEDLESS_HIGH
        self._ends: dict[tuple[str, Side], list[tuple[int, bool, float, bool]]] = defaultdict(list)

    def take(self, node: str, side: Side, owner: int, out: bool, at: float, anchor: bool) -> None:
        self._ends[node, side].append((owner, out, at, anchor))

    def drop(self, owner: int, *nodes: str) -> None:
        """Let go of the ends of one edge at its nodes."""
        for key in [(node, side) for node in dict.fromkeys(nodes) for side in Side]:
            if key in self._ends:
                self._ends[key] = [end for end in self._ends[key] if end[0] != owner]

    def forget(self) -> None:
        """Let go of every end."""
        self._ends.clear()

    def middle_free(self, node: str, side: Side, out: bool, friends: frozenset[int]) -> bool:
        """Whether the middle is unused, or used only by friends that go the same way (a trunk)."""
        if not self._ends[node, side]:
            return True
        box = self.boxes[node]
        middle, apart = _middle(box.rect, side), self._apart(box, side)
        return all(
            abs(at - middle) >= apart if anchor else other == out and owner in friends
            for owner, other, at, anchor in self._ends[node, side]
        )

    def _apart(self, box: PlacedNode, side: Side) -> float:
        """How far ends on one side stay from each other: on a short side, less than the usual clearance."""
        return min(self.clearance, anchor_offset(box, side)) - 0.1

    def owners_at(self, node: str, side: Side, out: bool, at: float) -> list[int]:
        """The edges that meet a side in one point and go the same way there."""
        return [owner for owner, other, place, _ in self._ends[node, side] if other is out and abs(place - at) < ON_LINE]

    def inner_gates(self, node: str, prices: dict[Side, float]) -> list[Gate]:
        """Ways from the border of a panel inwards (or from inside to it). All end on anchors: a side's own site points outwards."""
        found = []
        for side, price in prices.items():
            box = self.boxes[node]
            inside = self._beyond(box.rect, side, inner=True)
            if inside is None:
                continue
            lines = self.grid.xs if side.vertical else self.grid.ys
            low, high = straight_part(box, side)
            apart = self._apart(box, side)
            taken = [at for _, _, at, _ in self._ends[node, side]]
            words = list(words_of(box))
            beyond = (self.grid.ys if side.vertical else self.grid.xs)[inside]
            for k in range(bisect_left(lines, low), bisect_right(lines, high)):
                if any(word.overlaps(_stub(box.rect, side, lines[k], beyond)) for word in words):
                    continue  # the head or the foot of the panel is in the way
                if all(abs(lines[k] - other) >= apart for other in taken):
                    ix, iy = (k, inside) if side.vertical else (inside, k)
                    found.append(Gate(ix, iy, side, price, lines[k], True, True))
        return found

    def gates(self, node: str, out: bool, prices: dict[Side, float], friends: frozenset[int], crowd: bool = False) -> list[Gate]:
        """Every way out of (or into) a box, dearer where it needs an anchor or leaves the plan; with `crowd`, taken middles too."""
        found: list[Gate] = []
        for side, price in prices.items():
            found += self._side_gates(self.boxes[node], side, out, price, friends, crowd)
        return found

    def middle_gate(self, node: str, side: Side, out: bool, friends: frozenset[int]) -> Gate | None:
        """The gate in the middle of a side, at no price, if it is free."""
        rect = self.boxes[node].rect
        outside = self._beyond(rect, side)
        lines, middle = (self.grid.xs, rect.cx) if side.vertical else (self.grid.ys, rect.cy)
        k = bisect_left(lines, middle - ON_LINE)
        if outside is None or k == len(lines) or abs(lines[k] - middle) > ON_LINE or not self.middle_free(node, side, out, friends):
            return None
        ix, iy = (k, outside) if side.vertical else (outside, k)
        return Gate(ix, iy, side, 0.0, lines[k], False)

    def used(self, node: str, side: Side) -> bool:
        """Whether any edge meets that side."""
        return bool(self._ends[node, side])

    def gate_at(self, node: str, side: Side, at: float) -> Gate | None:
        """An anchor's gate at a coordinate of a side's straight part, if a grid line runs there."""
        box = self.boxes[node]
        low, high = straight_part(box, side)
        lines = self.grid.xs if side.vertical else self.grid.ys
        k = bisect_left(lines, at - ON_LINE)
        outside = self._beyond(box.rect, side)
        if outside is None or not low <= at <= high or k == len(lines) or abs(lines[k] - at) > ON_LINE:
            return None
        ix, iy = (k, outside) if side.vertical else (outside, k)
        return Gate(ix, iy, side, 0.0, at, True)

    def _side_gates(
        self, box: PlacedNode, side: Side, out: bool, price: float, friends: frozenset[int], crowd: bool
    ) -> Iterator[Gate]:
        outside = self._beyond(box.rect, side)
        if outside is None:
            return
        lines = self.grid.xs if side.vertical else self.grid.ys
        middle = _middle(box.rect, side)
        low, high = straight_part(box, side)
        apart = self._apart(box, side)
        taken = [at for _, _, at, anchor in self._ends[box.path, side] if anchor]
        free = self.middle_free(box.path, side, out, friends)
        anchor_price = price + (self.needless if free else ANCHOR)
        for k in range(bisect_left(lines, low), bisect_right(lines, high)):
            at = lines[k]
            ix, iy = (k, outside) if side.vertical else (outside, k)
            if abs(at - middle) < ON_LINE:
                if free or crowd:
                    yield Gate(ix, iy, side, price if free else price + LAST_RESORT, at, False)
            elif abs(at - middle) >= apart and all(abs(at - other) >= apart for other in taken):
                yield Gate(ix, iy, side, anchor_price, at, True)

    def _beyond(self, rect: Rect, side: Side, inner: bool = False) -> int | None:
        """The first grid line beyond a side: outside of it, or inside."""
        lines = self.grid.ys if side.vertical else self.grid.xs
        border = rect.edge(side)
        if (side.sign > 0) is not inner:
            k = bisect_left(lines, border + self.grid.hard)
            return k if k < len(lines) else None
        k = bisect_right(lines, border - self.grid.hard) - 1
        return k if k >= 0 else None


def _middle(rect: Rect, side: Side) -> float:
    return rect.cx if side.vertical else rect.cy


def _stub(rect: Rect, side: Side, at: float, beyond: float) -> Rect:
    """The room of a line from a border inwards."""
    low, high = sorted((rect.edge(side), beyond))
    if side.vertical:
        return Rect.of_edges(at - HARD, low, at + HARD, high)
    return Rect.of_edges(low, at - HARD, high, at + HARD)


def straight_part(box: PlacedNode, side: Side) -> tuple[float, float]:
    """Where a line may meet a side: its straight part less a little."""
    rect, off = box.rect, box.node.radius + CORNER
    low, high = (rect.x, rect.right) if side.vertical else (rect.y, rect.bottom)
    return (low + off, high - off) if high - low > 2 * off else ((low + high) / 2, (low + high) / 2)


def anchor_offset(box: PlacedNode, side: Side) -> float:
    """How far from the middle of a side a first anchor may stand: on a short side, less than the usual clearance."""
    low, high = straight_part(box, side)
    return (high - low) / 2


def side_prices(lane: Lane | None, wanted: tuple[Side, Side]) -> tuple[dict[Side, float], dict[Side, float]]:
    """What leaving and entering by each side costs: nothing for what the layout planned, or for what the flow suggests (`wanted`)."""
    begin, end = (lane.begin, lane.end) if lane else wanted
    other = OFF_PLAN if lane else OTHER_SIDE
    return ({s: 0.0 if s is begin else other for s in Side}, {s: 0.0 if s is end else other for s in Side})


def asked_prices(side: Side) -> tuple[dict[Side, float], dict[Side, float]]:
    """What sides cost an edge that was told to run by one of them, where layout kept no lane for it: both ends should look there."""
    prices = {s: 0.0 if s is side else OTHER_SIDE for s in Side}
    return prices, dict(prices)


def all_sides() -> dict[Side, float]:
    """Every side at no price."""
    return dict.fromkeys(Side, 0.0)
