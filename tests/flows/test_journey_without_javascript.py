"""The same journey with scripts switched off: buttons, pages, nothing lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from colloque.server.publishing.models import Post, Tombstone
from server.cast import Cast

from .conftest import PHONE, sign_in

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

BREACH = "🙂 Mme Lefèvre, opérée à Nantes le 12 mars, rappelle au 06 12 34 56 78 : vous déchargez comment ?"
SITUATION = "M. Berthelot, 62 ans, ulcère de jambe ancien, suivi à Nantes depuis le 12 mars."


@pytest.fixture
def plain(open_page: Open) -> Callable[[], Page]:
    """A phone whose browser runs no script."""
    return lambda: open_page(viewport=PHONE, java_script_enabled=False)


def test_check_and_repair_by_buttons(plain: Callable[[], Page], cast: Cast) -> None:
    page = plain()
    sign_in(page, cast.author.handle)
    page.goto("/publier")
    page.fill("#w-text", BREACH)
    page.locator(".composer-check").get_by_role("button", name="Vérifier").click()
    assert "Lefèvre" in page.locator(".marked mark").all_inner_texts()
    page.locator(".finding", has_text="Lefèvre").get_by_role("button").click()
    repaired = page.input_value("#w-text")
    assert "Lefèvre" not in repaired
    assert repaired.startswith("🙂 Mme ")
    assert repaired.endswith("vous déchargez comment ?")


def test_one_button_repairs_everything_and_the_page_comes_back_at_the_panel(
    plain: Callable[[], Page], cast: Cast
) -> None:
    page = plain()
    sign_in(page, cast.author.handle)
    page.goto("/publier")
    page.fill("#w-text", BREACH)
    page.locator(".composer-check").get_by_role("button", name="Vérifier").click()
    page.get_by_role("button", name="Tout réparer").click()
    assert page.url.endswith("#relecture")
    written = page.input_value("#w-text")
    assert not any(words in written for words in ("Lefèvre", "06 12 34 56 78"))
    assert written.startswith("🙂 Mme ")
    expect(page.locator(".group--block")).to_have_count(0)


def test_the_audience_beside_the_button_follows_the_choice(plain: Callable[[], Page], cast: Cast) -> None:
    page = plain()
    sign_in(page, cast.author.handle)
    page.goto("/publier")
    beside = page.locator("#send-to")
    expect(beside.get_by_text("Visible par tous, y compris les patients")).to_be_visible()
    page.locator(".choose summary").first.click()
    page.get_by_label("Mes abonnés").check()
    expect(beside.get_by_text("Visible par les abonnés")).to_be_visible()
    expect(beside.get_by_text("Visible par tous, y compris les patients")).to_be_hidden()


def test_a_refused_change_stays_as_written(plain: Callable[[], Page], cast: Cast) -> None:
    page = plain()
    sign_in(page, cast.author.handle)
    page.goto("/publier")
    page.fill("#w-text", BREACH)
    page.get_by_role("button", name="Transposer le cas").click()
    page.get_by_label("le 12 mars").uncheck()
    page.get_by_role("button", name="Reprendre ces changements").click()
    written = page.input_value("#w-text")
    assert "le 12 mars" in written
    assert "Lefèvre" not in written
    assert "Nantes" not in written


def test_from_a_draft_to_a_withdrawn_case(plain: Callable[[], Page], cast: Cast) -> None:
    asker = plain()
    sign_in(asker, cast.author.handle)
    post = _ask(asker)

    peer = plain()
    sign_in(peer, cast.colleague.handle)
    peer.goto(f"/publier?reponse={post}")
    peer.fill("#w-text", "Oui, biopsie des berges en plusieurs points.")
    peer.get_by_role("button", name="Publier la réponse").click()
    expect(peer.get_by_text("Publié.")).to_be_visible()
    assert Post.objects.get(in_reply_to=post).kind == "answer"

    claimant = plain()
    claimant.goto("/reconnais")
    claimant.fill("#link", f"https://colloque.example/@{cast.author.handle}/{post}")
    claimant.get_by_label("Un proche").check()
    claimant.context.clear_cookies()
    claimant.get_by_role("button", name="Demander le retrait").click()
    expect(claimant.locator(".receipt-code output")).to_be_visible()
    assert_page_is_gone(peer, cast, post, status=404)

    asker.goto("/reclamations")
    asker.get_by_role("button", name="Retirer pour de bon").click()
    expect(asker.get_by_text("Vous avez retiré la publication.")).to_be_visible()
    assert_page_is_gone(peer, cast, post, status=410)
    assert Tombstone.objects.filter(pk=post).exists()


def assert_page_is_gone(page: Page, cast: Cast, post: int, *, status: int) -> None:
    """The post's page answers ``status`` and shows nothing of it."""
    response = page.goto(f"/@{cast.author.handle}/{post}")
    assert response is not None
    assert response.status == status
    assert "ulcère" not in page.content().lower()


def _ask(page: Page) -> int:
    page.goto("/questions/nouvelle")
    assert_playable(page)
    page.fill("#w-title", "Ulcère rebelle")
    page.fill("#w-situation", SITUATION)
    page.fill("#w-asked", "Biopsiez-vous d’emblée ?")
    page.get_by_role("button", name="Poser la question").click()
    expect(page.get_by_role("alert")).to_contain_text("Pas encore publié")
    assert Post.objects.count() == 0
    page.get_by_role("button", name="Transposer le cas").click()
    page.get_by_role("button", name="Reprendre ces changements").click()
    assert "Berthelot" not in page.input_value("#w-situation")
    page.get_by_role("button", name="Poser la question").click()
    expect(page.get_by_text("Votre question est posée.")).to_be_visible()
    return Post.objects.get().pk


def assert_playable(page: Page) -> None:
    """The audience is said, and the page offers its three buttons."""
    expect(
        page.get_by_text("Seuls les médecins dont l’exercice a été vérifié ici le liront.").first
    ).to_be_visible()
    for name in ("Transposer le cas", "Poser la question", "Enregistrer le brouillon"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
