"""Where a passage ends: what is joined to a number or a name comes along, in linear time."""

from __future__ import annotations

import pytest

from colloque.secrecy.tagger.edges import whole


@pytest.mark.parametrize(
    ("text", "words", "label", "expected"),
    [
        ("dossier SE-441907", "441907", "NDA", "SE-441907"),
        ("vu le 24.09.2025.", "09", "DATE", "24.09.2025"),
        ("vu M. Petit-Jean", "Petit", "NOM", "Petit-Jean"),
        ("vu M. Petit Jean", "Petit", "NOM", "Petit"),
        ("signes B.D. ce matin", "B.", "INITIALES", "B.D."),
    ],
)
def test_what_is_joined_comes_along(text, words, label, expected):
    start = text.index(words)
    first, last = whole(text, start, start + len(words), label)
    assert text[first:last] == expected


def test_a_long_word_before_a_number_is_read_once():
    """Shared out between two plus signs, these 34 letters and a space took 2^34 steps."""
    text = "x" * 34 + " 12/03/2024"
    assert whole(text, 35, 37, "DATE") == (35, 45)
