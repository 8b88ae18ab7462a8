"""Moves parallel segments apart and bars to the middle of what they join, without changing how any route turns.

Segments of one direction are taken together: those of friends that lie on each other are one unit (a trunk). Each unit may move within the
free ground beside it; units that would come too near to each other are ordered so that they do not cross, then pushed apart in equal shares.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import NamedTuple

from ..base.geometry import Point, Rect
from ..graph.routed import End, Route
from .lines import EPS, straightened
from .ports import straight_part
from .scene_map import HARD, Ground, is_lane

ROUNDS = 24
SQUEEZES = (
    1.0,
    0.75,
    0.55,
    0.38,
    0.22,
)  # shares of the clearance that lines keep from each other and from boxes, as far as there is room
SHORTEST = 9.0  # a line's first and last piece are no shorter than this, in points, where there is room: an arrow's head has to stand on it
NEARLY = 0.5  # points that a distance may lack
LEVEL = 0.1  # coordinates nearer than this are on one line, in points


@dataclass(slots=True)
class Segment:
    """A straight piece of a route: points k and k+1. `at` is the coordinate that may move, low..high the stretch along it."""

    route: int
    k: int
    at: float
    low: float
    high: float
    fixed: bool
    width: float
    before: int  # where the neighbouring piece goes from its lower end: -1, 0, +1 across
    after: int


@dataclass(slots=True)
class Unit:
    """Segments that move as one, within `least` and `most`: these follow from `floor` and `ceiling`, which hold always, and from the borders
    of what stands beside it, `before` and `behind`, to which it keeps its distance where there is room."""

    parts: list[Segment]
    at: float
    low: float = 0.0
    high: float = 0.0
    least: float = -1e9
    most: float = 1e9
    floor: float = -1e9
    ceiling: float = 1e9
    before: float = -1e9
    behind: float = 1e9
    squeezed: int = 0
    fixed: bool = False
    width: float = 0.0
    routes: set[int] = field(default_factory=set)


class Lines(NamedTuple):
    """Routes to be moved: which of them stay as they are, and the network of each. Friends of one network may lie on one line."""

    routes: list[Route]
    fixed: frozenset[int]
    networks: Sequence[int]

    def friends(self, i: int, j: int) -> bool:
        return self.networks[i] == self.networks[j] and self.routes[i].edge.shares_line(self.routes[j].edge)


def nudge(
    routes: Sequence[Route],
    ground: Ground,
    clear: float,
    fixed: frozenset[int] = frozenset(),
    networks: Sequence[int] | None = None,
) -> list[Route]:
    """The same routes with level and upright segments moved apart; the `fixed` ones (by number) stay. Without `networks` all friends may
    share lines."""
    lines = Lines(list(routes), fixed, networks or [0] * len(routes))
    for vertical in (False, True, False):
        lines = lines._replace(routes=_pass(lines, ground, clear, vertical))
    return [r if k in fixed else r._replace(points=straightened(r.points)) for k, r in enumerate(lines.routes)]


def _pass(lines: Lines, ground: Ground, clear: float, vertical: bool) -> list[Route]:
    routes = lines.routes
    segments = [s for k, route in enumerate(routes) for s in _segments(k, route, vertical, k in lines.fixed)]
    if all(s.fixed for s in segments):
        return routes
    units = _units(segments, lines)
    for unit in units:
        if not unit.fixed:
            _halve(unit, routes, ground, 0 if vertical else 1)
            _limit(unit, routes, ground, clear, vertical)
    _separate(units, lines, clear)
    points = [[list(p) for p in route.points] for route in routes]
    axis = 0 if vertical else 1
    for unit in units:
        for part in unit.parts:
            for k in (part.k, part.k + 1):
                points[part.route][k][axis] = unit.at
    return [_moved(route, [Point(*p) for p in moved]) for route, moved in zip(routes, points)]


def _moved(route: Route, points: list[Point]) -> Route:
    begin = route.begin._replace(point=points[0])
    end = route.end._replace(point=points[-1])
    return route._replace(begin=begin, end=end, points=tuple(points))


def _segments(number: int, route: Route, vertical: bool, stays: bool) -> list[Segment]:
    axis, along = (0, 1) if vertical else (1, 0)
    found = []
    last = len(route.points) - 2
    for k, (a, b) in enumerate(zip(route.points, route.points[1:])):
        if abs(a[axis] - b[axis]) > EPS or (abs(a[along] - b[along]) <= EPS):
            continue
        fixed = stays or (k == 0 and not route.begin.anchor) or (k == last and not route.end.anchor) or last == 0
        turns = [
            _sign(route.points[k - 1][axis] - a[axis]) if k > 0 else 0,
            _sign(route.points[k + 2][axis] - b[axis]) if k < last else 0,
        ]
        if a[along] > b[along]:
            turns.reverse()
        low, high = sorted((a[along], b[along]))
        found.append(Segment(number, k, a[axis], low, high, fixed, route.edge.width, *turns))
    return found


def _sign(value: float) -> int:
    return (value > EPS) - (value < -EPS)


def _units(segments: list[Segment], lines: Lines) -> list[Unit]:
    units: list[Unit] = []
    recent: list[Unit] = []  # those that the next segments may still lie on
    for segment in sorted(segments, key=lambda s: (s.at, s.low, s.high, s.route)):
        recent = [u for u in recent if segment.at - u.parts[-1].at < LEVEL]
        home = next((u for u in recent if _belongs(segment, u, lines)), None)
        if home is None:
            units.append(Unit([segment], segment.at))
            recent.append(units[-1])
        else:
            home.parts.append(segment)
    for unit in units:
        unit.low = min(p.low for p in unit.parts)
        unit.high = max(p.high for p in unit.parts)
        unit.fixed = any(p.fixed for p in unit.parts)
        unit.width = max(p.width for p in unit.parts)
        unit.routes = {p.route for p in unit.parts}
    return units


def _belongs(segment: Segment, unit: Unit, lines: Lines) -> bool:
    """Whether a segment lies on one of a unit's and may share it with everyone there."""
    return any(
        abs(part.at - segment.at) < LEVEL and segment.low <= part.high + EPS and part.low <= segment.high + EPS
        for part in unit.parts
    ) and all(part.route == segment.route or lines.friends(part.route, segment.route) for part in unit.parts)


