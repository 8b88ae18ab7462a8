"""`deckgen build` of the flagship as a whole process, beside mermaid2pptx on the same graph (hybrid-cache.mmd).

Both are installed into virtual environments of their own under benchmarks/.venv and started as a person starts them, by their console
script: wall-clock time from start to exit, bytecode warm, no output file there yet. Runs alternate, so that a busy machine slows both
sides alike; the median of the pairs' ratios counts.

    python benchmarks/bench_build.py [--rounds 21]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RIVAL = "mermaid2pptx==1.1.1"
RIVALS_GRAPH = HERE / "hybrid-cache.mmd"
SPEC = ROOT / "examples" / "hybrid-cache.yaml"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def environment(name: str) -> Path:
    """The folder of scripts of a virtual environment, made at the first run."""
    folder = HERE / ".venv" / name
    if not folder.exists():
        venv.create(folder, with_pip=True)
    return folder / SCRIPTS


def install(scripts: Path, *words: str) -> None:
    pip = [str(scripts / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, *words], check=True, stderr=subprocess.DEVNULL)


def commands(output: Path) -> dict[str, list[str]]:
    """Both command lines, installed: ours from this checkout as a wheel, not editable."""
    ours, theirs = environment("deckgen"), environment("mermaid2pptx")
    install(ours, str(ROOT))
    install(ours, "--force-reinstall", "--no-deps", str(ROOT))  # the version is the same, the code may not be
    install(theirs, RIVAL)
    return {
        "deckgen build": [str(ours / "deckgen"), "build", str(SPEC), "-o", str(output)],
        RIVAL: [str(theirs / "mermaid2pptx"), str(RIVALS_GRAPH), "-o", str(output)],
    }


def seconds(command: list[str], output: Path) -> float:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    output.unlink(missing_ok=True)
    start = time.perf_counter()
    subprocess.run(command, cwd=output.parent, env=env, check=True, capture_output=True)
    spent = time.perf_counter() - start
    assert output.stat().st_size > 0
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "deck.pptx"
        both = commands(output)
        for command in both.values():
            seconds(command, output)
        rounds = [[seconds(command, output) for command in both.values()] for _ in range(options.rounds)]
    print(f"{SPEC.name} to a deck, whole process, median of {options.rounds} alternating runs (ms)")
    for name, values in zip(both, zip(*rounds)):
        print(f"  {name:20} {1e3 * statistics.median(values):6.0f}   (from {1e3 * min(values):.0f} to {1e3 * max(values):.0f})")
    print(f"  ratio                {statistics.median(ours / theirs for ours, theirs in rounds):6.2f}")


if __name__ == "__main__":
    main()
