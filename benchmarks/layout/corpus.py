"""Single edits of the corpus of specs (tests/corpus), each built whole before and after. In: YAML files; out: how far untouched nodes move.

The four kinds of edit are those of edits.py: a card set behind another one, with an edge from it; a title made longer; an edge between two
cards; one edge taken away.
"""

from __future__ import annotations

import copy
import math
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .edits import KINDS
from .measure import Box
from .whole import boxes_of

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "corpus"
MOST = 40  # cards: larger specs would take most of the time
EMU = 12_700
NEW = "added-by-edit"


def corpus_edits(count: int = 200) -> list[tuple[str, list[float] | None]]:
    """(Kind, shares) of `count` edits, each of another spec in turn; None where one of the two did not build."""
    found: list[tuple[str, list[float] | None]] = []
    specs = [spec for spec in map(_loaded, sorted(FOLDER.glob("*.yaml"))) if 2 < len(list(_cards(_nodes(spec)))) <= MOST]
    for number in range(count if specs else 0):
        spec, kind = specs[number % len(specs)], KINDS[(number + number // len(specs)) % 4]
        edited = copy.deepcopy(spec)
        touched = _edit(edited, kind, random.Random(52_711 + number))
        if touched is not None:
            found.append((kind, _moved(spec, edited, touched)))
    return found


def _loaded(file: Path) -> dict[str, Any]:
    import yaml

    spec: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return spec


def _nodes(spec: dict[str, Any]) -> list[Any]:
    nodes: list[Any] = spec["slides"][0].get("diagram", {}).get("nodes", [])
    return nodes


def _cards(nodes: list[Any]) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    """Every card with the list it stands in."""
    for node in nodes:
        if isinstance(node, dict):
            if "card" in node:
                yield nodes, node
            for value in node.values():
                if isinstance(value, list):
                    yield from _cards(value)


def _edit(spec: dict[str, Any], kind: str, chance: random.Random) -> tuple[str, ...] | None:
    """Change the spec; gives the ids that the edit names, None where it cannot be made."""
    cards = list(_cards(_nodes(spec)))
    edges: list[Any] = spec["slides"][0]["diagram"].setdefault("edges", [])
    siblings, card = chance.choice(cards)
    if kind == "add a node":
        siblings.insert(siblings.index(card) + 1, {"card": NEW, "title": "Added"})
        edges.append(f"{card['card']} -> {NEW}")
        return card["card"], NEW
    if kind == "rename a label":
        card["title"] = f"{card.get('title', '')} anew".strip()
        return (card["card"],)
    if kind == "add an edge":
        other = chance.choice([one for _, one in cards if one is not card])
        edges.append(f"{card['card']} -> {other['card']}")
        return card["card"], other["card"]
    plain = [edge for edge in edges if isinstance(edge, str) and edge.count("->") == 1]
    if not plain:
        return None
    edge = chance.choice(plain)
    edges.remove(edge)
    return tuple(part.strip().rpartition("/")[2] for part in edge.split("->"))


def _moved(spec: dict[str, Any], edited: dict[str, Any], touched: tuple[str, ...]) -> list[float] | None:
    built = [_built(one) for one in (spec, edited)]
    before, after = built
    if before is None or after is None:
        return None
    kept = [path for path in before[0] if path in after[0] and not set(path.split("/")) & set(touched)]
    around = {
        path for path in before[0] for other in before[0] if other.startswith(f"{path}/") and other.rpartition("/")[2] in touched
    }
    return [math.dist(_centre(before[0][path]), _centre(after[0][path])) / before[1] for path in kept if path not in around]


def _built(spec: dict[str, Any]) -> tuple[dict[str, Box], float] | None:
    """Boxes by path and the page's diagonal."""
    import yaml

    import deckgen

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "deck.yaml"
        file.write_text(yaml.safe_dump(spec, allow_unicode=True, sort_keys=False), encoding="utf-8")
        try:
            result = deckgen.build(file)
        except Exception:  # a fault of ours: the row says how many were not drawn
            return None
    if not result.ok or result.scene is None:
        return None
    width, height = result.scene.size
    return boxes_of(result.scene), math.hypot(width, height) / EMU


def _centre(box: Box) -> tuple[float, float]:
    return box[0] + box[2] / 2, box[1] + box[3] / 2
