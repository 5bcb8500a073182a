from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from colloque.server.publishing.models import Draft, Post

SignedIn = Callable[[str], Client]
QUESTION: dict[str, Any] = {
    "action": "publish",
    "title": "Ulcère qui ne guérit pas",
    "situation": "Une patiente, la soixantaine, ulcère de jambe ancien malgré une compression bien menée.",
    "tried": "Compression multicouche, détersion.",
    "asked": "Biopsiez-vous d’emblée ?",
    "text": "#DocTocToc",
    "boxes": ["wanted", "transposed", "local_only"],
    "wanted": ["dermatologie", "medecine-vasculaire"],
    "transposed": "1",
    "visibility": "physicians",
}


@pytest.fixture
def asked(signed_in: SignedIn) -> Post:
    response = signed_in("author").post("/questions/nouvelle", QUESTION)
    assert response.status_code == 302, response.content.decode()
    return Post.objects.get()


def test_a_question_is_asked_in_parts_for_physicians(asked: Post) -> None:
    assert asked.kind == "question"
    assert asked.visibility == "physicians"
    assert asked.transposed
    assert asked.question.asked == "Biopsiez-vous d’emblée ?"
    assert [line.specialty for line in asked.question.wanted.order_by("rank")] == QUESTION["wanted"]


def test_physicians_are_the_first_audience_of_a_question(signed_in: SignedIn) -> None:
    html = signed_in("author").get("/questions/nouvelle").content.decode()
    assert 'value="physicians" checked' in html


def test_a_question_without_its_question_says_so_beside_the_field(signed_in: SignedIn) -> None:
    response = signed_in("author").post("/questions/nouvelle", {**QUESTION, "asked": ""})
    html = response.content.decode()
    assert response.status_code == 400
    assert 'id="w-asked-wrong"' in html
    assert "ulcère de jambe ancien" in html
    assert 'value="dermatologie" checked' in html


@pytest.mark.parametrize(
    "wanted",
    [["inconnue"], ["urologie", "cardiologie", "dermatologie", "neurologie", "geriatrie", "pediatrie"]],
)
def test_wrong_specialties_are_refused_and_nothing_lost(signed_in: SignedIn, wanted: list[str]) -> None:
    response = signed_in("author").post("/questions/nouvelle", {**QUESTION, "wanted": wanted})
    assert response.status_code == 400
    assert "ulcère de jambe ancien" in response.content.decode()


def test_findings_stand_in_the_part_they_lie_in(signed_in: SignedIn) -> None:
    breach = {**QUESTION, "action": "check", "tried": "Vue avec Mme Lefèvre au 06 12 34 56 78."}
    html = signed_in("author").post("/questions/nouvelle", breach).content.decode()
    field = html.split('data-field="tried"')[1].split('data-field="asked"')[0]
    assert '<mark class="found found--block">06 12 34 56 78</mark>' in field
    assert "Ce qui a été fait" in html


def test_someone_who_is_no_physician_may_not_ask(signed_in: SignedIn) -> None:
    response = signed_in("lay").post("/questions/nouvelle", {**QUESTION, "visibility": "public"})
    assert response.status_code == 403
    assert "Seuls les médecins et les internes" in response.content.decode()
    assert Post.objects.count() == 0


def test_a_verified_physician_answers_and_others_write_notes(signed_in: SignedIn) -> None:
    signed_in("author").post("/questions/nouvelle", {**QUESTION, "visibility": "public"})
    asked = Post.objects.get()
    address = f"/publier?reponse={asked.pk}"
    assert "Répondre à la question" in signed_in("colleague").get(address).content.decode()
    sent = {
        "action": "publish",
        "text": "Oui, biopsie des berges, plusieurs sites.",
        "visibility": "physicians",
    }
    assert signed_in("colleague").post(address, sent).status_code == 302
    assert signed_in("intern").post(address, {**sent, "text": "Merci, très clair."}).status_code == 302
    assert [post.kind for post in Post.objects.filter(in_reply_to=asked).order_by("id")] == ["answer", "note"]


def test_an_intern_asks_physicians_and_reads_their_answers(signed_in: SignedIn) -> None:
    intern = signed_in("intern")
    assert 'value="physicians" checked' in intern.get("/questions/nouvelle").content.decode()
    assert intern.post("/questions/nouvelle", QUESTION).status_code == 302
    asked = Post.objects.get()
    sent = {"action": "publish", "text": "Oui, biopsie des berges.", "visibility": "physicians"}
    signed_in("colleague").post(f"/publier?reponse={asked.pk}", sent)
    assert "biopsie des berges" in intern.get(f"/@tom_lefort/{asked.pk}").content.decode()


def test_who_may_not_read_a_question_may_not_answer_it(signed_in: SignedIn, asked: Post) -> None:
    assert signed_in("lay").get(f"/publier?reponse={asked.pk}").status_code == 404
    assert signed_in("blocked").get(f"/publier?reponse={asked.pk}").status_code == 404


def test_the_asker_closes_with_a_synthesis(signed_in: SignedIn, asked: Post) -> None:
    author = signed_in("author")
    address = f"/questions/{asked.pk}/synthese"
    assert "Biopsiez-vous d’emblée" in author.get(address).content.decode()
    sent = {"action": "publish", "text": "Biopsie retenue, carcinome écarté."}
    assert author.post(address, sent).status_code == 302
    asked.question.refresh_from_db()
    assert asked.question.state == "closed"
    again = author.post(address, {**sent, "text": "Une autre synthèse."})
    assert again.status_code in {302, 409}
    assert Post.objects.filter(kind="synthesis").count() == 1


def test_nobody_else_closes_a_question(signed_in: SignedIn, asked: Post) -> None:
    address = f"/questions/{asked.pk}/synthese"
    assert signed_in("colleague").get(address).status_code == 403
    assert signed_in("colleague").post(address, {"action": "publish", "text": "Fin."}).status_code == 403
    assert signed_in("lay").get(address).status_code == 404


def test_a_held_synthesis_waits_among_the_drafts(signed_in: SignedIn, asked: Post) -> None:
    author = signed_in("author")
    response = author.post(
        f"/questions/{asked.pk}/synthese",
        {"action": "publish", "text": "Merci. Mme Lefèvre va mieux, elle marche."},
    )
    assert response.status_code == 422
    draft = Draft.objects.get(state="held")
    html = author.get(f"/brouillons/{draft.pk}").content.decode()
    assert "Mme Lefèvre va mieux" in html or "Lefèvre</mark>" in html
    author.post(f"/brouillons/{draft.pk}", {"action": "publish", "text": "Merci, tout va mieux."})
    asked.question.refresh_from_db()
    assert asked.question.state == "closed"


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", True),
        ("?etat=closes", False),
        ("?specialite=dermatologie", True),
        ("?specialite=urologie", False),
        ("?etat=xyz&specialite=%3Cscript%3E&max_id=abc", True),
    ],
)
def test_the_list_is_cut_by_state_and_specialty(
    signed_in: SignedIn, asked: Post, query: str, seen: bool
) -> None:
    html = signed_in("colleague").get(f"/questions{query}").content.decode()
    assert ("Ulcère qui ne guérit pas" in html) is seen


def test_the_list_shows_a_visitor_only_what_is_public(asked: Post) -> None:
    response = Client().get("/questions")
    assert response.status_code == 200
    assert "Ulcère" not in response.content.decode()
