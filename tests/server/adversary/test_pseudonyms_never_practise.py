"""Under pseudonym one does not practise: PSE-1 is read on every way in, by page, API and rooms."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from colloque import Context, Place, check
from colloque.server.identity import actions as identity
from colloque.server.identity.errors import FieldRefused
from colloque.server.identity.forms import ProfileDraft
from colloque.server.identity.models import Account
from colloque.server.publishing import actions
from colloque.server.publishing.forms import PostForm

from ..cast import NOW, Cast
from ..identity.pseudonyms.people import mirabelle
from ..publishing.stories import ask, write

PRACTICE = "Je consulte sous pseudonyme, prenez rendez-vous en DM."


@pytest.fixture
def bearer(cast: Cast) -> Account:
    return mirabelle(verified=True)


def _rules(form: PostForm, author: Account) -> set[str]:
    done = actions.submit(author, form=form, acknowledged=True, now=NOW)
    assert done.post is None
    assert done.report is not None
    return set(done.report.rules)


@pytest.mark.parametrize("kind", ["note", "article", "reply", "question", "answer"])
def test_by_the_room(kind: str, bearer: Account, cast: Cast) -> None:
    forms = {
        "note": PostForm(text=PRACTICE),
        "article": PostForm(kind="article", title="Titre", text=PRACTICE),
        "reply": PostForm(text=PRACTICE, in_reply_to=write(cast.author)),
        "question": PostForm(
            kind="question", title="Toux", situation=PRACTICE, asked="Que faire ?", text="#Toux"
        ),
        "answer": PostForm(
            kind="answer", text=PRACTICE, in_reply_to=ask(cast.author), visibility="physicians"
        ),
    }
    assert "PSE-1" in _rules(forms[kind], bearer)


def test_by_an_edit(bearer: Account) -> None:
    post = write(bearer)
    done = actions.edit_post(bearer, post, form=PostForm(text=PRACTICE), acknowledged=True, now=NOW)
    assert done.post is None
    assert done.report is not None
    assert "PSE-1" in done.report.rules


@pytest.mark.parametrize("field", ["bio", "title"])
def test_by_the_profile(field: str, bearer: Account) -> None:
    profile = ProfileDraft(display_name="Doc Mirabelle", **{field: PRACTICE})
    with pytest.raises(FieldRefused) as refusal:
        identity.update_profile(bearer, profile=profile, now=NOW)
    assert "PSE-1" in refusal.value.report.rules


def test_by_the_api_and_the_page(bearer: Account) -> None:
    token = identity.issue_token(bearer, scopes="read write", application="tests", now=NOW)
    head = {"Authorization": f"Bearer {token}"}
    body = json.dumps({"status": PRACTICE, "acknowledged": True})
    answer = Client().post("/api/v1/statuses", body, content_type="application/json", headers=head)
    assert answer.status_code == 422
    assert "PSE-1" in {finding["rule"] for finding in answer.json()["findings"]}
    browser = Client()
    browser.force_login(bearer.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = browser.post("/publier", {"text": PRACTICE, "action": "publish"})
    assert page.status_code == 422
    assert "PSE-1" in page.content.decode()


# Offers of care that hold no word of pseudonym: the account is what makes them a breach.
OFFERS = (
    "Prenez rendez-vous avec moi en DM, consultation à 30 €.",
    "Je vous prescris de l’amoxicilline, envoyez-moi votre adresse.",
    "Mes honoraires en DM, téléconsultation possible ce soir.",
)


@pytest.mark.xfail(strict=True, reason="the library reads the words of PSE-1, not yet who writes them")
@pytest.mark.parametrize("text", OFFERS)
def test_an_offer_of_care_without_the_word(text: str) -> None:
    context = Context(
        place=Place.POST, audience="public", author_is_physician=True, author_is_pseudonymous=True
    )
    assert "PSE-1" in {one.rule for one in check(text, context=context).findings}


@pytest.mark.parametrize(
    "text", ["Une note de lecture, une réserve.", "Mon roman paraît sous un nom de plume."]
)
def test_what_a_pseudonym_may_write(text: str, bearer: Account) -> None:
    assert write(bearer, text)
