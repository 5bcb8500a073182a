"""Like and bookmark, and take it back. Doing one twice changes nothing the second time."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F

from colloque.server.engine.errors import NotFound
from colloque.server.engine.ids import new_id
from colloque.server.engine.journal import record
from colloque.server.identity.models import Account
from colloque.server.relations.queries import viewer_of

from ..models import Bookmark, Like, Notification, Post
from ..queries.seen import listed
from .locking import hold
from .notifying import notify


def like(account: Account, post_id: int, *, now: dt.datetime) -> bool:
    """Like a post one sees; whether that is new. Its author is told.

    Raises:
        NotFound: no such post, or not for this reader.
    """
    with transaction.atomic():
        post = held_post(account, post_id)
        row, made = Like.objects.get_or_create(
            account=account, post=post, defaults={"id": new_id(now), "created_at": now}
        )
        if made:
            Post.objects.filter(pk=post.pk).update(likes_count=F("likes_count") + 1)
            kind = Notification.Kind.LIKE
            notify(post.author_id, kind=kind, actor_id=account.pk, post_id=post.pk, now=now)
            record("post.liked", subject=post, by=account.pk, now=now, facts={"like": row.pk})
    return made


def unlike(account: Account, post_id: int, *, now: dt.datetime) -> bool:
    """Take a like back, even from a post one no longer sees; whether there was one."""
    with transaction.atomic():
        hold([post_id])
        gone, _ = Like.objects.filter(account=account, post=post_id).delete()
        if gone:
            Post.objects.filter(pk=post_id).update(likes_count=F("likes_count") - 1)
            _forget(account, post_id, Notification.Kind.LIKE)
            record("post.unliked", subject=Post(pk=post_id), by=account.pk, now=now)
    return bool(gone)


def bookmark(account: Account, post_id: int, *, now: dt.datetime) -> bool:
    """Keep a post one sees for later; whether that is new. Nobody is told, nothing is journalled.

    Raises:
        NotFound: no such post, or not for this reader.
    """
    with transaction.atomic():
        post = held_post(account, post_id)
        _, made = Bookmark.objects.get_or_create(
            account=account, post=post, defaults={"id": new_id(now), "created_at": now}
        )
    return made


def unbookmark(account: Account, post_id: int, *, now: dt.datetime) -> bool:
    """Keep a post no longer; whether it was kept."""
    return bool(Bookmark.objects.filter(account=account, post=post_id).delete()[0])


def seen_post(account: Account, post_id: int) -> Post:
    """A published post that ``account`` sees.

    Raises:
        NotFound: no such post, or not for this reader.
    """
    post = Post.objects.filter(listed(viewer_of(account)), pk=post_id).first()
    if post is None:
        raise NotFound
    return post


def held_post(account: Account, post_id: int) -> Post:
    """``seen_post``, kept as it is until the end of the transaction.

    Raises:
        NotFound: no such post, or not for this reader.
    """
    hold([post_id])
    return seen_post(account, post_id)


def _forget(account: Account, post_id: int, kind: Notification.Kind) -> None:
    Notification.objects.filter(actor=account, post=post_id, kind=kind).delete()
