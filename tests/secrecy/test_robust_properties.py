"""What must not depend on how a text is typed: case, accents, Unicode forms, what follows, how much."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from colloque.checking import check
from colloque.findings import DIRECT_LABELS
from colloque.secrecy import find, lexicons
from colloque.secrecy.folding import FoldedText, fold
from colloque.secrecy.unveiling import unveil

ANY_CHAR = st.characters(codec=None, categories=None, max_codepoint=0x10FFFF)
ANY_TEXT = st.text(ANY_CHAR, max_size=60)
# Surnames that are no French word, as they are folded; the others are told by more than the civility.
SURNAMES = sorted(
    name for name, mark in lexicons.surnames().items() if not mark and " " not in name and len(name) > 2
)
# After a civility they are words, or a famous physician.
NOT_AFTER_CIVILITY = frozenset(name for (name,) in lexicons.columns("not_after_civility.tsv", "name")) | {
    name for (name,) in lexicons.columns("public_names.tsv", "name")
}
CIVILITIES = ["Mme ", "mme ", "MME ", "M. ", "m. ", "Mr ", "mr ", "Madame ", "monsieur ", "Dr ", "dr "]
ACCENTS = str.maketrans({"e": "é", "a": "â", "o": "ô", "u": "ü", "i": "ï", "c": "ç", "y": "ÿ"})
WRITINGS = {
    "small": str.lower,
    "capitals": str.upper,
    "usual": str.title,
    "accents": lambda name: name.translate(ACCENTS).title(),
    "accents apart": lambda name: unicodedata.normalize("NFD", name.translate(ACCENTS)),
}
SENTENCES = [
    "Mme Le Goff est sortie.",
    "IPP 22114907.",
    "Rappeler le 06 39 98 12 47.",
    "Né le 12/03/1958.",
    "Écrire à jeanne.costa@exemple.fr.",
    "Vu hier au CHU de Rennes.",
    "Habite 4 rue des Lilas, 35000 Rennes.",
    "Bernard Petit, 67 ans.",
    "#MarieDupont va bien.",
    "mme lefèvre, 78 ans, chute.",
]


def covered(text: str, start: int, end: int) -> bool:
    return any(hit.start <= start and end <= hit.end for hit in find(text) if hit.label in DIRECT_LABELS)


@settings(deadline=None, max_examples=300)
@given(
    st.sampled_from([name for name in SURNAMES if name not in NOT_AFTER_CIVILITY]),
    st.sampled_from(CIVILITIES),
    st.sampled_from(sorted(WRITINGS)),
)
@example("sy", "mme ", "small")
@example("roux", "m. ", "small")
@example("roux", "monsieur ", "small")
@example("petit", "madame ", "small")
def test_case_and_accents_of_a_titled_name_do_not_lose_it(name, civility, writing):
    written = WRITINGS[writing](name)
    text = f"{civility}{written} est rentrée."
    assert covered(text, len(civility), len(civility) + len(written))


@settings(deadline=None)
@given(st.sampled_from(SENTENCES), ANY_TEXT)
@example("Mme Le Goff est sortie.", "Mme Le Goff")
@example("Rappeler le 06 39 98 12 47.", "58")
def test_text_after_a_sentence_does_not_uncover_what_was_found_in_it(sentence, more):
    after = find(f"{sentence} {more}")
    for hit in find(sentence):
        held = {at for other in after for at in range(other.start, other.end)}
        assert set(range(hit.start, hit.end)) <= held


@settings(deadline=None)
@given(st.sampled_from(SENTENCES))
def test_accents_written_apart_change_nothing(sentence):
    apart = unicodedata.normalize("NFD", sentence)
    said = [(hit.label, unicodedata.normalize("NFC", apart[hit.start : hit.end])) for hit in find(apart)]
    assert said == [(hit.label, sentence[hit.start : hit.end]) for hit in find(sentence)]


@given(ANY_TEXT)
def test_folding_twice_is_folding_once_and_words_stand_where_they_are(text):
    folded = FoldedText.of(text)
    assert fold(folded.folded) == folded.folded
    for word, start, end in zip(folded.words, folded.starts, folded.ends, strict=True):
        assert folded.folded[start:end] == word


@given(ANY_TEXT)
def test_what_is_unveiled_stands_in_the_original_in_order(text):
    veiled = unveil(text)
    if veiled.origin:
        assert len(veiled.origin) == len(veiled.text)
        assert all(0 <= at < len(text) for at in veiled.origin)
        assert list(veiled.origin) == sorted(veiled.origin)


@settings(deadline=None)
@given(ANY_TEXT)
def test_any_unicode_is_checked_and_findings_stand_inside(text):
    for finding in check(text).findings:
        assert 0 <= finding.start <= finding.end <= len(text)


PILES = [
    "\u0301", "e\u0301", "\u200b", "#Aa", "A.B.", "Mme A ", "\U0001f600a", "le 1/1/", "né le ", "Dr\n", "12 ",
]  # fmt: skip


def seconds(text: str) -> float:
    """The least of three runs: the first may read a lexicon, any may collect garbage."""
    spent = []
    for _ in range(3):
        start = time.thread_time()
        find(text)
        spent.append(time.thread_time() - start)
    return min(spent)


# Four times the text must not take much more than four times the time; floors hide the clock's grain.
@pytest.mark.parametrize("pile", PILES)
def test_time_grows_with_the_length_only(pile):
    short, long = pile * (8_000 // len(pile)), pile * (32_000 // len(pile))
    assert seconds(long) < 10 * max(seconds(short), 0.02)
