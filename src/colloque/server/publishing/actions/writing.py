"""The only place where a post gets its text: from a ``ClearedText``, and from nothing else.

tests/server/publishing/test_only_cleared.py reads the code of the server and keeps it so.
"""

from __future__ import annotations

import datetime as dt

from colloque import ClearedText
from colloque.server.engine.ids import new_id
from colloque.server.identity.models import Account
from colloque.server.relations.decisions import Visibility

from .. import decisions
from ..forms import PostForm
from ..models import Post, PostKind, Question, Revision, Tagging, Wanted
from ..words import hashtags


class NotTheClearedText(ValueError):
    """The form does not say what was cleared; a programming error, holds nothing."""


def create_post(
    cleared: ClearedText, *, form: PostForm, author: Account, parent: Post | None, now: dt.datetime
) -> Post:
    """Make a post, with its question and its tags.

    Args:
        cleared: ``form.whole()``, cleared.
        form: The clean form.
        author: Who writes.
        parent: The post answered.
        now: Aware moment; the id is made for it.

    Raises:
        NotTheClearedText: the form does not say what was cleared.
    """
    _require_same(cleared, form)
    post = Post.objects.create(
        id=new_id(now),
        author=author,
        kind=form.kind,
        title=form.title,
        text=form.body(),
        visibility=form.visibility,
        language=form.language,
        in_reply_to=parent,
        root_id=(parent.root_id or parent.pk) if parent else None,
        is_reply=parent is not None,
        on_local=decisions.on_local(visibility=Visibility(form.visibility), is_reply=parent is not None),
        transposed=form.transposed,
        local_only=decisions.stays_here(kind=form.kind, asked=form.local_only),
        rulebook=cleared.report.rulebook,
        created_at=now,
    )
    if form.kind == PostKind.QUESTION:
        Question.objects.create(post=post, situation=form.situation, tried=form.tried, asked=form.asked)
        _want(post, form)
    _tag(post)
    return post


def rewrite_post(cleared: ClearedText, *, post: Post, form: PostForm, now: dt.datetime) -> None:
    """Give ``post`` a new text and keep the old one as a revision.

    Raises:
        NotTheClearedText: the form does not say what was cleared.
    """
    _require_same(cleared, form)
    Revision.objects.create(id=new_id(now), post=post, title=post.title, text=post.text, at=now)
    post.title, post.text = form.title, form.body()
    post.transposed, post.language = form.transposed, form.language
    post.rulebook, post.edited_at = cleared.report.rulebook, now
    post.save(update_fields=["title", "text", "transposed", "language", "rulebook", "edited_at"])
    if form.kind == PostKind.QUESTION:
        Question.objects.filter(post=post).update(
            situation=form.situation, tried=form.tried, asked=form.asked
        )
        Wanted.objects.filter(question=post.pk).delete()
        _want(post, form)
    Tagging.objects.filter(post=post).delete()
    _tag(post)


def _require_same(cleared: ClearedText, form: PostForm) -> None:
    if cleared.text != form.whole():
        raise NotTheClearedText


def _tag(post: Post) -> None:
    Tagging.objects.bulk_create(Tagging(post=post, tag=tag, sort_id=post.pk) for tag in hashtags(post.text))


def _want(post: Post, form: PostForm) -> None:
    Wanted.objects.bulk_create(
        Wanted(question_id=post.pk, specialty=slug, rank=rank, sort_id=post.pk)
        for rank, slug in enumerate(form.wanted)
    )
