"""Reading in a real Chromium: every page accessible, at 360 and 1440 px, light and dark; acts in place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from colloque.server.publishing.models import Like
from server.cast import Cast
from server.publishing.stories import ask, write

from .conftest import DESK, PHONE, assert_accessible, assert_fits, sign_in

pytestmark = pytest.mark.browser

SCREENS = {
    "phone-light": {"viewport": PHONE, "color_scheme": "light"},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark"},
    "desk-light": {"viewport": DESK, "color_scheme": "light"},
    "desk-dark": {"viewport": DESK, "color_scheme": "dark"},
}
OPEN = (
    "/",
    "/local",
    "/@camille_rey",
    "/recherche?q=note",
    "/compte/login/",
    "/compte/signup/",
    "/compte/password/reset/",
    "/n-existe-pas",
)
MEMBERS = (
    "/accueil",
    "/notifications",
    "/signets",
    "/profil",
    "/reglages",
    "/reglages/blocages",
    "/recherche?q=louis&quoi=personnes",
    "/@louis_garnier",
    "/@camille_rey/abonnes",
    "/mots/lecture",
    "/compte/email/",
    "/compte/password/change/",
    "/compte/2fa/",
    "/compte/logout/",
)


@pytest.fixture
def posts(cast: Cast) -> dict[str, int]:
    """A note, an article, a question with its answer, and a boost."""
    long = "https://exemple.test/" + "adresse-tres-longue-" * 6
    question = ask(cast.author, transposed=True)
    return {
        "note": write(cast.author, f"Une note de #lecture, une réserve, un lien : {long}"),
        "article": write(
            cast.author,
            "## Pourquoi\n\nUne **idée**.\n\n- Un point\n\n> Une phrase",
            kind="article",
            title="Déprescrire à deux",
        ),
        "question": question,
        "answer": write(
            cast.colleague,
            "Cherchez le reflux d’abord.",
            kind="answer",
            visibility="physicians",
            in_reply_to=question,
        ),
    }


@pytest.mark.parametrize("screen", SCREENS)
def test_open_pages_are_accessible_and_fit(
    screen: str, posts: dict[str, int], open_page: Callable[..., Page]
) -> None:
    page = open_page(**SCREENS[screen])
    for path in (*OPEN, f"/@camille_rey/{posts['article']}"):
        page.goto(path)
        assert_fits(page)
        assert_accessible(page)


@pytest.mark.parametrize("screen", SCREENS)
def test_members_pages_are_accessible_and_fit(
    screen: str, posts: dict[str, int], open_page: Callable[..., Page]
) -> None:
    page = open_page(**SCREENS[screen])
    sign_in(page, "camille_rey")
    for path in (*MEMBERS, f"/@camille_rey/{posts['question']}"):
        page.goto(path)
        assert_fits(page)
        assert_accessible(page)


def test_axe_would_see_a_breach(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.set_content('<html lang="fr"><title>x</title><main><img src="x"></main></html>')
    with pytest.raises(AssertionError, match="image-alt"):
        assert_accessible(page)


def test_everything_is_reached_by_keyboard(posts: dict[str, int], open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto("/local")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main article a").first).to_be_focused()


def test_thumbs_hit_what_they_aim_at(posts: dict[str, int], open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=PHONE, has_touch=True)
    sign_in(page, "camille_rey")
    for control in page.locator(".tabs a, .acts .act, .masthead .round").all():
        box = control.bounding_box()
        if box is not None:  # the desk's rail is not drawn on a phone
            assert min(box["width"], box["height"]) >= 44, control.inner_text()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_like_stays_where_one_reads(
    script: bool, posts: dict[str, int], cast: Cast, open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=script)
    sign_in(page, "louis_garnier")
    card = page.locator(f"#p{posts['note']}")
    heart = card.get_by_role("button", name="Aimer")
    heart.click()
    expect(heart).to_have_attribute("aria-pressed", "true")
    expect(heart).to_contain_text("1")
    assert "/accueil" in page.url
    assert Like.objects.filter(account=cast.colleague, post=posts["note"]).count() == 1
    heart.click()
    expect(heart).to_have_attribute("aria-pressed", "false")
    assert not Like.objects.exists()


def test_the_first_boost_engages(posts: dict[str, int], open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=PHONE)
    sign_in(page, "louis_garnier")
    page.locator(f"#p{posts['note']}").get_by_role("button", name="Relayer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Vous répondez de ce que vous relayez")
    assert_accessible(page)
    page.get_by_role("button", name="J’en réponds, relayer").click()
    page.goto("/@louis_garnier")
    expect(page.get_by_text("Relayé par")).to_be_visible()


def test_language_and_appearance_without_script(open_page: Callable[..., Page], cast: Cast) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/local")
    page.get_by_role("button", name="Sombre").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_sign_up_to_home_on_a_phone(open_page: Callable[..., Page], transactional_db: None) -> None:
    page = open_page(viewport=PHONE)
    page.goto("/compte/signup/")
    page.fill("input[name=email]", "ada@exemple.test")
    page.fill("input[name=password1]", "vingt girafes en bottes")
    page.get_by_role("button", name="Créer mon compte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bienvenue")
    assert_accessible(page)
    page.fill("input[name=handle]", "é")
    page.fill("input[name=display_name]", "Ada Vernet")
    page.select_option("select[name=kind]", "physician")
    page.get_by_role("button", name="Ouvrir mon compte").click()
    expect(page.locator("#id_handle_error")).to_be_visible()
    expect(page.locator("input[name=display_name]")).to_have_value("Ada Vernet")
    assert_accessible(page)
    page.fill("input[name=handle]", "ada_vernet")
    page.get_by_role("button", name="Ouvrir mon compte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Accueil")
    assert_fits(page)
