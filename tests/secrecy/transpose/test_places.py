"""Places become sizes and kinds; travel that matters stays at the scale of a part of the world."""
# ruff: noqa: E501 - a sentence and what it becomes are read on one line

import pytest

from .casework import story


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Vue à <VILLE>Nantes</VILLE>.", "Vue dans une grande ville."),
        ("Elle vient de <VILLE>Lorient</VILLE>.", "Elle vient d’une ville moyenne."),
        ("Elle vient d’<VILLE>Auray</VILLE>.", "Elle vient d’une petite ville."),
        ("Il vit à <VILLE>Ouessant</VILLE>.", "Il vit dans un village."),
        (
            "<VILLE>Nantes</VILLE> puis <VILLE>Rennes</VILLE>.",
            "Une grande ville puis une autre grande ville.",
        ),
        (
            "<ADRESSE>3 rue Haute</ADRESSE>, <ZIP>59730</ZIP> <VILLE>Solesmes</VILLE>",
            "[adresse retirée], une petite ville",
        ),
        ("En <DEPARTEMENT>Ardèche</DEPARTEMENT>, rien.", "Dans une région française, rien."),
        ("Dans le <DEPARTEMENT>44</DEPARTEMENT>, rien.", "Dans un département français, rien."),
        ("Fièvre au retour du <DEPARTEMENT>Mali</DEPARTEMENT>.", "Fièvre au retour d’Afrique subsaharienne."),
        (
            "Fièvre après un séjour en <DEPARTEMENT>Inde</DEPARTEMENT>.",
            "Fièvre après un séjour en Asie du Sud.",
        ),
        ("Vue au <HOPITAL>CHU de Nantes</HOPITAL>.", "Vue dans un CHU."),
        ("Vue à l’<HOPITAL>hôpital de Vannes</HOPITAL>.", "Vue dans un hôpital."),
        ("aux urgences de l’<HOPITAL>hôpital de Vannes</HOPITAL>", "aux urgences d’un hôpital"),
        ("Opérée à la <HOPITAL>clinique des Lilas</HOPITAL>.", "Opérée dans une clinique."),
        (
            "À la <HOPITAL>résidence Bel Air</HOPITAL>, rien.",
            "Dans un établissement pour personnes âgées, rien.",
        ),
        ("Le gynéco de <HOPITAL>Trousseau</HOPITAL>.", "Le gynéco d’un hôpital."),
    ],
)
def test_a_place_becomes_its_kind(marked: str, expected: str) -> None:
    assert story(marked) == expected


def test_the_same_place_keeps_the_same_words() -> None:
    marked = "Du <HOPITAL>CHU de Nantes</HOPITAL> à <VILLE>Auray</VILLE>, et retour au <HOPITAL>CHU de Nantes</HOPITAL>."
    assert story(marked) == "D’un CHU dans une petite ville, et retour dans le même CHU."


def test_the_authors_own_town_is_kept_with_a_reason() -> None:
    assert story("Mon cabinet de <VILLE:author>Guingamp</VILLE> ouvre.") == "Mon cabinet de Guingamp ouvre."
