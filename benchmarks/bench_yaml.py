"""From YAML to a written file, beside drawing the same shapes through the python-pptx API.

Every slide has 60 shapes, as the Selection Pane lists them: a title, 15 cards (a group of a rounded rectangle with two paragraphs of text
and an icon), 14 connectors glued at both ends. deckgen reads YAML, styles, measures, lays out, routes, composes, emits and writes: the whole
process of `deckgen build`, start-up included. python-pptx is handed every place and only draws and saves, its imports not counted; it draws
the icons as freeforms of straight pieces, because it has no curves, and writes no alt text. Each run is a process of its own; runs
alternate; medians are compared. Times are CPU seconds.

    python benchmarks/bench_yaml.py              # 100 slides beside python-pptx; 10, 100 and 1,000 slides of deckgen for growth
    python benchmarks/bench_yaml.py --full       # 1,000 slides of both: some minutes
    python benchmarks/bench_yaml.py --profile    # where deckgen's time goes
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deckgen.pipeline import build
from deckgen.scene import Connector, Freeform, Group, Item, Scene, Shape, walk

ROOT = Path(__file__).resolve().parent.parent
ROWS, COLUMNS = 3, 5
ICONS = ("server", "database", "queue", "globe", "lock", "gear", "cloud", "chip", "layers", "user")
ACCENTS = ("blue", "cyan", "purple", "green", "amber", "red")
SHAPES = 60


def bench_spec(slides: int) -> str:
    """YAML of a deck of so many slides; no two slides have the same words."""
    head = "title: Benchmark\ntheme: paper\npage: 16:9\n\nslides:\n"
    return head + "".join(line + "\n" for number in range(1, slides + 1) for line in slide_lines(number))


def slide_lines(slide: int) -> Iterator[str]:
    yield from (f"  - title: Service map {slide}", "    diagram:", "      nodes:")
    for row in range(ROWS):
        yield "        - row:"
        for number in range(row * COLUMNS, (row + 1) * COLUMNS):
            yield f"            - card: n{number}"
            yield f"              icon: {ICONS[number % len(ICONS)]}"
            yield f"              accent: {ACCENTS[number % len(ACCENTS)]}"
            yield f"              title: Node {slide}.{number}"
            yield f"              subtitle: keeps shard {slide + number} warm"
    yield "      edges:"
    for column in range(COLUMNS):
        yield "        - " + " -> ".join(f"n{row * COLUMNS + column}" for row in range(ROWS))
    yield "        - " + " -> ".join(f"n{column}" for column in range(COLUMNS))


def built(spec: Path) -> Scene:
    result = build(spec)
    if result.scene is None or result.diagnostics:
        sys.exit("\n".join(d.render() for d in result.diagnostics))
    return result.scene


def with_python_pptx(scene: Scene, output: Path) -> None:
    """The same shapes at the same places, drawn one after another as python-pptx's documentation shows."""
    import pptx

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = scene.size
    for page in scene.slides:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        boxes: dict[str, object] = {}
        for item in page.items:
            if isinstance(item, Shape) and item.placeholder:
                slide.shapes.title.text = item.text.text if item.text else ""
            else:
                draw(slide.shapes, item, boxes)
    deck.save(str(output))


def draw(shapes, item: Item, boxes: dict[str, object]) -> None:  # type: ignore[no-untyped-def]
    if isinstance(item, Group):
        group = shapes.add_group_shape()
        group.name = item.name
        for part in item.items:
            draw(group.shapes, part, boxes)
    elif isinstance(item, Shape):
        boxes[item.name] = draw_box(shapes, item)
    elif isinstance(item, Freeform):
        draw_icon(shapes, item)
    else:
        draw_connector(shapes, item, boxes)


def draw_box(shapes, item: Shape):  # type: ignore[no-untyped-def]
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Emu, Pt

    shape = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *item.rect)
    shape.name = item.name
    shape.adjustments[0] = item.adjust[0][1] / 100_000
    shape.fill.solid()
    shape.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    shape.line.width = Emu(item.stroke.width if item.stroke else 0)
    shape.line.color.theme_color = MSO_THEME_COLOR.ACCENT_1
    frame = shape.text_frame
    frame.word_wrap = True
    for number, paragraph in enumerate(item.text.paragraphs if item.text else ()):
        run = (frame.add_paragraph() if number else frame.paragraphs[0]).add_run()
        run.text, run.font.size, run.font.bold = paragraph.text, Pt(paragraph.size), paragraph.runs[0].bold
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    return shape


def draw_icon(shapes, item: Freeform) -> None:  # type: ignore[no-untyped-def]
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.util import Emu

    scale = item.rect.w / item.view[0]
    lines: list[list[tuple[float, float]]] = []
    for path in item.paths:
        for op, values in path.ops:
            if op == "M":
                lines.append([values[-2:]])  # type: ignore[list-item]
            elif op != "Z":
                lines[-1].append(values[-2:])  # type: ignore[arg-type]
    builder = shapes.build_freeform(*map(round, (lines[0][0][0] * 1000, lines[0][0][1] * 1000)), scale=scale / 1000)
    for number, points in enumerate(lines):
        if number:
            builder.move_to(*(round(value * 1000) for value in points[0]))
        builder.add_line_segments([(round(x * 1000), round(y * 1000)) for x, y in points[1:]], close=False)
    shape = builder.convert_to_shape(item.rect.x, item.rect.y)
    shape.name = item.name
    shape.fill.background()
    shape.line.width = Emu(item.stroke.width)
    shape.line.color.theme_color = MSO_THEME_COLOR.ACCENT_1


