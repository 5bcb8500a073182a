"""Two people at once on the same thing: somebody is told no, nothing breaks, and every count is right."""

from __future__ import annotations

import datetime as dt
import itertools
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from colloque.server.engine.errors import ColloqueError
from colloque.server.identity import actions as identity
from colloque.server.identity.forms import EntryDraft, ProfileDraft
from colloque.server.identity.models import Account, ProfileEntry
from colloque.server.publishing import actions
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Boost, Draft, Like, Post, Question
from colloque.server.relations import actions as relations
from colloque.server.relations.models import Follow
from colloque.server.takedown import actions as takedown
from colloque.server.takedown.models import Claim

from ..cast import NOW, Cast, assemble, make_account
from ..publishing.stories import REPAIRED, ask, at, write

ROUNDS = 6


@pytest.fixture
def story(transactional_db: None) -> Cast:
    """The cast in committed rows: every thread sees them."""
    if connection.vendor == "sqlite":
        pytest.skip("the test database of SQLite lives in memory, in one connection; run on PostgreSQL")
    return assemble()


def together(*calls: Callable[[], object]) -> Sequence[object]:
    """What the calls return when they start at once; a refusal in words counts as its code."""
    start = threading.Barrier(len(calls))

    def one(call: Callable[[], object]) -> object:
        try:
            start.wait(timeout=10)
            return call()
        except ColloqueError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def rounds(once: Callable[[int], None]) -> None:
    """The same race several times: who wins is chance."""
    for turn in range(ROUNDS):
        once(turn)


def counts_are_right() -> None:
    """Every stored count equals what it counts."""
    for post in Post.objects.all():
        assert post.likes_count == Like.objects.filter(post=post).count()
        assert post.boosts_count == Boost.objects.filter(post=post).count()
        assert post.replies_count == Post.objects.filter(in_reply_to=post).count()
    for question in Question.objects.all():
        answers = Post.objects.filter(in_reply_to=question.post_id, kind="answer").count()
        assert question.answers_count == answers
    for account in Account.objects.all():
        assert account.posts_count == Post.objects.filter(author=account).count()
        assert account.followers_count == Follow.objects.filter(followed=account).count()
        assert account.following_count == Follow.objects.filter(follower=account).count()


def test_everything_happens_to_a_post_while_it_goes(story: Cast) -> None:
    def once(turn: int) -> None:
        post, moment = write(story.author, now=at(turn)), at(turn)
        together(
            lambda: actions.like(story.colleague, post, now=moment),
            lambda: actions.boost(story.stranger, post, acknowledged=True, now=moment),
            lambda: actions.bookmark(story.intern, post, now=moment),
            lambda: write(story.colleague, in_reply_to=post, now=moment),
            lambda: relations.follow(story.moderator, story.author, now=moment),
            lambda: actions.save_draft(story.lay, form=PostForm(text="x", in_reply_to=post), now=moment),
            lambda: actions.delete_post(story.author, post, now=moment),
        )
        relations.unfollow(story.moderator, story.author, now=moment)
        assert not Post.objects.filter(pk=post).exists()

    rounds(once)
    counts_are_right()


def test_a_thread_falls_from_both_ends(story: Cast) -> None:
    def once(turn: int) -> None:
        root = write(story.author, now=at(turn))
        reply = write(story.colleague, in_reply_to=root, now=at(turn + 1))
        last = write(story.stranger, in_reply_to=reply, now=at(turn + 2))
        together(
            lambda: actions.delete_post(story.author, root, now=at(9)),
            lambda: actions.delete_post(story.colleague, reply, now=at(9)),
            lambda: actions.delete_post(story.stranger, last, now=at(9)),
            lambda: write(story.lay, in_reply_to=last, now=at(9)),
            lambda: write(story.intern, in_reply_to=reply, now=at(9)),
        )
        assert not Post.objects.filter(pk__in=[root, reply, last]).exists()

    rounds(once)
    counts_are_right()


def test_like_boost_and_follow_back_and_forth(story: Cast) -> None:
    post = write(story.author)
    verbs: list[Callable[[], object]] = [
        lambda: actions.like(story.colleague, post, now=NOW),
        lambda: actions.unlike(story.colleague, post, now=NOW),
        lambda: actions.boost(story.colleague, post, acknowledged=True, now=NOW),
        lambda: actions.unboost(story.colleague, post, now=NOW),
        lambda: relations.follow(story.stranger, story.author, now=NOW),
        lambda: relations.unfollow(story.stranger, story.author, now=NOW),
        lambda: relations.follow(story.author, story.stranger, now=NOW),
        lambda: relations.block(story.author, story.stranger, now=NOW),
        lambda: relations.unblock(story.author, story.stranger, now=NOW),
    ]
    for _ in range(ROUNDS):
        together(*verbs)
    counts_are_right()


