"""Search in posts and in people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colloque.server.engine.pages import Cut
from colloque.server.identity import queries as people
from colloque.server.publishing import queries as posts

from ..reader import viewer

MOST_ASKED = 200  # code points of a query: beyond, nobody is looking for something


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Posts the reader may see, or people, that match ``q``; ``quoi=personnes`` asks for people."""
    asked = request.GET.get("q", "")[:MOST_ASKED].strip()
    for_people = request.GET.get("quoi") == "personnes"
    page = Cut.read(request.GET.dict())
    context = {
        "asked": asked,
        "for_people": for_people,
        "people": people.search_people(asked, page) if asked and for_people else None,
        "posts": posts.search_posts(viewer(request), asked, page) if asked and not for_people else None,
    }
    return render(request, "reading/search.html", context)
