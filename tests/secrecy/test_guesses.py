"""What the tagger may guess and the words around refuse."""

from __future__ import annotations

import pytest

from colloque.findings import Why
from colloque.secrecy.eponymy import is_namesake, without_eponyms
from colloque.secrecy.folding import FoldedText
from colloque.secrecy.hits import Hit
from colloque.secrecy.lookalikes import is_lookalike

GUESSES = [
    ("Apgar 10/10", "10", "DATE", True),
    ("vue le 18", "18", "DATE", False),
    ("Mallampati (12/28)", "12/28", "DATE_NAISSANCE", True),
    ("née le 12/08", "12/08", "DATE_NAISSANCE", False),
    ("Survie à 5 ans, 87 %", "5 ans", "AGE", True),
    ("elle a 5 ans", "5 ans", "AGE", False),
    ("à 3, 6 et 12 mois", "mois", "AGE", True),
    ("LPP 1272584", "1272584", "IPP", True),
    ("dossier 1272584", "1272584", "IPP", False),
    ("MR-004", "004", "IPP", True),
    ("code Z51.5", "Z51.5", "AUTRE_ID", True),
    ("bHCG 1250", "bHCG 1250", "AUTRE_ID", True),
    ("binet B, matutes", "B", "INITIALES", True),
    ("vu B, 3 ans", "B", "INITIALES", False),
    ("décollée, bulle", "bulle", "VILLE", True),
    ("je rentre à bulle", "bulle", "VILLE", False),
    ("puis Montgomery", "Montgomery", "VILLE", True),
    ("Bichat fin", "Bichat", "HOPITAL", True),
    ("transfert à Bichat", "Bichat", "HOPITAL", False),
    ("Giardia et compagnie", "Giardia", "PRENOM", True),
    ("Gisèle et compagnie", "Gisèle", "PRENOM", False),
    ("05 61", "05", "TEL", False),
    ("fermé le lundi", "lundi", "DATE", True),
    ("ce soir-là", "ce soir", "DATE", True),
    ("du lundi au jeudi", "jeudi", "DATE", True),
    ("vu lundi", "lundi", "DATE", False),
    ("de 50 à 74 ans", "74 ans", "AGE", True),
    ("Victor Hugo disait", "Victor", "PRENOM", True),
    ("Victor Hubert disait", "Victor", "PRENOM", False),
]


def guess(text: str, words: str, label: str, source: str = "tagger") -> Hit:
    start = text.index(words)
    return Hit(start, start + len(words), label, "tagger", 0.99, Why(source=source))


@pytest.mark.parametrize(("text", "words", "label", "refused"), GUESSES)
def test_guesses_that_are_lookalikes_are_refused(text, words, label, refused):
    assert is_lookalike(FoldedText.of(text), guess(text, words, label)) is refused


@pytest.mark.parametrize(
    ("text", "words", "label", "kept"),
    [
        ("Fontan de vingt ans", "Fontan", "PRENOM", False),
        ("Mme Fontan va bien", "Fontan", "NOM", True),
        ("Fontan refuse", "Fontan", "NOM", True),
        ("Ballard à 34 semaines", "Ballard", "NOM", False),
        ("ballard a 34 semaines", "ballard", "NOM", False),
        ("Le Mac Burney est positif", "Le Mac Burney", "NOM", False),
        ("le Zorbec existe", "Zorbec", "NOM", False),
        ("Zorbec existe", "Zorbec", "NOM", True),
        ("signé Mialy", "Mialy", "PRENOM", True),
        ("3. LE GUENNEC dort", "GUENNEC", "NOM", True),
        ("Naropeine et lidocaïne", "Naropeine", "PRENOM", False),
        ("dans un Morvan", "Morvan", "DEPARTEMENT", False),
        ("dans le Morvan", "Morvan", "DEPARTEMENT", True),
        ("Durand P, Moreau L, et al.", "Durand", "NOM", False),
    ],
)
def test_guessed_names_need_something_that_speaks_of_a_person(text, words, label, kept):
    hits = list(without_eponyms(FoldedText.of(text), [guess(text, words, label)]))
    assert bool(hits) is kept


@pytest.mark.parametrize(
    ("text", "words", "source", "certain"),
    [
        ("M. Norton tousse", "Norton", "names.civility", True),
        ("M. Norton tousse", "Norton", "tagger", True),
        ("le Norton tousse", "Norton", "names.line", False),
        ("Emma Norton tousse", "Emma", "names.pair", True),
        ("Emma Dupont tousse", "Emma", "names.pair", False),
        ("le petit Norton", "Norton", "namesakes.kin", True),
    ],
)
def test_namesakes_are_not_taken_back(text, words, source, certain):
    assert is_namesake(FoldedText.of(text), guess(text, words, "NOM", source)) is certain
