"""The timelines: front door, home, local, by tag, bookmarks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from colloque.server.engine.errors import NotFound
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.publishing import queries as posts

from ..reader import member, reader, viewer


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What Colloque is, and its public posts; members go home, new ones finish opening their account."""
    if reader(request) is not None:
        return redirect("home")
    if request.user.is_authenticated:
        return redirect("welcome")
    found = posts.local(viewer(request), Cut.read(request.GET.dict()))
    return render(request, "reading/front.html", {"posts": found})


@require_safe
@member
def home(request: HttpRequest, account: Account) -> HttpResponse:
    """Posts of those one follows, newest first."""
    found = posts.home(viewer(request), Cut.read(request.GET.dict()))
    return render(request, "reading/home.html", {"posts": found})


@require_safe
def local(request: HttpRequest) -> HttpResponse:
    """Every public post of this server."""
    found = posts.local(viewer(request), Cut.read(request.GET.dict()))
    return render(request, "reading/local.html", {"posts": found})


@require_safe
def tagged(request: HttpRequest, tag: str) -> HttpResponse:
    """Posts that carry a hashtag, as far as the reader may see them."""
    if not tag.isprintable():
        raise NotFound
    found = posts.tagged(viewer(request), tag, Cut.read(request.GET.dict()))
    return render(request, "reading/tag.html", {"posts": found, "tag": tag})


@require_safe
@member
def bookmarks(request: HttpRequest, account: Account) -> HttpResponse:
    """What the reader kept for later."""
    found = posts.bookmarks(viewer(request), Cut.read(request.GET.dict()))
    return render(request, "reading/bookmarks.html", {"posts": found})
