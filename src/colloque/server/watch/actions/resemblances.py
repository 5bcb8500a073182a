"""Who looks like whom: look at accounts as they open or change, tell, hold, and let people decide."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from colloque.server.engine.errors import NotFound
from colloque.server.engine.journal import entries, record
from colloque.server.engine.states import advance
from colloque.server.identity import actions as identity
from colloque.server.identity.models import Account
from colloque.server.publishing import actions as publishing
from colloque.server.publishing.models import Notification

from ..impersonation.likeness import Band, Likeness, likeness
from ..impersonation.persona import Persona
from ..models import Cursor, Resemblance
from ..queries.personas import Protected, personas
from ..queries.resemblances import may_decide
from ..states import ResemblanceStates

_READER, _SCANNER = "resemblances", "resemblance scan"
_CHANGES = ("account.opened", "profile.updated")
# What was dismissed is told again when the score has grown by this much.
_GROWN = 1.0
_PROTECTED = Protected()


def look_for_resemblances(*, now: dt.datetime, protected: Protected = _PROTECTED) -> int:
    """Look at the accounts opened or changed since the last call, at most 500 entries of the journal.

    Returns:
        How many resemblances were told or held.
    """
    cursor, _ = Cursor.objects.get_or_create(name=_READER)
    changed = list(entries(after=cursor.last, names=_CHANGES))
    if not changed:
        return 0
    told = _look_at({entry.subject_id for entry in changed}, now=now, protected=protected)
    Cursor.objects.filter(pk=_READER).update(last=changed[-1].pk)
    return told


def scan(*, now: dt.datetime, batch: int = 2000, protected: Protected = _PROTECTED) -> tuple[int, int]:
    """Look at the next ``batch`` accounts whatever happened to them; go on where the last call stopped.

    Returns:
        How many accounts were looked at, 0 at the end, when the next call begins again; how many resemblances
        were told or held.
    """
    cursor, _ = Cursor.objects.get_or_create(name=_SCANNER)
    ids = list(Account.objects.filter(pk__gt=cursor.last).order_by("id").values_list("pk", flat=True)[:batch])
    told = _look_at(ids, now=now, protected=protected)
    Cursor.objects.filter(pk=_SCANNER).update(last=ids[-1] if ids else 0)
    return len(ids), told


def call_own(account: Account, resemblance_id: int, *, now: dt.datetime) -> None:
    """The person says that the other account is his too: never told again.

    Raises:
        NotFound: no such resemblance of ``account``.
        IllegalMove: decided already.
    """
    with transaction.atomic():
        row = _own(account, resemblance_id)
        _settle(row, to="own", event="resemblance.own", by=account, now=now)


def report(account: Account, resemblance_id: int, *, now: dt.datetime) -> None:
    """The person says that he is imitated: the other account waits for a moderator.

    Raises:
        NotFound: no such resemblance of ``account``.
        IllegalMove: held or decided already.
    """
    with transaction.atomic():
        row = _own(account, resemblance_id)
        _hold(row, by=account.pk, now=now)


def decide(moderator: Account, resemblance_id: int, *, imposture: bool, now: dt.datetime) -> None:
    """A moderator decides. An imposture stays held: to suspend the account is another act.

    Raises:
        NotFound: no such resemblance, or not for this moderator.
        IllegalMove: decided already.
    """
    with transaction.atomic():
        row = _locked(resemblance_id)
        if not may_decide(moderator, row):
            raise NotFound
        to = "confirmed" if imposture else "dismissed"
        _settle(row, to=to, event=f"resemblance.{to}", by=moderator, now=now)
    _tell(row.referenced_id, now=now)


def _look_at(ids: Iterable[int], *, now: dt.datetime, protected: Protected) -> int:
    register = protected.register(now=now)
    rows = Account.objects.filter(pk__in=list(ids), suspended_at=None, verified=False).order_by("id")
    told = 0
    for account, persona in personas(rows):
        near = Account.objects.in_bulk(register.candidates(persona))
        near.pop(account.pk, None)
        for referenced, other in personas(near.values()):
            alike = likeness(other, persona, namesakes=register.namesakes(persona))
            if alike.band is not Band.NOTHING:
                told += _note(referenced, account, alike, pages=(other, persona), now=now)
    return told


def _note(
    referenced: Account,
    seen: Account,
    alike: Likeness,
    *,
    pages: tuple[Persona, Persona],
    now: dt.datetime,
) -> bool:
    """Keep a resemblance with its evidence and tell it, unless it was told or decided as it is."""
    shown = {side: _page(persona) for side, persona in zip(("referenced", "seen"), pages, strict=True)}
    capture = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    signs = [sign.value for sign in alike.signs]
    facts = {
        "score": alike.score,
        "signs": signs,
        "capture": capture,
        "digest": hashlib.sha256(capture.encode()).hexdigest(),
        "at": now,
    }
    with transaction.atomic():
        row, is_new = Resemblance.objects.select_for_update().get_or_create(
            referenced=referenced, seen=seen, defaults=facts
        )
        if not is_new:
            if row.state != "dismissed" or alike.score < row.score + _GROWN:
                return False
            Resemblance.objects.filter(pk=row.pk).update(**facts)
            row.refresh_from_db()
            advance(row, graph=ResemblanceStates, to="told", event="resemblance.grown", by=None, now=now)
        record(
            "resemblance.seen",
            subject=row,
            by=None,
            now=now,
            facts={"band": alike.band.value, "signs": signs},
        )
        if alike.band is Band.HOLD:
            _hold(row, by=None, now=now)
        _tell(referenced.pk, now=now)
    return True


def _page(persona: Persona) -> dict[str, object]:
    page = asdict(persona)
    kept = ("handle", "name", "bio", "specialty", "town", "is_verified")
    return {key: page[key] for key in kept} | {"links": sorted(persona.links)}


def _hold(row: Resemblance, *, by: int | None, now: dt.datetime) -> None:
    advance(row, graph=ResemblanceStates, to="held", event="resemblance.held", by=by, now=now)
    identity.hold_account(row.seen, now=now)


def _settle(row: Resemblance, *, to: str, event: str, by: Account, now: dt.datetime) -> None:
    advance(row, graph=ResemblanceStates, to=to, event=event, by=by.pk, now=now)
    Resemblance.objects.filter(pk=row.pk).update(decided_at=now, decided_by=by.pk)
    waits = Resemblance.objects.filter(seen=row.seen_id, state__in=("held", "confirmed")).exists()
    if not waits:
        identity.release_account(row.seen, now=now)


def _own(account: Account, resemblance_id: int) -> Resemblance:
    row = _locked(resemblance_id)
    if row.referenced_id != account.pk:
        raise NotFound
    return row


def _locked(resemblance_id: int) -> Resemblance:
    rows = Resemblance.objects.select_for_update(of=("self",)).select_related("seen", "referenced")
    row = rows.filter(pk=resemblance_id).first()
    if row is None:
        raise NotFound
    return row


def _tell(recipient_id: int, *, now: dt.datetime) -> None:
    publishing.notify(recipient_id, kind=Notification.Kind.RESEMBLANCE, now=now)
