"""Attest an entry of the directory to its holder, and revoke what no longer holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from colloque.server.engine.errors import Forbidden
from colloque.server.engine.limits import limit

from ..attestations.disclosures import Presentation
from ..attestations.issuing import issue, revoke_about
from ..models import Account
from ..specialties import label
from .models import Reference
from .standings import standings_of

_RATE = "20/day"


def attest(account: Account, reference_id: int, *, now: dt.datetime) -> Presentation:
    """An attestation of one's own entry, with every claim it holds.

    Raises:
        Forbidden: not an entry of ``account``, not in the directory, or its mark is suspended.
        TooMany: twenty a day.
    """
    limit("attestation", source=f"a{account.pk}", rate=_RATE)
    rows = Reference.objects.filter(pk=reference_id, account=account, state="referenced")
    row = rows.select_related("account").first()
    if row is None or not standings_of([row])[row.pk]:
        raise Forbidden("Seul le titulaire d’un compte référencé en reçoit l’attestation.")
    return issue(claims_of(row), about=about(row), by=account.pk, now=now)


def claims_of(row: Reference) -> Mapping[str, Any]:
    """What is attested of an entry; each claim is shown or hidden alone."""
    claims: dict[str, Any] = {
        "name": row.name,
        "handle": row.handle,
        "network": row.network,
        "profession": row.profession,
        "standing": row.standing,
    }
    if row.specialty:
        claims["specialty"] = label(row.specialty)
    return claims


def about(row: Reference) -> str:
    """What an attestation of this entry rests on."""
    return f"reference:{row.pk}"


def revoke_lapsed(*, now: dt.datetime) -> int:
    """Revoke the attestations of entries whose mark is suspended since; how many."""
    rows = list(Reference.objects.filter(state="referenced", account__isnull=False).select_related("account"))
    standings = standings_of(rows)
    return sum(revoke_about(about(row), by=None, now=now) for row in rows if not standings[row.pk])
