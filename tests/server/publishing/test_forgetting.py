"""Forget earlier versions: the author alone, for good, journalled without a word of their text."""

from __future__ import annotations

import pytest

from colloque.server.engine.errors import NotFound
from colloque.server.engine.models import Event
from colloque.server.publishing import actions, queries
from colloque.server.publishing.errors import Hidden, NotYours
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Revision

from ..cast import Cast
from .stories import at, write


@pytest.fixture
def edited(cast: Cast) -> int:
    post = write(cast.author, "Premier texte")
    for hour, text in enumerate(("Deuxième texte", "Troisième texte"), start=1):
        actions.edit_post(cast.author, post, form=PostForm(text=text), now=at(hour))
    return post


def test_earlier_versions_go_and_the_post_stays_edited(cast: Cast, edited: int) -> None:
    other = write(cast.author, "Autre texte", now=at(1))
    actions.edit_post(cast.author, other, form=PostForm(text="Autre, revu"), now=at(2))
    assert actions.forget_revisions(cast.author, edited, now=at(3)) == 2
    assert queries.revisions(cast.viewer("author"), edited) == []
    view = queries.post(cast.viewer("anonymous"), edited)
    assert (view.text, view.edited_at) == ("Troisième texte", at(2))
    assert Revision.objects.filter(post=other).count() == 1


def test_the_journal_says_how_many_went_and_nothing_of_them(cast: Cast, edited: int) -> None:
    actions.forget_revisions(cast.author, edited, now=at(3))
    entry = Event.objects.get(name="post.history_forgotten")
    assert (entry.subject_id, entry.actor_id, entry.at) == (edited, cast.author.pk, at(3))
    assert entry.facts == {"versions": 2}


def test_forgetting_twice_is_told_once(cast: Cast, edited: int) -> None:
    actions.forget_revisions(cast.author, edited, now=at(3))
    assert actions.forget_revisions(cast.author, edited, now=at(4)) == 0
    assert Event.objects.filter(name="post.history_forgotten").count() == 1


@pytest.mark.parametrize("role", ["colleague", "stranger", "lay", "moderator"])
def test_nobody_else_forgets(cast: Cast, edited: int, role: str) -> None:
    with pytest.raises(NotYours):
        actions.forget_revisions(getattr(cast, role), edited, now=at(3))
    assert Revision.objects.filter(post=edited).count() == 2


def test_what_one_cannot_read_does_not_exist(cast: Cast, edited: int) -> None:
    for account, post in ((cast.blocked, edited), (cast.author, 12)):
        with pytest.raises(NotFound):
            actions.forget_revisions(account, post, now=at(3))


def test_nothing_goes_while_a_claim_is_open(cast: Cast, edited: int) -> None:
    actions.hide_post(edited, claim_id=1, now=at(3))
    with pytest.raises(Hidden):
        actions.forget_revisions(cast.author, edited, now=at(4))
    assert Revision.objects.filter(post=edited).count() == 2
