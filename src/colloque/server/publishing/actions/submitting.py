"""Submit a post: kept, checked, then published or held. The one way in, whatever the door."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction
from django.db.models import F

from colloque import ClearedText, Place, Verdict
from colloque.server.engine.clearing import Refused, cleared
from colloque.server.engine.errors import NotFound
from colloque.server.engine.journal import record
from colloque.server.engine.limits import limit
from colloque.server.engine.states import advance
from colloque.server.engine.text import clean_text
from colloque.server.identity.models import Account
from colloque.server.identity.queries import author_context, is_verified_physician
from colloque.server.relations.decisions import Visibility
from colloque.server.relations.queries import apart_from_blocked, viewer_of

from .. import decisions
from ..errors import Closed, Gone, NotAllowed, Spent
from ..forms import PostForm, clean_form
from ..models import Draft, Justification, Post, PostKind, Question
from ..queries.drafts import draft_view
from ..queries.seen import listed
from ..states import DraftStates, QuestionStates
from ..views import Submission
from ..words import handles
from .fanout import shelve_post
from .keeping import REASON_LIMIT, erase, hold, keep
from .locking import hold_for_reply
from .notifying import mention_all, tell_of_post
from .writing import create_post

# Each submission runs the whole check: as many as Mastodon allows, far more than a person writes.
RATE = "300/5minutes"


def submit(
    author: Account,
    *,
    form: PostForm,
    acknowledged: bool = False,
    reason: str = "",
    idempotency_key: str | None = None,
    draft_id: int | None = None,
    now: dt.datetime,
) -> Submission:
    """Publish what ``author`` wrote if the check lets it through; else keep it whole and say why.

    Args:
        author: Who writes.
        form: Everything that was filled in.
        acknowledged: The author read the advice and goes on: lets ``advise`` through.
        reason: Why he publishes in spite of a grave finding, at least 10 code points: lets ``justify``
            through, and is kept sealed. Nothing lets ``block`` through.
        idempotency_key: The client's key; the same key gives the same post, whatever happens in between.
        draft_id: The draft it was written from.
        now: Aware moment.

    Raises:
        InvalidInput: a field cannot be taken as it is.
        NotFound: the post answered does not exist, or not for this author; no such draft.
        NotAllowed: this author may not publish this here.
        Closed: the question answered has its synthesis.
        Gone: this key has served and its post is gone.
        Spent: this key has served for another text.
        TooMany: more submissions than a person makes; the text is kept as a draft.
    """
    reason = clean_text(reason, field="reason", limit=REASON_LIMIT, required=False)
    form = clean_form(form)
    parent = _answered(author, form.in_reply_to)
    form = _for_thread(form, parent)
    draft = keep(author, form=form, reason=reason, key=idempotency_key, draft_id=draft_id, now=now)
    if draft.state == "published":
        return _made_before(draft, form)
    limit("submit", source=str(author.pk), rate=RATE)
    require_may_write(author, form.kind, parent)
    try:
        text = cleared(
            form.whole(),
            context=author_context(
                author, place=Place.REPLY if parent else Place.POST, audience=form.visibility, now=now
            ),
            acknowledged=decisions.taken_upon(acknowledged=acknowledged, reason=reason),
        )
    except Refused as refusal:
        hold(draft, rules=refusal.report.rules, now=now)
        return Submission(refusal.report.verdict, refusal.report, None, draft_view(draft))
    return _publish(text, author=author, form=form, draft=draft, reason=reason, now=now)


def close_question(
    asker: Account,
    post_id: int,
    *,
    text: str,
    acknowledged: bool = False,
    reason: str = "",
    now: dt.datetime,
) -> Submission:
    """Close one's question with a synthesis, for the same audience; a repeated call changes nothing.

    Raises:
        NotAllowed: not a question, or somebody else's.
        Closed: it has its synthesis already, another one.
        (and what ``submit`` raises)
    """
    question = _answered(asker, post_id)
    form = PostForm(
        kind=PostKind.SYNTHESIS,
        text=text,
        in_reply_to=post_id,
        visibility=question.visibility if question else Visibility.PHYSICIANS,
        language=question.language if question else "fr",
    )
    return submit(
        asker,
        form=form,
        acknowledged=acknowledged,
        reason=reason,
        idempotency_key=f"synthesis of {post_id}",
        now=now,
    )


def require_may_write(author: Account, kind: str, parent: Post | None) -> None:
    """Raise NotAllowed or Closed when ``author`` may not publish this kind of post under ``parent``."""
    question = Question.objects.filter(post=parent).first() if parent else None
    refusal = decisions.why_not(
        kind,
        writer=decisions.Writer(
            id=author.pk,
            kind=author.kind,
            is_verified_physician=is_verified_physician(author),
            is_suspended=author.suspended_at is not None,
            is_held=author.held_at is not None,
        ),
        answered=decisions.Answered(
            parent.author_id, parent.kind, is_open=question is not None and question.state == "open"
        )
        if parent
        else None,
    )
    if refusal is None:
        return
    safe, field = refusal
    raise Closed if field == "closed" else NotAllowed(safe, field=field)


def spoken_to(author: Account, text: str) -> list[Account]:
    """The accounts a text speaks to, without those a block parts from its author."""
    rows = Account.objects.filter(handle__in=handles(text), suspended_at=None)
    return list(rows.filter(apart_from_blocked(author.pk, field="pk")))


def justify(post: Post, text: ClearedText, *, reason: str, now: dt.datetime) -> None:
    """Record, sealed, why a post went out in spite of a grave finding."""
    if text.report.verdict is Verdict.JUSTIFY:
        Justification.objects.update_or_create(
            post=post, defaults={"rules": list(text.report.rules), "reason": reason, "at": now}
        )


def _answered(author: Account, post_id: int | None) -> Post | None:
    if post_id is None:
        return None
    parent = Post.objects.filter(listed(viewer_of(author)), pk=post_id).first()
    if parent is None:
        raise NotFound
    return parent


def _for_thread(form: PostForm, parent: Post | None) -> PostForm:
    if parent is None:
        return form
    visibility = decisions.audience_of_reply(Visibility(form.visibility), Visibility(parent.visibility))
    # What answers a case stays where the case stays.
    stays = True if parent.local_only else form.local_only
    return replace(form, visibility=visibility.value, local_only=stays)


def _made_before(draft: Draft, form: PostForm) -> Submission:
    """What this submission became. Another text under the same key is not lost in silence: it is refused."""
    post = draft.post
    if post is None:
        raise Gone
    if post.edited_at is None and (post.title, post.text) != (form.title, form.body()):
        raise Closed if form.kind == PostKind.SYNTHESIS else Spent
    return Submission(Verdict.PUBLISH, None, post.pk, None)


def _publish(
    text: ClearedText, *, author: Account, form: PostForm, draft: Draft, reason: str, now: dt.datetime
) -> Submission:
    with transaction.atomic():
        hold_for_reply(form.in_reply_to)
        draft = Draft.objects.select_for_update().get(pk=draft.pk)
        if draft.state == "published":
            return _made_before(draft, form)
        # Again, and locked: the post answered may have been closed, hidden or withdrawn during the check.
        parent = _answered(author, form.in_reply_to)
        require_may_write(author, form.kind, parent)
        post = create_post(text, form=form, author=author, parent=parent, now=now)
        justify(post, text, reason=reason, now=now)
        _count(post, parent)
        if form.kind == PostKind.SYNTHESIS and parent is not None:
            _close(parent, post, now=now)
        fresh = mention_all(post, spoken_to(author, form.whole()))
        shelve_post(post)
        tell_of_post(post, parent=parent, mentioned=fresh, now=now)
        advance(draft, graph=DraftStates, to="published", event="draft.published", by=author.pk, now=now)
        erase(draft, post=post, now=now)
        facts = {"kind": post.kind, "visibility": post.visibility, "rules": list(text.report.rules)}
        record("post.published", subject=post, by=author.pk, now=now, facts=facts)
    return Submission(Verdict.PUBLISH, text.report, post.pk, None)


def _count(post: Post, parent: Post | None) -> None:
    Account.objects.filter(pk=post.author_id).update(posts_count=F("posts_count") + 1)
    if parent is None:
        return
    Post.objects.filter(pk=parent.pk).update(replies_count=F("replies_count") + 1)
    if post.kind == PostKind.ANSWER:
        Question.objects.filter(post=parent).update(answers_count=F("answers_count") + 1)


def _close(question_post: Post, synthesis: Post, *, now: dt.datetime) -> None:
    question = question_post.question
    facts = {"synthesis": synthesis.pk}
    advance(
        question,
        graph=QuestionStates,
        to="closed",
        event="question.closed",
        by=question_post.author_id,
        now=now,
        facts=facts,
    )
    question.synthesis, question.closed_at = synthesis, now
    question.save(update_fields=["synthesis", "closed_at"])
