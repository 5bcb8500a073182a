"""A capital after a civility is a name, unless it is an office or the start of the next sentence."""

import pytest

from colloque.findings import Context, Role, Severity
from colloque.rulebook import Rulebook, load_rulebook
from colloque.secrecy import find, judge


def names(text):
    return [text[hit.start : hit.end] for hit in find(text) if hit.label in {"NOM", "PRENOM"}]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rdv avec M. Petit pour sa BPCO.", "Petit"),
        ("Mme Droit va bien", "Droit"),
        ("M. et Mme Blanc consultent", "Blanc"),
        ("Merci à M. Noël de la pharmacie", "Noël"),
        ("mme lefevre est repassée", "lefevre"),
        ("vu mr petit pour son genou", "petit"),
        ("Mme Costa Bonne journée", "Costa"),
        ("M. Le Maire est sorti", "Le Maire"),
        ("M. le Goff est sorti", "le Goff"),
    ],
)
def test_everyday_words_after_a_civility_are_names(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour M. le maire, merci de votre accueil",
        "Monsieur le Préfet a signé",
        "Mme la directrice arrive",
        "Madame la Ministre de la Santé répond",
        "Merci docteur. Bonne soirée",
        "Madame, Monsieur, Bonjour à tous",
        "mr va bien, mme est sortie",
    ],
)
def test_offices_and_greetings_are_no_names(text):
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "ouvert du lundi au vendredi",
        "le service a fêté ses dix ans",
        "à soixante ans, on propose un dépistage",
        "lu dans la presse locale",
    ],
)
def test_habits_and_anniversaries_are_no_facts_about_a_patient(text):
    assert find(text) == ()


def test_the_town_of_the_author_is_found_though_no_commune_has_its_name():
    text = "Je consulte à Trifouilly pour un patient"
    context = Context(author_town="Trifouilly")
    (hit,) = find(text, context=context)
    assert (text[hit.start : hit.end], hit.why.source) == ("Trifouilly", "context:author_town")
    assert [other.why.source for other in find(text)] in ([], ["tagger"])


def test_a_colleague_is_told_of_the_place_and_not_of_a_patient():
    (found,) = judge("Merci au Dr Lefèvre pour son topo", context=Context(), rulebook=load_rulebook())
    assert (found.severity, found.why.role) == (Severity.INFO, Role.COLLEAGUE)
    assert "patient" not in found.message
    assert "lieu des soins" in found.message
    assert found.remedy != load_rulebook()["SEC-1"].remedy


def test_a_rulebook_without_secrecy_rules_judges_nothing():
    bare = Rulebook(name="bare", version="1", title="", rules={})
    assert judge("Mme Lefèvre, 67 ans, chute hier à Lannion", context=Context(), rulebook=bare) == ()
