"""Submit: the verdict, the draft that loses nothing, one key one post."""

from __future__ import annotations

import datetime as dt

import pytest

from colloque import Verdict
from colloque.server.engine.errors import NotFound, TooMany
from colloque.server.engine.models import Event
from colloque.server.engine.pages import Cut
from colloque.server.publishing import actions, queries
from colloque.server.publishing.actions import submitting
from colloque.server.publishing.errors import Closed, Gone, NotAllowed, Spent
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Draft, Justification, Post

from ..cast import Cast
from .stories import ADVICE, BREACH, GRAVE, REPAIRED, ask, at, submit, write

REASON = "Propos tenus publiquement, cités pour y répondre."


@pytest.mark.parametrize(
    ("text", "options", "verdict"),
    [
        (REPAIRED, {}, "publish"),
        (ADVICE, {}, "advise"),
        (ADVICE, {"acknowledged": True}, "publish"),
        (ADVICE, {"reason": REASON}, "publish"),
        (GRAVE, {}, "justify"),
        (GRAVE, {"acknowledged": True}, "justify"),
        (GRAVE, {"acknowledged": True, "reason": "parce que"}, "justify"),
        (GRAVE, {"reason": "          "}, "justify"),
        (GRAVE, {"reason": REASON}, "publish"),
        (BREACH, {}, "block"),
        (BREACH, {"acknowledged": True, "reason": REASON}, "block"),
    ],
)
def test_what_lets_which_text_through(
    cast: Cast, text: str, options: dict[str, object], verdict: str
) -> None:
    done = submit(cast.author, text, **options)
    assert done.verdict.value == verdict
    assert (done.post is None, Post.objects.count()) == ((False, 1) if verdict == "publish" else (True, 0))


def test_a_refused_text_is_kept_whole_and_only_for_its_author(cast: Cast) -> None:
    form = PostForm(
        kind="question",
        title="Pied",
        situation=BREACH,
        asked="Que faire ?",
        wanted=("cardiologie",),
        transposed=True,
    )
    done = actions.submit(cast.author, form=form, now=at(0))
    assert done.draft is not None
    kept = queries.draft(cast.author, done.draft.id)
    assert (kept.form, kept.state, kept.rules) == (form, "held", done.report.rules)
    with pytest.raises(NotFound):
        queries.draft(cast.colleague, done.draft.id)
    assert len(queries.drafts(cast.colleague, Cut())) == 0


def test_a_draft_is_sealed_and_the_journal_holds_no_text(cast: Cast) -> None:
    submit(cast.author, BREACH)
    with_text = Draft.objects.extra(select={"raw": "body"}).values_list("raw", flat=True)
    assert all(b"Lef" not in bytes(raw) for raw in with_text)
    assert not any("Lef" in str(facts) for facts in Event.objects.values_list("facts", flat=True))


def test_a_held_draft_goes_out_once_repaired_and_forgets_its_raw_text(cast: Cast) -> None:
    held = submit(cast.author, BREACH).draft
    done = submit(cast.author, REPAIRED, draft_id=held.id)
    row = Draft.objects.get(pk=held.id)
    assert done.post is not None
    assert (row.state, row.post_id, PostForm.from_json(row.body)) == ("published", done.post, PostForm())
    assert len(queries.drafts(cast.author, Cut())) == 0
    assert submit(cast.author, REPAIRED, draft_id=held.id).post == done.post


def test_a_recorded_reason_is_kept_with_the_rules_it_answers(cast: Cast) -> None:
    done = submit(cast.author, GRAVE, reason=REASON)
    row = Justification.objects.get(post=done.post)
    assert (row.reason, row.rules) == (REASON, ["CONF-1"])
    assert not Justification.objects.filter(post=submit(cast.author, REPAIRED, reason=REASON).post).exists()


def test_the_same_key_gives_the_same_post(cast: Cast) -> None:
    first = submit(cast.author, REPAIRED, idempotency_key="clé/1 é")
    again = submit(cast.author, REPAIRED, idempotency_key="clé/1 é")
    other = submit(cast.colleague, REPAIRED, idempotency_key="clé/1 é")
    assert again.post == first.post != other.post
    assert Post.objects.count() == 2


