"""Drafts, for their author's eyes only."""

from __future__ import annotations

from colloque.server.engine.errors import NotFound
from colloque.server.engine.pages import Cut, Page, cut
from colloque.server.identity.models import Account

from ..forms import PostForm
from ..models import Draft
from ..views import DraftView

LIVE = ("draft", "held")


def drafts(account: Account, page: Cut) -> Page[DraftView]:
    """Drafts and held posts of ``account``, newest first."""
    found = cut(Draft.objects.filter(author=account, state__in=LIVE), page)
    return Page([draft_view(row) for row in found], found.older, found.newer)


def draft(account: Account, draft_id: int) -> DraftView:
    """One draft of ``account``, whole.

    Raises:
        NotFound: no such draft, somebody else's, or it has served.
    """
    row = Draft.objects.filter(author=account, pk=draft_id, state__in=LIVE).first()
    if row is None:
        raise NotFound
    return draft_view(row)


def post_of_draft(account: Account, draft_id: int) -> int | None:
    """The post that a draft of ``account`` became; None while it is a draft, or once the post is gone."""
    rows = Draft.objects.filter(author=account, pk=draft_id, state="published", post__state="published")
    return rows.values_list("post_id", flat=True).first()


def draft_view(row: Draft) -> DraftView:
    """A live row as its author sees it."""
    return DraftView(
        id=row.pk,
        state=row.state,
        form=PostForm.from_json(row.body or "{}"),
        reason=row.reason or "",
        rules=tuple(row.rules),
        post_id=row.post_id,
        updated_at=row.updated_at,
    )
