"""Open the sealed link: by the Order, with a written reason, in the journal, told as the policy says."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction

from colloque.server.engine.journal import record
from colloque.server.engine.limits import limit

from ...models import Account
from .. import vault
from ..decisions import tell_at
from ..forms import Identity
from ..models import Opening
from ..notices import tell
from .deciding import case_for, written

# A council reads a few cases a day; whoever wants them all is stopped early.
_RATE = "30/day"


def open_identity(councillor: Account, declaration_id: int, *, reason: str, now: dt.datetime) -> Identity:
    """Who bears the pseudonym. Written down before it is given: who asked, when, why.

    Args:
        councillor: An account of the Order.
        declaration_id: Which declaration.
        reason: Why, 20 to 1000 code points; sealed, read by the Order.
        now: Aware moment.

    Returns:
        The identity, to be shown once; keep it nowhere.

    Raises:
        NotCouncil, NotFound: as ``deciding.case_for``.
        InvalidInput: no reason, or a short one.
        NotDecidable: the link was erased, or does not open.
        TooMany: thirty a day.
    """
    declaration = case_for(councillor, declaration_id)
    sealed = vault.seal_reason(written(reason))
    limit("pseudonym.open", source=f"a{councillor.pk}", rate=_RATE)
    with transaction.atomic():
        identity = vault.opened(declaration)
        due = tell_at(now, days=settings.COLLOQUE_IDENTITY_NOTICE_DAYS)
        opening = Opening.objects.create(
            declaration=declaration, by=councillor.pk, reason=sealed, at=now, tell_at=due
        )
        record(
            "pseudonym.opened", subject=declaration, by=councillor.pk, now=now, facts={"opening": opening.pk}
        )
        _tell(opening, now=now)
    return identity


def tell_openings(*, now: dt.datetime) -> int:
    """Tell the bearers of openings whose time has come; how many."""
    due = Opening.objects.filter(told_at=None, tell_at__lte=now).order_by("id")[:200]
    told = 0
    for opening in due.select_related("declaration__account__user"):
        with transaction.atomic():
            told += _tell(opening, now=now)
    return told


def _tell(opening: Opening, *, now: dt.datetime) -> bool:
    """Tell of one opening once its time has come; whether it was now, and here."""
    if opening.tell_at is None or opening.tell_at > now:
        return False
    if Opening.objects.filter(pk=opening.pk, told_at=None).update(told_at=now) != 1:
        return False  # another process did
    tell(opening.declaration.account, "opened")
    return True
