"""Readers at the web door: a browser without script for each of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from ...cast import Cast

Browse = Callable[[str], Client]


@pytest.fixture
def browse(cast: Cast) -> Browse:
    """``browse("colleague")`` is a client signed in as that one; ``browse("anonymous")`` is nobody."""

    def client(role: str) -> Client:
        browser = Client(enforce_csrf_checks=False)
        if role != "anonymous":
            browser.force_login(
                getattr(cast, role).user, backend="allauth.account.auth_backends.AuthenticationBackend"
            )
        return browser

    return client
