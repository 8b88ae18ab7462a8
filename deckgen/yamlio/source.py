"""Reading a source file: text out, or one diagnostic that says why not."""

from __future__ import annotations

from pathlib import Path

from ..base.diagnostic import DiagnosticBag, Span, did_you_mean

LARGEST_FILE = 10 * 1024 * 1024
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_source(path: Path, bag: DiagnosticBag, code: str = "Y001", span: Span | None = None) -> str | None:
    """The text of a file in UTF-8 (a byte order mark is dropped); None after one diagnostic `code`.

    `span` is the place that names the file; without one the diagnostic stands at the file itself.
    """
    place = span or Span(str(path))
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        bag.error(code, f"no such file: {path}", place, *_neighbours(path))
    except IsADirectoryError:
        bag.error(code, f"{path} is a folder, not a file", place, *_inside(path))
    except PermissionError:
        bag.error(code, f"no permission to read {path}", place)
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        bag.error(code, f"cannot read {str(path)!r}: {reason}", place)
    else:
        return _decode(content, path, bag, code, place)
    return None


def _decode(content: bytes, path: Path, bag: DiagnosticBag, code: str, place: Span) -> str | None:
    if len(content) > LARGEST_FILE:
        bag.error(code, f"{path} is larger than {LARGEST_FILE >> 20} MB", place, "split it, or check that it is the right file")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = content[: problem.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        what = "UTF-16" if content.startswith(_UTF16) else f"byte 0x{content[problem.start]:02X} is not UTF-8"
        bag.error(code, f"{path} is not UTF-8 text ({what})", Span(str(path), line, column), "save the file as UTF-8")
        return None


def _neighbours(path: Path) -> tuple[str, ...]:
    """Names in the folder of a missing file that it could have meant."""
    folder = path.parent
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return (f"the folder {folder} does not exist",)
    alike = [name for name in names if name.lower().endswith((".yaml", ".yml"))]
    return did_you_mean(path.name, alike) if alike else did_you_mean(path.name, names)[:1]


def _inside(path: Path) -> tuple[str, ...]:
    try:
        names = sorted(entry.name for entry in path.iterdir() if entry.name.lower().endswith((".yaml", ".yml")))
    except OSError:
        return ()
    return (f"it holds {', '.join(names[:8])}",) if names else ()
