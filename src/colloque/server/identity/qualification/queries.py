"""What is known of qualifications: the only readers of their tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from ..decisions import METHODS
from ..models import Account
from ..registry import queries as register
from ..registry.decisions import Quality
from ..registry.views import Registered
from .decisions import MARKS, VOUCHERS, honorific
from .judges import require_judge
from .models import Qualification, VerificationRequest
from .numbers import digest_of
from .specialities import slugs_of

_MOST = 50


@dataclass(frozen=True, slots=True)
class QualificationView:
    """What an account was found to be, without any number.

    Attributes:
        quality: One of ``registry.decisions.Quality``; empty: limited.
        state: ``valid`` or ``suspended``.
        method: One of ``identity.decisions.METHODS``.
        specialities: Labels of the register.
        honorific: ``Dr``, ``Pr`` or nothing.
        vouched_at: Last time somebody vouched.
        changed_at: Last change.
    """

    quality: str
    state: str
    method: str
    specialities: tuple[str, ...]
    honorific: str
    vouched_at: dt.datetime
    changed_at: dt.datetime

    @property
    def mark(self) -> str:
        """The quality in French; empty while suspended or limited: nothing may be shown."""
        return MARKS[Quality(self.quality)] if self.quality and self.state == "valid" else ""

    @property
    def how(self) -> str:
        """How it was found, in French."""
        return METHODS[self.method]

    @property
    def binds(self) -> bool:
        """Whether the register words specialities: then no other may be declared."""
        return bool(self.specialities)

    @property
    def slugs(self) -> tuple[str, ...]:
        """The specialties this account may declare."""
        return slugs_of(self.specialities)


def qualification_of(account: Account) -> QualificationView | None:
    """What ``account`` was found to be; None when nobody looked."""
    row = Qualification.objects.defer("rpps").filter(account=account).first()
    if row is None:
        return None
    quality = Quality(row.quality) if row.quality and row.state == "valid" else None
    return QualificationView(
        quality=row.quality,
        state=row.state,
        method=row.method,
        specialities=tuple(row.specialities),
        honorific=honorific(quality, row.civility),
        vouched_at=row.vouched_at,
        changed_at=row.changed_at,
    )


def account_bearing(rpps: str) -> Account | None:
    """The account tied to this number; None without one."""
    row = Qualification.objects.select_related("account__user").filter(digest=digest_of(rpps)).first()
    return row.account if row else None


def asks(account: Account) -> bool:
    """Whether a request of ``account`` is open."""
    return VerificationRequest.objects.filter(account=account, state="open").exists()


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request as a moderator reads it.

    Attributes:
        id: Of the request.
        account: Who asks.
        asked_at: When.
        registered: What the register says of the number; None when it left meanwhile.
        vouched: How many moderators vouched.
        mine: Whether this reader is one of them.
        own: Whether the reader asks: then others decide.
    """

    id: int
    account: Account
    asked_at: dt.datetime
    registered: Registered | None
    vouched: int
    mine: bool
    own: bool

    @property
    def missing(self) -> int:
        """How many are still needed."""
        return max(0, VOUCHERS - self.vouched)


def open_requests(moderator: Account) -> list[RequestView]:
    """Requests that wait for moderators, oldest first, fifty at most.

    Raises:
        Forbidden: not a moderator.
    """
    require_judge(moderator)
    rows = VerificationRequest.objects.filter(state="open").select_related("account").order_by("id")
    return [_request(row, moderator) for row in rows.prefetch_related("vouchings")[:_MOST]]


def _request(row: VerificationRequest, moderator: Account) -> RequestView:
    vouchers = {vouching.by_id for vouching in row.vouchings.all()}
    return RequestView(
        id=row.pk,
        account=row.account,
        asked_at=timezone.localtime(row.asked_at),
        registered=register.professional(str(row.rpps)),
        vouched=len(vouchers),
        mine=moderator.pk in vouchers,
        own=row.account_id == moderator.pk,
    )
