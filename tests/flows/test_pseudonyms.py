"""A pseudonym in a real Chromium: declared on a phone, read and registered at a desk, then shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from server.cast import Cast
from server.identity.pseudonyms.people import FAMILY, RPPS, WHY, councillor, mirabelle

from .conftest import DESK, PHONE, assert_accessible, assert_fits, sign_in

pytestmark = pytest.mark.browser


def test_declared_on_a_phone_registered_at_a_desk(open_page: Callable[..., Page], cast: Cast) -> None:
    mirabelle()
    councillor()
    phone = open_page(viewport=PHONE)
    sign_in(phone, "doc_mirabelle")
    phone.goto("/pseudonyme")
    _sound(phone)
    phone.fill("input[name=council]", "99")
    phone.fill("input[name=family_name]", FAMILY)
    phone.fill("input[name=given_names]", "Hortense")
    phone.fill("input[name=rpps]", RPPS)
    phone.select_option("select[name=comptes-0-network]", "x")
    phone.fill("input[name=comptes-0-handle]", "DocMirabelle")
    phone.check("input[name=sworn]")
    phone.get_by_role("button", name="Déclarer au conseil départemental").click()
    expect(phone.get_by_text("Ce département n’existe pas")).to_be_visible()
    _sound(phone)
    phone.fill("input[name=council]", "44")
    phone.get_by_role("button", name="Déclarer au conseil départemental").click()
    expect(phone.get_by_role("heading", name="Déclaré, en attente du conseil")).to_be_visible()
    _sound(phone)

    desk = open_page(viewport=DESK)
    sign_in(desk, "conseil_ordre")
    desk.get_by_role("link", name="Pseudonymes").first.click()
    _sound(desk)
    desk.get_by_role("link", name="Doc Mirabelle").click()
    _sound(desk)
    assert FAMILY not in desk.content()
    desk.fill("#open_reason", WHY)
    desk.get_by_role("button", name="Ouvrir l’identité").click()
    expect(desk.get_by_text(FAMILY)).to_be_visible()
    _sound(desk)
    desk.fill("#decide_reason", WHY)
    desk.get_by_role("button", name="Enregistrer le pseudonyme").click()
    expect(desk.get_by_text("La décision est inscrite")).to_be_visible()
    assert FAMILY not in desk.content()

    phone.goto("/@doc_mirabelle")
    expect(phone.get_by_text("Pseudonyme enregistré auprès du conseil départemental")).to_be_visible()
    _sound(phone)
    phone.goto("/pseudonyme")
    _sound(phone)
    with phone.expect_download() as waiting:
        phone.get_by_role("link", name="Télécharger l’attestation").click()
    assert waiting.value.suggested_filename == "attestation-pseudonyme.pdf"
    console = open_page(viewport=PHONE)
    sign_in(console, "conseil_ordre")
    console.goto("/ordre/pseudonymes?etat=registered")
    _sound(console)
    console.get_by_role("link", name="Doc Mirabelle").click()
    _sound(console)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_sign_up_says_why_the_real_name(
    viewport: dict[str, int], open_page: Callable[..., Page], transactional_db: None
) -> None:
    page = open_page(viewport=viewport)
    page.goto("/compte/signup/")
    page.fill("input[name=email]", "ada@exemple.test")
    page.fill("input[name=password1]", "vingt girafes en bottes")
    page.get_by_role("button", name="Créer mon compte").click()
    expect(page.get_by_role("heading", name="Votre nom, de préférence")).to_be_visible()
    expect(page.locator("input[name=is_pseudonym]")).not_to_be_checked()
    _sound(page)


def _sound(page: Page) -> None:
    assert_fits(page)
    assert_accessible(page)
