"""Edit a post: checked again whole, the old text kept as history."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction

from colloque import ClearedText, Place, Verdict
from colloque.server.engine.clearing import Refused, cleared
from colloque.server.engine.errors import NotFound
from colloque.server.engine.journal import record
from colloque.server.engine.states import advance
from colloque.server.engine.text import clean_text
from colloque.server.identity.models import Account
from colloque.server.identity.queries import author_context
from colloque.server.relations.queries import viewer_of

from .. import decisions
from ..errors import Hidden, NotAllowed, NotYours
from ..forms import PostForm, clean_form
from ..models import Draft, Justification, Post
from ..queries.drafts import draft_view
from ..queries.posts import form_of_row
from ..queries.seen import opened
from ..states import DraftStates
from ..views import Submission
from .keeping import REASON_LIMIT, erase, hold, keep
from .notifying import mention_all, tell_of_new_mentions
from .submitting import justify, spoken_to
from .writing import rewrite_post


def edit_post(
    author: Account,
    post_id: int,
    *,
    form: PostForm,
    acknowledged: bool = False,
    reason: str = "",
    now: dt.datetime,
) -> Submission:
    """Give one's post a new text if the check lets it through; else keep the edit as a draft.

    Kind, audience and the post answered stay what they were, whatever ``form`` says.

    Args:
        author: Who edits.
        post_id: His post.
        form: The whole form as it should stand.
        acknowledged: As for ``submit``.
        reason: As for ``submit``.
        now: Aware moment.

    Raises:
        InvalidInput: a field cannot be taken as it is.
        NotFound: no such post, or not for this author.
        NotYours: somebody else's.
        Hidden: a claim on it is open.
        NotAllowed: the account is suspended.
    """
    reason = clean_text(reason, field="reason", limit=REASON_LIMIT, required=False)
    post = own_post(author, post_id)
    if author.suspended_at is not None:
        raise NotAllowed("Votre compte est suspendu : vous ne pouvez pas publier.")
    if author.held_at is not None:
        raise NotAllowed(decisions.HELD)
    form = clean_form(_fixed(form, post))
    if form == replace(form_of_row(post), in_reply_to=form.in_reply_to):
        return Submission(Verdict.PUBLISH, None, post.pk, None)
    draft = keep(author, form=form, reason=reason, key=None, post=post, now=now)
    try:
        text = cleared(
            form.whole(),
            context=author_context(
                author, place=Place.REPLY if post.is_reply else Place.POST, audience=post.visibility, now=now
            ),
            acknowledged=decisions.taken_upon(acknowledged=acknowledged, reason=reason),
        )
    except Refused as refusal:
        hold(draft, rules=refusal.report.rules, now=now)
        return Submission(refusal.report.verdict, refusal.report, None, draft_view(draft))
    _rewrite(text, author=author, post_id=post.pk, form=form, draft=draft, reason=reason, now=now)
    return Submission(Verdict.PUBLISH, text.report, post.pk, None)


def own_post(author: Account, post_id: int) -> Post:
    """One's own post, which nothing hides.

    Raises:
        NotFound: no such post, or not for this author.
        NotYours: somebody else's.
        Hidden: a claim on it is open.
    """
    post = Post.objects.filter(opened(viewer_of(author)), pk=post_id).select_related("question").first()
    if post is None:
        raise NotFound
    if post.author_id != author.pk:
        raise NotYours
    if post.state == "hidden":
        raise Hidden
    return post


def _fixed(form: PostForm, post: Post) -> PostForm:
    return replace(
        form,
        kind=post.kind,
        visibility=post.visibility,
        in_reply_to=post.in_reply_to_id,
        local_only=post.local_only,
    )


def _rewrite(
    text: ClearedText,
    *,
    author: Account,
    post_id: int,
    form: PostForm,
    draft: Draft,
    reason: str,
    now: dt.datetime,
) -> None:
    with transaction.atomic():
        # Locked and read again: a claim may have hidden it during the check.
        post = Post.objects.select_for_update().filter(pk=post_id).first()
        if post is None:
            raise NotFound
        if post.state != "published":
            raise Hidden
        rewrite_post(text, post=post, form=form, now=now)
        Justification.objects.filter(post=post).delete()
        justify(post, text, reason=reason, now=now)
        fresh = mention_all(post, spoken_to(author, form.whole()))
        tell_of_new_mentions(post, mentioned=fresh, now=now)
        advance(draft, graph=DraftStates, to="published", event="draft.published", by=author.pk, now=now)
        erase(draft, post=post, now=now)
        record("post.edited", subject=post, by=author.pk, now=now, facts={"rules": list(text.report.rules)})
