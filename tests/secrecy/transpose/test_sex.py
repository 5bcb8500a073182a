"""The patient's sex: vetoed where the medicine needs it, never guessed."""

import pytest

from colloque.secrecy.transpose.scene import Scene
from colloque.secrecy.transpose.sex import choose_sex, vetoes
from colloque.secrecy.transpose.wording import table


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Patiente enceinte de 20 SA, protéinurie.", "grossesse"),
        ("Kyste de l’ovaire droit de 6 cm.", "organes féminins"),
        ("Homme, PSA à 12, RTUP prévue.", "organes masculins"),
        ("Fille de 10 ans sous GnRH.", "hormones et transition"),
        ("Hémophilie A sévère chez un garçon.", "maladies liées au sexe"),
        ("FA, CHA2DS2-VASc à 3.", "scores, doses et normes"),
        ("Nodule du sein gauche.", "seins"),
    ],
)
def test_the_medicine_vetoes(text: str, family: str) -> None:
    assert family in {veto.family for veto in vetoes(text)}


@pytest.mark.parametrize("text", ["Entorse de cheville droite.", "Toux depuis 3 semaines, Rx normale."])
def test_an_ordinary_case_has_no_veto(text: str) -> None:
    assert list(vetoes(text)) == []


def test_there_are_at_least_sixty_vetoes_each_family_with_its_reason_and_source() -> None:
    families = table("vetoes")["veto"]
    assert sum(len(family["words"].split()) for family in families) >= 150
    assert all(family["reason"].endswith(".") and family["source"] for family in families)


@pytest.mark.parametrize(
    ("text", "asked", "words"),
    [
        ("Patiente de 60 ans, toux.", "keep", "demandé"),
        ("Patiente enceinte, toux.", "auto", "grossesse"),
        ("Une femme et un homme toussent.", "auto", "plusieurs patients"),
        ("Toux sèche, que faire ?", "auto", "ne dit pas"),
    ],
)
def test_keeping_the_sex_is_explained_in_a_sentence(text: str, asked: str, words: str) -> None:
    choice = choose_sex(Scene(text, ()), asked=asked)
    assert not choice.changed
    assert words in choice.reason
