"""The keys of this server: one signs, all verify."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

ALGORITHM = "ES256"


def issuer() -> str:
    """Who signs: the address of this server."""
    return str(settings.COLLOQUE_ORIGIN)


def signed(claims: dict[str, Any], *, kind: str) -> str:
    """``claims`` as a JWT of type ``kind``, signed by the key of today."""
    key = settings.COLLOQUE_ATTESTATION_KEYS[0]
    header = {"alg": ALGORITHM, "typ": kind, "kid": key["kid"]}
    return jwt.encode(header, claims, ECKey.import_key(key), algorithms=[ALGORITHM])


def public_keys() -> dict[str, Any]:
    """The public keys, as a JWK set: what anybody verifies with."""
    return {"keys": [_public(key) for key in settings.COLLOQUE_ATTESTATION_KEYS]}


def own_keys() -> KeySet:
    """The same, to verify with."""
    return KeySet.import_key_set(public_keys())  # type: ignore[arg-type]  # a JWK set, as its own type has it


def _public(key: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in key.items() if name != "d"}
