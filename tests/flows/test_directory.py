"""The directory in a real Chromium: accessible and whole at 360 and 1440 px; from attestation to proof."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from colloque.server.identity.references import actions
from server.cast import NOW, Cast
from server.identity.references.people import REASON, council, referenced

from .conftest import DESK, PHONE, assert_accessible, assert_fits, sign_in

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_pages_of_the_directory(viewport: dict[str, int], cast: Cast, open_page: Callable[..., Page]) -> None:
    order = council()
    entry = referenced(order).pk
    asked = actions.propose_here(cast.colleague, now=NOW).pk
    page = open_page(viewport=viewport)
    sign_in(page, "ordre_vasseur")
    paths = ("/annuaire", f"/annuaire/{entry}", "/attestation", "/referencement", "/ordre/references")
    for path in (*paths, "/ordre/references/ajouter", f"/ordre/references/{asked}"):
        page.goto(path)
        assert_fits(page)
        assert_accessible(page)
        if folder := os.environ.get("COLLOQUE_SCREENSHOTS"):
            name = (
                path.strip("/").replace("/", "-").replace(str(entry), "fiche").replace(str(asked), "dossier")
            )
            page.screenshot(path=Path(folder) / f"{name}-{viewport['width']}.png", full_page=True)


def test_from_a_reference_to_what_a_stranger_reads(cast: Cast, open_page: Callable[..., Page]) -> None:
    asked = actions.propose_here(cast.colleague, now=NOW)
    actions.reference(council(), asked.pk, reason=REASON, now=NOW)
    page = open_page(viewport=PHONE)
    sign_in(page, "louis_garnier")
    page.goto(f"/annuaire/{asked.pk}")
    page.get_by_role("link", name="Recevoir mon attestation").click()
    assert_accessible(page)
    page.get_by_role("button", name="Recevoir l’attestation").click()
    token = page.get_by_label("Attestation à copier").input_value()
    reader = open_page()
    reader.goto("/attestation")
    reader.get_by_label("Attestation", exact=True).fill(token)
    reader.locator("main").get_by_role("button", name="Vérifier").click()
    expect(reader.get_by_text("Cette attestation est valable.")).to_be_visible()
    expect(reader.locator("main dl")).not_to_contain_text("Garnier")
    assert_accessible(reader)
