"""Whatever happens between the first word and the answer, what was written comes back or is published."""

from __future__ import annotations

import json
import time

import pytest
from django.test import Client

from colloque.server.publishing import actions
from colloque.server.publishing.errors import Closed, Spent
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Draft, Post

from ..cast import NOW, Cast
from ..publishing.stories import REPAIRED, ask, submit, write
from .conftest import Enter

WORDS = "Une longue réflexion sur la prévention du pied diabétique."


def test_a_reply_to_a_post_that_went_away_comes_back(enter: Enter, cast: Cast) -> None:
    post_id = write(cast.author)
    actions.withdraw_post(post_id, by=None, reason="claim", now=NOW)
    answer = enter("colleague").post(f"/publier?reponse={post_id}", {"text": WORDS, "action": "publish"})
    assert answer.status_code == 410
    assert WORDS in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("address", ["/questions/{0}/synthese", "/@camille_rey/{0}/modifier"])
def test_a_synthesis_or_an_edit_of_what_went_away_comes_back(address: str, enter: Enter, cast: Cast) -> None:
    question = ask(cast.author)
    actions.withdraw_post(question, by=None, reason="claim", now=NOW)
    answer = enter("author").post(address.format(question), {"text": WORDS, "action": "publish"})
    assert answer.status_code == 410
    assert WORDS in answer.content.decode()


def test_an_error_gives_nothing_back_to_another_site(enter: Enter, cast: Cast) -> None:
    post_id = write(cast.author)
    actions.withdraw_post(post_id, by=None, reason="claim", now=NOW)
    answer = enter("colleague").post(
        f"/publier?reponse={post_id}", {"text": WORDS}, headers={"Origin": "https://ailleurs.test"}
    )
    assert WORDS not in answer.content.decode()


def test_a_draft_sent_twice_leads_twice_to_its_post(enter: Enter, cast: Cast) -> None:
    draft = actions.save_draft(cast.author, form=PostForm(text=REPAIRED), now=NOW)
    browser = enter("author")
    sent = {"text": REPAIRED, "action": "publish", "draft": str(draft.id), "visibility": "public"}
    first, second = (browser.post(f"/brouillons/{draft.id}", {**sent, "key": key}) for key in ("k", "l"))
    assert first.status_code == second.status_code == 302
    assert first["Location"] == second["Location"]
    assert Post.objects.count() == 1


def test_another_text_sent_from_a_spent_draft_comes_back(enter: Enter, cast: Cast) -> None:
    draft = actions.save_draft(cast.author, form=PostForm(text=REPAIRED), now=NOW)
    browser = enter("author")
    sent = {"action": "publish", "draft": str(draft.id)}
    browser.post(f"/brouillons/{draft.id}", {**sent, "text": REPAIRED})
    answer = browser.post(f"/brouillons/{draft.id}", {**sent, "text": WORDS})
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()


def test_the_browser_went_back_and_another_text_is_sent_under_the_same_key(enter: Enter) -> None:
    browser = enter("author")
    browser.post("/publier", {"text": REPAIRED, "action": "publish", "key": "k"})
    again = browser.post("/publier", {"text": WORDS, "action": "publish", "key": "k"})
    assert again.status_code == 409
    page = again.content.decode()
    assert WORDS in page
    assert 'name="key" value="k"' not in page
    assert Post.objects.count() == 1


def test_a_key_that_served_another_text_is_refused_and_the_same_text_is_not(cast: Cast) -> None:
    first = submit(cast.author, REPAIRED, idempotency_key="k")
    assert submit(cast.author, REPAIRED, idempotency_key="k").post == first.post
    with pytest.raises(Spent):
        submit(cast.author, WORDS, idempotency_key="k")
    assert first.post is not None
    actions.edit_post(cast.author, first.post, form=PostForm(text=WORDS), now=NOW)
    assert submit(cast.author, REPAIRED, idempotency_key="k").post == first.post


def test_a_second_synthesis_is_refused_in_words(enter: Enter, cast: Cast) -> None:
    question = ask(cast.author)
    actions.close_question(cast.author, question, text="Le reflux.", now=NOW)
    with pytest.raises(Closed):
        actions.close_question(cast.author, question, text=WORDS, now=NOW)
    answer = enter("author").post(f"/questions/{question}/synthese", {"text": WORDS, "action": "publish"})
    assert answer.status_code == 409
    assert WORDS in answer.content.decode()


def test_every_line_of_a_profile_comes_back_when_the_session_ended(db: None) -> None:
    sent = {"bio": WORDS, "cursus-0-title": "Internat à Valmorel", "interest-11-detail": "Deux congrès"}
    answer = Client().post("/profil", {**sent, "password": "serrure-de-papier"})
    page = answer.content.decode()
    assert answer.status_code == 401
    assert all(words in page for words in sent.values())
    assert "serrure-de-papier" not in page


@pytest.mark.parametrize("action", ["check", "transpose", "accept", "apply text:0-3:SEC-1", "publish"])
@pytest.mark.parametrize("text", ["Vu Mme Lefèvre au 06 12 34 56 78. " * 3000, "x" * 1_000_000])
def test_a_text_beyond_reading_comes_back_at_once(action: str, text: str, enter: Enter) -> None:
    begun = time.monotonic()
    answer = enter("author").post("/publier", {"text": text, "action": action})
    assert answer.status_code == 400
    assert text.strip() in answer.content.decode()
    assert "trop long" in answer.content.decode()
    assert time.monotonic() - begun < 10
    assert not Draft.objects.exists()


@pytest.mark.parametrize("body", ["[" * 100_000, '{"text":' * 100_000, "null", "1", "", '"a"'])
def test_the_live_check_reads_no_bottomless_body(body: str, db: None) -> None:
    answer = Client().post("/verifier.json", body, content_type="application/json")
    assert answer.status_code == 400
    assert json.loads(answer.content)["error"]
