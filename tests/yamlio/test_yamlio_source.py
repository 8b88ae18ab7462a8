"""Reading files: every failure is one diagnostic, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.base.diagnostic import Diagnostic, DiagnosticBag, Span
from deckgen.yamlio import read_source
from deckgen.yamlio.source import LARGEST_FILE


def refused(path: Path, code: str = "S001", span: Span | None = None) -> Diagnostic:
    bag = DiagnosticBag()
    assert read_source(path, bag, code, span) is None
    (found,) = bag
    assert found.code == code
    return found


def test_utf8_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: \xc3\xa9\r\n")
    bag = DiagnosticBag()
    assert read_source(path, bag) == "title: é\r\n"
    assert not len(bag)


def test_missing_file_names_the_near_one(tmp_path: Path) -> None:
    (tmp_path / "hybrid-cache.yaml").write_text("a: 1")
    (tmp_path / "picture.png").write_text("")
    found = refused(tmp_path / "hybrid-cash.yaml")
    assert found.hints[0] == "did you mean 'hybrid-cache.yaml'?"
    assert found.span == Span(str(tmp_path / "hybrid-cash.yaml"))


def test_missing_folder(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "deck.yaml").hints == (f"the folder {tmp_path / 'no'} does not exist",)


def test_folder_instead_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("a: 1")
    found = refused(tmp_path)
    assert "is a folder" in found.message
    assert found.hints == ("it holds deck.yaml",)


def test_not_utf8_names_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes("title: é\nb: ".encode() + b"\xe9\n")
    found = refused(path)
    assert found.span == Span(str(path), 2, 4)
    assert "0xE9" in found.message


def test_utf16_is_named(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes("title: x".encode("utf-16"))
    assert "UTF-16" in refused(path).message


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    with path.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    assert "larger than 10 MB" in refused(path).message


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission" in refused(tmp_path / "deck.yaml").message


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5000])
def test_names_that_no_file_can_have(name: str) -> None:
    assert "cannot read" in refused(Path(name)).message


def test_the_place_that_named_the_file() -> None:
    place = Span("theme.yaml", 3, 10)
    assert refused(Path("missing.yaml"), "T102", place).span == place
