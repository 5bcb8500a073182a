"""The tagger: exact arithmetic, nothing taken back by what follows, and what it hears that no rule does."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.findings import LABELS, Context
from colloque.secrecy import find
from colloque.secrecy.detection import ruled
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.lexicons.french import filter_of, is_french
from colloque.secrecy.tagger import settling
from colloque.secrecy.tagger.edges import trimmed, whole
from colloque.secrecy.tagger.features import features_of
from colloque.secrecy.tagger.forms import can_be
from colloque.secrecy.tagger.network import REACH, Network, shipped
from colloque.secrecy.tagger.tokens import tokens_of
from corpus.markup import parse

EXACT = 2**24
NETWORK = shipped()

POSTS = (
    "Auguste Kerdoncuff, 81 ans, revu à Plogoff : sa fille Nolwenn passe mardi. La CRP baisse.\n"
    "Vu avec le staff du CHU de Caen. Pas de fièvre depuis J3, Glasgow 15.",
    "qqn a une place pour yolande pesquet 69 ans, nihss 11 ? merci a corinne de la regul",
    "Lasègue à 30°, Babinski absent, type Dupuytren. On relit Martin et al. avant vendredi.",
)


def rows_of(text: str) -> tuple[np.ndarray, tuple[int, ...]]:
    tokens = tokens_of(text)
    return np.array([NETWORK.row(features_of(key)) for key in tokens.keys]), tokens.sentences


def by_hand(network: Network, rows: np.ndarray, sentences: tuple[int, ...]) -> np.ndarray:
    """The same sums in 64-bit whole numbers, token by token, without any library's matrix product."""
    hidden = network.hidden

    def gathered(given: np.ndarray) -> np.ndarray:
        total = np.zeros((len(given), hidden), dtype=np.int64)
        for at in range(len(given)):
            for tap in range(-REACH, REACH + 1):
                there = at + tap
                if 0 <= there < len(given) and (tap <= 0 or sentences[there] == sentences[at]):
                    total[at] += given[there, (tap + REACH) * hidden : (tap + REACH + 1) * hidden]
        return total

    whole = {
        name: getattr(network, name).astype(np.int64) for name in ("second", "second_bias", "out", "out_bias")
    }
    one = np.clip((gathered(rows.astype(np.int64)) + network.first_bias) >> network.first_shift, 0, 255)
    spread = np.einsum("nh,hk->nk", one, whole["second"])
    two = np.clip((gathered(spread) + whole["second_bias"]) >> network.second_shift, 0, 255)
    both = np.concatenate([one, two], axis=1)
    return np.einsum("nh,ht->nt", both, whole["out"]) + whole["out_bias"]


@pytest.mark.parametrize("text", POSTS)
def test_single_precision_gives_the_whole_numbers(text: str) -> None:
    rows, sentences = rows_of(text)
    assert np.array_equal(NETWORK.scores(rows, sentences), by_hand(NETWORK, rows, sentences))


def test_no_sum_of_the_shipped_weights_can_leave_single_precision() -> None:
    largest_sum, largest = 2600, 255
    assert largest_sum * np.abs(NETWORK.first).sum(axis=0).max() < EXACT
    by_tap = np.abs(NETWORK.second).reshape(NETWORK.hidden, 2 * REACH + 1, NETWORK.hidden)
    assert largest * by_tap.sum(axis=(0, 1)).max() + np.abs(NETWORK.second_bias).max() < EXACT
    assert largest * np.abs(NETWORK.out).sum(axis=0).max() + np.abs(NETWORK.out_bias).max() < EXACT


def test_every_tag_is_a_label() -> None:
    assert NETWORK.tags[0] == "O"
    assert {tag[2:] for tag in NETWORK.tags[1:]} <= LABELS


