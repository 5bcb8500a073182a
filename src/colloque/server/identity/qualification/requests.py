"""For those without e-CPS: two moderators look at the register and vouch, each in the journal."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from colloque.server.engine.errors import Forbidden, NotFound
from colloque.server.engine.journal import record
from colloque.server.engine.limits import limit
from colloque.server.engine.states import advance

from ..models import Account
from ..registry import queries as register
from .decisions import VOUCHERS
from .errors import NotQualified
from .judges import require_judge
from .models import Qualification, VerificationRequest, Vouching
from .notices import tell
from .numbers import digest_of
from .states import RequestStates
from .vouching import Found, qualify

_RATE = "5/day"


def ask_two_moderators(account: Account, *, rpps: str, now: dt.datetime) -> VerificationRequest:
    """Ask to be verified as the bearer of ``rpps``.

    Raises:
        NotQualified: the number is unknown or another's, the account is a pseudonym's or an establishment's,
            or a request is open already.
        TooMany: five a day.
    """
    limit("verification", source=f"a{account.pk}", rate=_RATE)
    if account.kind == Account.Kind.ESTABLISHMENT:
        raise NotQualified("not_a_person")
    if account.is_pseudonym:
        raise NotQualified("pseudonym")
    if register.professional(rpps) is None:
        raise NotQualified("unknown_number")
    if Qualification.objects.filter(digest=digest_of(rpps)).exclude(account=account).exists():
        raise NotQualified("number_taken")
    with transaction.atomic():
        try:
            with transaction.atomic():
                row = VerificationRequest.objects.create(account=account, rpps=rpps, asked_at=now)
        except IntegrityError:
            raise NotQualified("asked_already") from None
        record("verification.asked", subject=row, by=account.pk, now=now)
    return row


@transaction.atomic
def vouch(moderator: Account, request_id: int, *, now: dt.datetime) -> bool:
    """One moderator vouches; the second one grants. Whether it is granted.

    Raises:
        Forbidden: not a moderator, or one's own request.
        NotFound: no open request of this id.
        NotQualified: this moderator vouched already, or the number cannot be tied (any more).
    """
    row = _open_request(moderator, request_id)
    try:
        with transaction.atomic():
            Vouching.objects.create(request=row, by=moderator, at=now)
    except IntegrityError:
        raise NotQualified("vouched_already") from None
    count = row.vouchings.count()
    record("verification.vouched", subject=row, by=moderator.pk, now=now, facts={"count": count})
    if count < VOUCHERS:
        return False
    known = register.professional(str(row.rpps))
    if known is None:
        raise NotQualified("unknown_number")
    qualify(row.account, found=Found.registered(known), method="two_moderators", by=moderator.pk, now=now)
    advance(row, graph=RequestStates, to="granted", event="verification.granted", by=moderator.pk, now=now)
    tell(row.account, "granted")
    return True


@transaction.atomic
def refuse(moderator: Account, request_id: int, *, now: dt.datetime) -> None:
    """One moderator is enough to refuse; the person may ask again.

    Raises:
        Forbidden, NotFound: as ``vouch``.
    """
    row = _open_request(moderator, request_id)
    advance(row, graph=RequestStates, to="refused", event="verification.refused", by=moderator.pk, now=now)
    tell(row.account, "refused")


def _open_request(moderator: Account, request_id: int) -> VerificationRequest:
    require_judge(moderator)
    rows = VerificationRequest.objects.select_for_update(of=("self",)).select_related("account")
    row = rows.filter(pk=request_id, state="open").first()
    if row is None:
        raise NotFound
    if row.account_id == moderator.pk:
        raise Forbidden("Cette décision ne vous revient pas.")
    return row
