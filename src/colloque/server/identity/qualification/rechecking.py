"""The daily look: whoever left the register loses the mark, is told so, and finds it again on coming back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from colloque.server.engine.states import advance

from ..actions.standing import withdraw_verification
from ..models import Account
from ..registry import queries as register
from ..registry.decisions import Quality
from .decisions import Course, Standing, course_of
from .models import Qualification
from .notices import tell
from .states import QualificationStates
from .vouching import Found, follow_quality

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look did, in accounts."""

    suspended: int = 0
    restored: int = 0
    changed: int = 0

    def __add__(self, other: Looked) -> Looked:
        return Looked(
            self.suspended + other.suspended, self.restored + other.restored, self.changed + other.changed
        )


def recheck(*, now: dt.datetime) -> Looked:
    """Compare every qualification with the register; does nothing before the first extract is read.

    Args:
        now: Aware moment.
    """
    done = Looked()
    if register.last_extraction() is None:
        return done
    for batch in _batches():
        gone = register.absent(str(row.rpps) for row in batch)
        for row in batch:
            done += _look(row, present=str(row.rpps) not in gone, now=now)
    return done


def _batches() -> Iterator[list[Qualification]]:
    after = 0
    while batch := list(Qualification.objects.filter(pk__gt=after).order_by("pk")[:_BATCH]):
        yield batch
        after = batch[-1].pk


@transaction.atomic
def _look(row: Qualification, *, present: bool, now: dt.datetime) -> Looked:
    match course_of(Standing(row.state, present, row.vouched_at), now=now):
        case Course.SUSPEND:
            _suspend(row, now)
            return Looked(suspended=1)
        case Course.RESTORE:
            _restore(row, now)
            return Looked(restored=1)
    return Looked(changed=_follow_titles(row, now)) if present and row.state == "valid" else Looked()


def _suspend(row: Qualification, now: dt.datetime) -> None:
    account = Account.objects.select_for_update().get(pk=row.account_id)
    _advance(row, "suspended", now)
    if account.verified and row.quality:
        withdraw_verification(account, by=None, now=now)
    tell(account, "suspended")


def _restore(row: Qualification, now: dt.datetime) -> None:
    account = Account.objects.select_for_update().get(pk=row.account_id)
    _advance(row, "valid", now)
    _follow_titles(row, now, account=account, renewed=True)
    tell(account, "restored")


def _advance(row: Qualification, state: str, now: dt.datetime) -> None:
    event = f"qualification.{'restored' if state == 'valid' else 'suspended'}"
    advance(row, graph=QualificationStates, to=state, event=event, by=None, now=now)
    row.changed_at = now
    row.save(update_fields=["changed_at"])


def _follow_titles(
    row: Qualification, now: dt.datetime, *, account: Account | None = None, renewed: bool = False
) -> bool:
    """Take the titles of the register; whether anything differs: an intern may have become a physician."""
    known = register.professional(str(row.rpps))
    if known is None:
        return False
    found = Found.registered(known)
    quality = _quality(row, found)
    same = (row.quality, row.civility, row.specialities) == (
        quality.value if quality else "",
        found.civility,
        list(found.specialities),
    )
    if same and not renewed:
        return False
    shifted = renewed or row.quality != (quality.value if quality else "")
    row.quality = quality.value if quality else ""
    row.civility, row.specialities, row.changed_at = found.civility, list(found.specialities), now
    row.save(update_fields=["quality", "civility", "specialities", "changed_at"])
    if shifted:
        holder = account or Account.objects.select_for_update().get(pk=row.account_id)
        follow_quality(holder, quality, method=row.method, now=now)
    return True


def _quality(row: Qualification, found: Found) -> Quality | None:
    """The register's word; a limited account stays so until its practice is vouched for."""
    return found.quality if row.quality else None
