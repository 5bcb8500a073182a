from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from colloque.server.publishing import actions as publishing
from colloque.server.publishing.forms import PostForm
from colloque.server.publishing.models import Post
from colloque.server.takedown.models import Claim

from ...cast import Cast

SignedIn = Callable[[str], Client]
UNKNOWN = 115594000000000001
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


@pytest.fixture
def post(cast: Cast) -> Post:
    submission = publishing.submit(
        cast.author,
        form=PostForm(text="Une histoire de consultation, racontée avec tact."),
        now=timezone.now(),
    )
    return Post.objects.get(pk=submission.post)


def visitor() -> Client:
    """A browser that holds no cookie, before the strict CSRF check of production."""
    return Client(enforce_csrf_checks=True)


def slip_of(html: str) -> str:
    found = re.search(r'name="slip" value="([^"]+)"', html)
    assert found
    return found[1]


def claim(post_id: object, *, client: Client | None = None, **fields: str) -> tuple[int, str]:
    client = client or visitor()
    address = f"/reconnais/{post_id}" if post_id else "/reconnais"
    slip = slip_of(client.get(address).content.decode())
    client.cookies.clear()
    response = client.post(address, {"slip": slip, "concerned": "self", **fields})
    return response.status_code, response.content.decode()


def bare(html: str, *changing: object) -> str:
    """The page without what differs from one visit to the next by nature: ids, tokens, code, moment."""
    for value in changing:
        html = html.replace(str(value), "ID")
    html = CODE.sub("CODE", html)
    html = re.sub(r'name="(slip|csrfmiddlewaretoken)" value="[^"]+"', "TOKEN", html)
    return re.sub(r"\d\d:\d\d", "HH:MM", html)


def test_a_claim_without_cookie_or_account_hides_the_post_at_once(post: Post) -> None:
    status, html = claim(post.pk)
    assert status == 200
    assert CODE.search(html)
    assert visitor().get(f"/@{post.author.handle}/{post.pk}").status_code == 404


def test_the_form_is_the_same_for_any_post(post: Post) -> None:
    known = visitor().get(f"/reconnais/{post.pk}").content.decode()
    unknown = visitor().get(f"/reconnais/{UNKNOWN}").content.decode()
    assert bare(known, post.pk) == bare(unknown, UNKNOWN)
    assert post.text not in known


def test_the_receipt_is_the_same_for_unknown_hidden_and_withdrawn_posts(post: Post, cast: Cast) -> None:
    published = bare(claim(post.pk)[1], post.pk)
    hidden = bare(claim(post.pk)[1], post.pk)
    publishing.withdraw_post(post.pk, by=cast.author.pk, reason="claim", now=timezone.now())
    withdrawn = bare(claim(post.pk)[1], post.pk)
    unknown = bare(claim(UNKNOWN)[1], UNKNOWN)
    senseless = bare(claim("abc")[1], "abc")
    assert published == hidden == withdrawn == unknown == senseless


def test_the_status_is_the_same_while_open(post: Post) -> None:
    pages = []
    for post_id in (post.pk, UNKNOWN):
        code = CODE.search(claim(post_id)[1])
        assert code
        pages.append(bare(visitor().post("/suivi", {"code": code[0]}).content.decode(), post_id))
    assert pages[0] == pages[1]
    assert "En cours" in pages[0]


def test_no_page_says_that_anyone_is_a_patient(post: Post) -> None:
    _, receipt = claim(post.pk)
    code = CODE.search(receipt)
    assert code
    followed = visitor().post("/suivi", {"code": code[0]}).content.decode()
    for page in (receipt, followed):
        main = page.split("<main", 1)[1].split("</main>")[0]
        assert "patient" not in main


