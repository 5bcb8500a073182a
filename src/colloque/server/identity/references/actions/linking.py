"""Look whether the page of an account elsewhere leads back to its entry."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q

from colloque.server.engine.fetching import Fetcher
from colloque.server.engine.journal import record
from colloque.server.engine.outside import OutsideRefused, OutsideSilent

from ...models import Account
from ..decisions import leads_back
from ..links import me_links
from ..models import Reference
from .ruling import case_for

_EVERY = dt.timedelta(days=7)
_AT_ONCE = 20  # of one run of the worker


def check_link(councillor: Account, reference_id: int, *, fetcher: Fetcher, now: dt.datetime) -> bool | None:
    """Look now, for the Order.

    Returns:
        Whether the page leads back; None when it cannot be read.

    Raises:
        NotOrder, NotFound: as ``ruling.case_for``.
    """
    return _look(case_for(councillor, reference_id), fetcher=fetcher, by=councillor.pk, now=now)


def check_links(*, fetcher: Fetcher, now: dt.datetime) -> int:
    """Look again at entries nobody looked at for a week, the oldest look first; how many, 20 at most."""
    due = Q(link_checked_at=None) | Q(link_checked_at__lt=now - _EVERY)
    rows = Reference.objects.filter(due, state="referenced").exclude(address="")
    found = list(rows.order_by(F("link_checked_at").asc(nulls_first=True), "id")[:_AT_ONCE])
    for row in found:
        _look(row, fetcher=fetcher, by=None, now=now)
    return len(found)


def _look(row: Reference, *, fetcher: Fetcher, by: int | None, now: dt.datetime) -> bool | None:
    # No transaction is open while another machine takes its time.
    found = _leads_back(row, fetcher) if row.address else None
    with transaction.atomic():
        Reference.objects.filter(pk=row.pk).update(link_found=found, link_checked_at=now)
        record("reference.link_checked", subject=row, by=by, now=now, facts={"found": found})
    return found


def _leads_back(row: Reference, fetcher: Fetcher) -> bool | None:
    try:
        page = fetcher.fetch(row.address)
    except (OutsideRefused, OutsideSilent):
        return None
    wanted = [f"{settings.COLLOQUE_ORIGIN}/annuaire/{row.pk}"]
    if row.account is not None:
        wanted.append(f"{settings.COLLOQUE_ORIGIN}/@{row.account.handle}")
    return leads_back(me_links(page.body, url=page.url), wanted=wanted)
