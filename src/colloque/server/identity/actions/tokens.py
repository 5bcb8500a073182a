"""Bearer tokens of the client API: shown once, kept as a hash."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction

from colloque.server.engine.errors import Forbidden, InvalidInput
from colloque.server.engine.journal import record
from colloque.server.engine.text import clean_text

from ..decisions import unknown_scopes
from ..models import AccessToken, Account
from ..tokens import digest

_APPLICATION_LIMIT = 60


def issue_token(account: Account, *, scopes: str, application: str, now: dt.datetime) -> str:
    """Give ``application`` a token to act as ``account``.

    Args:
        account: In whose name.
        scopes: Separated by blanks, as ``read write:statuses follow push``; at least one.
        application: Name shown to the person, 1 to 60 code points.
        now: Aware moment.

    Returns:
        The token, 43 characters of ``A-Za-z0-9_-``; it cannot be read again.

    Raises:
        InvalidInput: no scope, or one this server does not give.
        Forbidden: the account is suspended.
    """
    asked = list(dict.fromkeys(scopes.split()))
    if not asked or unknown_scopes(asked) or len(" ".join(asked)) > 200:
        raise InvalidInput("Ces droits n’existent pas : read, write, follow ou push.", field="scopes")
    name = clean_text(application, field="application", limit=_APPLICATION_LIMIT, multiline=False)
    if account.suspended_at is not None:
        raise Forbidden("Ce compte est suspendu.")
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        row = AccessToken.objects.create(
            account=account, digest=digest(token), scopes=" ".join(asked), application=name, created_at=now
        )
        record("token.issued", subject=row, by=account.id, now=now, facts={"scopes": asked})
    return token


def revoke_token(token: str, *, now: dt.datetime) -> bool:
    """End a token; whether there was one to end."""
    with transaction.atomic():
        row = AccessToken.objects.filter(digest=digest(token), revoked_at=None).first()
        if row is None or not AccessToken.objects.filter(pk=row.pk, revoked_at=None).update(revoked_at=now):
            return False
        record("token.revoked", subject=row, by=row.account_id, now=now)
    return True
