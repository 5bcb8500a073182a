"""What one may not read is read nowhere: no page, list, count of notices, search, history, log or address."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator, Mapping

import pytest
from django.test import Client

from colloque.server.project.logs import LOGGING, Discreet, PlacesOnly
from colloque.server.publishing import actions
from colloque.server.publishing.forms import PostForm
from colloque.server.relations import actions as relations
from colloque.server.takedown import actions as takedown

from ..cast import PASSWORD, Cast
from ..publishing.stories import REPAIRED, ask, at, write
from .addresses import every_route, filled
from .conftest import Bearer, Enter

WORD = "zyrkomètre"  # stands in every post that somebody may not read, and nowhere else
SPREAD = f"Le {WORD} du service est fictif. #{WORD}"


def _spread(cast: Cast) -> Mapping[str, int]:
    """One post for each way of not being readable, after it was liked, boosted, kept, answered and edited."""
    kept = {
        "hidden": write(cast.author, f"{SPREAD} @nadia_benali @jeanne_publique"),
        "withdrawn": write(cast.author, f"{SPREAD} @nadia_benali @jeanne_publique"),
        "physicians": ask(cast.author, situation=f"Un {WORD} qui dure.", text=f"#{WORD}", title=f"{WORD}"),
        "direct": write(cast.author, f"{SPREAD} @louis_garnier", visibility="direct"),
    }
    for moment, name in enumerate(("hidden", "withdrawn")):
        for role in (cast.colleague, cast.stranger, cast.lay, cast.intern):
            actions.like(role, kept[name], now=at(moment))
            actions.bookmark(role, kept[name], now=at(moment))
            actions.boost(role, kept[name], acknowledged=True, now=at(moment))
        actions.save_draft(cast.lay, form=PostForm(text="x", in_reply_to=kept[name]), now=at(moment))
        write(cast.stranger, in_reply_to=kept[name], now=at(moment))
        actions.edit_post(
            cast.author, kept[name], form=PostForm(text=f"{SPREAD} Revu."), acknowledged=True, now=at(5)
        )
    takedown.receive_claim(post_id=kept["hidden"], concerned="self", source="a" * 32, now=at(6))
    actions.withdraw_post(kept["withdrawn"], by=None, reason="claim", now=at(6))
    return kept


def _everywhere(browser: Client, ids: Mapping[str, int], headers: Mapping[str, str]) -> list[str]:
    """Addresses whose answer holds the word; those of the API only, for a token."""
    asked = f"?q={WORD}&acct=camille_rey&resource=acct:camille_rey@127.0.0.1:8000&type=statuses"
    found = []
    for route in every_route():
        if headers and not route.startswith("/api/"):
            continue  # elsewhere a token is not looked at
        for name, value in {"handle": "camille_rey", "tag": WORD, "name": WORD}.items():
            route = route.replace(f"<str:{name}>", value)
        values = ids.values() if "<" in route else [0]
        for identifier in [ids["author"]] if "account_id" in route else values:
            path = filled(route, str(identifier))
            page = browser.get(path + asked, headers=dict(headers)).content.decode(errors="replace")
            if _holds_the_word(page.lower()):
                found.append(path)
    return found


def _holds_the_word(page: str) -> bool:
    # The page of a search or of a tag repeats what was asked, and nothing around it.
    return f"le {WORD}" in page or f"un {WORD}" in page or f">{WORD}</" in page.replace(f"#{WORD}</", "")


@pytest.mark.parametrize("role", ["stranger", "lay", "intern", "anonymous", "blocked"])
def test_no_address_shows_what_a_reader_may_not_read(
    role: str, enter: Enter, bearer: Bearer, cast: Cast
) -> None:
    ids = {**_spread(cast), "author": cast.author.pk}
    if role == "stranger":
        # A verified physician: the question is for him.
        actions.withdraw_post(ids.pop("physicians"), by=None, reason="claim", now=at(7))
    if role == "blocked":
        ids["public"] = write(cast.author, SPREAD, now=at(8))
    assert _everywhere(enter(role), ids, {}) == []
    if role != "anonymous":
        assert _everywhere(Client(), ids, bearer(role)) == []


def test_the_word_is_found_by_those_who_may_read_it(enter: Enter, cast: Cast) -> None:
    ids = {**_spread(cast), "author": cast.author.pk}
    assert _everywhere(enter("author"), ids, {})
    ids = {"public": write(cast.author, SPREAD, now=at(8)), "author": cast.author.pk}
    assert _everywhere(enter("anonymous"), ids, {})


def test_a_follower_who_is_blocked_loses_what_was_for_followers(enter: Enter, cast: Cast) -> None:
    post = write(cast.author, SPREAD, visibility="private")
    ids = {"private": post, "author": cast.author.pk}
    assert _everywhere(enter("colleague"), ids, {})
    relations.block(cast.author, cast.colleague, now=at(1))
    assert _everywhere(enter("colleague"), ids, {}) == []


SAID = "Mme Zyrkova, opérée du pied, joignable au 06 12 34 56 78."


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the log would hold if every logger of the process said all it can, through our own filters."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(Discreet())
    handler.setFormatter(PlacesOnly(LOGGING["formatters"]["line"]["format"], style="{"))
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    levels = [logger.level for logger in loggers]
    logging.getLogger().addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    yield stream
    logging.getLogger().removeHandler(handler)
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def test_no_log_repeats_what_was_written_even_at_the_finest_level(
    enter: Enter, bearer: Bearer, written: io.StringIO
) -> None:
    browser = enter("author")
    for action in ("check", "publish", "draft", "transpose"):
        browser.post("/publier", {"text": SAID, "action": action, "reason": SAID})
    browser.get(f"/recherche?q={SAID}")
    browser.get(f"/mots/Zyrkova?max_id={SAID}")
    browser.get(f"/{SAID}")
    browser.post("/profil", {"display_name": "Camille Rey", "bio": SAID})
    Client().post("/verifier", {"text": SAID})
    Client().post("/verifier.json", json.dumps({"text": SAID}), content_type="application/json")
    Client().post("/reconnais", {"link": SAID, "words": SAID, "contact": SAID, "concerned": "self"})
    Client().post("/suivi", {"code": SAID})
    Client().post("/compte/login/", {"login": "zyrkova@exemple.test", "password": f"Zyrkova {PASSWORD}"})
    head = bearer("author")
    for path in ("/api/v1/statuses", "/api/colloque/v1/check", "/api/colloque/v1/transpose"):
        Client().post(path, {"status": SAID, "text": SAID}, headers=head)
    told = written.getvalue()
    assert "POST /publier 422" in told
    for word in ("Zyrkova", "zyrkova", "06 12", "06%2012", "opérée", PASSWORD):
        assert word not in told


def test_no_title_and_no_address_holds_what_was_written(enter: Enter) -> None:
    browser = enter("author")
    for action in ("check", "publish", "transpose"):
        page = browser.post("/publier", {"text": SAID, "action": action}).content.decode()
        title = page.partition("<title>")[2].partition("</title>")[0]
        assert "Zyrkova" not in title
        assert 'href="' in page
        addresses = [part.partition('"')[0] for part in page.split('href="')[1:] + page.split('action="')[1:]]
        assert not [address for address in addresses if "yrkova" in address]


def test_one_may_not_tell_a_post_one_may_not_read_from_none(enter: Enter, bearer: Bearer, cast: Cast) -> None:
    ids = (_spread(cast)["direct"], 115594000000000001)
    stranger, head = enter("stranger"), bearer("stranger")
    for path in ("/@camille_rey/{}/modifier", "/@camille_rey/{}/supprimer", "/questions/{}/synthese"):
        answers = {stranger.post(path.format(post), {"text": REPAIRED}).status_code for post in ids}
        assert answers == {404}
    for path in ("", "/context", "/history", "/source", "/favourited_by", "/reblogged_by"):
        answers = {Client().get(f"/api/v1/statuses/{post}{path}", headers=head).content for post in ids}
        assert len(answers) == 1
    for verb in ("favourite", "reblog", "bookmark", "unfavourite", "unreblog", "unbookmark"):
        answers = {Client().post(f"/api/v1/statuses/{post}/{verb}", headers=head).content for post in ids}
        assert len(answers) == 1
