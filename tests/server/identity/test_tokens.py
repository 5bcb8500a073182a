"""Bearer tokens: shown once, kept as a hash, bounded by their scopes."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque.server.engine.errors import InvalidInput
from colloque.server.identity.actions import issue_token, revoke_token
from colloque.server.identity.models import AccessToken
from colloque.server.identity.queries import bearer
from server.cast import Cast


def test_a_token_acts_for_its_account_until_revoked(cast: Cast, now: dt.datetime) -> None:
    token = issue_token(cast.author, scopes="read write:statuses", application="essai", now=now)
    held = bearer(token)
    assert held is not None
    assert held.account == cast.author
    assert (held.allows("read:search"), held.allows("write:statuses"), held.allows("write")) == (
        True,
        True,
        False,
    )
    assert AccessToken.objects.get().digest not in (token, "")
    assert revoke_token(token, now=now)
    assert bearer(token) is None
    assert not revoke_token(token, now=now)


def test_two_tokens_differ(cast: Cast, now: dt.datetime) -> None:
    issued = {issue_token(cast.author, scopes="read", application="essai", now=now) for _ in range(3)}
    assert len(issued) == 3
    assert all(len(token) == 43 for token in issued)


@pytest.mark.parametrize("scopes", ["", "  ", "admin:read", "read tout", "read:" + "x" * 90, "read\x00"])
def test_scopes_that_do_not_exist_are_refused(cast: Cast, now: dt.datetime, scopes: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        issue_token(cast.author, scopes=scopes, application="essai", now=now)
    assert refused.value.field == "scopes"


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "inconnu", "x" * 100_000, "\x00", "é", "\ud800"])
def test_an_unknown_token_is_nobody(token: str) -> None:
    assert bearer(token) is None
    assert not revoke_token(token, now=dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
