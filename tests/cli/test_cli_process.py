"""What only a process of its own shows: imports, start-up, hash seeds, streams, signals. Few, because each costs a start."""

from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLAGSHIP = ROOT / "examples" / "hybrid-cache.yaml"
NOT_FOR_A_BUILD = (
    "pptx", "lxml", "PIL", "resvg_py", "fontTools", "deckgen.check", "deckgen.read", "deckgen.draw", "deckgen.listing",
    "json", "difflib", "importlib.metadata", "email", "logging", "asyncio", "subprocess", "xml.etree",
)  # fmt: skip


def process(words: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run([sys.executable, *words], cwd=folder, env=settings, capture_output=True, timeout=60)


def test_a_build_imports_only_what_it_needs(tmp_path):
    code = (
        "import sys; from deckgen.cli import _run; assert _run(sys.argv[1:]) == 0;print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    ran = process(["-c", code, "build", str(FLAGSHIP)], tmp_path)
    assert ran.returncode == 0, ran.stderr.decode()
    loaded = ran.stderr.decode().split()
    assert "deckgen.emit" in loaded
    assert [name for name in loaded if name.startswith(tuple(f"{unwanted}." for unwanted in NOT_FOR_A_BUILD))] == []
    assert [name for name in loaded if name in NOT_FOR_A_BUILD] == []


def test_import_deckgen_is_cheap(tmp_path):
    ran = process(
        ["-c", "import deckgen, sys; print(*[n for n in sys.modules if 'deckgen' in n or n in ('yaml', 'click')])"], tmp_path
    )
    assert ran.stdout.decode().split() == ["deckgen.base", "deckgen.base.version", "deckgen"]


def test_same_bytes_whatever_the_hash_seed(tmp_path):
    digests = set()
    for seed in ("0", "1", "4242"):
        output = tmp_path / f"{seed}.pptx"
        ran = process(["-m", "deckgen", "build", str(FLAGSHIP), "-o", str(output), "--json"], tmp_path, PYTHONHASHSEED=seed)
        assert ran.returncode == 0, ran.stderr.decode()
        digests.add(sha256(output.read_bytes()).hexdigest())
    assert len(digests) == 1


def test_a_narrow_terminal_encoding_is_no_fault(tmp_path):
    (tmp_path / "deck.yaml").write_text("titel: ü\nslides: [{title: A}]", encoding="utf-8")
    ran = process(["-m", "deckgen", "build", "deck.yaml"], tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert ran.returncode == 1 and b"error[S104]" in ran.stderr and b"Traceback" not in ran.stderr
    (tmp_path / "dück.yaml").write_text("slides: [{title: A}]", encoding="utf-8")
    ran = process(["-m", "deckgen", "build", "dück.yaml"], tmp_path, PYTHONIOENCODING="cp1253", PYTHONUTF8="1")
    assert ran.returncode == 0 and ran.stderr == b""


@pytest.mark.parametrize("words", [["icons"], ["themes", "--json"]])
def test_a_reader_that_goes_away_is_no_fault(tmp_path, words):
    code = "import os, sys; os.close(0); r, w = os.pipe(); os.close(r); os.dup2(w, 1); from deckgen.cli import main; main(sys.argv[1:])"
    ran = process(["-c", code, *words], tmp_path)
    assert ran.returncode == 0 and ran.stderr == b""
