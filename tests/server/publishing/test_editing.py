"""Edit: checked again, history kept, what was decided at publication stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from colloque import Verdict
from colloque.server.engine.errors import NotFound
from colloque.server.engine.pages import Cut
from colloque.server.publishing import actions, queries
from colloque.server.publishing.errors import NotYours
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Justification, Post

from ..cast import Cast
from .stories import BREACH, GRAVE, REPAIRED, ask, at, write


def test_an_edit_is_checked_and_history_kept(cast: Cast) -> None:
    post = write(cast.author, "Premier texte #Un @louis_garnier")
    actions.edit_post(cast.author, post, form=PostForm(text="Second texte #Deux @nadia_benali"), now=at(1))
    actions.edit_post(cast.author, post, form=PostForm(text="Troisième texte"), now=at(2))
    viewer = cast.viewer("anonymous")
    view = queries.post(viewer, post)
    assert (view.text, view.edited_at) == ("Troisième texte", at(2))
    assert [(r.text, r.until) for r in queries.revisions(viewer, post)] == [
        ("Second texte #Deux @nadia_benali", at(2)),
        ("Premier texte #Un @louis_garnier", at(1)),
    ]
    assert (
        len(queries.tagged(viewer, "un", Cut())) == len(queries.search_posts(viewer, "premier", Cut())) == 0
    )
    assert [n.kind for n in queries.notifications(cast.stranger, Cut())] == ["mention"]


def test_a_refused_edit_leaves_the_post_and_keeps_the_text(cast: Cast) -> None:
    post = write(cast.author)
    done = actions.edit_post(cast.author, post, form=PostForm(text=BREACH), now=at(1))
    assert (done.verdict, done.post) == (Verdict.BLOCK, None)
    assert queries.post(cast.viewer("author"), post).text == REPAIRED
    kept = queries.draft(cast.author, done.draft.id)
    assert (kept.form.text, kept.post_id) == (BREACH, post)
    again = actions.edit_post(cast.author, post, form=PostForm(text="Réparé."), now=at(2))
    assert again.post == post
    assert len(queries.drafts(cast.author, Cut())) == 0


def test_an_edit_changes_neither_kind_nor_audience_nor_thread(cast: Cast) -> None:
    first = write(cast.author)
    post = write(cast.author, "Suite.", visibility="private", in_reply_to=first, now=at(1))
    form = PostForm(
        kind="article", title="Non", text="Suite corrigée.", visibility="public", in_reply_to=None
    )
    actions.edit_post(cast.author, post, form=form, now=at(2))
    row = Post.objects.get(pk=post)
    assert (row.kind, row.title, row.visibility, row.in_reply_to_id) == ("note", "", "private", first)


def test_a_question_is_edited_part_by_part(cast: Cast) -> None:
    post = ask(cast.author)
    form = queries.form_of(cast.author, post)
    assert (form.text, form.wanted, form.tried) == ("#DocTocToc", ("cardiologie",), "Radiographie normale.")
    changed = replace(form, tried="", wanted=("pneumologie", "cardiologie"))
    actions.edit_post(cast.author, post, form=changed, now=at(1))
    view = queries.post(cast.viewer("author"), post)
    assert [wanted.slug for wanted in view.question.wanted] == ["pneumologie", "cardiologie"]
    assert (view.question.tried, view.question.more) == ("", "#DocTocToc")
    assert queries.form_of(cast.author, post) == changed


def test_an_edit_that_changes_nothing_leaves_no_trace(cast: Cast) -> None:
    post = ask(cast.author)
    actions.edit_post(cast.author, post, form=queries.form_of(cast.author, post), now=at(1))
    assert queries.post(cast.viewer("author"), post).edited_at is None
    assert queries.revisions(cast.viewer("author"), post) == []


def test_the_recorded_reason_is_that_of_the_present_text(cast: Cast) -> None:
    reason = "Propos publics, cités pour y répondre."
    post = write(cast.author)
    actions.edit_post(cast.author, post, form=PostForm(text=GRAVE), reason=reason, now=at(1))
    assert Justification.objects.get(post=post).reason == reason
    actions.edit_post(cast.author, post, form=PostForm(text=REPAIRED), now=at(2))
    assert not Justification.objects.exists()


def test_only_its_author_edits_a_post(cast: Cast) -> None:
    post = write(cast.author)
    with pytest.raises(NotYours):
        actions.edit_post(cast.colleague, post, form=PostForm(text="Autre."), now=at(1))
    with pytest.raises(NotFound):
        actions.edit_post(cast.blocked, post, form=PostForm(text="Autre."), now=at(1))
    with pytest.raises(NotYours):
        queries.form_of(cast.colleague, post)
