"""Small forms on a post: like, boost, bookmark. Each goes back to the card it was sent from.

With the header ``X-Colloque-Act`` (sent by ``static/js/acts.js``) a like or a bookmark answers 204 instead.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from colloque import Verdict
from colloque.server.engine.clearing import Refused
from colloque.server.identity.models import Account
from colloque.server.publishing import actions
from colloque.server.publishing import queries as posts

from ..reader import member, number, viewer, way_back


@require_POST
@member
def like(request: HttpRequest, account: Account, handle: str, post_id: str) -> HttpResponse:
    """Like a post (``on=1``) or stop (``on=0``)."""
    verb = actions.like if _on(request) else actions.unlike
    verb(account, number(post_id), now=timezone.now())
    return _done(request)


@require_POST
@member
def bookmark(request: HttpRequest, account: Account, handle: str, post_id: str) -> HttpResponse:
    """Keep a post for later (``on=1``) or let it go (``on=0``)."""
    verb = actions.bookmark if _on(request) else actions.unbookmark
    verb(account, number(post_id), now=timezone.now())
    return _done(request)


@require_POST
@member
def boost(request: HttpRequest, account: Account, handle: str, post_id: str) -> HttpResponse:
    """Pass a post on (``on=1``) or take that back (``on=0``).

    The first time, a page says that one answers for what one passes on; its button sends ``engaged``.
    """
    if not _on(request):
        actions.unboost(account, number(post_id), now=timezone.now())
        return redirect(way_back(request))
    post = posts.post(viewer(request), number(post_id))
    page: dict[str, object] = {"post": post, "back": way_back(request)}
    if not (request.POST.get("engaged") or posts.has_boosted(account)):
        return render(request, "reading/boost_engages.html", page)
    try:
        acknowledged = request.POST.get("acknowledged") == "1"
        actions.boost(account, post.id, acknowledged=acknowledged, now=timezone.now())
    except Refused as refusal:
        # The rulebook of today reads the post again: an advice may be taken upon oneself, no more.
        page |= {"refused": refusal.report, "may_confirm": refusal.report.verdict is Verdict.ADVISE}
        return render(request, "reading/boost_engages.html", page, status=422)
    return redirect(way_back(request))


def _done(request: HttpRequest) -> HttpResponse:
    if request.headers.get("X-Colloque-Act"):
        return HttpResponse(status=204)
    return redirect(way_back(request))


def _on(request: HttpRequest) -> bool:
    return request.POST.get("on") == "1"
