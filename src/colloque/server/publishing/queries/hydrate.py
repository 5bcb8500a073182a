"""Rows to views: the same few queries whatever the number of posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from colloque.server.identity.models import Account
from colloque.server.identity.specialties import label
from colloque.server.relations.decisions import Viewer

from ..forms import JOINT
from ..models import Bookmark, Boost, Like, Mention, Post, Question, Wanted
from ..render import note_html, post_html
from ..views import AuthorView, Counts, MentionView, Mine, PostView, QuestionView, WantedView
from ..words import hashtags

# What a row of posts brings along in its own query; with a prefix, for tables that point at posts.
ALONG = ("author__profile", "question")


def along(prefix: str = "") -> tuple[str, ...]:
    """``select_related`` paths for the posts behind ``prefix``, as ``post__``."""
    return tuple(prefix + path for path in ALONG)


@dataclass(frozen=True, slots=True)
class Line:
    """One post about to be shown: ``sort_id`` cuts pages, ``booster`` brought it."""

    post: Post
    sort_id: int
    booster: Account | None = None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of all posts of one page, by post id."""

    liked: frozenset[int]
    boosted: frozenset[int]
    bookmarked: frozenset[int]
    mentions: Mapping[int, Sequence[MentionView]]
    wanted: Mapping[int, Sequence[WantedView]]
    answered: Mapping[int, int]


def views(viewer: Viewer, lines: Sequence[Line]) -> list[PostView]:
    """The views of ``lines`` for ``viewer``, in order: at most six queries, none when there is no line."""
    if not lines:
        return []
    facts = _facts(viewer, [line.post for line in lines])
    return [_view(viewer, line, facts) for line in lines]


def views_of(viewer: Viewer, posts: Iterable[Post]) -> list[PostView]:
    """The views of plain posts, each under its own id."""
    return views(viewer, [Line(post, post.pk) for post in posts])


def author_view(account: Account) -> AuthorView:
    """An account as shown beside its posts; its profile should have come along."""
    profile = getattr(account, "profile", None)
    return AuthorView(
        id=account.pk,
        handle=account.handle,
        display_name=account.display_name,
        kind=account.kind,
        verified=account.verified,
        specialty=label(profile.specialty) if profile else "",
        is_pseudonym=account.is_pseudonym,
        posts_count=account.posts_count,
        followers_count=account.followers_count,
        following_count=account.following_count,
    )


def _facts(viewer: Viewer, posts: Sequence[Post]) -> _Facts:
    ids = {post.pk for post in posts}
    me = viewer.account
    return _Facts(
        liked=_mine(Like.objects.filter(post__in=ids, account=me)) if me else frozenset(),
        boosted=_mine(Boost.objects.filter(post__in=ids, account=me)) if me else frozenset(),
        bookmarked=_mine(Bookmark.objects.filter(post__in=ids, account=me)) if me else frozenset(),
        mentions=_mentions(ids),
        wanted=_wanted([post.pk for post in posts if post.kind == "question"]),
        answered=_authors({post.in_reply_to_id for post in posts if post.in_reply_to_id}),
    )


def _mine(rows: QuerySet[Like] | QuerySet[Boost] | QuerySet[Bookmark]) -> frozenset[int]:
    return frozenset(rows.values_list("post_id", flat=True))


def _mentions(ids: set[int]) -> Mapping[int, Sequence[MentionView]]:
    found: dict[int, list[MentionView]] = defaultdict(list)
    for row in Mention.objects.filter(post__in=ids).select_related("account").order_by("id"):
        found[row.post_id].append(MentionView(row.account_id, row.account.handle))
    return found


def _wanted(ids: Sequence[int]) -> Mapping[int, Sequence[WantedView]]:
    found: dict[int, list[WantedView]] = defaultdict(list)
    for row in Wanted.objects.filter(question__in=ids).order_by("rank") if ids else ():
        found[row.question_id].append(WantedView(row.specialty, label(row.specialty)))
    return found


def _authors(ids: set[int]) -> Mapping[int, int]:
    if not ids:
        return {}
    return dict(Post.objects.filter(pk__in=ids).values_list("pk", "author_id"))


def _view(viewer: Viewer, line: Line, facts: _Facts) -> PostView:
    post = line.post
    mentions = facts.mentions.get(post.pk, ())
    handles = {mention.handle for mention in mentions}
    return PostView(
        id=post.pk,
        sort_id=line.sort_id,
        author=author_view(post.author),
        kind=post.kind,
        title=post.title,
        text=post.text,
        html=post_html(post.kind, post.text, mentioned=handles),
        visibility=post.visibility,
        language=post.language,
        created_at=post.created_at,
        edited_at=post.edited_at,
        in_reply_to=post.in_reply_to_id,
        in_reply_to_author=facts.answered.get(post.in_reply_to_id or 0),
        is_reply=post.is_reply,
        root=post.root_id,
        counts=Counts(post.replies_count, post.boosts_count, post.likes_count),
        mine=Mine(
            author=viewer.account == post.author_id,
            liked=post.pk in facts.liked,
            boosted=post.pk in facts.boosted,
            bookmarked=post.pk in facts.bookmarked,
        ),
        mentions=tuple(mentions),
        tags=tuple(hashtags(post.text)),
        question=_question(post, handles, facts),
        boosted_by=author_view(line.booster) if line.booster else None,
        transposed=post.transposed,
        local_only=post.local_only,
        rulebook=post.rulebook,
        hidden=post.state == "hidden",
    )


def more_of(post: Post, question: Question) -> str:
    """What the text of a question holds besides its three parts."""
    parts = JOINT.join(part for part in (question.situation, question.tried, question.asked) if part)
    return post.text.removeprefix(parts).removeprefix(JOINT)


def _question(post: Post, handles: set[str], facts: _Facts) -> QuestionView | None:
    if post.kind != "question":
        return None
    row = post.question
    more = more_of(post, row)
    return QuestionView(
        state=row.state,
        situation=row.situation,
        situation_html=note_html(row.situation, mentioned=handles),
        tried=row.tried,
        tried_html=note_html(row.tried, mentioned=handles),
        asked=row.asked,
        asked_html=note_html(row.asked, mentioned=handles),
        more=more,
        more_html=note_html(more, mentioned=handles),
        wanted=tuple(facts.wanted.get(post.pk, ())),
        answers=row.answers_count,
        synthesis=row.synthesis_id,
        closed_at=row.closed_at,
    )
