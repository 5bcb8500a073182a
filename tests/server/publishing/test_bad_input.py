"""Bad input: a clear message, nothing half done; what looks like markup is only text."""

from __future__ import annotations

import pytest

from colloque.server.engine.errors import ColloqueError, InvalidInput, NotFound
from colloque.server.engine.pages import Cut
from colloque.server.publishing import actions, queries
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Draft, Post

from ..cast import Cast
from .stories import at, write

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>&amp;"
FIELDS = ("title", "situation", "tried", "asked", "text")
GOOD = {"title": "Toux", "situation": "Un cas.", "tried": "Rien.", "asked": "Que faire ?", "text": "Merci."}


def question(**fields: object) -> PostForm:
    return PostForm(kind="question", visibility="physicians", **{**GOOD, **fields})


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", ["a" * 1_000_000, "un\0deux", "un\ud800deux", 12, None])
def test_what_no_text_can_hold_is_refused_by_its_field(cast: Cast, field: str, value: object) -> None:
    with pytest.raises(InvalidInput) as refusal:
        actions.submit(cast.author, form=question(**{field: value}), now=at(0))
    assert refusal.value.field == field
    assert not Draft.objects.exists()
    assert not Post.objects.exists()


@pytest.mark.parametrize("field", ["situation", "asked"])
@pytest.mark.parametrize("value", ["", "  \n\t ", "\u200b\u2060"])
def test_nothing_is_refused_where_something_is_required(cast: Cast, field: str, value: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        actions.submit(cast.author, form=question(**{field: value}), now=at(0))
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "poème"},
        {"visibility": "monde"},
        {"language": "de"},
        {"kind": "question", "wanted": ("inconnue",)},
        {"kind": "question", "wanted": ("cardiologie", "urologie", *"abcd")},
    ],
)
def test_an_unknown_choice_is_refused(cast: Cast, fields: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        actions.submit(cast.author, form=PostForm(**{**GOOD, **fields}), now=at(0))


def test_a_name_cut_by_invisible_characters_is_checked_as_it_reads(cast: Cast) -> None:
    for text in (
        "Mme Le\u200bfèvre est venue.",
        "Mme Le\u00adfèvre est venue.",
        "Mme Lefe\u0300vre est venue.",
    ):
        done = actions.submit(cast.author, form=PostForm(text=text), now=at(0))
        assert done.post is None, ascii(text)
        assert done.verdict.value == "block"


def test_no_bidirectional_override_reaches_a_post(cast: Cast) -> None:
    post = write(cast.author, "Dose : \u202e01\u202c mg")
    assert queries.post(cast.viewer("author"), post).text == "Dose : 01 mg"


@pytest.mark.parametrize("kind", ["note", "article", "question"])
def test_markup_is_shown_as_text(cast: Cast, kind: str) -> None:
    fields = {name: SCRIPT for name in FIELDS}
    done = actions.submit(
        cast.author, form=PostForm(kind=kind, **fields), acknowledged=True, reason="a" * 20, now=at(0)
    )
    assert done.post, done.report
    view = queries.post(cast.viewer("author"), done.post)
    shown = [view.html]
    if view.question:
        q = view.question
        shown += [q.situation_html, q.tried_html, q.asked_html, q.more_html]
    for html in shown:
        assert "<script" not in html
        assert "<img" not in html
        assert "&lt;script&gt;" in html


@pytest.mark.parametrize("post_id", [0, -1, 12, 2**63 - 1])
def test_an_unknown_post_is_not_found_by_any_verb_or_reader(cast: Cast, post_id: int) -> None:
    viewer = cast.viewer("author")
    verbs = (actions.like, actions.boost, actions.bookmark, actions.delete_post)
    for act in verbs:
        with pytest.raises(NotFound):
            act(cast.author, post_id, now=at(0))
    for read in (queries.post, queries.thread, queries.revisions, queries.mentioned):
        with pytest.raises(NotFound):
            read(viewer, post_id)
    with pytest.raises(NotFound):
        actions.hide_post(post_id, claim_id=1, now=at(0))
    for undo in (actions.unlike, actions.unboost, actions.unbookmark):
        assert undo(cast.author, post_id, now=at(0)) is False


def test_other_peoples_drafts_are_not_found(cast: Cast) -> None:
    kept = actions.save_draft(cast.author, form=PostForm(text="À finir."), now=at(0))
    for act in (
        lambda: actions.submit(cast.colleague, form=PostForm(text="Oui."), draft_id=kept.id, now=at(1)),
        lambda: actions.discard_draft(cast.colleague, kept.id, now=at(1)),
        lambda: queries.draft(cast.colleague, kept.id),
    ):
        with pytest.raises(NotFound):
            act()


@pytest.mark.parametrize("text", ["\ud800", "a\0b", "x" * 5_000_000])
def test_even_a_draft_refuses_what_cannot_be_kept(cast: Cast, text: str) -> None:
    with pytest.raises(InvalidInput):
        actions.save_draft(cast.author, form=PostForm(text=text), now=at(0))


def test_no_error_repeats_what_was_written(cast: Cast) -> None:
    secret = "Lefèvre" * 2000
    with pytest.raises(ColloqueError) as refusal:
        actions.submit(cast.author, form=PostForm(text=secret), now=at(0))
    assert "Lef" not in refusal.value.safe + str(refusal.value) + repr(refusal.value)


def test_odd_tags_find_nothing_and_break_nothing(cast: Cast) -> None:
    for tag in ("", "#", "é" * 10_000, "a'; DROP TABLE", "%", "\u202e", "a\0b", "\ud800"):
        assert len(queries.tagged(cast.viewer("anonymous"), tag, Cut())) == 0
        assert len(queries.questions(cast.viewer("author"), Cut(), specialty=tag or "x")) == 0
        assert len(queries.questions(cast.viewer("author"), Cut(), state=tag or "x")) == 0
