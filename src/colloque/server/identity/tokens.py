"""How a bearer token is kept: as a hash."""

from __future__ import annotations

import hashlib


def digest(token: str) -> str:
    """SHA-256 of a token, 64 hex characters; 256 random bits need no salt or stretching.

    >>> digest("x")[:8]
    '2d711642'
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
