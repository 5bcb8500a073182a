"""Statuses through the client API: published, refused with findings, edited, passed on, removed."""

from __future__ import annotations

import json

import pytest

from colloque.server.publishing.models import Draft, Post

CALM = "Une garde calme, un café chaud, et le fax qui remarche."
SECRET = "Mme Lefèvre, 67 ans, vue ce matin, son numéro : 06 12 34 56 78."


def published(client, text=CALM, **more):
    answer = client.post("/api/v1/statuses", status=text, **more)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_status_is_published_and_read_back(api):
    made = published(api("author"))
    read = api().get(f"/api/v1/statuses/{made['id']}").json()
    assert read["id"] == made["id"]
    assert "<p>Une garde calme" in read["content"]
    assert read["account"]["acct"] == "camille_rey"
    assert read["account"]["colloque"]["verified_physician"] is True
    assert read["url"].endswith(f"/@camille_rey/{made['id']}")


def test_a_status_that_identifies_a_patient_is_422_with_findings_and_the_draft_is_kept(api, cast):
    answer = api("author").post("/api/v1/statuses", status=SECRET)
    body = answer.json()
    assert answer.status_code == 422
    assert body["verdict"] == "block"
    assert body["error"]
    assert {"SEC-1"} <= {finding["rule"] for finding in body["findings"]}
    for finding in body["findings"]:
        assert SECRET[finding["start"] : finding["end"]]
    assert not Post.objects.exists()
    assert SECRET in json.loads(Draft.objects.get(pk=int(body["draft_id"])).body)["text"]


def test_acknowledging_never_passes_a_block(api):
    answer = api("author").post(
        "/api/v1/statuses", status=SECRET, acknowledged=True, reason="Le patient est d’accord."
    )
    assert answer.status_code == 422
    assert not Post.objects.exists()


def test_the_same_idempotency_key_makes_one_post(api):
    client = api("author")
    key = {"Idempotency-Key": "a-key-of-this-client"}
    first = client.post("/api/v1/statuses", {"status": CALM}, headers=key).json()
    second = client.post("/api/v1/statuses", {"status": CALM}, headers=key).json()
    assert first["id"] == second["id"]
    assert Post.objects.count() == 1


def test_physicians_only_reads_as_private_and_says_so(api):
    made = published(api("author"), visibility="physicians")
    assert made["visibility"] == "private"
    assert made["colloque"]["visibility"] == "physicians"
    path = f"/api/v1/statuses/{made['id']}"
    assert api("stranger").get(path).status_code == 200
    assert api("lay").get(path).status_code == api().get(path).status_code == 404


def test_a_reply_stands_in_the_context_of_its_post(api):
    first = published(api("author"))
    reply = published(api("colleague"), "Profitez-en, la nuit est longue.", in_reply_to_id=first["id"])
    below = api().get(f"/api/v1/statuses/{first['id']}/context").json()
    above = api().get(f"/api/v1/statuses/{reply['id']}/context").json()
    assert [status["id"] for status in below["descendants"]] == [reply["id"]]
    assert [status["id"] for status in above["ancestors"]] == [first["id"]]
    assert reply["in_reply_to_account_id"] == first["account"]["id"]


def test_an_edit_is_checked_again_and_its_history_kept(api):
    client = api("author")
    made = published(client)
    path = f"/api/v1/statuses/{made['id']}"
    assert client.put(path, status=SECRET).status_code == 422
    assert client.get(path).json()["content"] == made["content"]
    edited = client.put(path, status=CALM + " Presque.").json()
    assert edited["edited_at"]
    assert "remarche.</p>" in client.get(f"{path}/history").json()[0]["content"]
    assert client.get(f"{path}/source").json()["text"].endswith("Presque.")


def test_only_the_author_edits_deletes_and_reads_the_source(api):
    made = published(api("author"))
    path = f"/api/v1/statuses/{made['id']}"
    assert api("stranger").put(path, status="Autre chose.").status_code == 403
    assert api("stranger").delete(path).status_code == 403
    assert api("stranger").get(f"{path}/source").status_code == 404
    assert api("author").delete(path).status_code == 200
    assert api("author").get(path).status_code == 404


@pytest.mark.parametrize(
    ("verb", "undo", "mark"),
    [
        ("favourite", "unfavourite", "favourited"),
        ("reblog", "unreblog", "reblogged"),
        ("bookmark", "unbookmark", "bookmarked"),
    ],
)
def test_like_boost_bookmark_and_back(api, verb, undo, mark):
    made = published(api("author"))
    client = api("colleague")
    assert client.post(f"/api/v1/statuses/{made['id']}/{verb}").json()[mark] is True
    assert client.post(f"/api/v1/statuses/{made['id']}/{undo}").json()[mark] is False


def test_a_boost_wraps_what_it_passes_on_in_the_home_of_followers(api):
    made = published(api("stranger"), "Recommandation mise à jour par la HAS ce mois-ci, à relire.")
    api("author").post(f"/api/v1/statuses/{made['id']}/reblog")
    home = api("colleague").get("/api/v1/timelines/home").json()
    assert home[0]["reblog"]["id"] == made["id"]
    assert home[0]["account"]["acct"] == "camille_rey"
    who = api().get(f"/api/v1/statuses/{made['id']}/reblogged_by").json()
    assert [person["acct"] for person in who] == ["camille_rey"]


@pytest.mark.parametrize("field", ["media_ids", "poll", "scheduled_at"])
def test_what_is_not_offered_is_refused_and_not_dropped(api, field):
    answer = api("author").post("/api/v1/statuses", {"status": CALM, field: ["1"]})
    assert answer.status_code == 422
    assert answer.json()["code"] == "not_offered"
    assert not Post.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"status": 3}',
        b'{"status": ""}',
        b'{"status": "\\ud800"}',
        b"[" * 100_000,
    ],
)
def test_bad_bodies_get_a_clear_422(api, body):
    answer = api("author").raw("/api/v1/statuses", body)
    assert answer.status_code == 422
    assert answer.json()["error"]


@pytest.mark.parametrize("bad", ["0", "-1", "abc", "9" * 30, "²", "1"])
def test_unknown_ids_are_404(api, bad):
    for path in ("", "/context", "/history", "/favourited_by"):
        assert api("author").get(f"/api/v1/statuses/{bad}{path}").status_code == 404


def test_tokens_and_scopes_are_asked_for(api):
    assert api().post("/api/v1/statuses", status=CALM).status_code == 401
    narrow = api("author", scopes="read")
    assert narrow.post("/api/v1/statuses", status=CALM).status_code == 403
    made = published(api("author"))
    assert narrow.delete(f"/api/v1/statuses/{made['id']}").status_code == 403
    assert api("author").get("/api/v1/timelines/home").status_code == 200
