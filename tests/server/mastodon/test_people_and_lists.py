"""Accounts, timelines, notifications, search, instance."""

from __future__ import annotations

import pytest

from colloque.server.identity.actions import create_account

from ..cast import PASSWORD

CALM = "Congrès annuel : les diapositives sont en ligne, #veille et bonne humeur."


def make(client, text=CALM, **more):
    return client.post("/api/v1/statuses", status=text, **more).json()


def test_credentials_say_who_the_token_speaks_for(api):
    me = api("author").get("/api/v1/accounts/verify_credentials").json()
    assert me["acct"] == "camille_rey"
    assert me["source"]["privacy"] == "public"
    assert "email" not in str(me)


def test_an_account_is_found_by_handle_and_by_id(api, cast):
    by_handle = api().get("/api/v1/accounts/lookup", acct="camille_rey").json()
    by_id = api().get(f"/api/v1/accounts/{by_handle['id']}").json()
    assert by_handle == by_id
    assert api().get("/api/v1/accounts/lookup", acct="personne").status_code == 404
    assert api().get("/api/v1/accounts/abc").status_code == 404


def test_follow_and_block_show_in_the_relationship(api, cast):
    client = api("stranger")
    assert client.post(f"/api/v1/accounts/{cast.author.pk}/follow").json()["following"] is True
    assert client.post(f"/api/v1/accounts/{cast.author.pk}/unfollow").json()["following"] is False
    assert client.post(f"/api/v1/accounts/{cast.author.pk}/block").json()["blocking"] is True
    assert [p["acct"] for p in client.get("/api/v1/blocks").json()] == ["camille_rey"]
    assert client.post(f"/api/v1/accounts/{cast.author.pk}/unblock").json()["blocking"] is False
    found = api("colleague").get("/api/v1/accounts/relationships", **{"id[]": cast.author.pk}).json()
    assert found[0]["following"] is True


def test_following_oneself_is_refused(api, cast):
    assert api("author").post(f"/api/v1/accounts/{cast.author.pk}/follow").status_code == 422


def test_lists_page_by_link_headers_without_losing_or_repeating(api):
    client = api("author")
    made = [make(client, f"{CALM} n° {number}")["id"] for number in range(7)]
    seen, path = [], "/api/v1/timelines/public?limit=3"
    while path:
        answer = api().get(path)
        seen += [status["id"] for status in answer.json()]
        links = answer.headers.get("Link", "")
        path = next((p.split(">")[0][1:] for p in links.split(", ") if 'rel="next"' in p), "")
    assert seen == made[::-1]


def test_hashtags_profile_home_and_bookmarks_list_the_post(api, cast):
    made = make(api("author"))
    api("colleague").post(f"/api/v1/statuses/{made['id']}/bookmark")
    for client, path in (
        (api(), "/api/v1/timelines/tag/Veille"),
        (api(), f"/api/v1/accounts/{cast.author.pk}/statuses"),
        (api("colleague"), "/api/v1/timelines/home"),
        (api("colleague"), "/api/v1/bookmarks"),
    ):
        assert [status["id"] for status in client.get(path).json()] == [made["id"]]


def test_notifications_tell_of_likes_and_replies(api):
    made = make(api("author"))
    api("colleague").post(f"/api/v1/statuses/{made['id']}/favourite")
    make(api("colleague"), "Merci pour le lien, très utile.", in_reply_to_id=made["id"])
    told = api("author").get("/api/v1/notifications").json()
    assert [n["type"] for n in told] == ["mention", "favourite"]
    assert all(n["account"]["acct"] == "louis_garnier" for n in told)


def test_search_finds_posts_and_people_and_survives_odd_input(api, now):
    create_account(
        email="rose.lamy@exemple.test",
        password=PASSWORD,
        handle="rose_lamy",
        display_name="Rose Lamy",
        kind="physician",
        now=now,
    )
    made = make(api("author"))
    found = api("stranger").get("/api/v2/search", q="diapositives").json()
    assert [status["id"] for status in found["statuses"]] == [made["id"]]
    people = api("stranger").get("/api/v2/search", q="rose", type="accounts").json()
    assert [person["acct"] for person in people["accounts"]] == ["rose_lamy"]
    for odd in ('"', "*", "AND OR", "(" * 50, "x" * 5000, "\x00", "'; --", "%"):
        assert api("stranger").get("/api/v2/search", q=odd).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/instance", "/api/v2/instance"])
def test_the_instance_says_its_limits_and_a_streaming_address_that_parses(api, settings, path):
    body = api().get(path).json()
    assert body["configuration"]["statuses"]["max_characters"] == settings.COLLOQUE_POST_LIMIT
    assert body["configuration"]["urls"]["streaming"].startswith("ws")


@pytest.mark.parametrize("path", ["home", "public", "tag/veille"])
def test_bad_page_parameters_are_left_out(api, path):
    answer = api("author").get(f"/api/v1/timelines/{path}", max_id="x", min_id="-3", limit="10000")
    assert answer.status_code == 200
