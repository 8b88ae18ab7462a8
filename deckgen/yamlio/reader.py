"""`Reader`: where typed reading reports to, and under which code letter."""

from __future__ import annotations

from typing import NamedTuple

from ..base.diagnostic import DiagnosticBag, Span


class Reader(NamedTuple):
    """`topic` is the letter of the codes: "S" spec, "T" theme."""

    bag: DiagnosticBag
    topic: str

    def error(self, number: int | str, message: str, span: Span | None, *hints: str) -> None:
        """Report an error; number 104 and topic "S" give S104."""
        self.bag.error(f"{self.topic}{number}", message, span, *hints)

    def warn(self, number: int | str, message: str, span: Span | None, *hints: str) -> None:
        self.bag.warn(f"{self.topic}{number}", message, span, *hints)
