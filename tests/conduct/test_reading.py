"""A text is folded without losing its offsets, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.conduct.masking import masked_words
from colloque.conduct.reading import read

ANY_TEXT = st.text(st.characters(codec=None, categories=None))


@given(ANY_TEXT)
def test_offsets_always_point_into_the_original(text: str) -> None:
    reading = read(text)
    for place in range(len(reading.folded)):
        start, end = reading.span(place, place + 1)
        assert 0 <= start < end <= len(text)


@given(ANY_TEXT)
def test_reading_is_deterministic(text: str) -> None:
    assert read(text).folded == read(text).folded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Élève à l’Hôpital", "eleve a l'hopital"),
        ("c*nnard", "connard"),
        ("CONN@RD", "connard"),
        ("c.o.n.n.a.r.d", "connard"),
        ("s a l o p e", "salope"),
        ("con\u200bnard", "connard"),
        ("\u202edébile\u202c", "debile"),
        ("TSH 4,2 et T.S.H.", "tsh 4,2 et t.s.h."),
        ("5*3 mg", "5*3 mg"),
        ("𝐝é𝐛𝐢𝐥𝐞", "debile"),
    ],
)
def test_folding(written: str, folded: str) -> None:
    assert read(written).folded == folded


def test_passage_of_a_masked_word_covers_the_mask() -> None:
    reading = read("quel c.o.n.n.a.r.d !")
    start = reading.folded.index("connard")
    assert reading.span(start, start + 7) == (5, 18)


def test_masked_words_are_folded() -> None:
    assert all(read(word).folded == word for word in masked_words())


def test_quotation_needs_both_marks() -> None:
    reading = read("il m'a dit « prenez 2 cp » hier, « et alors")
    assert reading.is_quoted(13, 24)
    assert not reading.is_quoted(37, 43)


def test_sentence_stops_at_its_marks() -> None:
    reading = read("Bonjour. Il tousse, 38,5 ce matin ! Et alors ?")
    start = reading.folded.index("tousse")
    left, right = reading.sentence(start, start + 6)
    assert reading.folded[left:right].strip() == "il tousse, 38,5 ce matin"
    assert not reading.is_question((left, right))
    assert reading.is_question(reading.sentence(right + 6, right + 8))
