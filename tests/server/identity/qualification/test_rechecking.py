"""The daily look at the register: who left loses the mark at once, is told, and finds it again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from colloque.server.engine.models import Event
from colloque.server.identity.contexts import is_verified_physician
from colloque.server.identity.models import Account, Verification
from colloque.server.identity.prosante.claims import identity_of
from colloque.server.identity.qualification.models import Qualification
from colloque.server.identity.qualification.queries import qualification_of
from colloque.server.identity.qualification.rechecking import Looked, recheck
from colloque.server.identity.qualification.vouching import Found, qualify
from colloque.server.publishing.actions import submit
from colloque.server.publishing.forms import PostForm
from server.cast import Cast, make_account

from ..prosante.people import claims, exercise
from ..registry.people import CAMILLE, EVERYONE, INTERN, NURSE, Publish

LATER = dt.timedelta(days=10)


@pytest.fixture
def camille(db: None, now: dt.datetime) -> Account:
    account = make_account("camille_neuve", name="Camille Neuve", kind="public", verified=False)
    tie(account, 1, now=now)
    return account


def tie(account: Account, number: int, *, now: dt.datetime, **more: str) -> None:
    identity = identity_of(claims(number, exercise(**more)))
    qualify(account, found=Found.vouched(identity), method="pro_sante_connect", by=None, now=now)


def fresh(account: Account) -> Account:
    return Account.objects.get(pk=account.pk)


def departed(publish: Publish) -> None:
    publish([person for person in EVERYONE if person is not CAMILLE], day="202611240811")


def test_nothing_is_decided_without_a_register(camille: Account, now: dt.datetime) -> None:
    assert recheck(now=now + LATER) == Looked()
    assert fresh(camille).verified


def test_who_left_loses_the_mark_and_is_told(
    publish: Publish, camille: Account, now: dt.datetime, django_capture_on_commit_callbacks: object
) -> None:
    publish()
    recheck(now=now)
    departed(publish)
    with django_capture_on_commit_callbacks(execute=True):
        assert recheck(now=now + LATER) == Looked(suspended=1)
    assert not is_verified_physician(fresh(camille))
    found = qualification_of(camille)
    assert found is not None
    assert (found.state, found.mark, found.honorific) == ("suspended", "", "")
    assert [Verification.objects.get().state, Qualification.objects.count()] == ["withdrawn", 1]
    letter = mail.outbox[0]
    assert letter.to == [camille.user.email]
    assert "suspendue" in letter.subject
    assert "Pro Santé Connect" in letter.body
    assert CAMILLE.rpps not in letter.body + letter.subject
    assert recheck(now=now + LATER) == Looked()


def test_coming_back_to_the_register_restores(publish: Publish, camille: Account, now: dt.datetime) -> None:
    publish()
    departed(publish)
    recheck(now=now + LATER)
    publish(day="202611250811")
    assert recheck(now=now + LATER * 2) == Looked(restored=1)
    assert fresh(camille).verified
    found = qualification_of(camille)
    assert found is not None
    assert found.specialities == ("Qualifié en Médecine Générale",)
    names = [
        event.name
        for event in Event.objects.filter(subject_kind="qualification.qualification").order_by("id")
    ]
    assert names == ["qualification.vouched", "qualification.suspended", "qualification.restored"]


def test_a_new_sign_in_restores_at_once(publish: Publish, camille: Account, now: dt.datetime) -> None:
    publish()
    departed(publish)
    recheck(now=now + LATER)
    tie(camille, 1, now=now + LATER)
    assert fresh(camille).verified
    # The register may be late on someone vouched for yesterday; not for ever.
    assert recheck(now=now + LATER + dt.timedelta(days=1)) == Looked()
    assert recheck(now=now + LATER * 2) == Looked(suspended=1)


def test_an_intern_who_became_a_physician_is_one(publish: Publish, now: dt.datetime) -> None:
    publish()
    account = make_account("tom_neuf", name="Tom Neuf", kind="intern", verified=False)
    tie(account, 3, now=now, category="E")
    assert recheck(now=now) == Looked()
    assert (fresh(account).kind, fresh(account).verified) == ("intern", False)
    publish([*EVERYONE[:2], replace(INTERN, category="C", civility="DR"), *EVERYONE[3:]], day="202611240811")
    assert recheck(now=now) == Looked(changed=1)
    assert (fresh(account).kind, fresh(account).verified) == ("physician", True)


def test_a_physician_whom_the_register_calls_a_nurse_is_one_no_more(
    publish: Publish, camille: Account, now: dt.datetime
) -> None:
    publish([replace(NURSE, rpps=CAMILLE.rpps)])
    assert recheck(now=now) == Looked(changed=1)
    assert (fresh(camille).kind, fresh(camille).verified) == ("professional", False)


def test_revoked_in_the_middle_of_a_session(
    publish: Publish, camille: Account, cast: Cast, now: dt.datetime, settings: Any
) -> None:
    """What is kept for physicians closes at the very next page; the session goes on, and says why."""
    post = submit(
        cast.author, form=PostForm(text="Réunion mardi.", visibility="physicians"), acknowledged=True, now=now
    ).post
    publish()
    settings.COLLOQUE_OIDC = {"issuer": "https://psc.exemple.test"}  # offered; nothing is called here
    client = Client()
    client.force_login(camille.user)
    address = f"/@{cast.author.handle}/{post}"
    assert client.get(address).status_code == 200
    departed(publish)
    recheck(now=now + LATER)
    assert client.get(address).status_code == 404
    page = client.get("/accueil")
    assert page.status_code == 200
    assert "Votre marque est suspendue" in page.content.decode()
    assert "reconnectez-vous par Pro Santé Connect" in client.get("/qualite").content.decode()


def test_the_number_is_sealed(camille: Account) -> None:
    row = Qualification.objects.get()
    assert row.rpps == CAMILLE.rpps
    raw = Qualification.objects.extra(select={"raw": "rpps"}).values_list("raw", "digest")[0]
    assert CAMILLE.rpps.encode() not in bytes(raw[0])
    assert CAMILLE.rpps not in raw[1]
