"""``colloque account``: what an operator does to accounts."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Callable

from django.db import DatabaseError, transaction
from django.utils import timezone

from colloque.server.engine.errors import ColloqueError, NotFound
from colloque.server.identity import actions, queries
from colloque.server.identity.models import Account

from .saying import database_silent, fail


def main(options: argparse.Namespace) -> int:
    """Do what ``options.verb`` says; 0, or 2 with one French line on stderr."""
    try:
        print(_VERBS[options.verb](options))
    except ColloqueError as refusal:
        return fail(refusal.safe)
    except DatabaseError:
        return fail(database_silent())
    return 0


def _create(options: argparse.Namespace) -> str:
    password = _typed_password() if options.password_stdin else secrets.token_urlsafe(15)
    now = timezone.now()
    with transaction.atomic():
        account = actions.create_account(
            email=options.email,
            password=password,
            handle=options.handle,
            display_name=options.name,
            kind=options.kind,
            role=options.role,
            is_pseudonym=options.pseudonym,
            now=now,
        )
        if options.verified:
            actions.verify_physician(account, method="administrator", by=None, now=now)
    said = f"Compte @{account.handle} ouvert."
    return said if options.password_stdin else f"{said} Mot de passe, écrit cette seule fois : {password}"


def _verify(options: argparse.Namespace) -> str:
    account = account_named(options.handle)
    actions.verify_physician(account, method="administrator", by=None, now=timezone.now())
    return f"@{account.handle} est un médecin vérifié."


def _withdraw(options: argparse.Namespace) -> str:
    account = account_named(options.handle)
    actions.withdraw_verification(account, by=None, now=timezone.now())
    return f"@{account.handle} n’est plus marqué comme médecin vérifié."


def _suspend(options: argparse.Namespace) -> str:
    account = account_named(options.handle)
    actions.suspend(account, by=None, now=timezone.now())
    return f"@{account.handle} est suspendu."


def _reinstate(options: argparse.Namespace) -> str:
    account = account_named(options.handle)
    actions.reinstate(account, by=None, now=timezone.now())
    return f"@{account.handle} est rétabli."


def _role(options: argparse.Namespace) -> str:
    account = account_named(options.handle)
    actions.set_role(account, role=options.role, by=None, now=timezone.now())
    return f"@{account.handle} a le rôle {options.role}."


def account_named(handle: str) -> Account:
    """The account with this handle.

    Raises:
        NotFound: there is none.
    """
    found = queries.account_by_handle(handle)
    if found is None:
        raise NotFound("Ce compte n’existe pas.")
    return found


def _typed_password() -> str:
    return sys.stdin.readline().rstrip("\r\n")


_VERBS: dict[str, Callable[[argparse.Namespace], str]] = {
    "create": _create,
    "verify": _verify,
    "withdraw": _withdraw,
    "suspend": _suspend,
    "reinstate": _reinstate,
    "role": _role,
}
