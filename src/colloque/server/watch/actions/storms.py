"""Reply storms: read the journal on, tell authors in time."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from colloque.server.engine.journal import entries, record
from colloque.server.publishing import actions as publishing
from colloque.server.publishing.models import Notification, Post

from ..decisions import is_storm
from ..models import Cursor, Storm
from ..queries import storms as queries

_READER = "storms"


def look_for_storms(*, now: dt.datetime) -> int:
    """Read the journal from where it was left and tell the authors of posts under a reply storm.

    Reads at most 500 entries a call, so that a long silence is caught up in several.

    Returns:
        How many authors were told.
    """
    cursor, _ = Cursor.objects.get_or_create(name=_READER)
    seen = list(entries(after=cursor.last, names=("post.published",)))
    if not seen:
        return 0
    told = 0
    with transaction.atomic():
        for post in queries.answered_posts(entry.subject_id for entry in seen):
            told += _tell_if_storm(post, now=now)
        Cursor.objects.filter(pk=_READER).update(last=seen[-1].pk)
    return told


def _tell_if_storm(post: Post, *, now: dt.datetime) -> bool:
    answers = queries.answers_to(post, now=now)
    if not is_storm(answers) or queries.told_today(post, now=now):
        return False
    storm = Storm.objects.create(post_id=post.pk, outsiders=answers.outsiders, at=now)
    record(
        "watch.storm",
        subject=storm,
        by=None,
        now=now,
        facts={"post": post.pk, "outsiders": answers.outsiders},
    )
    publishing.notify(post.author_id, kind=Notification.Kind.STORM, post_id=post.pk, now=now)
    return True
