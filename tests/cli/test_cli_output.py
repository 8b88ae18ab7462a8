"""Writing files: what deckgen wrote is replaced, what a person changed never, and a failure leaves everything as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from deckgen import Severity, build, output
from deckgen.base import files
from deckgen.output import save_deck, save_pictures


@pytest.fixture
def decks(folder: Path) -> tuple[bytes, bytes]:
    """Two different decks of deckgen's."""
    return build("deck.yaml").to_pptx(), build("two.yaml").to_pptx()


def codes(diagnostics: object) -> list[str]:
    return [f"{d.severity.word}[{d.code}]" for d in diagnostics]  # type: ignore[attr-defined]


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".yaml")


def test_a_new_file_is_written_with_its_folder(folder, decks):
    assert save_deck(decks[0], Path("far/away/deck.pptx")) == ()
    assert Path("far/away/deck.pptx").read_bytes() == decks[0]
    assert listing(folder / "far/away") == ["deck.pptx"]


def test_an_untouched_deck_is_replaced(folder, decks):
    save_deck(decks[0], Path("deck.pptx"))
    assert save_deck(decks[1], Path("deck.pptx")) == ()
    assert Path("deck.pptx").read_bytes() == decks[1]
    assert listing(folder) == ["deck.pptx"]


def test_equal_bytes_are_not_written_again(folder, decks):
    save_deck(decks[0], Path("deck.pptx"))
    os.utime("deck.pptx", ns=(1, 1))
    assert save_deck(decks[0], Path("deck.pptx")) == ()
    assert Path("deck.pptx").stat().st_mtime_ns == 1


@pytest.mark.parametrize("kind, code", [("edited", "D001"), ("foreign", "D002"), ("empty", "D002"), ("cut", "D002")])
def test_what_is_not_as_deckgen_wrote_it_is_kept(folder, decks, kind, code, edit):
    path = Path("deck.pptx")
    save_deck(decks[0], path)
    if kind == "edited":
        edit(path)
    else:
        path.write_bytes({"foreign": b"someone's words", "empty": b"", "cut": decks[0][:-40]}[kind])
    before = path.read_bytes()
    (found,) = save_deck(decks[1], path)
    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert "--force" in found.hints[0] and found.span and found.span.file == "deck.pptx"
    assert path.read_bytes() == before and listing(folder) == ["deck.pptx"]


def test_force_keeps_the_old_file_beside_the_new_one(folder, decks, edit):
    path = Path("deck.pptx")
    save_deck(decks[0], path)
    changed = edit(path)
    (found,) = save_deck(decks[1], path, force=True)
    assert (found.code, found.severity) == ("D010", Severity.INFO) and "deck.backup.pptx" in found.message
    assert path.read_bytes() == decks[1]
    assert Path("deck.backup.pptx").read_bytes() == changed


def test_a_backup_never_replaces_an_older_one(folder, decks):
    path = Path("deck.pptx")
    kept = []
    for number in range(3):
        path.write_bytes(b"edit %d" % number)
        kept.append(path.read_bytes())
        save_deck(decks[0], path, force=True)
    names = ["deck.backup.pptx", "deck.backup-2.pptx", "deck.backup-3.pptx"]
    assert [Path(name).read_bytes() for name in names] == kept


def test_force_makes_no_backup_of_an_untouched_deck(folder, decks):
    save_deck(decks[0], Path("deck.pptx"))
    assert save_deck(decks[1], Path("deck.pptx"), force=True) == ()
    assert listing(folder) == ["deck.pptx"]


def test_a_backup_name_taken_in_between_is_not_overwritten(folder, decks, monkeypatch):
    """Two runs at once may see the same free name; the one that is later takes the next."""
    path = Path("deck.pptx")
    path.write_bytes(b"mine")
    names = iter([Path("deck.backup.pptx"), Path("deck.backup-2.pptx")])
    Path("deck.backup.pptx").write_bytes(b"the other run's")
    monkeypatch.setattr(output, "backup_path", lambda _: next(names))
    save_deck(decks[0], path, force=True)
    assert Path("deck.backup.pptx").read_bytes() == b"the other run's"
    assert Path("deck.backup-2.pptx").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "problem",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        PermissionError(errno.EACCES, "Permission denied"),
        OSError(errno.EIO, "Input/output error"),
    ],
)
@pytest.mark.parametrize("force", [False, True])
def test_a_failed_replace_leaves_the_old_file_and_nothing_else(folder, decks, monkeypatch, problem, force, edit):
    path = Path("deck.pptx")
    save_deck(decks[0], path)
    if force:
        edit(path)
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise problem

    monkeypatch.setattr(files.os, "replace", fail)
    (found,) = save_deck(decks[1], path, force=force)
    assert (found.code, found.severity) == ("D005", Severity.ERROR)
    assert found.message == f"the file cannot be written: {problem.strerror[0].lower()}{problem.strerror[1:]}"
    assert len(found.hints) == 1
    assert path.read_bytes() == before and listing(folder) == ["deck.pptx"]


def test_a_crash_between_backup_and_replace_loses_nothing(folder, decks, monkeypatch):
    path = Path("deck.pptx")
    path.write_bytes(b"a day's work")
    seen = []

    def crash(target: Path, content: bytes) -> None:
        seen.append((Path("deck.backup.pptx").read_bytes(), path.read_bytes()))
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "write_atomic", crash)
    with pytest.raises(KeyboardInterrupt):
        save_deck(decks[0], path, force=True)
    assert seen == [(b"a day's work", b"a day's work")]
    assert path.read_bytes() == b"a day's work"


