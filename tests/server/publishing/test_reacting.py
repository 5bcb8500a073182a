"""Like, boost, bookmark, and what is told of it; twice is once."""

from __future__ import annotations

import pytest

from colloque.server.engine.clearing import Refused
from colloque.server.engine.errors import NotFound
from colloque.server.engine.pages import Cut
from colloque.server.publishing import actions, queries
from colloque.server.publishing.errors import NotAllowed, NotBoostable
from colloque.server.publishing.models import Notification
from colloque.server.relations import actions as relations

from ..cast import Cast
from .stories import ADVICE, GRAVE, ask, at, submit, write

PAGE = Cut(limit=40)
REASON = "Propos publics, cités pour y répondre."


@pytest.mark.parametrize(
    ("do", "undo", "mine"),
    [
        (actions.like, actions.unlike, "liked"),
        (actions.boost, actions.unboost, "boosted"),
        (actions.bookmark, actions.unbookmark, "bookmarked"),
    ],
)
def test_twice_is_once_and_back_is_back(cast: Cast, do: object, undo: object, mine: str) -> None:
    post = write(cast.author)
    viewer = cast.viewer("colleague")
    first, again = do(cast.colleague, post, now=at(1)), do(cast.colleague, post, now=at(2))
    assert again in {False, first}
    view = queries.post(viewer, post)
    assert getattr(view.mine, mine)
    assert not getattr(queries.post(cast.viewer("stranger"), post).mine, mine)
    assert view.counts.likes + view.counts.boosts == (mine != "bookmarked")
    assert [undo(cast.colleague, post, now=at(3)), undo(cast.colleague, post, now=at(4))] == [True, False]
    view = queries.post(viewer, post)
    assert not getattr(view.mine, mine)
    assert (view.counts.likes, view.counts.boosts) == (0, 0)
    assert len(queries.notifications(cast.author, PAGE)) == 0


def test_one_reacts_only_to_what_one_sees(cast: Cast) -> None:
    private = write(cast.author, visibility="private")
    public = write(cast.author, now=at(1))
    for act in (actions.like, actions.boost, actions.bookmark):
        for account, post in ((cast.stranger, private), (cast.blocked, public)):
            with pytest.raises(NotFound):
                act(account, post, now=at(2))


@pytest.mark.parametrize("visibility", ["private", "physicians", "direct"])
def test_a_post_whose_readers_were_chosen_is_not_passed_on(cast: Cast, visibility: str) -> None:
    post = write(cast.author, "Bonjour @louis_garnier", visibility=visibility)
    reader = cast.colleague if visibility != "direct" else cast.author
    with pytest.raises(NotBoostable):
        actions.boost(reader, post, now=at(1))


def test_a_boost_is_checked_again_for_who_boosts(cast: Cast) -> None:
    advice = submit(cast.author, ADVICE, acknowledged=True).post
    grave = submit(cast.author, GRAVE, reason=REASON, now=at(1)).post
    with pytest.raises(Refused):
        actions.boost(cast.colleague, advice, now=at(2))
    assert actions.boost(cast.colleague, advice, acknowledged=True, now=at(2))
    with pytest.raises(Refused) as refusal:
        actions.boost(cast.colleague, grave, acknowledged=True, now=at(3))
    assert refusal.value.report.rules == ("CONF-1",)


def test_a_suspended_account_passes_nothing_on(cast: Cast) -> None:
    post = write(cast.author)
    cast.colleague.suspended_at = at(0)
    with pytest.raises(NotAllowed):
        actions.boost(cast.colleague, post, now=at(1))


def test_each_is_told_once_of_what_concerns_him(cast: Cast) -> None:
    question = ask(cast.author, text="@louis_garnier @louis_garnier @camille_rey @inconnue")
    write(cast.colleague, "Vu. @camille_rey", kind="answer", in_reply_to=question, now=at(1))
    note = write(cast.stranger, "Merci @louis_garnier", in_reply_to=question, now=at(2))
    actions.like(cast.colleague, note, now=at(3))
    relations.follow(cast.stranger, cast.author, now=at(4))
    assert kinds(cast, "author") == ["follow", "reply", "answer"]
    assert kinds(cast, "colleague") == ["mention", "mention"]
    assert kinds(cast, "stranger") == ["favourite"]


def kinds(cast: Cast, role: str) -> list[str]:
    return [notice.kind for notice in queries.notifications(getattr(cast, role), PAGE)]


def test_following_again_and_again_tells_once(cast: Cast) -> None:
    for minute in range(3):
        relations.follow(cast.stranger, cast.author, now=at(2 * minute))
        relations.unfollow(cast.stranger, cast.author, now=at(2 * minute + 1))
    assert kinds(cast, "author") == []
    relations.follow(cast.stranger, cast.author, now=at(9))
    assert kinds(cast, "author") == ["follow"]


def test_a_block_silences_past_and_future_notices(cast: Cast) -> None:
    post = write(cast.author)
    actions.like(cast.colleague, post, now=at(1))
    relations.block(cast.author, cast.colleague, now=at(2))
    assert kinds(cast, "author") == []
    kind = Notification.Kind.FOLLOW
    assert not actions.notify(cast.author.pk, kind=kind, actor_id=cast.colleague.pk, now=at(3))


def test_notices_are_counted_read_and_filtered(cast: Cast) -> None:
    post = write(cast.author)
    actions.like(cast.colleague, post, now=at(1))
    actions.like(cast.stranger, post, now=at(2))
    actions.boost(cast.stranger, post, now=at(3))
    page = queries.notifications(cast.author, PAGE)
    assert queries.unread_count(cast.author) == 3
    assert actions.read_notifications(cast.author, up_to=page.items[1].id, now=at(4)) == 2
    assert queries.unread_count(cast.author) == 1
    assert len(queries.notifications(cast.author, PAGE, kinds=["reblog"])) == 1
    assert len(queries.notifications(cast.author, PAGE, without=["reblog"])) == 2


def test_who_liked_and_boosted_is_listed_without_whom_a_block_parts(cast: Cast) -> None:
    post = write(cast.author)
    for minute, account in enumerate((cast.colleague, cast.stranger), start=1):
        actions.like(account, post, now=at(minute))
        actions.boost(account, post, now=at(minute))
    relations.block(cast.stranger, cast.lay, now=at(5))
    for read in (queries.likers, queries.boosters):
        assert [a.handle for a in read(cast.viewer("author"), post, PAGE)] == [
            "nadia_benali",
            "louis_garnier",
        ]
        assert [a.handle for a in read(cast.viewer("lay"), post, PAGE)] == ["louis_garnier"]


def test_a_mention_of_whom_one_blocks_reaches_nobody(cast: Cast) -> None:
    post = write(cast.author, "Bonjour @victor_morel", visibility="direct")
    assert queries.mentioned(cast.viewer("author"), post) == []
    assert kinds(cast, "blocked") == []
