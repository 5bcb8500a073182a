"""Hard ways of writing: SMS, capitals, hashtags, threads, numbers and addresses said aloud. All invented."""

import pytest

from colloque.secrecy import find


def found(text):
    return {(text[hit.start : hit.end], hit.label) for hit in find(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vu kevin moreau 12a a lyon", {("kevin", "PRENOM"), ("moreau", "NOM"), ("lyon", "VILLE")}),
        ("jean pierre durand est mort cette nuit", {("jean pierre", "PRENOM"), ("durand", "NOM")}),
        ("ma patiente sarah est sortie", {("sarah", "PRENOM")}),
        ("MME LEFEVRE SORT DE L'HOPITAL DE VANNES", {("HOPITAL DE VANNES", "HOPITAL")}),
        ("#MarieDupont a accouché", {("Marie", "PRENOM"), ("Dupont", "NOM")}),
        ("1/2 Mme Garnier, 84 ans 2/2 Garnier est retombée", {("Garnier", "NOM")}),
        ("tel 06 12 trente quatre 56 78", {("06 12 trente quatre 56 78", "TEL")}),
        ("léa point roux arobase mail point fr", {("léa point roux arobase mail point fr", "MAIL")}),
        ("le patient (Brossard) va mieux", {("Brossard", "NOM")}),
        ("Me Durand, avocate, rappelle", {("Durand", "NOM")}),
    ],
)  # fmt: skip
def test_hard_ways_of_writing(text, expected):
    assert expected <= found(text)


@pytest.mark.parametrize(
    "text",
    [
        "claire fontaine au sens propre",
        "douze patients sur quarante cinq, dix sept sorties",
        "zéro complication sur deux cents cas",
        "me voilà encore de garde",
        "a charge de revanche, sur place ou a emporter",
    ],
)
def test_small_letters_and_number_words_pass(text):
    assert found(text) == set()
