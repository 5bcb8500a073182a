"""Forget what a post said before its edits: for who edits to take something out, not to reword."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from colloque.server.engine.errors import NotFound
from colloque.server.engine.journal import record
from colloque.server.identity.models import Account

from ..errors import Hidden
from ..models import Post, Revision
from .editing import own_post


def forget_revisions(author: Account, post_id: int, *, now: dt.datetime) -> int:
    """Erase for good what one's own post said before each of its edits; the post stays as it stands.

    That it was edited stays said; the journal keeps how many versions went, nothing of their text.

    Args:
        author: Who wrote it.
        post_id: His post.
        now: Aware moment.

    Returns:
        How many earlier versions were erased; 0 when there was none, and then nothing is journalled.

    Raises:
        NotFound: no such post, or not for this author.
        NotYours: somebody else's.
        Hidden: a claim on it is open: what it said may matter to whoever decides.
    """
    own_post(author, post_id)
    with transaction.atomic():
        # Locked and read again: a claim may have hidden it meanwhile.
        post = Post.objects.select_for_update().filter(pk=post_id).first()
        if post is None:
            raise NotFound
        if post.state != "published":
            raise Hidden
        erased, _by_table = Revision.objects.filter(post=post).delete()
        if erased:
            record("post.history_forgotten", subject=post, by=author.pk, now=now, facts={"versions": erased})
    return erased
