"""Verbs of relations: follow, unfollow, block, unblock. Doing one twice changes nothing the second time."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F

from colloque.server.engine.ids import new_id
from colloque.server.engine.journal import record
from colloque.server.identity.models import Account

from . import queries
from .errors import KeptApart, NotYourself
from .models import Block, Follow
from .signals import followed, parted, unfollowed


def follow(account: Account, target: Account, *, now: dt.datetime) -> bool:
    """Make ``account`` read ``target``; whether that is new.

    Raises:
        NotYourself: the two are one.
        KeptApart: one of them blocks the other.
    """
    _two(account, target)
    if queries.blocked_among(account.pk, [target.pk]):
        raise KeptApart
    with transaction.atomic():
        row, made = Follow.objects.get_or_create(
            follower=account, followed=target, defaults={"id": new_id(), "created_at": now}
        )
        if made:
            record("follow.made", subject=row, by=account.pk, now=now, facts={"followed": target.pk})
            followed.send(Follow, follower=account, followed=target, now=now)
            _count(follower=account.pk, followed=target.pk, by=1)
    return made


def unfollow(account: Account, target: Account, *, now: dt.datetime) -> bool:
    """Stop reading ``target``; whether there was anything to stop."""
    with transaction.atomic():
        row = Follow.objects.filter(follower=account, followed=target).first()
        if row is None:
            return False
        record("follow.ended", subject=row, by=account.pk, now=now, facts={"followed": target.pk})
        unfollowed.send(Follow, follower=account, followed=target, now=now)
        return _end(row)


def block(account: Account, target: Account, *, now: dt.datetime) -> bool:
    """Part the two for good, both ways: neither follows the other any more; whether that is new.

    Raises:
        NotYourself: the two are one.
    """
    _two(account, target)
    with transaction.atomic():
        row, made = Block.objects.get_or_create(blocker=account, blocked=target, defaults={"created_at": now})
        if made:
            record("block.made", subject=row, by=account.pk, now=now, facts={"blocked": target.pk})
            parted.send(Block, blocker=account, blocked=target, now=now)
            for pair in ((account, target), (target, account)):
                for tie in Follow.objects.filter(follower=pair[0], followed=pair[1]):
                    _end(tie)
    return made


def unblock(account: Account, target: Account, *, now: dt.datetime) -> bool:
    """Lift the block ``account`` set; follows do not come back. Whether there was one."""
    with transaction.atomic():
        row = Block.objects.filter(blocker=account, blocked=target).first()
        if row is None:
            return False
        record("block.lifted", subject=row, by=account.pk, now=now, facts={"blocked": target.pk})
        row.delete()
    return True


def _two(account: Account, target: Account) -> None:
    if account.pk == target.pk:
        raise NotYourself


def _end(row: Follow) -> bool:
    """Remove one follow and its counts; False when somebody else just did."""
    if not Follow.objects.filter(pk=row.pk).delete()[0]:
        return False
    _count(follower=row.follower_id, followed=row.followed_id, by=-1)
    return True


def _count(*, follower: int, followed: int, by: int) -> None:
    # By id, always in the same order, and after everything else: two people who follow each other at once, or
    # one who follows while the other deletes a post, must not lock each other out.
    for account, column in sorted(((follower, "following_count"), (followed, "followers_count"))):
        Account.objects.filter(pk=account).update(**{column: F(column) + by})
