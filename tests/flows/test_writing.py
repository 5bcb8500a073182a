"""Every writing page holds at 360 px in the light and at 1440 px in the dark, and axe has nothing to say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from colloque.server.publishing import actions
from colloque.server.publishing.forms import PostForm
from server.cast import Cast

from .conftest import DESK, PHONE, assert_accessible, assert_fits, sign_in

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
GRAVE = "Mon patient de 9 h est une vraie tête à claques, il se plaint de tout."
BREACH = "Mme Lefèvre, 62 ans, opérée à Nantes le 12 mars : vous déchargez comment ?"


def hold(page: Page) -> None:
    """The page fits its screen and breaks no rule of WCAG that axe knows."""
    assert_fits(page)
    assert_accessible(page)


@pytest.mark.parametrize(
    "options",
    [{"viewport": PHONE, "color_scheme": "light"}, {"viewport": DESK, "color_scheme": "dark"}],
    ids=["phone light", "desk dark"],
)
def test_every_page_holds(open_page: Open, cast: Cast, options: dict[str, object]) -> None:
    now = timezone.now()
    note = actions.submit(cast.author, form=PostForm(text="Une histoire, racontée avec tact."), now=now).post
    case = PostForm(kind="question", situation="Une patiente, ulcère ancien.", asked="Biopsie ?")
    question = actions.submit(cast.author, form=case, now=now).post
    actions.submit(cast.author, form=PostForm(text=BREACH), now=now)

    page = open_page(**options)
    sign_in(page, cast.author.handle)
    for address in (
        "/publier?forme=article",
        f"/publier?reponse={question}",
        "/questions",
        "/questions/nouvelle",
        f"/questions/{question}/synthese",
        f"/@{cast.author.handle}/{note}/modifier",
        f"/@{cast.author.handle}/{note}/supprimer",
        "/brouillons",
        "/verifier",
        "/regles",
        "/regles/SEC-1",
        "/reconnais",
        "/suivi",
    ):
        page.goto(address)
        hold(page)
    _compose(page)
    _verify(page)
    _history(page, cast, note)
    _claim(page, note)
    referee = open_page(**options)
    sign_in(referee, cast.moderator.handle)
    referee.goto("/moderation/reclamations")
    hold(referee)
    referee.locator(".row-list a").click()
    expect(referee.get_by_role("button", name="Remettre en ligne")).to_be_visible()
    hold(referee)


def _compose(page: Page) -> None:
    page.goto("/publier")
    page.fill("#w-text", BREACH)
    expect(page.locator(".finding").first).to_be_visible()
    hold(page)
    page.get_by_role("button", name="Transposer le cas").click()
    expect(page.locator("ins.becomes").first).to_be_visible()
    hold(page)
    page.goto("/publier")
    page.fill("#w-text", GRAVE)
    page.get_by_role("button", name="Publier", exact=True).click()
    expect(page.get_by_label("Pourquoi vous publiez ce passage")).to_be_visible()
    hold(page)


def _verify(page: Page) -> None:
    page.goto("/verifier")
    page.fill("#w-text", BREACH)
    expect(page.locator(".finding").first).to_be_visible()
    page.locator(".group-why > summary").first.click()
    hold(page)
    page.get_by_role("button", name="Transposer le cas").click()
    expect(page.locator(".crowd")).to_be_visible()
    hold(page)


def _history(page: Page, cast: Cast, post: int | None) -> None:
    changed = PostForm(text="Une histoire, racontée avec plus de tact.")
    assert post is not None
    actions.edit_post(cast.author, post, form=changed, now=timezone.now())
    page.goto(f"/@{cast.author.handle}/{post}/historique")
    page.locator(".forget > summary").click()
    hold(page)
    page.get_by_role("button", name="Effacer les versions précédentes").click()
    expect(page.get_by_text("Les versions précédentes ont été effacées par leur auteur.")).to_be_visible()
    hold(page)


def _claim(page: Page, post: int | None) -> None:
    page.goto(f"/reconnais/{post}")
    page.get_by_role("button", name="Demander le retrait").click()
    expect(page.locator("#concerned-wrong")).to_be_visible()
    hold(page)
    page.get_by_label("Moi").check()
    page.get_by_role("button", name="Demander le retrait").click()
    expect(page.locator(".receipt-code")).to_be_visible()
    hold(page)
    page.goto("/reclamations")
    hold(page)
    page.get_by_role("button", name="Demander l’avis d’un référent").click()
