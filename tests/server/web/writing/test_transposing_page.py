"""The page of a transposition: the two risks seen and said, the sex named, nothing by colour alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.translation import override

from colloque.server.web.writing.crowd import FIGURES, crowd_of, readers_of

SignedIn = Callable[[str], Client]
CASE = "Mme Lefèvre, 62 ans, opérée à Nantes le 12 mars : vous déchargez comment ?"


def page(client: Client, text: str) -> str:
    sent = {"action": "transpose", "text": text, "visibility": "physicians", "key": "k"}
    return client.post("/publier", sent).content.decode()


def test_more_figures_stand_after_than_before(signed_in: SignedIn) -> None:
    html = page(signed_in("author"), CASE)
    before, after = html.split('class="crowd-figures"')[1:3]
    assert before.count('class="stands"') == 1
    assert after.split("</svg>")[0].count('class="stands"') > 4
    assert "Reconnaissable" in html
    assert "peut-être une seule personne" in html
    assert re.search(r"environ [\d\u202f]+ personnes", html)


def test_where_nothing_is_to_change_no_crowd_is_drawn(signed_in: SignedIn) -> None:
    html = page(signed_in("author"), "Pied diabétique : quelle décharge en première intention ?")
    assert 'class="crowd"' not in html
    assert "Aucun passage à transposer" in html


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Mme Lefèvre, 31 ans, enceinte de 20 SA, vue à Nantes.",
            "la grossesse, l’accouchement et leurs suites",
        ),
    ],
)
def test_the_page_says_of_whose_sex_it_speaks(signed_in: SignedIn, text: str, said: str) -> None:
    html = page(signed_in("author"), text)
    assert "Le sexe du patient est gardé</strong>" in html
    assert said in html
    assert "Le sexe est gardé" not in html


def test_the_sex_changes_where_every_word_can_agree(signed_in: SignedIn) -> None:
    html = page(signed_in("author"), CASE)
    assert "Un patient" in html
    assert "Le sexe du patient est gardé</strong>" not in html


@pytest.mark.parametrize(
    ("k", "standing"), [(None, 1), (0.2, 1), (9.9, 1), (10, 2), (999, 3), (1000, 4), (6.8e7, 8), (1e12, 8)]
)
def test_each_figure_is_ten_times_more_people(k: float | None, standing: int) -> None:
    crowd = crowd_of({"k": k, "level": "amber", "facts": [{"name": "âge"}], "forced": None})
    assert crowd is not None
    assert [stands for _, stands in crowd.places] == [True] * standing + [False] * (FIGURES - standing)


def test_a_direct_identifier_counts_without_any_other_fact() -> None:
    crowd = crowd_of({"k": 1.0, "level": "red", "facts": [], "forced": "Un nom est présent."})
    assert crowd is not None
    with override("fr"):
        assert (str(crowd.word), crowd.count) == ("Reconnaissable", "peut-être une seule personne")


@pytest.mark.parametrize("risk", [None, {}, {"k": 3.0, "level": "red", "facts": [], "forced": None}])
def test_nothing_known_is_nothing_drawn(risk: dict[str, object] | None) -> None:
    assert crowd_of(risk) is None


def test_both_readers_are_told_apart_where_they_know_different_things() -> None:
    risk = {"readers": {"stranger": {"k": 4_000.0}, "acquaintance": {"k": 12.0}}}
    with override("fr"):
        said = [(str(reader), count) for reader, count in readers_of(risk)]
    assert said == [
        ("Pour un inconnu", "environ 4\u202f000 personnes"),
        ("Pour qui sait où et quand vous exercez", "environ 12 personnes"),
    ]


@pytest.mark.parametrize(
    "risk", [None, {}, {"readers": {}}, {"readers": {"stranger": {"k": None}, "acquaintance": {"k": None}}}]
)
def test_readers_left_with_the_same_are_not_told(risk: dict[str, object] | None) -> None:
    assert readers_of(risk) == ()
