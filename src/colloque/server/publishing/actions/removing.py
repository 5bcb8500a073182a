"""Hide, restore, withdraw, delete: what takes a post away, everywhere at once."""

from __future__ import annotations

import datetime as dt

from django.db import connection, transaction
from django.db.models import F
from django_tasks import task

from colloque.server.engine.errors import NotFound
from colloque.server.engine.states import advance
from colloque.server.identity.models import Account
from colloque.server.relations.queries import viewer_of

from ..errors import NotYours
from ..models import Boost, Draft, Notification, Post, PostKind, Question, Tombstone
from ..queries.drafts import LIVE
from ..queries.seen import opened
from ..states import PostStates
from .locking import hold_for_removal
from .notifying import notify


def hide_post(post_id: int, *, claim_id: int, now: dt.datetime) -> None:
    """Mask a post everywhere while a claim on it is open; nothing happens when it is masked already.

    Raises:
        NotFound: no such post.
    """
    with transaction.atomic():
        post = _locked(post_id)
        if post.state != "hidden":
            facts = {"claim": claim_id}
            advance(post, graph=PostStates, to="hidden", event="post.hidden", by=None, now=now, facts=facts)


def restore_post(post_id: int, *, by: int | None, now: dt.datetime) -> None:
    """Show a masked post again, where it stood; nothing happens when it is shown already.

    Raises:
        NotFound: no such post.
    """
    with transaction.atomic():
        post = _locked(post_id)
        if post.state != "published":
            advance(post, graph=PostStates, to="published", event="post.restored", by=by, now=now)


def delete_post(author: Account, post_id: int, *, now: dt.datetime) -> None:
    """Delete one's own post for good, hidden or not.

    Raises:
        NotFound: no such post, or not for this author.
        NotYours: somebody else's.
    """
    post = Post.objects.filter(opened(viewer_of(author)), pk=post_id).first()
    if post is None:
        raise NotFound
    if post.author_id != author.pk:
        raise NotYours
    with transaction.atomic():
        hold_for_removal(post_id)
        _bury(_locked(post_id), by=author.pk, reason="author", now=now)


def withdraw_post(post_id: int, *, by: int | None, reason: str, now: dt.datetime) -> None:
    """Withdraw a post for good: boosts, timelines, notifications, history, search and edits forget it.

    A tombstone remains: its id, and when. Who boosted it is told that what he passed on was withdrawn.

    Args:
        post_id: The post.
        by: Account id of who decided; None for the system.
        reason: ``claim`` or ``moderation``.
        now: Aware moment.

    Raises:
        NotFound: no such post.
    """
    with transaction.atomic():
        hold_for_removal(post_id)
        post = _locked(post_id)
        boosters = list(Boost.objects.filter(post=post).values_list("account_id", flat=True))
        _bury(post, by=by, reason=reason, now=now)
        for account_id in boosters:
            notify(account_id, kind=Notification.Kind.WITHDRAWN, now=now)


@task()
def forget_words() -> None:
    """Rewrite the search index of SQLite without the words of what is gone.

    FTS5 only marks words as deleted until it merges its segments (its secure-delete option asks for
    SQLite 3.42). On PostgreSQL autovacuum does this by itself.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO publishing_search(publishing_search) VALUES ('optimize')")


def _locked(post_id: int) -> Post:
    post = Post.objects.select_for_update().filter(pk=post_id).first()
    if post is None:
        raise NotFound
    return post


def _bury(post: Post, *, by: int | None, reason: str, now: dt.datetime) -> None:
    facts = {"reason": reason}
    advance(post, graph=PostStates, to="withdrawn", event="post.withdrawn", by=by, now=now, facts=facts)
    Tombstone.objects.create(id=post.pk, at=now, reason=reason)
    if post.in_reply_to_id is not None:
        Post.objects.filter(pk=post.in_reply_to_id).update(replies_count=F("replies_count") - 1)
        if post.kind == PostKind.ANSWER:
            Question.objects.filter(post=post.in_reply_to_id).update(answers_count=F("answers_count") - 1)
    # Edits of it that wait as drafts repeat its text.
    Draft.objects.filter(post=post, state__in=LIVE).delete()
    # Boosts, rows of timelines, notifications, likes, bookmarks, mentions, tags, revisions, question: by
    # cascade. The search index: by its trigger (migration 0003), or because it is an index of the table.
    post.delete()
    # Accounts last, as everywhere: see ``locking``.
    Account.objects.filter(pk=post.author_id).update(posts_count=F("posts_count") - 1)
    transaction.on_commit(forget_words.enqueue)
