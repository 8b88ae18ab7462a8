"""Every example in every theme before the independent auditor and its outside validators.

The auditor lives beside the repository (../shared) and knows nothing of deckgen; where it is absent, as in a public clone, these tests
say so and skip, under continuous integration too. It runs in a process and an environment of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from whole_examples import CASES, NAMES, ROOT, built

TOOLS = ROOT.parent / "shared" / "tools"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pptx-audit"
VALIDATOR = CACHE / "node_modules" / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"

ALLOWED: dict[str, str] = {}
"""Warnings that are accepted: code -> reason. Empty, and meant to stay so."""

pytestmark = [
    pytest.mark.may_skip,
    pytest.mark.skipif(not TOOLS.is_dir(), reason=f"the auditor is not there: no {TOOLS}"),
]


def audit(deck: Path) -> dict[str, Any]:
    """What the auditor says of a deck, as it prints it with --json."""
    python = CACHE / "venv" / "bin" / "python"
    assert python.exists(), f"run {TOOLS / 'setup.sh'} once: it installs what the auditor needs"
    command = [str(python), str(TOOLS / "audit.py"), str(deck), "--json", "--no-info"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OOXML_VALIDATOR_CLI": str(VALIDATOR)})
    assert done.returncode in (0, 1), done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.mark.parametrize(("spec", "theme"), CASES, ids=NAMES)
def test_the_auditor_finds_nothing(spec: Path, theme: str, tmp_path: Path) -> None:
    deck = tmp_path / f"{spec.stem}.pptx"
    deck.write_bytes(built(spec, theme).to_pptx())
    report = audit(deck)
    found = [fault for fault in report["faults"] if fault["sev"] == "error" or fault["code"] not in ALLOWED]
    assert not found, "\n".join(f"{fault['sev']} {fault['code']} {fault['where']}: {fault['msg']}" for fault in found)
    figures = report["figures"]
    assert figures["openxml_sdk"] == figures["openxml_audit"] == "ok"
    assert "skipped" not in figures["xsd"]
    assert figures["connectors"]["total"] == figures["connectors"]["glued_both"] > 0


def test_the_auditor_would_find_a_fault(tmp_path: Path) -> None:
    """A deck broken on purpose: one connector's end tied to a shape that is not there."""
    import re
    import zipfile

    spec, theme = CASES[0]
    good, bad = tmp_path / "good.pptx", tmp_path / "bad.pptx"
    good.write_bytes(built(spec, theme).to_pptx())
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "ppt/slides/slide1.xml":
                content, count = re.subn(rb'<a:endCxn id="\d+"', b'<a:endCxn id="9999"', content, count=1)
                assert count == 1
            new.writestr(entry, content)
    assert any(fault["sev"] == "error" and fault["code"].startswith("CXN") for fault in audit(bad)["faults"])
