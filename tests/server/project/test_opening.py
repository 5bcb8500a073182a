"""Before the doors open: what is prepared, and what is printed."""

from __future__ import annotations

import pytest
from django.test import override_settings

from colloque.server.identity.actions import create_account
from colloque.server.project.demo.load import PASSWORD
from colloque.server.project.demo.reading import read_community
from colloque.server.project.opening import Unprepared, prepare
from server.cast import NOW, Cast


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("0.0.0.0", "http://127.0.0.1:8000"),
        ("::1", "http://[::1]:8000"),
        ("localhost", "http://localhost:8000"),
    ],
)
def test_the_address_printed_is_one_to_click(host: str, address: str) -> None:
    lines = prepare(demo=False, host=host, port=8000)
    assert f"Colloque est ouvert : {address}" in lines


def test_a_house_with_people_is_never_given_the_demo(cast: Cast) -> None:
    assert prepare(demo=True, host="127.0.0.1", port=8000) == prepare(demo=False, host="127.0.0.1", port=8000)


@pytest.mark.django_db
def test_a_second_start_prints_the_demo_sign_ins_again() -> None:
    person = next(person for person in read_community().people if person.handle == "camille_rey")
    create_account(
        email=person.email,
        password=PASSWORD,
        handle=person.handle,
        display_name=person.display_name,
        kind=person.kind,
        now=NOW,
    )
    told = "\n".join(prepare(demo=True, host="127.0.0.1", port=8000))
    assert person.email in told
    assert PASSWORD in told


@pytest.mark.django_db
@override_settings(COLLOQUE_PRODUCTION=True, COLLOQUE_ORIGIN="https://colloque.example")
def test_production_has_no_demo_and_says_its_address() -> None:
    with pytest.raises(Unprepared, match="démonstration"):
        prepare(demo=True, host="127.0.0.1", port=8000)
    assert "Adresse publique : https://colloque.example" in prepare(demo=False, host="127.0.0.1", port=8000)
