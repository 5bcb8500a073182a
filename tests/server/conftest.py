"""Fixtures of every server test: the fixed cast and the fixed moment."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings

from colloque.server.engine import limits

from .cast import NOW, Cast, assemble


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Every test starts with its rate limits unspent, in memory or in Redis."""
    limits.forget(settings.COLLOQUE_LIMITS_URL)


@pytest.fixture
def now() -> dt.datetime:
    """A Monday morning, between two consultations."""
    return NOW


@pytest.fixture
def cast(db: None) -> Cast:
    """Author, colleague, stranger, intern, lay reader, blocked, moderator."""
    return assemble()
