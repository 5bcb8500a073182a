"""The access matrix: who × visibility × every read path, held to ``relations.decisions.may_see``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from colloque.server.engine.errors import NotFound
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.publishing import actions, queries
from colloque.server.publishing.actions.fanout import shelve_boost
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Bookmark, Boost, Like, Notification, Post, TimelineRow
from colloque.server.publishing.queries.seen import listed
from colloque.server.relations import actions as relations
from colloque.server.relations.decisions import NOBODY, Tie, Viewer, Visibility, may_see
from colloque.server.relations.queries import tie

from ..cast import ROLES, Cast
from .stories import ask, at, write

PAGE = Cut(limit=40)
WORD = "chrysanthème"
Path = Callable[[Viewer, Post, Cast], bool]


def account_of(viewer: Viewer) -> Account:
    return Account.objects.get(pk=viewer.account)


def opens(read: Callable[[], object]) -> bool:
    """Whether a read of one thing answers, rather than NotFound."""
    try:
        read()
    except NotFound:
        return False
    return True


def among(post: Post, items: Iterable[object]) -> bool:
    return post.pk in {getattr(item, "id", None) for item in items}


def on_home(viewer: Viewer, post: Post, cast: Cast) -> bool:
    """The row is put there by hand: an old follow, a lifted mark; the read must not trust it."""
    row = {"shelf": "home", "owner_id": viewer.account, "sort_id": post.pk}
    TimelineRow.objects.get_or_create(**row, defaults={"post": post})
    return among(post, queries.home(viewer, PAGE))


def kept(viewer: Viewer, post: Post, cast: Cast) -> bool:
    """Bookmarked before the post closed to the reader."""
    Bookmark.objects.create(account_id=viewer.account, post=post, created_at=at(1))
    return among(post, queries.bookmarks(viewer, PAGE))


def told(viewer: Viewer, post: Post, cast: Cast) -> bool:
    """Told before the post closed to the reader."""
    row = {"recipient_id": viewer.account, "post": post, "kind": Notification.Kind.MENTION}
    Notification.objects.create(**row, created_at=at(1))
    shown = [item.post for item in queries.notifications(account_of(viewer), PAGE) if item.post]
    return among(post, shown)


def boosted(viewer: Viewer, post: Post, cast: Cast) -> bool:
    """A boost that exists in spite of the rules: its own address and the booster's profile."""
    boost = Boost.objects.create(account=cast.moderator, post=post, created_at=at(1))
    shelve_boost(boost)
    by_address = opens(lambda: queries.post(viewer, boost.pk))
    assert by_address == among(post, queries.profile_posts(viewer, cast.moderator.pk, PAGE))
    return by_address


def listed_under(
    read: Callable[[Viewer, int, Cut], Iterable[object]], table: type[Like] | type[Boost]
) -> Path:
    """Who liked, who boosted: the list opens and shows somebody, or does not open."""

    def path(viewer: Viewer, post: Post, cast: Cast) -> bool:
        table.objects.create(account=cast.intern, post=post, created_at=at(1))
        return opens(lambda: read(viewer, post.pk, PAGE))

    return path


PATHS: dict[str, Path] = {
    "post": lambda v, p, c: opens(lambda: queries.post(v, p.pk)),
    "thread": lambda v, p, c: opens(lambda: queries.thread(v, p.pk)),
    "revisions": lambda v, p, c: opens(lambda: queries.revisions(v, p.pk)),
    "mentioned": lambda v, p, c: opens(lambda: queries.mentioned(v, p.pk)),
    "likers": listed_under(queries.likers, Like),
    "boosters": listed_under(queries.boosters, Boost),
    "profile": lambda v, p, c: among(p, queries.profile_posts(v, c.author.pk, PAGE)),
    "tag": lambda v, p, c: among(p, queries.tagged(v, "Fleurs", PAGE)),
    "search": lambda v, p, c: among(p, queries.search_posts(v, WORD, PAGE)),
    "boost": boosted,
    "home": on_home,
    "bookmarks": kept,
    "notifications": told,
}
SIGNED_IN = {"home", "bookmarks", "notifications"}


def published(cast: Cast, visibility: str) -> Post:
    """A post edited once, which mentions nobody."""
    post_id = write(cast.author, f"{WORD} #Fleurs", visibility=visibility)
    form = PostForm(text=f"{WORD} #Fleurs, corrigé")
    actions.edit_post(cast.author, post_id, form=form, acknowledged=True, now=at(1))
    return Post.objects.get(pk=post_id)


