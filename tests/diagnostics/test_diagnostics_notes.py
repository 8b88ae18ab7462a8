"""Every mistake has its note: the note on a line of a `*.yaml` beside this file is exactly what deckgen says about that line.

    lable: A  # error[S104]:3: unknown key 'lable' | hint: did you mean 'label'? | hint: known here: …

Severity, code, column, message and hints all have to match, and there may be no other diagnostics. `…` stands for any text, for figures
that come from layout. A line that has no room for a note (a `#` changes what YAML reads), or has several, gets them on lines of their
own: `# ^ error[…]…` is about the line above, `# ^^` about the one before it, `# v` about the line below. The notes of
`themes/*.yaml` hold for the spec that leads to them. One file alone: `pytest tests/diagnostics -k unknown-key`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from deckgen import Diagnostic, build

FOLDER = Path(__file__).parent
SPECS = sorted(path.name for path in FOLDER.glob("*.yaml"))
_NOTE = re.compile(
    r"# (?:(?P<where>\^+|v) )?(?P<severity>error|warning|info)\[(?P<code>[A-Z]\d{3})\]:(?P<column>\d+): (?P<words>.*)\Z"
)
_THEME = re.compile(r"^(?:theme|extends): ([\w./-]+\.yaml)", re.MULTILINE)


class Note(NamedTuple):
    file: str
    line: int
    column: int
    severity: str
    code: str
    words: tuple[str, ...]

    def fits(self, other: Note) -> bool:
        """Whether `other`, which was said, is what this note expects."""
        return self[:5] == other[:5] and len(self.words) == len(other.words) and all(map(_alike, self.words, other.words))


def _alike(expected: str, said: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, expected.split("…"))), said) is not None


def notes_in(file: str, text: str) -> Iterator[Note]:
    rows = [(number, _NOTE.search(line)) for number, line in enumerate(text.splitlines(), 1)]
    plain = [number for number, match in rows if match is None or not match["where"]]
    for number, match in rows:
        if match is not None:
            words = tuple(match["words"].split(" | hint: "))
            yield Note(
                file, _line_meant(match["where"], number, plain), int(match["column"]), match["severity"], match["code"], words
            )


def _line_meant(where: str | None, number: int, plain: list[int]) -> int:
    if where is None:
        return number
    if where == "v":
        return next(n for n in plain if n > number)
    return [n for n in plain if n < number][-len(where)]


def expected_for(spec: str) -> list[Note]:
    """Notes of the spec and of the themes it leads to, by file and place, which is the order of the report."""
    files, wanted = [], [Path(spec)]
    while wanted:
        file = wanted.pop()
        if file not in files and file.exists():
            files.append(file)
            wanted += [file.parent / name for name in _THEME.findall(file.read_text(encoding="utf-8"))]
    return [note for file in sorted(files, key=str) for note in sorted(notes_in(str(file), file.read_text(encoding="utf-8")))]


def said_by(diagnostic: Diagnostic) -> Note:
    span = diagnostic.span
    assert span is not None, f"without a place: {diagnostic.render()}"
    words = (diagnostic.message, *diagnostic.hints)
    return Note(span.file, span.line, span.column, diagnostic.severity.word, diagnostic.code, words)


def listed(notes: list[Note]) -> str:
    return "\n".join(f"  {n.file}:{n.line}:{n.column}: {n.severity}[{n.code}]: {' | hint: '.join(n.words)}" for n in notes)


@pytest.mark.parametrize("spec", SPECS)
def test_deckgen_says_what_the_notes_say(spec, monkeypatch):
    monkeypatch.chdir(FOLDER)
    result = build(spec)
    said, expected = [said_by(d) for d in result.diagnostics], expected_for(spec)
    unsaid = [note for note in expected if not any(note.fits(other) for other in said)]
    unexpected = [note for note in said if not any(other.fits(note) for other in expected)]
    assert not unsaid, f"not said:\n{listed(unsaid)}\nbut:\n{listed(unexpected)}"
    assert not unexpected, f"said without a note:\n{listed(unexpected)}"
    assert len(said) == len(expected)
    assert expected, "a file without a note proves nothing"
    assert result.ok == all(note.severity != "error" for note in expected)
    places = [(note.file, note.line, note.column) for note in said]
    assert places == sorted(places)


@pytest.mark.parametrize("spec", SPECS)
def test_messages_are_one_calm_line(spec, monkeypatch):
    monkeypatch.chdir(FOLDER)
    for diagnostic in build(spec).diagnostics:
        for words in (diagnostic.message, *diagnostic.hints):
            assert words and words == " ".join(words.split())
        assert not diagnostic.message.endswith((".", "!", "?"))
        assert diagnostic.message[0].islower() or not diagnostic.message[0].isalpha() or diagnostic.message.startswith("YAML")
        assert (diagnostic.span and diagnostic.span.path.startswith("$")) or diagnostic.code[0] == "Y"


def test_strict_makes_the_same_findings_errors(monkeypatch):
    monkeypatch.chdir(FOLDER)
    loose, strict = build("shrinks.yaml"), build("shrinks.yaml", strict=True)
    assert loose.ok and not strict.ok
    assert [(d.code, d.severity.word) for d in loose.diagnostics] == [("L101", "warning")]
    assert [(d.code, d.severity.word) for d in strict.diagnostics] == [("L101", "error")]


def test_the_runner_can_fail():
    """A note that differs in any part is not what was said."""
    note = Note("a.yaml", 3, 5, "error", "S104", ("unknown key 'lable'", "did you mean 'label'?"))
    assert note.fits(note)
    assert note._replace(words=("unknown key …", "did you mean 'label'?")).fits(note)
    for change in ({"line": 4}, {"column": 6}, {"severity": "warning"}, {"code": "S105"}, {"words": note.words[:1]}):
        assert not note._replace(**change).fits(note)
    text = "a: b  # error[S104]:1: first | hint: do\n# ^ warning[T120]:9: second\n\n# ^ error[S105]:2: of the blank line\n"
    assert [(n.line, n.code, n.words) for n in notes_in("x", text)] == [
        (1, "S104", ("first", "do")), (1, "T120", ("second",)), (3, "S105", ("of the blank line",)),
    ]  # fmt: skip
