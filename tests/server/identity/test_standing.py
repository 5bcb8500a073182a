"""Verified, trusted, suspended: by whom, and what follows."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque.server.engine.errors import Conflict, Forbidden, InvalidInput
from colloque.server.engine.models import Event
from colloque.server.identity.actions import (
    issue_token,
    reinstate,
    set_role,
    suspend,
    verify_physician,
    withdraw_verification,
)
from colloque.server.identity.contexts import is_verified_physician
from colloque.server.identity.models import Account, Verification
from colloque.server.identity.queries import bearer, profile_of
from server.cast import Cast, make_account


@pytest.fixture
def newcomer(db: None) -> Account:
    return make_account("neuve", name="Neuve Fictive", verified=False)


def test_a_verification_says_what_how_and_when(newcomer: Account, now: dt.datetime) -> None:
    verify_physician(newcomer, method="administrator", by=None, now=now)
    mark = profile_of(Account.objects.get(pk=newcomer.pk)).verified
    assert mark is not None
    assert (mark.method, mark.at) == ("administrator", now)
    assert mark.what
    assert mark.how
    with pytest.raises(Conflict):
        verify_physician(newcomer, method="demo", by=None, now=now)


def test_a_withdrawn_verification_is_kept_and_marks_nothing(newcomer: Account, now: dt.datetime) -> None:
    verify_physician(newcomer, method="administrator", by=None, now=now)
    withdraw_verification(newcomer, by=None, now=now)
    assert not Account.objects.get(pk=newcomer.pk).verified
    assert profile_of(newcomer).verified is None
    assert Verification.objects.get().state == "withdrawn"
    assert Event.objects.filter(name="verification.withdrawn").count() == 1
    with pytest.raises(Conflict):
        withdraw_verification(newcomer, by=None, now=now)


@pytest.mark.parametrize("kind", ["intern", "public", "establishment", "professional"])
def test_only_a_physician_is_verified_as_one(cast: Cast, now: dt.datetime, kind: str) -> None:
    account = make_account(f"une_{kind}", name="Une Personne", kind=kind, verified=False)
    with pytest.raises(InvalidInput):
        verify_physician(account, method="administrator", by=None, now=now)
    assert not is_verified_physician(account)


def test_an_unknown_method_is_refused(newcomer: Account, now: dt.datetime) -> None:
    with pytest.raises(InvalidInput):
        verify_physician(newcomer, method="parole", by=None, now=now)


POWERS = [
    ("moderator", "stranger", True),
    ("moderator", "moderator", False),
    ("stranger", "lay", False),
    ("lay", "stranger", False),
]


@pytest.mark.parametrize(("actor", "target", "allowed"), POWERS)
def test_who_may_suspend_whom(cast: Cast, now: dt.datetime, actor: str, target: str, allowed: bool) -> None:
    by, account = getattr(cast, actor).pk, getattr(cast, target)
    if allowed:
        suspend(account, by=by, now=now)
    else:
        with pytest.raises(Forbidden):
            suspend(account, by=by, now=now)
    assert (Account.objects.get(pk=account.pk).suspended_at is not None) is allowed


def test_a_suspended_account_neither_signs_in_nor_acts(cast: Cast, now: dt.datetime) -> None:
    token = issue_token(cast.author, scopes="read", application="essai", now=now)
    assert bearer(token) is not None
    suspend(cast.author, by=cast.moderator.pk, now=now)
    assert bearer(token) is None
    assert not is_verified_physician(cast.author)
    cast.author.user.refresh_from_db()
    assert not cast.author.user.is_active
    with pytest.raises(Forbidden):
        issue_token(cast.author, scopes="read", application="essai", now=now)
    with pytest.raises(Conflict):
        suspend(cast.author, by=None, now=now)
    reinstate(cast.author, by=None, now=now)
    cast.author.user.refresh_from_db()
    assert cast.author.user.is_active
    assert bearer(token) is None
    with pytest.raises(Conflict):
        reinstate(cast.author, by=None, now=now)


def test_roles_come_from_above(cast: Cast, now: dt.datetime) -> None:
    set_role(cast.colleague, role="order", by=None, now=now)
    set_role(cast.stranger, role="moderator", by=cast.colleague.pk, now=now)
    assert Account.objects.get(pk=cast.stranger.pk).role == "moderator"
    for by, role in ((cast.moderator.pk, "moderator"), (cast.colleague.pk, "order"), (cast.lay.pk, "member")):
        with pytest.raises(Forbidden):
            set_role(cast.intern, role=role, by=by, now=now)
    with pytest.raises(InvalidInput):
        set_role(cast.intern, role="king", by=None, now=now)
    assert Event.objects.filter(name="account.role").count() == 2
