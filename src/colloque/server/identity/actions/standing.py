"""Verify, give a role, suspend: what an account is worth, always by someone and always in the journal."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from colloque.server.engine.errors import Conflict, Forbidden, InvalidInput, NotFound
from colloque.server.engine.journal import record
from colloque.server.engine.states import advance

from ..decisions import METHODS, may_govern
from ..models import AccessToken, Account, User, Verification
from ..states import VerificationStates


def verify_physician(account: Account, *, method: str, by: int | None, now: dt.datetime) -> Verification:
    """Mark ``account`` as a verified physician.

    Args:
        account: A physician's account.
        method: ``administrator`` or ``demo``.
        by: Account id of who checked; None from the command line.
        now: Aware moment.

    Raises:
        InvalidInput: not a physician's account, or an unknown method.
        Conflict: verified already.
        Forbidden: ``by`` may not verify.
    """
    if method not in METHODS:
        raise InvalidInput("Cette façon de vérifier n’existe pas.", field="method")
    _require_power(by, account)
    with transaction.atomic():
        fresh = _locked(account)
        if fresh.kind != Account.Kind.PHYSICIAN:
            raise InvalidInput("Seul un compte de médecin peut être vérifié comme médecin.", field="kind")
        if fresh.verified:
            raise Conflict("Ce médecin est déjà vérifié.", code="already_verified")
        verification = Verification.objects.create(account=fresh, method=method, at=now, by=by)
        Account.objects.filter(pk=fresh.pk).update(verified=True)
        record("account.verified", subject=account, by=by, now=now, facts={"method": method})
    account.verified = True
    return verification


def withdraw_verification(account: Account, *, by: int | None, now: dt.datetime) -> None:
    """Take the mark of verified physician away; the past verification is kept, as withdrawn.

    Raises:
        Conflict: not verified.
        Forbidden: ``by`` may not.
    """
    _require_power(by, account)
    with transaction.atomic():
        valid = _locked(account).verifications.filter(state="valid").order_by("-id").first()
        if valid is None:
            raise Conflict("Ce compte n’est pas vérifié.", code="not_verified")
        advance(
            valid, graph=VerificationStates, to="withdrawn", event="verification.withdrawn", by=by, now=now
        )
        Account.objects.filter(pk=account.pk).update(verified=False)
    account.verified = False


def set_role(account: Account, *, role: str, by: int | None, now: dt.datetime) -> None:
    """Give ``account`` a role in the community; only the Order or the command line does.

    Raises:
        InvalidInput: no such role.
        Forbidden: ``by`` may not, or would give a role as high as its own.
    """
    if role not in Account.Role.values:
        raise InvalidInput("Ce rôle n’existe pas.", field="role")
    _require_power(by, account)
    if by is not None and not may_govern(Account.objects.get(pk=by).role, role):
        raise Forbidden("Vous ne pouvez pas donner ce rôle.")
    with transaction.atomic():
        was = _locked(account).role
        Account.objects.filter(pk=account.pk).update(role=role)
        record("account.role", subject=account, by=by, now=now, facts={"from": was, "to": role})
    account.role = role


def suspend(account: Account, *, by: int | None, now: dt.datetime) -> None:
    """Close the door to ``account``: no sign-in, no token; what it published stays.

    Raises:
        Conflict: suspended already.
        Forbidden: ``by`` may not.
    """
    _require_power(by, account)
    with transaction.atomic():
        fresh = _locked(account)
        if fresh.suspended_at is not None:
            raise Conflict("Ce compte est déjà suspendu.", code="already_suspended")
        Account.objects.filter(pk=fresh.pk).update(suspended_at=now)
        User.objects.filter(pk=fresh.user_id).update(is_active=False)
        revoked = AccessToken.objects.filter(account=fresh, revoked_at=None).update(revoked_at=now)
        record("account.suspended", subject=account, by=by, now=now, facts={"tokens": revoked})
    account.suspended_at = now


def reinstate(account: Account, *, by: int | None, now: dt.datetime) -> None:
    """Open the door again; tokens stay revoked.

    Raises:
        Conflict: not suspended.
        Forbidden: ``by`` may not.
    """
    _require_power(by, account)
    with transaction.atomic():
        fresh = _locked(account)
        if fresh.suspended_at is None:
            raise Conflict("Ce compte n’est pas suspendu.", code="not_suspended")
        Account.objects.filter(pk=fresh.pk).update(suspended_at=None)
        User.objects.filter(pk=fresh.user_id).update(is_active=True)
        record("account.reinstated", subject=account, by=by, now=now)
    account.suspended_at = None


def hold_account(account: Account, *, now: dt.datetime) -> None:
    """Let ``account`` wait for a person’s decision: it reads, it does not speak. Twice is once."""
    with transaction.atomic():
        if _locked(account).held_at is None:
            Account.objects.filter(pk=account.pk).update(held_at=now)
            record("account.held", subject=account, by=None, now=now)
            account.held_at = now


def release_account(account: Account, *, now: dt.datetime) -> None:
    """Let ``account`` speak again; does nothing when it was not held."""
    with transaction.atomic():
        if _locked(account).held_at is not None:
            Account.objects.filter(pk=account.pk).update(held_at=None)
            record("account.released", subject=account, by=None, now=now)
            account.held_at = None


def _locked(account: Account) -> Account:
    fresh = Account.objects.select_for_update().filter(pk=account.pk).first()
    if fresh is None:
        raise NotFound
    return fresh


def _require_power(by: int | None, account: Account) -> None:
    if by is None:
        return
    actor = Account.objects.filter(pk=by, suspended_at=None).first()
    if actor is None or actor.pk == account.pk or not may_govern(actor.role, account.role):
        raise Forbidden("Cette décision ne vous revient pas.")