@pytest.mark.parametrize("text", POSTS)
def test_a_long_text_is_read_in_parts_as_if_whole(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folded = FoldedText.of(text * 4)
    whole = settling.settle(folded, ())
    monkeypatch.setattr(settling, "_AT_ONCE", 7)
    assert settling.settle(folded, ()) == whole


@pytest.mark.parametrize("text", POSTS)
@pytest.mark.parametrize("after", ["Rien d'autre.", "M. Sow attend.", "TSH ? Basedow !", "à demain, 14/8"])
def test_what_follows_a_sentence_takes_nothing_back(text: str, after: str) -> None:
    told = text if text.endswith((".", "!", "?")) else text + "."
    before = {(hit.start, hit.end, hit.label) for hit in settling.settle(FoldedText.of(told), ())}
    longer = settling.settle(FoldedText.of(f"{told} {after}"), ())
    assert before == {(hit.start, hit.end, hit.label) for hit in longer if hit.end <= len(told)}


@given(st.text(max_size=80))
def test_any_text_is_cut_into_tokens_inside_it(text: str) -> None:
    tokens = tokens_of(text)
    for at, key in enumerate(tokens.keys):
        assert text[tokens.starts[at] : tokens.ends[at]] == key.removeprefix(" ") or key == " "
        assert features_of(key)
    assert list(tokens.sentences) == sorted(tokens.sentences)


@given(st.text(max_size=120))
def test_any_text_is_settled_inside_it(text: str) -> None:
    folded = FoldedText.of(text)
    for hit in settling.settle(folded, ruled(folded, context=Context())):
        assert 0 <= hit.start < hit.end <= len(text)


MUST_FIND = [
    "<PHI label=PRENOM>Soizic</PHI> <PHI label=NOM>Kerdoncuff</PHI> n'a jamais vu la mer.",
    "Relève : lit 2 <PHI label=NOM>Wernert</PHI>, réveillé, attend le psy.",
    "qqn a une place pour <PHI label=PRENOM>yolande</PHI> <PHI label=NOM>pesquet</PHI> ?",
    "Elle vit seule à <PHI label=VILLE>Plogoff</PHI> avec ses chèvres.",
    "Merci à <PHI label=PRENOM>Gwenaëlle</PHI> et <PHI label=PRENOM>Moussa</PHI> pour la garde.",
]
MUST_NOT_FIND = [
    "Lasègue à 30°, Babinski absent, Kernig douteux.",
    "Un parkinson qui tombe en arrière la première année n'est pas un parkinson.",
    "Metformine 1 g x 2, Xarelto arrêté, Doliprane au besoin.",
    "Van Gogh ou intoxication à la digoxine ?",
    "Klebsiella BLSE dans les urines, Bexsero fait.",
]


@pytest.mark.parametrize("marked", MUST_FIND)
def test_hears_who_and_where(marked: str) -> None:
    text, spans = parse(marked)
    found = {(hit.start, hit.end, hit.label) for hit in find(text)}
    assert {(span.start, span.end, span.label) for span in spans} <= found


@pytest.mark.parametrize("text", MUST_NOT_FIND)
def test_leaves_medicine_in_peace(text: str) -> None:
    assert [hit.label for hit in find(text)] == []


def test_a_find_of_the_tagger_says_where_it_comes_from() -> None:
    hits = [hit for hit in find("Relève : lit 2 Wernert, réveillé.") if hit.detector == "tagger"]
    assert hits
    assert all(hit.why.source == "tagger" and 0 < hit.score <= 1 for hit in hits)


@pytest.mark.parametrize(
    ("passage", "label", "expected"),
    [
        ("66760", "ZIP", True),
        ("40 000", "ZIP", False),
        ("@sf_nadege", "COMPTE", True),
        ("sf_nadege", "COMPTE", False),
        ("J.-P. M.", "INITIALES", True),
        ("H.T.A.", "INITIALES", False),
        ("M.", "PRENOM", False),
        ("12/7", "DATE", False),
        ("12 mai", "DATE", True),
        ("5512", "TEL", True),
        ("24", "TEL", False),
        ("V. O.", "INITIALES", True),
        ("F", "INITIALES", False),
        ("3114", "TEL", False),
        ("Mme", "NOM", False),
        ("professeur", "PROFESSION", True),
        ("hôpital", "HOPITAL", False),
        ("50-59 ans", "AGE", False),
        ("L-4011", "ZIP", True),
        ("https://a.example", "URL", False),
    ],
)
def test_the_form_decides_what_can_be(passage: str, label: str, expected: bool) -> None:
    assert can_be(passage, label) is expected


def test_edges_are_trimmed_but_the_stop_of_initials() -> None:
    assert trimmed("(Mme K.)", 0, 8, "NOM") == (1, 6)
    assert trimmed("M. A. R., 77", 3, 9, "INITIALES") == (3, 8)


@pytest.mark.parametrize(
    ("text", "heard", "label", "taken"),
    [
        ("dossier SE-441907.", "441907", "NDA", "SE-441907"),
        ("vu le 24.09.2025, va bien", "09.2025", "DATE_NAISSANCE", "24.09.2025"),
        ("lit 13 Le Floc'h : dort", "Le Floc", "NOM", "Le Floc'h"),
        ("M. Petit-Jean rien", "Jean", "NOM", "Petit-Jean"),
        ("à Saint-Georges-de-l'Oyapock hier", "Saint-Georges", "VILLE", "Saint-Georges-de-l'Oyapock"),
        ("R.L. refuse", "L.", "INITIALES", "R.L."),
        ("vu Jean-là", "Jean", "PRENOM", "Jean"),
        ("qu'Anna dorme", "Anna", "PRENOM", "Anna"),
        ("chez Paul.Il dort", "Paul", "PRENOM", "Paul"),
    ],
)
def test_what_is_joined_to_a_passage_belongs_to_it(text: str, heard: str, label: str, taken: str) -> None:
    start = text.index(heard)
    first, last = whole(text, start, start + len(heard), label)
    assert text[first:last] == taken


def test_the_list_of_french_words_forgets_none_of_its_words() -> None:
    words = [f"mot{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600)]
    bits = filter_of(words)
    assert len(bits) == 750
    assert [is_french(word) for word in ("patiente", "douleur", "kerdoncuff")] == [True, True, False]
