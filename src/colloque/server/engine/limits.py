"""Rate limits, kept in Redis when there is one and in memory otherwise (the package ``limits``)."""

from __future__ import annotations

import hashlib
import hmac
import time
from functools import lru_cache

from django.conf import settings
from limits import parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from .errors import TooMany


@lru_cache(maxsize=2)
def _limiter(url: str) -> MovingWindowRateLimiter:
    return MovingWindowRateLimiter(storage_from_string(url))


def limit(name: str, *, source: str, rate: str) -> None:
    """Count one call of ``source`` against ``rate``.

    Args:
        name: What is limited, as ``claim``.
        source: Who calls: an account id or a source hash; never a name.
        rate: As ``5/hour`` or ``10/minute``.

    Raises:
        TooMany: the rate is spent; ``retry_after`` in seconds.
    """
    limiter, item = _limiter(settings.COLLOQUE_LIMITS_URL), parse(rate)
    if limiter.hit(item, name, source):
        return
    reset = limiter.get_window_stats(item, name, source).reset_time
    raise TooMany(
        "Vous avez fait beaucoup de demandes en peu de temps : réessayez dans un moment.",
        retry_after=max(1, int(reset - time.time())),
    )


def forget(url: str) -> None:
    """Forget every count kept at ``url``: for tests, and for an operator who locked everyone out."""
    _limiter(url).storage.reset()


def source_hash(address: str) -> str:
    """A keyed hash of a network address, 32 hex characters: counts sources without keeping addresses."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, b"source:" + address.encode(), hashlib.sha256).hexdigest()[:32]
