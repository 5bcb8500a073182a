"""``rel=me`` both ways: the page elsewhere leads back to the entry, or not, or cannot be read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast as typed

import pytest
from django.conf import settings

from colloque.server.engine.fetching import Fetcher, PageRefused, PageUnread, Read
from colloque.server.identity.models import Account
from colloque.server.identity.references import actions, queries
from colloque.server.identity.references.errors import NotOrder
from server.cast import NOW, Cast

from .people import ELSEWHERE, council, referenced


@dataclass
class Web:
    """A web of one page, or of none."""

    body: str | None
    asked: int = 0

    def fetch(self, url: str) -> Read:
        self.asked += 1
        if self.body is None:
            raise PageUnread("page_silent")
        if self.body == "private":
            raise PageRefused
        return Read(url, self.body.encode())


def web(body: str | None) -> Fetcher:
    return typed(Fetcher, Web(body))


@pytest.fixture
def order(db: None) -> Account:
    return council()


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<a rel="me" href="{entry}">Ordre</a>', True),
        ('<link rel="nofollow ME" href="{entry}/">', True),
        ('<a href="{entry}">sans rel</a>', False),
        ('<a rel="me" href="https://ailleurs.exemple.test/annuaire/1">', False),
        ('<a rel="menu" href="{entry}">', False),
        ('<!-- <a rel="me" href="{entry}"> -->', False),
        ('<a rel="me" href="http://[::1">', False),
        ("", False),
        (None, None),
        ("private", None),
    ],
)
def test_the_page_leads_back_or_not(page: str | None, found: bool | None, order: Account) -> None:
    row = referenced(order)
    body = page.format(entry=queries.entry_address(row.pk)) if page else page
    assert actions.check_link(order, row.pk, fetcher=web(body), now=NOW) is found
    seen = queries.entry(row.pk)
    assert (seen.link_found, seen.link_checked_at) == (found, NOW)
    assert seen.address == ELSEWHERE.address


def test_only_the_order_looks_by_hand(order: Account, cast: Cast) -> None:
    row = referenced(order)
    with pytest.raises(NotOrder):
        actions.check_link(cast.moderator, row.pk, fetcher=web(""), now=NOW)


def test_the_worker_looks_once_a_week(order: Account) -> None:
    row = referenced(order)
    link = f'<a rel="me" href="{settings.COLLOQUE_ORIGIN}/annuaire/{row.pk}">'
    assert actions.check_links(fetcher=web(link), now=NOW) == 1
    assert actions.check_links(fetcher=web(link), now=NOW + dt.timedelta(days=6)) == 0
    assert actions.check_links(fetcher=web(""), now=NOW + dt.timedelta(days=8)) == 1
    assert queries.entry(row.pk).link_found is False
