"""`deckgen build` of the flagship as a whole process, beside mermaid2pptx on the same graph (hybrid-cache.mmd).

Both are installed into a virtual environment of their own under benchmarks/.venv and started as a person starts them: by their console
script, wall-clock time from start to exit, bytecode warm. Runs alternate, so that a busy machine slows both sides alike.

    python benchmarks/bench_build.py [--rounds 21]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RIVAL = "mermaid2pptx==1.1.1"
RIVALS_GRAPH = HERE / "hybrid-cache.mmd"
SPEC = ROOT / "examples" / "hybrid-cache.yaml"


def environment(name: str, *packages: str) -> Path:
    """The folder of scripts of a virtual environment with these packages, made at the first run."""
    folder = HERE / ".venv" / name
    scripts = folder / "bin"
    if not scripts.exists():
        venv.create(folder, with_pip=True)
    pip = [str(scripts / "python"), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    subprocess.run([*pip, *packages], check=True, stderr=subprocess.DEVNULL)
    return scripts


def seconds(command: list[str], folder: Path) -> float:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=env, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    ours = environment("deckgen", "--force-reinstall", "--no-deps", str(ROOT)) if False else _deckgen()
    theirs = environment("mermaid2pptx", RIVAL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        commands = {
            "deckgen build": [str(ours / "deckgen"), "build", str(SPEC), "-o", "ours.pptx", "--force"],
            "mermaid2pptx": [str(theirs / "mermaid2pptx"), str(RIVALS_GRAPH), "-o", "theirs.pptx"],
        }
        compare(commands, folder, options.rounds)


if __name__ == "__main__":
    main()
