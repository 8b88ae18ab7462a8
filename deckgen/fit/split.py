"""Cuts a diagram that is larger than a page into several slides along its structure, with named links where edges go on elsewhere.

In: a styled slide and how many slides it may become. Out: as many styled slides. An edge between two of them is drawn on both: on each it
ends at a small card that names the box at its other end and the slide it stands on. It places nothing: each slide is laid out like any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..base.cuts import cheapest_cut
from ..base.union import groups
from ..graph.styled import (
    StyledCard,
    StyledDiagram,
    StyledEdge,
    StyledNode,
    StyledPanel,
    StyledSlide,
    StyledStack,
    StyledText,
    boxes,
)

LINK = 0.35  # what one link between two slides costs, in units of a slide that is once too full or too empty
ROUND = 1.25  # corner radius of a link in sizes of its title: nearly half its height, and yet its words keep clear of the corners
THIN = 0.6  # share of a card's outline that a link's has


def split(slide: StyledSlide, count: int, number: int) -> tuple[StyledSlide, ...]:
    """The slide as `count` slides, the first of which is number `number` of the deck; fewer if it has fewer parts."""
    diagram = slide.diagram
    assert diagram is not None
    units = _in_order(diagram)
    if len(units) < count:
        return ()
    pieces = _cut(units, diagram.edges, count)
    home = {box.path: k for k, piece in enumerate(pieces) for unit in piece for box in boxes(unit)}
    return tuple(_slide(slide, diagram, pieces, home, k, number) for k in range(count))


# ---- where to cut


def _units(diagram: StyledDiagram) -> list[StyledNode]:
    """What is never cut itself: the diagram's own members; in swimlanes, those of the lanes."""
    found: list[StyledNode] = []
    for item in diagram.root.items:
        found += item.content.items if isinstance(item, StyledPanel) and item.lane else (item,)
    return found


def _in_order(diagram: StyledDiagram) -> list[StyledNode]:
    """The units as a reader meets them: in declared order, or where edges set the order, part by part and rank by rank."""
    units = _units(diagram)
    if diagram.root.layout.kind not in ("layered", "tree", "lanes"):
        return units
    number = {box.path: k for k, unit in enumerate(units) for box in boxes(unit)}
    after: dict[int, list[int]] = defaultdict(list)
    for edge in diagram.edges:
        a, b = number.get(edge.source), number.get(edge.target)
        if a is not None and b is not None and a != b:
            after[a].append(b)
    ranks = _ranks(len(units), after)
    parts = _parts(len(units), after)
    deep = diagram.root.layout.kind == "tree"
    order = _preorder(len(units), after) if deep else sorted(range(len(units)), key=lambda k: (parts[k], ranks[k], k))
    return [units[k] for k in order]


def _preorder(count: int, after: dict[int, list[int]]) -> list[int]:
    """Each root followed by its whole subtree."""
    inner = {b for targets in after.values() for b in targets}
    seen: dict[int, None] = {}
    for root in [*(k for k in range(count) if k not in inner), *range(count)]:
        stack = [root]
        while stack:
            k = stack.pop()
            if k not in seen:
                seen[k] = None
                stack += reversed(after[k])
    return list(seen)


def _ranks(count: int, after: dict[int, list[int]]) -> list[int]:
    """Longest way from a start, edges that close cycles left out."""
    order = _topological(count, after)
    at = {k: place for place, k in enumerate(order)}
    ranks = [0] * count
    for k in order:
        for target in after[k]:
            if at[target] > at[k]:
                ranks[target] = max(ranks[target], ranks[k] + 1)
    return ranks


def _topological(count: int, after: dict[int, list[int]]) -> list[int]:
    """The units so that every edge leads on, but for those that close a cycle on the way from the first starts (depth first)."""
    inner = {b for targets in after.values() for b in targets}
    seen: dict[int, None] = {}
    done: list[int] = []
    for root in [*(k for k in range(count) if k not in inner), *range(count)]:
        if root in seen:
            continue
        seen[root] = None
        way = [(root, iter(after[root]))]
        while way:
            k, targets = way[-1]
            target = next((t for t in targets if t not in seen), None)
            if target is None:
                done.append(k)
                way.pop()
            else:
                seen[target] = None
                way.append((target, iter(after[target])))
    return done[::-1]


def _parts(count: int, after: dict[int, list[int]]) -> list[int]:
    """The connected part of each unit, by the number of its first member."""
    part = [0] * count
    for group in groups(count, ((a, b) for a, targets in after.items() for b in targets)):
        for k in group:
            part[k] = group[0]
    return part


def _cut(units: Sequence[StyledNode], edges: Iterable[StyledEdge], count: int) -> list[Sequence[StyledNode]]:
    """The units in `count` runs, about equally full, where few edges pass from one to another. Dynamic programming over the cuts."""
    sizes = [len(list(boxes(unit))) for unit in units]
    sums = [0]
    for size in sizes:
        sums.append(sums[-1] + size)
    passing = _passing(units, edges)
    mean = sums[-1] / count

    def price(a: int, b: int) -> float:
        full = (sums[b] - sums[a]) / mean - 1
        return full * full + LINK * passing[b]

    marks = cheapest_cut(len(units), count, price)
    return [units[a:b] for a, b in zip(marks, marks[1:])]


