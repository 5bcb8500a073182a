"""The bearer and the councillor."""

from __future__ import annotations

import pytest

from colloque.server.identity.models import Account

from . import people


@pytest.fixture
def bearer(db: None) -> Account:
    return people.mirabelle()


@pytest.fixture
def order(db: None) -> Account:
    return people.councillor()
