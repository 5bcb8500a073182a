"""Every way a text becomes public, by every door: « Mme Lefèvre … 06 12 34 56 78 » is refused by each."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from colloque.server.engine.clearing import Refused
from colloque.server.identity import actions as identity
from colloque.server.identity.models import Account, Profile, ProfileEntry
from colloque.server.publishing import actions
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Boost, Post, Question, Revision

from ..cast import NOW, Cast, make_account
from ..publishing.stories import REPAIRED, ask, write
from .conftest import Bearer, Enter

SECRET = "Mme Lefèvre, vue ce matin, joignable au 06 12 34 56 78."
DISGUISED = (
    SECRET,
    "M\u200bme Le\u2060fèvre, joignable au 06\u200b12\u200b34\u200b56\u200b78.",
    "Joignable au ０６ １２ ３４ ５６ ７８, Mme Lefèvre.",
    "Mme <b>Lefèvre</b>, joignable au 06.12.34.56.78 #douleur",
    "Mme Lefe\u0300vre au 06-12-34-56-78",
    "Mme **Lefèvre**, opérée au 06 12 34 56 78.",
    "Vu M. Lef*è*vre ce matin.",
    "Mme [Lefèvre](https://exemple.test), opérée.",
    "Mme &#76;ef&egrave;vre, opérée.",
    "Mme \\__Lefèvre__, opérée.",
)
WHATEVER = {"acknowledged": "1", "reason": "Une raison longue et bien pesée."}


def _nothing_said() -> None:
    """No table that others read holds the name or the number."""
    read = (
        (Post, ("title", "text")),
        (Revision, ("title", "text")),
        (Question, ("situation", "tried", "asked")),
        (Profile, ("title", "town", "bio")),
        (ProfileEntry, ("title", "detail", "link")),
        (Account, ("handle", "display_name")),
    )
    for table, columns in read:
        for row in table.objects.values_list(*columns):
            said = " ".join(row)
            assert "Lefèvre" not in said
            assert "56" not in said


@pytest.mark.parametrize("text", DISGUISED)
@pytest.mark.parametrize("kind", ["note", "article"])
def test_a_post(text: str, kind: str, enter: Enter, bearer: Bearer) -> None:
    page = {"text": text, "title": "Un titre", "action": "acknowledge", **WHATEVER}
    answer = enter("author").post("/publier?forme=article" if kind == "article" else "/publier", page)
    assert answer.status_code == 422
    body = {
        "status": text,
        "title": "Un titre",
        "kind": kind,
        "acknowledged": True,
        "reason": WHATEVER["reason"],
    }
    answer = Client().post(
        "/api/v1/statuses", json.dumps(body), content_type="application/json", headers=bearer("author")
    )
    assert answer.status_code == 422
    assert answer.json()["verdict"] == "block"
    _nothing_said()


@pytest.mark.parametrize("kind", ["article", "question"])
def test_a_title(kind: str, enter: Enter, cast: Cast) -> None:
    parts = {"situation": "Toux sèche.", "asked": "Que faire ?"} if kind == "question" else {}
    form = PostForm(kind=kind, title=SECRET, text="Suite.", **parts)  # type: ignore[arg-type]  # texts only
    done = actions.submit(cast.author, form=form, acknowledged=True, reason=WHATEVER["reason"], now=NOW)
    assert done.post is None
    _nothing_said()


@pytest.mark.parametrize("part", ["title", "situation", "tried", "asked", "text"])
def test_each_part_of_a_question_and_a_name_cut_between_two(part: str, enter: Enter) -> None:
    whole = {
        "title": "Toux",
        "situation": "Toux sèche.",
        "tried": "Rien.",
        "asked": "Que faire ?",
        "text": "#Toux",
    }
    sent = {**whole, part: SECRET, "visibility": "physicians", "action": "acknowledge", **WHATEVER}
    assert enter("author").post("/questions/nouvelle", sent).status_code == 422
    _nothing_said()


def test_a_reply_an_answer_and_a_synthesis(enter: Enter, cast: Cast) -> None:
    post, question = write(cast.colleague), ask(cast.author)
    sent = {"text": SECRET, "action": "acknowledge", **WHATEVER}
    assert enter("author").post(f"/publier?reponse={post}", sent).status_code == 422
    assert enter("colleague").post(f"/publier?reponse={question}", sent).status_code == 422
    assert enter("author").post(f"/questions/{question}/synthese", sent).status_code == 422
    _nothing_said()


def test_an_edit_by_the_page_and_by_the_api(enter: Enter, bearer: Bearer, cast: Cast) -> None:
    post, question = write(cast.author), ask(cast.author)
    sent = {"text": SECRET, "action": "acknowledge", **WHATEVER}
    assert enter("author").post(f"/@camille_rey/{post}/modifier", sent).status_code == 422
    parts = {"situation": SECRET, "asked": "Que faire ?", "text": ""}
    assert enter("author").post(f"/@camille_rey/{question}/modifier", {**sent, **parts}).status_code == 422
    answer = Client().put(
        f"/api/v1/statuses/{post}",
        json.dumps({"status": SECRET, "acknowledged": True, "reason": WHATEVER["reason"]}),
        content_type="application/json",
        headers=bearer("author"),
    )
    assert answer.status_code == 422
    _nothing_said()


def test_a_held_draft_does_not_slip_out(enter: Enter, cast: Cast) -> None:
    held = actions.submit(cast.author, form=PostForm(text=SECRET), now=NOW).draft
    assert held is not None
    again = {"text": SECRET, "draft": str(held.id), "action": "acknowledge", **WHATEVER}
    assert enter("author").post(f"/brouillons/{held.id}", again).status_code == 422
    _nothing_said()


def test_a_boost_of_what_today_s_rules_refuse(enter: Enter, bearer: Bearer, cast: Cast) -> None:
    post = write(cast.author)
    # As if published under an older rulebook that let it pass.
    Post.objects.filter(pk=post).update(text=SECRET)
    boosted = {"on": "1", "engaged": "1", "acknowledged": "1"}
    assert enter("colleague").post(f"/@camille_rey/{post}/relayer", boosted).status_code == 422
    answer = Client().post(f"/api/v1/statuses/{post}/reblog", headers=bearer("colleague"))
    assert answer.status_code == 422
    assert not Boost.objects.exists()


FORMS = {
    f"{kind}-{name}_FORMS": "0"
    for kind in ("cursus", "publication", "interest")
    for name in ("TOTAL", "INITIAL")
}
LINK = "https://exemple.test/mme-lefevre-06-12-34-56-78"
LINES = [
    {f"{kind}-TOTAL_FORMS": "1", f"{kind}-0-title": "Internat", f"{kind}-0-{field}": value}
    for kind in ("cursus", "publication", "interest")
    for field, value in (("title", SECRET), ("detail", SECRET), ("link", LINK))
]


@pytest.mark.parametrize(
    "sent",
    [
        {"display_name": "Mme Lefèvre 06 12 34 56 78"},
        {"title": SECRET},
        {"bio": SECRET},
        {"town": SECRET[:60]},
        *LINES,
    ],
)
def test_each_field_of_a_profile(sent: dict[str, str], enter: Enter) -> None:
    whole = {**FORMS, "display_name": "Camille Rey", "confirmed": "1", **sent}
    assert enter("author").post("/profil", whole).status_code == 422
    _nothing_said()


@pytest.mark.parametrize(
    "sent",
    [
        {"display_name": "Mme Lefèvre 06 12 34 56 78"},
        {"handle": "lefevre_0612345678"},
        {"handle": "lefevre_06_12_34_56_78"},
    ],
)
def test_the_name_and_the_handle_of_a_new_account(sent: dict[str, str], cast: Cast) -> None:
    newcomer = make_account("a_partir", name="À Partir")
    person = newcomer.user
    newcomer.delete()
    browser = Client()
    browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    whole = {"handle": "nouvelle_venue", "display_name": "Nouvelle Venue", "kind": "physician", **sent}
    assert browser.post("/bienvenue", whole).status_code == 422
    assert not Account.objects.filter(user=person).exists()


ROOMS: tuple[Callable[[Account], object], ...] = (
    lambda account: identity.open_account(
        account.user, handle="x_y", display_name="Mme Lefèvre 06 12 34 56 78", kind="public", now=NOW
    ),
    lambda account: identity.create_account(
        email="n@exemple.test",
        password="une phrase assez longue 7",
        handle="lefevre_0612345678",
        display_name="Nouvelle Venue",
        kind="public",
        now=NOW,
    ),
)


@pytest.mark.parametrize("opens", ROOMS)
def test_the_rooms_themselves_refuse(opens: Callable[[Account], object], cast: Cast) -> None:
    with pytest.raises(Refused):
        opens(cast.author)


def test_what_a_field_takes_is_what_was_checked(cast: Cast) -> None:
    done = actions.submit(
        cast.author, form=PostForm(text=f"  {REPAIRED}\u200b\r\n"), acknowledged=True, now=NOW
    )
    assert Post.objects.get(pk=done.post).text == REPAIRED
