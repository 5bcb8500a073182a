"""Verbs of take-down: receive, confirm, contest, decide, forget. Hide first, ask afterwards."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction

from colloque.server.engine.errors import InvalidInput, NotFound
from colloque.server.engine.journal import record
from colloque.server.engine.limits import limit
from colloque.server.engine.states import advance
from colloque.server.engine.text import clean_text
from colloque.server.identity.models import Account
from colloque.server.publishing import actions as publishing
from colloque.server.publishing.models import Notification

from . import decisions, queries
from .codes import code_of_form, digest, new_code
from .errors import NotReferee
from .models import Claim
from .states import ClaimStates

RATE = "10/hour"
CONTACT_LIMIT, WORDS_LIMIT = 200, 1000
KEEP_DECIDED = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the claimant takes away.

    Attributes:
        code: Follow-up code, 14 characters, shown once.
        due_at: By when the claim is settled.
    """

    code: str
    due_at: dt.datetime


def receive_claim(
    *,
    post_id: int | None,
    concerned: str,
    contact: str = "",
    words: str = "",
    source: str,
    form: str = "",
    now: dt.datetime,
) -> Receipt:
    """Take a claim in and hide the post at once. The answer is the same when there is no such post.

    One form sent twice, even at the same moment, is one claim with one code.

    Args:
        post_id: Post recognised, or a boost of it; None when the link pasted led nowhere.
        concerned: ``self`` or ``relative``.
        contact: How to reach the claimant, at most 200 code points; may be empty. Sealed.
        words: What the claimant adds, at most 1,000 code points; may be empty. Sealed.
        source: Keyed hash of the network source (``limits.source_hash``).
        form: What no other form holds, 96 random bits at least; empty for a claim that comes without one.
        now: Aware moment.

    Raises:
        InvalidInput: neither ``self`` nor ``relative``, or a text too long.
        TooMany: more than ten claims an hour from one source.
    """
    code = code_of_form(f"{form} {post_id}") if form else new_code()
    if given := _given(code):
        return given
    limit("claim", source=source, rate=RATE)
    if concerned not in Claim.Concerned.values:
        raise InvalidInput("Dites qui est concerné : vous-même ou un proche.", field="concerned")
    claim = Claim(
        concerned=concerned,
        code_digest=digest(code),
        contact=clean_text(contact, field="contact", limit=CONTACT_LIMIT, required=False, multiline=False)
        or None,
        words=clean_text(words, field="words", limit=WORDS_LIMIT, required=False) or None,
        source=source,
        due_at=now + dt.timedelta(hours=settings.COLLOQUE_CLAIM_HOURS),
        created_at=now,
    )
    try:
        _take_in(claim, post_id=post_id, now=now)
    except IntegrityError:
        # The other sending of the same form came first: it has the code, and so has this one.
        if given := _given(code):
            return given
        raise
    return _receipt(code, received_at=now)


def _take_in(claim: Claim, *, post_id: int | None, now: dt.datetime) -> None:
    """Keep the claim and hide its post, in one transaction."""
    with transaction.atomic():
        claim.post_id = queries.post_behind(post_id)
        claim.author_id = queries.hold_post(claim.post_id)
        again = decisions.hides_again(
            decided_before=queries.dismissed_before(claim.post_id, source=claim.source)
        )
        claim.save(force_insert=True)
        facts = {"post": claim.post_id, "hides": again}
        record("claim.received", subject=claim, by=None, now=now, facts=facts)
        if claim.post_id is None or claim.author_id is None:
            _settle(claim, to="unfounded", event="claim.unfounded", by=None, now=now)
        elif again:
            publishing.hide_post(claim.post_id, claim_id=claim.pk, now=now)
            _tell(claim.author_id, Notification.Kind.CLAIM, claim, now=now)
        else:
            advance(claim, graph=ClaimStates, to="contested", event="claim.contested_again", by=None, now=now)


def _given(code: str) -> Receipt | None:
    """The receipt of a claim taken in before under this code."""
    received = Claim.objects.filter(code_digest=digest(code)).values_list("created_at", flat=True).first()
    return None if received is None else _receipt(code, received_at=received)


def _receipt(code: str, *, received_at: dt.datetime) -> Receipt:
    return Receipt(code, decisions.promised_at(received_at, hours=settings.COLLOQUE_CLAIM_HOURS))


