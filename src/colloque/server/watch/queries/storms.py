"""Readers of reply storms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from colloque.server.publishing.models import Post
from colloque.server.relations.models import Follow

from ..decisions import WINDOW_MINUTES, Answers
from ..models import Storm


def answered_posts(post_ids: Iterable[int]) -> list[Post]:
    """The published posts that ``post_ids`` answer, each once."""
    answered = Post.objects.filter(pk__in=list(post_ids), in_reply_to__isnull=False)
    targets = answered.values_list("in_reply_to_id", flat=True)
    return list(Post.objects.filter(pk__in=targets, state="published").order_by("id"))


def answers_to(post: Post, *, now: dt.datetime) -> Answers:
    """Who answered ``post`` in the last hour, the author apart."""
    since = now - dt.timedelta(minutes=WINDOW_MINUTES)
    rows = Post.objects.filter(in_reply_to=post, created_at__gte=since).exclude(author_id=post.author_id)
    people = set(rows.values_list("author_id", flat=True))
    circle = Follow.objects.filter(followed_id=post.author_id, follower_id__in=people).count()
    return Answers(outsiders=len(people) - circle, circle=circle)


def told_today(post: Post, *, now: dt.datetime) -> bool:
    """Whether the author was already told of a storm on ``post`` in the last day."""
    return Storm.objects.filter(post_id=post.pk, at__gt=now - dt.timedelta(days=1)).exists()
