"""The list of eponyms and look-alikes: none is marked, and the people who bear such names are found."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from colloque.secrecy import find, lexicons
from colloque.secrecy.eponymy import is_announced_eponym, without_eponyms
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from corpus.lookalikes import FILE, PERSON, Sentence, parse, sentences

SENTENCES = list(sentences())
PEOPLE = [sentence for sentence in SENTENCES if sentence.kind == PERSON]
OTHERS = [sentence for sentence in SENTENCES if sentence.kind != PERSON]


def frame(sentence: Sentence) -> str:
    """The sentence with its look-alikes and numbers blanked out."""
    text = sentence.text
    for start, end in reversed(sentence.lookalikes):
        text = f"{text[:start]}_{text[end:]}"
    return re.sub(r"\d+", "0", text.lower())


def test_the_list_is_large_and_varied():
    assert len(OTHERS) >= 500
    assert len(PEOPLE) >= 150
    assert len({frame(sentence) for sentence in OTHERS}) >= 500
    assert len({sentence.text for sentence in SENTENCES}) == len(SENTENCES)
    assert all(sentence.lookalikes for sentence in OTHERS)
    assert all(sentence.identifiers for sentence in PEOPLE)
    assert len(Counter(sentence.kind for sentence in OTHERS)) >= 15


def test_no_lookalike_is_marked():
    wrong = {sentence.text: bad for sentence in OTHERS if (bad := sentence.wrong(find(sentence.text)))}
    assert wrong == {}


# Names that are a trade or a parent in some of these sentences: nothing tells them apart.
AMBIGUOUS = {"abbe", "berger", "sergent"}
_EACH = 5  # frames a name


def _framed():
    """Every name of the lexicon in some of the frames of its kind, in capitals and in small letters too."""
    lines = FILE.with_name("eponym_frames.tsv").read_text(encoding="utf-8").splitlines()
    frames: dict[str, list[str]] = {}
    for line in lines[3:]:
        kind, frame = line.split("\t")
        frames.setdefault(kind, []).append(frame)
    for number, row in enumerate(lexicons.rows("eponyms.tsv")):
        known = frames[row["kind"]]
        for step in range(_EACH):
            written = (row["name"].title(), row["name"], row["name"].upper())[(number + step) % 3]
            yield (
                row["name"],
                parse(row["kind"], known[(number + 3 * step) % len(known)].replace("{}", f"{{{written}}}")),
            )


def test_no_name_of_the_lexicon_is_marked_in_any_frame():
    wrong = {
        sentence.text: bad
        for name, sentence in _framed()
        if name not in AMBIGUOUS and (bad := sentence.wrong(find(sentence.text)))
    }
    assert wrong == {}


def test_namesakes_are_found():
    missed = {sentence.text for sentence in PEOPLE if sentence.missed(find(sentence.text))}
    assert missed == set()


def test_cues_are_said_once_and_in_the_words_of_the_table():
    rows = list(lexicons.rows("eponym_cues.tsv"))
    assert len({(row["cue"], row["side"]) for row in rows}) == len(rows)
    assert {row["side"] for row in rows} == {"before", "article", "after"}
    assert {row["makes"] for row in rows} == {"eponym", "person"}
    assert {row["of"] for row in rows} == {"any", "listed", "people"}


@pytest.mark.parametrize(
    ("text", "listed", "announced"),
    [
        ("canal de Martin", False, True),
        ("le dossier de Martin", True, False),
        ("un Martin", True, True),
        ("un Martin", False, False),
        ("le petit Martin", True, False),
        ("stade 2 de Martin", False, True),
        ("test chez Martin", True, False),
    ],
)
def test_words_before_a_name_announce_an_eponym(text, listed, announced):
    folded = FoldedText.of(text)
    assert is_announced_eponym(folded, text.index("Martin"), listed=listed) is announced


@pytest.mark.parametrize(
    ("text", "name", "label", "kept"),
    [
        ("transfert sur Bichat ce soir", "Bichat", "HOPITAL", True),
        ("boule de Bichat", "Bichat", "HOPITAL", False),
        ("maladie de Mondor", "Mondor", "HOPITAL", False),
        ("bilan de Mondor reçu", "Mondor", "HOPITAL", True),
        ("ablation du Bichat", "Bichat", "HOPITAL", False),
        ("une famille Lynch", "Lynch", "NOM", False),
        ("je rentre à Lille", "Lille", "VILLE", True),
        ("Lille à J7", "Lille", "VILLE", False),
        ("Claude Bernard, 71 ans", "Claude", "PRENOM", True),
        ("Claude Bernard Horner", "Claude", "PRENOM", False),
        ("Lucas, Thomas, Léa vont bien", "Lucas", "PRENOM", True),
        ("Jobe, Patte, Thomas normaux", "Thomas", "PRENOM", False),
    ],
)
def test_hits_that_are_eponyms_go(text, name, label, kept):
    start = text.index(name)
    hit = Hit(start, start + len(name), label, "towns", 0.8)
    assert bool(list(without_eponyms(FoldedText.of(text), [hit]))) is kept
