"""Which posts a reader sees: the visibility of relations and the state of the post, as one filter."""

from __future__ import annotations

from django.db.models import Q

from colloque.server.relations.decisions import Viewer
from colloque.server.relations.queries import visible

from ..models import Mention, Post, PostKind

PUBLISHED, HIDDEN = "published", "hidden"


def listed(viewer: Viewer, *, prefix: str = "") -> Q:
    """Posts that stand in lists: published, and visible to ``viewer``. A hidden post is in no list.

    Args:
        viewer: Who reads.
        prefix: Path from the filtered table to the post, as ``post__``.
    """
    return Q(**{f"{prefix}state": PUBLISHED}) & _visible(viewer, prefix)


def listed_or_own(viewer: Viewer, *, prefix: str = "") -> Q:
    """``listed``, and the reader's own hidden posts, shown to him as hidden."""
    if viewer.account is None:
        return listed(viewer, prefix=prefix)
    return listed(viewer, prefix=prefix) | Q(
        **{f"{prefix}state": HIDDEN, f"{prefix}author": viewer.account},
    )


def opened(viewer: Viewer, *, prefix: str = "") -> Q:
    """Posts that open by their address: ``listed_or_own``; a moderator opens every hidden one."""
    if viewer.is_moderator:
        return listed(viewer, prefix=prefix) | Q(**{f"{prefix}state": HIDDEN})
    return listed_or_own(viewer, prefix=prefix)


def _visible(viewer: Viewer, prefix: str) -> Q:
    if viewer.account is None:
        return visible(viewer, prefix=prefix)
    return visible(
        viewer,
        prefix=prefix,
        mentioned=Mention.objects.filter(account=viewer.account).values("post"),
        asked=Post.objects.filter(author=viewer.account, kind=PostKind.QUESTION).values("pk"),
    )
