from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from colloque.server.publishing.models import Draft, Post

SignedIn = Callable[[str], Client]
BREACH = "🙂🙂 Mme Lefèvre, vue ce jour pour son pied diabétique."

pytestmark = pytest.mark.django_db


def ask(client: Client, data: Any) -> Any:
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return client.post("/verifier.json", body, content_type="application/json")


def test_the_live_check_answers_the_object_of_the_contract(signed_in: SignedIn) -> None:
    answer = ask(signed_in("author"), {"text": BREACH}).json()
    assert answer["verdict"] == "block"
    found = next(one for one in answer["findings"] if one["rule"] == "SEC-1")
    assert BREACH[found["start"] : found["end"]] == "Lefèvre"
    assert {"severity", "label", "message", "remedy", "citation", "detector", "score"} <= found.keys()
    assert found["url"] == "/regles/SEC-1"
    assert found["title"]


def test_the_live_check_places_findings_in_their_field(signed_in: SignedIn) -> None:
    data = {"kind": "question", "title": "Un titre", "situation": "Rien ici.", "asked": "Et Mme Lefèvre ?"}
    found = ask(signed_in("author"), data).json()["findings"][0]
    assert found["field"] == "asked"
    assert data["asked"][found["field_start"] : found["field_end"]] == found["passage"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b'"x"',
        b"{",
        b"\xff\xfe",
        b'{"text": 3}',
        b'{"text": ["a"]}',
        b'{"text": "a", "visibility": "monde"}',
        b'{"text": "a", "kind": {}}',
        b'{"text":"\\ud800"}',
        b'{"text": null}',
        b'{"visibility": []}',
    ],
)
def test_a_body_that_cannot_be_read_is_no_server_error(signed_in: SignedIn, body: bytes) -> None:
    assert ask(signed_in("author"), body).status_code in {200, 400}


def test_a_text_that_is_too_long_is_refused_with_a_sentence(signed_in: SignedIn) -> None:
    response = ask(signed_in("author"), {"text": "a" * 1_000_000})
    assert response.status_code == 400
    assert "trop long" in response.json()["error"]


def test_the_live_check_is_limited(signed_in: SignedIn) -> None:
    client = signed_in("author")
    statuses = [ask(client, {"text": "a"}).status_code for _ in range(121)]
    assert statuses[119] == 200
    assert statuses[120] == 429


def test_the_live_check_wants_its_token() -> None:
    client = Client(enforce_csrf_checks=True)
    assert ask(client, {"text": BREACH}).status_code == 403
    assert Client().get("/verifier.json").status_code == 405


def test_nothing_of_the_text_is_kept_or_logged(signed_in: SignedIn, caplog: pytest.LogCaptureFixture) -> None:
    client = signed_in("author")
    with caplog.at_level(logging.DEBUG):
        ask(client, {"text": BREACH})
        client.post("/verifier", {"text": BREACH, "action": "check"})
    assert "Lefèvre" not in caplog.text
    assert not Draft.objects.exists()
    assert not Post.objects.exists()


def test_the_page_checks_and_repairs_without_an_account() -> None:
    client = Client()
    html = client.post("/verifier", {"text": BREACH, "action": "check"}).content.decode()
    assert '<mark class="found found--block">Lefèvre</mark>' in html
    start = BREACH.index("Lefèvre")
    html = client.post(
        "/verifier", {"text": BREACH, "action": f"apply text:{start}-{start + 7}:SEC-1"}
    ).content.decode()
    assert "Lefèvre" not in html


def test_the_page_keeps_what_is_too_long() -> None:
    response = Client().post("/verifier", {"text": "mot " * 6000, "action": "check"})
    assert response.status_code == 400
    assert response.content.decode().count("mot mot") > 1000


def test_a_text_meant_for_elsewhere_is_transposed_without_an_account() -> None:
    client = Client()
    text = "Mme Lefèvre, 62 ans, opérée à Nantes le 12 mars."
    sent = {"text": text, "visibility": "private", "key": "k"}
    html = client.post("/verifier", {**sent, "action": "transpose"}).content.decode()
    assert '<del class="was">Mme Lefèvre</del>' in html
    keys = re.findall(r'name="keep" value="([^"]+)"', html)
    age = next(one for one in keys if text[slice(*map(int, one.split("-")))] == "62 ans")
    kept = [one for one in keys if one != age]
    again = client.post("/verifier", {**sent, "action": "preview", "keep": kept}).content.decode()
    assert "62 ans" in again.split('id="after"')[1].split("</section>")[0]
    back = client.post("/verifier", {**sent, "action": "accept", "keep": kept}).content.decode()
    written = re.search(r'<textarea[^>]*name="text"[^>]*>\n(.*?)</textarea>', back, re.S)
    assert written
    assert "62 ans" in written[1]
    assert not any(gone in written[1] for gone in ("Lefèvre", "Nantes", "12 mars"))
    assert 'value="private" checked' in back
    assert not Draft.objects.exists()


def test_going_back_from_the_comparison_loses_nothing() -> None:
    sent = {"action": "back", "text": BREACH, "visibility": "physicians", "key": "k"}
    html = Client().post("/verifier", sent).content.decode()
    assert f">\n{BREACH}</textarea>" in html
    assert 'name="key" value="k"' in html


@pytest.mark.parametrize(
    "action", ["check", "apply", "repair", "transpose", "preview", "accept", "back", "?"]
)
@pytest.mark.parametrize(
    "spoilt", [{"visibility": "monde"}, {"key": "k" * 5000}, {"keep": "9-1"}, {"text": ""}]
)
def test_whatever_is_sent_a_page_answers(action: str, spoilt: dict[str, str]) -> None:
    response = Client().post("/verifier", {"text": BREACH, "action": action} | spoilt)
    assert response.status_code == 200
    assert response["Cache-Control"]
