"""Layout and routing of one example in process: measure, arrange, connect; what every other stage takes stands beside it.

Each round starts from the file with a fresh measurer and icon set, so nothing is remembered from the round before but the loaded font.

    python benchmarks/bench_layout.py                             # the flagship
    python benchmarks/bench_layout.py examples/order-service.yaml --rounds 30
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deckgen import pipeline
from deckgen.fit import arrange
from deckgen.route import connect

FLAGSHIP = Path(__file__).resolve().parent.parent / "examples" / "hybrid-cache.yaml"
LAYOUTS = ("arrange_flow", "arrange_free", "arrangements", "blocks_of")
STAGES = ("layout", "route", "whole build")


def one_round(spec: Path) -> tuple[float, float, float]:
    """Seconds of all layouts and all routes of a build (those that did not fit too), and of the whole build."""
    spent = {"layout": 0.0, "route": 0.0}

    def timed(name, work):  # type: ignore[no-untyped-def]
        def run(*args, **more):  # type: ignore[no-untyped-def]
            start = time.perf_counter()
            result = work(*args, **more)
            spent[name] += time.perf_counter() - start
            return result

        return run

    kept = {name: getattr(arrange, name) for name in LAYOUTS}, arrange.connect
    for name, work in kept[0].items():
        setattr(arrange, name, timed("layout", work))
    arrange.connect = timed("route", connect)
    try:
        start = time.perf_counter()
        result = pipeline.build(spec)
        whole = time.perf_counter() - start
    finally:
        for name, work in kept[0].items():
            setattr(arrange, name, work)
        arrange.connect = kept[1]
    if not result.ok:
        sys.exit("\n".join(d.render() for d in result.diagnostics))
    return spent["layout"], spent["route"], whole


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("spec", nargs="?", type=Path, default=FLAGSHIP)
    parser.add_argument("--rounds", type=int, default=21)
    options = parser.parse_args()
    one_round(options.spec)  # loads the font and all modules
    rounds = [one_round(options.spec) for _ in range(options.rounds)]
    print(f"{options.spec.name}, in process, median of {options.rounds} rounds (ms)")
    for name, values in zip(STAGES, zip(*rounds)):
        print(f"  {name:12} {1e3 * statistics.median(values):7.1f}   (from {1e3 * min(values):.1f} to {1e3 * max(values):.1f})")
    both = [layout + route for layout, route, _ in rounds]
    print(f"  layout + route {1e3 * statistics.median(both):5.1f}")


if __name__ == "__main__":
    main()
