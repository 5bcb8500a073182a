"""Clinical sheets: forms, lists, letterheads, where layout says what a word is. All names are invented."""

import time

import pytest

from colloque.secrecy import find
from colloque.secrecy.folding import FoldedText


def found(text):
    return {(text[hit.start : hit.end], hit.label) for hit in find(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nom : TARVILLON\nPrénom(s) : Maëlyne", {("TARVILLON", "NOM"), ("Maëlyne", "PRENOM")}),
        ("Nom de jeune fille: Petit\nPrénom: O.", {("Petit", "NOM"), ("O.", "PRENOM")}),
        ("Présents : L. Drenault, K. Zakar, A.-M. Boudines", {("A.-M.", "PRENOM"), ("Boudines", "NOM")}),
        ("Pr Ducloz J.-L.\nTél 04 72 00 11 22", {("Ducloz", "NOM"), ("J.-L.", "PRENOM")}),
        ("BRUNOTI, SOLÈNE\nIPP : 8004417652", {("BRUNOTI", "NOM"), ("SOLÈNE", "PRENOM")}),
        ("LARCHER Solène née le 2/3/75, IPP 80044176", {("LARCHER", "NOM"), ("2/3/75", "DATE_NAISSANCE")}),
        ("IPP 8004417652, vu le 27déc2021 et le 1 3 / 1 1 / 2 0 2 3", {("1 3 / 1 1 / 2 0 2 3", "DATE")}),
        ("Secrétariat (33)6 12 34 56 78\nDr A. Morvan", {("(33)6 12 34 56 78", "TEL"), ("Morvan", "NOM")}),
        ("2 8 4 0 7 7 5 1 1 6 0 1 2\nDr Morvan", {("2 8 4 0 7 7 5 1 1 6 0 1 2", "SECU")}),
    ],
)  # fmt: skip
def test_layout_tells_what_is_what(text, expected):
    assert expected <= found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Biologie :\nFerritine 112\nTSH 2,1\nCréatinine 129 µmol/L",
        "Compte-rendu opératoire : voie de Kocher, drain de Redon",
        "Score de Glasgow 15, TA 13/7, saturation 98 %",
        "1. Diagnostic\n2. Traitement\n3. Surveillance",
    ],
)
def test_reports_without_people_stay_as_they_are(text):
    assert found(text) == set()


def test_prose_is_no_sheet():
    assert not FoldedText.of("Vu hier une patiente de 40 ans, contrôle le 12/03/2024, tout va bien.").is_sheet
    assert FoldedText.of("Nom : Dupont\nPrénom : Marie").is_sheet


def test_a_name_said_again_is_found_again_but_not_in_an_eponym():
    text = "Mme Delvaux-Costier est sortie. Costier rappelle, Delvaux aussi"
    assert {("Costier", "NOM"), ("Delvaux", "NOM")} <= found(text)
    text = "Mme Tarvillon dort. Signe de Tarvillon à revoir"
    assert [hit.start for hit in find(text) if hit.label == "NOM"] == [4]


def test_elision_does_not_hide_a_first_name():
    assert ("Élodie", "PRENOM") in found("Je crois qu'Élodie a compris, sa mère moins")


@pytest.mark.parametrize(
    "unit", ["Jean Dupont\n", "L. Durand, ", "1 ", "- 2000 : ", "0 0", "? ", "Nom : ", "a . b @ "]
)
def test_long_sheets_are_read_in_linear_time(unit):
    # Ten times more than any laptop needs: a quadratic step takes minutes at this length.
    started = time.process_time()
    find(unit * (120_000 // len(unit)))
    assert time.process_time() - started < 10
