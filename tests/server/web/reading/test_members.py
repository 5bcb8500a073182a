"""Opening one's account, saying who one is: what is refused comes back whole, the reason beside it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from colloque.server.identity import actions
from colloque.server.identity.models import Account, Profile, User

from ...cast import Cast
from ...publishing.stories import write
from .conftest import Browse

EMPTY_LISTS = {
    f"{kind}-{name}": "0"
    for kind in ("cursus", "publication", "interest")
    for name in ("TOTAL_FORMS", "INITIAL_FORMS")
}
CHOICE = {"handle": "ada_vernet", "display_name": "Ada Vernet", "kind": "physician"}


@pytest.fixture
def newcomer(db: None) -> Client:
    """Somebody who signed up a moment ago."""
    client = Client()
    client.force_login(User.objects.create_user("ada@exemple.test", "un mot de passe de papier"))
    return client


def test_sign_up_then_welcome_then_home(db: None) -> None:
    visitor = Client()
    sent = {"email": "ada@exemple.test", "password1": "vingt girafes en bottes"}
    assert visitor.post("/compte/signup/", sent).status_code == 302
    assert visitor.get("/", follow=True).redirect_chain[-1][0] == "/bienvenue"
    assert visitor.post("/bienvenue", CHOICE)["Location"] == "/accueil"
    account = Account.objects.get(handle="ada_vernet")
    assert (account.kind, account.verified, account.role) == ("physician", False, "member")
    assert visitor.get("/bienvenue")["Location"] == "/accueil"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("handle", "camille_rey"),
        ("handle", "é"),
        ("handle", "admin"),
        ("handle", "x" * 40),
        ("display_name", ""),
        ("display_name", "\u202e\u200b"),
        ("kind", "reine"),
    ],
)
def test_a_refused_choice_says_why_beside_its_field(
    field: str, value: str, newcomer: Client, cast: Cast
) -> None:
    answer = newcomer.post("/bienvenue", {**CHOICE, field: value})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'aria-describedby="id_{field}_helptext id_{field}_error"' in page
    assert f'id="id_{field}_error"' in page
    assert "Rien n’est perdu" in page
    assert not Account.objects.filter(user__email="ada@exemple.test").exists()


def test_nobody_gives_himself_a_role_or_a_mark(newcomer: Client) -> None:
    newcomer.post("/bienvenue", {**CHOICE, "role": "moderator", "verified": "on", "now": "x"})
    account = Account.objects.get(handle="ada_vernet")
    assert (account.role, account.verified) == ("member", False)


def _profile(**fields: Any) -> dict[str, Any]:
    return {"display_name": "Camille Rey", **EMPTY_LISTS, **fields}


def test_a_profile_is_edited_and_shown(browse: Browse, cast: Cast) -> None:
    sent = _profile(
        title="Médecin généraliste",
        specialty="medecine-generale",
        bio="J’aime les ordonnances courtes.",
        **{
            "publication-TOTAL_FORMS": "2",
            "publication-0-title": "Déprescrire à deux",
            "publication-0-year_from": "2023",
            "publication-0-link": "https://exemple.test/deprescrire",
        },
    )
    assert browse("author").post("/profil", sent)["Location"] == "/@camille_rey"
    page = browse("anonymous").get("/@camille_rey").content.decode()
    for words in ("Médecin généraliste", "ordonnances courtes", "Déprescrire à deux", "2023"):
        assert words in page


def test_a_profile_that_breaks_a_rule_comes_back_whole(browse: Browse, cast: Cast) -> None:
    bio = "Merci à Mme Lefèvre, 54 ans, vue ce matin, qui me recommande."
    answer = browse("author").post("/profil", _profile(bio=bio, title="Médecin généraliste"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Mme Lefèvre, 54 ans" in page
    assert "Médecin généraliste" in page
    assert 'class="findings' in page
    assert "/regles/SEC-1" in page
    assert Profile.objects.get(account=cast.author).bio == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"department": "20"},
        {"town": "x" * 100},
        {"specialty": "voyance"},
        {"bio": "\x00"},
        {
            "interest-TOTAL_FORMS": "1",
            "interest-0-title": "Congrès",
            "interest-0-link": "javascript:alert(1)",
        },
        {"cursus-TOTAL_FORMS": "1", "cursus-0-title": "Internat", "cursus-0-year_from": "3000"},
        {
            "cursus-TOTAL_FORMS": "1",
            "cursus-0-title": "Internat",
            "cursus-0-year_from": "2012",
            "cursus-0-year_to": "2010",
        },
        {"cursus-TOTAL_FORMS": "1", "cursus-0-detail": "Une précision sans intitulé"},
        {"cursus-TOTAL_FORMS": "900"},
        {"cursus-TOTAL_FORMS": "abc"},
    ],
)
def test_odd_profiles_are_refused_with_a_reason(fields: dict[str, str], browse: Browse, cast: Cast) -> None:
    answer = browse("author").post("/profil", _profile(bio="Un mot à garder.") | fields)
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()


def test_lines_are_added_without_script_and_nothing_typed_is_lost(browse: Browse, cast: Cast) -> None:
    sent = _profile(bio="Un mot à garder.", add="cursus")
    page = browse("author").post("/profil", sent).content.decode()
    assert 'name="cursus-0-title"' in page
    assert "Un mot à garder." in page
    assert Profile.objects.get(account=cast.author).bio == ""


def test_what_was_typed_while_the_session_ended_is_given_back(browse: Browse, cast: Cast) -> None:
    answer = browse("anonymous").post("/profil", _profile(bio="Un mot à garder."))
    assert answer.status_code == 401
    assert "Un mot à garder." in answer.content.decode()


def test_the_mark_says_what_was_verified_how_and_when(browse: Browse, cast: Cast, now: dt.datetime) -> None:
    for person, role in ((cast.author, "author"), (cast.lay, "lay")):
        page = browse("anonymous").get(f"/@{person.handle}").content.decode()
        assert "Ce qui a été vérifié" not in page, role
    Account.objects.filter(pk=cast.author.pk).update(verified=False)
    actions.verify_physician(Account.objects.get(pk=cast.author.pk), method="administrator", by=None, now=now)
    page = browse("anonymous").get("/@camille_rey").content.decode()
    assert "Qualité de médecin vérifiée" in page
    assert "par l’administration de ce serveur, le 23 novembre 2026" in page
    assert "Ce n’est pas une approbation" in page


def test_a_suspended_account_shows_neither_words_nor_posts(
    browse: Browse, cast: Cast, now: dt.datetime
) -> None:
    write(cast.author, "Une note de lecture, une réserve.")
    Profile.objects.filter(account=cast.author).update(bio="Un mot de présentation.")
    actions.suspend(cast.author, by=None, now=now)
    page = browse("colleague").get("/@camille_rey").content.decode()
    assert "Ce compte est suspendu" in page
    assert "Une note de lecture" not in page
    assert "Un mot de présentation" not in page
