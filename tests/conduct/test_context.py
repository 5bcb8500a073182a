"""What a judge knows besides the words: declared ties, a profile, a boost."""

import pytest

from colloque.conduct import judge
from colloque.findings import Context, Place
from colloque.rulebook import load_rulebook

RULEBOOK = load_rulebook()
TIED = Context(interests=("Glycofine",))


def weights(text: str, context: Context) -> dict[str, str]:
    found = judge(text, context=context, rulebook=RULEBOOK)
    return {finding.rule: finding.severity.value for finding in found}


def test_a_declared_tie_left_unsaid_is_grave() -> None:
    assert weights("La Glycofine se vide par temps froid.", TIED) == {"INT-1": "grave"}


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("Lien d'intérêt : orateur Glycofine. La Glycofine se vide par temps froid.", TIED),
        ("La Glycofine se vide par temps froid.", Context()),
        ("La Glycofinette se vide par temps froid.", TIED),
        ("Deux gardes cette semaine.", Context(interests=(" ",))),
    ],
)
def test_a_tie_that_is_said_or_absent_passes(text: str, context: Context) -> None:
    assert weights(text, context) == {}


@pytest.mark.parametrize(
    ("place", "physician", "expected"),
    [
        (Place.PROFILE, False, {"TIT-1": "block"}),
        (Place.PROFILE, True, {}),
        (Place.PROFILE, None, {}),
        (Place.POST, False, {}),
    ],
)
def test_a_profile_bears_the_title_that_was_recognised(
    place: Place, physician: bool | None, expected: dict[str, str]
) -> None:
    context = Context(place=place, author_is_physician=physician)
    assert weights("Dr Ève Sorel, à Lille.", context) == expected


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("😂😂", Place.BOOST, {"RT-1": "warn"}),
        ("À lire absolument !", Place.BOOST, {"RT-1": "warn"}),
        ("😂😂", Place.POST, {}),
        ("À lire absolument !", Place.POST, {}),
        ("Faux : la source dit l'inverse.", Place.BOOST, {}),
    ],
)
def test_a_boost_without_a_word_of_one_s_own_is_asked_for_the_source(
    text: str, place: Place, expected: dict[str, str]
) -> None:
    assert weights(text, Context(place=place)) == expected
