"""Ages become bands; no band crosses a threshold the text relies on."""

import pytest

from .casework import story


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Femme de <AGE>62 ans</AGE>.", "Femme d’une soixantaine d’années."),
        ("Il a <AGE>62 ans</AGE>.", "Il a une soixantaine d’années."),
        ("H <AGE>62 ans</AGE>, HTA.", "H 60-69 ans, HTA."),
        ("Femme de <AGE>62 ans</AGE>, CHA2DS2-VASc à 2.", "Femme de 60 à 64 ans, CHA2DS2-VASc à 2."),
        ("Homme de <AGE>66 ans</AGE>, CURB-65 à 2.", "Homme de 65 à 69 ans, CURB-65 à 2."),
        ("Après 50 ans, et elle a <AGE>52 ans</AGE>.", "Après 50 ans, et elle a une cinquantaine d’années."),
        (
            "Réservé aux plus de 55 ans ; elle a <AGE>52 ans</AGE>.",
            "Réservé aux plus de 55 ans ; elle a entre 50 et 54 ans.",
        ),
        ("Femme de <AGE>94 ans</AGE>.", "Femme de plus de 85 ans."),
        ("Fille de <AGE>16 ans</AGE>.", "Fille de 15 à 17 ans."),
        ("Enfant de <AGE>9 ans</AGE>.", "Enfant de 6 à 9 ans."),
        ("Bébé de <AGE>8 mois</AGE>.", "Bébé de 6 à 11 mois."),
        ("Bébé de <AGE>5 jours</AGE>.", "Bébé de 5 jours."),
        ("Seuil <AGE>65 ans</AGE> : elle a <AGE>64 ans</AGE>.", "Seuil 65 ans : elle a entre 60 et 64 ans."),
        ("Adolescente de <AGE>17 ans et 11 mois</AGE>.", "Adolescente de 15 à 17 ans."),
        ("Elle l’a eu à <AGE>34 ans</AGE>.", "Elle l’a eu entre 30 et 39 ans."),
        ("Patiente de <AGE>60-69 ans</AGE>.", "Patiente de 60-69 ans."),
    ],
)
def test_an_age_becomes_a_band(marked: str, expected: str) -> None:
    assert story(marked) == expected


@pytest.mark.parametrize("age", range(2, 90))
def test_no_band_crosses_fifteen_eighteen_or_sixty_five_when_the_text_uses_it(age: int) -> None:
    said = story(f"Seuil : plus de 65 ans. H <AGE>{age} ans</AGE>.")
    low, high = (int(part) for part in said.split("H ")[1].split(" ans")[0].split("-"))
    assert low <= age <= high
    for threshold in (15, 18, 65):
        assert (low < threshold) == (high < threshold)
