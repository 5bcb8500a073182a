"""Trade, origin, family, event and singular features: generalised, unless they are the medicine."""
# ruff: noqa: E501 - a sentence and what it becomes are read on one line

import pytest

from .casework import story, transposed


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Son mari, <PROFESSION>notaire</PROFESSION>, attend.", "Son mari, professionnel du droit, attend."),
        ("C’est un <PROFESSION>couvreur</PROFESSION>.", "C’est un travailleur du bâtiment."),
        ("Le <PROFESSION>curé</PROFESSION> est venu.", "Le membre du clergé est venu."),
        ("Elle est <PROFESSION>ancienne dentellière</PROFESSION>.", "Elle est ancienne artisane."),
        ("Un patient <ORIGINE>malien</ORIGINE> dort.", "Un patient dort."),
        ("On négocie en <ORIGINE>polonais</ORIGINE>.", "On négocie dans une autre langue."),
        ("Elle parle <ORIGINE>arabe</ORIGINE>.", "Elle parle une autre langue."),
        ("Patiente voilée, <ORIGINE>marocaine</ORIGINE>, HTA.", "Patiente voilée, HTA."),
        ("Patiente d’origine <ORIGINE>turque</ORIGINE>, HTA.", "Patiente, HTA."),
        ("Mère de <FAMILLE>quatre enfants</FAMILLE>, HTA.", "Mère de plusieurs enfants, HTA."),
        ("Blessés de l’<EVENEMENT>explosion de la sucrerie</EVENEMENT>.", "Blessés d’un événement."),
        ("Il est <RARE>le dernier du canton</RARE>.", "Il est [particularité retirée]."),
        (
            "IPP <IPP>8004417</IPP>, tél. <TEL>02 61 91 30 07</TEL>",
            "IPP [numéro retiré], tél. [numéro retiré]",
        ),
        ("Écrire à <MAIL>a@exemple.fr</MAIL>", "Écrire à [adresse retirée]"),
    ],
)
def test_a_circumstance_is_generalised(marked: str, expected: str) -> None:
    assert story(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Ancien <PROFESSION>couvreur</PROFESSION>, mésothéliome, amiante.",
        "Patiente <ORIGINE>malienne</ORIGINE>, drépanocytose SS.",
        "Grossesse gémellaire, <FAMILLE>jumeaux</FAMILLE> à 32 SA.",
        "Suivi d’une <RARE>progeria</RARE>.",
    ],
)
def test_what_is_the_medicine_stays_and_says_why(marked: str) -> None:
    done = transposed(marked)
    assert done.changes == ()
    assert len(done.kept) == 1
    assert done.kept[0].reason.endswith(".")


@pytest.mark.parametrize(
    "marked",
    [
        "Congrès de gériatrie à <VILLE>Lyon</VILLE> le <DATE>12 mars</DATE>, inscriptions : <MAIL>a@exemple.fr</MAIL>",
        "Le <HOPITAL>CH de Lannion</HOPITAL> recrute un urgentiste dès <DATE>le 2 mai</DATE>.",
    ],
)
def test_an_announcement_keeps_its_day_and_place(marked: str) -> None:
    assert transposed(marked).changes == ()


def test_a_case_told_at_a_meeting_is_still_a_case() -> None:
    marked = "Au congrès, j’ai présenté ma patiente de <VILLE>Lyon</VILLE>."
    assert story(marked) == "Au congrès, j’ai présenté ma patiente d’une grande ville."
