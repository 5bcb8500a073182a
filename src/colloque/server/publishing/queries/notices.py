"""Notifications of one account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from colloque.server.engine.pages import Cut, Page, cut
from colloque.server.identity.models import Account
from colloque.server.relations.queries import apart_from_blocked, viewer_of

from ..models import Notification
from ..views import NotificationView
from .hydrate import along, author_view, views_of
from .seen import listed_or_own


def notifications(
    account: Account, page: Cut, *, kinds: Sequence[str] = (), without: Sequence[str] = ()
) -> Page[NotificationView]:
    """What ``account`` should know, newest first: never of a post it may no longer see.

    Args:
        account: Who is told.
        page: Which page.
        kinds: Only these kinds; all when empty.
        without: Not these kinds.
    """
    rows = _rows(account).exclude(kind__in=without)
    if kinds:
        rows = rows.filter(kind__in=kinds)
    found = cut(rows.select_related("actor__profile", *along("post__")), page)
    posts = {row.post.pk: row.post for row in found if row.post}
    shown = {view.id: view for view in views_of(viewer_of(account), posts.values())}
    items = [
        NotificationView(
            id=row.pk,
            kind=row.kind,
            actor=author_view(row.actor) if row.actor else None,
            post=shown.get(row.post_id or 0),
            claim_id=row.claim_id,
            created_at=row.created_at,
            read=row.read_at is not None,
        )
        for row in found
    ]
    return Page(items, found.older, found.newer)


def unread_count(account: Account, *, most: int = 100) -> int:
    """How many notifications are unread; counting stops at ``most``."""
    return _rows(account).filter(read_at=None)[:most].count()


def _rows(account: Account) -> QuerySet[Notification, Any]:
    viewer = viewer_of(account)
    return Notification.objects.filter(
        Q(post=None) | listed_or_own(viewer, prefix="post__"),
        Q(actor=None) | apart_from_blocked(account.pk, field="actor"),
        recipient=account,
    )
