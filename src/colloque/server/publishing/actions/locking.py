"""In what order posts are locked, so that two actions never wait for each other, nor write on what is gone.

Posts come before drafts, rows of timelines and accounts; among posts, the older first. On SQLite there is one
writer at a time: nothing is locked, and what is read inside the transaction stays true.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from ..models import Post


def hold(post_ids: Iterable[int | None]) -> None:
    """Keep posts from being changed or removed until the end of the transaction; unknown ids are left out."""
    wanted = {post_id for post_id in post_ids if post_id is not None}
    if wanted:
        rows = Post.objects.select_for_update(no_key=True).filter(pk__in=wanted)
        list(rows.order_by("pk").values_list("pk", flat=True))


def hold_for_reply(post_id: int | None, *, edited: int | None = None) -> None:
    """Keep the post answered and the first of its thread, at which a reply points; and the post edited."""
    root = Post.objects.filter(pk=post_id).values_list("root_id", flat=True).first() if post_id else None
    hold((post_id, root, edited))


def hold_for_removal(post_id: int) -> None:
    """Keep a post and every post that its removal writes on: what it answers, what points at it."""
    above = Post.objects.filter(pk=post_id).values_list("in_reply_to_id", flat=True).first()
    around = Q(pk__in=[post_id, above or post_id]) | Q(in_reply_to=post_id) | Q(root=post_id)
    rows = Post.objects.select_for_update().filter(around)
    list(rows.order_by("pk").values_list("pk", flat=True))
