"""The bearer's page and the council's console, as browsers without script meet them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from colloque.server.identity.models import Account
from colloque.server.identity.pseudonyms import actions
from colloque.server.identity.pseudonyms.models import Declaration, Opening

from ...cast import NOW, Cast, make_account
from ...identity.pseudonyms.people import FAMILY, RPPS, WHY, councillor, declared, mirabelle, registered

Enter = Callable[[Account], Client]
TYPED = {
    "council": "44",
    "family_name": FAMILY,
    "given_names": "Hortense",
    "rpps": RPPS,
    "sworn": "on",
    "comptes-TOTAL_FORMS": "3",
    "comptes-INITIAL_FORMS": "0",
    "comptes-1-network": "x",
    "comptes-1-handle": "@DocMirabelle",
}


@pytest.fixture
def enter() -> Enter:
    def client(account: Account) -> Client:
        browser = Client()
        browser.force_login(account.user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return browser

    return client


@pytest.fixture
def bearer(db: None) -> Account:
    return mirabelle()


@pytest.fixture
def order(db: None) -> Account:
    return councillor()


def test_from_declaration_to_registration(bearer: Account, order: Account, enter: Enter) -> None:
    mine, console = enter(bearer), enter(order)
    assert mine.post("/pseudonyme", TYPED).status_code == 302
    page = mine.get("/pseudonyme").content.decode()
    assert "en attente du conseil" in page
    assert FAMILY not in page
    row = Declaration.objects.get()
    assert f"/ordre/pseudonymes/{row.pk}" in console.get("/ordre/pseudonymes").content.decode()
    case = f"/ordre/pseudonymes/{row.pk}"
    sealed = console.get(case).content.decode()
    assert "DocMirabelle" in sealed
    assert FAMILY not in sealed
    opened = console.post(f"{case}/identite", {"reason": WHY})
    assert FAMILY in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    assert FAMILY not in console.get(case).content.decode()
    assert console.post(f"{case}/decision", {"reason": WHY, "decision": "register"}).status_code == 302
    profile = Client().get("/@doc_mirabelle").content.decode()
    assert "Pseudonyme enregistré auprès du conseil départemental" in profile
    assert "approuvé" not in profile
    assert mine.post("/pseudonyme/retirer").status_code == 302
    assert "Pseudonyme enregistré" not in Client().get("/@doc_mirabelle").content.decode()


def test_a_declared_pseudonym_is_not_shown_as_registered(bearer: Account) -> None:
    assert "déclaré au conseil" not in Client().get("/@doc_mirabelle").content.decode()
    declared(bearer)
    profile = Client().get("/@doc_mirabelle").content.decode()
    assert "déclaré au conseil départemental" in profile
    assert "Pseudonyme enregistré" not in profile


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"council": "99"}, "Ce département n’existe pas"),
        ({"rpps": "12"}, "Un numéro RPPS a onze chiffres"),
        ({"sworn": ""}, "Confirmez que la déclaration est exacte"),
        ({"family_name": ""}, "champ est obligatoire"),
        ({"comptes-1-network": ""}, "Choisissez le réseau dans la liste"),
        ({"comptes-1-network": "minitel"}, "minitel"),
        ({"comptes-1-handle": "doc mirabelle"}, "n’a pas la forme attendue"),
        ({"family_name": "Mirabelle"}, "il ne vous cacherait pas"),
    ],
)
def test_bad_input_is_said_and_given_back(
    change: dict[str, str], said: str, bearer: Account, enter: Enter
) -> None:
    answer = enter(bearer).post("/pseudonyme", {**TYPED, **change})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page.replace("\u202f", " ").replace("\xa0", " ")
    assert 'value="@DocMirabelle"' in page or "comptes-1-handle" in change
    assert "no-store" in answer["Cache-Control"]
    assert not Declaration.objects.exists()


def test_every_account_finds_its_line(bearer: Account, enter: Enter) -> None:
    browser = enter(bearer)
    more = browser.post("/pseudonyme", {**TYPED, "add": "1"})
    page = more.content.decode()
    assert more.status_code == 200
    assert 'name="comptes-5-handle"' in page
    assert 'value="@DocMirabelle"' in page
    assert not Declaration.objects.exists()
    five = {
        f"comptes-{n}-{part}": said
        for n in range(5)
        for part, said in (("network", "x"), ("handle", f"doc{n}"))
    }
    assert browser.post("/pseudonyme", {**TYPED, **five, "comptes-TOTAL_FORMS": "6"}).status_code == 302
    assert Declaration.objects.get().aliases.count() == 6
    for odd in ("", "x", "9" * 30):
        sent = {**TYPED, "comptes-TOTAL_FORMS": odd, "add": "1"}
        assert browser.post("/pseudonyme", sent).status_code < 500


@pytest.mark.parametrize("reason", ["", "court", "a" * 1200])
def test_a_console_without_reason_opens_and_decides_nothing(
    reason: str, bearer: Account, order: Account, enter: Enter
) -> None:
    row, console = declared(bearer), enter(order)
    for path, more in (("identite", {}), ("decision", {"decision": "strike"})):
        answer = console.post(f"/ordre/pseudonymes/{row.pk}/{path}", {"reason": reason, **more})
        assert answer.status_code == 422
        assert FAMILY not in answer.content.decode()
    assert not Opening.objects.exists()
    assert Declaration.objects.get().state == "declared"


def test_a_decision_that_does_not_exist(bearer: Account, order: Account, enter: Enter) -> None:
    row = declared(bearer)
    answer = enter(order).post(f"/ordre/pseudonymes/{row.pk}/decision", {"reason": WHY, "decision": "x"})
    assert answer.status_code == 400
    assert WHY in answer.content.decode()


def test_a_decision_too_early_gives_its_reason_back(bearer: Account, order: Account, enter: Enter) -> None:
    row = declared(bearer)
    path = f"/ordre/pseudonymes/{row.pk}/decision"
    answer = enter(order).post(path, {"reason": WHY, "decision": "register"})
    assert answer.status_code == 409
    assert WHY in answer.content.decode()


@pytest.mark.parametrize("role", ["author", "lay", "moderator"])
def test_the_console_is_closed_to_others(role: str, cast: Cast, bearer: Account, enter: Enter) -> None:
    row, browser = declared(bearer), enter(getattr(cast, role))
    case = f"/ordre/pseudonymes/{row.pk}"
    assert {browser.get(path).status_code for path in ("/ordre/pseudonymes", case)} == {403}
    sent = {"reason": WHY, "decision": "strike"}
    assert {browser.post(f"{case}/{verb}", sent).status_code for verb in ("identite", "decision")} == {403}
    assert Client().get(case).status_code == 302


def test_a_queue_of_two_pages(order: Account, enter: Enter) -> None:
    for place in range(21):
        account = make_account(f"doc_{place}", name=f"Doc Prunelle {place}", verified=False)
        account.is_pseudonym = True
        declared(account)
    page = enter(order).get("/ordre/pseudonymes").content.decode()
    assert "Doc Prunelle 20" in page
    assert "Doc Prunelle 0<" not in page
    older = page.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "Doc Prunelle 0<" in enter(order).get(f"/ordre/pseudonymes{older}").content.decode()
    assert enter(order).get("/ordre/pseudonymes?etat=x&conseil=%00&max_id=y").status_code == 200


def test_why_the_council_sent_it_back(bearer: Account, order: Account, enter: Enter) -> None:
    row = declared(bearer)
    actions.send_back(order, row.pk, reason="Il manque le compte Mastodon du même nom.", now=NOW)
    page = enter(bearer).get("/pseudonyme").content.decode()
    assert "Il manque le compte Mastodon" in page
    assert "Déclarer au conseil départemental" in page


def test_a_real_name_has_nothing_to_declare(cast: Cast, enter: Enter) -> None:
    browser = enter(cast.author)
    assert "Ce compte porte votre nom" in browser.get("/pseudonyme").content.decode()
    answer = browser.post("/pseudonyme", TYPED)
    assert answer.status_code == 422
    assert not Declaration.objects.exists()


def test_the_console_in_english(bearer: Account, order: Account, enter: Enter) -> None:
    row = registered(bearer, order)
    console = enter(order)
    page = console.get(f"/ordre/pseudonymes/{row.pk}", headers={"accept-language": "en"}).content.decode()
    assert "The sealed identity" in page
    assert "Registered" in page


def test_sign_up_suggests_the_real_name(client: Client, db: None) -> None:
    from colloque.server.identity.models import User

    user = User.objects.create_user("neuve@exemple.test", "un mot de passe de papier")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get("/bienvenue").content.decode()
    assert "L’Ordre conseille aux médecins d’écrire sous leur nom" in page
    assert 'name="is_pseudonym"' in page
    assert "checked" not in page.partition('name="is_pseudonym"')[2].partition(">")[0]
    typed = {"handle": "doc_prune", "display_name": "Doc Prune", "kind": "physician", "is_pseudonym": "on"}
    assert client.post("/bienvenue", typed)["Location"] == "/pseudonyme"
