"""The list of specialties: no slug twice, every label in both languages."""

from __future__ import annotations

import re

import pytest

from colloque.server.identity.specialties import every, is_specialty, label, professions, specialties


def test_the_lists_are_long_enough_and_apart() -> None:
    assert len(specialties()) >= 40
    assert len(professions()) >= 5
    assert specialties()[0].slug == "medecine-generale"
    assert not {line.slug for line in specialties()} & {line.slug for line in professions()}
    assert not any(is_specialty(line.slug) for line in professions())


@pytest.mark.parametrize("slug", every())
def test_a_slug_is_a_word_and_has_two_labels(slug: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", slug)
    assert len(slug) <= 60
    assert label(slug)
    assert label(slug, "en")
