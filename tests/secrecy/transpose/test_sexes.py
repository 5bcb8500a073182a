"""The patient in the other sex: every word that agrees changes, and nobody else's."""

from __future__ import annotations

import pytest

from colloque.secrecy.transpose import transpose
from colloque.secrecy.transpose.sex_evaluation import change, read_posts
from colloque.secrecy.transpose.sexes.casting import read_people
from colloque.secrecy.transpose.sexes.rewriting import rewrite_sex


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [
        ("Un patient hypertendu, opéré hier.", "Une patiente hypertendue, opérée hier."),
        ("Le patient s’est plaint de toux.", "La patiente s’est plainte de toux."),
        ("Cet homme âgé vit seul.", "Cette femme âgée vit seule."),
        ("H 54 ans, stenté en 2019, bilanté.", "F 54 ans, stentée en 2019, bilantée."),
        ("Mon patient est agriculteur. Je l’ai revu.", "Ma patiente est agricultrice. Je l’ai revue."),
        ("Il est né en 1950, il est veuf.", "Elle est née en 1950, elle est veuve."),
        ("L’avis du patient compte, pour lui.", "L’avis de la patiente compte, pour elle."),
        ("Le patient dit : « je suis épuisé ».", "La patiente dit : « je suis épuisée »."),
        ("Un patient de 50 ans. Sa femme est inquiète.", "Une patiente de 50 ans. Son mari est inquiet."),
        ("♂ 61 ans, tabagique.", "♀ 61 ans, tabagique."),
    ],
)
def test_each_word_agrees_both_ways(masculine: str, feminine: str) -> None:
    assert change(masculine) == feminine
    assert change(feminine) == masculine


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "Ma patiente est venue avec sa mère, très inquiète.",
            "Mon patient est venu avec sa mère, très inquiète.",
        ),
        ("La patiente a une toux vive et sèche.", "Le patient a une toux vive et sèche."),
        ("La patiente a été reçue par l’infirmière.", "Le patient a été reçu par l’infirmière."),
    ],
)
def test_nobody_else_changes(text: str, other: str) -> None:
    assert change(text) == other


@pytest.mark.parametrize(
    "text",
    [
        "J’ai vu un couple, elle tousse, lui non.",
        "Une patiente et un patient, même toux.",
        "Toux sèche, que faire ?",
        "Nourrisson de 3 mois, toux.",
    ],
)
def test_what_is_not_clear_is_kept_with_a_sentence(text: str) -> None:
    done = rewrite_sex(text)
    assert done.swaps == ()
    assert done.doubt.endswith(".")


def test_everybody_has_a_role_a_sex_and_words() -> None:
    text = "Ma patiente, fatiguée, et son mari. Le cardiologue est absent."
    rows = {one.role: one for one in read_people(text).table()}
    assert {role: one.sex for role, one in rows.items()} == {"patient": "F", "conjoint": "M", "soignant": "M"}
    assert [text[a:b] for a, b in rows["patient"].governed] == ["Ma", "patiente", "fatiguée"]


CASE = "Mme Lefèvre, 62 ans, vit à Nantes avec son mari, très inquiet. Elle est fatiguée."


def test_the_sex_is_laid_over_the_other_changes_and_proved() -> None:
    done = transpose(CASE)
    assert done.text == (
        "Cas transposé. Un patient, la soixantaine, vit dans une grande ville avec sa femme, très inquiète. "
        "Il est fatigué."
    )
    assert done.sex.changed
    assert (done.sex.before, done.sex.after) == ("F", "M")


def test_refusing_one_word_of_the_sex_refuses_them_all_and_nothing_else() -> None:
    whole = transpose(CASE)
    word = next(change for change in whole.changes if change.label == "SEXE")
    done = transpose(CASE, refuse={word.key})
    assert not done.sex.changed
    assert not [change for change in done.changes if change.label == "SEXE"]
    assert done == transpose(CASE, refuse={"sexe"})
    assert "dans une grande ville avec son mari, très inquiet" in done.text


def test_a_first_name_that_stays_keeps_the_sex() -> None:
    done = transpose("Yvonne Lefèvre est fatiguée, elle tousse.", only={"sex"})
    assert not done.sex.changed
    assert "prénom" in done.sex.reason


def test_a_bad_line_is_told_by_its_number_only() -> None:
    with pytest.raises(ValueError, match=r"^line 2$"):
        list(read_posts(["keep\tToux.", "rien"]))


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [
        (
            "Un patient effectivement guéri, cependant inquiet.",
            "Une patiente effectivement guérie, cependant inquiète.",
        ),
        (
            "Patient suivi par un hématologue, perdu de vue.",
            "Patiente suivie par un hématologue, perdue de vue.",
        ),
        ("Un patient présentant une toux, isolé.", "Une patiente présentant une toux, isolée."),
        ("Il refuse d’être aidé.", "Elle refuse d’être aidée."),
        (
            "L’avis du patient. Le cancer pT3N0, 30 cm H2O.",
            "L’avis de la patiente. Le cancer pT3N0, 30 cm H2O.",
        ),
    ],
)
def test_what_has_no_sex_stays(masculine: str, feminine: str) -> None:
    assert change(masculine) == feminine
    assert change(feminine) == masculine
