"""Opening an account: what is asked, what is refused, what is written."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from colloque.server.engine.errors import InvalidInput
from colloque.server.engine.models import Event
from colloque.server.identity.actions import create_account, open_account
from colloque.server.identity.errors import AlreadyOpen, FieldRefused, Taken
from colloque.server.identity.models import Account, User

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
PASSWORD = "quinze lettres et plus"


def create(**changes: Any) -> Account:
    form: dict[str, Any] = {
        "email": "Zelie.Marchand@Exemple.test",
        "password": PASSWORD,
        "handle": "zelie_marchand",
        "display_name": "Zélie Marchand",
        "kind": "physician",
        "now": NOW,
    }
    return create_account(**{**form, **changes})


@pytest.mark.django_db
def test_an_account_opens_with_its_person_and_profile() -> None:
    account = create(handle="@Zelie_Marchand", display_name="  Zélie\u200b Marchand ")
    assert (account.handle, account.display_name, account.verified) == (
        "zelie_marchand",
        "Zélie Marchand",
        False,
    )
    assert account.user.email == "zelie.marchand@exemple.test"
    assert account.user.check_password(PASSWORD)
    assert account.profile.bio == ""
    assert EmailAddress.objects.get(user=account.user).verified
    entry = Event.objects.get(name="account.opened")
    assert (entry.subject_id, entry.facts) == (account.id, {"kind": "physician", "role": "member"})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("handle", "z"),
        ("handle", "zélie"),
        ("handle", "a" * 31),
        ("handle", "admin"),
        ("handle", "../x"),
        ("handle", "a\x00b"),
        ("display_name", ""),
        ("display_name", "\u200b"),
        ("display_name", "Z" * 61),
        ("display_name", "Z\ud800"),
        ("display_name", "Z" * 1_000_000),
        ("email", "pas une adresse"),
        ("email", "a@" + "b" * 300 + ".test"),
        ("password", "courtcourt"),
        ("password", "123456789012345"),
        ("kind", "god"),
        ("role", "king"),
    ],
)
def test_a_bad_field_is_named_and_nothing_is_left(field: str, value: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        create(**{field: value})
    assert refused.value.field == field
    assert not User.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("email", {"handle": "autre"}),
        ("handle", {"email": "autre@exemple.test", "handle": "ZELIE_marchand"}),
    ],
)
def test_a_handle_and_an_address_are_taken_once(field: str, changes: dict[str, str]) -> None:
    create()
    with pytest.raises(Taken) as refused:
        create(**changes)
    assert refused.value.field == field
    assert User.objects.count() == Account.objects.count() == 1


@pytest.mark.django_db
def test_a_name_that_gives_a_patient_away_is_refused() -> None:
    with pytest.raises(FieldRefused) as refused:
        create(display_name="Pour ma patiente, le 06 12 34 56 78")
    assert refused.value.field == "display_name"
    assert refused.value.report.findings
    assert not User.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "Dr Zélie Marchand",
        "Docteure Marchand",
        "Pr Hassan El Amrani",
        "Camille Rey",
        "Doc Bretelle",
        "Louis-Marie N’Guessan",
    ],
)
def test_ones_own_name_passes(name: str) -> None:
    assert create(display_name=name).display_name == name


@pytest.mark.django_db
def test_an_establishment_bears_its_name() -> None:
    name = "CH de Valmorel-sur-Aune"
    assert create(display_name=name, kind="establishment", handle="ch_valmorel").display_name == name


@pytest.mark.django_db
def test_who_signed_up_opens_one_account() -> None:
    user = User.objects.create_user("neuve@exemple.test", PASSWORD)
    open_account(user, handle="neuve", display_name="Neuve Fictive", kind="public", now=NOW)
    with pytest.raises(AlreadyOpen):
        open_account(user, handle="autre", display_name="Neuve Fictive", kind="public", now=NOW)
