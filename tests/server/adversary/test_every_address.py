"""Odd values at every address, in every field, by every method: words that say so, never a failure."""

from __future__ import annotations

import itertools
import json
from urllib.parse import quote, urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from colloque.server.engine import limits
from colloque.server.publishing import actions
from colloque.server.publishing.forms import PostForm

from ..cast import NOW, Cast
from ..publishing.stories import BREACH, ask, write
from .addresses import every_route, filled
from .conftest import Bearer, Enter

ODD = {
    "empty": "",
    "nul": "a\x00b",
    "invisible": "M\u200bme\u2060 \u202eLe\ufefffèvre\u2066",
    "markup": "<script>alert(1)</script>\"'&amp;{{ 7|add:7 }}{% now %}",
    "unknown id": "115594000000000001",
    "huge": "9" * 2000,
    "surrogate": "\ud800",
}
FIELDS = [
    *("text", "title", "situation", "tried", "asked", "wanted", "visibility", "language", "key", "draft"),
    *("reason", "boxes", "keep", "on", "back", "next", "engaged", "acknowledged", "up_to", "theme", "handle"),
    *("display_name", "kind", "is_pseudonym", "specialty", "town", "department", "bio", "confirmed", "add"),
    *("concerned", "contact", "words", "link", "slip", "code", "decision", "login", "password", "email"),
    *("cursus-TOTAL_FORMS", "cursus-INITIAL_FORMS", "cursus-0-title", "interest-TOTAL_FORMS", "status"),
    *("in_reply_to_id", "spoiler_text", "context", "seed", "media_ids", "q", "type", "password1"),
]
QUERY = [
    "q",
    "quoi",
    "max_id",
    "min_id",
    "limit",
    "etat",
    "specialite",
    "reponse",
    "forme",
    "acct",
    "resource",
    "conseil",
    "reseau",
]
DESK_ACTS = [
    "check",
    "apply x",
    "transpose",
    "preview",
    "accept",
    "publish",
    "acknowledge",
    "draft",
    "repair",
]


@pytest.fixture(autouse=True)
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk sends more in a minute than anybody: its subject is what is sent, not how often."""

    class Endless:
        def hit(self, *_: object) -> bool:
            return True

    monkeypatch.setattr(limits, "_limiter", lambda url: Endless())


@pytest.mark.parametrize("odd", ODD)
def test_every_page_opens_or_says_why_not(odd: str, enter: Enter) -> None:
    browser = enter("author")
    raw = quote(ODD[odd].encode("utf-8", "surrogatepass"), safe="")
    query = "&".join(f"{name}={raw}" for name in QUERY)
    for route in every_route():
        answer = browser.get(f"{filled(route, raw or 'x')}?{query}")
        assert answer.status_code < 500, route
        assert "<script>alert" not in answer.content.decode(errors="replace"), route


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("role", ["author", "moderator"])
def test_every_form_takes_or_refuses(odd: str, role: str, enter: Enter, cast: Cast) -> None:
    draft = actions.save_draft(cast.author, form=PostForm(text=BREACH), now=NOW)
    ids = [write(cast.author), ask(cast.author), draft.id]
    body = urlencode(dict.fromkeys(FIELDS, ODD[odd].encode("utf-8", "surrogatepass")))
    for route in every_route():
        for identifier in ids if "_id" in route else ids[:1]:
            path = filled(route.replace("<str:handle>", "camille_rey"), str(identifier))
            answer = enter(role).post(path, body, content_type="application/x-www-form-urlencoded")
            assert answer.status_code < 500, route


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "head"])
def test_no_method_breaks_an_address(method: str, enter: Enter, cast: Cast) -> None:
    post = write(cast.author)
    for route in every_route():
        path = filled(route.replace("<str:handle>", "camille_rey"), str(post))
        assert getattr(enter("moderator"), method)(path).status_code < 500, route


@pytest.mark.parametrize("path", ["/publier", "/questions/nouvelle", "/publier?forme=article"])
@pytest.mark.parametrize("odd", [name for name in ODD if name != "surrogate"])
def test_every_act_of_a_desk_gives_the_text_back(path: str, odd: str, enter: Enter) -> None:
    browser = enter("author")
    fields = ("visibility", "language", "wanted", "key", "draft", "boxes", "keep", "reason", "text")
    for act, field in itertools.product(DESK_ACTS, fields):
        sent = {"text": BREACH, "situation": "Toux.", "asked": "Que faire ?", "title": "T", "boxes": "wanted"}
        answer = browser.post(path, {**sent, "action": act, field: ODD[odd]})
        assert answer.status_code < 500, (act, field)
        if (
            answer.status_code != 302
            and field != "text"
            and act in {"check", "apply x", "publish", "acknowledge"}
        ):
            assert BREACH in answer.content.decode(), (act, field)


VALUES = [*ODD.values(), 0, -1, 10**30, 1.5, True, None, [], ["a"], {}, {"a": {"b": []}}]
NAMES = ["status", "text", "context", "seed", "in_reply_to_id", "visibility", "kind", "language", "reason"]


@pytest.mark.parametrize("name", NAMES)
def test_the_api_answers_objects_to_any_value(name: str, bearer: Bearer, cast: Cast) -> None:
    browser, head, post = Client(), bearer("author"), str(write(cast.author))
    for path, method in (
        ("/api/v1/statuses", browser.post),
        (f"/api/v1/statuses/{post}", browser.put),
        ("/api/colloque/v1/check", browser.post),
        ("/api/colloque/v1/transpose", browser.post),
        ("/verifier.json", browser.post),
    ):
        for value in VALUES:
            body = json.dumps({"text": BREACH, "status": "Bonjour à tous.", name: value})
            answer = method(path, body, content_type="application/json", headers=head)
            assert answer.status_code < 500, (path, value)
            assert answer["Content-Type"] == "application/json"


def test_files_and_two_thousand_fields_are_no_failure(enter: Enter) -> None:
    browser = enter("author")
    file = SimpleUploadedFile("Lefèvre.jpg", b"\xff\xd8" * 1000)
    assert browser.post("/publier", {"text": file, "action": "publish"}).status_code == 400
    many = "&".join(f"a{number}=1" for number in range(2000))
    answer = browser.post("/publier", many, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()
