"""Looking up: by number, by name; what each professional is."""

from __future__ import annotations

import pytest

from colloque.server.identity.registry.decisions import Quality, is_rpps, luhn_key
from colloque.server.identity.registry.queries import absent, last_extraction, people_named, professional
from colloque.server.identity.registry.synthetic import fictional_rpps

from .people import CAMILLE, INTERN, NURSE, RETIRED, TWO_PLACES, Publish


@pytest.mark.parametrize(
    ("person", "quality"),
    [
        (CAMILLE, Quality.PHYSICIAN),
        (INTERN, Quality.INTERN),
        (RETIRED, Quality.INACTIVE_PHYSICIAN),
        (NURSE, Quality.PROFESSIONAL),
    ],
)
def test_what_the_register_makes_of_each(publish: Publish, person: object, quality: Quality) -> None:
    publish()
    found = professional(person.rpps)
    assert found is not None
    assert found.quality is quality


def test_only_specialities_of_physicians_are_titles(publish: Publish) -> None:
    publish()
    found = professional(CAMILLE.rpps)
    assert found is not None
    assert found.specialities == ("Qualifié en Médecine Générale",)


NAMES = [
    ("rey", "", {CAMILLE.rpps, RETIRED.rpps}),
    ("REY", "camille", {CAMILLE.rpps}),
    ("Rey", "cam", {CAMILLE.rpps, RETIRED.rpps}),
    ("le goff d'estrée", "ELOISE", {TWO_PLACES.rpps}),
    ("le g*", "", {TWO_PLACES.rpps}),
    ("le g", "", set()),
    ("r*", "", set()),
    ("", "camille", set()),
    ("%%", "", set()),
]


@pytest.mark.parametrize(("family", "given", "found"), NAMES)
def test_people_are_found_by_name(publish: Publish, family: str, given: str, found: set[str]) -> None:
    publish()
    assert {person.rpps for person in people_named(family, given)} == found


@pytest.mark.parametrize("number", ["", "123", fictional_rpps(99), "8990000001²", "\0" * 11])
def test_nobody_bears_another_number(publish: Publish, number: str) -> None:
    publish()
    assert professional(number) is None


def test_who_left(publish: Publish) -> None:
    assert last_extraction() is None
    publish()
    assert absent([CAMILLE.rpps, fictional_rpps(99)]) == {fictional_rpps(99)}
    assert last_extraction() is not None


def test_fictional_numbers_have_their_key() -> None:
    for number in (0, 1, 7, 12_345, 9_999_999):
        rpps = fictional_rpps(number)
        assert is_rpps(rpps)
        assert luhn_key(rpps[:10]) == rpps[10]
