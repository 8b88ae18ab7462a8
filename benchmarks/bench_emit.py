"""Emitting a ready `Scene` beside drawing the same deck through the python-pptx API.

Every slide has 60 drawn shapes: 40 rounded rectangles with two paragraphs of text, 20 connectors glued at both ends. Runs
alternate, so that a busy machine slows both sides alike; medians are compared. Times are CPU seconds, zip included.

    python benchmarks/bench_emit.py              # 100 slides beside python-pptx; 10, 100 and 1,000 slides of deckgen for growth
    python benchmarks/bench_emit.py --full       # 1,000 slides of both (python-pptx alone: minutes)
"""

from __future__ import annotations

import argparse
import io
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deckgen.base.connector import frame_of
from deckgen.base.geometry import EmuPoint, EmuRect
from deckgen.base.units import EMU_PER_PT
from deckgen.emit import to_pptx
from deckgen.scene import Arrow, ColorRef, Connector, Glue, Line, Paragraph, Run, Scene, SceneTheme, Shape, Slide, Stroke, TextBody

COLUMNS, ROWS = 5, 8
BOX_W, BOX_H, PITCH_X, PITCH_Y = 150 * EMU_PER_PT, 40 * EMU_PER_PT, 185 * EMU_PER_PT, 62 * EMU_PER_PT
SIZE = (12_192_000, 6_858_000)
COLORS = {
    "tx1": "14213D", "bg1": "FFFFFF", "tx2": "4A5672", "bg2": "F3F5F8", "accent1": "2563EB", "accent2": "0E8FB3",
    "accent3": "7C3AED", "accent4": "15904B", "accent5": "C77400", "accent6": "C02A37", "hlink": "2563EB", "folHlink": "7C3AED",
}  # fmt: skip


def box_rect(number: int) -> EmuRect:
    row, column = divmod(number, COLUMNS)
    return EmuRect(20 * EMU_PER_PT + column * PITCH_X, 12 * EMU_PER_PT + row * PITCH_Y, BOX_W, BOX_H)


def box_words(slide: int, number: int) -> tuple[str, str]:
    return f"{slide}.{number} Copy-on-write attach", f"box {number} of slide {slide}: conversation_id & salt"


def links() -> list[tuple[int, int]]:
    """20 of the boxes point to the one below."""
    return [(number, number + COLUMNS) for number in range(20)]


def bench_scene(slides: int) -> Scene:
    edge = 28 * EMU_PER_PT
    theme = SceneTheme(
        "paper", COLORS, False, ("Arial",), ("Arial",), 20.0, 14.0,  # type: ignore[arg-type]
        EmuRect(edge, edge, SIZE[0] - 2 * edge, 400_000), EmuRect(edge, 900_000, SIZE[0] - 2 * edge, SIZE[1] - 900_000 - edge),
        19_050, 22_225, 127_000,
    )  # fmt: skip
    return Scene(SIZE, tuple(bench_slide(number) for number in range(1, slides + 1)), theme, "Benchmark")