def test_one_key_from_the_first_look_to_the_post(cast: Cast) -> None:
    held = submit(cast.author, GRAVE, idempotency_key="k")
    done = submit(cast.author, GRAVE, idempotency_key="k", reason=REASON)
    assert held.draft is not None
    assert done.post is not None
    assert Draft.objects.count() == 1


def test_a_spent_key_never_brings_a_deleted_post_back(cast: Cast) -> None:
    done = submit(cast.author, REPAIRED, idempotency_key="k")
    actions.delete_post(cast.author, done.post, now=at(1))
    with pytest.raises(Gone):
        submit(cast.author, REPAIRED, idempotency_key="k", now=at(2))
    assert not Post.objects.exists()


def test_a_discarded_draft_is_erased_and_does_not_come_back(cast: Cast) -> None:
    kept = actions.save_draft(cast.author, form=PostForm(text=BREACH), now=at(0))
    actions.discard_draft(cast.author, kept.id, now=at(1))
    assert PostForm.from_json(Draft.objects.get().body) == PostForm()
    with pytest.raises(NotFound):
        queries.draft(cast.author, kept.id)
    with pytest.raises(Spent):
        submit(cast.author, REPAIRED, draft_id=kept.id)


def test_a_saved_draft_may_be_longer_than_a_post_and_is_rewritten_in_place(cast: Cast) -> None:
    kept = actions.save_draft(cast.author, form=PostForm(text="a" * 2000), now=at(0))
    again = actions.save_draft(cast.author, form=PostForm(text="b" * 9), draft_id=kept.id, now=at(1))
    assert (again.id, again.form.text) == (kept.id, "b" * 9)
    with pytest.raises(NotFound):
        actions.save_draft(cast.colleague, form=PostForm(text="c"), draft_id=kept.id, now=at(2))


def test_spent_drafts_go_after_a_week_and_untouched_ones_after_a_season(cast: Cast) -> None:
    submit(cast.author, REPAIRED)
    held = submit(cast.author, BREACH).draft
    day = 24 * 60
    assert actions.purge_drafts(now=at(6 * day)) == 0
    assert actions.purge_drafts(now=at(8 * day)) == 1
    assert queries.draft(cast.author, held.id).form.text == BREACH
    assert actions.purge_drafts(now=at(91 * day)) == 1
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("answered", "asked", "given"),
    [
        ("physicians", "public", "physicians"),
        ("physicians", "private", "physicians"),
        ("private", "public", "private"),
        ("public", "public", "public"),
        ("public", "direct", "direct"),
    ],
)
def test_a_reply_never_reaches_whom_the_post_did_not(
    cast: Cast, answered: str, asked: str, given: str
) -> None:
    first = write(cast.author, visibility=answered)
    reply = write(cast.colleague, "Merci.", visibility=asked, in_reply_to=first, now=at(1))
    assert Post.objects.get(pk=reply).visibility == given


def test_a_case_and_what_answers_it_stay_on_this_server(cast: Cast) -> None:
    question = ask(cast.author, visibility="public")
    note = write(cast.stranger, "Intéressant.", in_reply_to=question, local_only=False, now=at(1))
    assert (
        list(Post.objects.filter(pk__in=[question, note]).values_list("local_only", flat=True)) == [True] * 2
    )


def test_one_does_not_answer_what_one_does_not_see(cast: Cast) -> None:
    direct = write(cast.author, visibility="direct")
    public = write(cast.author, now=at(1))
    for account, post in ((cast.stranger, direct), (cast.blocked, public), (cast.author, 12)):
        with pytest.raises(NotFound):
            write(account, "Oui.", in_reply_to=post, now=at(2))


@pytest.mark.parametrize("role", ["intern", "lay"])
def test_only_a_verified_physician_answers_as_one(cast: Cast, role: str) -> None:
    question = ask(cast.author, visibility="public")
    account = getattr(cast, role)
    with pytest.raises(NotAllowed):
        write(account, "Penser au reflux.", kind="answer", in_reply_to=question, now=at(1))
    assert write(account, "Merci pour ce fil.", in_reply_to=question, now=at(2))