@contextmanager
def undone() -> Iterator[None]:
    """What one reader's paths leave behind is not there for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def expected(viewer: Viewer, post: Post, *, mentioned: bool = False) -> bool:
    return may_see(
        viewer,
        author=post.author_id,
        visibility=Visibility(post.visibility),
        tie=tie(viewer, post.author_id, mentioned=mentioned),
    )


@pytest.mark.parametrize("visibility", list(Visibility))
def test_every_read_path_agrees_with_the_rule(cast: Cast, visibility: str) -> None:
    post = published(cast, visibility)
    for role in ROLES:
        viewer = cast.viewer(role)
        paths = {name: path for name, path in PATHS.items() if viewer.account or name not in SIGNED_IN}
        with undone():
            answers = {name: path(viewer, post, cast) for name, path in paths.items()}
        assert answers == dict.fromkeys(paths, expected(viewer, post)), role


@pytest.mark.parametrize("visibility", list(Visibility))
def test_the_rule_says_who(cast: Cast, visibility: str) -> None:
    post = Post(author=cast.author, visibility=visibility)
    everyone = set(ROLES) - {"blocked"}
    seen = {
        "public": everyone,
        "unlisted": everyone,
        "private": {"author", "colleague", "lay"},
        "direct": {"author"},
        "physicians": {"author", "colleague", "stranger", "moderator"},
    }
    assert {role for role in ROLES if expected(cast.viewer(role), post)} == seen[visibility]


@pytest.mark.parametrize("visibility", list(Visibility))
def test_local_shows_what_is_public_or_for_the_physician_who_reads(cast: Cast, visibility: str) -> None:
    post = published(cast, visibility)
    stands_there = visibility in {"public", "physicians"}
    for role in ROLES:
        viewer = cast.viewer(role)
        assert among(post, queries.local(viewer, PAGE)) == (stands_there and expected(viewer, post)), role


@pytest.mark.parametrize("visibility", list(Visibility))
def test_questions_agree_with_the_rule(cast: Cast, visibility: str) -> None:
    post = Post.objects.get(pk=ask(cast.author, visibility=visibility))
    for role in ROLES:
        viewer = cast.viewer(role)
        for options in ({}, {"state": "open"}, {"specialty": "cardiologie"}):
            page = queries.questions(viewer, PAGE, **options)
            assert among(post, page) == expected(viewer, post), (role, options)


@pytest.mark.parametrize("visibility", list(Visibility))
def test_a_mention_opens_what_the_rule_says(cast: Cast, visibility: str) -> None:
    roles = [role for role in ROLES if role not in {"anonymous", "claimant", "author"}]
    names = " ".join(f"@{getattr(cast, role).handle}" for role in roles)
    post = Post.objects.get(pk=write(cast.author, f"Bonjour {names}", visibility=visibility))
    for role in roles:
        viewer = cast.viewer(role)
        wanted = expected(viewer, post, mentioned=role != "blocked")
        told = [notice.post for notice in queries.notifications(getattr(cast, role), PAGE) if notice.post]
        assert (opens(lambda v=viewer: queries.post(v, post.pk)), among(post, told)) == (wanted, wanted), role


def test_the_rule_and_its_sql_agree_on_the_answers_to_ones_question(cast: Cast) -> None:
    question = ask(cast.intern)
    answer = write(cast.stranger, "Penser au reflux.", kind="answer", in_reply_to=question, now=at(1))
    rows = Post.objects.filter(pk=answer)
    facts = {"author": cast.stranger.pk, "visibility": Visibility.PHYSICIANS}
    asker = cast.viewer("intern")
    assert may_see(asker, **facts, tie=Tie(answers_reader=True))
    assert rows.filter(listed(asker)).exists()
    for outsider in (cast.viewer("lay"), NOBODY):
        assert not may_see(outsider, **facts, tie=Tie())
        assert not rows.filter(listed(outsider)).exists()


def test_a_reader_who_stops_following_loses_private_posts_everywhere(cast: Cast) -> None:
    post = published(cast, "private")
    assert among(post, queries.home(cast.viewer("colleague"), PAGE))
    relations.unfollow(cast.colleague, cast.author, now=at(90))
    assert not among(post, queries.home(cast.viewer("colleague"), PAGE))
    assert not opens(lambda: queries.post(cast.viewer("colleague"), post.pk))
