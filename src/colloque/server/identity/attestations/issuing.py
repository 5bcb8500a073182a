"""The verbs of attestations: issue, revoke; the only writers of their table. No attestation is kept."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from colloque.server.engine.journal import record
from colloque.server.engine.states import advance

from . import status
from .disclosures import Presentation, conceal
from .keys import issuer, signed
from .models import Attestation
from .states import AttestationStates
from .verifying import TYPE

ACCOUNT = "urn:colloque:compte-reference:1"
PSEUDONYM = "urn:colloque:pseudonyme-enregistre:1"
LASTS = dt.timedelta(days=90)


def issue(
    claims: Mapping[str, Any],
    *,
    about: str,
    kind: str = ACCOUNT,
    holder_key: Mapping[str, Any] | None = None,
    by: int,
    now: dt.datetime,
) -> Presentation:
    """Attest ``claims``, each hidden behind its digest: the holder shows what he wants of them.

    Args:
        claims: What is attested: names and JSON values.
        about: What it rests on, ``reference:`` or ``pseudonym:`` and an id: what revokes it.
        kind: ``ACCOUNT`` or ``PSEUDONYM``: the ``vct`` of the attestation.
        holder_key: A public JWK of the holder, to bind presentations to; without it, whoever has it shows it.
        by: Account id of who asks.
        now: Aware moment; only its day is signed, so that two attestations of one person do not meet by it.

    Returns:
        The attestation with every disclosure.
    """
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    ends = day + LASTS
    hidden, disclosures = conceal(claims)
    with transaction.atomic():
        row = _placed(about=about, now=now, ends=ends)
        record("attestation.issued", subject=row, by=by, now=now, facts={"about": about})
    payload: dict[str, Any] = {
        "iss": issuer(),
        "iat": int(day.timestamp()),
        "exp": int(ends.timestamp()),
        "vct": kind,
        "status": {"status_list": {"uri": list_address(row.place), "idx": row.place % status.PLACES}},
        **({"cnf": {"jwk": dict(holder_key)}} if holder_key else {}),
        **hidden,
    }
    return Presentation(signed(payload, kind=TYPE), tuple(disclosures), "")


def revoke_about(about: str, *, by: int | None, now: dt.datetime) -> int:
    """Revoke every attestation that rests on ``about``; how many."""
    rows = list(Attestation.objects.filter(about=about, state="valid"))
    with transaction.atomic():
        for row in rows:
            advance(row, graph=AttestationStates, to="revoked", event="attestation.revoked", by=by, now=now)
    return len(rows)


def list_address(place: int) -> str:
    """Absolute address of the status list that holds ``place``."""
    return f"{issuer()}/attestation/etats/{place // status.PLACES}"


def _placed(*, about: str, now: dt.datetime, ends: dt.datetime) -> Attestation:
    """A row at a free place drawn at random in the first list that is less than half full."""
    number = Attestation.objects.count() // (status.PLACES // 2)
    while True:
        place = number * status.PLACES + secrets.randbelow(status.PLACES)
        try:
            with transaction.atomic():
                return Attestation.objects.create(place=place, about=about, issued_at=now, expires_at=ends)
        except IntegrityError:
            continue
