"""What other servers may read."""

from __future__ import annotations

import pytest

from colloque.server.publishing import actions
from colloque.server.publishing.forms import PostForm


def make(cast, now, **form):
    whole = {"kind": "note", "text": "Le fax remarche, la nuit sera longue."} | form
    return actions.submit(cast.author, form=PostForm(**whole), acknowledged=True, now=now).post


def test_webfinger_finds_an_account_by_acct_and_by_page(client, cast, settings):
    settings.COLLOQUE_ORIGIN = "https://colloque.example"
    for resource in ("acct:camille_rey@colloque.example", "https://colloque.example/@camille_rey"):
        answer = client.get("/.well-known/webfinger", {"resource": resource})
        assert answer["Content-Type"] == "application/jrd+json"
        assert answer.json()["subject"] == "acct:camille_rey@colloque.example"


@pytest.mark.parametrize(
    ("resource", "status"),
    [
        ("", 400),
        ("acct:personne@colloque.example", 404),
        ("acct:camille_rey@ailleurs.example", 404),
        ("x", 404),
    ],
)
def test_webfinger_says_what_is_wrong(client, cast, settings, resource, status):
    settings.COLLOQUE_ORIGIN = "https://colloque.example"
    assert client.get("/.well-known/webfinger", {"resource": resource}).status_code == status


def test_nodeinfo_counts(client, cast, now):
    make(cast, now)
    link = client.get("/.well-known/nodeinfo").json()["links"][0]["href"]
    body = client.get(link.partition("//")[2].partition("/")[2].join(["/", ""])).json()
    assert body["software"]["name"] == "colloque"
    assert body["usage"]["localPosts"] == 1


def test_a_public_note_is_an_activitystreams_note(client, cast, now):
    post = make(cast, now)
    body = client.get(f"/notes/{post}").json()
    assert body["type"] == "Note"
    assert body["id"].endswith(f"/notes/{post}")
    assert "fax" in body["content"]


@pytest.mark.parametrize(
    "form", [{"visibility": "private"}, {"visibility": "physicians"}, {"local_only": True}]
)
def test_what_must_stay_here_does(client, cast, now, form):
    assert client.get(f"/notes/{make(cast, now, **form)}").status_code == 404


def test_a_withdrawn_note_is_a_tombstone(client, cast, now):
    post = make(cast, now)
    actions.delete_post(cast.author, post, now=now)
    answer = client.get(f"/notes/{post}")
    assert answer.status_code == 410
    assert answer.json()["type"] == "Tombstone"
    assert "fax" not in answer.content.decode()


def test_a_hidden_note_is_not_found(client, cast, now):
    post = make(cast, now)
    actions.hide_post(post, claim_id=1, now=now)
    assert client.get(f"/notes/{post}").status_code == 404
