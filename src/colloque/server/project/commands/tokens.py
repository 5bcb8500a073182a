"""``colloque token``: bearer tokens of the client API."""

from __future__ import annotations

import argparse

from django.db import DatabaseError
from django.utils import timezone

from colloque.server.engine.errors import ColloqueError
from colloque.server.identity.actions import issue_token

from .accounts import account_named
from .saying import database_silent, fail


def main(options: argparse.Namespace) -> int:
    """Print a new token, alone on stdout; 0, or 2 with one French line on stderr."""
    try:
        account = account_named(options.account)
        print(
            issue_token(account, scopes=options.scopes, application=options.application, now=timezone.now())
        )
    except ColloqueError as refusal:
        return fail(refusal.safe)
    except DatabaseError:
        return fail(database_silent())
    return 0
