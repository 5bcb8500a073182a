"""Readers of take-down. A claimant's words and contact are read by the deciding referee only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from colloque.server.engine.errors import NotFound
from colloque.server.engine.journal import record
from colloque.server.engine.models import Event
from colloque.server.engine.pages import Cut, Page, cut
from colloque.server.identity.models import Account
from colloque.server.publishing.models import Boost, Post

from . import decisions
from .codes import digest
from .decisions import ClaimStatus
from .errors import NotReferee
from .links import post_id_from_link
from .models import Claim

__all__ = [
    "AuthorClaim",
    "RefereeClaim",
    "author_of_post",
    "claim_for_referee",
    "claim_status",
    "claims_of_author",
    "claims_to_decide",
    "post_id_from_link",
]


@dataclass(frozen=True, slots=True)
class AuthorClaim:
    """What the author sees of a claim: nothing that could say who claims.

    Attributes:
        id: Claim id.
        post_id: The post, None once forgotten.
        state: State of the claim (``takedown.states``).
        due_at: When it is settled at the latest.
        received_at: When it came in.
        is_open: Whether the author may still confirm it.
        may_contest: Whether the author may still contest it.
    """

    id: int
    post_id: int | None
    state: str
    due_at: dt.datetime
    received_at: dt.datetime
    is_open: bool
    may_contest: bool


@dataclass(frozen=True, slots=True)
class RefereeClaim:
    """What a referee sees in the queue; ``words`` and ``contact`` only on the claim's own page.

    Attributes:
        id: Claim id.
        post_id: The hidden post.
        state: State of the claim.
        concerned: ``self`` or ``relative``, as the claimant says.
        due_at: When it must be decided.
        received_at: When it came in.
        is_late: Past the due time.
        same_source: How many claims this source made in the last 30 days, this one included.
        words: What the claimant added.
        contact: How to reach the claimant.
        decided: Whether it is settled.
    """

    id: int
    post_id: int | None
    state: str
    concerned: str
    due_at: dt.datetime
    received_at: dt.datetime
    is_late: bool
    same_source: int
    words: str = ""
    contact: str = ""
    decided: bool = False


def claim_status(code: str, *, now: dt.datetime) -> ClaimStatus:
    """What the claimant may know.

    Raises:
        NotFound: no claim has this code.
    """
    claim = Claim.objects.filter(code_digest=digest(code)).first()
    if claim is None:
        raise NotFound("Aucune demande ne correspond à ce code. Vérifiez les douze caractères.")
    # The time promised at the start, whatever happened since: a contest must not show through the delay.
    promised = decisions.promised_at(claim.created_at, hours=settings.COLLOQUE_CLAIM_HOURS)
    return ClaimStatus(
        stage=decisions.stage_of(claim.state, promised_at=promised, now=now),
        received_at=claim.created_at,
        due_at=promised,
    )


def claims_of_author(author: Account, page: Cut) -> Page[AuthorClaim]:
    """Claims on posts of ``author``, newest first."""
    found = cut(Claim.objects.filter(author_id=author.pk), page)
    return Page([_for_author(claim) for claim in found], found.older, found.newer)


def claims_to_decide(referee: Account, page: Cut, *, now: dt.datetime) -> Page[RefereeClaim]:
    """Claims that wait for a referee, newest first, without those on the referee's own posts.

    Raises:
        NotReferee: not a moderator.
    """
    if referee.role != Account.Role.MODERATOR:
        raise NotReferee
    rows = Claim.objects.filter(state="contested") | Claim.objects.filter(state="received", due_at__lte=now)
    found = cut(rows.exclude(author_id=referee.pk), page)
    return Page([_for_referee(claim, now=now) for claim in found], found.older, found.newer)


def claim_for_referee(referee: Account, claim_id: int, *, now: dt.datetime) -> RefereeClaim:
    """One claim with the claimant's words; the reading is journalled.

    Raises:
        NotFound: no such claim.
        NotReferee: not a moderator, or the author of the post.
    """
    claim = claim_to_settle(claim_id)
    if not decisions.may_decide(
        is_moderator=referee.role == Account.Role.MODERATOR, referee=referee.pk, author=claim.author_id
    ):
        raise NotReferee
    record("claim.read", subject=claim, by=referee.pk, now=now)
    return _for_referee(claim, now=now, whole=True)


def claim_to_settle(claim_id: int) -> Claim:
    """The row itself, for the actions of this room.

    Raises:
        NotFound: no such claim.
    """
    claim = Claim.objects.filter(pk=claim_id).first()
    if claim is None:
        raise NotFound
    return claim


def author_of_post(post_id: int | None) -> int | None:
    """Account id of the author of a post that still exists; None otherwise."""
    if post_id is None:
        return None
    return Post.objects.filter(pk=post_id).values_list("author_id", flat=True).first()


def post_behind(identifier: int | None) -> int | None:
    """The post meant by an id: the one a boost passes on, for the id of a boost; else the id itself."""
    if identifier is None:
        return None
    passed_on = Boost.objects.filter(pk=identifier).values_list("post_id", flat=True).first()
    return passed_on or identifier


def hold_post(post_id: int | None) -> int | None:
    """``author_of_post``; the post stays as it is until the end of the transaction."""
    if post_id is None:
        return None
    rows = Post.objects.select_for_update(no_key=True).filter(pk=post_id)
    return rows.values_list("author_id", flat=True).first()


def dismissed_before(post_id: int | None, *, source: str) -> bool:
    """Whether a referee already dismissed a claim of this source on this post."""
    return Claim.objects.filter(post_id=post_id, source=source, state="dismissed").exists()


def open_claims(post_id: int | None) -> Sequence[Claim]:
    """Claims on the post that nobody has settled; in a transaction, nobody else settles them meanwhile."""
    rows = Claim.objects.filter(post_id=post_id, state__in=decisions.OPEN).order_by("id")
    return list(rows.select_for_update() if connection.in_atomic_block else rows)


def referees(*, besides: int | None) -> Sequence[int]:
    """Account ids of the moderators in good standing, without the author."""
    rows = Account.objects.filter(role=Account.Role.MODERATOR, suspended_at=None)
    return [referee for referee in rows.values_list("pk", flat=True) if referee != besides]


def newly_overdue(now: dt.datetime) -> Sequence[Claim]:
    """Unanswered claims past their time that the referees have not been told of; at most 200."""
    told = Event.objects.filter(name="claim.overdue", subject_kind=Claim._meta.label_lower)
    rows = Claim.objects.filter(state="received", due_at__lte=now)
    return list(rows.exclude(pk__in=told.values("subject_id")).order_by("id")[:200])


def _for_author(claim: Claim) -> AuthorClaim:
    return AuthorClaim(
        id=claim.pk,
        post_id=claim.post_id,
        state=claim.state,
        due_at=claim.due_at,
        received_at=claim.created_at,
        is_open=claim.state in decisions.OPEN,
        may_contest=claim.state == "received",
    )


def _for_referee(claim: Claim, *, now: dt.datetime, whole: bool = False) -> RefereeClaim:
    month = now - dt.timedelta(days=30)
    return RefereeClaim(
        id=claim.pk,
        post_id=claim.post_id,
        state=claim.state,
        concerned=claim.concerned,
        due_at=claim.due_at,
        received_at=claim.created_at,
        is_late=now >= claim.due_at and claim.state in decisions.OPEN,
        same_source=Claim.objects.filter(source=claim.source, created_at__gte=month).count(),
        words=(claim.words or "") if whole else "",
        contact=(claim.contact or "") if whole else "",
        decided=claim.state not in decisions.OPEN,
    )
