"""Reading and writing files: every write is atomic, every failure names the file."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def shared_folder(name: str) -> Path:
    """Folder of the themes or icons that come with deckgen: inside the wheel, or beside the package in a checkout."""
    inside = ROOT / "share" / name
    return inside if inside.is_dir() else ROOT.parent / name


def write_atomic(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, then rename over it: a reader sees the old file or the new one, never a half.

    Raises OSError (no permission, no space, a folder in the way); the old file is then untouched and nothing is left beside it.
    """
    import tempfile  # costs 3 ms at start-up, and most commands write nothing

    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def backup_path(path: Path) -> Path:
    """First free name of the form `deck.backup.pptx`, `deck.backup-2.pptx`, … beside `path`."""
    number = 1
    while True:
        tail = "backup" if number == 1 else f"backup-{number}"
        candidate = path.with_name(f"{path.stem}.{tail}{path.suffix}")
        if not candidate.exists():
            return candidate
        number += 1
