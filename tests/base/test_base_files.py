"""Atomic writes: all or nothing, whatever fails; and free names for backups."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deckgen.base.files import backup_path, shared_folder, write_atomic


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_writes_a_new_file_and_its_folders(tmp_path):
    path = tmp_path / "a" / "b" / "deck.pptx"
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert [p.name for p in path.parent.iterdir()] == ["deck.pptx"]


def test_a_new_file_obeys_the_umask(tmp_path):
    before = os.umask(0o027)
    try:
        write_atomic(tmp_path / "deck.pptx", b"new")
    finally:
        os.umask(before)
    assert mode(tmp_path / "deck.pptx") == 0o640


def test_an_old_file_keeps_its_mode(tmp_path):
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"old")
    path.chmod(0o604)
    write_atomic(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o604)


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, step):
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"old")

    def fail(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, step)), fail)
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["deck.pptx"]


def test_an_interrupt_leaves_nothing_either(tmp_path, monkeypatch):
    def interrupt(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomic(tmp_path / "deck.pptx", b"new")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_an_oserror(tmp_path):
    path = tmp_path / "deck.pptx"
    path.mkdir()
    with pytest.raises(OSError):
        write_atomic(path, b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["deck.pptx"]


def test_a_file_where_a_folder_should_be_is_an_oserror(tmp_path):
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(OSError):
        write_atomic(tmp_path / "output" / "deck.pptx", b"new")


def test_backup_takes_the_first_free_name(tmp_path):
    deck = tmp_path / "my.deck.pptx"
    names = []
    for _ in range(3):
        path = backup_path(deck)
        path.write_bytes(b"")
        names.append(path.name)
    assert names == ["my.deck.backup.pptx", "my.deck.backup-2.pptx", "my.deck.backup-3.pptx"]


@pytest.mark.parametrize(("name", "file"), [("themes", "paper.yaml"), ("icons", "chip.svg")])
def test_what_ships_is_found(name, file):
    assert (shared_folder(name) / file).is_file()
