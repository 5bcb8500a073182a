"""Drafts: raw text, sealed, written before anything is said about it, so that nothing is lost."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction

from colloque.server.engine.errors import NotFound
from colloque.server.engine.ids import new_id
from colloque.server.engine.journal import record
from colloque.server.engine.states import advance
from colloque.server.engine.text import clean_text
from colloque.server.identity.models import Account

from ..errors import Spent
from ..forms import PostForm, limit_of
from ..models import Draft, Post
from ..queries.drafts import LIVE, draft_view
from ..states import DraftStates
from ..views import DraftView
from .locking import hold_for_reply

REASON_LIMIT = 1000
KEEP_SPENT = dt.timedelta(days=7)
KEEP_UNTOUCHED = dt.timedelta(days=90)
PURGED_AT_ONCE = 500
# A draft may be longer than what can be published: one shortens afterwards. Ten times the longest article.
_ROOM = 10


def save_draft(
    author: Account, *, form: PostForm, draft_id: int | None = None, now: dt.datetime
) -> DraftView:
    """Keep ``form`` for later, unchecked, seen by nobody else; a new draft unless ``draft_id`` names one.

    Raises:
        InvalidInput: a text that no text can hold, or longer than ten articles.
        NotFound: no such draft of ``author``, or it has served.
    """
    kept = _bounded(form)
    with transaction.atomic():
        hold_for_reply(kept.in_reply_to)
        if draft_id is None:
            return draft_view(_new(author, form=kept, now=now))
        row = _own(author, draft_id)
        if row.state not in LIVE:
            raise NotFound
        rewrite(row, form=kept, reason=row.reason or "", now=now)
        return draft_view(row)


def discard_draft(author: Account, draft_id: int, *, now: dt.datetime) -> None:
    """Throw a draft away: its text is erased at once.

    Raises:
        NotFound: no such draft of ``author``, or it has served.
    """
    with transaction.atomic():
        row = _own(author, draft_id)
        if row.state not in LIVE:
            raise NotFound
        advance(row, graph=DraftStates, to="discarded", event="draft.discarded", by=author.pk, now=now)
        erase(row, post=None, now=now)


def purge_drafts(*, now: dt.datetime) -> int:
    """Delete spent drafts after 7 days and untouched ones after 90, at most 500 a call; how many."""
    spent = Draft.objects.filter(state__in=DraftStates.finals(), updated_at__lt=now - KEEP_SPENT)
    old = Draft.objects.filter(state__in=LIVE, updated_at__lt=now - KEEP_UNTOUCHED)
    with transaction.atomic():
        rows = list((spent | old).order_by("pk")[:PURGED_AT_ONCE])
        for row in rows:
            record("draft.purged", subject=row, by=None, now=now)
        Draft.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def keep(
    author: Account,
    *,
    form: PostForm,
    reason: str,
    key: str | None,
    draft_id: int | None = None,
    post: Post | None = None,
    now: dt.datetime,
) -> Draft:
    """Write a submission down before it is checked.

    Args:
        author: Who submits.
        form: The clean form.
        reason: Words for a grave finding.
        key: The client's key of this submission, any text; one key, one draft, one post.
        draft_id: The draft it comes from.
        post: The post it edits.
        now: Aware moment.

    Returns:
        A live draft that holds the form; or a published one, untouched, when this submission was made before.

    Raises:
        NotFound: no such draft of ``author``, or the post it edits went away.
        Spent: the draft was thrown away.
    """
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest() if key else None
    with transaction.atomic():
        hold_for_reply(form.in_reply_to, edited=post.pk if post else None)
        if post is not None and _existing(post.pk) is None:
            raise NotFound
        row = _find(author, digest=digest, draft_id=draft_id, post=post)
        if row is None:
            row, made = _make(author, form=form, reason=reason, digest=digest, post=post, now=now)
            if made:
                return row
        if row.state == "discarded":
            raise Spent
        if row.state in LIVE:
            row.idempotency_key = row.idempotency_key or digest
            rewrite(row, form=form, reason=reason, now=now)
        return row


def hold(row: Draft, *, rules: Sequence[str], now: dt.datetime) -> None:
    """Keep a refused draft, and the ids of the rules that hold it."""
    with transaction.atomic():
        facts = {"rules": list(rules)}
        advance(row, graph=DraftStates, to="held", event="draft.held", by=row.author_id, now=now, facts=facts)
        row.rules = list(rules)
        row.save(update_fields=["rules"])


def rewrite(row: Draft, *, form: PostForm, reason: str, now: dt.datetime) -> None:
    """Put a new text in a live draft; a held one is a draft again."""
    if row.state == "held":
        advance(row, graph=DraftStates, to="draft", event="draft.reopened", by=row.author_id, now=now)
    row.kind, row.body, row.reason, row.updated_at = form.kind, form.to_json(), reason or None, now
    row.rules, row.in_reply_to = [], _existing(form.in_reply_to)
    row.save(
        update_fields=["kind", "body", "reason", "updated_at", "rules", "in_reply_to", "idempotency_key"]
    )


def erase(row: Draft, *, post: Post | None, now: dt.datetime) -> None:
    """Forget the raw text of a draft that has served; its key stays spent until the purge."""
    row.body, row.reason, row.post, row.updated_at = PostForm().to_json(), None, post, now
    row.save(update_fields=["body", "reason", "post", "updated_at"])


def _find(author: Account, *, digest: str | None, draft_id: int | None, post: Post | None) -> Draft | None:
    mine = Draft.objects.filter(author=author).select_for_update()
    if digest and (row := mine.filter(idempotency_key=digest).first()):
        return row
    if draft_id is not None:
        return _own(author, draft_id)
    return mine.filter(post=post, state__in=LIVE).first() if post is not None else None


def _own(author: Account, draft_id: int) -> Draft:
    row = Draft.objects.filter(author=author, pk=draft_id).select_for_update().first()
    if row is None:
        raise NotFound
    return row


def _make(
    author: Account,
    *,
    form: PostForm,
    reason: str,
    digest: str | None,
    post: Post | None,
    now: dt.datetime,
) -> tuple[Draft, bool]:
    """A new draft and True; or the one that a concurrent call with the same key just made, and False."""
    try:
        with transaction.atomic():
            return _new(author, form=form, reason=reason, digest=digest, post=post, now=now), True
    except IntegrityError:
        # Only the unique key can clash; without one there is nothing to find and the error stands.
        row = Draft.objects.filter(author=author, idempotency_key=digest).select_for_update().first()
        if digest is None or row is None:
            raise
        return row, False


def _new(
    author: Account,
    *,
    form: PostForm,
    reason: str = "",
    digest: str | None = None,
    post: Post | None = None,
    now: dt.datetime,
) -> Draft:
    row = Draft.objects.create(
        id=new_id(now),
        author=author,
        kind=form.kind,
        body=form.to_json(),
        in_reply_to=_existing(form.in_reply_to),
        reason=reason or None,
        idempotency_key=digest,
        post=post,
        created_at=now,
        updated_at=now,
    )
    record("draft.kept", subject=row, by=author.pk, now=now)
    return row


def _existing(post_id: int | None) -> Post | None:
    """The post answered, if it is still there: a draft may outlive it."""
    return Post.objects.filter(pk=post_id).first() if post_id else None


def _bounded(form: PostForm) -> PostForm:
    room = limit_of("article") * _ROOM

    def bounded(name: str) -> str:
        return clean_text(getattr(form, name), field=name, limit=room, required=False)

    return replace(
        form,
        title=bounded("title"),
        situation=bounded("situation"),
        tried=bounded("tried"),
        asked=bounded("asked"),
        text=bounded("text"),
    )
