"""How an RPPS number is compared without being kept in clear."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings


def digest_of(rpps: str) -> str:
    """A keyed hash of the number, 64 hex characters: eleven digits alone would be guessed in minutes."""
    key = hashlib.sha256(b"colloque.rpps:" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, rpps.encode(), hashlib.sha256).hexdigest()
