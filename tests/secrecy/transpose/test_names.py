"""Names become role words, in right French; the same person, the same words."""

import pytest

from .casework import story, transposed


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Mme <NOM>Lefèvre</NOM> tousse.", "Une patiente tousse."),
        ("L’avis de Mme <NOM>Lefèvre</NOM> compte.", "L’avis d’une patiente compte."),
        (
            "Mme <NOM>Roc</NOM> dort. Le mari de Mme <NOM>Roc</NOM> attend.",
            "Une patiente dort. Le mari de la patiente attend.",
        ),
        (
            "M. <NOM>Ferrand</NOM> dort. J’écris à M. <NOM>Ferrand</NOM>.",
            "Un patient dort. J’écris au patient.",
        ),
        ("Merci au Dr <NOM>Lefèvre</NOM>.", "Merci à un confrère."),
        ("Merci Dr <NOM>Lefèvre</NOM> !", "Merci à un confrère !"),
        ("Avis de la Dre <NOM>Kermarec</NOM>.", "Avis d’une consœur."),
        ("vu le petit <PRENOM>kévin</PRENOM> <NOM>brossard</NOM> hier", "vu un enfant hier"),
        (
            "Ma patiente, Mme <NOM>Roc</NOM>, <AGE>62 ans</AGE>, tousse.",
            "Ma patiente, la soixantaine, tousse.",
        ),
        (
            "Ma patiente de 62 ans va mieux ; Mme <NOM>Roc</NOM> marche.",
            "Ma patiente de 62 ans va mieux ; la patiente marche.",
        ),
        ("Sa fille <PRENOM>Zoé</PRENOM> appelle.", "Sa fille appelle."),
        (
            "Sa fille (<PRENOM>Catherine</PRENOM>, <PROFESSION>notaire</PROFESSION>) appelle.",
            "Sa fille (professionnelle du droit) appelle.",
        ),
        ("Son tuteur, M. <NOM>Sauvage</NOM>, refuse.", "Son tuteur refuse."),
        ("Mme <NOM>Pellerin</NOM>, née <NOM>Boutin</NOM>, tousse.", "Une patiente, tousse."),
        ("Nom : <NOM>DUPONCHEL</NOM>", "Nom : [nom retiré]"),
        ("Elle s’appelle <PRENOM>Lurdes</PRENOM>.", "Elle s’appelle [nom retiré]."),
        ("M. et Mme <NOM>Roc</NOM> consultent.", "Un couple consultent."),
        ("Je crois que Mme <NOM>Roc</NOM> ment.", "Je crois qu’une patiente ment."),
        (
            "On dit qu’<PRENOM>Aline</PRENOM> dort. Aline ronfle.",
            "On dit qu’une patiente dort. La patiente ronfle.",
        ),
        ("Mme <INITIALES>H</INITIALES> attend.", "Une patiente attend."),
        ("Bonjour Mme <NOM>Roc</NOM>, venez.", "Bonjour Mme, venez."),
        ("L'épouse, Mme <NOM>Roc</NOM>, est là.", "L'épouse est là."),
        ("Je soigne la famille <NOM>Kerbrat</NOM>.", "Je soigne la famille."),
        ("Mme <NOM>Roc</NOM>, patiente de 62 ans, dort.", "Une patiente de 62 ans, dort."),
        ("L’infirmière de Mme <NOM>Aubry</NOM> appelle.", "L’infirmière d’une patiente appelle."),
        ("Merci au Dr <PRENOM>Anne</PRENOM> Petit.", "Merci à une consœur."),
    ],
)
def test_a_name_becomes_a_role_word(marked: str, expected: str) -> None:
    assert story(marked) == expected


def test_two_patients_stay_two() -> None:
    marked = "Mme <NOM>Roc</NOM> et Mme <NOM>Val</NOM> : Mme <NOM>Val</NOM> tousse, Mme <NOM>Roc</NOM> non."
    assert story(marked) == "Une patiente et une autre patiente : l’autre patiente tousse, la patiente non."


def test_a_couple_of_one_surname_is_two_people() -> None:
    marked = "Mme <NOM>Roc</NOM> tousse. M. <NOM>Roc</NOM> attend."
    assert story(marked) == "Une patiente tousse. Un patient attend."


@pytest.mark.parametrize(
    "marked",
    [
        "Je suis le Dr <NOM:author>Le Bihan</NOM>.",
        "Selon le Pr <NOM:public_figure>Semmelweis</NOM>, lavez-vous les mains.",
    ],
)
def test_who_signs_or_is_cited_keeps_his_name(marked: str) -> None:
    done = transposed(marked)
    assert done.changes == ()
    assert done.mark == ""
    assert done.kept[0].label == "NOM"


def test_a_further_mention_no_detector_saw_goes_too_but_not_the_eponym() -> None:
    marked = "Mme <NOM>Raynaud</NOM> a un syndrome de Raynaud. Revoir Raynaud demain."
    assert story(marked) == "Une patiente a un syndrome de Raynaud. Revoir la patiente demain."


def test_a_name_that_is_a_word_does_not_drag_the_word() -> None:
    marked = "Mme <NOM>Petit</NOM> tousse. Petit épanchement."
    assert story(marked) == "Une patiente tousse. Petit épanchement."


def test_the_author_who_names_himself_keeps_his_name_whatever_his_title() -> None:
    marked = "Je suis le Dr <PRENOM:colleague>Tanguy</PRENOM> <NOM:colleague>Le Bihan</NOM>."
    assert transposed(marked).changes == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sa fille Claire appelle.", "Sa fille appelle."),
        ("Avec son conjoint Karim et une voisine.", "Avec son conjoint et une voisine."),
        ("Mon père, Alain, a eu un infarctus.", "Mon père a eu un infarctus."),
    ],
)
def test_a_relative_named_by_a_first_name_alone(text: str, expected: str) -> None:
    assert story(text) == expected


@pytest.mark.parametrize(
    "text", ["Sa fille claire comme son père.", "Son mari Hypertendu.", "Fille de 6 ans."]
)
def test_a_word_after_a_relative_is_not_a_name(text: str) -> None:
    assert story(text) == text
