"""A hit that loses a part of itself keeps the words that nothing else covers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.secrecy import find
from colloque.secrecy.hits import Hit
from colloque.secrecy.overlap import resolve

TEXT = "rue du Pont, CHU de Rennes 12 34"


@pytest.mark.parametrize(
    ("runs", "kept"),
    [
        ([(13, 26, "HOPITAL"), (20, 32, "NOM")], [(13, 26), (27, 32)]),
        ([(13, 26, "HOPITAL"), (20, 26, "NOM")], [(13, 26)]),
        ([(7, 17, "DATE"), (13, 26, "HOPITAL")], [(7, 11), (13, 26)]),
        ([(0, 32, "VILLE"), (7, 11, "TEL"), (13, 16, "TEL")], [(0, 6), (7, 11), (13, 16), (17, 32)]),
        ([(13, 26, "HOPITAL"), (20, 32, "PROFESSION")], [(13, 26)]),
        ([(13, 26, "HOPITAL"), (25, 27, "NOM")], [(13, 26)]),
    ],
)
def test_what_is_left_of_a_hit_stays(runs, kept):
    hits = [Hit(start, end, label, "x", 0.5) for start, end, label in runs]
    assert [(hit.start, hit.end) for hit in resolve(hits, text=TEXT)] == kept


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9), st.sampled_from(["NOM", "TEL", "VILLE"]))))
def test_parts_never_overlap_and_leave_no_word_uncovered(runs):
    text = "x" * 40
    hits = [Hit(start, start + length, label, "x", 0.5) for start, length, label in runs]
    kept = resolve(hits, text=text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(kept))
    held = {at for hit in kept for at in range(hit.start, hit.end)}
    assert held <= {at for hit in hits for at in range(hit.start, hit.end)}
    for hit in hits:
        left = [at for at in range(hit.start, hit.end) if at not in held]
        assert all(at + 1 not in left for at in left)


def test_an_address_after_a_number_leaves_the_number_found():
    text = "Rappeler le 06 39 98 12 47. jeanne@exemple.fr"
    assert [text[hit.start : hit.end] for hit in find(text)] == ["06 39 98 12 47", "jeanne@exemple.fr"]
