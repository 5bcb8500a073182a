"""Drafts: one's own texts, sealed, given back whole with what held them."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from colloque.server.engine.errors import NotFound
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.publishing import actions, queries
from colloque.server.publishing.errors import Spent
from colloque.server.publishing.forms import clean_form
from colloque.server.publishing.views import DraftView, PostView
from colloque.server.relations.queries import viewer_of

from ..reader import number
from .compose import desk_for
from .desk import Desk
from .door import moment, writer
from .editing import edit_desk
from .questions import question_desk, synthesis_desk
from .sheet import Sheet
from .work import reopen, work


@never_cache
@require_safe
@writer
def drafts(request: HttpRequest, account: Account) -> HttpResponse:
    """The list, newest first."""
    page = queries.drafts(account, Cut.read(request.GET, limit=20))
    return render(request, "writing/drafts.html", {"drafts_page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@writer
def draft(request: HttpRequest, account: Account, draft_id: str) -> HttpResponse:
    """One draft on its desk; a held one comes with its findings."""
    wanted = number(draft_id)
    if request.method == "POST" and (became := queries.post_of_draft(account, wanted)) is not None:
        return _spent(request, account, became)
    found = queries.draft(account, wanted)
    desk = _desk(account, found)
    if request.method != "POST" and found.state == "held":
        return reopen(request, desk, Sheet.of_draft(found))
    return work(request, desk, start=Sheet.of_draft(found))


@require_POST
@writer
def draft_discard(request: HttpRequest, account: Account, draft_id: str) -> HttpResponse:
    """Throw a draft away."""
    actions.discard_draft(account, number(draft_id), now=moment())
    messages.success(request, _("Brouillon jeté."))
    return redirect("drafts")


def _spent(request: HttpRequest, account: Account, post_id: int) -> HttpResponse:
    """A draft that was published: a form sent twice leads to its post; another text is given back.

    Raises:
        Spent: what is sent is not what was published.
    """
    published = queries.form_of(account, post_id)
    sent = Sheet.read(request, like=published).form
    if clean_form(sent).whole() != published.whole():
        raise Spent
    return redirect("writing_published", post_id=post_id)


def _desk(account: Account, found: DraftView) -> Desk:
    """The desk the draft came from; it posts back to the draft's own address."""
    if found.post_id is not None:
        desk = edit_desk(account, queries.post(viewer_of(account), found.post_id))
    else:
        desk = _desk_of_new(account, found)
    return replace(desk, action=reverse("draft", args=[found.id]), tabs=False)


def _desk_of_new(account: Account, found: DraftView) -> Desk:
    if found.form.kind == "question":
        return question_desk(account)
    parent = _parent(account, found.form.in_reply_to)
    if found.form.kind == "synthesis" and parent is not None:
        return synthesis_desk(account, parent)
    return desk_for(account, kind=found.form.kind, parent=parent)


def _parent(account: Account, post_id: int | None) -> PostView | None:
    """The post the draft answers, when it can still be read."""
    if post_id is None:
        return None
    try:
        return queries.post(viewer_of(account), post_id)
    except NotFound:
        return None