def test_an_untouched_deck_that_is_edited_while_deckgen_looks_is_kept(folder, decks, monkeypatch, edit):
    path = Path("deck.pptx")
    save_deck(decks[0], path)
    inspect = output._inspect

    def edit_behind(*words: object) -> object:
        target = inspect(*words)  # type: ignore[arg-type]
        edit(path)
        return target

    monkeypatch.setattr(output, "_inspect", edit_behind)
    assert codes(save_deck(decks[1], path)) == ["error[D006]"]
    assert b"My own words" not in decks[0] and path.read_bytes() != decks[1]


def test_a_file_saved_while_deckgen_ran_is_kept(folder, decks, monkeypatch):
    path = Path("deck.pptx")
    save_deck(decks[0], path)
    real = output._set_aside

    def save_meanwhile(target: Path, content: bytes) -> Path:
        backup = real(target, content)
        path.write_bytes(b"saved just now, and longer")
        return backup

    path.write_bytes(b"first edit")
    monkeypatch.setattr(output, "_set_aside", save_meanwhile)
    assert codes(save_deck(decks[1], path, force=True)) == ["error[D006]"]
    assert path.read_bytes() == b"saved just now, and longer"


def test_a_folder_in_the_way(folder, decks):
    Path("deck.pptx").mkdir()
    assert codes(save_deck(decks[0], Path("deck.pptx"), force=True)) == ["error[D004]"]


def test_a_pipe_in_the_way_is_not_waited_for(folder, decks):
    if not hasattr(os, "mkfifo"):
        return
    os.mkfifo("deck.pptx")
    assert codes(save_deck(decks[0], Path("deck.pptx"), force=True)) == ["error[D004]"]


def test_a_file_where_a_folder_should_be(folder, decks):
    Path("notes").write_text("x")
    (found,) = save_deck(decks[0], Path("notes/deck.pptx"))
    assert found.code == "D005" and "a file, not a folder" in found.hints[0]
    assert listing(folder) == ["notes"]


def test_a_write_protected_file_is_not_replaced_even_with_force(folder, decks):
    path = Path("deck.pptx")
    save_deck(decks[0], path)
    path.chmod(0o444)
    (found,) = save_deck(decks[1], path, force=True)
    assert found.code == "D005" and "write-protected" in found.message
    assert path.read_bytes() == decks[0]
    assert save_deck(decks[0], path) == ()  # nothing to write, so nothing is wrong


def test_a_path_that_no_system_can_have(folder, decks):
    assert codes(save_deck(decks[0], Path("de\0ck.pptx"))) == ["error[D005]"]
    assert codes(save_deck(decks[0], Path("x" * 300 + ".pptx"))) == ["error[D005]"]
    assert listing(folder) == []


def test_the_spec_is_never_overwritten(folder, decks):
    os.link("deck.yaml", "deck.pptx")  # another name of the same file
    before = Path("deck.yaml").read_bytes()
    (found,) = save_deck(decks[0], Path("deck.pptx"), force=True, source=Path("deck.yaml"))
    assert found.code == "D003"
    assert Path("deck.yaml").read_bytes() == before


def test_a_link_stays_a_link(folder, decks):
    Path("real").mkdir()
    Path("deck.pptx").symlink_to("real/deck.pptx")
    save_deck(decks[0], Path("deck.pptx"))
    save_deck(decks[1], Path("deck.pptx"))
    assert Path("deck.pptx").is_symlink() and Path("real/deck.pptx").read_bytes() == decks[1]


def test_permissions_stay(folder, decks):
    path = Path("deck.pptx")
    save_deck(decks[0], path)
    path.chmod(0o640)
    save_deck(decks[1], path)
    assert path.stat().st_mode & 0o777 == 0o640


def test_pictures_are_written_all_or_none(folder):
    result = build("two.yaml")
    assert result.export("slide.svg") == ()
    first, second = Path("slide-1.svg").read_bytes(), Path("slide-2.svg").read_bytes()
    Path("slide-2.svg").write_bytes(second.replace(b"The end", b"My end"))
    other = build("two.yaml", theme="midnight")
    assert codes(other.export("slide.svg")) == ["error[D001]"]
    assert Path("slide-1.svg").read_bytes() == first
    assert codes(other.export("slide.svg", force=True)) == ["info[D010]"]
    assert b"My end" in Path("slide-2.backup.svg").read_bytes()
    assert not Path("slide-1.backup.svg").exists()
    assert Path("slide-1.svg").read_bytes() != first


def test_every_refused_picture_is_named(folder):
    for number in (1, 2):
        Path(f"slide-{number}.png").write_bytes(b"mine")
    found = build("two.yaml").export("slide.png", dpi=20)
    assert [(d.code, d.span.file) for d in found if d.span] == [("D002", "slide-1.png"), ("D002", "slide-2.png")]


def test_a_deck_is_not_taken_for_a_picture_nor_a_picture_for_a_deck(folder, decks):
    Path("a.pptx").write_bytes(b"")
    picture = build("deck.yaml")
    picture.export("a.svg")
    assert codes(save_deck(decks[0], Path("a.svg"))) == ["error[D002]"]
    save_deck(decks[0], Path("b.pptx"))
    assert codes(save_pictures([(Path("b.pptx"), b"x")])) == ["error[D002]"]
