"""Homes and profiles: which rows stand there, and what follows, blocks and boosts change."""

from __future__ import annotations

import pytest

from colloque.server.engine.errors import Forbidden
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account, User
from colloque.server.publishing import actions, queries
from colloque.server.publishing.actions import fanout
from colloque.server.publishing.models import TimelineRow
from colloque.server.relations import actions as relations
from colloque.server.relations.decisions import NOBODY
from colloque.server.relations.models import Follow

from ..cast import NOW, Cast
from .stories import at, write

PAGE = Cut(limit=40)


def home(cast: Cast, role: str) -> list[int]:
    return [view.id for view in queries.home(cast.viewer(role), PAGE)]


def test_a_post_comes_home_to_its_author_and_followers(cast: Cast) -> None:
    post = write(cast.author)
    assert {role: home(cast, role) for role in ("author", "colleague", "lay", "stranger")} == {
        "author": [post],
        "colleague": [post],
        "lay": [post],
        "stranger": [],
    }


def test_nobody_has_no_home(cast: Cast) -> None:
    for read in (queries.home, queries.bookmarks):
        with pytest.raises(Forbidden):
            read(NOBODY, PAGE)


@pytest.mark.parametrize(
    ("visibility", "rows"),
    [("public", 3), ("unlisted", 3), ("private", 3), ("physicians", 2), ("direct", 1)],
)
def test_rows_are_written_only_for_whom_the_post_is(cast: Cast, visibility: str, rows: int) -> None:
    write(cast.author, visibility=visibility)
    assert TimelineRow.objects.filter(shelf="home").count() == rows


def test_a_reply_comes_home_to_those_who_know_both(cast: Cast) -> None:
    first = write(cast.stranger)
    relations.follow(cast.colleague, cast.stranger, now=at(1))
    reply = write(cast.author, "Merci.", in_reply_to=first, now=at(2))
    own = write(cast.author, "Suite.", in_reply_to=reply, now=at(3))
    assert home(cast, "colleague") == [own, reply, first]
    assert home(cast, "lay") == [own]
    assert first in [view.id for view in queries.local(NOBODY, PAGE)]
    assert reply not in [view.id for view in queries.local(NOBODY, PAGE)]


def test_a_follow_brings_the_last_posts_home_and_an_unfollow_takes_them(cast: Cast) -> None:
    posts = [write(cast.author, f"Billet {minute}", now=at(minute)) for minute in range(25)]
    write(cast.author, "Pour les abonnés.", visibility="private", now=at(26))
    own = write(cast.stranger, now=at(27))
    relations.follow(cast.stranger, cast.author, now=at(28))
    assert len(home(cast, "stranger")) == fanout.BACKFILL + 1
    assert set(home(cast, "stranger")) >= {own, posts[-1]}
    relations.unfollow(cast.stranger, cast.author, now=at(29))
    assert home(cast, "stranger") == [own]


def test_a_block_empties_both_homes_of_one_another(cast: Cast) -> None:
    relations.follow(cast.author, cast.colleague, now=at(0))
    mine, his = write(cast.author, now=at(1)), write(cast.colleague, now=at(2))
    strangers = write(cast.stranger, now=at(3))
    relations.follow(cast.lay, cast.colleague, now=at(4))
    actions.boost(cast.colleague, strangers, acknowledged=True, now=at(5))
    relations.block(cast.colleague, cast.author, now=at(6))
    assert (home(cast, "author"), home(cast, "colleague")) == ([mine], [his])
    assert home(cast, "lay") == [strangers, his, mine]


def test_a_boost_comes_home_once_with_who_brought_it(cast: Cast) -> None:
    post = write(cast.stranger)
    relations.follow(cast.lay, cast.colleague, now=at(1))
    for minute, account in enumerate((cast.author, cast.colleague), start=2):
        actions.boost(account, post, acknowledged=True, now=at(minute))
    views = list(queries.home(cast.viewer("lay"), PAGE))
    assert [(view.id, view.boosted_by.handle) for view in views] == [(post, "camille_rey")]
    assert views[0].sort_id != post
    assert queries.post(NOBODY, views[0].sort_id).boosted_by.handle == "camille_rey"
    profile = queries.profile_posts(NOBODY, cast.colleague.pk, PAGE)
    assert [view.id for view in profile] == [post]
    assert len(queries.profile_posts(NOBODY, cast.colleague.pk, PAGE, boosts=False)) == 0
    actions.unboost(cast.author, post, now=at(9))
    assert home(cast, "lay") == []


def test_a_profile_can_leave_replies_out(cast: Cast) -> None:
    first = write(cast.author)
    reply = write(cast.author, "Suite.", in_reply_to=first, now=at(1))
    profile = [view.id for view in queries.profile_posts(NOBODY, cast.author.pk, PAGE)]
    assert profile == [reply, first]
    alone = queries.profile_posts(NOBODY, cast.author.pk, PAGE, replies=False)
    assert [view.id for view in alone] == [first]


def test_more_followers_than_one_batch_are_all_served(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: object
) -> None:
    monkeypatch.setattr(fanout, "AT_ONCE", 3)
    followers = crowd(8)
    Follow.objects.bulk_create(
        Follow(follower=account, followed=cast.stranger, created_at=NOW) for account in followers
    )
    with django_capture_on_commit_callbacks(execute=True):
        post = write(cast.stranger)
    rows = TimelineRow.objects.filter(shelf="home", post=post).values_list("owner", flat=True)
    assert sorted(rows) == sorted([cast.stranger.pk, *(account.pk for account in followers)])


def crowd(size: int) -> list[Account]:
    users = User.objects.bulk_create(User(email=f"foule{n}@exemple.test", password="!") for n in range(size))
    return Account.objects.bulk_create(
        Account(user=user, handle=f"foule_{n}", display_name=f"Foule {n}", created_at=NOW)
        for n, user in enumerate(users)
    )


def test_home_pages_go_down_and_up_without_gap_or_repeat(cast: Cast) -> None:
    posts = [write(cast.author, f"Billet {minute}", now=at(minute)) for minute in range(7)][::-1]
    viewer = cast.viewer("colleague")
    pages, cut = [], Cut(limit=3)
    while True:
        page = queries.home(viewer, cut)
        pages.append([view.id for view in page])
        if page.older is None:
            break
        cut = Cut(limit=3, max_id=page.older)
    assert pages == [posts[:3], posts[3:6], posts[6:]]
    assert [view.id for view in queries.home(viewer, Cut(limit=2, min_id=posts[5]))] == posts[3:5]