def confirm(author: Account, claim_id: int, *, now: dt.datetime) -> None:
    """The author withdraws the post: gone for good, with its boosts; every open claim on it is settled.

    Raises:
        NotFound: no such claim on a post of ``author``.
        IllegalMove: the claim is settled already.
    """
    claim = _own(author, claim_id)
    with transaction.atomic():
        _settle_all(claim, to="confirmed", event="claim.confirmed", by=author.pk, now=now)
        _withdraw(claim, by=author.pk, now=now)


def contest(author: Account, claim_id: int, *, now: dt.datetime) -> None:
    """The author says that it is not the person; the post stays hidden until a referee decides.

    Raises:
        NotFound: no such claim on a post of ``author``.
        IllegalMove: contested or settled already.
    """
    claim = _own(author, claim_id)
    with transaction.atomic():
        advance(claim, graph=ClaimStates, to="contested", event="claim.contested", by=author.pk, now=now)
        claim.due_at = now + dt.timedelta(hours=settings.COLLOQUE_CLAIM_HOURS)
        claim.save(update_fields=["due_at"])
        for referee in queries.referees(besides=claim.author_id):
            _tell(referee, Notification.Kind.CLAIM, claim, now=now)


def decide(referee: Account, claim_id: int, *, uphold: bool, now: dt.datetime) -> None:
    """A referee upholds the claim (the post is withdrawn) or dismisses it (the post comes back).

    The post comes back only when no other claim on it is open.

    Raises:
        NotFound: no such claim.
        NotReferee: not a moderator, or the author of the post.
        IllegalMove: settled already.
    """
    claim = queries.claim_to_settle(claim_id)
    if not decisions.may_decide(
        is_moderator=referee.role == Account.Role.MODERATOR, referee=referee.pk, author=claim.author_id
    ):
        raise NotReferee
    with transaction.atomic():
        if uphold:
            _settle_all(claim, to="upheld", event="claim.upheld", by=referee.pk, now=now)
            _withdraw(claim, by=referee.pk, now=now)
        else:
            _settle(claim, to="dismissed", event="claim.dismissed", by=referee.pk, now=now)
            # Held first: a claim that arrives now waits, and hides the post again.
            stands = claim.post_id is not None and queries.hold_post(claim.post_id) is not None
            if claim.post_id is not None and stands and not queries.open_claims(claim.post_id):
                publishing.restore_post(claim.post_id, by=referee.pk, now=now)
        if claim.author_id is not None:
            _tell(claim.author_id, Notification.Kind.CLAIM_DECIDED, claim, now=now)


def remind_overdue(*, now: dt.datetime) -> int:
    """Tell the referees, once, of claims whose author let the time pass; how many claims.

    The post stays hidden: time never puts anything back.
    """
    told = 0
    for claim in queries.newly_overdue(now):
        with transaction.atomic():
            record("claim.overdue", subject=claim, by=None, now=now)
            for referee in queries.referees(besides=claim.author_id):
                _tell(referee, Notification.Kind.CLAIM, claim, now=now)
        told += 1
    return told


def forget_decided(*, now: dt.datetime) -> int:
    """Erase contact, words and source of claims settled for 30 days; how many claims."""
    rows = Claim.objects.filter(decided_at__lt=now - KEEP_DECIDED).exclude(source="")
    return rows.update(contact=None, words=None, source="")


def _own(author: Account, claim_id: int) -> Claim:
    claim = queries.claim_to_settle(claim_id)
    if claim.author_id != author.pk:
        raise NotFound
    return claim


def _settle(claim: Claim, *, to: str, event: str, by: int | None, now: dt.datetime) -> None:
    advance(claim, graph=ClaimStates, to=to, event=event, by=by, now=now)
    claim.decided_at, claim.decided_by = now, by
    claim.save(update_fields=["decided_at", "decided_by"])


def _settle_all(claim: Claim, *, to: str, event: str, by: int | None, now: dt.datetime) -> None:
    """Settle ``claim`` and every other open claim on the same post: they ask for the same thing."""
    # Locked together, in the order of their ids: two referees on two claims must not wait for each other.
    others = [other for other in queries.open_claims(claim.post_id) if other.pk != claim.pk]
    for settled in (claim, *others):
        _settle(settled, to=to, event=event, by=by, now=now)


def _withdraw(claim: Claim, *, by: int, now: dt.datetime) -> None:
    """Withdraw the post, unless its author deleted it meanwhile: what was asked for is done."""
    if claim.post_id is not None:
        with contextlib.suppress(NotFound):
            publishing.withdraw_post(claim.post_id, by=by, reason="claim", now=now)


def _tell(recipient_id: int, kind: Notification.Kind, claim: Claim, *, now: dt.datetime) -> None:
    publishing.notify(recipient_id, kind=kind, claim_id=claim.pk, now=now)
