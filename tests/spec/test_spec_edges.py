"""Edge chains and the references in them."""

from __future__ import annotations

import pytest

from deckgen.spec.edges import ChainError, References, Station, pairs, parse_chain


def names(text: str) -> list[list[str]]:
    return [[station.name for station in step] for step in parse_chain(text)]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("a -> b", [["a"], ["b"]]),
        ("a->b", [["a"], ["b"]]),
        ("  a  ->  b  ", [["a"], ["b"]]),
        ("a -> b -> c", [["a"], ["b"], ["c"]]),
        ("a & b -> c & d&e", [["a", "b"], ["c", "d", "e"]]),
        ("panel/in_1 -> other/deep/x-2", [["panel/in_1"], ["other/deep/x-2"]]),
        ("a- -> -b", [["a-"], ["-b"]]),
    ],
)
def test_steps(text, steps):
    assert names(text) == steps


def test_stations_know_where_they_stand():
    assert parse_chain("a -> bb & c") == ((Station("a", 0),), (Station("bb", 5), Station("c", 10)))


def test_a_chain_is_every_pair_of_neighbours_in_reading_order():
    found = [(a.name, b.name) for a, b in pairs(parse_chain("a -> b & c -> d"))]
    assert found == [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]
    assert len(pairs(parse_chain("a & b & c -> d & e"))) == 6


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("a", "needs '->'", 0),
        ("", "needs '->'", 0),
        ("a & b", "needs '->'", 0),
        ("a -> ", "an id is missing", 5),
        ("-> b", "an id is missing", 0),
        ("a -> -> b", "an id is missing", 5),
        ("a -> b &", "an id is missing", 8),
        ("a b -> c", "'a b' is not an id", 0),
        ("a -> b/ -> c", "'b/' is not an id", 5),
        ("a -> b//c", "'b//c' is not an id", 5),
        ("a -> naïve", "'naïve' is not an id", 5),
        ("a -- b", "'--' is no sign", 2),
        ("a --> b", "'-->' is no sign", 2),
        ("a => b", "'=>' is no sign", 2),
        ("a <- b", "'<-' is no sign", 2),
        ("a <-> b", "'<->' is no sign", 2),
        ("a → b", "'→' is no sign", 2),
        ("a→b", "'→' is no sign", 1),
    ],
)
def test_what_is_no_chain(text, message, at):
    with pytest.raises(ChainError, match=message) as caught:
        parse_chain(text)
    assert caught.value.at == at
    assert caught.value.hints


@pytest.mark.parametrize("text", ["a <- b", "a <-> b"])
def test_backward_arrows_hint_at_both_ways_out(text):
    with pytest.raises(ChainError) as caught:
        parse_chain(text)
    assert caught.value.hints == ("write 'b -> a'", "for both directions add {arrow: both}")


PATHS = ("p", "p/a", "q", "q/a", "q/b", "q/r", "q/r/b", "a2", "b")


@pytest.mark.parametrize(
    ("reference", "paths"),
    [
        ("p", ("p",)),
        ("a", ("p/a", "q/a")),
        ("p/a", ("p/a",)),
        ("r/b", ("q/r/b",)),
        ("q/r/b", ("q/r/b",)),
        ("r", ("q/r",)),
        ("b", ("b",)),  # a whole path, though q/b and q/r/b end alike
        ("q/b", ("q/b",)),  # not q/r/b: a reference has no holes
        ("2", ()),  # not the end of a2
        ("x", ()),
    ],
)
def test_references(reference, paths):
    assert References(PATHS).find(reference) == paths


def test_shortest_references_are_good_ones():
    references = References(PATHS)
    assert references.shortest == ("p", "p/a", "q", "q/a", "q/b", "r", "r/b", "a2", "b")
    for path, short in zip(PATHS, references.shortest):
        assert references.find(short) == (path,)
