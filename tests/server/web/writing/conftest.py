"""Browsers without script, signed in as someone of the cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from ...cast import Cast


@pytest.fixture(autouse=True)
def no_receipts() -> None:
    """No test finds the receipt of another's claim."""
    cache.clear()


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """``signed_in("author")`` is a client of that person."""

    def entered(role: str) -> Client:
        client = Client()
        client.force_login(getattr(cast, role).user)
        return client

    return entered
