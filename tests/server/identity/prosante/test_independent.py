"""The whole journey before an OpenID provider that is not ours (``oidc-provider-mock``), real claims."""

from __future__ import annotations

import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from oidc_provider_mock import User, run_server_in_thread

from colloque.server.identity.models import Account
from colloque.server.identity.qualification.queries import qualification_of
from server.cast import Cast, make_account

from .conftest import LEAVE
from .people import claims, exercise

PEOPLE = {
    "physician": claims(1),
    "military": claims(2, exercise(category="M")),
    "intern": claims(3, exercise(category="E")),
    "nurse": claims(4, exercise("60")),
    "pupil nurse": claims(5, exercise("60", "E")),
    "unknown category": claims(6, exercise(category="")),
    "no reference": claims(7, reference=False),
    "two lives": claims(8, exercise("60"), exercise("10")),
    "no activity": claims(9, exercise(activities=[])),
}
EXPECTED = {
    "physician": ("physician", True, "Médecin"),
    "military": ("physician", True, "Médecin"),
    "intern": ("intern", False, "Interne ou docteur junior"),
    "nurse": ("professional", False, "Professionnel de santé"),
    "pupil nurse": ("professional", False, "Étudiant d’une profession de santé"),
    "unknown category": ("public", False, ""),
    "no reference": ("public", False, ""),
    "two lives": ("physician", True, "Médecin"),
    "no activity": ("physician", True, "Médecin, sans activité déclarée au répertoire"),
}


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Keep the redirection for the reader."""


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    users = [User(sub=said["sub"], claims={**said, "acr": "eidas1"}) for said in PEOPLE.values()]
    with run_server_in_thread(user_claims=users) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def declared(issuer: str, settings: Any) -> None:
    settings.COLLOQUE_OIDC = {
        "issuer": issuer,
        "client_id": "colloque-essai",
        "client_secret": "essai",
        "discovery": f"{issuer}/.well-known/openid-configuration",
        "development": True,
    }


@pytest.fixture
def newcomer(db: None) -> Account:
    return make_account("neuve", name="Neuve Fictive", kind="public", verified=False)


def journey(client: Client, who: str) -> str:
    """Leave, choose ``who`` at the provider, come back; where that leads."""
    address = client.get(LEAVE)["Location"]
    form = urllib.parse.urlencode({"sub": PEOPLE[who]["sub"]}).encode()
    try:
        urllib.request.build_opener(_Stay).open(address, form, timeout=20)
    except urllib.error.HTTPError as redirection:
        back = urllib.parse.urlsplit(redirection.headers["Location"])
    answer = client.get(f"{back.path}?{back.query}")
    assert answer.status_code == 302, answer.content.decode()[-800:]
    return str(answer["Location"])


@pytest.mark.parametrize("who", PEOPLE)
def test_what_each_identity_makes_of_an_account(newcomer: Account, who: str) -> None:
    client = Client()
    client.force_login(newcomer.user)
    assert journey(client, who) == "/qualite"
    account = Account.objects.get(pk=newcomer.pk)
    found = qualification_of(account)
    assert found is not None
    assert (account.kind, account.verified, found.mark) == EXPECTED[who]
    page = client.get("/qualite").content.decode()
    assert (EXPECTED[who][2] in page) if EXPECTED[who][2] else ("votre compte est limité" in page)


def test_one_comes_back_in_by_the_card_alone(newcomer: Account) -> None:
    client = Client()
    client.force_login(newcomer.user)
    journey(client, "physician")
    other = Client()
    assert journey(other, "physician") == "/"
    assert other.session["_auth_user_id"] == str(newcomer.user.pk)


def test_a_card_without_account_enters_nowhere(cast: Cast) -> None:
    client = Client()
    assert journey(client, "nurse") == "/compte/login/"
    assert "_auth_user_id" not in client.session
    assert "aucun compte ne lui est encore lié" in client.get("/compte/login/").content.decode()


def test_a_card_opens_one_account_only(newcomer: Account, cast: Cast) -> None:
    first, second = Client(), Client()
    first.force_login(newcomer.user)
    second.force_login(cast.lay.user)
    journey(first, "physician")
    address = second.get(LEAVE)["Location"]
    form = urllib.parse.urlencode({"sub": PEOPLE["physician"]["sub"]}).encode()
    with pytest.raises(urllib.error.HTTPError) as redirection:
        urllib.request.build_opener(_Stay).open(address, form, timeout=20)
    back = urllib.parse.urlsplit(redirection.value.headers["Location"])
    answer = second.get(f"{back.path}?{back.query}")
    assert answer.status_code == 409
    assert "déjà lié à un autre compte" in answer.content.decode()
