"""NUL in an address never reaches a query."""

from __future__ import annotations

import pytest
from django.test import Client

from ..cast import Cast


@pytest.mark.parametrize(
    "address",
    ["/recherche?q=a%00b", "/annuaire?q=%00", "/annuaire?reseau=%00", "/questions?specialite=%00&etat=%00"],
)
def test_asked_after_a_question_mark_it_is_a_space(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code in {200, 302}


@pytest.mark.parametrize("address", ["/@a%00b", "/hashtags/a%00b", "/%00"])
def test_in_a_path_there_is_no_such_page(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_what_is_asked_beside_it_stays(cast: Cast, client: Client) -> None:
    assert "Nantes &amp; Brest" in client.get("/recherche?q=Nantes%20%26%00Brest").content.decode()
