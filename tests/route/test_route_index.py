"""Rectangles by place."""

from __future__ import annotations

import random

from deckgen.base.geometry import Rect
from deckgen.route.index import RectIndex


def test_the_same_as_asking_everybody():
    rng = random.Random(7)
    rects = [
        Rect(rng.uniform(-300, 600), rng.uniform(-300, 600), rng.choice([0, 5, 80, 400]), rng.choice([0, 3, 60])) for _ in range(80)
    ]
    index = RectIndex(rects)
    for rect in rects:
        asked = rect.grow(rng.choice([0, 4, 70]))
        assert index.meeting(asked) == [k for k, other in enumerate(rects) if asked.overlaps(other)]


def test_touching_is_not_meeting():
    index = RectIndex([Rect(0, 0, 64, 64)])
    assert index.meeting(Rect(64, 0, 10, 10)) == [] and index.meeting(Rect(63.9, 0, 10, 10)) == [0]


def test_numbers_are_those_of_adding():
    index = RectIndex()
    assert [index.add(Rect(0, 0, 10, 10)), index.add(Rect(200, 0, 10, 10)), index.add(Rect(5, 5, 10, 10))] == [0, 1, 2]
    assert index.meeting(Rect(0, 0, 20, 20)) == [0, 2]
