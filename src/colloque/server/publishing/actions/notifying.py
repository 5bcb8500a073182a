"""Tell an account something, if it may know it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from colloque.server.engine.ids import new_id
from colloque.server.identity.models import Account
from colloque.server.relations.queries import blocked_among, viewer_of

from ..models import Mention, Notification, Post, PostKind
from ..queries.seen import listed


def notify(
    recipient_id: int,
    *,
    kind: Notification.Kind,
    actor_id: int | None = None,
    post_id: int | None = None,
    claim_id: int | None = None,
    now: dt.datetime,
) -> bool:
    """Tell ``recipient_id``; never of himself, never of an account a block parts him from.

    The door that shows notifications checks again that the post may be seen.

    Returns:
        Whether he was told.
    """
    if actor_id == recipient_id or (actor_id and blocked_among(recipient_id, [actor_id])):
        return False
    Notification.objects.create(
        id=new_id(now),
        recipient_id=recipient_id,
        kind=kind,
        actor_id=actor_id,
        post_id=post_id,
        claim_id=claim_id,
        created_at=now,
    )
    return True


def read_notifications(account: Account, *, up_to: int, now: dt.datetime) -> int:
    """Mark notifications with an id of at most ``up_to`` as read; how many were not."""
    rows = Notification.objects.filter(recipient=account, id__lte=up_to, read_at=None)
    return rows.update(read_at=now)


def tell_of_post(post: Post, *, parent: Post | None, mentioned: Iterable[int], now: dt.datetime) -> None:
    """Tell of a new post, once each: the answered, who answered the question it closes, the mentioned."""
    told: dict[int, Notification.Kind] = {}
    if post.kind == PostKind.SYNTHESIS and parent is not None:
        answers = Post.objects.filter(root=parent, kind=PostKind.ANSWER)
        told |= dict.fromkeys(answers.values_list("author_id", flat=True), Notification.Kind.SYNTHESIS)
    if parent is not None:
        answer = post.kind == PostKind.ANSWER
        told.setdefault(parent.author_id, Notification.Kind.ANSWER if answer else Notification.Kind.REPLY)
    for account_id in mentioned:
        told.setdefault(account_id, Notification.Kind.MENTION)
    for recipient in _who_may_see(post, told):
        notify(recipient, kind=told[recipient], actor_id=post.author_id, post_id=post.pk, now=now)


def tell_of_new_mentions(post: Post, *, mentioned: Iterable[int], now: dt.datetime) -> None:
    """Tell those whom an edit speaks to for the first time."""
    for recipient in _who_may_see(post, mentioned):
        notify(recipient, kind=Notification.Kind.MENTION, actor_id=post.author_id, post_id=post.pk, now=now)


def mention_all(post: Post, accounts: Iterable[Account]) -> list[int]:
    """Record whom ``post`` speaks to; the account ids that it did not speak to before."""
    before = set(Mention.objects.filter(post=post).values_list("account_id", flat=True))
    wanted = {account.pk for account in accounts}
    Mention.objects.filter(post=post).exclude(account__in=wanted).delete()
    fresh = sorted(wanted - before)
    Mention.objects.bulk_create(Mention(post=post, account_id=account) for account in fresh)
    return fresh


def _who_may_see(post: Post, account_ids: Iterable[int]) -> list[int]:
    accounts = Account.objects.filter(pk__in=set(account_ids), suspended_at=None).order_by("pk")
    return [
        account.pk
        for account in accounts
        if Post.objects.filter(listed(viewer_of(account)), pk=post.pk).exists()
    ]
