"""Signing up and in: by e-mail and password, with a second factor, and not by guessing."""

from __future__ import annotations

import datetime as dt

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from colloque.server.identity.actions import suspend
from colloque.server.identity.models import Account, User
from server.cast import PASSWORD, Cast

LOGIN = "/compte/login/"
SIGNUP = "/compte/signup/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def unspent() -> None:
    """Allauth counts tries in the cache."""
    cache.clear()


def sign_in(client: Client, password: str = PASSWORD, email: str = "camille_rey@exemple.test") -> str:
    """Where the form leads; the empty string when it comes back."""
    response = client.post(LOGIN, {"login": email, "password": password})
    assert response.status_code in (200, 302, 429)
    return str(response.headers.get("Location", ""))


def test_one_signs_in_by_address_whatever_its_case(cast: Cast, client: Client) -> None:
    assert sign_in(client, email="Camille_Rey@Exemple.TEST") == "/"
    assert client.session["_auth_user_id"] == str(cast.author.user.pk)


def test_a_wrong_password_and_an_unknown_address_look_the_same(cast: Cast) -> None:
    pages = []
    for email in ("camille_rey@exemple.test", "personne.ici@exemple.test"):
        response = Client().post(LOGIN, {"login": email, "password": "tout faux vraiment"})
        assert response.status_code == 200
        pages.append([str(error) for error in response.context["form"].non_field_errors()])
    assert len(pages[0]) == 1
    assert pages[0] == pages[1]


def test_guessing_is_stopped_for_that_account_and_not_for_others(cast: Cast) -> None:
    for number in range(5):
        assert sign_in(Client(), f"mot de passe faux {number}") == ""
    assert sign_in(Client()) == ""
    assert sign_in(Client(), email="louis_garnier@exemple.test") == "/"


def test_a_suspended_person_stays_outside(cast: Cast, client: Client, now: dt.datetime) -> None:
    assert sign_in(client) == "/"
    suspend(cast.author, by=None, now=now)
    assert not client.get("/").wsgi_request.user.is_authenticated
    assert sign_in(Client()) == "/compte/inactive/"


@pytest.mark.django_db
def test_who_signs_up_is_led_to_choose_a_name(client: Client) -> None:
    response = client.post(SIGNUP, {"email": "Neuve@Exemple.test", "password1": "quinze lettres et plus"})
    assert (response.status_code, response.headers["Location"]) == (302, "/bienvenue")
    assert User.objects.get().email == "neuve@exemple.test"
    assert not Account.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["court", "123456789012", "motdepasse", "neuve@exemple.test"])
def test_a_weak_password_is_refused(client: Client, password: str) -> None:
    assert client.post(SIGNUP, {"email": "neuve@exemple.test", "password1": password}).status_code == 200
    assert not User.objects.exists()


def test_an_address_in_use_opens_no_second_account(cast: Cast, client: Client) -> None:
    before = User.objects.count()
    client.post(SIGNUP, {"email": "CAMILLE_REY@exemple.test", "password1": "quinze lettres et plus"})
    assert User.objects.count() == before


def _code() -> str:
    return str(format_hotp_value(hotp_value(SECRET, next(iter(yield_hotp_counters_from_time())))))


def test_a_second_factor_is_asked_for_and_only_its_code_opens(cast: Cast, client: Client) -> None:
    TOTP.activate(cast.author.user, SECRET)
    RecoveryCodes.activate(cast.author.user)
    assert SECRET not in str(Authenticator.objects.values_list("data", flat=True))
    assert sign_in(client).startswith("/compte/2fa/authenticate/")
    assert "_auth_user_id" not in client.session
    wrong = f"{(int(_code()) + 500_000) % 1_000_000:06}"
    assert client.post("/compte/2fa/authenticate/", {"code": wrong}).status_code == 200
    assert "_auth_user_id" not in client.session
    assert client.post("/compte/2fa/authenticate/", {"code": _code()}).status_code == 302
    assert client.session["_auth_user_id"] == str(cast.author.user.pk)
