"""The page of one post, and the page of what it said before."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colloque.server.engine.errors import NotFound
from colloque.server.engine.pages import MAX_LIMIT, Cut
from colloque.server.publishing import queries as posts
from colloque.server.publishing.views import PostView

from ..reader import number, viewer


@require_safe
def post(request: HttpRequest, handle: str, post_id: str) -> HttpResponse:
    """A post among what it answers and what answers it."""
    asked = Cut.read(request.GET.dict(), limit=MAX_LIMIT)
    found = posts.thread(viewer(request), number(post_id), asked)
    _is_of(found.post, handle)
    return render(request, "reading/post.html", {"thread": found, "post": found.post})


@require_safe
def history(request: HttpRequest, handle: str, post_id: str) -> HttpResponse:
    """What a post said before each edit, to whoever may read the post."""
    found = posts.post(viewer(request), number(post_id))
    _is_of(found, handle)
    past = posts.revisions(viewer(request), found.id)
    return render(request, "reading/history.html", {"post": found, "revisions": past})


def _is_of(post: PostView, handle: str) -> None:
    # An address that joins a post to somebody else must not exist: it would put words in his mouth.
    if post.author.handle != handle.lower():
        raise NotFound
