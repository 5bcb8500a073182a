"""No eponym of the list, in the contexts that make it one, is taken for a person, a town or a hospital."""

import pytest

from colloque.secrecy import find, lexicons

CONTEXTS = {
    "disease": ["Maladie de {} connue", "un {} atypique, que faire ?", "Syndrome de {} chez l'adulte"],
    "sign": ["Signe de {} positif", "{} négatif à l'examen"],
    "score": ["Score de {} à 3", "{} à 4, on surveille", "Échelle de {}"],
    "technique": ["Technique de {} ou abord direct", "Pince de {}, sonde de {}"],
    "anatomy": ["Canal de {} dilaté", "Ligament de {} sans anomalie"],
    "microbe": ["Virus {} : rappel", "Bacille de {} à l'examen direct"],
    "trial": ["L'étude {} est négative", "Loi {} et directives"],
}
# A rare disease is a fact about a person, never an identifier by itself.
FACTS = {"RARE", "EVENEMENT"}


@pytest.mark.parametrize("kind", sorted(CONTEXTS))
def test_eponyms_pass_in_their_contexts(kind):
    names = [row["name"].title() for row in lexicons.rows("eponyms.tsv") if row["kind"] == kind]
    written = [*names, *(name.replace(" ", "-") for name in names), *(name.upper() for name in names)]
    sentences = [context.format(name, name) for name in written for context in CONTEXTS[kind]]
    marked = [text for text in sentences if any(hit.label not in FACTS for hit in find(text))]
    assert marked == []


def test_the_list_is_long():
    assert len(list(lexicons.rows("eponyms.tsv"))) >= 800


@pytest.mark.parametrize("name", ["Parkinson", "Charcot", "Crohn", "Wilson", "Berger"])
def test_an_eponym_after_a_civility_is_a_person(name):
    assert [hit.label for hit in find(f"Mme {name} est sortie")] == ["NOM"]