def test_a_question_closes_while_it_is_answered(story: Cast) -> None:
    def once(turn: int) -> None:
        question = ask(story.author, now=at(turn))
        together(
            lambda: actions.close_question(story.author, question, text="Le reflux.", now=at(turn)),
            lambda: write(story.colleague, kind="answer", in_reply_to=question, visibility="physicians"),
            lambda: write(story.stranger, kind="answer", in_reply_to=question, visibility="physicians"),
        )
        assert Question.objects.get(pk=question).state == "closed"

    rounds(once)
    counts_are_right()


def _claim(post: int, moment: dt.datetime, *, source: str = "a" * 32, form: str = "") -> takedown.Receipt:
    return takedown.receive_claim(post_id=post, concerned="self", source=source, form=form, now=moment)


def test_a_claim_while_the_author_edits_or_deletes(story: Cast) -> None:
    sources = (f"{number:032x}" for number in itertools.count())

    def once(turn: int) -> None:
        post = write(story.author, now=at(turn))
        given = together(
            lambda: _claim(post, at(turn), source=next(sources)),
            lambda: actions.edit_post(
                story.author, post, form=PostForm(text=f"{REPAIRED} Suite."), acknowledged=True, now=at(turn)
            ),
            lambda: actions.delete_post(story.author, post, now=at(turn)) if turn % 2 else None,
        )
        assert isinstance(given[0], takedown.Receipt), "a claimant always gets a code"
        assert not Post.objects.filter(pk=post, state="published").exists()

    rounds(once)


def test_one_form_sent_twice_at_once_is_one_claim(story: Cast) -> None:
    def once(turn: int) -> None:
        post = write(story.author, now=at(turn))
        given = together(
            *[lambda: _claim(post, at(turn), source=f"{turn}".rjust(32, "f"), form=f"form {turn}")] * 2
        )
        assert given[0] == given[1]
        assert Claim.objects.filter(post_id=post).count() == 1

    rounds(once)


def test_two_referees_decide_on_two_claims_at_once(story: Cast) -> None:
    other = make_account("odile_referee", name="Odile Referee", role="moderator")

    def once(turn: int) -> None:
        post = write(story.author, now=at(turn))
        for number in (1, 2):
            _claim(post, at(turn), source=f"{turn}{number}".rjust(32, "0"))
        first, second = Claim.objects.filter(post_id=post).order_by("id")
        together(
            lambda: takedown.decide(story.moderator, first.pk, uphold=True, now=at(turn)),
            lambda: takedown.decide(other, second.pk, uphold=True, now=at(turn)),
            lambda: takedown.confirm(story.author, first.pk, now=at(turn)),
        )
        assert not Post.objects.filter(pk=post).exists()
        assert not Claim.objects.filter(post_id=post, state__in=["received", "contested"]).exists()

    rounds(once)
    counts_are_right()


def test_a_claim_that_comes_during_a_dismissal_hides_the_post(story: Cast) -> None:
    def once(turn: int) -> None:
        post = write(story.author, now=at(turn))
        _claim(post, at(turn), source=f"{turn}a".rjust(32, "0"))
        claim = Claim.objects.get(post_id=post)
        together(
            lambda: takedown.decide(story.moderator, claim.pk, uphold=False, now=at(turn)),
            lambda: _claim(post, at(turn), source=f"{turn}b".rjust(32, "0")),
        )
        assert Post.objects.get(pk=post).state == "hidden"

    rounds(once)


def test_two_edits_and_a_profile_sent_twice(story: Cast) -> None:
    post = write(story.author)
    entry = EntryDraft(kind="cursus", title="Internat")
    profile = ProfileDraft(display_name="Camille Rey", entries=(entry,))

    def once(turn: int) -> None:
        edits = [PostForm(text=f"{REPAIRED} Suite {turn}{letter}.") for letter in "ab"]
        together(
            lambda: actions.edit_post(story.author, post, form=edits[0], acknowledged=True, now=at(turn)),
            lambda: actions.edit_post(story.author, post, form=edits[1], acknowledged=True, now=at(turn)),
            lambda: identity.update_profile(story.author, profile=profile, now=at(turn)),
            lambda: identity.update_profile(story.author, profile=profile, now=at(turn)),
        )
        assert ProfileEntry.objects.filter(profile=story.author.pk).count() == 1

    rounds(once)
    assert not Draft.objects.filter(author=story.author, state="held").exists()
