"""The check over HTTP: same objects as the command line; nothing stored, nothing logged."""

from __future__ import annotations

import logging

import pytest

from colloque import check, transpose
from colloque.server.engine.models import Event
from colloque.server.publishing.models import Draft

SECRET = "Mme Lefèvre, 67 ans, vue ce matin au CHU, 06 12 34 56 78."


def test_check_answers_what_the_library_answers(api):
    body = api("author").post("/api/colloque/v1/check", text=SECRET).json()
    expected = check(SECRET).as_json()
    assert body["verdict"] == expected["verdict"] == "block"
    assert [f["start"] for f in body["findings"]] == [f["start"] for f in expected["findings"]]


def test_transpose_answers_what_the_library_answers(api):
    body = api("author").post("/api/colloque/v1/transpose", text=SECRET, seed=7).json()
    assert body["text"] == transpose(SECRET, seed=7).text
    assert "Lefèvre" not in body["text"]


def test_nothing_is_stored_and_nothing_is_logged(api, caplog):
    caplog.set_level(logging.DEBUG)
    client = api("author")
    before = Event.objects.count()
    client.post("/api/colloque/v1/check", text=SECRET)
    client.post("/api/colloque/v1/transpose", text=SECRET)
    assert (Draft.objects.count(), Event.objects.count()) == (0, before)
    assert "Lefèvre" not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": None},
        {"text": 3},
        {"text": "a", "context": []},
        {"text": "a", "context": {"x": 1}},
        {"text": "a", "context": {"date": "hier"}},
        {"text": "x" * 100_001},
    ],
)
def test_bad_calls_get_a_clear_422(api, body):
    answer = api("author").post("/api/colloque/v1/check", body)
    assert answer.status_code == 422
    assert answer.json()["code"]


def test_a_token_is_asked_for_and_calls_are_counted(api):
    assert api().post("/api/colloque/v1/check", text="Bonjour").status_code == 401
    client = api("author")
    statuses = [client.post("/api/colloque/v1/check", text="Bonjour").status_code for _ in range(121)]
    assert statuses[:120] == [200] * 120
    assert statuses[120] == 429
