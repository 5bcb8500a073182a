"""The council's decisions: register, send back, strike off; each with a written reason."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from colloque.server.engine.errors import InvalidInput, NotFound
from colloque.server.engine.states import advance
from colloque.server.engine.text import clean_text

from ...models import Account
from .. import vault
from ..decisions import may_decide
from ..errors import NotCouncil, NotDecidable
from ..forms import REASON_LEAST, REASON_LIMIT
from ..models import Declaration
from ..notices import tell
from ..numbers import new_number
from ..states import PseudonymStates


@transaction.atomic
def register(councillor: Account, declaration_id: int, *, reason: str, now: dt.datetime) -> str:
    """Register the pseudonym; the number of its attestation.

    Args:
        councillor: An account of the Order.
        declaration_id: Which declaration.
        reason: Why, 20 to 1000 code points; sealed, told to the bearer.
        now: Aware moment.

    Raises:
        NotCouncil, NotFound: as ``case_for``.
        InvalidInput: no reason, or a short one.
        NotDecidable: nobody has read who the bearer is since the declaration.
        IllegalMove: it does not wait for a decision (any more).
    """
    declaration = case_for(councillor, declaration_id)
    sealed = vault.seal_reason(written(reason))
    read = declaration.openings.filter(at__gte=declaration.declared_at or now).exists()
    if declaration.state == "declared" and not read:
        raise NotDecidable("unread")
    _move(declaration, "registered", "pseudonym.registered", councillor, now)
    number = new_number()
    _write(declaration, registered_at=now, number=number, decided_by=councillor.pk, reason=sealed)
    tell(declaration.account, "registered")
    return number


@transaction.atomic
def send_back(councillor: Account, declaration_id: int, *, reason: str, now: dt.datetime) -> None:
    """Send the declaration back: its bearer reads why, corrects, declares again. Errors as ``register``."""
    declaration = case_for(councillor, declaration_id)
    sealed = vault.seal_reason(written(reason))
    _move(declaration, "none", "pseudonym.returned", councillor, now)
    _write(declaration, returned_at=now, decided_by=councillor.pk, reason=sealed)
    tell(declaration.account, "returned")


@transaction.atomic
def strike(councillor: Account, declaration_id: int, *, reason: str, now: dt.datetime) -> None:
    """Withdraw a registered pseudonym, or refuse a declared one for good. Errors as ``register``."""
    declaration = case_for(councillor, declaration_id)
    sealed = vault.seal_reason(written(reason))
    _move(declaration, "withdrawn", "pseudonym.struck", councillor, now)
    _write(declaration, withdrawn_at=now, decided_by=councillor.pk, reason=sealed)
    tell(declaration.account, "struck")


def case_for(councillor: Account, declaration_id: int) -> Declaration:
    """The declaration, for a councillor who may decide of it.

    Raises:
        NotCouncil: not the Order, suspended, or the bearer of this pseudonym.
        NotFound: no such declaration.
    """
    if councillor.role != Account.Role.ORDER:
        raise NotCouncil
    declaration = Declaration.objects.select_related("account__user").filter(pk=declaration_id).first()
    if declaration is None:
        raise NotFound
    if not may_decide(
        role=councillor.role,
        suspended=councillor.suspended_at is not None,
        councillor=councillor.pk,
        bearer=declaration.account_id,
    ):
        raise NotCouncil
    return declaration


def written(reason: str) -> str:
    """The reason, cleaned.

    Raises:
        InvalidInput: fewer than 20 code points, or more than 1000.
    """
    text = clean_text(reason, field="reason", limit=REASON_LIMIT)
    if len(text) < REASON_LEAST:
        raise InvalidInput(
            "Écrivez pourquoi, en une phrase : vingt caractères au moins.", field="reason", code="too_short"
        )
    return text


def _move(declaration: Declaration, to: str, event: str, councillor: Account, now: dt.datetime) -> None:
    advance(declaration, graph=PseudonymStates, to=to, event=event, by=councillor.pk, now=now)


def _write(declaration: Declaration, **values: object) -> None:
    for name, value in values.items():
        setattr(declaration, name, value)
    declaration.save(update_fields=list(values))
