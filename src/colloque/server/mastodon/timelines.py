"""``/api/v1/timelines``, bookmarks, notifications, search."""

from __future__ import annotations

from colloque.server.engine.pages import Page
from colloque.server.identity import queries as identity
from colloque.server.publishing import queries
from colloque.server.publishing.views import PostView

from . import accounts, translate
from .doors import Answer, Call, door, paged


@door("GET", scope="read:statuses")
def home(call: Call) -> Answer:
    """Posts and boosts of those the caller follows, and their own."""
    return _statuses(call, queries.home(call.viewer, call.page))


@door("GET", scope="read:statuses", anonymous=True)
def public(call: Call) -> Answer:
    """Public posts of this server."""
    return _statuses(call, queries.local(call.viewer, call.page))


@door("GET", scope="read:statuses", anonymous=True)
def tag(call: Call, name: str) -> Answer:
    """Public posts that carry a hashtag."""
    return _statuses(call, queries.tagged(call.viewer, name, call.page))


@door("GET", scope="read:bookmarks")
def bookmarks(call: Call) -> Answer:
    """What the caller keeps for later."""
    return _statuses(call, queries.bookmarks(call.viewer, call.page))


@door("GET", scope="read:notifications")
def notifications(call: Call) -> Answer:
    """What the caller should know, newest first."""
    page = queries.notifications(call.caller, call.page)
    return paged(call, page, [translate.notification(view) for view in page])


@door("GET", scope="read:search", anonymous=True)
def search(call: Call) -> Answer:
    """``/api/v2/search``: people and posts."""
    text, kind = call.request.GET.get("q", "")[:200], call.request.GET.get("type", "")
    people = identity.search_people(text, call.page) if kind in ("", "accounts") else ()
    posts = queries.search_posts(call.viewer, text, call.page) if kind in ("", "statuses") else ()
    return {
        "accounts": [accounts.entity(person) for person in people],
        "statuses": [translate.status(view) for view in posts],
        "hashtags": [],
    }


def _statuses(call: Call, page: Page[PostView]) -> Answer:
    return paged(call, page, [translate.status(view) for view in page])
