"""The same submission sent twice at the same moment: one post. Threads, real transactions."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from colloque.server.engine.errors import Conflict, NotFound
from colloque.server.engine.models import Event
from colloque.server.publishing import actions
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Boost, Draft, Like, Post, TimelineRow

from ..cast import Cast, assemble
from .stories import REPAIRED, ask, at, submit, write

THREADS = 6


@pytest.fixture
def story(transactional_db: None) -> Cast:
    """The cast in committed rows: every thread sees them."""
    if connection.vendor == "sqlite":
        pytest.skip("the test database of SQLite lives in memory, in one connection; run on PostgreSQL")
    return assemble()


def at_once(call: Callable[[], object]) -> list[object]:
    """What ``THREADS`` simultaneous calls return; a Conflict counts as its code."""
    start = threading.Barrier(THREADS)

    def one(_: int) -> object:
        try:
            start.wait(timeout=10)
            return call()
        except Conflict as conflict:
            return conflict.code
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(one, range(THREADS)))


def test_one_key_at_the_same_moment_makes_one_post(story: Cast) -> None:
    posts = at_once(lambda: submit(story.author, REPAIRED, idempotency_key="k").post)
    assert len(set(posts)) == Post.objects.count() == Draft.objects.count() == 1
    assert Event.objects.filter(name="post.published").count() == 1
    assert TimelineRow.objects.filter(shelf="home").count() == 3


def test_one_draft_at_the_same_moment_makes_one_post(story: Cast) -> None:
    kept = actions.save_draft(story.author, form=PostForm(text=REPAIRED), now=at(0))
    posts = at_once(lambda: submit(story.author, REPAIRED, draft_id=kept.id).post)
    assert len(set(posts)) == Post.objects.count() == 1


def test_one_question_gets_one_synthesis(story: Cast) -> None:
    question = ask(story.author)
    posts = at_once(lambda: actions.close_question(story.author, question, text="Le reflux.", now=at(1)).post)
    assert len(set(posts)) == Post.objects.filter(kind="synthesis").count() == 1


def test_likes_and_boosts_at_the_same_moment_count_once(story: Cast) -> None:
    post = write(story.author)
    at_once(lambda: actions.like(story.colleague, post, now=at(1)))
    at_once(lambda: actions.boost(story.colleague, post, now=at(1)))
    row = Post.objects.get(pk=post)
    assert (row.likes_count, row.boosts_count) == (1, 1)
    assert Like.objects.count() == Boost.objects.count() == 1


def test_a_post_withdrawn_at_the_same_moment_is_withdrawn_once(story: Cast) -> None:
    post = write(story.author)

    def withdraw() -> str:
        try:
            actions.withdraw_post(post, by=None, reason="claim", now=at(1))
        except NotFound:
            return "gone already"
        return "done"

    outcomes = at_once(withdraw)
    assert outcomes.count("done") == 1
    assert Event.objects.filter(name="post.withdrawn").count() == 1
    story.author.refresh_from_db()
    assert story.author.posts_count == 0
