from __future__ import annotations

import pytest
from django.test import Client

from colloque import load_rulebook


@pytest.mark.django_db
def test_every_rule_is_listed_and_has_its_page() -> None:
    client = Client()
    listed = client.get("/regles").content.decode()
    for rule in load_rulebook():
        assert f'href="/regles/{rule.id}"' in listed
        page = client.get(f"/regles/{rule.id}")
        assert page.status_code == 200
        html = page.content.decode()
        for citation in rule.citations:
            assert citation.link in html


@pytest.mark.django_db
@pytest.mark.parametrize("rule_id", ["SEC-99", "sec-1", "<script>", "%00", "x" * 300])
def test_an_unknown_rule_is_not_found(rule_id: str) -> None:
    assert Client().get(f"/regles/{rule_id}").status_code == 404
