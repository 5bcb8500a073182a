from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from colloque.server.publishing import queries
from colloque.server.publishing.models import Draft, Justification, Post
from colloque.server.relations.queries import viewer_of

from ...cast import Cast

SignedIn = Callable[[str], Client]
BREACH = "Mme Lefèvre, vue ce jour pour son pied diabétique : vous déchargez comment ?"
CLEAN = "Pied diabétique : vous déchargez comment en première intention ?"


def key_of(html: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', html)
    assert found
    return found[1]


def send(client: Client, action: str, text: str, **fields: str) -> str:
    sent = {"action": action, "text": text, "visibility": "public"} | fields
    response = client.post("/publier", sent)
    return response.content.decode()


def test_the_page_says_who_will_read(signed_in: SignedIn) -> None:
    html = signed_in("author").get("/publier").content.decode()
    assert "Tout le monde le lira, patients et journalistes compris, même sans compte." in html
    assert "Seuls les médecins dont l’exercice a été vérifié ici le liront." in html


@pytest.mark.parametrize(
    ("visibility", "said"),
    [
        ("public", "Visible par tous, y compris les patients"),
        ("physicians", "Visible par les médecins vérifiés"),
        ("private", "Visible par les abonnés"),
    ],
)
def test_the_button_says_who_will_read(signed_in: SignedIn, visibility: str, said: str) -> None:
    html = send(signed_in("author"), "check", CLEAN, visibility=visibility)
    beside = html.split('id="send-to"')[1].split("</p>")[0]
    assert re.findall(r'class="now">.*?</svg>([^<]+)<', beside) == [said]
    assert 'value="publish" aria-describedby="send-to"' in html


def test_someone_who_is_no_physician_is_not_offered_the_physicians(signed_in: SignedIn) -> None:
    html = signed_in("lay").get("/publier").content.decode()
    assert 'value="physicians"' not in html
    assert 'value="public"' in html


def test_a_visitor_is_sent_to_sign_in() -> None:
    response = Client().get("/publier")
    assert response.status_code == 302
    assert "/compte/login/" in response["Location"]


def test_check_underlines_each_passage_and_lists_it(signed_in: SignedIn) -> None:
    html = send(signed_in("author"), "check", BREACH)
    assert '<mark class="found found--block">Lefèvre</mark>' in html
    assert 'href="/regles/SEC-1"' in html
    assert "R4127-4 CSP" in html
    assert Post.objects.count() == 0
    assert Draft.objects.count() == 0


def test_apply_repairs_the_passage_and_checks_again(signed_in: SignedIn) -> None:
    client = signed_in("author")
    html = send(client, "check", BREACH)
    token = re.search(r'value="(apply text:[^"]+:SEC-1)"', html)
    assert token
    repaired = send(client, token[1], BREACH)
    assert "Lefèvre" not in repaired
    assert "pied diabétique" in repaired


def test_a_repair_of_a_text_that_changed_is_refused_and_the_list_renewed(signed_in: SignedIn) -> None:
    html = send(signed_in("author"), "apply text:4-11:SEC-1", "Encore " + BREACH)
    assert "Ce passage a changé depuis la relecture" in html
    assert "Encore Mme Lefèvre" in html


@pytest.mark.parametrize(
    "token", ["apply", "apply ", "apply x", "apply text:1-2:<script>", "apply text:9-1:SEC-1"]
)
def test_a_forged_repair_changes_nothing(signed_in: SignedIn, token: str) -> None:
    html = send(signed_in("author"), token, BREACH)
    assert "Mme Lefèvre, vue ce jour" in html


def test_a_clean_text_is_published_and_shown(signed_in: SignedIn, cast: Cast) -> None:
    client = signed_in("author")
    response = client.post(
        "/publier", {"action": "publish", "text": CLEAN, "visibility": "public"}, follow=True
    )
    post = Post.objects.get()
    assert response.redirect_chain[-1][0] == f"/@{cast.author.handle}/{post.pk}"
    assert post.text == CLEAN


def test_a_double_submit_gives_one_post(signed_in: SignedIn) -> None:
    client = signed_in("author")
    key = key_of(client.get("/publier").content.decode())
    sent = {"action": "publish", "text": CLEAN, "visibility": "public", "key": key}
    first, second = client.post("/publier", sent), client.post("/publier", sent)
    assert Post.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_a_blocked_text_is_not_published_whatever_is_pressed(signed_in: SignedIn, cast: Cast) -> None:
    client = signed_in("author")
    for action in ("publish", "acknowledge"):
        response = client.post(
            "/publier",
            {
                "action": action,
                "text": BREACH,
                "visibility": "public",
                "reason": "Elle est d’accord, promis.",
            },
        )
        assert response.status_code == 422
        assert "Mme Lefèvre, vue ce jour" in response.content.decode()
    assert Post.objects.count() == 0
    assert Draft.objects.filter(author=cast.author, state="held").exists()


GRAVE = "Mon patient de 9 h est une vraie tête à claques, il se plaint de tout."
ADVISED = "Reçu hier une patiente qui tousse."


def test_advice_is_read_then_confirmed(signed_in: SignedIn) -> None:
    client = signed_in("author")
    sent = {"text": ADVISED, "visibility": "public", "key": "advised-1"}
    first = client.post("/publier", {**sent, "action": "publish"})
    assert first.status_code == 422
    assert "J’ai relu, publier" in first.content.decode()
    assert client.post("/publier", {**sent, "action": "acknowledge"}).status_code == 302
    assert Post.objects.get().text == ADVISED


def test_a_grave_text_asks_for_a_reason_and_records_it(signed_in: SignedIn) -> None:
    client = signed_in("author")
    sent = {"text": GRAVE, "visibility": "public", "key": "grave-1"}
    html = client.post("/publier", {**sent, "action": "publish"}).content.decode()
    assert 'name="reason"' in html
    short = client.post("/publier", {**sent, "action": "acknowledge", "reason": "bof"})
    assert short.status_code == 422
    assert "Dites en quelques mots pourquoi" in short.content.decode()
    assert Post.objects.count() == 0
    response = client.post(
        "/publier",
        {**sent, "action": "acknowledge", "reason": "Citation d’un sketch, dénoncée dans la suite."},
    )
    assert response.status_code == 302
    assert Justification.objects.get().reason == "Citation d’un sketch, dénoncée dans la suite."


def test_html_in_a_text_is_shown_not_run(signed_in: SignedIn) -> None:
    html = send(signed_in("author"), "check", "<script>alert(1)</script></textarea><img src=x> Mme Lefèvre")
    assert "<script>alert(1)" not in html
    assert "<img src=x>" not in html


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200b", "a" * 600, "a" * 1_000_000, "nul\x00"])
def test_a_text_that_cannot_be_taken_comes_back_with_a_sentence(signed_in: SignedIn, text: str) -> None:
    response = signed_in("author").post(
        "/publier", {"action": "publish", "text": text, "visibility": "public"}
    )
    assert response.status_code in {400, 422}
    assert "field__wrong" in response.content.decode()
    assert Post.objects.count() == 0


def test_invalid_utf8_is_no_server_error(signed_in: SignedIn) -> None:
    response = signed_in("author").post(
        "/publier",
        data=b"action=check&visibility=public&text=%ff%fe%80abc",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 200


def test_an_unknown_audience_is_refused_beside_the_choice(signed_in: SignedIn) -> None:
    response = signed_in("author").post(
        "/publier", {"action": "publish", "text": CLEAN, "visibility": "monde"}
    )
    assert response.status_code == 400
    assert "Choisissez qui pourra lire ce message." in response.content.decode()


def test_transpose_shows_both_sides_and_each_reason(signed_in: SignedIn) -> None:
    html = send(signed_in("author"), "transpose", "Mme Lefèvre, 62 ans, opérée à Nantes le 12 mars.")
    assert '<del class="was">Mme Lefèvre</del>' in html
    assert '<ins class="becomes">Un patient</ins>' in html
    assert html.count('name="keep"') >= 3


def test_a_refused_change_is_not_made(signed_in: SignedIn) -> None:
    client = signed_in("author")
    text = "Mme Lefèvre, 62 ans, opérée à Nantes le 12 mars."
    html = send(client, "transpose", text, key="k")
    keys = re.findall(r'name="keep" value="([^"]+)"', html)
    age = next(one for one in keys if text[slice(*map(int, one.split("-")))] == "62 ans")
    response = client.post(
        "/publier",
        {
            "action": "accept",
            "text": text,
            "key": "k",
            "visibility": "public",
            "boxes": "transposed",
            "keep": [one for one in keys if one != age],
        },
    )
    written = re.search(
        r"<textarea[^>]*name=\"text\"[^>]*>\n(.*?)</textarea>", response.content.decode(), re.S
    )
    assert written
    assert "62 ans" in written[1]
    assert "Lefèvre" not in written[1]
    assert "Nantes" not in written[1]
    assert re.search(r'name="transposed" value="1" checked', response.content.decode())


def test_the_comparison_is_drawn_again_without_what_is_refused(signed_in: SignedIn) -> None:
    client = signed_in("author")
    text = "Mme Lefèvre, 62 ans, opérée à Nantes le 12 mars."
    keys = re.findall(r'name="keep" value="([^"]+)"', send(client, "transpose", text, key="k"))
    age = next(one for one in keys if text[slice(*map(int, one.split("-")))] == "62 ans")
    sent = {"action": "preview", "text": text, "key": "k", "visibility": "public"}
    html = client.post("/publier", {**sent, "keep": [one for one in keys if one != age]}).content.decode()
    assert re.findall(r'name="keep" value="([^"]+)"', html) == keys
    assert f'value="{age}">' in html
    assert 'value="0-11" checked' in html
    assert "62 ans" in html.split('id="after"')[1].split("</section>")[0]


def test_refusing_every_change_leaves_the_text_unmarked(signed_in: SignedIn) -> None:
    text = "Mme Lefèvre, 62 ans, opérée à Nantes le 12 mars."
    sent = {"action": "accept", "text": text, "key": "k", "visibility": "public", "boxes": "transposed"}
    html = signed_in("author").post("/publier", sent).content.decode()
    assert f">\n{text}</textarea>" in html
    assert 'name="transposed" value="1" checked' not in html


def test_a_transposed_text_loses_nothing_on_the_way_back(signed_in: SignedIn) -> None:
    client = signed_in("author")
    text = "Ligne 1\n\nMme Lefèvre « dit »\n  — fin"
    html = send(client, "transpose", text, visibility="private")
    carried = re.search(r'<input type="hidden" name="text" value="([^"]*)"', html, re.S)
    assert carried
    assert "private" in html
    back = send(client, "back", text, visibility="private")
    assert 'value="private" checked' in back


def test_a_draft_is_kept_and_found_again(signed_in: SignedIn, cast: Cast) -> None:
    client = signed_in("author")
    client.post("/publier", {"action": "draft", "text": BREACH, "visibility": "private"})
    draft = Draft.objects.get()
    assert b"Lef" not in bytes(Draft.objects.extra(select={"raw": "body"}).values_list("raw", flat=True)[0])
    listed = client.get("/brouillons").content.decode()
    assert f"/brouillons/{draft.pk}" in listed
    again = client.get(f"/brouillons/{draft.pk}").content.decode()
    assert "Mme Lefèvre, vue ce jour" in again
    assert 'value="private" checked' in again


def test_a_held_draft_comes_back_with_its_findings_and_leaves_once_repaired(
    signed_in: SignedIn, cast: Cast
) -> None:
    client = signed_in("author")
    client.post("/publier", {"action": "publish", "text": BREACH, "visibility": "public"})
    draft = Draft.objects.get()
    address = f"/brouillons/{draft.pk}"
    html = client.get(address).content.decode()
    assert '<mark class="found found--block">Lefèvre</mark>' in html
    client.post(
        address,
        {
            "action": "publish",
            "text": CLEAN,
            "visibility": "public",
            "key": key_of(html),
            "draft": str(draft.pk),
        },
    )
    assert Post.objects.get().text == CLEAN
    assert client.get(address).status_code == 404


def test_nobody_opens_or_throws_away_the_draft_of_another(signed_in: SignedIn) -> None:
    signed_in("author").post("/publier", {"action": "draft", "text": BREACH, "visibility": "public"})
    draft = Draft.objects.get()
    stranger = signed_in("colleague")
    assert stranger.get(f"/brouillons/{draft.pk}").status_code == 404
    assert stranger.post(f"/brouillons/{draft.pk}/jeter").status_code == 404
    assert Draft.objects.get().state == "draft"
    assert stranger.get("/brouillons/zzz").status_code == 404


def test_a_draft_is_thrown_away(signed_in: SignedIn) -> None:
    client = signed_in("author")
    client.post("/publier", {"action": "draft", "text": BREACH, "visibility": "public"})
    client.post(f"/brouillons/{Draft.objects.get().pk}/jeter")
    assert "Aucun brouillon" in client.get("/brouillons").content.decode()


def test_a_reply_speaks_to_no_more_people_than_its_parent(signed_in: SignedIn, cast: Cast) -> None:
    signed_in("author").post("/publier", {"action": "publish", "text": CLEAN, "visibility": "physicians"})
    parent = Post.objects.get()
    html = signed_in("colleague").get(f"/publier?reponse={parent.pk}").content.decode()
    assert "vous déchargez comment en première intention" in html
    assert 'value="public"' not in html
    response = signed_in("colleague").post(
        f"/publier?reponse={parent.pk}",
        {"action": "publish", "text": "Décharge stricte, puis chaussure adaptée.", "visibility": "public"},
    )
    assert response.status_code == 302
    reply = Post.objects.get(in_reply_to=parent)
    assert reply.visibility == "physicians"


@pytest.mark.parametrize("wanted", ["0", "12", "abc", "9" * 30, "%00"])
def test_a_reply_to_nothing_is_not_found(signed_in: SignedIn, wanted: str) -> None:
    assert signed_in("author").get(f"/publier?reponse={wanted}").status_code == 404


def test_an_edit_is_checked_again_and_keeps_its_history(signed_in: SignedIn, cast: Cast) -> None:
    client = signed_in("author")
    client.post("/publier", {"action": "publish", "text": CLEAN, "visibility": "public"})
    post = Post.objects.get()
    address = f"/@{cast.author.handle}/{post.pk}/modifier"
    assert CLEAN in client.get(address).content.decode()
    refused = client.post(address, {"action": "publish", "text": BREACH})
    assert refused.status_code == 422
    assert Post.objects.get().text == CLEAN
    changed = CLEAN.replace("première", "deuxième")
    client.post(address, {"action": "publish", "text": changed})
    assert Post.objects.get().text == changed
    assert [one.text for one in queries.revisions(viewer_of(cast.author), post.pk)] == [CLEAN]


def test_the_author_erases_what_was_written_before(signed_in: SignedIn, cast: Cast) -> None:
    client = signed_in("author")
    client.post("/publier", {"action": "publish", "text": CLEAN, "visibility": "public"})
    address = f"/@{cast.author.handle}/{Post.objects.get().pk}"
    client.post(f"{address}/modifier", {"action": "publish", "text": "Pied diabétique : quelle décharge ?"})
    history, erase = f"{address}/historique", f"{address}/historique/effacer"
    assert erase in client.get(history).content.decode()
    assert erase not in signed_in("colleague").get(history).content.decode()
    assert signed_in("colleague").post(erase).status_code == 403
    assert signed_in("author").get(erase).status_code == 405
    assert "en première intention" in Client().get(history).content.decode()
    html = client.post(erase, follow=True).content.decode()
    assert "L’historique est effacé" in html
    assert erase not in html
    read = Client().get(history).content.decode()
    assert "en première intention" not in read
    assert "effacées par leur auteur" in read


def test_a_held_edit_waits_among_the_drafts(signed_in: SignedIn, cast: Cast) -> None:
    client = signed_in("author")
    client.post("/publier", {"action": "publish", "text": CLEAN, "visibility": "public"})
    post = Post.objects.get()
    client.post(f"/@{cast.author.handle}/{post.pk}/modifier", {"action": "publish", "text": BREACH})
    address = f"/brouillons/{Draft.objects.get(state='held').pk}"
    assert "Modifier la publication" in client.get(address).content.decode()
    changed = CLEAN.replace("première", "deuxième")
    client.post(address, {"action": "publish", "text": changed})
    assert Post.objects.get().text == changed
    assert client.get(address).status_code == 404


def test_a_form_beyond_what_the_server_reads_is_refused_in_words(signed_in: SignedIn) -> None:
    response = signed_in("author").post("/publier", {"action": "check", "text": "a" * 3_000_000})
    assert response.status_code == 413
    assert "raccourcissez" in response.content.decode()


@pytest.mark.parametrize("verb", ["modifier", "supprimer"])
def test_only_the_author_changes_or_deletes(signed_in: SignedIn, cast: Cast, verb: str) -> None:
    signed_in("author").post("/publier", {"action": "publish", "text": CLEAN, "visibility": "public"})
    post = Post.objects.get()
    address = f"/@{cast.author.handle}/{post.pk}/{verb}"
    assert signed_in("colleague").get(address).status_code == 403
    assert signed_in("colleague").post(address, {"action": "publish", "text": "autre"}).status_code == 403
    assert signed_in("author").get(f"/@louis_garnier/{post.pk}/{verb}").status_code == 404
    assert Post.objects.get().text == CLEAN


def test_delete_asks_first(signed_in: SignedIn, cast: Cast) -> None:
    client = signed_in("author")
    client.post("/publier", {"action": "publish", "text": CLEAN, "visibility": "public"})
    address = f"/@{cast.author.handle}/{Post.objects.get().pk}/supprimer"
    assert "Supprimer cette publication" in client.get(address).content.decode()
    assert Post.objects.count() == 1
    client.post(address)
    assert Post.objects.count() == 0


def test_an_article_has_a_title_and_more_room(signed_in: SignedIn) -> None:
    client = signed_in("author")
    long = "Un paragraphe de réflexion sur la relation de soin. " * 30
    response = client.post(
        "/publier?forme=article",
        {"action": "publish", "title": "Décharger un pied", "text": long, "visibility": "public"},
    )
    assert response.status_code == 302
    assert Post.objects.get().kind == "article"


def test_no_draft_text_stays_in_a_cache(signed_in: SignedIn) -> None:
    response = signed_in("author").post(
        "/publier", {"action": "check", "text": BREACH, "visibility": "public"}
    )
    assert response["Cache-Control"] == "no-store"
