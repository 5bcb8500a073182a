"""Stored timelines: each post or boost puts one row on each shelf it stands on.

The first followers get theirs in the transaction of the post; from ``AT_ONCE`` on, tasks go on by batches.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import task

from colloque.server.identity.models import Account
from colloque.server.relations.decisions import Visibility
from colloque.server.relations.models import Follow
from colloque.server.relations.queries import apart_from_blocked, viewer_of

from ..models import Boost, Post, TimelineRow
from ..queries.seen import listed
from .locking import hold

AT_ONCE = 500
BACKFILL = 20

_HOME, _PROFILE = TimelineRow.Shelf.HOME, TimelineRow.Shelf.PROFILE


def shelve_post(post: Post) -> None:
    """Put ``post`` on its author's profile and home, and on the homes of the followers it is for."""
    own = [
        TimelineRow(shelf=s, owner_id=post.author_id, sort_id=post.pk, post=post) for s in (_HOME, _PROFILE)
    ]
    TimelineRow.objects.bulk_create(own)
    _deliver(post, boost=None, after=0)


def shelve_boost(boost: Boost) -> None:
    """Put ``boost`` on the profile of who boosts, and on the homes of his followers that lack the post."""
    TimelineRow.objects.create(
        shelf=_PROFILE, owner_id=boost.account_id, sort_id=boost.pk, post=boost.post, boost=boost
    )
    _deliver(boost.post, boost=boost, after=0)


def backfill(follower: Account, followed: Account) -> None:
    """Put the last posts of ``followed`` on the home of his new follower: it is not empty till tomorrow."""
    rows = TimelineRow.objects.filter(
        listed(viewer_of(follower), prefix="post__"), shelf=_PROFILE, owner=followed, post__is_reply=False
    )
    rows = rows.order_by("-sort_id")
    hold(rows.values_list("post_id", flat=True)[:BACKFILL])
    recent = list(rows.filter(post__in=rows.values_list("post_id", flat=True)[:BACKFILL])[:BACKFILL])
    home = TimelineRow.objects.filter(shelf=_HOME, owner=follower, post__in=[row.post_id for row in recent])
    here = set(home.values_list("post_id", flat=True))
    TimelineRow.objects.bulk_create(
        (
            TimelineRow(
                shelf=_HOME, owner=follower, sort_id=row.sort_id, post_id=row.post_id, boost_id=row.boost_id
            )
            for row in recent
            if row.post_id not in here
        ),
        ignore_conflicts=True,
    )


def clear_home(owner: Account, *, of: Account, boosted_by_others: bool) -> None:
    """Take from the home of ``owner`` what ``of`` wrote or boosted.

    Args:
        owner: Whose home.
        of: Whose posts and boosts go.
        boosted_by_others: Whether his posts that somebody else boosted go too.
    """
    rows = TimelineRow.objects.filter(shelf=_HOME, owner=owner)
    written = Q(post__author=of) if boosted_by_others else Q(post__author=of, boost=None)
    rows.filter(written | Q(boost__account=of)).delete()


@task()
def deliver_more(post_id: int, boost_id: int | None, after: int) -> None:
    """Go on with the followers whose follow has an id above ``after``; a post that is gone needs no more."""
    post = Post.objects.filter(pk=post_id).first()
    boost = Boost.objects.filter(pk=boost_id).first() if boost_id is not None else None
    if post is not None and (boost_id is None or boost is not None):
        with transaction.atomic():
            _deliver(post, boost=boost, after=after)


def _deliver(post: Post, *, boost: Boost | None, after: int) -> None:
    readers = _readers(post, boost).filter(pk__gt=after).order_by("pk")
    batch = list(readers.values_list("pk", "follower_id")[:AT_ONCE])
    owners = [owner for _, owner in batch]
    if boost is not None:
        held = set(_homes_with(post.pk, owners))
        owners = [owner for owner in owners if owner not in held]
    sort_id = boost.pk if boost else post.pk
    TimelineRow.objects.bulk_create(
        (
            TimelineRow(shelf=_HOME, owner_id=owner, sort_id=sort_id, post=post, boost=boost)
            for owner in owners
        ),
        ignore_conflicts=True,
    )
    if len(batch) == AT_ONCE:
        last, boost_id = batch[-1][0], boost.pk if boost else None
        transaction.on_commit(lambda: deliver_more.enqueue(post.pk, boost_id, last))


def _readers(post: Post, boost: Boost | None) -> QuerySet[Follow, Any]:
    """The follows through which the post, or the boost, comes home."""
    if boost is not None:
        rows = Follow.objects.filter(followed=boost.account_id).exclude(follower=post.author_id)
        return rows.filter(apart_from_blocked(post.author_id, field="follower"))
    rows = Follow.objects.filter(followed=post.author_id)
    match post.visibility:
        case Visibility.DIRECT:
            return rows.none()
        case Visibility.PHYSICIANS:
            rows = rows.filter(follower__verified=True, follower__kind=Account.Kind.PHYSICIAN)
    answered = post.in_reply_to.author_id if post.in_reply_to else None
    if answered is None or answered == post.author_id:
        return rows
    # A reply comes home to those who know both: half a conversation is noise.
    knows_both = Follow.objects.filter(followed=answered).values("follower")
    return rows.filter(Q(follower=answered) | Q(follower__in=knows_both))


def _homes_with(post_id: int, owners: Iterable[int]) -> QuerySet[TimelineRow, int]:
    rows = TimelineRow.objects.filter(shelf=_HOME, owner__in=list(owners), post=post_id)
    return rows.values_list("owner_id", flat=True)
