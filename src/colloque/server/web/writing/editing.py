"""Change or delete one's own post. A changed text is checked again and its history kept."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from colloque.server.engine.errors import NotFound
from colloque.server.identity.models import Account
from colloque.server.publishing import actions, queries
from colloque.server.publishing.errors import NotYours
from colloque.server.publishing.views import PostView, Submission
from colloque.server.relations.queries import viewer_of

from ..reader import number
from .desk import Desk, Send
from .door import moment, writer
from .sheet import Sheet
from .work import work


@require_http_methods(["GET", "HEAD", "POST"])
@writer
def edit(request: HttpRequest, account: Account, handle: str, post_id: str) -> HttpResponse:
    """The post in the composer; its audience stays what it was."""
    post = _own(account, handle, post_id)
    return work(request, edit_desk(account, post), start=Sheet.fresh(queries.form_of(account, post.id)))


@require_http_methods(["GET", "HEAD", "POST"])
@writer
def delete(request: HttpRequest, account: Account, handle: str, post_id: str) -> HttpResponse:
    """Ask once, then delete for good."""
    post = _own(account, handle, post_id)
    if request.method != "POST":
        return render(request, "writing/delete.html", {"post": post})
    actions.delete_post(account, post.id, now=moment())
    messages.success(request, _("Publication supprimée, et ses relais avec elle."))
    return redirect(f"/@{account.handle}")


@require_POST
@writer
def forget(request: HttpRequest, account: Account, handle: str, post_id: str) -> HttpResponse:
    """Erase the earlier versions of one's own post."""
    post = _own(account, handle, post_id)
    if actions.forget_revisions(account, post.id, now=moment()):
        messages.success(request, _("L’historique est effacé. Seule la version actuelle reste."))
    return redirect(f"/@{post.author.handle}/{post.id}/historique")


def edit_desk(account: Account, post: PostView) -> Desk:
    """The desk of an edit."""
    fields = {"question": ("title", "situation", "tried", "asked", "text"), "article": ("title", "text")}
    return Desk(
        account=account,
        heading=_("Modifier la publication"),
        action=reverse("edit_post", args=[post.author.handle, post.id]),
        fields=fields.get(post.kind, ("text",)),
        audiences=(str(post.visibility),),
        send=_edits(account, post.id),
        send_label=_("Enregistrer la modification"),
        sent=_(
            "Modification publiée. La version précédente reste lisible dans l’historique, "
            "où vous pouvez l’effacer."
        ),
        drafts=False,
        options=("wanted", "transposed") if post.kind == "question" else ("transposed",),
    )


def _edits(account: Account, post_id: int) -> Send:
    def send(sheet: Sheet, *, acknowledged: bool, now: dt.datetime) -> Submission:
        return actions.edit_post(
            account,
            post_id,
            form=sheet.form,
            acknowledged=acknowledged,
            reason=sheet.reason if acknowledged else "",
            now=now,
        )

    return send


def _own(account: Account, handle: str, post_id: str) -> PostView:
    post = queries.post(viewer_of(account), number(post_id))
    if post.author.handle != handle:
        raise NotFound
    if not post.mine.author:
        raise NotYours
    return post
