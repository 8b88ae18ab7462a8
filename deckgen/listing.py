"""Floor 3: what comes with deckgen, listed: themes and icons. Reads their files, never prints."""

from __future__ import annotations

import difflib

from .assets import IconSet
from .base.diagnostic import Diagnostic, DiagnosticBag, Severity
from .theme import load_theme, theme_names


def themes() -> tuple[tuple[str, str], ...]:
    """Name and description of every theme that comes with deckgen, by name."""
    found = ((name, load_theme(name, DiagnosticBag())) for name in theme_names())
    return tuple((name, theme.description if theme else "") for name, theme in found)


def icons(word: str = "") -> tuple[tuple[str, str], ...]:
    """Name and title of the icons whose name or tags hold `word`, all for none; hits in names come first."""
    return IconSet().search(word)


def no_icon(word: str) -> Diagnostic:
    """What to say when `icons` finds nothing: the icons whose names or tags are spelled most alike."""
    every = IconSet()
    known = {alike: name for name in every.names() for alike in (*_tags(every, name), *name.split("-"), name)}
    near = dict.fromkeys(known[match] for match in difflib.get_close_matches(word.lower(), known, n=5, cutoff=0.5))
    hints = (f"near: {', '.join(near)}",) if near else ()
    return Diagnostic(
        "A102", Severity.ERROR, f"no icon's name or tags hold '{word}'", None, (*hints, "`deckgen icons` lists them all")
    )


def _tags(every: IconSet, name: str) -> tuple[str, ...]:
    icon = every.get(name)
    return icon.tags if icon else ()
