"""The operator chooses the rulebook; the gate and the pages follow."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from colloque import Context, RulebookError
from colloque.server.engine import clearing
from colloque.server.engine.rules import current_rulebook

INSULT = "Bande de moutons débiles !"


def test_the_french_rulebook_when_nothing_is_set() -> None:
    assert current_rulebook().name == "fr-cnom"
    assert clearing.read(INSULT, context=Context()).rulebook.startswith("fr-cnom ")


def test_another_rulebook_judges(settings: Any) -> None:
    settings.COLLOQUE_RULEBOOK = "uk-gmc"
    report = clearing.read(INSULT, context=Context())
    assert (report.rulebook.split()[0], report.rules) == ("uk-gmc", ())


def test_an_unknown_rulebook_is_refused(settings: Any) -> None:
    settings.COLLOQUE_RULEBOOK = "xx-none"
    with pytest.raises(RulebookError):
        current_rulebook()


@pytest.mark.django_db
def test_the_pages_show_the_chosen_rulebook(client: Client, settings: Any) -> None:
    settings.COLLOQUE_RULEBOOK = "us-ama"
    page = client.get("/regles").content.decode()
    assert "FRD-1" in page
    assert "PUB-1" not in page
    assert client.get("/regles/PUB-1").status_code == 404
