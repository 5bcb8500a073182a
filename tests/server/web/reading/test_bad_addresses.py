"""Ids that cannot be, other people's posts, withdrawn posts, markup in every field: a page, never a 500."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client

from colloque.server.engine.errors import NotFound, TooMany
from colloque.server.engine.ids import new_id
from colloque.server.publishing import actions
from colloque.server.web import failures

from ...cast import NOW, Cast
from ...publishing.stories import ask, write
from .conftest import Browse

NOBODY = ("/@personne_ici", "/@%00", "/@é", "/@a%2Fb", "/@" + "x" * 300, "/mots/%00", "/n-existe-pas")
IMPOSSIBLE = ("0", "-1", "abc", "9" * 40, "²", "%00", "1.5", "115594000000000001")


@pytest.mark.parametrize("path", NOBODY)
def test_nothing_there_is_a_page_that_says_so(path: str, browse: Browse) -> None:
    answer = browse("colleague").get(path)
    assert answer.status_code == 404
    assert NotFound().safe in answer.content.decode()


@pytest.mark.parametrize("post_id", IMPOSSIBLE)
@pytest.mark.parametrize("tail", ["", "/historique"])
def test_an_id_that_cannot_be_is_not_found(post_id: str, tail: str, browse: Browse) -> None:
    assert browse("colleague").get(f"/@camille_rey/{post_id}{tail}").status_code == 404


@pytest.mark.parametrize("verb", ["aimer", "relayer", "signet"])
@pytest.mark.parametrize("post_id", IMPOSSIBLE)
def test_acts_on_nothing_are_not_found(verb: str, post_id: str, browse: Browse) -> None:
    answer = browse("colleague").post(f"/@camille_rey/{post_id}/{verb}", {"on": "1"})
    assert answer.status_code == 404


def test_a_post_one_may_not_see_reads_like_one_that_never_was(browse: Browse, cast: Cast) -> None:
    kept = ask(cast.author)
    reader = browse("lay")

    def body(post_id: int) -> str:
        answer = reader.get(f"/@camille_rey/{post_id}")
        assert answer.status_code == 404
        # What may differ: the address the language form comes back to, and the token of the forms.
        page = answer.content.decode().replace(str(post_id), "ID")
        return "".join(line for line in page.splitlines(True) if "csrfmiddlewaretoken" not in line)

    assert body(kept) == body(new_id(NOW))


def test_a_hidden_post_is_not_found_by_others_and_marked_for_its_author(browse: Browse, cast: Cast) -> None:
    post_id = write(cast.author)
    actions.hide_post(post_id, claim_id=1, now=NOW)
    path = f"/@camille_rey/{post_id}"
    assert browse("colleague").get(path).status_code == 404
    assert browse("anonymous").get(path).status_code == 404
    assert "est masquée" in browse("author").get(path).content.decode()


def test_a_withdrawn_post_is_gone_and_nothing_says_why(browse: Browse, cast: Cast) -> None:
    post_id = write(cast.author, "Une histoire de pied diabétique.")
    actions.withdraw_post(post_id, by=None, reason="claim", now=NOW)
    answer = browse("anonymous").get(f"/@camille_rey/{post_id}")
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "a été retiré" in page
    assert "diabétique" not in page
    assert "Camille" not in page


def test_a_post_is_not_found_under_somebody_elses_name(browse: Browse, cast: Cast) -> None:
    post_id = write(cast.author)
    reader = browse("colleague")
    assert reader.get(f"/@louis_garnier/{post_id}").status_code == 404
    assert reader.get(f"/@Camille_Rey/{post_id}").status_code == 200


MARKUP = "<script>alert(1)</script><b onmouseover=x>\"'&amp;"


def test_markup_is_shown_as_text_in_posts_and_searches(browse: Browse, cast: Cast) -> None:
    post_id = write(cast.author, f"Un sondage {MARKUP} pour finir.")
    ask(cast.author, visibility="public", situation=f"Toux {MARKUP}", asked=f"Que faire ? {MARKUP}")
    reader = browse("colleague")
    for path in (f"/@camille_rey/{post_id}", "/accueil", "/local", f"/recherche?q={quote(MARKUP)}"):
        page = reader.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<b onmouseover" not in page


@pytest.mark.parametrize(
    "asked", ['"', "*", "AND", "a OR", "NEAR(", "\x00", "é" * 300, "x" * 10_000, "%", "😅"]
)
@pytest.mark.parametrize("among", ["", "&quoi=personnes"])
def test_odd_searches_find_nothing_quietly(asked: str, among: str, browse: Browse) -> None:
    assert browse("colleague").get(f"/recherche?q={quote(asked)}{among}").status_code == 200


@pytest.mark.parametrize(
    "page", ["max_id=abc", "max_id=-1", "min_id=9999999999999999999999", "limit=0", "limit=x"]
)
def test_odd_pages_are_the_first_page(page: str, browse: Browse) -> None:
    assert browse("colleague").get(f"/accueil?{page}").status_code == 200


def test_small_forms_only_take_posts(browse: Browse, cast: Cast) -> None:
    post_id = write(cast.author)
    reader = browse("colleague")
    for path in (
        f"/@camille_rey/{post_id}/aimer",
        "/@camille_rey/suivre",
        "/apparence",
        "/notifications/lues",
    ):
        assert reader.get(path).status_code == 405


@pytest.mark.parametrize(
    "away", ["https://ailleurs.test/", "//ailleurs.test", "javascript:alert(1)", "\\\\ailleurs"]
)
def test_forms_never_lead_away(away: str, browse: Browse, cast: Cast) -> None:
    post_id = write(cast.author)
    reader = browse("colleague")
    assert reader.post(f"/@camille_rey/{post_id}/aimer", {"on": "1", "back": away})["Location"] == "/accueil"
    assert reader.post("/apparence", {"theme": "dark", "next": away})["Location"] == "/"
    assert "ailleurs" not in reader.post("/langue", {"language": "fr", "next": away})["Location"]


def test_a_form_without_its_token_is_refused_with_a_page(cast: Cast) -> None:
    answer = Client(enforce_csrf_checks=True).post("/apparence", {"theme": "dark"})
    assert answer.status_code == 403
    assert "<h1>" in answer.content.decode()


def test_what_is_far_too_big_is_refused_with_a_page(browse: Browse) -> None:
    answer = browse("author").post("/profil", {"bio": "x" * 2_100_000})
    assert answer.status_code == 413
    assert "raccourcissez" in answer.content.decode()


def test_too_many_calls_say_when_to_come_back(rf: Callable[..., object]) -> None:
    request = rf.get("/")  # type: ignore[attr-defined]  # pytest-django's request factory
    answer = failures.failure(request, TooMany("Un instant.", retry_after=30))
    assert (answer.status_code, answer["Retry-After"]) == (429, "30")


def test_our_own_failure_is_a_page_without_frame(rf: Callable[..., object]) -> None:
    answer = failures.handler500(rf.get("/"))  # type: ignore[attr-defined]  # pytest-django's request factory
    assert answer.status_code == 500
    assert "Une panne" in answer.content.decode()
