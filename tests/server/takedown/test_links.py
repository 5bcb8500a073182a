"""Reading the post out of a copied link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colloque.server.takedown.links import post_id_from_link


@pytest.mark.parametrize(
    "link",
    [
        "https://colloque.example/@camille_rey/115594000000000001",
        "http://127.0.0.1:8000/@camille_rey/115594000000000001?x=1#haut",
        "  Regarde : https://colloque.example/@camille_rey/115594000000000001. ",
        "https://colloque.example/reconnais/115594000000000001",
        "/users/camille_rey/statuses/115594000000000001",
        "115594000000000001",
    ],
)
def test_a_link_leads_to_its_post(link):
    assert post_id_from_link(link) == 115594000000000001


@pytest.mark.parametrize(
    "link", ["", "bonjour", "https://colloque.example/@camille_rey", "06 12", "/@a/" + "9" * 30]
)
def test_what_is_no_link_leads_nowhere(link):
    assert post_id_from_link(link) is None


@given(st.text(max_size=2000))
def test_any_text_is_read_without_error(text):
    found = post_id_from_link(text)
    assert found is None or 0 < found < 2**63
