"""The Order's decisions: reference, remove; each with a written reason, each in the journal."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from colloque.server.engine.errors import InvalidInput, NotFound
from colloque.server.engine.states import advance
from colloque.server.engine.text import clean_text

from ...attestations.issuing import revoke_about
from ...models import Account
from ...specialties import Field, every
from ..decisions import may_rule
from ..errors import NotOrder
from ..forms import NAME_LIMIT, REASON_LEAST, REASON_LIMIT, Holder, Outside
from ..models import Reference, Ruling
from ..states import ReferenceStates
from .proposing import keep, locate


@transaction.atomic
def add(councillor: Account, *, outside: Outside, holder: Holder, reason: str, now: dt.datetime) -> Reference:
    """Reference an account of another network that nobody asked for.

    Args:
        councillor: An account of the Order.
        outside: Which account.
        holder: Who holds it.
        reason: Why, 20 to 1000 code points; sealed, read by the Order only.
        now: Aware moment.

    Raises:
        NotOrder: not the Order.
        InvalidInput, FieldRefused: a field cannot be taken; ``field`` says which.
        ReferencedAlready: in the directory, or waiting.
    """
    _require_order(councillor, holder=None)
    made = Reference(
        name=clean_text(holder.name, field="name", limit=NAME_LIMIT, multiline=False),
        profession=_profession(holder.profession),
        specialty=_specialty(holder.specialty, profession=holder.profession),
        standing=_standing(holder.standing),
        proposed_at=now,
    )
    locate(made, outside, now=now, asking=councillor)
    keep(made, by=councillor.pk, now=now)
    return reference(councillor, made.pk, reason=reason, now=now)


@transaction.atomic
def reference(councillor: Account, reference_id: int, *, reason: str, now: dt.datetime) -> Reference:
    """Put a proposed entry into the directory.

    Raises:
        NotOrder: not the Order, or one's own account.
        NotFound: no such entry.
        InvalidInput: no reason, or a short one.
        IllegalMove: it does not wait any more.
    """
    row = case_for(councillor, reference_id)
    _rule(row, to="referenced", event="reference.added", by=councillor, reason=reason, now=now)
    row.referenced_at = now
    row.save(update_fields=["referenced_at"])
    return row


@transaction.atomic
def remove(councillor: Account, reference_id: int, *, reason: str, now: dt.datetime) -> Reference:
    """Refuse a proposed entry, or take one out of the directory, for good. Errors as ``reference``."""
    row = case_for(councillor, reference_id)
    _rule(row, to="removed", event="reference.removed", by=councillor, reason=reason, now=now)
    row.removed_at = now
    row.save(update_fields=["removed_at"])
    revoke_about(f"reference:{row.pk}", by=councillor.pk, now=now)
    return row


def case_for(councillor: Account, reference_id: int) -> Reference:
    """The entry, for a councillor who may decide of it.

    Raises:
        NotOrder, NotFound: as ``reference``.
    """
    _require_order(councillor, holder=None)
    row = Reference.objects.select_related("account").filter(pk=reference_id).first()
    if row is None:
        raise NotFound
    _require_order(councillor, holder=row.account_id)
    return row


def _require_order(councillor: Account, *, holder: int | None) -> None:
    if not may_rule(
        role=councillor.role,
        suspended=councillor.suspended_at is not None,
        councillor=councillor.pk,
        holder=holder,
    ):
        raise NotOrder


def _rule(row: Reference, *, to: str, event: str, by: Account, reason: str, now: dt.datetime) -> None:
    written = clean_text(reason, field="reason", limit=REASON_LIMIT)
    if len(written) < REASON_LEAST:
        raise InvalidInput(
            "Écrivez pourquoi, en une phrase : vingt caractères au moins.", field="reason", code="too_short"
        )
    ruling = Ruling.objects.create(reference=row, was=row.state, to=to, by=by.pk, reason=written, at=now)
    advance(row, graph=ReferenceStates, to=to, event=event, by=by.pk, now=now, facts={"ruling": ruling.pk})


def _profession(kind: str) -> str:
    if kind not in Account.Kind.values or kind == Account.Kind.PUBLIC:
        raise InvalidInput("Ce choix n’existe pas.", field="profession")
    return kind


def _specialty(slug: str, *, profession: str) -> str:
    """A specialty of physicians for a physician, another profession for a professional, or nothing."""
    if not slug:
        return ""
    line = every().get(slug)
    wanted = Field.PROFESSION if profession == Account.Kind.PROFESSIONAL else Field.SPECIALTY
    if line is None or line.field is not wanted:
        raise InvalidInput("Cette spécialité n’est pas dans la liste.", field="specialty")
    return slug


def _standing(standing: str) -> str:
    if standing not in Reference.Standing.values:
        raise InvalidInput("Ce choix n’existe pas.", field="standing")
    return standing
