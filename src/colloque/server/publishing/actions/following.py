"""What a follow or a block means for timelines and notifications; relations tells, this room does."""

from __future__ import annotations

import datetime as dt
from typing import Any

from colloque.server.identity.models import Account
from colloque.server.relations.signals import followed, parted, unfollowed

from ..models import Notification
from .fanout import backfill, clear_home
from .notifying import notify


def listen() -> None:
    """Begin to hear relations; called once, when the room is ready."""
    followed.connect(_followed, dispatch_uid="publishing.followed")
    unfollowed.connect(_unfollowed, dispatch_uid="publishing.unfollowed")
    parted.connect(_parted, dispatch_uid="publishing.parted")


def _followed(*, follower: Account, followed: Account, now: dt.datetime, **_: Any) -> None:
    backfill(follower, followed)
    notify(followed.pk, kind=Notification.Kind.FOLLOW, actor_id=follower.pk, now=now)


def _unfollowed(*, follower: Account, followed: Account, **_: Any) -> None:
    clear_home(follower, of=followed, boosted_by_others=False)
    # Following again and again must not tell again and again.
    Notification.objects.filter(recipient=followed, actor=follower, kind=Notification.Kind.FOLLOW).delete()


def _parted(*, blocker: Account, blocked: Account, **_: Any) -> None:
    clear_home(blocker, of=blocked, boosted_by_others=True)
    clear_home(blocked, of=blocker, boosted_by_others=True)