def _passing(units: Sequence[StyledNode], edges: Iterable[StyledEdge]) -> list[float]:
    """How many different boxes edges lead to across the gap before each unit."""
    number = {box.path: k for k, unit in enumerate(units) for box in boxes(unit)}
    ends: list[dict[str, None]] = [{} for _ in range(len(units) + 1)]
    for edge in edges:
        low, high = sorted((number[edge.source], number[edge.target]))
        for k in range(low + 1, high + 1):
            ends[k][edge.target] = None
    return [float(len(found)) for found in ends]


# ---- one of the slides


def _slide(
    slide: StyledSlide, diagram: StyledDiagram, pieces: Sequence[Sequence[StyledNode]], home: dict[str, int], k: int, number: int
) -> StyledSlide:
    where = {box.path: box for piece in pieces for unit in piece for box in boxes(unit)}
    inner: list[StyledEdge] = []
    coming: dict[str, StyledCard] = {}
    going: dict[str, StyledCard] = {}
    left = {edge.target for edge in diagram.edges if home[edge.source] == k}
    for edge in diagram.edges:
        a, b = home[edge.source], home[edge.target]
        if a == b == k:
            inner.append(edge)
        elif a == k:
            link = going.setdefault(edge.target, _link(where[edge.target], number + b, "continues on slide", diagram))
            inner.append(edge._replace(name=f"{edge.source} -> {link.path}", target=link.path, head_label=None))
        elif b == k:
            link = coming.setdefault(edge.source, _link(where[edge.source], number + a, "from slide", diagram, edge.source in left))
            inner.append(edge._replace(name=f"{link.path} -> {edge.target}", source=link.path, label=None, tail_label=None))
    items = _items(diagram, pieces[k], tuple(coming.values()), tuple(going.values()))
    here = {box.path for item in items for box in boxes(item)}
    hints = tuple(hint for hint in diagram.root.layout.hints if here.issuperset(hint.nodes))
    root = diagram.root._replace(items=items, layout=diagram.root.layout._replace(hints=hints))
    words = f" ({k + 1}/{len(pieces)})"
    title = slide.title._replace(words=slide.title.words + words) if slide.title else None
    return slide._replace(
        title=title,
        spoken_title=slide.spoken_title + words,
        diagram=diagram._replace(root=root, edges=_unique(inner), overflow="error"),
    )


def _unique(edges: Sequence[StyledEdge]) -> tuple[StyledEdge, ...]:
    """The edges with names of their own: two that led to one box elsewhere now end at one link."""
    names: dict[str, int] = defaultdict(int)
    found = []
    for edge in edges:
        names[edge.name] += 1
        found.append(edge if names[edge.name] == 1 else edge._replace(name=f"{edge.name} #{names[edge.name]}"))
    return tuple(found)


def _items(
    diagram: StyledDiagram, piece: Sequence[StyledNode], coming: tuple[StyledCard, ...], going: tuple[StyledCard, ...]
) -> tuple[StyledNode, ...]:
    """The members of one slide: links from before, its own, links to what comes. In swimlanes each stands in the lane of its box."""
    if not any(isinstance(item, StyledPanel) and item.lane for item in diagram.root.items):
        before, after = _beside(coming, diagram), _beside(going, diagram)
        return (*before, *_declared(diagram, piece), *after)
    lanes = []
    for lane in diagram.root.items:
        assert isinstance(lane, StyledPanel)
        own = [item for item in lane.content.items if any(item is unit for unit in piece)]
        links = [link for link in (*coming, *going) if link.path.startswith(f"{lane.path}/")]
        if own or links:
            lanes.append(lane._replace(content=lane.content._replace(items=(*own, *links))))
    return tuple(lanes)


def _declared(diagram: StyledDiagram, piece: Sequence[StyledNode]) -> tuple[StyledNode, ...]:
    return tuple(item for item in diagram.root.items if any(item is unit for unit in piece))


def _beside(links: tuple[StyledCard, ...], diagram: StyledDiagram) -> tuple[StyledNode, ...]:
    """In a flow, several links stand side by side, as branches do."""
    if len(links) < 2 or diagram.root.layout.kind != "flow":
        return links
    return (StyledStack("x", links, links[0].span, 0, branches=True),)


def _link(box: StyledCard | StyledPanel, number: int, words: str, diagram: StyledDiagram, twice: bool = False) -> StyledCard:
    """A small round card that names a box on another slide; `twice` where another link on this slide leads to the same box."""
    cards = [other for other in boxes(diagram.root) if isinstance(other, StyledCard)]
    like = box if isinstance(box, StyledCard) else min(cards, key=lambda card: card.level)
    title = box.texts[0] if box.texts else like.texts[0]._replace(words=box.path.rpartition("/")[2])
    small = next((text for card in (like, *cards) for text in card.texts[1:]), None)
    where = f"{words} {number}"
    second = small._replace(words=where) if small else _plain(title, where)
    return like._replace(
        path=f"{box.path} ({words if twice else 'slide'} {number})",
        span=box.span,
        level=0,
        texts=(title, second),
        footer=None,
        icon=None,
        pills=(),
        fill=like.pill_fill,
        outline=box.outline,
        outline_width=like.outline_width * THIN,
        radius=max(like.radius, ROUND * title.style.size),
        number=None,
        jump=number,
    )


def _plain(text: StyledText, words: str) -> StyledText:
    return StyledText("subtitle", words, text.style._replace(bold=False), text.color, "minor", text.span)
