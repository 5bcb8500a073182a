"""Rate limits count by source, in memory and in Redis."""

from __future__ import annotations

import os
import uuid

import pytest
from django.conf import settings
from django.test import override_settings

from colloque.server.engine.errors import TooMany
from colloque.server.engine.limits import limit, source_hash

REDIS = os.environ.get("COLLOQUE_TEST_REDIS_URL", "")


@pytest.mark.parametrize(
    "url",
    [
        "memory://",
        pytest.param(REDIS, marks=pytest.mark.skipif(not REDIS, reason="COLLOQUE_TEST_REDIS_URL is not set")),
    ],
)
def test_a_source_is_stopped_at_its_rate_and_others_are_not(url: str) -> None:
    busy, calm = uuid.uuid4().hex, uuid.uuid4().hex
    with override_settings(COLLOQUE_LIMITS_URL=url):
        for _ in range(3):
            limit("essai", source=busy, rate="3/minute")
        with pytest.raises(TooMany) as refused:
            limit("essai", source=busy, rate="3/minute")
        limit("essai", source=calm, rate="3/minute")
        limit("autre", source=busy, rate="3/minute")
    assert 1 <= refused.value.retry_after <= 61
    assert not refused.value.permanent


def test_a_source_is_kept_as_a_hash_of_this_installation() -> None:
    hashed = source_hash("192.0.2.7")
    assert len(hashed) == 32
    assert "192.0.2.7" not in hashed
    assert hashed == source_hash("192.0.2.7") != source_hash("192.0.2.8")
    with override_settings(SECRET_KEY=settings.SECRET_KEY + "x"):
        assert source_hash("192.0.2.7") != hashed