def _halve(unit: Unit, routes: list[Route], ground: Ground, axis: int) -> None:
    """A bar between two boxes goes halfway between them; where forks or merges share it, halfway on average."""
    middles = []
    for part in unit.parts:
        route = routes[part.route]
        if part.k == 1 and len(route.points) == 4 and part.before * part.after < 0:
            middles.append((_border(route.begin, route.end, ground) + _border(route.end, route.begin, ground)) / 2)
    if middles and not unit.fixed:
        unit.at = fsum(middles) / len(middles)


def _border(end: End, other: End, ground: Ground) -> float:
    """Where free ground begins in front of an end: at its own side, or at that of the outermost container that the other end is not in."""
    around = ground.containers(other.node)
    borders = [path for path in ground.containers(end.node) if not is_lane(ground.boxes[path])]
    outermost = next((path for path in (*borders, end.node) if path not in around), end.node)
    return ground.boxes[outermost].rect.edge(end.side)


def _limit(unit: Unit, routes: list[Route], ground: Ground, clear: float, vertical: bool) -> None:
    """How far a unit may move: on the page, up to `clear` from what stands beside it, or to where it is if that is too near."""
    room = ground.placed.room
    unit.floor, unit.ceiling = (room.x, room.right) if vertical else (room.y, room.bottom)
    for part in unit.parts:
        route = routes[part.route]
        for end, k in ((route.begin, 0), (route.end, len(route.points) - 2)):
            if part.k == k and end.anchor:
                low, high = straight_part(ground.boxes[end.node], end.side)
                unit.floor, unit.ceiling = max(unit.floor, low), min(unit.ceiling, high)
        for obstacle in ground.solid_near(_band(part, room, vertical), route.edge.source, route.edge.target):
            own = obstacle.path in (route.edge.source, route.edge.target) and not obstacle.text
            _limit_by(unit, part, obstacle.rect, vertical, SHORTEST if own else HARD)
        for path in sorted(ground.open_for(route.edge.source, route.edge.target)):
            if is_lane(ground.boxes[path]):
                continue
            rect = ground.boxes[path].rect
            near, far = (rect.x, rect.right) if vertical else (rect.y, rect.bottom)
            if near < part.at < far:
                _limit_by_border(unit, part, rect, vertical)
            else:
                _limit_by(unit, part, rect, vertical)
    _bound(unit, clear)
    unit.at = min(max(unit.at, unit.least), unit.most)


def _bound(unit: Unit, clear: float) -> None:
    """From what is around a unit to how far it may move, at some clearance."""
    gap, at = max(HARD, clear + unit.width / 2), unit.parts[0].at
    unit.least = max(unit.floor, min(unit.before + gap, max(at, unit.before + HARD)))
    unit.most = min(unit.ceiling, max(unit.behind - gap, min(at, unit.behind - HARD)))
    if unit.least > unit.most:
        unit.least = unit.most = (unit.least + unit.most) / 2


def _band(part: Segment, room: Rect, vertical: bool) -> Rect:
    """Everything beside a segment, as far as lines go."""
    low, high = part.low - HARD, part.high + HARD
    return Rect.of_edges(room.x, low, room.right, high) if vertical else Rect.of_edges(low, room.y, high, room.bottom)


def _limit_by(unit: Unit, part: Segment, rect: Rect, vertical: bool, least: float = HARD) -> None:
    """Note what stands beside a segment; it comes no nearer to it than `least`, unless it is nearer already."""
    low, high, near, far = (rect.y, rect.bottom, rect.x, rect.right) if vertical else (rect.x, rect.right, rect.y, rect.bottom)
    if part.low >= high + HARD - EPS or part.high <= low - HARD + EPS:
        return
    if far <= part.at + EPS:
        unit.before = max(unit.before, far)
        unit.floor = max(unit.floor, min(part.at, far + least))
    elif near >= part.at - EPS:
        unit.behind = min(unit.behind, near)
        unit.ceiling = min(unit.ceiling, max(part.at, near - least))


