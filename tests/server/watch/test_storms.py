"""A reply storm from outside the circle is told once; a busy circle is not a storm."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque.server.publishing import actions as publishing
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Notification
from colloque.server.relations.models import Follow
from colloque.server.watch.actions import look_for_storms

from ..cast import make_account


@pytest.fixture
def post(cast, now):
    return publishing.submit(
        cast.author, form=PostForm(text="Le café de la garde mérite un prix."), now=now
    ).post


def answer(post, people, *, now):
    for person in people:
        form = PostForm(text=f"Le mien aussi, dit {person.handle}.", in_reply_to=post)
        publishing.submit(person, form=form, acknowledged=True, now=now)


def people(count, *, prefix):
    return [make_account(f"{prefix}_{n}", name=f"Personne {prefix} {n}") for n in range(count)]


def told(cast):
    return Notification.objects.filter(recipient=cast.author, kind="storm").count()


def test_nine_strangers_in_an_hour_are_a_storm_told_once(cast, now, post):
    answer(post, people(9, prefix="loin"), now=now)
    assert look_for_storms(now=now + dt.timedelta(minutes=5)) == 1
    answer(post, people(3, prefix="encore"), now=now + dt.timedelta(minutes=10))
    assert look_for_storms(now=now + dt.timedelta(minutes=15)) == 0
    assert told(cast) == 1


def test_nine_followers_are_a_conversation(cast, now, post):
    circle = people(9, prefix="pres")
    for person in circle:
        Follow.objects.create(follower=person, followed=cast.author, created_at=now)
    answer(post, circle, now=now)
    assert look_for_storms(now=now) == 0


def test_old_answers_do_not_count(cast, now, post):
    answer(post, people(9, prefix="loin"), now=now)
    assert look_for_storms(now=now + dt.timedelta(hours=3)) == 0


def test_the_journal_is_read_on_from_where_it_was_left(cast, now, post):
    assert look_for_storms(now=now) == 0
    answer(post, people(9, prefix="loin"), now=now)
    assert look_for_storms(now=now) == 1
    assert look_for_storms(now=now) == 0
