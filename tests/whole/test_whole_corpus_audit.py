"""A sample of twenty corpus decks, of all layouts and both pages, before the independent auditor; see test_whole_audit for where it lives."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from corpus_specs import FOLDER
from test_whole_audit import CACHE, TOOLS

import deckgen

SAMPLE = [
    ("flow-ci-pipeline", "portrait"), ("flow-nested-deep", "16:9"), ("flow-mixed-layouts", "16:9"), ("flow-panel-to-own-child", "portrait"),
    ("layered-order-states", "16:9"), ("layered-platform-nested", "portrait"), ("layered-twins-and-loops", "16:9"),
    ("layered-data-lineage", "16:9"), ("layered-end-labels", "portrait"), ("grid-regions", "16:9"), ("grid-mesh", "portrait"),
    ("lanes-order-process", "16:9"), ("lanes-loan-right", "16:9"), ("lanes-claims", "portrait"), ("tree-org-chart", "16:9"),
    ("tree-star-24", "portrait"), ("tree-cross-edges", "16:9"), ("cycle-devops", "portrait"), ("cycle-flywheel-hub", "16:9"),
    ("fit-60-depend-layered", "16:9"),
]  # fmt: skip

pytestmark = [
    pytest.mark.may_skip,
    pytest.mark.skipif(not TOOLS.is_dir(), reason=f"the auditor is not there: no {TOOLS}"),
]


@pytest.mark.parametrize(("name", "page"), SAMPLE, ids=[f"{name}-{page.replace(':', 'x')}" for name, page in SAMPLE])
def test_the_auditor_finds_no_error_in_the_corpus(name: str, page: str, tmp_path: Path) -> None:
    """Without its outside validators: those see every kind of shape in the examples already, and take most of the time."""
    result = deckgen.build(FOLDER / f"{name}.yaml", page=page)
    assert result.ok, "\n".join(d.render() for d in result.diagnostics)
    deck = tmp_path / f"{name}.pptx"
    deck.write_bytes(result.to_pptx())
    command = [str(CACHE / "venv" / "bin" / "python"), str(TOOLS / "audit.py"), str(deck), "--json", "--no-info", "--no-ext"]
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))
    assert done.returncode in (0, 1), done.stderr
    wrong = [fault for fault in json.loads(done.stdout)["faults"] if fault["sev"] == "error"]
    assert not wrong, "\n".join(f"{fault['code']} {fault['where']}: {fault['msg']}" for fault in wrong)


def test_the_sample_is_of_twenty() -> None:
    assert len(SAMPLE) == len(set(SAMPLE)) == 20
