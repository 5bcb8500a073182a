"""Dates become vague; intervals, day and night stay."""
# ruff: noqa: E501 - a sentence and what it becomes are read on one line

import datetime as dt

import pytest

from colloque.findings import Context

from .casework import story, transposed


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Chute le <DATE>12 mars</DATE>.", "Chute il y a quelques mois."),
        ("Opéré en <DATE>mars 2019</DATE>.", "Opéré il y a quelques années."),
        ("Chute <DATE>hier</DATE>.", "Chute il y a peu."),
        ("Douleur depuis <DATE>hier</DATE>.", "Douleur depuis la veille."),
        ("Vu <DATE>ce matin</DATE>.", "Vu un matin."),
        ("Arrivée <DATE>cette nuit</DATE>.", "Arrivée une nuit."),
        ("RDV <DATE>lundi</DATE>.", "RDV prochainement."),
        ("DPA le <DATE>17 mai</DATE>.", "DPA prochainement."),
        (
            "Opéré le <DATE>15 juin</DATE> dernier, sorti le <DATE>18</DATE>.",
            "Opéré il y a quelques mois (J0), sorti à J3.",
        ),
        (
            "Opéré le <DATE>15 juin</DATE>, revu le <DATE>18 juin</DATE>, J3.",
            "Opéré il y a quelques mois, revu 3 jours plus tard, J3.",
        ),
        ("Il y vit depuis <DATE>1950</DATE>.", "Il y vit depuis longtemps."),
        (
            "Hospitalisée du <DATE>12/03/2024</DATE> au <DATE>19/03/2024</DATE>.",
            "Hospitalisée pendant 7 jours.",
        ),
        (
            "Chute le <DATE>22/11</DATE>, IRM (<DATE>9 décembre</DATE>).",
            "Chute il y a quelques mois (J0), IRM (J17).",
        ),
        ("Né le <DATE_NAISSANCE>04/05/1961</DATE_NAISSANCE>.", "Né dans les années 1960."),
        ("DDN <DATE_NAISSANCE>11.08.1931</DATE_NAISSANCE>", "DDN avant 1940"),
        ("(<DATE_NAISSANCE>16-04-1979</DATE_NAISSANCE>)", "(années 1970)"),
    ],
)
def test_a_date_becomes_vague(marked: str, expected: str) -> None:
    assert story(marked) == expected


def test_the_day_of_posting_tells_months_from_years() -> None:
    context = Context(date=dt.date(2026, 11, 23))
    assert story("Vu le <DATE>3 mai 2021</DATE>.", context=context) == "Vu il y a quelques années."
    assert story("Vu le <DATE>3 mai 2026</DATE>.", context=context) == "Vu il y a quelques mois."


def test_the_seed_only_chooses_between_equal_wordings() -> None:
    said = {story("Reçue <DATE>il y a 3 jours</DATE>.", seed=seed) for seed in range(12)}
    assert said == {"Reçue il y a peu.", "Reçue récemment."}


def test_protocol_days_and_habits_are_not_dates() -> None:
    text = "Fracture à J2, sortie J15, consultation le lundi."
    assert story(text) == text


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Hospitalisée depuis le <DATE>12 mars</DATE>.", "Hospitalisée depuis quelques mois."),
        ("Traité jusqu'au <DATE>12 mars</DATE>.", "Traité jusqu’à il y a quelques mois."),
        ("Fièvre dès le <DATE>12 mars</DATE>.", "Fièvre il y a quelques mois."),
        ("Vu au mois de <DATE>mars</DATE>.", "Vu il y a quelques mois."),
        ("Traité jusqu'à <DATE>hier</DATE>.", "Traité jusqu’à il y a peu."),
        ("À partir de <DATE>demain</DATE>, rien.", "Prochainement, rien."),
        ("Revu d’ici <DATE>lundi</DATE>.", "Revu d’ici peu."),
        ("Tombée le soir de <DATE>Noël</DATE>.", "Tombée un soir."),
        ("Scanner d’<DATE>hier</DATE>.", "Scanner d’il y a peu."),
        (
            "Opéré le <DATE>12 mars</DATE>, fièvre dès le <DATE>14 mars</DATE>, Tazo jusqu'au <DATE>20 mars</DATE>.",
            "Opéré il y a quelques mois (J0), fièvre dès J2, Tazo jusqu’à J8.",
        ),
        (
            "Opéré le <DATE>15 juin</DATE>, J3, fièvre depuis le <DATE>18 juin</DATE>.",
            "Opéré il y a quelques mois, J3, fièvre dès 3 jours plus tard.",
        ),
    ],
)
def test_the_preposition_before_a_date_fits_what_replaces_it(marked: str, expected: str) -> None:
    assert story(marked) == expected


@pytest.mark.parametrize(
    "lead", ["depuis le", "dès le", "jusqu'au", "avant le", "après le", "à partir du", "du", "le"]
)
def test_no_preposition_stands_before_il_y_a_but_those_that_may(lead: str) -> None:
    said = story(f"Suivi {lead} <DATE>12 mars</DATE>, puis rien.")
    before = said.partition(" il y a")[0].rsplit(" ", 1)[-1]
    assert before in {"Suivi", "jusqu’à", said.rsplit(" ", 1)[-1]} or "d’il y a" in said


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Grippe depuis le <DATE>12 janvier</DATE>.", "Grippe depuis l’hiver."),
        (
            "Lyme : piqûre le <DATE>3 juin</DATE>, érythème le <DATE>12 juin</DATE>.",
            "Lyme : piqûre en été (J0), érythème à J9.",
        ),
        ("Rhinite au pollen le <DATE>4 avril</DATE>.", "Rhinite au pollen au printemps."),
        ("Fracture le <DATE>4 avril</DATE>.", "Fracture il y a quelques mois."),
    ],
)
def test_the_season_stays_where_the_disease_has_one(marked: str, expected: str) -> None:
    assert story(marked) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patient vu pendant la canicule, en coma.", "Patient vu pendant une forte chaleur, en coma."),
        ("Patient vu pendant les JO de Paris, en coma.", "Patient vu, en coma."),
        ("Patient vu lors de la coupe du monde.", "Patient vu."),
        ("Pendant le confinement, patient en coma.", "À une certaine période, patient en coma."),
        (
            "Patient qui joue à des jeux, fracture du tour de hanche.",
            "Patient qui joue à des jeux, fracture du tour de hanche.",
        ),
        ("Canicule : pensez à hydrater.", "Canicule : pensez à hydrater."),
    ],
)
def test_news_that_everybody_can_date_goes(text: str, expected: str) -> None:
    done = transposed(text)
    assert done.text.removeprefix("Cas transposé. ") == expected
    assert all("daté par tous" in change.reason for change in done.changes)
