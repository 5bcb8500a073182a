"""Whom we ask, and what it says of itself: discovery and keys, kept for a while."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from colloque.server.engine.outside import Outside

from .errors import SignInRefused

_KEPT = 3600  # seconds


@dataclass(frozen=True, slots=True)
class Provider:
    """Where Pro Santé Connect stands, and who we are for it.

    Attributes:
        issuer: Exactly what tokens must say in ``iss``.
        client_id: Exactly what they must say in ``aud``.
        client_secret: Ours.
        discovery: Address of its description.
        development: A provider on this machine: http and private addresses are allowed.
    """

    issuer: str
    client_id: str
    client_secret: str
    discovery: str
    development: bool = False

    @property
    def outside(self) -> Outside:
        """How it is called."""
        return Outside(development=self.development)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """What its description says."""

    authorization: str
    token: str
    userinfo: str
    keys: str


def provider() -> Provider:
    """The provider of the settings.

    Raises:
        SignInRefused: ``not_offered``.
    """
    declared: dict[str, Any] | None = settings.COLLOQUE_OIDC
    if not declared:
        raise SignInRefused("not_offered")
    return Provider(**declared)


def endpoints(who: Provider) -> Endpoints:
    """Its addresses, from its description.

    Raises:
        SignInRefused: the description is not one, or is another issuer's (``wrong_issuer``).
        OutsideSilent: it does not answer.
    """
    said = _kept(who, "discovery", who.discovery)
    if said.get("issuer") != who.issuer:
        raise SignInRefused("wrong_issuer")
    names = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
    addresses = [said.get(name) for name in names]
    if not all(isinstance(address, str) for address in addresses):
        raise SignInRefused("provider_answer")
    return Endpoints(*map(str, addresses))


def keys(who: Provider, *, fresh: bool = False) -> KeySet:
    """The public keys it signs with; ``fresh`` asks again, for it may have changed them.

    Raises:
        SignInRefused: they cannot be read.
        OutsideSilent: it does not answer.
    """
    try:
        return KeySet.import_key_set(_kept(who, "keys", endpoints(who).keys, fresh=fresh))  # type: ignore[arg-type]  # checked by joserfc
    except (JoseError, ValueError, KeyError, TypeError):
        raise SignInRefused("provider_answer") from None


def read_object(body: bytes) -> dict[str, Any]:
    """A JSON object.

    Raises:
        SignInRefused: it is something else.
    """
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        raise SignInRefused("provider_answer") from None
    if not isinstance(said, dict):
        raise SignInRefused("provider_answer")
    return said


def _kept(who: Provider, what: str, url: str, *, fresh: bool = False) -> dict[str, Any]:
    key = f"prosante:{what}:{who.issuer}"
    kept: dict[str, Any] | None = None if fresh else cache.get(key)
    if kept is None:
        answer = who.outside.get(url)
        if answer.status != 200:
            raise SignInRefused("provider_answer")
        kept = read_object(answer.body)
        cache.set(key, kept, _KEPT)
    return kept
