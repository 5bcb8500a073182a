"""Every page one reads answers the right people, in the right words, with the right headers."""

from __future__ import annotations

import pytest
from django.test import Client

from ...cast import Cast
from ...publishing.stories import ask, write
from .conftest import Browse

OPEN = ("/", "/local", "/mots/lecture", "/recherche", "/recherche?q=toux", "/recherche?q=rey&quoi=personnes")
OF_SOMEONE = ("/@camille_rey", "/@camille_rey/abonnes", "/@camille_rey/abonnements")
MEMBERS = ("/accueil", "/notifications", "/signets", "/profil", "/reglages", "/reglages/blocages")
ENTRANCES = ("/compte/login/", "/compte/signup/", "/compte/password/reset/")
SETTINGS = ("/compte/email/", "/compte/password/change/", "/compte/logout/", "/compte/2fa/")


@pytest.mark.parametrize("path", [*OPEN, *OF_SOMEONE, *ENTRANCES])
def test_open_pages_answer_visitors(path: str, browse: Browse) -> None:
    assert browse("anonymous").get(path).status_code == 200


@pytest.mark.parametrize("path", [*OPEN[1:], *OF_SOMEONE, *MEMBERS, *SETTINGS])
def test_pages_answer_members(path: str, browse: Browse, cast: Cast) -> None:
    write(cast.author)
    ask(cast.author)
    assert browse("colleague").get(path).status_code == 200


@pytest.mark.parametrize("path", MEMBERS)
def test_visitors_sign_in_before_members_pages_and_come_back(path: str, browse: Browse) -> None:
    answer = browse("anonymous").get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/compte/login/?next={path}")


def test_the_front_door_sends_members_home_and_new_users_to_the_welcome(browse: Browse, cast: Cast) -> None:
    assert browse("author").get("/")["Location"] == "/accueil"
    newcomer = Client()
    newcomer.force_login(type(cast.author.user).objects.create_user("nouvelle@exemple.test", "x" * 12))
    assert newcomer.get("/")["Location"] == "/bienvenue"
    assert newcomer.get("/accueil")["Location"] == "/bienvenue"


@pytest.mark.parametrize("path", ["/", "/compte/login/", "/@camille_rey", "/n-existe-pas"])
def test_no_page_lets_a_script_or_a_third_party_in(path: str, browse: Browse) -> None:
    answer = browse("anonymous").get(path)
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page = answer.content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert "<script>" not in page
    assert "//" not in page.replace("http://www.w3.org", "").split("<body>")[0].split("<head>")[1]


def test_every_post_says_who_reads_it_and_offers_the_way_out(browse: Browse, cast: Cast) -> None:
    ids = {
        "public": (write(cast.author), "Visible par tous, y compris les patients"),
        "physicians": (ask(cast.author), "Visible par les médecins vérifiés"),
        "private": (write(cast.author, visibility="private"), "Visible par les abonnés"),
    }
    for post_id, words in ids.values():
        page = browse("colleague").get(f"/@camille_rey/{post_id}").content.decode()
        assert words in page
        assert f'href="/reconnais/{post_id}"' in page


def test_a_question_shows_its_parts_and_its_answers(browse: Browse, cast: Cast) -> None:
    question = ask(cast.author, transposed=True)
    write(cast.colleague, "Cherchez le reflux.", kind="answer", visibility="physicians", in_reply_to=question)
    page = browse("stranger").get(f"/@camille_rey/{question}").content.decode()
    for words in (
        "La situation",
        "Ce qui a été fait",
        "Cas transposé",
        "1 réponse de médecin",
        "Cherchez le",
    ):
        assert words in page


def test_pages_go_on_by_id_without_losing_the_question(browse: Browse, cast: Cast) -> None:
    for number in range(45):
        write(cast.author, f"Note de lecture {number + 100}, une toux, une réserve.")
    reader = browse("colleague")
    first = reader.get("/recherche?q=toux&limit=20").content.decode()
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    onward = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "q=toux" in onward
    second = reader.get(f"/recherche{onward}").content.decode()
    assert 'rel="prev"' in second
    assert "Note de lecture 144" in first
    assert "Note de lecture 144" not in second


def test_what_a_post_said_before_stays_readable(browse: Browse, cast: Cast) -> None:
    from colloque.server.publishing import actions
    from colloque.server.publishing.forms import PostForm

    from ...publishing.stories import at

    post_id = write(cast.author, "Première version de la note.")
    actions.edit_post(
        cast.author, post_id, form=PostForm(text="Seconde version de la note."), acknowledged=True, now=at(5)
    )
    reader = browse("anonymous")
    card = reader.get(f"/@camille_rey/{post_id}").content.decode()
    assert f"/@camille_rey/{post_id}/historique" in card
    assert "Première version" not in card
    past = reader.get(f"/@camille_rey/{post_id}/historique").content.decode()
    assert "Première version" in past


def test_the_page_is_in_the_language_chosen(browse: Browse) -> None:
    reader = browse("colleague")
    answer = reader.post("/langue", {"language": "en", "next": "/accueil"})
    assert answer["Location"] == "/accueil"
    page = reader.get("/accueil").content.decode()
    assert '<html lang="en"' in page
    assert "Drafts" in page


def test_the_appearance_is_kept_in_the_browser(browse: Browse) -> None:
    reader = browse("anonymous")
    assert "data-theme" not in reader.get("/").content.decode()
    reader.post("/apparence", {"theme": "dark", "next": "/"})
    assert 'data-theme="dark"' in reader.get("/").content.decode()
    reader.post("/apparence", {"theme": "", "next": "/"})
    assert "data-theme" not in reader.get("/").content.decode()
