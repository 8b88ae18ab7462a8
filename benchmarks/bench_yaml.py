"""From YAML to a written file, beside drawing the same shapes through the python-pptx API.

Every slide has 60 drawn shapes: a title, 20 cards (a rounded rectangle with two paragraphs of text, and an icon), 19 connectors glued at
both ends. Groups are not counted, and python-pptx does not draw any. deckgen reads YAML, styles, measures, lays out, routes, composes and
emits; python-pptx is handed every place and only draws: the icons as freeforms of straight pieces, because it has no curves. Runs
alternate; medians are compared. Times are CPU seconds, file written.

    python benchmarks/bench_yaml.py              # 50 slides beside python-pptx; 10, 100 and 1,000 slides of deckgen for growth
    python benchmarks/bench_yaml.py --full       # 1,000 slides of both (python-pptx alone: minutes)
    python benchmarks/bench_yaml.py --profile    # where deckgen's time goes
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deckgen.pipeline import build
from deckgen.scene import Connector, Freeform, Group, Item, Scene, Shape, walk

ROWS, COLUMNS = 4, 5
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


def with_deckgen(spec: Path, output: Path) -> Scene:
    result = build(spec)
    if result.scene is None or result.diagnostics:
        sys.exit("\n".join(d.render() for d in result.diagnostics))
    output.write_bytes(result.to_pptx())
    return result.scene


def drawn(scene: Scene, slide: int = 0) -> list[Item]:
    """What a slide shows: all items but groups."""
    return [item for item in walk(scene.slides[slide].items) if not isinstance(item, Group)]


def with_python_pptx(scene: Scene, output: Path) -> None:
    """The same shapes at the same places, drawn one after another as python-pptx's documentation shows."""
    import pptx

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = scene.size
    for number in range(len(scene.slides)):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        boxes = {}
        for item in drawn(scene, number):
            if isinstance(item, Shape) and item.placeholder:
                slide.shapes.title.text = item.text.text if item.text else ""
            elif isinstance(item, Shape):
                boxes[item.name] = draw_box(slide.shapes, item)
            elif isinstance(item, Freeform):
                draw_icon(slide.shapes, item)
            elif isinstance(item, Connector):
                draw_connector(slide.shapes, item, boxes)
    deck.save(str(output))


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


def cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(slides: int, rounds: int, folder: Path) -> None:
    spec, output = folder / "deck.yaml", folder / "deck.pptx"
    spec.write_text(bench_spec(1), encoding="utf-8")
    with_python_pptx(with_deckgen(spec, output), output)  # imports and caches are warm on both sides
    spec.write_text(bench_spec(slides), encoding="utf-8")
    scene = with_deckgen(spec, output)
    counts = {len(drawn(scene, number)) for number in range(slides)}
    assert counts == {SHAPES}, counts
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(cpu_seconds(lambda: with_deckgen(spec, output)))
        theirs.append(cpu_seconds(lambda: with_python_pptx(scene, output)))
    one, other = statistics.median(ours), statistics.median(theirs)
    print(f"{slides} slides x {SHAPES} shapes, YAML to file, median of {rounds} alternating runs (CPU s)")
    print(f"  deckgen           {one:8.3f}   (from {min(ours):.3f} to {max(ours):.3f})")
    print(f"  python-pptx API   {other:8.3f}   (from {min(theirs):.3f} to {max(theirs):.3f})")
    print(f"  ratio             {other / one:8.1f} x")


def grow(counts: tuple[int, ...], folder: Path) -> None:
    """Each count in a process of its own: peak memory only ever rises within one (and is passed on to its children: so this runs first)."""
    print("growth of deckgen, YAML to file")
    print("  slides    CPU s   ms a slide   file kB   peak memory, MB   kB a slide")
    for count in counts:
        (folder / "deck.yaml").write_text(bench_spec(count), encoding="utf-8")
        command = [sys.executable, __file__, "--one", str(folder)]
        spent, size, before, peak = (float(word) for word in subprocess.check_output(command, text=True).split())
        print(f"  {count:6}  {spent:7.3f}  {1e3 * spent / count:11.1f}  {size:8.0f}  {peak:16.1f}  {1024 * (peak - before) / count:11.1f}")


def one_run(folder: Path) -> None:
    """Prints CPU seconds, file size in kB, and peak memory before and after in MB."""
    import resource

    def peak() -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kB on Linux

    output, before = folder / "deck.pptx", peak()
    spent = cpu_seconds(lambda: with_deckgen(folder / "deck.yaml", output))
    print(spent, output.stat().st_size / 1024, before, peak())


def profile(slides: int, folder: Path) -> None:
    import cProfile
    import pstats

    spec, output = folder / "deck.yaml", folder / "deck.pptx"
    spec.write_text(bench_spec(slides), encoding="utf-8")
    with_deckgen(spec, output)
    run = cProfile.Profile()
    run.runcall(with_deckgen, spec, output)
    pstats.Stats(run).sort_stats("tottime").print_stats(25)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slides", type=int, default=50, help="slides of the comparison (default 50)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true", help="compare at 1,000 slides, one round")
    parser.add_argument("--profile", action="store_true", help="only profile deckgen")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one_run(options.one)
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
