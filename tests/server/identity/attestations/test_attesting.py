"""An attestation from its issue to its revocation, and every way to forge one."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey

from colloque.server.engine.errors import Forbidden
from colloque.server.identity.attestations import issuing, queries, status
from colloque.server.identity.attestations.disclosures import (
    Presentation,
    decoded,
    disclosure,
    encoded,
    parse,
    shown,
)
from colloque.server.identity.attestations.errors import SENTENCES, NotAttested
from colloque.server.identity.attestations.models import Attestation
from colloque.server.identity.attestations.verifying import Verified, checked_signature, verify
from colloque.server.identity.models import Account
from colloque.server.identity.references import actions
from colloque.server.identity.references.attesting import attest, revoke_lapsed
from colloque.server.identity.references.models import Reference
from server.cast import NOW, Cast

from ..references.people import REASON, council

LATER = NOW + dt.timedelta(days=1)


@pytest.fixture
def row(cast: Cast) -> Reference:
    """The colleague, a cardiologist, in the directory."""
    asked = actions.propose_here(cast.colleague, now=NOW)
    return actions.reference(council(), asked.pk, reason=REASON, now=NOW)


@pytest.fixture
def whole(row: Reference, cast: Cast) -> Presentation:
    """His attestation, with everything."""
    return attest(cast.colleague, row.pk, now=NOW)


def checked(text: object, *, now: dt.datetime = LATER) -> Verified:
    return verify(str(text), trusted=queries.this_server(), now=now)


def refused(text: object, *, now: dt.datetime = LATER) -> str:
    with pytest.raises(NotAttested) as refusal:
        checked(text, now=now)
    assert refusal.value.safe == SENTENCES[refusal.value.code]
    return refusal.value.code


def signed_part(whole: Presentation) -> dict[str, Any]:
    """The payload that the issuer signed."""
    found: dict[str, Any] = json.loads(decoded(whole.token.split(".")[1]))
    return found


def resigned(
    whole: Presentation, change: Callable[[dict[str, Any]], None], key: Any = None, **header: Any
) -> str:
    """The same attestation, changed, signed again by ``key`` (that of this server)."""
    own = settings.COLLOQUE_ATTESTATION_KEYS[0]
    payload = signed_part(whole)
    change(payload)
    header = {"alg": "ES256", "typ": "dc+sd-jwt", "kid": own["kid"], **header}
    token = jwt.encode(header, payload, key or ECKey.import_key(own), algorithms=[header["alg"]])
    return str(Presentation(token, whole.disclosures, ""))


def unchanged(payload: dict[str, Any]) -> None:
    """Change nothing."""


def test_it_proves_a_quality_without_a_name(whole: Presentation) -> None:
    modest = shown(whole, {"profession", "specialty", "standing"})
    found = checked(modest)
    assert found.claims == {
        "profession": "physician",
        "specialty": "Médecine cardiovasculaire",
        "standing": "verified",
    }
    assert found.hidden == 3
    parts = str(modest).replace(".", "~").split("~")
    sent = "".join(base64.urlsafe_b64decode(f"{part}===").decode("latin-1") for part in parts)
    assert "physician" in sent
    for hidden in ("Louis", "Garnier", "louis_garnier", 'colloque"'):
        assert hidden not in sent
    assert set(checked(whole).claims) == {"name", "handle", "network", "profession", "standing", "specialty"}


def test_two_attestations_of_one_person_do_not_meet(row: Reference, cast: Cast) -> None:
    one, two = (attest(cast.colleague, row.pk, now=NOW + dt.timedelta(minutes=n)) for n in (1, 300))
    first, second = signed_part(one), signed_part(two)
    assert (first["iat"], first["exp"]) == (second["iat"], second["exp"])
    assert not set(first["_sd"]) & set(second["_sd"])
    assert first["status"] != second["status"]


def test_a_pseudonym_is_attested_the_same_way(cast: Cast) -> None:
    claims = {"pseudonym": "Dr Passiflore", "profession": "physician", "standing": "registered_pseudonym"}
    made = issuing.issue(claims, about="pseudonym:7", kind=issuing.PSEUDONYM, by=cast.author.pk, now=NOW)
    found = checked(shown(made, {"profession", "standing"}))
    assert found.kind == issuing.PSEUDONYM
    assert found.claims == {"profession": "physician", "standing": "registered_pseudonym"}
    issuing.revoke_about("pseudonym:7", by=None, now=NOW)
    assert refused(made) == "revoked"


def _older(payload: dict[str, Any]) -> None:
    payload["exp"] = int(NOW.timestamp())


def _later(payload: dict[str, Any]) -> None:
    payload["nbf"] = int((NOW + dt.timedelta(days=9)).timestamp())


def _elsewhere(payload: dict[str, Any]) -> None:
    payload["iss"] = "https://autre.exemple.test"


def _statusless(payload: dict[str, Any]) -> None:
    del payload["status"]


def _other_list(payload: dict[str, Any]) -> None:
    payload["status"]["status_list"]["uri"] = "https://autre.exemple.test/attestation/etats/0"


def _timeless(payload: dict[str, Any]) -> None:
    del payload["exp"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_older, "expired"),
        (_later, "not_yet"),
        (_elsewhere, "wrong_issuer"),
        (_statusless, "status_unknown"),
        (_other_list, "status_unknown"),
        (_timeless, "unreadable"),
    ],
)
def test_even_signed_it_must_hold(
    change: Callable[[dict[str, Any]], None], code: str, whole: Presentation
) -> None:
    assert refused(resigned(whole, change)) == code


def test_another_key_is_not_ours(whole: Presentation) -> None:
    other = ECKey.generate_key("P-256")
    assert refused(resigned(whole, unchanged, other, kid="autre")) == "other_key"
    # The name of our key on a signature of another one.
    assert refused(resigned(whole, unchanged, other)) == "forged"
    assert checked(resigned(whole, unchanged)).claims


def test_no_other_algorithm_is_taken(whole: Presentation) -> None:
    public = queries.this_server().keys.keys[0].as_pem(private=False)
    confused = resigned(whole, unchanged, OctKey.import_key(b"k" * 32), alg="HS256")
    assert refused(confused) == "wrong_algorithm"
    assert public.startswith(b"-----BEGIN")
    for algorithm in ("none", "None", "NONE"):
        head = encoded(json.dumps({"alg": algorithm, "typ": "dc+sd-jwt"}).encode())
        body = whole.token.split(".")[1]
        assert refused(f"{head}.{body}.~") == "unsigned"
    assert refused(resigned(whole, unchanged, typ="JWT")) == "wrong_type"


def test_an_altered_letter_is_seen(whole: Presentation) -> None:
    head, body, signature = whole.token.split(".")
    for token in (f"{head}.{body}.{'A' * len(signature)}", f"{head}.{body[:-4]}AAAA.{signature}"):
        assert refused(Presentation(token, whole.disclosures, "")) in {"forged", "unreadable"}
    changed = disclosure("profession", "physician", salt="AAAAAAAAAAAAAAAAAAAAAA")
    assert refused(Presentation(whole.token, (changed,), "")) == "foreign_disclosure"


def test_a_disclosure_of_another_is_not_ours(whole: Presentation, row: Reference, cast: Cast) -> None:
    other = attest(cast.colleague, row.pk, now=NOW)
    borrowed = Presentation(whole.token, (other.disclosures[0],), "")
    assert refused(borrowed) == "foreign_disclosure"
    twice = Presentation(whole.token, (whole.disclosures[0], whole.disclosures[0]), "")
    assert refused(twice) == "repeated_disclosure"


def test_it_ends_with_the_reference(whole: Presentation, row: Reference) -> None:
    assert checked(whole)
    actions.remove(council("ordre_autre"), row.pk, reason=REASON, now=NOW)
    assert refused(whole) == "revoked"


def test_it_ends_with_the_mark(whole: Presentation, row: Reference, cast: Cast) -> None:
    assert revoke_lapsed(now=NOW) == 0
    Account.objects.filter(pk=cast.colleague.pk).update(verified=False)
    assert revoke_lapsed(now=NOW) == 1
    assert refused(whole) == "revoked"
    with pytest.raises(Forbidden):
        attest(Account.objects.get(pk=cast.colleague.pk), row.pk, now=NOW)


@pytest.mark.parametrize("role", ["author", "moderator", "lay"])
def test_nobody_else_receives_it(role: str, row: Reference, cast: Cast) -> None:
    with pytest.raises(Forbidden):
        attest(getattr(cast, role), row.pk, now=NOW)


def test_the_status_list_is_public_signed_and_right(
    whole: Presentation, row: Reference, cast: Cast, client: Client
) -> None:
    kept = attest(cast.colleague, row.pk, now=NOW)
    places = [signed_part(one)["status"]["status_list"] for one in (whole, kept)]
    Attestation.objects.filter(place=places[0]["idx"]).update(state="revoked")
    path = places[0]["uri"].removeprefix(settings.COLLOQUE_ORIGIN)
    answer = client.get(path)
    assert answer["Content-Type"] == "application/statuslist+jwt"
    keys = KeySet.import_key_set(client.get("/.well-known/jwks.json").json())
    claims = checked_signature(answer.content.decode(), keys=keys, kind="statuslist+jwt")
    assert claims["sub"] == places[0]["uri"]
    listed = claims["status_list"]["lst"]
    assert [status.is_marked(listed, one["idx"]) for one in places] == [True, False]
    assert client.get("/attestation/etats/1").status_code == 404
    assert client.get(f"/attestation/etats/{2**62}").status_code == 404


def test_the_keys_are_public_and_only_that(client: Client) -> None:
    told = client.get("/.well-known/jwt-vc-issuer").json()
    assert told["issuer"] == settings.COLLOQUE_ORIGIN
    assert told["jwks"] == client.get("/.well-known/jwks.json").json()
    assert [set(key) for key in told["jwks"]["keys"]] == [{"kty", "crv", "x", "y", "kid", "alg", "use"}]


def test_from_the_page_of_the_holder_to_the_page_of_the_reader(
    row: Reference, cast: Cast, client: Client
) -> None:
    holder = Client()
    holder.force_login(cast.colleague.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = holder.post(f"/annuaire/{row.pk}/attestation", {"claims": ["profession", "standing", "nothing"]})
    text = page.content.decode().split('spellcheck="false">')[1].split("</textarea>")[0]
    assert len(parse(text).disclosures) == 2
    read = client.post("/attestation", {"presentation": text}).content.decode()
    assert "Cette attestation est valable" in read
    assert "Qualité vérifiée" in read
    assert "Louis Garnier" not in read
    altered = client.post("/attestation", {"presentation": text[:200] + "x" + text[201:]})
    assert altered.status_code == 422
    assert client.get(f"/annuaire/{row.pk}/attestation").status_code == 302
    stranger = Client()
    stranger.force_login(cast.stranger.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert stranger.post(f"/annuaire/{row.pk}/attestation").status_code == 404
