"""Floor 3: who writes files. Finished bytes and a path in, diagnostics D0xx out. Never builds, never draws, never prints.

Why it is so: a deck belongs to the person as soon as it is opened, so what is there already is read first. A file that still carries
the seal it was written with is replaced; any other one is in the way, and only `force` goes on, after a copy of it was set aside.
Several files are looked at before the first one is written, so a refusal leaves all of them as they were.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from .base.diagnostic import Diagnostic, DiagnosticBag, Severity, Span
from .base.files import backup_path, write_atomic

SealState: TypeAlias = Literal["untouched", "edited", "foreign"]
SealReader: TypeAlias = Callable[[bytes], SealState]

_ELSEWHERE = "name another file with -o"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NO_SPACE = "free some space, or " + _ELSEWHERE
_NO_RIGHT = "close it if a program has it open; else check the permissions of file and folder, or " + _ELSEWHERE


def save_deck(content: bytes, path: Path, force: bool = False, source: Path | None = None) -> tuple[Diagnostic, ...]:
    """Write a .pptx to `path`, atomically; `source` is the spec, which is never overwritten.

    Without an error among the diagnostics the file is there (an info names the backup of an earlier one). With one, nothing was
    written: D001 changed by hand, D002 not ours, D003 the spec itself, D004 a folder or device, D005 cannot be written, D006 changed
    just now.
    """
    from .emit import seal_state

    return _save(((path, content),), seal_state, force, source)


def save_pictures(
    pictures: Sequence[tuple[Path, bytes]], force: bool = False, source: Path | None = None
) -> tuple[Diagnostic, ...]:
    """The same for exported SVG and PNG files: all of them, or none if one is refused."""
    from .draw import seal_state

    return _save(pictures, seal_state, force, source)


def failed(diagnostics: Sequence[Diagnostic]) -> bool:
    """Whether a save gave up."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


@dataclass(frozen=True, slots=True)
class _Target:
    """A file to write. `path` has its links resolved, so a link stays a link; `old` is what is there, None if nothing is."""

    shown: Path
    path: Path
    content: bytes
    old: bytes | None = None
    mark: tuple[int, ...] | None = None
    keep: bool = False

    @property
    def span(self) -> Span:
        return Span(str(self.shown))


class _Refused(Exception):
    """Why a file is not written, as a diagnostic's code, message and hints."""

    def __init__(self, code: str, message: str, *hints: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hints = hints


def _save(files: Sequence[tuple[Path, bytes]], seal_state: SealReader, force: bool, source: Path | None) -> tuple[Diagnostic, ...]:
    bag = DiagnosticBag()
    targets = []
    for path, content in files:
        with _reporting(path, bag):
            targets.append(_inspect(path, content, seal_state, force, source))
    for target in targets:
        if bag.has_errors:
            break
        with _reporting(target.shown, bag):
            _write(target, bag)
    return bag.sorted()


@contextlib.contextmanager
def _reporting(path: Path, bag: DiagnosticBag) -> Iterator[None]:
    """Turns what went wrong with a file into one diagnostic at it."""
    try:
        yield
    except _Refused as refusal:
        bag.error(refusal.code, refusal.message, Span(str(path)), *refusal.hints)
    except (OSError, ValueError) as problem:  # ValueError: a zero byte in the path
        bag.error("D005", f"the file cannot be written: {_reason(problem)}", Span(str(path)), *_remedies(problem))


def _inspect(path: Path, content: bytes, seal_state: SealReader, force: bool, source: Path | None) -> _Target:
    """What is there, and whether it may be replaced. Raises _Refused, OSError, ValueError."""
    real = Path(os.path.realpath(path))
    try:
        status = real.stat()
    except FileNotFoundError:
        return _Target(path, real, content)
    if source is not None and source.exists() and real.samefile(source):
        raise _Refused("D003", "the output would replace the spec itself", _ELSEWHERE)
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "not a plain file"
        raise _Refused("D004", f"the output is {what}", "name a file in it" if real.is_dir() else _ELSEWHERE)
    old = real.read_bytes()
    if old == content:
        return _Target(path, real, content, old, _mark(status))
    if not status.st_mode & 0o222:  # replacing by name would get around it
        raise _Refused("D005", "the file cannot be written: it is write-protected", f"lift the protection, or {_ELSEWHERE}")
    state = seal_state(old)
    if state != "untouched" and not force:
        _refuse(state)
    return _Target(path, real, content, old, _mark(status), keep=state != "untouched")


def _refuse(state: SealState) -> None:
    hints = ("--force writes it anew and keeps the old file beside it", _ELSEWHERE)
    if state == "edited":
        raise _Refused("D001", "this file was changed since deckgen wrote it", *hints)
    raise _Refused("D002", "a file that deckgen did not write is in the way", *hints)


def _mark(status: os.stat_result) -> tuple[int, ...]:
    """Differs when somebody saved the file in between."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _write(target: _Target, bag: DiagnosticBag) -> None:
    """Replace the file, its backup first: a crash at any point leaves the old content under one of the two names."""
    if target.old == target.content:
        return
    backup = _set_aside(target.path, target.old) if target.keep and target.old is not None else None
    try:
        _check_unchanged(target)
        write_atomic(target.path, target.content)
    except BaseException:
        if backup is not None:  # the old file is still in its place
            backup.unlink(missing_ok=True)
        raise
    if backup is not None:
        bag.info("D010", f"the file that was there is kept as {target.shown.with_name(backup.name)}", target.span)


def _check_unchanged(target: _Target) -> None:
    try:
        mark = _mark(target.path.stat())
    except FileNotFoundError:
        mark = None
    if mark != target.mark:
        raise _Refused("D006", "another program wrote this file just now", "look at what it wrote, then run deckgen again")


def _set_aside(path: Path, content: bytes) -> Path:
    """A copy under the first free backup name. Exclusive creation: two runs at once never share a name."""
    while True:
        backup = backup_path(path)
        try:
            stream = backup.open("xb")
        except FileExistsError:
            continue
        try:
            with stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except BaseException:
            backup.unlink(missing_ok=True)
            raise
        return backup


def _reason(problem: OSError | ValueError) -> str:
    reason = (problem.strerror if isinstance(problem, OSError) else None) or str(problem)
    return reason[:1].lower() + reason[1:]


def _remedies(problem: OSError | ValueError) -> tuple[str, ...]:
    if isinstance(problem, PermissionError):  # on Windows also a file that PowerPoint has open
        return (_NO_RIGHT,)
    if isinstance(problem, NotADirectoryError | FileExistsError):
        return ("a part of its path is a file, not a folder: " + _ELSEWHERE,)
    return (_NO_SPACE,) if isinstance(problem, OSError) and problem.errno in _FULL else (_ELSEWHERE,)
