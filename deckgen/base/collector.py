"""Python's cycle collector, paused while a deck is made.

A build makes a few hundred values a slide and no cycles; the collector walks all of them again and again and finds nothing. On 1,000 slides
that is a third of the time (benchmarks/README.md). What cycles there are go when it runs again.
"""

from __future__ import annotations

import gc


class collector_paused:
    """`with collector_paused(): …`; on again afterwards if it was on before."""

    def __enter__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was_on:
            gc.enable()