def test_who_may_ask_and_where_an_answer_goes(cast: Cast) -> None:
    assert ask(cast.intern)
    with pytest.raises(NotAllowed):
        ask(cast.lay)
    note = write(cast.author, now=at(1))
    for kind in ("answer", "synthesis"):
        with pytest.raises(NotAllowed):
            write(cast.stranger, "Oui.", kind=kind, in_reply_to=note, now=at(2))
    with pytest.raises(NotAllowed):
        write(cast.stranger, "Oui.", kind="answer", now=at(2))


def test_a_suspended_account_publishes_nothing(cast: Cast) -> None:
    cast.author.suspended_at = at(0)
    with pytest.raises(NotAllowed):
        write(cast.author)


def test_the_asker_closes_the_question_once_and_who_answered_is_told(cast: Cast) -> None:
    question = ask(cast.intern)
    write(cast.stranger, "Penser au reflux.", kind="answer", in_reply_to=question, now=at(1))
    with pytest.raises(NotAllowed):
        actions.close_question(cast.colleague, question, text="Le reflux.", now=at(2))
    done = actions.close_question(cast.intern, question, text="Le reflux.", now=at(3))
    again = actions.close_question(cast.intern, question, text="Le reflux.", now=at(4))
    view = queries.post(cast.viewer("intern"), question)
    assert (view.question.state, view.question.synthesis) == ("closed", done.post)
    assert again.post == done.post
    assert [n.kind for n in queries.notifications(cast.stranger, Cut())] == ["synthesis"]
    with pytest.raises(Closed):
        write(cast.colleague, "Trop tard.", kind="answer", in_reply_to=question, now=at(5))
    with pytest.raises(Closed):
        write(cast.intern, "Autre synthèse.", kind="synthesis", in_reply_to=question, now=at(6))


def test_a_refused_synthesis_leaves_the_question_open(cast: Cast) -> None:
    question = ask(cast.author)
    done = actions.close_question(cast.author, question, text=BREACH, now=at(1))
    assert done.verdict is Verdict.BLOCK
    assert queries.post(cast.viewer("author"), question).question.state == "open"
    assert actions.close_question(cast.author, question, text="Le reflux.", now=at(2)).post


def test_counts_follow_what_is_published_and_deleted(cast: Cast) -> None:
    question = ask(cast.author)
    answer = write(cast.stranger, "Penser au reflux.", kind="answer", in_reply_to=question, now=at(1))
    view = queries.post(cast.viewer("author"), question)
    assert (view.counts.replies, view.question.answers) == (1, 1)
    actions.delete_post(cast.stranger, answer, now=at(2))
    view = queries.post(cast.viewer("author"), question)
    assert (view.counts.replies, view.question.answers) == (0, 0)
    cast.stranger.refresh_from_db()
    assert cast.stranger.posts_count == 0


@pytest.mark.parametrize("part", ["title", "situation", "tried", "asked", "text"])
def test_every_part_of_a_question_is_checked(cast: Cast, part: str) -> None:
    form = {"title": "Pied", "situation": "Un cas.", "tried": "Rien.", "asked": "Que faire ?", "text": ""}
    question = PostForm(kind="question", visibility="physicians", **{**form, part: BREACH})
    done = actions.submit(cast.author, form=question, acknowledged=True, reason=REASON, now=at(0))
    assert (done.verdict, done.post) == (Verdict.BLOCK, None)


def test_a_machine_that_submits_without_end_is_asked_to_wait_and_loses_nothing(
    cast: Cast, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(submitting, "RATE", "2/minute")
    for number in range(2):
        actions.submit(cast.author, form=PostForm(text=f"Bonne garde à tous, n° {number}."), now=now)
    with pytest.raises(TooMany):
        actions.submit(cast.author, form=PostForm(text="Encore une."), now=now)
    assert queries.drafts(cast.author, Cut()).items[0].form.text == "Encore une."
