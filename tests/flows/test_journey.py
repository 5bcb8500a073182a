"""From a draft to a published case, and out again, in a real Chromium with its scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from colloque.server.publishing.models import Post, Tombstone
from server.cast import Cast

from .conftest import PHONE, assert_accessible, assert_fits, sign_in

pytestmark = pytest.mark.browser
Open = Callable[..., Page]

# Two emoji before the passages: code points and UTF-16 units part ways from the first word on.
BREACH = "🙂🙂 Mme Lefèvre, opérée à Nantes le 12 mars, rappelle au 06 12 34 56 78 : vous déchargez comment ?"
SITUATION = "M. Berthelot, 62 ans, ulcère de jambe ancien, suivi à Nantes depuis le 12 mars."


def marked(page: Page, field: str = "text") -> list[str]:
    """The words underlined behind one text area, as the browser holds them."""
    words: list[str] = page.locator(f'[data-field="{field}"] .ink-mirror mark').all_inner_texts()
    return words


def test_the_passages_are_underlined_while_one_writes_and_a_tap_repairs_one(
    open_page: Open, cast: Cast
) -> None:
    page = open_page(viewport=PHONE)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    sign_in(page, cast.author.handle)
    page.goto("/publier")
    page.fill("#w-text", BREACH)
    expect(page.locator(".finding").first).to_be_visible()
    assert "Lefèvre" in marked(page)
    assert "06 12 34 56 78" in marked(page)
    assert_accessible(page)
    assert_fits(page)

    page.locator(".finding", has_text="Lefèvre").get_by_role("button").click()
    expect(page.locator("#w-text")).not_to_have_value(BREACH)
    repaired = page.input_value("#w-text")
    assert repaired.startswith("🙂🙂 Mme ")
    assert "Lefèvre" not in repaired
    assert repaired.endswith("vous déchargez comment ?")
    page.locator("#w-text").press("Control+z")
    expect(page.locator("#w-text")).to_have_value(BREACH)
    assert errors == []


def test_one_tap_repairs_everything_and_another_takes_it_back(open_page: Open, cast: Cast) -> None:
    page = open_page(viewport=PHONE)
    sign_in(page, cast.author.handle)
    page.goto("/questions/nouvelle")
    page.fill("#w-situation", SITUATION)
    page.fill("#w-asked", "🙂 Et Mme Lefèvre ?")
    page.get_by_role("button", name="Tout réparer").click()
    expect(page.locator("#w-situation")).not_to_have_value(SITUATION)
    written = page.input_value("#w-situation") + page.input_value("#w-asked")
    assert not any(words in written for words in ("Berthelot", "Lefèvre"))
    assert page.input_value("#w-asked").startswith("🙂 Et Mme ")
    expect(page.locator(".group--block")).to_have_count(0)
    assert_accessible(page)
    page.get_by_role("button", name="Annuler la réparation").click()
    expect(page.locator("#w-situation")).to_have_value(SITUATION)
    expect(page.locator("#w-asked")).to_have_value("🙂 Et Mme Lefèvre ?")


def test_the_keyboard_alone_goes_from_repair_to_repair(open_page: Open, cast: Cast) -> None:
    page = open_page()
    sign_in(page, cast.author.handle)
    page.goto("/publier")
    page.fill("#w-text", BREACH)
    page.locator(".finding-tap").first.focus()
    for _ in range(2):
        before = page.locator(".finding-tap").count()
        page.keyboard.press("Enter")
        expect(page.locator(".finding-tap")).not_to_have_count(before)
        expect(page.locator(".finding-tap:focus, #relecture-title:focus")).to_have_count(1)
    page.locator(".group-why > summary").first.press("Enter")
    expect(page.locator(".group-why[open]")).to_have_count(1)


def test_a_late_answer_never_underlines_another_text(open_page: Open, cast: Cast) -> None:
    page = open_page()
    sign_in(page, cast.author.handle)
    page.goto("/publier")
    page.fill("#w-text", BREACH)
    expect(page.locator(".finding").first).to_be_visible()
    page.fill("#w-text", "Rien à signaler dans ce message.")
    assert marked(page) == []
    expect(page.locator("#relecture")).to_have_attribute("data-verdict", "publish")
    expect(page.locator(".finding")).to_have_count(0)


def test_the_check_that_cannot_be_reached_says_so_and_the_page_still_checks(
    open_page: Open, cast: Cast
) -> None:
    page = open_page()
    sign_in(page, cast.author.handle)
    page.goto("/publier")
    page.route("**/verifier.json", lambda route: route.abort())
    page.fill("#w-text", BREACH)
    expect(page.locator("#relecture-paused")).to_be_visible()
    page.locator(".composer-check").get_by_role("button", name="Vérifier").click()
    expect(page.locator(".finding").first).to_be_visible()


def test_from_a_draft_to_a_withdrawn_case(open_page: Open, cast: Cast) -> None:
    asker = open_page()
    sign_in(asker, cast.author.handle)
    post = _ask(asker)

    peer = open_page(viewport=PHONE)
    sign_in(peer, cast.colleague.handle)
    _answer(peer, post)

    _claim(open_page(viewport=PHONE), post)
    for reader in (peer, open_page()):
        assert _status(reader, f"/@{cast.author.handle}/{post}") == 404
    peer.goto("/questions")
    expect(peer.get_by_text("Ulcère rebelle")).to_have_count(0)

    asker.goto("/reclamations")
    assert_accessible(asker)
    asker.get_by_role("button", name="Retirer pour de bon").click()
    expect(asker.get_by_text("Vous avez retiré la publication.")).to_be_visible()
    assert _status(peer, f"/@{cast.author.handle}/{post}") == 410
    assert not Post.objects.filter(pk=post).exists()
    assert Tombstone.objects.filter(pk=post).exists()


def _status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def _ask(page: Page) -> int:
    page.goto("/questions/nouvelle")
    page.fill("#w-title", "Ulcère rebelle")
    page.fill("#w-situation", SITUATION)
    page.fill("#w-asked", "Biopsiez-vous d’emblée ?")
    expect(page.locator(".finding").first).to_be_visible()
    assert "62 ans" in marked(page, "situation")
    page.get_by_role("button", name="Poser la question").click()
    expect(page.get_by_role("alert")).to_contain_text("Pas encore publié")
    assert Post.objects.count() == 0
    page.get_by_role("button", name="Transposer le cas").click()
    expect(page.locator("ins.becomes").first).to_be_visible()
    expect(page.locator("del.was").first).to_have_text("M. Berthelot")
    assert_accessible(page)
    page.get_by_role("button", name="Reprendre ces changements").click()
    expect(page.locator("#w-situation")).not_to_have_value(SITUATION)
    assert "Berthelot" not in page.input_value("#w-situation")
    expect(page.get_by_label("Cas transposé")).to_be_checked()
    page.get_by_role("button", name="Poser la question").click()
    expect(page.get_by_text("Votre question est posée.")).to_be_visible()
    post = Post.objects.get()
    assert "Berthelot" not in post.text
    assert post.transposed
    return post.pk


def _answer(page: Page, post: int) -> None:
    page.goto("/questions")
    page.get_by_role("link", name="Ulcère rebelle").click()
    page.get_by_role("link", name="Répondre").last.click()
    page.fill("#w-text", "Oui, biopsie des berges en plusieurs points.")
    page.get_by_role("button", name="Publier la réponse").click()
    expect(page.get_by_text("Publié.")).to_be_visible()
    assert Post.objects.get(in_reply_to=post).kind == "answer"


def _claim(page: Page, post: int) -> None:
    page.goto(f"/reconnais/{post}")
    assert_accessible(page)
    assert_fits(page)
    page.get_by_label("Moi").check()
    page.get_by_role("button", name="Demander le retrait").click()
    code = page.locator(".receipt-code output").inner_text()
    assert code not in page.url
    page.goto("/suivi")
    page.fill("#code", code.lower())
    page.get_by_role("button", name="Voir où en est la demande").click()
    expect(page.get_by_role("heading", name="En cours")).to_be_visible()
    assert code not in page.url


def test_a_text_meant_for_elsewhere_is_repaired_then_copied(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/verifier")
    page.fill("#w-text", "🙂 Mme Lefèvre, vue ce jour.")
    page.locator(".finding-tap").first.click()
    expect(page.locator("#w-text")).not_to_have_value("🙂 Mme Lefèvre, vue ce jour.")
    page.get_by_role("button", name="Copier le texte").click()
    expect(page.get_by_role("button", name="Texte copié.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.input_value("#w-text")
    assert "Lefèvre" not in copied
