"""The account's pages and letters: ours in layout and words, whole in French and in English."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from ...cast import PASSWORD, Cast
from .conftest import Browse

OPEN = [
    "/compte/login/",
    "/compte/signup/",
    "/compte/password/reset/",
    "/compte/password/reset/done/",
    "/compte/password/reset/key/done/",
    "/compte/password/reset/key/0-bad/",
    "/compte/confirm-email/",
    "/compte/confirm-email/unknown/",
    "/compte/inactive/",
]
OWN = [
    "/compte/logout/",
    "/compte/password/change/",
    "/compte/email/",
    "/compte/reauthenticate/",
    "/compte/2fa/",
    "/compte/2fa/totp/activate/",
]
_FOREIGN = {
    "en": re.compile(r"[éèêàç]|\b(?:le|la|les|une|votre|vous|mot de passe|adresse)\b", re.I),
    "fr": re.compile(r"\b(?:the|your|you|password|please|email|address|sign in|authenticator)\b", re.I),
}


class _Main(HTMLParser):
    """The words of ``<main>``, labels and placeholders included."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "main"
        if self.inside:
            self.words += [value or "" for name, value in attrs if name in {"placeholder", "alt", "title"}]

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "main"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words.append(data)


def _said(client: Client, address: str, language: str) -> str:
    answer = client.get(address, headers={"accept-language": language}, follow=True)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in html
    assert 'class="account"' in html
    reader = _Main()
    reader.feed(html)
    said = " ".join(" ".join(reader.words).split())
    assert said
    return said


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", OPEN)
def test_a_page_of_anyone_speaks_one_language(browse: Browse, address: str, language: str) -> None:
    assert _FOREIGN[language].findall(_said(browse("anonymous"), address, language)) == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", OWN)
def test_a_page_of_ones_own_speaks_one_language(
    browse: Browse, cast: Cast, address: str, language: str
) -> None:
    client = browse("author")
    client.cookies["django_language"] = language
    client.post("/compte/reauthenticate/", {"password": PASSWORD})
    said = _said(client, address, language).replace(cast.author.user.email, "")
    assert _FOREIGN[language].findall(said) == []


def _letter(client: Client, language: str, address: str, **fields: str) -> str:
    client.post(address, fields, headers={"accept-language": language})
    assert len(mail.outbox) == 1
    letter = mail.outbox[0]
    assert letter.subject.startswith("[Colloque] ")
    assert "\n" not in letter.subject
    return f"{letter.subject.removeprefix('[Colloque] ')}\n{letter.body}"


def _prose(letter: str, *data: str) -> str:
    for words in data:
        letter = letter.replace(words, "")
    return re.sub(r"https?://\S+", "", letter)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", ["known", "nobody@exemple.test"])
def test_the_letter_of_a_lost_password_is_ours(
    browse: Browse, cast: Cast, language: str, address: str
) -> None:
    to = cast.author.user.email if address == "known" else address
    letter = _letter(browse("anonymous"), language, "/compte/password/reset/", email=to)
    assert re.findall(r"https?://[^/\s]+", letter) == ["http://testserver"]
    assert "Colloque" in letter
    assert "&" not in letter
    assert _FOREIGN[language].findall(_prose(letter, to)) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_letter_that_confirms_an_address_is_ours(
    browse: Browse, settings: Settings, language: str
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    client = browse("anonymous")
    # A letter of confirmation leaves once in three minutes for one address: one address a language.
    fields = {"email": f"nouvelle.{language}@exemple.test", "password1": "un mot de passe de carton"}
    letter = _letter(client, language, "/compte/signup/", **fields)
    link = re.search(r"http://testserver(/\S+)", letter)
    assert link
    assert _FOREIGN[language].findall(_prose(letter)) == []
    assert _FOREIGN[language].findall(_said(client, link[1], language)) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_changed_password_is_told_by_letter(browse: Browse, cast: Cast, language: str) -> None:
    client = browse("author")
    client.cookies["django_language"] = language
    new = "un mot de passe de carton"
    fields = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    letter = _letter(client, language, "/compte/password/change/", **fields)
    assert new not in letter
    assert _FOREIGN[language].findall(_prose(letter)) == []
