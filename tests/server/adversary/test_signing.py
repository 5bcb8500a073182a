"""Sign-in, headers, cookies, tokens: what opens an account, what keeps it, what stays outside."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core import mail
from django.test import Client, override_settings

from colloque.server.engine.ids import new_id
from colloque.server.identity import actions as identity
from colloque.server.identity.models import User
from colloque.server.publishing.models import Post

from ..cast import NOW, PASSWORD, Cast
from ..publishing.stories import REPAIRED, write
from .conftest import Bearer, Enter

PRIVATE = (
    "/accueil",
    "/notifications",
    "/signets",
    "/profil",
    "/reglages",
    "/reglages/blocages",
    "/recherche?q=pied",
    "/local",
    "/brouillons",
    "/publier",
    "/reclamations",
    "/questions",
    "/compte/email/",
    "/compte/2fa/",
    "/@camille_rey",
    "/n-existe-pas",
)


@pytest.mark.parametrize("path", PRIVATE)
def test_no_cache_keeps_the_page_of_a_member(path: str, enter: Enter) -> None:
    assert "no-store" in enter("author").get(path)["Cache-Control"]


@pytest.mark.parametrize("path", ["/api/v1/timelines/home", "/api/v1/notifications", "/api/v1/statuses/1"])
def test_no_cache_keeps_an_answer_to_a_token(path: str, bearer: Bearer) -> None:
    assert "no-store" in Client().get(path, headers=bearer("author"))["Cache-Control"]


@pytest.mark.parametrize("path", ["/reconnais", "/reconnais/1", "/suivi", "/verifier"])
def test_no_cache_keeps_what_a_visitor_confides(path: str, db: None) -> None:
    assert "no-store" in Client().get(path)["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/local",
        "/compte/login/",
        "/regles",
        "/n-existe-pas",
        "/static/icons.svg",
        "/api/v1/statuses",
        "/@%00",
    ],
)
def test_every_answer_says_what_may_run_and_who_may_frame_it(path: str, db: None) -> None:
    answer = Client().get(path)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_a_wrong_host_is_refused_under_the_same_headers(db: None) -> None:
    answer = Client().get("/", headers={"Host": "ailleurs.test"})
    assert answer.status_code == 400
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def _sign_in(browser: Client, email: str, password: str = PASSWORD, **more: str) -> object:
    return browser.post("/compte/login/", {"login": email, "password": password, **more})


def test_a_session_known_before_sign_in_is_worth_nothing_after(cast: Cast) -> None:
    browser = Client()
    browser.cookies["sessionid"] = "planted0planted0planted0planted0"
    _sign_in(browser, "camille_rey@exemple.test")
    assert browser.cookies["sessionid"].value != "planted0planted0planted0planted0"
    assert browser.cookies["sessionid"]["httponly"]
    assert browser.cookies["sessionid"]["samesite"] == "Lax"
    assert browser.get("/accueil").status_code == 200


@pytest.mark.parametrize(
    "away", ["https://ailleurs.test/", "//ailleurs.test", "javascript:alert(1)", "/\\ailleurs.test"]
)
def test_signing_in_or_out_never_leads_away(away: str, cast: Cast) -> None:
    browser = Client()
    answer = _sign_in(browser, "camille_rey@exemple.test", next=away)
    assert answer.status_code == 302
    assert "ailleurs" not in answer["Location"]
    assert "javascript" not in answer["Location"]
    out = browser.post("/compte/logout/", {"next": away})
    assert "ailleurs" not in out["Location"]
    assert "javascript" not in out["Location"]


def test_a_link_signs_nobody_out(enter: Enter) -> None:
    browser = enter("author")
    assert browser.get("/compte/logout/").status_code == 200
    assert browser.get("/accueil").status_code == 200
    browser.post("/compte/logout/")
    assert browser.get("/accueil").status_code == 302


@pytest.mark.parametrize(
    "path", ["/compte/2fa/totp/activate/", "/compte/2fa/recovery-codes/generate/", "/compte/email/"]
)
def test_what_opens_an_account_asks_for_the_password_again(path: str, cast: Cast) -> None:
    browser = Client()
    _sign_in(browser, "camille_rey@exemple.test")
    session = browser.session
    long_ago = (dt.datetime.now(dt.UTC) - dt.timedelta(hours=2)).timestamp()
    session["account_authentication_methods"] = [
        {**method, "at": long_ago} for method in session["account_authentication_methods"]
    ]
    session.save()
    for answer in (browser.get(path), browser.post(path, {"action_add": "1", "email": "autre@exemple.test"})):
        if answer.status_code != 200:
            assert answer.status_code == 302
            assert "reauthenticate" in answer["Location"] or answer["Location"] == "/compte/2fa/"
    assert (
        not User.objects.get(pk=cast.author.user_id)
        .emailaddress_set.filter(email="autre@exemple.test")
        .exists()
    )


def test_an_unknown_address_and_a_known_one_get_the_same_letter_page(cast: Cast) -> None:
    pages = []
    for email in ("camille_rey@exemple.test", "personne@exemple.test"):
        answer = Client().post("/compte/password/reset/", {"email": email})
        pages.append((answer.status_code, answer["Location"]))
    assert pages[0] == pages[1]


def test_asking_for_letters_is_limited(cast: Cast) -> None:
    codes = [
        Client().post("/compte/password/reset/", {"email": "camille_rey@exemple.test"}).status_code
        for _ in range(8)
    ]
    assert codes[-1] == 429
    assert len(mail.outbox) <= 5


def test_guessing_passwords_is_stopped_even_with_the_right_one(cast: Cast) -> None:
    for _ in range(6):
        _sign_in(Client(), "camille_rey@exemple.test", "mauvais mot de passe")
    browser = Client()
    _sign_in(browser, "camille_rey@exemple.test")
    assert browser.get("/accueil").status_code == 302


def test_a_suspended_account_writes_nothing_by_a_session_or_token_it_had(
    enter: Enter, bearer: Bearer, cast: Cast
) -> None:
    post_id = write(cast.colleague)
    browser, headers = enter("author"), bearer("author")
    identity.suspend(cast.author, by=None, now=NOW)
    writes = {
        "/publier": {"text": REPAIRED, "action": "publish"},
        f"/@louis_garnier/{post_id}/aimer": {"on": "1"},
        f"/@louis_garnier/{post_id}/relayer": {"on": "1", "engaged": "1"},
        "/@louis_garnier/suivre": {"on": "1"},
        "/profil": {"display_name": "Autre Nom"},
    }
    for path, sent in writes.items():
        assert browser.post(path, sent).status_code in {302, 401}
    assert browser.get("/accueil").status_code == 302
    assert Client().post("/api/v1/statuses", {"status": REPAIRED}, headers=headers).status_code == 401
    assert Client().get("/api/v1/timelines/home", headers=headers).status_code == 401
    row = Post.objects.get()
    assert (row.pk, row.likes_count, row.boosts_count) == (post_id, 0, 0)
    cast.author.refresh_from_db()
    assert cast.author.display_name == "Camille Rey"


@pytest.mark.parametrize(
    "cookie", ['"\\000aaaaaaaaaaaa"', "x" * 5000, '"\\377\\376aaaaaaaa"', "é" * 20, "' OR 1=1 --aaaaa"]
)
def test_an_odd_session_cookie_is_nobody(cookie: str, db: None) -> None:
    answer = Client().get(
        "/accueil", headers={"Cookie": f"sessionid={cookie}; csrftoken={cookie}; theme={cookie}"}
    )
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer  ", "Bearer a\x00b", "Basic abc", "Bearer " + "x" * 9000, "Bearer é"]
)
def test_an_odd_token_is_nobody(header: str, db: None) -> None:
    answer = Client().get("/api/v1/timelines/home", headers={"Authorization": header})
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/json"


def test_a_token_does_no_more_than_it_was_given(cast: Cast) -> None:
    token = identity.issue_token(cast.author, scopes="read", application="t", now=NOW)
    head = {"Authorization": f"Bearer {token}"}
    post_id = write(cast.colleague)
    for path in (
        "/api/v1/statuses",
        f"/api/v1/statuses/{post_id}/favourite",
        f"/api/v1/statuses/{post_id}/reblog",
        f"/api/v1/accounts/{cast.colleague.pk}/block",
    ):
        assert Client().post(path, {"status": REPAIRED}, headers=head).status_code == 403
    assert Client().delete(f"/api/v1/statuses/{post_id}", headers=head).status_code == 403


@override_settings(ACCOUNT_EMAIL_VERIFICATION="mandatory")
def test_signing_up_with_a_taken_address_looks_like_signing_up(cast: Cast) -> None:
    answers = [
        Client().post("/compte/signup/", {"email": email, "password1": "une phrase assez longue 7"})
        for email in ("camille_rey@exemple.test", f"nouveau{new_id()}@exemple.test")
    ]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("&".join(f"a{n}=1" for n in range(2000)), "application/x-www-form-urlencoded"),
        ("status=x", "application/x-www-form-urlencoded; charset=latin-1"),
        ("--x\r\n", "multipart/form-data"),
        ("[" * 100_000, "application/json"),
        ("status=x", "multipart/form-data; boundary=x; charset=zzz"),
    ],
)
def test_a_program_gets_an_object_whatever_it_sends(body: str, content_type: str, bearer: Bearer) -> None:
    answer = Client().generic(
        "POST", "/api/v1/statuses", body, content_type=content_type, headers=bearer("author")
    )
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/json"
