"""The demo provider's key, made anew at each start, and the tokens it signs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

from colloque.server.identity.prosante.provider import provider

_LASTS = 300  # seconds


@lru_cache(maxsize=1)
def key() -> RSAKey:
    """The signing key of this process."""
    return RSAKey.generate_key(2048, {"kid": "demo", "use": "sig", "alg": "RS256"})


def signed(claims: Mapping[str, Any], *, nonce: str, now: dt.datetime) -> str:
    """An id token for the client of the demo."""
    who = provider()
    moment = int(now.timestamp())
    said = {
        **claims,
        "iss": who.issuer,
        "aud": who.client_id,
        "acr": "eidas1",
        "nonce": nonce,
        "iat": moment,
        "exp": moment + _LASTS,
    }
    return jwt.encode({"alg": "RS256", "kid": "demo"}, said, key())
