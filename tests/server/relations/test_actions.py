"""Follow, block and what they change; twice is once."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque.server.engine.models import Event
from colloque.server.engine.pages import Cut
from colloque.server.identity.models import Account
from colloque.server.relations import actions, queries
from colloque.server.relations.decisions import NOBODY, Tie
from colloque.server.relations.errors import KeptApart, NotYourself

from ..cast import Cast

PAGE = Cut(limit=40)


def counts(account: Account) -> tuple[int, int]:
    account.refresh_from_db()
    return account.followers_count, account.following_count


def names(page: object) -> list[str]:
    return [account.handle for account in page]


def test_a_follow_counts_once_on_both_sides(cast: Cast, now: dt.datetime) -> None:
    assert actions.follow(cast.stranger, cast.colleague, now=now) is True
    assert actions.follow(cast.stranger, cast.colleague, now=now) is False
    assert (counts(cast.stranger), counts(cast.colleague)) == ((0, 1), (1, 1))
    assert actions.unfollow(cast.stranger, cast.colleague, now=now) is True
    assert actions.unfollow(cast.stranger, cast.colleague, now=now) is False
    assert (counts(cast.stranger), counts(cast.colleague)) == ((0, 0), (0, 1))


def test_nobody_follows_or_blocks_himself(cast: Cast, now: dt.datetime) -> None:
    for act in (actions.follow, actions.block):
        with pytest.raises(NotYourself):
            act(cast.author, cast.author, now=now)


def test_a_block_ends_both_follows_and_forbids_new_ones(cast: Cast, now: dt.datetime) -> None:
    actions.follow(cast.author, cast.colleague, now=now)
    assert actions.block(cast.colleague, cast.author, now=now) is True
    assert actions.block(cast.colleague, cast.author, now=now) is False
    assert (counts(cast.author), counts(cast.colleague)) == ((1, 0), (0, 0))
    for one, other in ((cast.author, cast.colleague), (cast.colleague, cast.author)):
        with pytest.raises(KeptApart):
            actions.follow(one, other, now=now)
    assert actions.unblock(cast.colleague, cast.author, now=now) is True
    assert actions.unblock(cast.colleague, cast.author, now=now) is False
    assert actions.follow(cast.author, cast.colleague, now=now) is True


def test_a_block_the_other_set_is_not_lifted_by_the_blocked(cast: Cast, now: dt.datetime) -> None:
    assert actions.unblock(cast.blocked, cast.author, now=now) is False
    assert queries.blocked_among(cast.author.pk, [cast.blocked.pk]) == {cast.blocked.pk}


def test_lists_are_paged_newest_first_without_whom_a_block_parts(cast: Cast, now: dt.datetime) -> None:
    for account in (cast.stranger, cast.intern):
        actions.follow(account, cast.author, now=now)
    everyone = ["tom_lefort", "nadia_benali", "jeanne_publique", "louis_garnier"]
    assert names(queries.followers(cast.author, PAGE, NOBODY)) == everyone
    first = queries.followers(cast.author, Cut(limit=3), NOBODY)
    second = queries.followers(cast.author, Cut(limit=3, max_id=first.older), NOBODY)
    assert names(first) + names(second) == everyone
    actions.block(cast.stranger, cast.lay, now=now)
    assert "jeanne_publique" not in names(queries.followers(cast.author, PAGE, cast.viewer("stranger")))
    assert names(queries.following(cast.lay, PAGE, cast.viewer("author"))) == ["camille_rey"]
    assert names(queries.following(cast.lay, PAGE, cast.viewer("blocked"))) == []
    assert names(queries.blocked(cast.author, PAGE)) == ["victor_morel"]
    assert set(queries.follower_ids(cast.author)) >= {cast.lay.pk, cast.colleague.pk}


def test_ties_of_many_cost_two_queries(cast: Cast, django_assert_num_queries: object) -> None:
    authors = [cast.author.pk, cast.stranger.pk, cast.blocked.pk]
    with django_assert_num_queries(2):
        found = queries.ties(cast.viewer("colleague"), authors)
    assert found[cast.author.pk] == Tie(follows=True)
    assert queries.ties(cast.viewer("blocked"), [cast.author.pk])[cast.author.pk] == Tie(blocked=True)
    assert queries.ties(NOBODY, authors) == dict.fromkeys(authors, Tie())
    assert queries.tie(cast.viewer("lay"), cast.author.pk, mentioned=True) == Tie(
        follows=True, mentioned=True
    )


def test_a_suspended_physician_reads_as_anyone(cast: Cast, now: dt.datetime) -> None:
    cast.moderator.suspended_at = now
    viewer = queries.viewer_of(cast.moderator)
    assert (viewer.is_verified_physician, viewer.is_moderator) == (False, False)


def test_every_change_is_journalled(cast: Cast, now: dt.datetime) -> None:
    actions.follow(cast.stranger, cast.colleague, now=now)
    actions.unfollow(cast.stranger, cast.colleague, now=now)
    actions.block(cast.stranger, cast.colleague, now=now)
    actions.unblock(cast.stranger, cast.colleague, now=now)
    mine = Event.objects.filter(actor_id=cast.stranger.pk).order_by("id").values_list("name", flat=True)
    assert list(mine) == ["follow.made", "follow.ended", "block.made", "block.lifted"]