def _limit_by_border(unit: Unit, part: Segment, rect: Rect, vertical: bool) -> None:
    """A segment inside a container stays inside and clear of the border."""
    low, high, near, far = (rect.y, rect.bottom, rect.x, rect.right) if vertical else (rect.x, rect.right, rect.y, rect.bottom)
    if part.low < low - EPS or part.high > high + EPS or not near < part.at < far:
        return
    unit.floor, unit.ceiling = max(unit.floor, near + HARD), min(unit.ceiling, far - HARD)


def _separate(units: list[Unit], lines: Lines, clear: float) -> None:
    """Push units apart until strangers that pass each other are `clear` apart; where the free ground does not allow that, nearer to each
    other and to what is beside them, in equal shares."""
    pairs = []
    for i, j in _neighbours(units, 4 * clear):
        a, b = units[i], units[j]
        if a.fixed and b.fixed:
            continue
        if a.low < b.high + clear / 2 and b.low < a.high + clear / 2 and not _all_friends(a, b, lines):
            pairs.append((b, a) if _better_swapped(a, b) else (a, b))
    for _ in SQUEEZES:
        _push_apart(pairs, clear)
        tight = [(near, far) for near, far in pairs if _lack(near, far, clear) > NEARLY]
        if not tight:
            return
        for unit in _jammed(tight, pairs, clear):
            unit.squeezed = min(unit.squeezed + 1, len(SQUEEZES) - 1)
            _bound(unit, clear * SQUEEZES[unit.squeezed])


def _push_apart(pairs: list[tuple[Unit, Unit]], clear: float) -> None:
    for _ in range(ROUNDS):
        moved = False
        for near, far in pairs:
            lack = _lack(near, far, clear)
            if lack > 0.01:
                moved = _push(near, far, lack) or moved
        if not moved:
            return


def _lack(near: Unit, far: Unit, clear: float) -> float:
    """How much nearer to each other two units are than they should be."""
    share = SQUEEZES[max(near.squeezed, far.squeezed)]
    return share * clear + (near.width + far.width) / 2 - (far.at - near.at)


def _jammed(tight: list[tuple[Unit, Unit]], pairs: list[tuple[Unit, Unit]], clear: float) -> list[Unit]:
    """The units that could not be pushed apart and those that are in their way, directly or through others; none that is fixed."""
    beside: dict[int, list[Unit]] = {}
    for near, far in pairs:
        if _lack(near, far, clear) > -NEARLY:
            beside.setdefault(id(near), []).append(far)
            beside.setdefault(id(far), []).append(near)
    found: dict[int, Unit] = {}
    waiting = [unit for pair in tight for unit in pair]
    while waiting:
        unit = waiting.pop()
        if id(unit) not in found and not unit.fixed:
            found[id(unit)] = unit
            waiting += beside.get(id(unit), ())
    return list(found.values())


def _neighbours(units: list[Unit], apart: float) -> list[tuple[int, int]]:
    """Numbers of units that are no farther apart than that, each pair once, in order."""
    order = sorted(range(len(units)), key=lambda i: (units[i].at, i))
    ats = [units[i].at for i in order]
    found = []
    for k, i in enumerate(order):
        for j in order[k + 1 : bisect_right(ats, ats[k] + apart, k + 1)]:
            found.append((min(i, j), max(i, j)))
    return sorted(found)


def _better_swapped(a: Unit, b: Unit) -> bool:
    """Whether the two should change places: fewer crossings, and room to do so."""
    if _crosses(b, a) >= _crosses(a, b):
        return False
    return (b.at if b.fixed else b.least) < (a.at if a.fixed else a.most)


def _push(near: Unit, far: Unit, lack: float) -> bool:
    room_near = 0.0 if near.fixed else max(0.0, near.at - near.least)
    room_far = 0.0 if far.fixed else max(0.0, far.most - far.at)
    back = min(room_near, lack / 2 if room_far >= lack / 2 else lack - room_far)
    on = min(room_far, lack - back)
    near.at -= back
    far.at += on
    return back + on > 0.01


def _all_friends(a: Unit, b: Unit, lines: Lines) -> bool:
    """Friends need no distance: but only where they are drawn as one; beside each other they would look like two."""
    if abs(a.at - b.at) > 0.5:
        return a.routes == b.routes
    return all(lines.friends(i, j) for i in a.routes for j in b.routes)


def _crosses(near: Unit, far: Unit) -> int:
    """How often the two would cross if `near` lay on the lower side: pieces that turn towards the other within its stretch."""
    count = 0
    for part in near.parts:
        count += part.before > 0 and far.low - EPS < part.low < far.high + EPS
        count += part.after > 0 and far.low - EPS < part.high < far.high + EPS
    for part in far.parts:
        count += part.before < 0 and near.low - EPS < part.low < near.high + EPS
        count += part.after < 0 and near.low - EPS < part.high < near.high + EPS
    return count
