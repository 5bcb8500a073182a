"""Forged, replayed, expired: each is refused with its own sentence, and changes nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from joserfc import jws, jwt
from joserfc.util import json_b64encode

from colloque.server.identity.models import Account
from colloque.server.identity.prosante.errors import SENTENCES
from colloque.server.identity.qualification.models import Qualification
from server.cast import Cast

from .conftest import BACK, asked, said
from .hostile import OTHER_KEY, SHARED, SMALL_KEY, Provider, rs256
from .people import claims

ComeBack = Callable[..., HttpResponse]


def unsigned(held: dict[str, Any]) -> str:
    _, payload, _ = rs256(held).split(".")
    return f"{json_b64encode({'alg': 'none'}).decode()}.{payload}."


def with_public_key_as_secret(held: dict[str, Any]) -> str:
    return jwt.encode({"alg": "HS256"}, held, SHARED)


def with_other_key(held: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, held, OTHER_KEY)


def altered_after_signing(held: dict[str, Any]) -> str:
    header, _, signature = rs256(held).split(".")
    _, payload, _ = rs256({**held, "sub": "f:essai:autre"}).split(".")
    return f"{header}.{payload}.{signature}"


def with_key_inside(held: dict[str, Any]) -> str:
    header = {"alg": "ES256", "jwk": SMALL_KEY.as_dict(private=False)}
    return jws.serialize_compact(header, json.dumps(held), SMALL_KEY)


FORGED: list[tuple[str, str, dict[str, Any]]] = [
    ("another issuer", "wrong_issuer", {"alter": lambda c: {**c, "iss": "https://ailleurs.exemple.test"}}),
    ("no issuer", "wrong_issuer", {"alter": lambda c: {k: v for k, v in c.items() if k != "iss"}}),
    ("another audience", "wrong_audience", {"alter": lambda c: {**c, "aud": "autre-service"}}),
    (
        "for another party",
        "wrong_audience",
        {"alter": lambda c: {**c, "aud": [c["aud"], "b"], "azp": "b"}},
    ),
    ("another nonce", "wrong_nonce", {"alter": lambda c: {**c, "nonce": "d’une autre demande"}}),
    ("no nonce", "wrong_nonce", {"alter": lambda c: {k: v for k, v in c.items() if k != "nonce"}}),
    ("expired", "expired", {"alter": lambda c: {**c, "exp": int(time.time()) - 120}}),
    ("issued long ago", "expired", {"alter": lambda c: {**c, "iat": int(time.time()) - 86_400}}),
    ("no end", "expired", {"alter": lambda c: {k: v for k, v in c.items() if k != "exp"}}),
    ("weaker level", "weak_level", {"alter": lambda c: {**c, "acr": "0"}}),
    ("no level", "weak_level", {"alter": lambda c: {k: v for k, v in c.items() if k != "acr"}}),
    ("alg none", "wrong_algorithm", {"sign": unsigned}),
    ("shared secret", "wrong_algorithm", {"sign": with_public_key_as_secret}),
    ("another key", "wrong_key", {"sign": with_other_key}),
    ("altered", "wrong_key", {"sign": altered_after_signing}),
    ("its own key inside", "wrong_key", {"sign": with_key_inside}),
    ("no token at all", "provider_answer", {"sign": lambda held: "a.b"}),
    ("claims of another person", "wrong_person", {"userinfo": claims(2)}),
    ("no number", "no_number", {"userinfo": {"sub": claims(1)["sub"]}}),
    ("a number of another kind", "no_number", {"userinfo": {**claims(1), "SubjectNameID": "0123456789"}}),
]


@pytest.mark.parametrize(("code", "lie"), [pytest.param(code, lie, id=name) for name, code, lie in FORGED])
def test_what_is_forged_is_refused_by_its_name(
    cast: Cast, hostile: Provider, come_back: ComeBack, code: str, lie: dict[str, Any]
) -> None:
    client = Client()
    client.force_login(cast.intern.user)
    for name, value in lie.items():
        setattr(hostile, name, value)
    answer = come_back(client)
    assert answer.status_code == 403
    assert SENTENCES[code] in said(answer)
    assert not Qualification.objects.exists()
    assert Account.objects.get(pk=cast.intern.pk).kind == "intern"


def test_what_is_honest_is_taken(cast: Cast, hostile: Provider, come_back: ComeBack) -> None:
    client = Client()
    client.force_login(cast.intern.user)
    assert come_back(client)["Location"] == "/qualite"
    account = Account.objects.get(pk=cast.intern.pk)
    assert (account.kind, account.verified) == ("physician", True)


def test_a_way_back_serves_once(cast: Cast, hostile: Provider) -> None:
    client = Client()
    client.force_login(cast.intern.user)
    sent = asked(client)
    hostile.nonce = sent["nonce"]
    query = {"code": "un-code", "state": sent["state"]}
    assert client.get(BACK, query).status_code == 302
    again = client.get(BACK, query)
    assert again.status_code == 403
    assert SENTENCES["replayed"] in said(again)
    assert len(hostile.token_requests) == 1


def test_a_token_of_another_journey_is_refused(cast: Cast, hostile: Provider) -> None:
    first, second = Client(), Client()
    first.force_login(cast.intern.user)
    second.force_login(cast.lay.user)
    hostile.nonce = asked(first)["nonce"]
    sent = asked(second)
    answer = second.get(BACK, {"code": "volé", "state": sent["state"]})
    assert SENTENCES["wrong_nonce"] in said(answer)


def test_a_state_of_another_browser_is_refused(cast: Cast, hostile: Provider) -> None:
    mine, theirs = Client(), Client()
    sent = asked(theirs)
    assert mine.get(BACK, {"code": "x", "state": sent["state"]}).status_code == 403
    asked(mine)
    assert mine.get(BACK, {"code": "x", "state": sent["state"]}).status_code == 403
    assert hostile.token_requests == []


def test_giving_up_changes_nothing(cast: Cast, hostile: Provider, come_back: ComeBack) -> None:
    answer = come_back(Client(), error="access_denied")
    assert SENTENCES["cancelled"] in said(answer)
    assert hostile.token_requests == []


def test_the_code_is_bound_to_its_verifier(cast: Cast, hostile: Provider) -> None:
    from authlib.oauth2.rfc7636 import create_s256_code_challenge

    client = Client()
    client.force_login(cast.intern.user)
    sent = asked(client)
    hostile.nonce = sent["nonce"]
    client.get(BACK, {"code": "un-code", "state": sent["state"]})
    form = hostile.token_requests[0]
    assert sent["code_challenge_method"] == "S256"
    assert create_s256_code_challenge(form["code_verifier"][0]) == sent["code_challenge"]
    assert (sent["acr_values"], sent["scope"]) == ("eidas1", "openid scope_all")
    assert sent["redirect_uri"] == form["redirect_uri"][0]
    assert "client_secret" not in form


DESCRIPTIONS = [
    (b"<html>", "provider_answer"),
    (b"[]", "provider_answer"),
    (b"[" * 100_000, "provider_answer"),
    (b'{"issuer": "https://ailleurs.exemple.test"}', "wrong_issuer"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("description", "code"), DESCRIPTIONS)
def test_a_description_that_is_none(hostile: Provider, description: bytes, code: str) -> None:
    hostile.raw["about"] = description
    answer = Client().get("/pro-sante-connect")
    assert answer.status_code == 403
    assert SENTENCES[code] in said(answer)


@pytest.mark.django_db
def test_a_provider_that_says_too_much_is_not_heard(hostile: Provider) -> None:
    hostile.raw["about"] = b" " * 2_000_000
    assert Client().get("/pro-sante-connect").status_code == 503


@pytest.mark.django_db
def test_without_provider_it_is_not_offered(settings: Any) -> None:
    settings.COLLOQUE_OIDC = None
    answer = Client().get("/pro-sante-connect")
    assert answer.status_code == 403
    assert SENTENCES["not_offered"] in said(answer)
    assert "Continuer avec Pro Santé Connect" not in Client().get("/compte/login/").content.decode()
