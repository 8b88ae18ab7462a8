"""Floor 7: the command line. Words in, calls of the conductor, text or JSON out. Thin: no stage is called from here.

Exit codes of every command: 0 done (warnings allowed), 1 findings and nothing written, 2 could not run or wrong usage. A file that a
person changed and that stands in the way is a finding: deckgen ran, and the person has to decide. Results go to stdout, diagnostics
to stderr; with --json one object on stdout holds both.

Rooms are imported inside the commands: `deckgen build` must not wait for what it does not use.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from .base.version import __version__

if TYPE_CHECKING:
    from .base.diagnostic import Diagnostic
    from .check import Report
    from .result import Result

DONE, FINDINGS, COULD_NOT_RUN = 0, 1, 2
OUTPUT_FOLDER = Path("output")
DEBUG = "DECKGEN_DEBUG"

# Files that cannot be read or written, and what no value of an option names.
_NOT_RUN = ("S001", "D003", "D004", "D005", "D020", "D021", "D101", "D102", "D103")
# The same when they come from the command line: then they stand at no line of a file.
_NOT_RUN_WITHOUT_LINE = ("S130", "T101", "T102")

Command = TypeVar("Command", bound=Callable[..., Any])


def _ending(*allowed: str) -> Callable[[click.Context, click.Parameter, Path | None], Path | None]:
    """Refuses a path with another ending: wrong usage."""

    def check(context: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
        if value is not None and value.suffix.lower() not in allowed:
            raise click.BadParameter(f"'{value}' does not end in {' or '.join(allowed)}.")
        return value

    return check


def _with(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


_PATH = click.Path(path_type=Path)
_spec = click.argument("spec", type=_PATH)
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object on stdout.")
_strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
_look = _with(
    click.option("--theme", metavar="NAME|FILE", help="A theme's name or file; goes before the spec's."),
    click.option("--page", metavar="NAME|WxH", help="portrait, 16:9, 4:3, a4, a4-landscape or 20cmx30cm; goes before the spec's."),
)
_writing = _with(
    _strict,
    click.option("--force", is_flag=True, help="Write even over a file changed by hand; it is kept beside as a backup."),
    _json,
    click.option("--quiet", is_flag=True, help="Print nothing but diagnostics."),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="deckgen", message="%(prog)s %(version)s")
def deckgen() -> None:
    """Turn a YAML spec and a theme into a PowerPoint deck in which everything stays editable.

    \b
    deckgen build deck.yaml                   writes output/deck.pptx
    deckgen export deck.yaml -o slide.png     draws the slides without PowerPoint
    deckgen check output/deck.pptx            reopens a deck and judges it

    Exit codes: 0 done, 1 findings and nothing written, 2 could not run or wrong usage.
    """


@deckgen.command()
@_spec
@click.option(
    "-o", "--output", type=_PATH, callback=_ending(".pptx"), metavar="FILE", help="Default: output/<name of the spec>.pptx."
)
@_look
@_writing
def build(
    spec: Path, output: Path | None, theme: str | None, page: str | None, strict: bool, force: bool, as_json: bool, quiet: bool
) -> int:
    """Build the deck of SPEC as an editable .pptx.

    A file that was changed since deckgen wrote it is never overwritten: see --force.
    """
    start = time.perf_counter()
    from . import pipeline

    output = output or OUTPUT_FOLDER / f"{spec.stem}.pptx"
    result = pipeline.build(spec, theme=theme, page=page, strict=strict)
    saved = result.save(output, force=force) if result.ok else ()
    return _written(result, saved, (output,), time.perf_counter() - start, as_json, quiet)


@deckgen.command()
@_spec
@click.option(
    "-o", "--output", type=_PATH, required=True, callback=_ending(".svg", ".png"), metavar="FILE",
    help="slide.svg or slide.png; several slides become slide-1.png, slide-2.png, …",
)  # fmt: skip
@click.option("--slide", type=click.IntRange(min=1), metavar="N", help="Only this slide, counted from 1.")
@click.option("--dpi", type=click.FloatRange(min=1), metavar="N", help="Pixels an inch of a PNG; 150 if not given.")
@_look
@_writing
def export(
    spec: Path, output: Path, slide: int | None, dpi: float | None, theme: str | None, page: str | None, strict: bool, force: bool,
    as_json: bool, quiet: bool,
) -> int:  # fmt: skip
    """Draw the slides of SPEC as SVG or PNG, without PowerPoint."""
    if dpi is not None and output.suffix.lower() == ".svg":
        raise click.UsageError("--dpi is for .png: an SVG has no pixels.")
    start = time.perf_counter()
    from . import pipeline
    from .result import DEFAULT_DPI, picture_files

    result = pipeline.build(spec, theme=theme, page=page, strict=strict)
    if not result.ok:
        return _written(result, (), (), 0, as_json, quiet)
    saved = result.export(output, slide=slide, dpi=dpi or DEFAULT_DPI, force=force)
    files = [file for _, file in picture_files(output, result.tally.slides, slide)]
    drawn = result.only(slide) if slide is not None and not _has_error(saved) else result
    return _written(drawn, saved, files, time.perf_counter() - start, as_json, quiet)


@deckgen.command()
@click.argument("file", type=_PATH)
@click.option("--layout", is_flag=True, help="Measure the layout of every slide too: crossings, bends, gaps, page used …")
@_look
@_strict
@_json
def check(file: Path, layout: bool, theme: str | None, page: str | None, strict: bool, as_json: bool) -> int:
    """Reopen FILE and judge it: glue, routes, text fit, contrast, names.

    FILE is a .pptx from anywhere, or a spec (.yaml), which is built in memory and read back. Exit code 1 for any error.
    """
    from . import pipeline

    if (theme or page) and file.suffix.lower() not in pipeline.SPEC_ENDINGS:
        raise click.UsageError("--theme and --page are for a spec (.yaml): a finished deck has its own.")
    checked = pipeline.judge(file, theme=theme, page=page, strict=strict, layout=layout)
    if as_json:
        _print_json(_report_json(checked.report, file) | {"ok": checked.ok, "diagnostics": _listed(checked.diagnostics)})
    else:
        _complain(checked.diagnostics)
        if checked.report:
            from .check import table

            _say(table(checked.report))
    return DONE if checked.ok else _exit_code(checked.diagnostics)


@deckgen.command()
@_json
def themes(as_json: bool) -> int:
    """List the themes that come with deckgen."""
    from . import listing

    found = listing.themes()
    if as_json:
        _print_json({"ok": True, "themes": [{"name": name, "description": words} for name, words in found]})
    else:
        _say(_columns(found))
    return DONE


@deckgen.command()
@click.argument("word", default="")
@_json
def icons(word: str, as_json: bool) -> int:
    """List the icons; with WORD those whose name or tags hold it."""
    from . import listing

    found = listing.icons(word)
    missing = () if found else (listing.no_icon(word),)
    if as_json:
        listed = [{"name": name, "title": title} for name, title in found]
        _print_json({"ok": bool(found), "icons": listed, "diagnostics": _listed(missing)})
    elif found:
        _say(_columns(found))
    else:
        _complain(missing)
    return DONE if found else FINDINGS


@deckgen.command()
@_json
def layouts(as_json: bool) -> int:
    """List the layouts, and the hints that each knows."""
    from .layout.kinds import KINDS, WORDS, known_hints, turns

    if as_json:
        listed = [
            {"name": name, "description": WORDS[name], "hints": known_hints(name), "directions": turns(name)} for name in KINDS
        ]
        _print_json({"ok": True, "layouts": listed})
    else:
        _say(_columns([(name, f"{WORDS[name]}; hints: {', '.join(known_hints(name)) or 'none'}") for name in KINDS]))
    return DONE


# ---- what the commands say


def _written(result: Result, saved: Sequence[Diagnostic], files: Sequence[Path], seconds: float, as_json: bool, quiet: bool) -> int:
    """Report a build: its diagnostics, and what was written."""
    diagnostics = (*result.diagnostics, *saved)
    done = result.ok and not _has_error(saved)
    if as_json:
        _print_json(_built_json(result, done, files, seconds) | {"diagnostics": _listed(diagnostics)})
    else:
        _complain(diagnostics)
        if done and not quiet:
            _say(_built_line(result, files, seconds))
    return DONE if done else _exit_code(diagnostics)


def _built_line(result: Result, files: Sequence[Path], seconds: float) -> str:
    tally = result.tally
    names = str(files[0]) if len(files) == 1 else f"{files[0]} … {files[-1].name}"
    glued = "all" if tally.glued == tally.connectors else str(tally.glued)
    connectors = _count(tally.connectors, "connector") + (f" ({glued} glued at both ends)" if tally.connectors else "")
    return f"{names}: {_count(tally.slides, 'slide')}, {_count(tally.shapes, 'shape')}, {connectors}, {seconds:.2f} s"


def _built_json(result: Result, done: bool, files: Sequence[Path], seconds: float) -> dict[str, object]:
    """`output` is one path, or a list of them for several pictures; null, like all figures, where nothing was written."""
    names = [str(file) for file in files]
    tally = result.tally if done else None
    return {
        "ok": done,
        "output": (names[0] if len(names) == 1 else names) if done else None,
        "slides": tally.slides if tally else None,
        "shapes": tally.shapes if tally else None,
        "connectors": tally.connectors if tally else None,
        "glued": tally.glued if tally else None,
        "seconds": round(seconds, 3) if done else None,
    }


def _report_json(report: Report | None, file: Path) -> dict[str, object]:
    if report is None:
        return {"file": str(file), "ok": False, "figures": None, "counts": None, "findings": []}
    from .check import to_json

    return to_json(report)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _columns(rows: Sequence[tuple[str, str]]) -> str:
    width = max((len(name) for name, _ in rows), default=0)
    return "\n".join(f"{name:<{width}}  {words}".rstrip() for name, words in rows)


def _listed(diagnostics: Iterable[Diagnostic]) -> list[dict[str, object]]:
    return [diagnostic.to_json() for diagnostic in diagnostics]


def _has_error(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(diagnostic.severity.word == "error" for diagnostic in diagnostics)


def _exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """1 for findings; 2 if one of them says that a file or an option could not be used at all."""
    return COULD_NOT_RUN if any(_stopped(diagnostic) for diagnostic in diagnostics) else FINDINGS


def _stopped(diagnostic: Diagnostic) -> bool:
    lineless = diagnostic.span is None or not diagnostic.span.line
    return diagnostic.code in _NOT_RUN or (lineless and diagnostic.code in _NOT_RUN_WITHOUT_LINE)


def _complain(diagnostics: Iterable[Diagnostic]) -> None:
    for diagnostic in diagnostics:
        click.echo(diagnostic.render(), err=True)


def _print_json(value: dict[str, object]) -> None:
    import json

    _say(json.dumps(value, indent=2))


def _say(text: str) -> None:
    """Print a result. A reader that went away (`deckgen icons | head -3`) changes nothing about how the command ended."""
    try:
        click.echo(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it closes stdout


# ---- the process


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code. Whatever goes wrong, the person reads a sentence, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a character must not end the run
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        return int(deckgen.main(arguments, prog_name="deckgen", standalone_mode=False) or DONE)
    except click.ClickException as problem:
        problem.show()
        return COULD_NOT_RUN
    except (KeyboardInterrupt, click.Abort):
        click.echo("deckgen: stopped", err=True)
        return COULD_NOT_RUN
    except Exception as fault:
        if os.environ.get(DEBUG):
            raise
        return _own_fault(fault)


def _own_fault(fault: Exception) -> int:
    what = " ".join(f"{type(fault).__name__}: {fault}".split())
    if isinstance(fault, ModuleNotFoundError) and not (fault.name or "").startswith("deckgen"):
        click.echo(f"deckgen: its installation is incomplete ({what}); install it again with pip", err=True)
    else:
        todo = f"please report it with the spec and what the same command prints with {DEBUG}=1 set"
        click.echo(f"deckgen: a fault of deckgen, not of your deck ({what}); {todo}", err=True)
    return COULD_NOT_RUN
