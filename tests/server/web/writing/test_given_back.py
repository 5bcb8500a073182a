from __future__ import annotations

import re
from collections.abc import Callable

from django.test import Client

from colloque.server.publishing.models import Post

from ...cast import Cast

SignedIn = Callable[[str], Client]
TEXT = "Un long texte\nécrit entre deux consultations <b>."


def given(html: str) -> bool:
    return bool(re.search(r"<textarea[^>]*readonly[^>]*>\nUn long texte\n", html)) and "&lt;b&gt;" in html


def test_a_session_that_ended_gives_the_text_back(db: None) -> None:
    response = Client().post("/publier", {"action": "publish", "text": TEXT})
    assert response.status_code == 401
    assert given(response.content.decode())
    assert Post.objects.count() == 0


def test_an_expired_form_gives_the_text_back(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.author.user)
    response = client.post("/publier", {"action": "publish", "text": TEXT, "csrfmiddlewaretoken": "x" * 64})
    assert response.status_code == 403
    assert given(response.content.decode())
    assert response["Cache-Control"] == "no-store"


def test_a_form_posted_from_another_site_gets_nothing_back(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.author.user)
    response = client.post("/publier", {"text": TEXT}, headers={"origin": "https://mauvais.example"})
    assert response.status_code == 403
    assert "Un long texte" not in response.content.decode()


def test_a_password_is_never_given_back(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/compte/login/", {"login": "a@exemple.test", "password": "un-secret-a-soi"})
    assert response.status_code == 403
    assert "un-secret-a-soi" not in response.content.decode()
