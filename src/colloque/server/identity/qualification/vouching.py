"""Ties an account to a number of the register: what it may call itself follows from there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from colloque.server.engine.errors import Forbidden, NotFound
from colloque.server.engine.journal import record
from colloque.server.engine.states import advance

from ..actions.standing import verify_physician, withdraw_verification
from ..models import Account
from ..prosante.claims import ProfessionalIdentity
from ..registry import queries as register
from ..registry.decisions import Quality
from ..registry.views import Registered
from .decisions import is_physician, kind_of
from .errors import NotQualified
from .models import Qualification
from .numbers import digest_of
from .states import QualificationStates


@dataclass(frozen=True, slots=True)
class Found:
    """What somebody was found to be.

    Attributes:
        rpps: 11 digits.
        quality: None when nothing is known of the practice: the account is limited.
        civility: From the register; empty when it does not know the number yet.
        specialities: Likewise.
    """

    rpps: str
    quality: Quality | None
    civility: str = ""
    specialities: tuple[str, ...] = ()

    @classmethod
    def vouched(cls, identity: ProfessionalIdentity) -> Found:
        """What Pro Santé Connect says, with the titles of the register."""
        known = register.professional(identity.rpps)
        return cls(identity.rpps, identity.quality, *_titles(known))

    @classmethod
    def registered(cls, known: Registered) -> Found:
        """What the register says."""
        return cls(known.rpps, known.quality, *_titles(known))


def _titles(known: Registered | None) -> tuple[str, tuple[str, ...]]:
    return (known.civility, tuple(known.specialities)) if known else ("", ())


@transaction.atomic
def qualify(
    account: Account, *, found: Found, method: str, by: int | None, now: dt.datetime
) -> Qualification:
    """Tie ``account`` to what was found; the kind and the mark of the account follow.

    Args:
        account: A person's account.
        found: Number, quality and titles.
        method: ``pro_sante_connect``, ``two_moderators`` or ``demo``.
        by: Account id of the last who vouched; None for Pro Santé Connect.
        now: Aware moment.

    Raises:
        NotQualified: the number is another's, or the account's is another.
        Forbidden: the account is suspended.
    """
    fresh = Account.objects.select_for_update().filter(pk=account.pk).first()
    if fresh is None:
        raise NotFound
    if fresh.suspended_at is not None:
        raise Forbidden("Ce compte est suspendu.")
    if fresh.kind == Account.Kind.ESTABLISHMENT:
        raise NotQualified("not_a_person")
    row = _saved(fresh, found, method, now)
    follow_quality(fresh, found.quality, method=method, now=now)
    facts = {"method": method, "quality": row.quality or "limited"}
    record("qualification.vouched", subject=row, by=by, now=now, facts=facts)
    account.kind, account.verified = fresh.kind, fresh.verified
    return row


def follow_quality(account: Account, quality: Quality | None, *, method: str, now: dt.datetime) -> None:
    """Give ``account`` (locked) the kind and mark that ``quality`` earns; nothing known leaves a mark."""
    if quality is None and account.verified:
        return
    if account.verified and not (is_physician(quality) and _verified_by(account) == method):
        withdraw_verification(account, by=None, now=now)
    kind = kind_of(quality)
    if account.kind != kind:
        Account.objects.filter(pk=account.pk).update(kind=kind)
        account.kind = kind
    if is_physician(quality) and not account.verified:
        verify_physician(account, method=method, by=None, now=now)


def _verified_by(account: Account) -> str:
    last = account.verifications.filter(state="valid").order_by("-id").first()
    return last.method if last else ""


def _saved(account: Account, found: Found, method: str, now: dt.datetime) -> Qualification:
    values = {
        "quality": found.quality.value if found.quality else "",
        "civility": found.civility,
        "specialities": list(found.specialities),
        "method": method,
        "vouched_at": now,
        "changed_at": now,
    }
    digest = digest_of(found.rpps)
    present = Qualification.objects.select_for_update().filter(account=account).first()
    if present is not None and present.digest != digest:
        raise NotQualified("other_number")
    if present is None:
        try:
            with transaction.atomic():
                return Qualification.objects.create(account=account, rpps=found.rpps, digest=digest, **values)
        except IntegrityError:
            raise NotQualified("number_taken") from None
    if found.quality is None and present.quality:
        return present  # what was known of the practice stays known
    if present.state == "suspended":
        advance(
            present, graph=QualificationStates, to="valid", event="qualification.restored", by=None, now=now
        )
    for name, value in values.items():
        setattr(present, name, value)
    present.save(update_fields=[*values])
    return present
