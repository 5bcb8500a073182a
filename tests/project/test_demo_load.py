"""The demo loaded into a real database, through the rooms' actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from pytest_django import DjangoDbBlocker

from colloque.server.identity.models import Account
from colloque.server.project.demo import PASSWORD, DemoError, DemoSummary, load_demo, read_community
from colloque.server.publishing.models import Boost, Draft, Like, Notification, Post, Question, Tombstone
from colloque.server.relations.models import Follow
from colloque.server.takedown.models import Claim

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DemoSummary]:
    """The demo, loaded once for the module: each test then works in a savepoint of this transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo(now=NOW)
        transaction.set_rollback(True)


def test_everything_is_there(loaded: DemoSummary) -> None:
    assert loaded.accounts == Account.objects.count() >= 14
    assert Account.objects.filter(verified=True).count() >= 10
    assert Follow.objects.count() >= 60
    notes = Post.objects.filter(kind__in=("note", "article"))
    assert loaded.posts == notes.count() >= 70
    assert loaded.questions == Question.objects.count() >= 12
    assert loaded.syntheses == Question.objects.filter(state="closed", synthesis__isnull=False).count() >= 7
    assert loaded.answers == Post.objects.filter(kind="answer").count() >= 20
    assert Like.objects.count() >= 150
    assert Boost.objects.count() >= 30


def test_one_post_was_withdrawn_after_a_claim(loaded: DemoSummary) -> None:
    assert loaded.withdrawn == 1
    claim = Claim.objects.get()
    assert claim.state == "confirmed"
    assert Tombstone.objects.get().id == claim.post_id
    assert not Post.objects.filter(pk=claim.post_id).exists()


def test_everybody_reacted_and_old_notifications_are_read(loaded: DemoSummary) -> None:
    community = read_community()
    lines = [*community.posts, *community.questions]
    assert Like.objects.count() == sum(len(line.likes) for line in lines)
    assert Boost.objects.count() == sum(len(post.boosts) for post in community.posts)
    unread = Notification.objects.filter(read_at=None)
    assert 0 < unread.count() < 80
    assert not unread.filter(created_at__lt=NOW - dt.timedelta(days=2)).exists()


def test_drafts_wait_sealed(loaded: DemoSummary) -> None:
    assert loaded.drafts == Draft.objects.filter(state="draft").count() >= 10


def test_everything_happened_before_now_and_over_six_weeks(loaded: DemoSummary) -> None:
    moments = list(Post.objects.order_by("created_at").values_list("created_at", flat=True))
    assert moments[-1] <= NOW
    assert moments[-1] - moments[0] > dt.timedelta(days=38)
    # Ids carry the moment: a timeline read by id reads in time.
    by_id = list(Post.objects.order_by("id").values_list("created_at", flat=True))
    assert by_id == moments


def test_the_printed_sign_ins_open(loaded: DemoSummary) -> None:
    assert loaded.sign_ins[0].handle == "camille_rey"
    for sign_in in loaded.sign_ins:
        assert authenticate(None, email=sign_in.email, password=PASSWORD) is not None, sign_in.handle
        assert any(sign_in.email in line for line in loaded.lines())


def test_a_base_with_an_account_is_left_alone(loaded: DemoSummary) -> None:
    before = Post.objects.count()
    with pytest.raises(DemoError):
        load_demo(now=NOW)
    assert Post.objects.count() == before
