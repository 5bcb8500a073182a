"""A page costs the same number of queries however much it shows."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ...cast import Cast
from ...publishing.stories import at, write
from .conftest import Browse

MOST = 24  # session, user, account, unread, the page and what its cards show


@pytest.mark.parametrize(
    "path", ["/accueil", "/local", "/@camille_rey", "/recherche?q=lecture", "/signets", "/notifications"]
)
def test_a_longer_page_asks_no_more_of_the_database(path: str, browse: Browse, cast: Cast) -> None:
    reader = browse("colleague")

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert reader.get(path).status_code == 200
        return len(asked)

    for number in range(5):
        _write_and_react(browse, cast, number)
    few = cost()
    for number in range(5, 18):
        _write_and_react(browse, cast, number)
    assert cost() == few <= MOST


def _write_and_react(browse: Browse, cast: Cast, number: int) -> None:
    post_id = write(cast.author, f"Note de lecture {number + 100}, une réserve.", now=at(number))
    browse("colleague").post(f"/@camille_rey/{post_id}/signet", {"on": "1"})
    answer = write(cast.colleague, "Merci pour cette note.", in_reply_to=post_id, now=at(number))
    browse("author").post(f"/@louis_garnier/{answer}/aimer", {"on": "1"})
