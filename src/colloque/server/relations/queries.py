"""Readers of relations: who is reading, how he stands to an author, and the same rule as SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from colloque.server.engine.pages import Cut, Page, cut
from colloque.server.identity.models import Account
from colloque.server.identity.queries import is_verified_physician

from .decisions import NOBODY, Tie, Viewer, Visibility
from .models import Block, Follow

_OPEN_TO_ALL = (Visibility.PUBLIC.value, Visibility.UNLISTED.value)


def viewer_of(account: Account | None) -> Viewer:
    """What the rules need to know of a reader; a suspended account reads as anyone."""
    if account is None:
        return NOBODY
    return Viewer(
        account=account.pk,
        is_verified_physician=is_verified_physician(account),
        is_moderator=account.suspended_at is None and account.role == Account.Role.MODERATOR,
    )


def tie(viewer: Viewer, author_id: int, *, mentioned: bool = False, answers_reader: bool = False) -> Tie:
    """How ``viewer`` stands to one author; the two options are facts of the post, not of the pair."""
    return replace(ties(viewer, [author_id])[author_id], mentioned=mentioned, answers_reader=answers_reader)


def ties(viewer: Viewer, author_ids: Iterable[int]) -> Mapping[int, Tie]:
    """How ``viewer`` stands to each author, in two queries; facts of the post are False."""
    wanted = set(author_ids)
    if viewer.account is None:
        return dict.fromkeys(wanted, Tie())
    followed = set(
        Follow.objects.filter(follower=viewer.account, followed__in=wanted).values_list(
            "followed_id", flat=True
        )
    )
    apart = blocked_among(viewer.account, wanted)
    return {author: Tie(follows=author in followed, blocked=author in apart) for author in wanted}


def blocked_among(account_id: int, others: Iterable[int]) -> set[int]:
    """Those of ``others`` who block ``account_id`` or are blocked by it."""
    wanted = set(others)
    pairs = Block.objects.filter(
        Q(blocker=account_id, blocked__in=wanted) | Q(blocked=account_id, blocker__in=wanted)
    ).values_list("blocker_id", "blocked_id")
    return {other for pair in pairs for other in pair if other != account_id}


def blocks(account_id: int, other_id: int) -> bool:
    """Whether the first blocks the second; for the first one's own eyes."""
    return Block.objects.filter(blocker=account_id, blocked=other_id).exists()


def visible(
    viewer: Viewer,
    *,
    prefix: str = "",
    mentioned: QuerySet[Any, Any] | None = None,
    asked: QuerySet[Any, Any] | None = None,
) -> Q:
    """``decisions.may_see`` as a filter on rows of posts; a test holds the two to the same answers.

    Args:
        viewer: Who reads.
        prefix: Path from the filtered table to the post, as ``post__``; empty on posts themselves.
        mentioned: Ids of the posts that mention the reader, as a query of one column; None for none.
        asked: Ids of the questions of the reader, as a query of one column; None for none.

    Returns:
        A condition without joins, so no row is repeated.
    """
    if viewer.account is None:
        return Q(**{f"{prefix}visibility__in": _OPEN_TO_ALL})
    me = viewer.account
    physicians = Q(**{f"{prefix}visibility": Visibility.PHYSICIANS.value})
    private = Q(**{f"{prefix}visibility": Visibility.PRIVATE.value})
    seen = Q(**{f"{prefix}visibility__in": _OPEN_TO_ALL})
    seen |= private & Q(**{f"{prefix}author__in": Follow.objects.filter(follower=me).values("followed")})
    if viewer.is_verified_physician:
        seen |= physicians
    elif asked is not None:
        seen |= physicians & Q(**{f"{prefix}root__in": asked})
    if mentioned is not None:
        seen |= Q(**{f"{prefix}id__in": mentioned}) & ~physicians
    return Q(**{f"{prefix}author": me}) | (seen & apart_from_blocked(me, prefix=prefix))


def apart_from_blocked(account_id: int, *, prefix: str = "", field: str = "author") -> Q:
    """Rows whose ``field`` neither blocks ``account_id`` nor is blocked by it."""
    path = f"{prefix}{field}__in"
    return ~Q(**{path: Block.objects.filter(blocker=account_id).values("blocked")}) & ~Q(
        **{path: Block.objects.filter(blocked=account_id).values("blocker")}
    )


def followers(account: Account, page: Cut, viewer: Viewer) -> Page[Account]:
    """Who follows ``account``, newest first, without those a block parts from the reader."""
    rows = Follow.objects.filter(followed=account, follower__suspended_at=None).select_related(
        "follower__profile"
    )
    if viewer.account is not None:
        rows = rows.filter(apart_from_blocked(viewer.account, field="follower"))
    found = cut(rows, page)
    return Page([row.follower for row in found], found.older, found.newer)


def following(account: Account, page: Cut, viewer: Viewer) -> Page[Account]:
    """Whom ``account`` follows, newest first, without those the reader and they hide from each other."""
    rows = Follow.objects.filter(follower=account, followed__suspended_at=None).select_related(
        "followed__profile"
    )
    if viewer.account is not None:
        rows = rows.filter(apart_from_blocked(viewer.account, field="followed"))
    found = cut(rows, page)
    return Page([row.followed for row in found], found.older, found.newer)


def blocked(account: Account, page: Cut) -> Page[Account]:
    """Whom ``account`` blocks, newest first; for the account's own eyes."""
    found = cut(Block.objects.filter(blocker=account).select_related("blocked__profile"), page)
    return Page([row.blocked for row in found], found.older, found.newer)


def follower_ids(account: Account) -> Sequence[int]:
    """Account ids of everybody who follows ``account``."""
    return list(Follow.objects.filter(followed=account).values_list("follower_id", flat=True))
