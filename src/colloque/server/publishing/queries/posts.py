"""One post: itself, its thread, its history, who liked and boosted it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from django.db.models import Q
from django.db.models.expressions import RawSQL

from colloque.server.engine.errors import NotFound
from colloque.server.engine.pages import MAX_LIMIT, Cut, Page, cut
from colloque.server.identity.models import Account
from colloque.server.relations.decisions import Viewer
from colloque.server.relations.queries import apart_from_blocked, viewer_of

from ..errors import Gone, NotYours
from ..forms import PostForm
from ..models import Boost, Like, Mention, Post, Revision, Tombstone
from ..render import post_html
from ..views import AuthorView, PostView, RevisionView, Thread
from .hydrate import Line, along, author_view, more_of, views, views_of
from .seen import PUBLISHED, listed, opened

# Both walk the tree by the index on ``in_reply_to``; the depth bounds a thread nobody reads any more.
_BELOW = """
WITH RECURSIVE below(id, depth) AS (
  SELECT id, 1 FROM publishing_post WHERE in_reply_to_id = %s
  UNION ALL SELECT post.id, depth + 1 FROM publishing_post post JOIN below ON post.in_reply_to_id = below.id
  WHERE depth < 200
) SELECT id FROM below"""
_ABOVE = """
WITH RECURSIVE above(id, depth) AS (
  SELECT in_reply_to_id, 1 FROM publishing_post WHERE id = %s AND in_reply_to_id IS NOT NULL
  UNION ALL SELECT post.in_reply_to_id, depth + 1 FROM publishing_post post JOIN above ON post.id = above.id
  WHERE post.in_reply_to_id IS NOT NULL AND depth < 200
) SELECT id FROM above"""


def post(viewer: Viewer, post_id: int) -> PostView:
    """One post by its id, or by the id of a boost of it.

    Raises:
        Gone: it was deleted or withdrawn.
        NotFound: no such post, or not for this reader.
    """
    row = Post.objects.filter(opened(viewer), pk=post_id).select_related(*along()).first()
    if row is not None:
        return views_of(viewer, [row])[0]
    boost = _boost(viewer, post_id)
    if boost is not None:
        return views(viewer, [Line(boost.post, boost.pk, boost.account)])[0]
    if Tombstone.objects.filter(pk=post_id).exists():
        raise Gone
    raise NotFound


def posts_by_id(viewer: Viewer, post_ids: Collection[int]) -> Mapping[int, PostView]:
    """Those of the posts that the reader may open, by id; the others are left out without a word.

    Args:
        viewer: Who reads.
        post_ids: Any number of ids, read at once: the same few queries for one as for a page of them.
    """
    if not post_ids:
        return {}
    rows = Post.objects.filter(opened(viewer), pk__in=set(post_ids)).select_related(*along())
    return {view.id: view for view in views_of(viewer, rows)}


def thread(viewer: Viewer, post_id: int, page: Cut | None = None) -> Thread:
    """A post with what it answers and what answers it.

    Args:
        viewer: Who reads.
        post_id: The post in the middle.
        page: Of the descendants, oldest first: those after ``min_id``; ``newer`` of the page is the next
            ``min_id``, None at the end.

    Raises:
        Gone: the post was deleted or withdrawn.
        NotFound: no such post, or not for this reader.
    """
    middle = post(viewer, post_id)
    above = Post.objects.filter(listed(viewer), pk__in=RawSQL(_ABOVE, [middle.id]))  # noqa: S611  # constant
    below = Post.objects.filter(listed(viewer), pk__in=RawSQL(_BELOW, [middle.id]))  # noqa: S611  # constant
    asked = replace(page or Cut(limit=MAX_LIMIT), max_id=None, since_id=None)
    found = list(
        below.filter(pk__gt=asked.min_id or 0).order_by("pk").select_related(*along())[: asked.limit + 1]
    )
    shown = found[: asked.limit]
    more = shown[-1].pk if len(found) > asked.limit else None
    return Thread(
        ancestors=views_of(viewer, above.order_by("pk").select_related(*along())),
        post=middle,
        descendants=Page(views_of(viewer, shown), None, more),
    )


def revisions(viewer: Viewer, post_id: int) -> Sequence[RevisionView]:
    """What the post said before each edit, newest first; for whoever may see the post.

    Raises:
        NotFound: no such post, or not for this reader.
    """
    row = _opened(viewer, post_id)
    return [
        RevisionView(old.pk, old.title, old.text, post_html(row.kind, old.text), old.at)
        for old in Revision.objects.filter(post=row).order_by("-id")
    ]


def likers(viewer: Viewer, post_id: int, page: Cut) -> Page[AuthorView]:
    """Who likes the post, last first.

    Raises:
        NotFound: no such post, or not for this reader.
    """
    rows = Like.objects.filter(_unblocked(viewer), post=_opened(viewer, post_id))
    found = cut(rows.select_related("account__profile"), page)
    return Page([author_view(row.account) for row in found], found.older, found.newer)


def boosters(viewer: Viewer, post_id: int, page: Cut) -> Page[AuthorView]:
    """Who boosted the post, last first.

    Raises:
        NotFound: no such post, or not for this reader.
    """
    rows = Boost.objects.filter(_unblocked(viewer), post=_opened(viewer, post_id))
    found = cut(rows.select_related("account__profile"), page)
    return Page([author_view(row.account) for row in found], found.older, found.newer)


def mentioned(viewer: Viewer, post_id: int) -> Sequence[AuthorView]:
    """Whom the post speaks to.

    Raises:
        NotFound: no such post, or not for this reader.
    """
    rows = Mention.objects.filter(post=_opened(viewer, post_id)).select_related("account__profile")
    return [author_view(row.account) for row in rows.order_by("id")]


def has_boosted(account: Account) -> bool:
    """Whether ``account`` passes anything on: before the first time, a door says what it engages."""
    return Boost.objects.filter(account=account).exists()


def count_posts() -> int:
    """How many posts stand on this server."""
    return Post.objects.filter(state=PUBLISHED).count()


def tombstone(post_id: int) -> Tombstone | None:
    """What remains of a deleted post: when it went; None when there is no such post or it stands."""
    return Tombstone.objects.filter(pk=post_id).first()


def form_of(author: Account, post_id: int) -> PostForm:
    """The form of one's own published post, as it stands: what an edit begins with.

    Raises:
        NotFound: no such post, or not for this reader.
        NotYours: somebody else's post.
    """
    row = Post.objects.filter(opened(viewer_of(author)), pk=post_id).select_related("question").first()
    if row is None:
        raise NotFound
    if row.author_id != author.pk:
        raise NotYours
    return form_of_row(row)


def form_of_row(row: Post) -> PostForm:
    """The form a row was made from."""
    form = PostForm(
        kind=row.kind,
        text=row.text,
        title=row.title,
        visibility=row.visibility,
        in_reply_to=row.in_reply_to_id,
        transposed=row.transposed,
        local_only=row.local_only,
        language=row.language,
    )
    if row.kind != "question":
        return form
    question = row.question
    return replace(
        form,
        situation=question.situation,
        tried=question.tried,
        asked=question.asked,
        text=more_of(row, question),
        wanted=tuple(question.wanted.order_by("rank").values_list("specialty", flat=True)),
    )


def _opened(viewer: Viewer, post_id: int) -> Post:
    row = Post.objects.filter(opened(viewer), pk=post_id).first()
    if row is None:
        raise NotFound
    return row


def _boost(viewer: Viewer, boost_id: int) -> Boost | None:
    rows = Boost.objects.filter(listed(viewer, prefix="post__"), _unblocked(viewer), pk=boost_id)
    return rows.select_related(*along("post__"), "account__profile").first()


def _unblocked(viewer: Viewer) -> Q:
    return Q() if viewer.account is None else apart_from_blocked(viewer.account, field="account")
