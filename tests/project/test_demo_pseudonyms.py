"""The demo's pseudonyms: one registered, one declared, each by an account that says it is a pseudonym."""

from __future__ import annotations

import pytest

from colloque.server.identity.pseudonyms.models import Declaration
from colloque.server.identity.pseudonyms.queries import standing_of
from colloque.server.project.demo.casting import cast_people
from colloque.server.project.demo.errors import DemoError
from colloque.server.project.demo.load import PASSWORD
from colloque.server.project.demo.pseudonyms import declare_pseudonyms, pseudonym_lines
from colloque.server.project.demo.reading import read_community
from server.cast import NOW, make_account


@pytest.mark.django_db
def test_one_is_registered_and_one_declared() -> None:
    bearing = {line.handle for line in pseudonym_lines()}
    people = [person for person in read_community().people if person.pseudonym]
    assert {person.handle for person in people} == bearing
    alone = [person.__class__(**{**_fields(person), "follows": ()}) for person in people]
    cast = cast_people(alone, password=PASSWORD, now=NOW)
    cast["ordre_vasseur"] = make_account("ordre_vasseur", name="Hélène Vasseur-Lamy", role="order")
    declare_pseudonyms(cast, now=NOW)
    assert {handle: standing_of(cast[handle]).value for handle in bearing} == {
        "dr_passiflore": "registered",
        "doc_serpolet": "declared",
    }
    with pytest.raises(DemoError) as refusal:
        declare_pseudonyms(cast, now=NOW)
    assert "declared_already" in str(refusal.value.where)
    assert Declaration.objects.count() == 2


def _fields(person: object) -> dict[str, object]:
    return {name: getattr(person, name) for name in person.__slots__}  # type: ignore[attr-defined]
