"""From an arrangement to rectangles and ways: the phases after ordering, one after the other, for one part of the graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...base.geometry import Point, Rect, Side
from ..free import FreeGraph, FreeWay
from .coords import across
from .ease import Ends
from .hops import Weave, weave
from .label_room import label_room
from .model import Arrangement
from .ports import slide
from .tracks import Net, assign, nets

MOST_BENDS = 4  # bentConnector5 can draw no more
EASINGS = 4  # times that the tracks of a gap are sought anew


class Drawn(NamedTuple):
    """A part from (0, 0): its extent, rectangles by box, ways, and where every row begins and ends."""

    w: float
    h: float
    rects: dict[int, Rect]
    ways: tuple[FreeWay, ...]
    rows: tuple[tuple[float, float], ...] = ()


class _Band(NamedTuple):
    top: float
    bottom: float


def drawn(graph: FreeGraph, arrangement: Arrangement, weights: Sequence[int], flipped: Sequence[bool]) -> Drawn:
    woven = weave(graph, arrangement, weights)
    words, extra = label_room(graph, arrangement)
    x = across(graph, arrangement, woven, extra)
    tops, bottoms = slide(graph, woven, arrangement.rows, x)
    levels, heights = _tracks(graph, arrangement, woven, x, tops, bottoms)
    bands = _bands(graph, arrangement, heights, words)
    rects = _rects(graph, arrangement, woven, x, bands)
    rank = {v: r for r, row in enumerate(arrangement.rows) for v in row}
    tracks = {n: _level(graph, bands, rank[woven.hops[n].top], t, heights) for n, t in levels.items()}
    ways = _ways(graph, arrangement, woven, tops, bottoms, tracks, rects, flipped)
    return _at_origin(graph, rects, ways)._replace(rows=tuple((band.top, band.bottom) for band in bands))


def _tracks(
    graph: FreeGraph, arrangement: Arrangement, woven: Weave, x: dict[int, float], tops: list[float], bottoms: list[float]
) -> tuple[dict[int, int], list[int]]:
    """The track of every bent hop, and how many tracks each gap has. Ends of hops that would lie on one another are slid apart."""
    trunk = [max(f, m) if max(f, m) >= 0 else n for n, (f, m) in enumerate(zip(woven.fan, woven.merge))]
    level: dict[int, int] = {}
    counts = []
    for row in arrangement.rows[:-1]:
        numbers = [n for v in row for n in woven.lower[v]]
        found: list[Net] = nets(numbers, trunk, tops, bottoms)
        tracks = assign(found, graph.gaps.track)
        ends = Ends(graph, woven, x, numbers, tops, bottoms)
        for _ in range(EASINGS):
            slid = [ends.apart(found[i], found[j]) or ends.apart(found[j], found[i]) for i, j in tracks.clashes]
            if not any(slid):
                break
            found = nets(numbers, trunk, tops, bottoms)
            tracks = assign(found, graph.gaps.track)
        counts.append(max(tracks.track, default=-1) + 1)
        for net, t in zip(found, tracks.track):
            level.update((n, t) for n in net.hops)
    return level, counts


def _bands(graph: FreeGraph, arrangement: Arrangement, tracks: Sequence[int], words: Sequence[float]) -> list[_Band]:
    bands: list[_Band] = []
    y = 0.0
    for r, row in enumerate(arrangement.rows):
        h = max((graph.nodes[v].h for v in row if v < len(graph.nodes)), default=0.0)
        bands.append(_Band(y, y + h))
        if r < len(tracks):
            y += h + _gap(graph, tracks[r], words[r])
    return bands


def _gap(graph: FreeGraph, tracks: int, words: float) -> float:
    """Height of a gap: words stand between a box and the nearest line along the gap."""
    gaps = graph.gaps
    if not tracks:
        return max(gaps.rank, words + 2 * gaps.label if words else 0.0)
    return max(gaps.rank, 2 * max(gaps.stub, words) + (tracks - 1) * gaps.track)


def _level(graph: FreeGraph, bands: Sequence[_Band], r: int, track: int, tracks: Sequence[int]) -> float:
    middle = (bands[r].bottom + bands[r + 1].top) / 2
    return middle + (track - (tracks[r] - 1) / 2) * graph.gaps.track


def _rects(
    graph: FreeGraph, arrangement: Arrangement, woven: Weave, x: dict[int, float], bands: Sequence[_Band]
) -> dict[int, Rect]:
    rects = {}
    for band, row in zip(bands, arrangement.rows):
        for v in row:
            if v < len(graph.nodes):
                node = graph.nodes[v]
                rects[v] = Rect(x[v] - node.w / 2, (band.top + band.bottom - node.h) / 2, node.w, node.h)
    return rects


def _ways(
    graph: FreeGraph,
    arrangement: Arrangement,
    woven: Weave,
    tops: Sequence[float],
    bottoms: Sequence[float],
    tracks: dict[int, float],
    rects: dict[int, Rect],
    flipped: Sequence[bool],
) -> list[FreeWay]:
    number = {(hop.top, hop.bottom, edge): n for n, hop in enumerate(woven.hops) for edge in hop.edges}
    found = []
    for edge, path in arrangement.paths:
        if not graph.edges[edge].exact:
            continue
        at = tops[number[path[0], path[1], edge]]
        points = [Point(at, rects[path[0]].bottom)]
        for a, b in zip(path, path[1:]):
            n = number[a, b, edge]
            if n in tracks and abs(tops[n] - bottoms[n]) > 1e-6:
                points += [Point(at, tracks[n]), Point(bottoms[n], tracks[n])]
                at = bottoms[n]
        points.append(Point(at, rects[path[-1]].y))
        if len(points) - 2 > MOST_BENDS:
            continue
        if flipped[edge]:
            found.append(FreeWay(edge, Side.TOP, Side.BOTTOM, tuple(points[::-1])))
        else:
            found.append(FreeWay(edge, Side.BOTTOM, Side.TOP, tuple(points)))
    return found


def _at_origin(graph: FreeGraph, rects: dict[int, Rect], ways: Sequence[FreeWay]) -> Drawn:
    xs = [r.x for r in rects.values()] + [p.x for w in ways for p in w.points]
    ends = [r.right + graph.nodes[v].loop for v, r in rects.items()] + [p.x for w in ways for p in w.points]
    left, right = min(xs, default=0.0), max(ends, default=0.0)
    bottom = max((r.bottom for r in rects.values()), default=0.0)
    moved = tuple(w._replace(points=tuple(Point(p.x - left, p.y) for p in w.points)) for w in ways)
    return Drawn(right - left, bottom, {v: r._replace(x=r.x - left) for v, r in rects.items()}, moved)
