"""What is wrong with a person's input, as values: collected in a bag, sorted by place, rendered as text or JSON.

Levels: ERROR, the deck would be wrong; WARNING, it is right but poor; INFO, a choice made for you.
Exceptions are for deckgen's own faults; a person's mistakes never raise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """ERROR: the deck would be wrong; WARNING: it is right but poor; INFO: a choice made for you."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        return self.name.lower()


class Span(NamedTuple):
    """A place in a source file: line and column count from 1; `path` is the YAML path (`$.slides[0].title`)."""

    file: str
    line: int = 0
    column: int = 0
    path: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


class Diagnostic(NamedTuple):
    """One finding. `code` is stable and never reused; `message` says what is wrong, `hints` what to do, most likely first."""

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()

    def render(self) -> str:
        """`file:line:col: error[CODE]: message`, then the YAML path and one line a hint."""
        place = f"{self.span}: " if self.span else ""
        lines = [f"{place}{self.severity.word}[{self.code}]: {self.message}"]
        if self.span and self.span.path:
            lines.append(f"  at {self.span.path}")
        lines += [f"  hint: {hint}" for hint in self.hints]
        return "\n".join(lines)

    def to_json(self) -> dict[str, object]:
        """Plain values for `--json`: code, severity, message, file, line, column, path, hints."""
        span = self.span
        return {
            "code": self.code,
            "severity": self.severity.word,
            "message": self.message,
            "file": span.file if span else None,
            "line": span.line if span and span.line else None,
            "column": span.column if span and span.line else None,
            "path": span.path if span and span.path else None,
            "hints": list(self.hints),
        }


class DiagnosticBag:
    """Collects findings while the stages run; passed as an argument, never global. Repeats are dropped."""

    def __init__(self) -> None:
        self._items: dict[Diagnostic, None] = {}

    def add(self, diagnostic: Diagnostic) -> None:
        self._items.setdefault(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def error(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        self.add(Diagnostic(code, Severity.ERROR, message, span, hints))

    def warn(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        self.add(Diagnostic(code, Severity.WARNING, message, span, hints))

    def info(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        self.add(Diagnostic(code, Severity.INFO, message, span, hints))

    @property
    def has_errors(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self._items)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.sorted())

    def __len__(self) -> int:
        return len(self._items)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """By file, line and column; findings without a place come last. Equal places keep their order."""

        def place(diagnostic: Diagnostic) -> tuple[bool, str, int, int]:
            span = diagnostic.span
            return (span is None, span.file if span else "", span.line if span else 0, span.column if span else 0)

        return tuple(sorted(self._items, key=place))


def made_strict(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The same findings with every warning an error, as `--strict` asks."""
    return tuple(d._replace(severity=Severity.ERROR) if d.severity is Severity.WARNING else d for d in diagnostics)


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Hints for an unknown word: the nearest known one, and the list of all where it is short enough to read."""
    import difflib  # only a mistake needs it

    names = list(dict.fromkeys(known))
    near = difflib.get_close_matches(word.lower(), [n.lower() for n in names], n=1, cutoff=0.6)
    hints = [f"did you mean '{next(n for n in names if n.lower() == near[0])}'?"] if near else []
    if names and (len(names) <= 12 or not near):
        shown = ", ".join(names[:24]) + (f" and {len(names) - 24} more" if len(names) > 24 else "")
        hints.append(f"known here: {shown}")
    return tuple(hints)