def bench_slide(slide: int) -> Slide:
    stroke = Stroke(ColorRef("tx1"), 22_225, end=Arrow())
    boxes = tuple(bench_box(slide, number) for number in range(COLUMNS * ROWS))
    arrows = []
    for begin, end in links():
        upper, lower = boxes[begin].rect, boxes[end].rect
        points = (EmuPoint(upper.x + upper.w // 2, upper.bottom), EmuPoint(lower.x + lower.w // 2, lower.y))
        name = f"{boxes[begin].name} -> {boxes[end].name}"
        arrows.append(Connector(name, points, frame_of(points), stroke, Glue(boxes[begin].name, 2), Glue(boxes[end].name, 0), name))
    return Slide((*boxes, *arrows))


def bench_box(slide: int, number: int) -> Shape:
    title, subtitle = box_words(slide, number)
    accent = ColorRef(f"accent{number % 6 + 1}")  # type: ignore[arg-type]
    paragraphs = (
        Paragraph((Run(title, 11.0, ColorRef("tx1"), True),), (Line(0, len(title), 0),)),
        Paragraph((Run(subtitle, 9.0, ColorRef("tx2")),), (Line(0, len(subtitle), 0),)),
    )
    text = TextBody(paragraphs, (76_200, 38_100, 76_200, 38_100))
    return Shape(
        f"s{slide}/box-{number}", "roundRect", box_rect(number), ColorRef("bg1"), Stroke(accent, 19_050), (("adj", 12_000),), text
    )


def draw_with_python_pptx(slides: int) -> bytes:
    import pptx

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = SIZE
    for slide in range(1, slides + 1):
        shapes = deck.slides.add_slide(deck.slide_layouts[6]).shapes
        boxes = [python_pptx_box(shapes, slide, number) for number in range(COLUMNS * ROWS)]
        for begin, end in links():
            python_pptx_connector(shapes, boxes[begin], boxes[end])
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def python_pptx_box(shapes, slide: int, number: int):  # type: ignore[no-untyped-def]
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Emu, Pt

    shape = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *box_rect(number))
    shape.name = f"s{slide}/box-{number}"
    shape.adjustments[0] = 0.12
    shape.fill.solid()
    shape.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    shape.line.width = Emu(19_050)
    shape.line.color.theme_color = list(MSO_THEME_COLOR)[number % 6 + 1]
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = Emu(76_200)
    frame.margin_top = frame.margin_bottom = Emu(38_100)
    title, subtitle = box_words(slide, number)
    for paragraph, words, size, bold in ((frame.paragraphs[0], title, 11, True), (frame.add_paragraph(), subtitle, 9, False)):
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = words, Pt(size), bold
        run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1 if bold else MSO_THEME_COLOR.TEXT_2
    return shape


def python_pptx_connector(shapes, begin, end) -> None:  # type: ignore[no-untyped-def]
    from pptx.enum.dml import MSO_THEME_COLOR
    from pptx.enum.shapes import MSO_CONNECTOR
    from pptx.util import Emu

    connector = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
    connector.begin_connect(begin, 2)
    connector.end_connect(end, 0)
    connector.name = f"{begin.name} -> {end.name}"
    connector.line.width = Emu(22_225)
    connector.line.color.theme_color = MSO_THEME_COLOR.TEXT_1


def cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(slides: int, rounds: int) -> None:
    scene = bench_scene(slides)
    to_pptx(bench_scene(1)), draw_with_python_pptx(1)  # imports and caches are warm on both sides
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(cpu_seconds(lambda: to_pptx(scene)))
        theirs.append(cpu_seconds(lambda: draw_with_python_pptx(slides)))
    one, other = statistics.median(ours), statistics.median(theirs)
    print(f"{slides} slides x 60 shapes, median of {rounds} alternating runs (CPU s)")
    print(f"  deckgen emit      {one:8.3f}   (from {min(ours):.3f} to {max(ours):.3f})")
    print(f"  python-pptx API   {other:8.3f}   (from {min(theirs):.3f} to {max(theirs):.3f})")
    print(f"  ratio             {other / one:8.1f} x")


def grow(counts: tuple[int, ...]) -> None:
    """Each count in a process of its own, because peak memory only ever rises within one (and is passed on: so this runs first)."""
    print("growth of deckgen emit")
    print("  slides    CPU s   file kB   scene held, MB   peak while emitting, MB   emit adds, kB a slide")
    for count in counts:
        done = subprocess.run([sys.executable, __file__, "--one", str(count)], capture_output=True, text=True, check=True)
        seconds, size, before, peak = (float(word) for word in done.stdout.split())
        print(f"  {count:6}  {seconds:7.3f}  {size:8.0f}  {before:15.1f}  {peak:24.1f}  {1024 * (peak - before) / count:22.1f}")


def one_run(slides: int) -> None:
    """Prints CPU seconds, file size in kB, peak memory before and after emitting in MB."""
    import resource

    def peak() -> float:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kB on Linux

    scene, before = bench_scene(slides), peak()
    start = time.process_time()
    content = to_pptx(scene)
    print(time.process_time() - start, len(content) / 1024, before, peak())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slides", type=int, default=100, help="slides of the comparison (default 100)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true", help="compare at 1,000 slides, one round")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one_run(options.one)
        return
    grow((10, 100, 1_000))
    if options.full:
        compare(1_000, 1)
    else:
        compare(options.slides, options.rounds)


if __name__ == "__main__":
    main()
