"""Boost: pass a post on, and answer for it. The text is checked again, today, for who boosts."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F

from colloque import Place
from colloque.server.engine.clearing import cleared
from colloque.server.engine.ids import new_id
from colloque.server.engine.journal import record
from colloque.server.identity.models import Account
from colloque.server.identity.queries import author_context
from colloque.server.relations.decisions import Visibility

from .. import decisions
from ..errors import NotAllowed, NotBoostable
from ..models import Boost, Notification, Post
from ..queries.posts import form_of_row
from .fanout import shelve_boost
from .locking import hold
from .notifying import notify
from .reacting import held_post, seen_post


def boost(account: Account, post_id: int, *, acknowledged: bool = False, now: dt.datetime) -> int:
    """Pass a post on to one's followers; a second time changes nothing.

    Args:
        account: Who boosts, and answers for it.
        post_id: A public or unlisted post one sees.
        acknowledged: He read the advice and goes on. A post with a grave finding is not passed on at all:
            the reason its author gave binds its author only.
        now: Aware moment.

    Returns:
        The id of the boost.

    Raises:
        NotFound: no such post, or not for this reader.
        NotBoostable: its author chose who reads it.
        NotAllowed: the account is suspended.
        Refused: the rules in force today ask for a second look, or for more.
    """
    post = seen_post(account, post_id)
    if account.suspended_at is not None:
        raise NotAllowed("Votre compte est suspendu : vous ne pouvez pas relayer.")
    if account.held_at is not None:
        raise NotAllowed(decisions.HELD)
    if not decisions.may_be_boosted(Visibility(post.visibility)):
        raise NotBoostable("L’auteur de ce message en a choisi les lecteurs : il ne se relaie pas.")
    done = Boost.objects.filter(account=account, post=post).first()
    if done is not None:
        return done.pk
    cleared(
        form_of_row(post).whole(),
        context=author_context(account, place=Place.BOOST, audience=post.visibility, now=now),
        acknowledged=decisions.taken_upon(acknowledged=acknowledged, reason=""),
    )
    return _pass_on(account, post, now=now)


def unboost(account: Account, post_id: int, *, now: dt.datetime) -> bool:
    """Take a boost back: it leaves every timeline. Whether there was one."""
    with transaction.atomic():
        hold([post_id])
        row = Boost.objects.filter(account=account, post=post_id).select_related("post").first()
        if row is None or not Boost.objects.filter(pk=row.pk).delete()[0]:
            return False
        Post.objects.filter(pk=post_id).update(boosts_count=F("boosts_count") - 1)
        Notification.objects.filter(actor=account, post=post_id, kind=Notification.Kind.BOOST).delete()
        record("post.unboosted", subject=row.post, by=account.pk, now=now)
    return True


def _pass_on(account: Account, post: Post, *, now: dt.datetime) -> int:
    with transaction.atomic():
        post = held_post(account, post.pk)
        row, made = Boost.objects.get_or_create(
            account=account, post=post, defaults={"id": new_id(now), "created_at": now}
        )
        if made:
            Post.objects.filter(pk=post.pk).update(boosts_count=F("boosts_count") + 1)
            shelve_boost(row)
            kind = Notification.Kind.BOOST
            notify(post.author_id, kind=kind, actor_id=account.pk, post_id=post.pk, now=now)
            record("post.boosted", subject=post, by=account.pk, now=now, facts={"boost": row.pk})
    return row.pk
