"""Timelines: home and profile are stored rows read by one index range; local and tags are ranges of posts."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from colloque.server.engine.errors import Forbidden
from colloque.server.engine.pages import Cut, Page, cut
from colloque.server.relations.decisions import Viewer
from colloque.server.relations.queries import apart_from_blocked

from ..models import Bookmark, Post, Tagging, TimelineRow
from ..views import PostView
from ..words import folded_tag, is_tag
from .hydrate import Line, along, views, views_of
from .seen import listed, listed_or_own


def home(viewer: Viewer, page: Cut) -> Page[PostView]:
    """What the accounts the reader follows wrote and boosted, and his own posts; paged by ``sort_id``.

    Raises:
        Forbidden: nobody is signed in.
    """
    rows = TimelineRow.objects.filter(
        listed(viewer, prefix="post__"), shelf=TimelineRow.Shelf.HOME, owner=_account(viewer)
    )
    return _shelf(viewer, rows, page)


def profile_posts(
    viewer: Viewer, account_id: int, page: Cut, *, replies: bool = True, boosts: bool = True
) -> Page[PostView]:
    """What ``account_id`` wrote and boosted, as far as the reader may see it; paged by ``sort_id``.

    Args:
        viewer: Who reads.
        account_id: Whose profile.
        page: Which page.
        replies: Whether replies are among them.
        boosts: Whether boosts are among them.
    """
    # On his own profile, an author sees that a post is hidden and not lost.
    shown = listed_or_own if viewer.account == account_id else listed
    rows = TimelineRow.objects.filter(
        shown(viewer, prefix="post__"), shelf=TimelineRow.Shelf.PROFILE, owner=account_id
    )
    if viewer.account is not None:
        rows = rows.filter(apart_from_blocked(viewer.account, field="owner"))
    if not replies:
        rows = rows.filter(Q(post__is_reply=False) | Q(boost__isnull=False))
    if not boosts:
        rows = rows.filter(boost__isnull=True)
    return _shelf(viewer, rows, page)


def local(viewer: Viewer, page: Cut) -> Page[PostView]:
    """What opens a thread on this server: public posts, and physicians' posts for who may read them."""
    return _posts(viewer, Post.objects.filter(listed(viewer), on_local=True), page)


def tagged(viewer: Viewer, tag: str, page: Cut) -> Page[PostView]:
    """Posts that carry ``tag`` (with or without ``#``, whatever its case and accents), newest first."""
    folded = folded_tag(tag)
    if not is_tag(folded):
        return Page([], None, None)
    rows = Tagging.objects.filter(listed(viewer, prefix="post__"), tag=folded)
    found = cut(rows.select_related(*along("post__")), page, by="sort_id")
    lines = [Line(row.post, row.sort_id) for row in found]
    return Page(views(viewer, lines), found.older, found.newer)


def bookmarks(viewer: Viewer, page: Cut) -> Page[PostView]:
    """What the reader kept, last kept first; paged by ``sort_id``, the id of the bookmark.

    Raises:
        Forbidden: nobody is signed in.
    """
    rows = Bookmark.objects.filter(listed(viewer, prefix="post__"), account=_account(viewer))
    found = cut(rows.select_related(*along("post__")), page)
    lines = [Line(row.post, row.pk) for row in found]
    return Page(views(viewer, lines), found.older, found.newer)


def _account(viewer: Viewer) -> int:
    if viewer.account is None:
        raise Forbidden("Connectez-vous pour voir cette page.", code="signed_out")
    return viewer.account


def _shelf(viewer: Viewer, rows: QuerySet[TimelineRow, Any], page: Cut) -> Page[PostView]:
    rows = rows.select_related(*along("post__"), "boost__account__profile")
    found = cut(rows, page, by="sort_id")
    lines = [Line(row.post, row.sort_id, row.boost.account if row.boost else None) for row in found]
    return Page(views(viewer, lines), found.older, found.newer)


def _posts(viewer: Viewer, rows: QuerySet[Post, Any], page: Cut) -> Page[PostView]:
    found = cut(rows.select_related(*along()), page)
    return Page(views_of(viewer, found), found.older, found.newer)
