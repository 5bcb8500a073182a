"""Without e-CPS: two different moderators vouch, each in the journal; one is enough to refuse."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from colloque.server.engine.errors import Forbidden, NotFound, TooMany
from colloque.server.engine.models import Event
from colloque.server.identity.models import Account
from colloque.server.identity.qualification.errors import NotQualified
from colloque.server.identity.qualification.models import Qualification, VerificationRequest
from colloque.server.identity.qualification.queries import open_requests
from colloque.server.identity.qualification.requests import ask_two_moderators, refuse, vouch
from colloque.server.identity.registry.synthetic import fictional_rpps
from server.cast import Cast, make_account

from ..registry.people import CAMILLE, INTERN, Publish


@pytest.fixture
def newcomer(db: None) -> Account:
    return make_account("neuve", name="Camille Rey", verified=False)


@pytest.fixture
def second(db: None) -> Account:
    return make_account("paul_moderation", name="Paul Moderation", role="moderator")


def test_two_moderators_make_a_physician(
    publish: Publish, cast: Cast, newcomer: Account, second: Account, now: dt.datetime
) -> None:
    publish()
    asked = ask_two_moderators(newcomer, rpps=CAMILLE.rpps, now=now)
    assert [one.registered.rpps for one in open_requests(second) if one.registered] == [CAMILLE.rpps]
    assert not vouch(cast.moderator, asked.pk, now=now)
    assert not Account.objects.get(pk=newcomer.pk).verified
    with pytest.raises(NotQualified) as refusal:
        vouch(cast.moderator, asked.pk, now=now)
    assert refusal.value.code == "vouched_already"
    assert vouch(second, asked.pk, now=now)
    assert Account.objects.get(pk=newcomer.pk).verified
    who = Event.objects.filter(name="verification.vouched").order_by("id").values_list("actor_id", flat=True)
    assert list(who) == [cast.moderator.pk, second.pk]
    with pytest.raises(NotFound):
        vouch(second, asked.pk, now=now)


def test_an_intern_stays_one(publish: Publish, cast: Cast, second: Account, now: dt.datetime) -> None:
    publish()
    asked = ask_two_moderators(cast.intern, rpps=INTERN.rpps, now=now)
    vouch(cast.moderator, asked.pk, now=now)
    vouch(second, asked.pk, now=now)
    account = Account.objects.get(pk=cast.intern.pk)
    assert (account.kind, account.verified) == ("intern", False)


def test_one_moderator_is_enough_to_refuse(
    publish: Publish, cast: Cast, newcomer: Account, now: dt.datetime
) -> None:
    publish()
    asked = ask_two_moderators(newcomer, rpps=CAMILLE.rpps, now=now)
    refuse(cast.moderator, asked.pk, now=now)
    assert VerificationRequest.objects.get().state == "refused"
    assert not Qualification.objects.exists()
    ask_two_moderators(newcomer, rpps=CAMILLE.rpps, now=now)


@pytest.mark.parametrize("role", ["stranger", "lay", "intern"])
def test_nobody_else_reads_or_decides(
    publish: Publish, cast: Cast, newcomer: Account, now: dt.datetime, role: str
) -> None:
    publish()
    asked = ask_two_moderators(newcomer, rpps=CAMILLE.rpps, now=now)
    for attempt in (
        lambda: open_requests(getattr(cast, role)),
        lambda: vouch(getattr(cast, role), asked.pk, now=now),
        lambda: refuse(getattr(cast, role), asked.pk, now=now),
    ):
        with pytest.raises(Forbidden):
            attempt()
    client = Client()
    client.force_login(getattr(cast, role).user)
    assert client.get("/moderation/verifications").status_code == 403


def test_nobody_vouches_for_himself(publish: Publish, cast: Cast, now: dt.datetime) -> None:
    publish()
    asked = ask_two_moderators(cast.moderator, rpps=CAMILLE.rpps, now=now)
    with pytest.raises(Forbidden):
        vouch(cast.moderator, asked.pk, now=now)


def test_what_cannot_be_asked(publish: Publish, cast: Cast, newcomer: Account, now: dt.datetime) -> None:
    publish()
    masked = make_account("dr_masque", name="Docteur Masque", verified=False)
    Account.objects.filter(pk=masked.pk).update(is_pseudonym=True)
    masked.refresh_from_db()
    hospital = make_account("ch_fictif", name="CH fictif", kind="establishment", verified=False)
    for account, number, code in (
        (newcomer, fictional_rpps(99), "unknown_number"),
        (newcomer, "abc", "unknown_number"),
        (masked, CAMILLE.rpps, "pseudonym"),
        (hospital, CAMILLE.rpps, "not_a_person"),
    ):
        with pytest.raises(NotQualified) as refusal:
            ask_two_moderators(account, rpps=number, now=now)
        assert refusal.value.code == code
    ask_two_moderators(newcomer, rpps=CAMILLE.rpps, now=now)
    with pytest.raises(NotQualified) as refusal:
        ask_two_moderators(newcomer, rpps=CAMILLE.rpps, now=now)
    assert refusal.value.code == "asked_already"


def test_one_asks_five_times_a_day(publish: Publish, newcomer: Account, now: dt.datetime) -> None:
    publish()
    for _ in range(5):
        with pytest.raises(NotQualified):
            ask_two_moderators(newcomer, rpps=fictional_rpps(99), now=now)
    with pytest.raises(TooMany):
        ask_two_moderators(newcomer, rpps=CAMILLE.rpps, now=now)


def test_the_pages_do_it(publish: Publish, cast: Cast, newcomer: Account, second: Account) -> None:
    publish()
    person = Client()
    person.force_login(newcomer.user)
    assert person.post("/qualite", {"rpps": "12"}).status_code == 422
    assert person.post("/qualite", {"rpps": CAMILLE.rpps}).status_code == 302
    assert "attend deux modérateurs" in person.get("/qualite").content.decode()
    request = VerificationRequest.objects.get()
    for moderator in (cast.moderator, second):
        client = Client()
        client.force_login(moderator.user)
        assert CAMILLE.rpps in client.get("/moderation/verifications").content.decode()
        address = f"/moderation/verifications/{request.pk}"
        assert client.post(address, {"decision": "peut-être"}).status_code == 400
        assert client.post(address, {"decision": "vouch"}).status_code == 302
    assert "Médecin" in person.get("/qualite").content.decode()
