"""The whole product on a graph: a spec of cards with titles is written, built up to its scene, and the scene's boxes and lines are measured.

The page is the smallest of a few shapes and sizes on which the graph fits; box sizes are those that the titles need, so areas cannot be
compared with those of the engines that are given sizes.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .engines import Drawn
from .graphs import Graph
from .measure import Box, Drawing, Spot

PAGES = ("16:9", "portrait", "50cm x 50cm", "100cm x 100cm", "142cm x 142cm")
EMU = 12_700


def spec_of(graph: Graph, titles: Sequence[str] = ()) -> str:
    """A deck in YAML: one slide, `layout: layered`."""
    titles = titles or [f"Service {number}" for number in range(len(graph.nodes))]
    nodes = "".join(f"        - {{card: n{number}, title: {title!r}}}\n" for number, title in enumerate(titles))
    edges = "".join(f"        - n{source} -> n{target}\n" for source, target in graph.edges)
    return f"slides:\n  - diagram:\n      layout: layered\n      nodes:\n{nodes}      edges:\n{edges}"


def build(graph: Graph) -> Drawn:
    """The first page that takes it; `note` names it, or says why none did. The time is that of the build on that page."""
    import deckgen

    said = ""
    with tempfile.TemporaryDirectory() as folder:
        spec = Path(folder) / "graph.yaml"
        spec.write_text(spec_of(graph), encoding="utf-8")
        for page in PAGES if len(graph.nodes) < 100 else PAGES[2:]:
            start = time.perf_counter()
            result = deckgen.build(spec, page=page)
            ms = 1e3 * (time.perf_counter() - start)
            if result.ok:
                return Drawn(drawing_of(result.scene, graph), ms, page)
            errors = [one for one in result.diagnostics if one.severity.word == "error"]
            said = f"{errors[0].code}: {errors[0].message}"
            if errors[0].code[0] not in "LR":
                break
    return Drawn(None, 0.0, said)


def drawing_of(scene: Any, graph: Graph) -> Drawing:
    """Boxes and lines of a scene with one slide, in points."""
    from deckgen.scene import Connector, walk

    places = boxes_of(scene)
    boxes = [places[f"n{number}"] for number in range(len(graph.nodes))]
    lines: dict[str, list[Spot]] = {}
    for item in walk(scene.slides[0].items):
        if isinstance(item, Connector):
            lines[item.name] = [(point.x / EMU, point.y / EMU) for point in item.points]
    return Drawing(boxes, [lines.get(f"n{source} -> n{target}") for source, target in graph.edges])


def boxes_of(scene: Any) -> dict[str, Box]:
    """The box of every node by path, in points, of all slides."""
    from deckgen.scene import walk

    found = {}
    for slide in scene.slides:
        for item in walk(slide.items):
            if item.name.endswith("/box"):
                rect = item.rect
                found[item.name.removesuffix("/box")] = (rect.x / EMU, rect.y / EMU, rect.w / EMU, rect.h / EMU)
    return found