def draw_connector(shapes, item: Connector, boxes) -> None:  # type: ignore[no-untyped-def]
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Emu

    kind = MSO_CONNECTOR.STRAIGHT if len(item.points) == 2 else MSO_CONNECTOR.ELBOW
    connector = shapes.add_connector(kind, 0, 0, 0, 0)
    connector.begin_connect(boxes[item.begin.shape], item.begin.site)
    connector.end_connect(boxes[item.end.shape], item.end.site)
    connector.name = item.name
    connector.line.width = Emu(item.stroke.width)
    connector.line.color.theme_color = MSO_THEME_COLOR.TEXT_1


class Run(NamedTuple):
    """CPU seconds, and peak memory of the process in MB."""

    seconds: float
    peak: float


def run_deckgen(folder: Path) -> Run:
    """`deckgen build` of folder/deck.yaml as a process."""
    (folder / "deck.pptx").unlink(missing_ok=True)
    command = [sys.executable, "-m", "deckgen", "build", str(folder / "deck.yaml"), "-o", str(folder / "deck.pptx"), "--quiet"]
    child = subprocess.Popen(command, cwd=ROOT)
    _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit("deckgen build failed")
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)  # kB on Linux


def run_python_pptx(folder: Path) -> Run:
    done = subprocess.check_output([sys.executable, __file__, "--draw", str(folder)], text=True)
    return Run(*(float(word) for word in done.split()))


def draw_in_this_process(folder: Path) -> None:
    """What `run_python_pptx` starts: prints CPU seconds of drawing and saving, and the peak memory."""
    import gc
    import resource

    scene = built(folder / "deck.yaml")
    with_python_pptx(scene._replace(slides=scene.slides[:1]), folder / "warm.pptx")
    gc.collect()
    gc.freeze()  # our scene shall not slow their collector down
    start = time.process_time()
    with_python_pptx(scene, folder / "theirs.pptx")
    print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def write_spec(folder: Path, slides: int) -> None:
    (folder / "deck.yaml").write_text(bench_spec(slides), encoding="utf-8")


def compare(slides: int, rounds: int, folder: Path) -> None:
    write_spec(folder, slides)
    scene = built(folder / "deck.yaml")
    counts = {sum(1 for _ in walk(slide.items)) for slide in scene.slides}
    assert counts == {SHAPES}, counts
    runs = [(run_deckgen(folder).seconds, run_python_pptx(folder).seconds) for _ in range(rounds)]
    ours, theirs = zip(*runs)
    one, other = statistics.median(ours), statistics.median(theirs)
    print(f"{slides} slides x {SHAPES} shapes, YAML to file, median of {rounds} alternating runs (CPU s)")
    print(f"  deckgen build     {one:8.3f}   (from {min(ours):.3f} to {max(ours):.3f})")
    print(f"  python-pptx API   {other:8.3f}   (from {min(theirs):.3f} to {max(theirs):.3f})")
    print(f"  ratio             {other / one:8.1f} x")


def grow(counts: tuple[int, ...], folder: Path) -> None:
    write_spec(folder, 1)
    base = run_deckgen(folder)
    print("growth of deckgen build")
    print("  slides    CPU s   ms a slide   file kB   peak memory, MB   kB a slide")
    for count in counts:
        write_spec(folder, count)
        run = run_deckgen(folder)
        size = (folder / "deck.pptx").stat().st_size / 1024
        each, more = 1e3 * (run.seconds - base.seconds) / (count - 1), 1024 * (run.peak - base.peak) / (count - 1)
        print(f"  {count:6}  {run.seconds:7.3f}  {each:11.1f}  {size:8.0f}  {run.peak:16.1f}  {more:11.1f}")


def profile(slides: int, folder: Path) -> None:
    import cProfile
    import pstats

    def work() -> None:
        build(folder / "deck.yaml").to_pptx()

    write_spec(folder, slides)
    work()
    run = cProfile.Profile()
    run.runcall(work)
    pstats.Stats(run).sort_stats("tottime").print_stats(25)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slides", type=int, default=100, help="slides of the comparison (default 100)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true", help="compare at 1,000 slides, one round")
    parser.add_argument("--profile", action="store_true", help="only profile deckgen")
    parser.add_argument("--draw", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.draw:
        draw_in_this_process(options.draw)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.profile:
            profile(options.slides, folder)
            return
        grow((10, 100, 1_000), folder)
        if options.full:
            compare(1_000, 1, folder)
        else:
            compare(options.slides, options.rounds, folder)


if __name__ == "__main__":
    main()
