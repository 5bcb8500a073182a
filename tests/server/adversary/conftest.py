"""Browsers without script and bearers of tokens, for each member of the cast."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from django.core.cache import cache
from django.test import Client

from colloque.server.identity import actions as identity

from ..cast import NOW, Cast

Enter = Callable[[str], Client]
Bearer = Callable[[str], Mapping[str, str]]


@pytest.fixture(autouse=True)
def no_receipts() -> None:
    """No test finds the receipt of another's claim, nor the count of its wrong passwords."""
    cache.clear()


@pytest.fixture
def enter(cast: Cast) -> Enter:
    """``enter("author")`` is a browser signed in as that one; ``enter("anonymous")`` is nobody's."""

    def client(role: str) -> Client:
        browser = Client()
        if role != "anonymous":
            browser.force_login(
                getattr(cast, role).user, backend="allauth.account.auth_backends.AuthenticationBackend"
            )
        return browser

    return client


@pytest.fixture
def bearer(cast: Cast) -> Bearer:
    """``bearer("author")`` are the headers of a client that acts for the author."""

    def headers(role: str) -> Mapping[str, str]:
        account = getattr(cast, role)
        token = identity.issue_token(account, scopes="read write follow push", application="tests", now=NOW)
        return {"Authorization": f"Bearer {token}"}

    return headers
