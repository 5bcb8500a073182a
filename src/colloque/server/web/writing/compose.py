"""Write a message, an article, a reply or an answer; and find the post once published."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from colloque.server.identity.models import Account
from colloque.server.publishing import actions, queries
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.views import PostView, Submission
from colloque.server.relations.queries import viewer_of

from ..reader import number
from .audiences import audiences_for, first_audience
from .desk import Desk, Send
from .door import writer
from .sheet import Sheet
from .work import work


@require_http_methods(["GET", "HEAD", "POST"])
@writer
def compose(request: HttpRequest, account: Account) -> HttpResponse:
    """``?forme=article`` writes an article; ``?reponse=<id>`` answers a post."""
    answered = request.GET.get("reponse", "")
    parent = queries.post(viewer_of(account), number(answered)) if answered else None
    kind = _kind(account, parent, article=request.GET.get("forme") == "article")
    desk = desk_for(account, kind=kind, parent=parent)
    chosen = first_audience(tuple(desk.audiences), parent=parent)
    answered_id = parent.id if parent else None
    blank = PostForm(kind=kind, visibility=chosen, in_reply_to=answered_id, language=account.language)
    return work(request, desk, start=Sheet.fresh(blank))


def desk_for(account: Account, *, kind: str, parent: PostView | None) -> Desk:
    """The desk of a note, an article or an answer."""
    return Desk(
        account=account,
        heading=_heading(kind, parent),
        action=_address(kind, parent),
        fields=("title", "text") if kind == "article" else ("text",),
        audiences=audiences_for(account, parent=parent),
        send=submits(account),
        send_label=_("Publier la réponse") if parent else _("Publier"),
        sent=_("Publié."),
        parent=parent,
        # What answers a case stays where the case stays: nothing to choose.
        options=("transposed",) if parent and parent.local_only else ("transposed", "local_only"),
        tabs=parent is None,
    )


def submits(account: Account) -> Send:
    """Publishing a new post, as every desk but that of an edit does."""

    def send(sheet: Sheet, *, acknowledged: bool, now: dt.datetime) -> Submission:
        return actions.submit(
            account,
            form=sheet.form,
            acknowledged=acknowledged,
            reason=sheet.reason if acknowledged else "",
            idempotency_key=sheet.key,
            draft_id=sheet.draft_id,
            now=now,
        )

    return send


@require_safe
@writer
def published(request: HttpRequest, account: Account, post_id: str) -> HttpResponse:
    """From a fresh id to the page of the post."""
    post = queries.post(viewer_of(account), number(post_id))
    return redirect(f"/@{post.author.handle}/{post.id}")


def _kind(account: Account, parent: PostView | None, *, article: bool) -> str:
    if parent is not None:
        asked = parent.kind == "question" and parent.question is not None and parent.question.state == "open"
        may_answer = account.kind == Account.Kind.PHYSICIAN and account.verified
        return "answer" if asked and may_answer else "note"
    return "article" if article else "note"


def _heading(kind: str, parent: PostView | None) -> str:
    if kind == "answer":
        return str(_("Répondre à la question"))
    if parent is not None:
        return str(_("Répondre"))
    return str(_("Écrire un article") if kind == "article" else _("Publier"))


def _address(kind: str, parent: PostView | None) -> str:
    query = {"reponse": parent.id} if parent else {"forme": "article"} if kind == "article" else {}
    return reverse("compose") + (f"?{urlencode(query)}" if query else "")
