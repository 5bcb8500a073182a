"""Pro Santé Connect from end to end in a real Chromium, before the demo’s provider: no network."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from colloque.server.identity.models import Account
from colloque.server.identity.qualification.rechecking import recheck
from colloque.server.project.connect import connect
from colloque.server.project.demo.register import load_register
from server.cast import NOW, Cast, make_account

from .conftest import DESK, PHONE, assert_accessible, assert_fits, sign_in

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["360", "1440"])


@pytest.fixture
def newcomer(cast: Cast) -> Account:
    load_register(now=NOW)
    return make_account("camille_neuve", name="Camille Neuve", kind="public", verified=False)


@pytest.fixture(autouse=True)
def demo(settings: Any, live_server: LiveServer) -> None:
    settings.COLLOQUE_ORIGIN = live_server.url
    settings.COLLOQUE_OIDC = connect({}, production=False, origin=live_server.url)


def choose(page: Page, who: str) -> None:
    page.goto("/qualite")
    page.get_by_role("link", name="Pro Santé Connect").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fournisseur d’identité de la démonstration")
    page.get_by_role("button", name=who).click()


@WIDTHS
def test_a_physician_is_verified_leaves_the_register_and_comes_back(
    newcomer: Account, open_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport)
    sign_in(page, "camille_neuve")
    page.goto("/qualite")
    assert_accessible(page)
    assert_fits(page)
    choose(page, "Achille Norvel")
    expect(page.locator(".mark")).to_contain_text("Médecin")
    assert_accessible(page)
    assert_fits(page)
    later = dt.datetime.now(dt.UTC) + dt.timedelta(days=30)
    assert recheck(now=later).suspended == 1
    page.goto("/accueil")
    expect(page.locator(".notice--warn")).to_contain_text("Votre marque est suspendue")
    page.get_by_role("link", name="Que faire").click()
    assert_accessible(page)
    assert_fits(page)
    choose(page, "Achille Norvel")
    expect(page.locator(".mark")).to_contain_text("Médecin")
    assert page.locator(".notice--warn").count() == 0


@WIDTHS
def test_an_intern_is_never_a_doctor(
    newcomer: Account, open_page: Callable[..., Page], viewport: dict[str, int]
) -> None:
    page = open_page(viewport=viewport)
    sign_in(page, "camille_neuve")
    choose(page, "Louise Perdrizet")
    expect(page.locator(".mark")).to_contain_text("Interne ou docteur junior")
    page.goto("/@camille_neuve")
    expect(page.locator("main")).to_contain_text("Interne ou docteur junior")
    assert "Dr " not in page.locator("main h1").inner_text()
    assert_accessible(page)
    assert_fits(page)


def test_titles_come_from_the_register(newcomer: Account, open_page: Callable[..., Page]) -> None:
    page = open_page()
    sign_in(page, "camille_neuve")
    choose(page, "Basile Courlandon")
    page.goto("/@camille_neuve")
    expect(page.locator("main h1")).to_have_text("Dr Camille Neuve")
    expect(page.locator("main")).to_contain_text("Cardiologie et maladies vasculaires")


def test_the_choice_page_fits_and_giving_up_is_said(
    newcomer: Account, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/compte/login/")
    assert_accessible(page)
    page.get_by_role("link", name="Pro Santé Connect").click()
    assert_accessible(page)
    assert_fits(page)
    page.get_by_role("button", name="Renoncer").click()
    expect(page.locator("main")).to_contain_text("abandonnée ou refusée")
