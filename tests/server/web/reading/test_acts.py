"""Like, boost, bookmark, follow, block, read: small forms that work without script."""

from __future__ import annotations

import pytest

from colloque.server.publishing import queries
from colloque.server.publishing.models import Bookmark, Boost, Like
from colloque.server.relations.models import Block, Follow

from ...cast import Cast
from ...publishing.stories import ask, write
from .conftest import Browse


@pytest.mark.parametrize(("verb", "table"), [("aimer", Like), ("signet", Bookmark)])
def test_an_act_is_done_undone_and_goes_back_to_the_card(
    verb: str, table: type[Like | Bookmark], browse: Browse, cast: Cast
) -> None:
    post_id = write(cast.author)
    reader, path = browse("colleague"), f"/@camille_rey/{post_id}/{verb}"
    back = f"/accueil#p{post_id}"
    assert reader.post(path, {"on": "1", "back": back})["Location"] == back
    assert table.objects.filter(account=cast.colleague, post=post_id).count() == 1
    reader.post(path, {"on": "1", "back": back})
    assert table.objects.count() == 1
    assert reader.post(path, {"on": "0"}, headers={"X-Colloque-Act": "1"}).status_code == 204
    assert not table.objects.exists()


@pytest.mark.parametrize("verb", ["aimer", "signet", "relayer"])
def test_visitors_sign_in_first_and_nothing_is_done(verb: str, browse: Browse, cast: Cast) -> None:
    post_id = write(cast.author)
    answer = browse("anonymous").post(f"/@camille_rey/{post_id}/{verb}", {"on": "1", "back": "/local"})
    assert answer["Location"] == "/compte/login/?next=/local"
    assert not Like.objects.exists()
    assert not Boost.objects.exists()


def test_the_first_boost_says_once_that_one_answers_for_it(browse: Browse, cast: Cast) -> None:
    first, second = write(cast.author), write(cast.author, "Une autre note, sur la toux.")
    reader = browse("colleague")
    asked = reader.post(f"/@camille_rey/{first}/relayer", {"on": "1"})
    assert asked.status_code == 200
    assert "Vous répondez de ce que vous relayez" in asked.content.decode()
    assert not Boost.objects.exists()
    reader.post(f"/@camille_rey/{first}/relayer", {"on": "1", "engaged": "1"})
    assert reader.post(f"/@camille_rey/{second}/relayer", {"on": "1"}).status_code == 302
    assert Boost.objects.filter(account=cast.colleague).count() == 2
    assert "Relayé par" in browse("colleague").get("/@louis_garnier").content.decode()
    reader.post(f"/@camille_rey/{second}/relayer", {"on": "0"})
    assert Boost.objects.count() == 1


def test_what_is_for_physicians_is_not_passed_on(browse: Browse, cast: Cast) -> None:
    question = ask(cast.author)
    reader = browse("colleague")
    assert "/relayer" not in reader.get(f"/@camille_rey/{question}").content.decode()
    answer = reader.post(f"/@camille_rey/{question}/relayer", {"on": "1", "engaged": "1"})
    assert answer.status_code == 403
    assert not Boost.objects.exists()


def test_a_boost_is_read_again_under_the_rules_of_today(browse: Browse, cast: Cast) -> None:
    from colloque.server.publishing.models import Post

    post_id = write(cast.author)
    # A post let through by an older rulebook: written past the gate, as the past did.
    Post.objects.filter(pk=post_id).update(text="Mme Lefèvre, vue ce matin pour son pied diabétique.")
    answer = browse("colleague").post(f"/@camille_rey/{post_id}/relayer", {"on": "1", "engaged": "1"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "ne peut pas être relayée" in page
    assert "/regles/SEC-1" in page
    assert not Boost.objects.exists()


def test_follow_and_block_from_a_profile(browse: Browse, cast: Cast) -> None:
    reader = browse("stranger")
    assert "Suivre" in reader.get("/@camille_rey").content.decode()
    reader.post("/@camille_rey/suivre", {"on": "1", "back": "/@camille_rey"})
    assert Follow.objects.filter(follower=cast.stranger, followed=cast.author).exists()
    assert "Ne plus suivre" in reader.get("/@camille_rey").content.decode()
    reader.post("/@camille_rey/bloquer", {"on": "1"})
    assert Block.objects.filter(blocker=cast.stranger, blocked=cast.author).exists()
    page = reader.get("/@camille_rey").content.decode()
    assert "Débloquer" in page
    assert "Vous bloquez ce compte" in page
    assert "camille_rey" in reader.get("/reglages/blocages").content.decode()
    reader.post("/@camille_rey/bloquer", {"on": "0"})
    assert not Block.objects.filter(blocker=cast.stranger).exists()


def test_the_blocked_one_is_not_told_who_blocked(browse: Browse, cast: Cast) -> None:
    write(cast.author, "Un mot pour mes abonnés seulement.")
    page = browse("blocked").get("/@camille_rey").content.decode()
    assert "ne vous sont pas ouvertes" in page
    assert "Un mot pour" not in page
    assert "Vous bloquez" not in page
    assert browse("blocked").post("/@camille_rey/suivre", {"on": "1"}).status_code == 403


def test_following_oneself_is_refused_with_a_page(browse: Browse) -> None:
    assert browse("author").post("/@camille_rey/suivre", {"on": "1"}).status_code == 400


def test_notifications_are_read_by_a_button_never_by_looking(browse: Browse, cast: Cast) -> None:
    post_id = write(cast.author)
    browse("colleague").post(f"/@camille_rey/{post_id}/aimer", {"on": "1"})
    reader = browse("author")
    page = reader.get("/notifications").content.decode()
    assert "apprécie votre publication" in page
    assert "Louis Garnier" in page
    assert queries.unread_count(cast.author) == 1
    up_to = page.split('name="up_to" value="')[1].split('"')[0]
    assert reader.post("/notifications/lues", {"up_to": up_to})["Location"] == "/notifications"
    assert queries.unread_count(cast.author) == 0
    assert reader.post("/notifications/lues", {"up_to": "abc"}).status_code == 404