def test_the_code_is_in_no_address_and_no_log(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        _, html = claim(post.pk, words="des mots à soi", contact="quelqu.un@exemple.test")
        code = CODE.search(html)
        assert code
        visitor().post("/suivi", {"code": code[0]})
    assert code[0] not in caplog.text
    assert "des mots" not in caplog.text
    assert "quelqu.un" not in caplog.text
    assert not re.search(rf'(href|action|src)="[^"]*{code[0]}', html)


def test_a_double_submit_gets_the_same_code(post: Post) -> None:
    client = visitor()
    slip = slip_of(client.get(f"/reconnais/{post.pk}").content.decode())
    sent = {"slip": slip, "concerned": "relative"}
    pages = [client.post(f"/reconnais/{post.pk}", sent).content.decode() for _ in range(2)]
    codes = [found[0] for page in pages if (found := CODE.search(page))]
    assert codes[0] == codes[1]
    assert Claim.objects.count() == 1


def test_the_form_by_link_sent_again_with_another_link_is_another_claim(post: Post) -> None:
    client = visitor()
    sent = {"slip": slip_of(client.get("/reconnais").content.decode()), "concerned": "self"}
    links = [f"https://testserver/@camille_rey/{UNKNOWN}", f"https://testserver/@camille_rey/{post.pk}"]
    pages = [client.post("/reconnais", {**sent, "link": link}).content.decode() for link in links]
    codes = [found[0] for page in pages if (found := CODE.search(page))]
    assert len(set(codes)) == 2
    assert Claim.objects.filter(post_id=post.pk).count() == 1


@pytest.mark.parametrize("slip", ["", "forged", "a:b:c", "é" * 50])
def test_a_claim_without_a_slip_of_ours_is_given_back(post: Post, slip: str) -> None:
    response = visitor().post(
        f"/reconnais/{post.pk}", {"slip": slip, "concerned": "self", "words": "mes mots"}
    )
    assert response.status_code == 400
    assert "mes mots" in response.content.decode()
    assert Claim.objects.count() == 0


def test_a_slip_serves_its_own_post_only(post: Post) -> None:
    client = visitor()
    slip = slip_of(client.get(f"/reconnais/{UNKNOWN}").content.decode())
    assert client.post(f"/reconnais/{post.pk}", {"slip": slip, "concerned": "self"}).status_code == 400


def test_what_is_missing_is_said_beside_it_and_nothing_is_lost(post: Post) -> None:
    status, html = claim(post.pk, concerned="", words="gardez ceci", contact="ici")
    assert status == 400
    assert 'id="concerned-wrong"' in html
    assert "gardez ceci" in html
    status, html = claim(post.pk, words="m" * 1500)
    assert status == 400
    assert 'id="words-wrong"' in html


@pytest.mark.parametrize(
    "link", ["/@camille_rey/{id}", "https://ailleurs.example/@camille_rey/{id}?x#y", "{id}"]
)
def test_a_copied_link_hides_the_post(post: Post, link: str) -> None:
    assert claim(None, link=link.format(id=post.pk))[0] == 200
    post.refresh_from_db()
    assert post.state == "hidden"


@pytest.mark.parametrize("link", ["", "bonjour", "https://exemple.test/", "9" * 400, "<script>"])
def test_a_link_that_leads_nowhere_is_answered_the_same(post: Post, link: str) -> None:
    known, nowhere = claim(None, link=f"/@camille_rey/{post.pk}"), claim(None, link=link)
    assert nowhere[0] == 200
    assert bare(known[1]) == bare(nowhere[1])


def test_claims_are_limited_and_the_form_comes_back_whole(post: Post) -> None:
    for _ in range(10):
        assert claim(UNKNOWN)[0] == 200
    status, html = claim(UNKNOWN, words="encore des mots")
    assert status == 429
    assert "encore des mots" in html


def test_a_wrong_code_is_told_gently_and_guessing_is_limited(db: None) -> None:
    client = visitor()
    statuses = [client.post("/suivi", {"code": f"AAAA-BBBB-C{n:03}"}).status_code for n in range(21)]
    assert statuses[0] == 404
    assert statuses[-1] == 429


@pytest.mark.parametrize("address", ["/reconnais", f"/reconnais/{UNKNOWN}", "/suivi"])
def test_the_way_out_leaves_no_trace(db: None, address: str) -> None:
    response = visitor().get(address)
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Cache-Control"] == "no-store"
    assert 'name="robots" content="noindex' in response.content.decode()


def test_the_author_confirms_and_the_post_is_gone(signed_in: SignedIn, post: Post) -> None:
    claim(post.pk, words="des mots que l’auteur ne lit pas")
    author = signed_in("author")
    page = author.get("/reclamations").content.decode()
    assert post.text in page
    assert "des mots que l’auteur ne lit pas" not in page
    author.post(f"/reclamations/{Claim.objects.get().pk}/retirer")
    assert not Post.objects.filter(pk=post.pk).exists()
    assert visitor().get(f"/@{post.author.handle}/{post.pk}").status_code == 410


def test_the_author_contests_and_a_referee_puts_it_back(signed_in: SignedIn, post: Post) -> None:
    code = CODE.search(claim(post.pk, words="c’est mon frère")[1])
    number = Claim.objects.get().pk
    signed_in("author").post(f"/reclamations/{number}/contester")
    referee = signed_in("moderator")
    assert f"/moderation/reclamations/{number}" in referee.get("/moderation/reclamations").content.decode()
    page = referee.get(f"/moderation/reclamations/{number}").content.decode()
    assert "c’est mon frère" in page
    assert post.text in page
    referee.post(f"/moderation/reclamations/{number}", {"decision": "dismiss"})
    post.refresh_from_db()
    assert post.state == "published"
    assert code
    assert "de nouveau visible" in visitor().post("/suivi", {"code": code[0]}).content.decode()


def test_a_referee_upholds(signed_in: SignedIn, post: Post) -> None:
    claim(post.pk)
    number = Claim.objects.get().pk
    signed_in("author").post(f"/reclamations/{number}/contester")
    signed_in("moderator").post(f"/moderation/reclamations/{number}", {"decision": "uphold"})
    assert not Post.objects.filter(pk=post.pk).exists()


def test_a_decision_that_is_none_is_refused(signed_in: SignedIn, post: Post) -> None:
    claim(post.pk)
    number = Claim.objects.get().pk
    assert (
        signed_in("moderator").post(f"/moderation/reclamations/{number}", {"decision": "?"}).status_code
        == 400
    )
    assert Claim.objects.get().state == "received"


@pytest.mark.parametrize("role", ["author", "colleague", "lay"])
def test_only_a_referee_sees_the_queue_and_the_words(signed_in: SignedIn, post: Post, role: str) -> None:
    claim(post.pk)
    number = Claim.objects.get().pk
    client = signed_in(role)
    assert client.get("/moderation/reclamations").status_code == 403
    assert client.get(f"/moderation/reclamations/{number}").status_code == 403
    assert client.post(f"/moderation/reclamations/{number}", {"decision": "dismiss"}).status_code == 403


def test_nobody_answers_for_the_author(signed_in: SignedIn, post: Post) -> None:
    claim(post.pk)
    number = Claim.objects.get().pk
    for verb in ("retirer", "contester"):
        assert signed_in("colleague").post(f"/reclamations/{number}/{verb}").status_code == 404
        assert signed_in("author").get(f"/reclamations/{number}/{verb}").status_code == 405
    assert Claim.objects.get().state == "received"
    assert Client().get("/reclamations").status_code == 302


def test_a_late_claim_is_shown_late_to_the_referee(signed_in: SignedIn, post: Post) -> None:
    claim(post.pk)
    Claim.objects.update(due_at=timezone.now() - dt.timedelta(hours=1))
    assert "En retard" in signed_in("moderator").get("/moderation/reclamations").content.decode()


def test_the_page_of_claims_costs_the_same_for_one_as_for_eight(
    signed_in: SignedIn, post: Post, cast: Cast
) -> None:
    claim(post.pk)
    client = signed_in("author")
    client.get("/reclamations")
    with CaptureQueriesContext(connection) as one:
        client.get("/reclamations")
    for number in range(7):
        text = f"Une autre histoire, numéro {number}, racontée avec tact."
        done = publishing.submit(cast.author, form=PostForm(text=text), now=timezone.now())
        claim(done.post)
    with CaptureQueriesContext(connection) as eight:
        page = client.get("/reclamations").content.decode()
    assert page.count('class="claim-card"') == 8
    assert "numéro 6" in page
    assert len(eight) == len(one)
