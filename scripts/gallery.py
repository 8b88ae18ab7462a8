"""Draws docs/gallery from the corpus: for every layout a page with specs, and beside each its pictures on a portrait and on a wide page.

`make gallery` (python scripts/gallery.py) writes all of it anew; tests/whole/test_whole_corpus.py says when it is old: it compares the scenes
of today with the fingerprints in docs/gallery/scenes.txt, and the pages with what `pages` gives.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import deckgen
from deckgen.draw import to_png
from deckgen.scene import Scene
from deckgen.scene.dump import dump

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
GALLERY = ROOT / "docs" / "gallery"
SCENES = GALLERY / "scenes.txt"

KINDS = {
    "flow": "Nodes in their order, with branches, panels and rows: the default.",
    "layered": "Free graphs: ranks by edges, few crossings.",
    "grid": "Cells in rows and columns.",
    "lanes": "Swimlanes: who does what, and when.",
    "tree": "One above many, and so on.",
    "cycle": "A ring, with or without a hub.",
}
CHOSEN = {
    "flow": ("ci-pipeline", "incident-response", "rag-answers", "nested-deep", "mixed-layouts", "compiler-passes", "release-right"),
    "layered": (
        "service-mesh", "order-states", "ml-training", "data-lineage", "network-topology", "platform-nested", "end-labels", "disconnected",
    ),
    "grid": ("capability-map", "nine", "regions", "kanban", "mesh", "tiles-40"),
    "lanes": ("order-process", "loan-right", "incident", "recruiting", "claims", "payments-panel"),
    "tree": ("org-chart", "decision", "folders-right", "ancestors-up", "forest", "star-24", "panels"),
    "cycle": ("pdca", "water", "devops", "flywheel-hub", "year", "panels"),
}  # fmt: skip
PAGES = {"portrait": ("portrait", 540), "wide": ("16:9", 960)}
"""A picture's name: the page it shows, and its width in pixels."""


def files() -> Iterator[Path]:
    """The corpus files that are shown."""
    return (CORPUS / f"{kind}-{name}.yaml" for kind, names in CHOSEN.items() for name in names)


def fingerprint(scene: Scene) -> str:
    return hashlib.sha256(dump(scene).encode()).hexdigest()[:16]


def fingerprints() -> dict[str, str]:
    """Those of the scenes that the pictures show, by picture; none before the gallery is drawn for the first time."""
    if not SCENES.exists():
        return {}
    return dict(line.split() for line in SCENES.read_text(encoding="utf-8").splitlines())


def pages() -> dict[str, str]:
    """The text of every page by file name."""
    return {"README.md": _index(), **{f"{kind}.md": _page(kind) for kind in KINDS}}


def _index() -> str:
    lines = ["# Gallery", ""]
    lines += [
        "Graphs of `tests/corpus` as `make gallery` draws them: the same spec on a portrait and on a wide page, no coordinates.",
        "",
    ]
    lines += ["| layout | | |", "|---|---|---|"]
    for kind, about in KINDS.items():
        first = f"{kind}-{CHOSEN[kind][0]}"
        lines.append(f'| [{kind}]({kind}.md) | {about} | <img src="{first}-wide.png" width="320" alt="{_shown(first)}"> |')
    return "\n".join(lines) + "\n"


def _page(kind: str) -> str:
    lines = [f"# layout: {kind}", "", KINDS[kind], ""]
    for name in CHOSEN[kind]:
        stem = f"{kind}-{name}"
        comment, _, spec = (CORPUS / f"{stem}.yaml").read_text(encoding="utf-8").partition("\n")
        lines += [f"## {name.replace('-', ' ').capitalize()}", "", comment.removeprefix("# "), ""]
        lines += ["| portrait | 16:9 |", "|---|---|"]
        images = [
            f'<img src="{stem}-{page}.png" width="{width}" alt="{_shown(stem)}">'
            for page, width in (("portrait", 300), ("wide", 533))
        ]
        lines += [f"| {' | '.join(images)} |", "", "```yml", spec.rstrip("\n"), "```", ""]
    return "\n".join(lines)


def _shown(stem: str) -> str:
    comment = (CORPUS / f"{stem}.yaml").read_text(encoding="utf-8").partition("\n")[0]
    return comment.removeprefix("# ").replace('"', "'").replace("|", " ")


def _drawn(case: tuple[Path, str]) -> tuple[str, str, bytes]:
    """A picture's file name, its scene's fingerprint, and the picture."""
    file, kind = case
    page, pixels = PAGES[kind]
    result = deckgen.build(file, page=page)
    if result.scene is None:
        raise SystemExit("\n".join(d.render() for d in result.diagnostics))
    inches = result.scene.size[0] / 914_400
    return f"{file.stem}-{kind}.png", fingerprint(result.scene), to_png(result.scene, 0, pixels / inches)


def main() -> None:
    GALLERY.mkdir(exist_ok=True)
    cases = [(file, kind) for file in files() for kind in PAGES]
    with ProcessPoolExecutor() as pool:
        pictures = list(pool.map(_drawn, cases))
    wanted = {name for name, _, _ in pictures}
    for old in GALLERY.glob("*.png"):
        if old.name not in wanted:
            old.unlink()
    for name, _, picture in pictures:
        (GALLERY / name).write_bytes(picture)
    SCENES.write_text("".join(f"{name} {mark}\n" for name, mark, _ in pictures), encoding="utf-8")
    for name, text in pages().items():
        (GALLERY / name).write_text(text, encoding="utf-8")
    print(f"{len(pictures)} pictures, {sum(len(p) for _, _, p in pictures) / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
